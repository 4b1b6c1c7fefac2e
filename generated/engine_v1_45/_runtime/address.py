"""Where a daemon is, and what opens connections to it."""

from __future__ import annotations

import re
from typing import Protocol

from msgspec import Struct

from ..errors import EngineError

DEFAULT_HOST = "unix:///var/run/docker.sock"
_DEFAULT_PORT = 2375
_DEFAULT_TLS_PORT = 2376
_HTTPS_PORT = 443
_KNOWN = "unix:///path/to/docker.sock, tcp://host:port, https://host:port or ssh://host"
_HOST = re.compile(r"[A-Za-z0-9._:-]+")
_PORT = re.compile(r"[0-9]{1,5}")
_UNSUPPORTED = ("npipe", "fd")


class Address(Struct, frozen=True):
    """A unix socket (`path`), or a TCP host and port."""

    path: str = ""
    host: str = ""
    port: int = 0

    @property
    def authority(self) -> str:
        """What the Host header says."""
        if self.path:
            return "docker"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"unix://{self.path}" if self.path else f"tcp://{self.authority}"


def parse_address(host: str | None, *, secure: bool = False) -> Address:
    """The address that `host` means; None means the local daemon's socket.

    Args:
        host: `unix:///path`, `tcp://host:port`, `http://` or `https://`.
        secure: Whether TLS is spoken there: then the port is another one, if none is given.

    Raises:
        EngineError: It is no address, or one that needs a connector of its own.
    """
    text = host or DEFAULT_HOST
    scheme, separator, rest = text.partition("://")
    if "@" in text and scheme != "unix":  # what stands before it may be a password: not repeated
        raise EngineError(f"an address with a user name is not supported: write {_KNOWN}")
    if not separator:
        raise EngineError(f"{text!r} is no address of a daemon: write {_KNOWN}")
    if scheme == "unix":
        if "\0" in rest:
            raise EngineError(f"{text!r} is no address of a daemon: write {_KNOWN}")
        return Address(path=rest or DEFAULT_HOST.removeprefix("unix://"))
    if scheme in _UNSUPPORTED:
        raise EngineError(f"{scheme}:// is not supported: use {_KNOWN}, or pass a connector")
    if scheme not in ("tcp", "http", "https"):
        raise EngineError(f"{scheme}:// is no kind of address: write {_KNOWN}")
    port = _HTTPS_PORT if scheme == "https" else _DEFAULT_TLS_PORT if secure else _DEFAULT_PORT
    return _tcp(rest.removesuffix("/"), text, port)


def _tcp(authority: str, text: str, default: int) -> Address:
    name, port = authority, ""
    if authority.startswith("["):
        name, bracket, port = authority[1:].partition("]")
        if not bracket or (port and not port.startswith(":")):
            raise EngineError(f"{text!r} is no address of a daemon: write {_KNOWN}")
        port = port[1:]
    elif authority.count(":") == 1:
        name, _, port = authority.partition(":")
    name, port = name or "localhost", port or str(default)
    if not (_HOST.fullmatch(name) and _PORT.fullmatch(port) and 0 < int(port) < 65536):
        raise EngineError(f"{text!r} is no address of a daemon: write {_KNOWN}")
    return Address(host=name, port=int(port))


class Connection(Protocol):
    """A byte stream to the daemon.

    Every method raises `ConnectionFailed` when the connection is lost, and `EngineTimeout` when
    the time that `set_timeout` gave is over.
    """

    def read(self) -> bytes:
        """Some bytes, at least one; empty at the end."""
        ...

    def write(self, data: bytes | memoryview, *, pausable: bool = False) -> int:
        """Send all of `data`, and keep for `read` what comes meanwhile; the number of bytes sent.

        With `pausable` it stops when something comes, so that the caller can look at it first.
        """
        ...

    def close_write(self) -> None:
        """End our direction; the other one stays open."""
        ...

    def close(self) -> None:
        """Close both directions. Another thread's `read` ends."""
        ...

    def set_timeout(self, seconds: float | None, deadline: float | None = None) -> None:
        """How long each read or write may wait; None for ever.

        None of them goes on after `deadline`, a time of the monotonic clock.
        """
        ...

    def has_input(self) -> bool:
        """Whether `read` would return at once, be it with the end."""
        ...


class Connector(Protocol):
    """Opens connections to a daemon. Pass one to a client to reach a daemon in a way of your own."""

    def connect(self, timeout: float | None) -> Connection:
        """A new connection, within `timeout` seconds (None: however long it takes).

        Raises:
            ConnectionFailed: There is nobody.
            EngineTimeout: Nobody answered in time.
        """
        ...


class AsyncConnection(Protocol):
    """A byte stream to the daemon, on the running event loop.

    Every method raises `ConnectionFailed` when the connection is lost, and `EngineTimeout` when
    the time that `set_timeout` gave is over.
    """

    async def read(self) -> bytes:
        """Some bytes, at least one; empty at the end."""
        ...

    async def write(self, data: bytes | memoryview, *, pausable: bool = False) -> int:
        """Send all of `data`, and keep for `read` what comes meanwhile; the number of bytes sent.

        With `pausable` it returns when something comes, so that the caller can look at it first.
        """
        ...

    async def close_write(self) -> None:
        """End our direction; the other one stays open."""
        ...

    def close(self) -> None:
        """Close both directions. Another task's `read` ends."""
        ...

    def set_timeout(self, seconds: float | None, deadline: float | None = None) -> None:
        """How long each read or write may wait; None for ever.

        None of them goes on after `deadline`, a time of the monotonic clock.
        """
        ...

    def has_input(self) -> bool:
        """Whether `read` would return at once, be it with the end."""
        ...


class AsyncConnector(Protocol):
    """Opens connections to a daemon. Pass one to a client to reach a daemon in a way of your own."""

    async def connect(self, timeout: float | None) -> AsyncConnection:
        """A new connection, within `timeout` seconds (None: however long it takes).

        Raises:
            ConnectionFailed: There is nobody.
            EngineTimeout: Nobody answered in time.
        """
        ...
