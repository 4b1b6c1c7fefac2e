"""Connections through ssh."""

from __future__ import annotations

from ..errors import ConnectionFailed
from .address import AsyncConnection
from .blocking_aio import acquire, offload
from .net_aio import adopt
from .ssh import SshProcess, parse_ssh


class AsyncSshConnection:
    """A connection through a running ssh."""

    def __init__(self, inner: AsyncConnection, process: SshProcess) -> None:
        self._inner = inner
        self._process = process
        self._answered = False
        self._written = False  # since something was read: ssh may not have passed it on

    def __del__(self) -> None:
        self._process.close()

    async def read(self) -> bytes:
        """Some bytes, at least one; empty at the end."""
        try:
            data = await self._inner.read()
        except ConnectionFailed as error:
            raise await self._failure() from error
        # An end may be the daemon's, or that of a connection which ssh has lost.
        if not data and (not self._answered or await offload(self._process.has_failed)):
            raise await self._failure()
        self._answered = True
        self._written = False
        return data

    async def _failure(self) -> ConnectionFailed:
        return await offload(self._process.failure)

    async def write(self, data: bytes | memoryview, *, pausable: bool = False) -> int:
        """Send all of `data`, and keep for `read` what comes meanwhile; the number of bytes sent.

        With `pausable` it stops when something comes, so that the caller can look at it first.
        """
        self._written = True
        try:
            return await self._inner.write(data, pausable=pausable)
        except ConnectionFailed as error:
            raise await self._failure() from error

    async def close_write(self) -> None:
        """End our direction; the other one stays open."""
        await self._inner.close_write()

    def close(self) -> None:
        """Close both directions. A `read` that waits ends."""
        self._process.close(
            patiently=self._written
        )  # first: a `read` that ends because of it has not failed
        self._inner.close()

    def set_timeout(self, seconds: float | None, deadline: float | None = None) -> None:
        """How long each read or write may wait, and when all have to end; None for ever."""
        self._inner.set_timeout(seconds, deadline)

    def has_input(self) -> bool:
        """Whether `read` would return at once, be it with the end."""
        return self._inner.has_input()


class AsyncSshConnector:
    """Opens connections through ssh, a process each.

    Args:
        address: `ssh://[user@]host[:port][/path]`.

    Raises:
        EngineError: It is no such address.
    """

    def __init__(self, address: str) -> None:
        self._address = parse_ssh(address)

    async def connect(self, timeout: float | None) -> AsyncConnection:
        """A new connection. ssh itself gives up after `timeout` seconds."""
        process = await acquire(lambda: SshProcess(self._address, timeout), SshProcess.give_up)
        try:
            return AsyncSshConnection(await adopt(process.socket), process)
        except BaseException:
            process.give_up()
            raise
