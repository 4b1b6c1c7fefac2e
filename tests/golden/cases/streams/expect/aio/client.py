"""AsyncClient: one attribute per group of operations."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from .._runtime.address import AsyncConnector
from .._runtime.aio_engine import AsyncEngine
from ..operations import OPERATIONS
from .box import AsyncBoxApi


class AsyncClient:
    """An asyncio client of one Docker Engine, speaking API 1.99.

    Connections are opened when needed and reused; streams have connections of their own.
    Use it in one event loop, with `async with` or `await client.close()`.

    Args:
        host: `unix:///path/to/docker.sock` or `tcp://host:port`. Default: the local daemon's
            `unix:///var/run/docker.sock`.
        timeout: Seconds to wait for a connection and for each read of an answer; None waits for
            ever. Streams, and calls that last as long as what they wait for, have no read timeout.
        connector: Opens connections in place of the built-in ones, to reach a daemon in another
            way.

    Raises:
        EngineError: `host` is not an address this client can connect to.
    """

    def __init__(
        self,
        host: str | None = None,
        *,
        timeout: float | None = 60.0,
        connector: AsyncConnector | None = None,
    ) -> None:
        self._engine = AsyncEngine(
            host,
            api_version="1.99",
            base_path="/v1.99",
            operations=OPERATIONS,
            timeout=timeout,
            connector=connector,
        )
        self.box = AsyncBoxApi(self._engine)

    @classmethod
    def from_env(cls, *, timeout: float | None = 60.0) -> Self:
        """A client for the daemon that the environment names.

        Args:
            timeout: As for the class.

        Reads `DOCKER_HOST`; unset or empty means the local daemon's socket.
        """
        return cls(AsyncEngine.host_from_env(), timeout=timeout)

    async def close(self) -> None:
        """Close the idle connections. Open streams stay open until they are closed themselves."""
        await self._engine.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
