"""Where a daemon is, and how connections to it are opened."""

from __future__ import annotations

import os
from typing import Protocol

from msgspec import Struct

from ..errors import EngineError

DEFAULT_HOST = "unix:///var/run/docker.sock"
_LATER = ("https", "ssh", "npipe", "fd")


class Address(Struct, frozen=True):
    """A unix socket (`path`), or a TCP host and port."""

    path: str = ""
    host: str = ""
    port: int = 0

    @property
    def authority(self) -> str:
        """What the Host header says."""
        return f"{self.host}:{self.port}" if self.host else "docker"


def parse_address(host: str | None) -> Address:
    """Read `unix:///path` or `tcp://host:port`; raise EngineError for anything else."""
    text = host or DEFAULT_HOST
    scheme, separator, rest = text.partition("://")
    if not separator:
        raise EngineError(f"{text!r} is no daemon address: write unix:///path or tcp://host:port")
    if scheme == "unix":
        return Address(path=rest or DEFAULT_HOST.removeprefix("unix://"))
    if scheme in _LATER:
        raise EngineError(f"{scheme}:// is not supported yet: use unix:// or tcp://")
    if scheme not in ("tcp", "http"):
        raise EngineError(f"{text!r} has an unknown scheme: write unix:///path or tcp://host:port")
    name, _, port = rest.rstrip("/").rpartition(":")
    if not name or not port.isdigit():
        name, port = rest.rstrip("/"), "2375"
    return Address(host=name.strip("[]") or "127.0.0.1", port=int(port))


def host_from_env() -> str | None:
    """The value of `DOCKER_HOST`, None when it is unset or empty."""
    return os.environ.get("DOCKER_HOST") or None


class Connection(Protocol):
    """A byte stream to the daemon."""

    def read(self) -> bytes:
        """Some bytes; empty at the end."""
        ...

    def write(self, data: bytes) -> None:
        """Send all of `data`."""
        ...

    def close_write(self) -> None:
        """End our direction; the other one stays open."""
        ...

    def close(self) -> None:
        """Close both directions."""
        ...

    def set_timeout(self, seconds: float | None) -> None:
        """How long reads may take."""
        ...

    def is_stale(self) -> bool:
        """Whether the peer closed, or sent something nobody asked for."""
        ...


class Connector(Protocol):
    """Opens connections to a daemon."""

    def connect(self, timeout: float | None) -> Connection:
        """A new connection."""
        ...


class AsyncConnection(Protocol):
    """A byte stream to the daemon."""

    async def read(self) -> bytes:
        """Some bytes; empty at the end."""
        ...

    async def write(self, data: bytes) -> None:
        """Send all of `data`."""
        ...

    async def close_write(self) -> None:
        """End our direction; the other one stays open."""
        ...

    def close(self) -> None:
        """Close both directions."""
        ...

    def set_timeout(self, seconds: float | None) -> None:
        """How long reads may take."""
        ...

    def is_stale(self) -> bool:
        """Whether the peer closed, or sent something nobody asked for."""
        ...


class AsyncConnector(Protocol):
    """Opens connections to a daemon."""

    async def connect(self, timeout: float | None) -> AsyncConnection:
        """A new connection."""
        ...
