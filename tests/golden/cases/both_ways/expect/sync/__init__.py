"""The blocking client."""

from __future__ import annotations

from .._runtime.sync_engine import ByteStream, FrameStream, JsonStream, Session
from .client import Client

__all__ = [
    "ByteStream",
    "Client",
    "FrameStream",
    "JsonStream",
    "Session",
]
