"""Client: one attribute per group of operations."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from .._runtime.address import Connector
from .._runtime.sync_engine import Engine
from ..operations import OPERATIONS
from .box import BoxApi


class Client:
    """A client of one Docker Engine, speaking API 1.99.

    Connections are opened when needed and reused; streams have connections of their own.
    Safe to share between threads. Use it with `with` or call `close()`.

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
        connector: Connector | None = None,
    ) -> None:
        self._engine = Engine(
            host,
            api_version="1.99",
            base_path="/v1.99",
            operations=OPERATIONS,
            timeout=timeout,
            connector=connector,
        )
        self.box = BoxApi(self._engine)

    @classmethod
    def from_env(cls, *, timeout: float | None = 60.0) -> Self:
        """A client for the daemon that the environment names.

        Args:
            timeout: As for the class.

        Reads `DOCKER_HOST`; unset or empty means the local daemon's socket.
        """
        return cls(Engine.host_from_env(), timeout=timeout)

    def close(self) -> None:
        """Close the idle connections. Open streams stay open until they are closed themselves."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
