"""The asyncio client."""

from __future__ import annotations

from .._runtime.aio_engine import AsyncByteStream, AsyncFrameStream, AsyncJsonStream, AsyncSession
from .client import AsyncClient

__all__ = [
    "AsyncByteStream",
    "AsyncClient",
    "AsyncFrameStream",
    "AsyncJsonStream",
    "AsyncSession",
]
