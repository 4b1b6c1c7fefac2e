"""Connections over TLS on an asyncio event loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from contextlib import suppress

from ..errors import ConnectionFailed, EngineTimeout
from .address import AsyncConnection, AsyncConnector
from .endpoint import Tls
from .tls import Channel, make_context

_PIECE = 64 * 1024  # encrypted at once


class AsyncTlsConnection:
    """TLS over another connection. One task may read while another writes."""

    def __init__(self, inner: AsyncConnection, channel: Channel) -> None:
        self._inner = inner
        self._channel = channel
        self._sending = asyncio.Lock()  # records go out in the order in which they were made
        self._reads = False
        self._unsent = b""
        self._timeout: tuple[float | None, float | None] = None, None

    async def handshake(self, deadline: float | None) -> None:
        """Agree with the daemon, before `deadline` (of the monotonic clock)."""
        while not await self._agreed():
            if deadline is not None:
                self._inner.set_timeout(max(deadline - time.monotonic(), 0.001))
            await self._flush()
            self._channel.feed(await self._inner.read())
        await self._flush()
        self._inner.set_timeout(*self._timeout)

    async def _agreed(self) -> bool:
        try:
            return self._channel.handshake()
        except ConnectionFailed:
            with suppress(ConnectionFailed, EngineTimeout):
                await self._flush()  # tells the daemon why
            raise

    async def read(self) -> bytes:
        """Some bytes, at least one; empty at the end."""
        while not self._channel.readable:
            await self._send_rest()
            await self._receive()
        return self._channel.take()

    async def _send_rest(self) -> None:
        """Send what a pausable write left: nothing may come before it was sent."""
        if not self._unsent or self._sending.locked():
            return
        async with self._sending:
            with suppress(ConnectionFailed):  # what the daemon said before may still be there
                await self._flush(pausable=True)

    async def _receive(self) -> None:
        self._reads = True
        try:
            self._channel.feed(await self._inner.read())
        finally:
            self._reads = False

    async def write(self, data: bytes | memoryview, *, pausable: bool = False) -> int:
        """Send all of `data`, and keep for `read` what comes meanwhile; the number of bytes sent.

        With `pausable` it returns when something comes, so that the caller can look at it first.
        """
        view, done = memoryview(data), 0
        async with self._sending:
            try:
                while await self._flush(pausable=pausable) and done < len(view):
                    piece = view[done : done + _PIECE]
                    self._channel.encrypt(piece)
                    done += len(piece)
            except ConnectionFailed as error:
                error.sent = error.sent or done > _PIECE
                raise await self._explained(error) from error.__cause__
        return done

    async def _flush(self, *, pausable: bool = False) -> bool:
        """Send what is to be sent; False if it was left because something came."""
        while True:
            self._unsent += self._channel.outgoing()
            if not self._unsent:
                return True
            # What the loop does not send at once it keeps: a piece is never sent twice.
            unsent, self._unsent = self._unsent, b""
            sent = await self._inner.write(unsent, pausable=pausable)
            self._unsent = unsent[sent:]
            if self._unsent:
                return False

    async def _explained(self, lost: ConnectionFailed) -> ConnectionFailed:
        """A daemon that refuses our certificate says so, and closes while we write."""
        if self._reads:
            return lost
        try:
            while not self._channel.readable:
                self._inner.set_timeout(1.0)
                await self._receive()
            return self._channel.error or lost
        except (ConnectionFailed, EngineTimeout):
            return lost
        finally:
            self._inner.set_timeout(*self._timeout)

    async def close_write(self) -> None:
        """End our direction; the other one stays open."""
        async with self._sending:
            self._channel.end()
            await self._flush()

    def close(self) -> None:
        """Close both directions. Another task's `read` ends."""
        self._inner.close()

    def set_timeout(self, seconds: float | None, deadline: float | None = None) -> None:
        """How long each read or write may wait, and when all have to end; None for ever."""
        self._timeout = seconds, deadline
        self._inner.set_timeout(seconds, deadline)

    def has_input(self) -> bool:
        """Whether `read` would return at once, be it with the end."""
        # Not all that comes is for the reader: TLS has words of its own.
        if self._reads:
            return False  # the task that reads will have it
        try:
            while not self._channel.readable and self._inner.has_input():
                if not _at_once(self._receive()):
                    return True  # the loop that it was of has ended
        except ConnectionFailed:
            return True
        return self._channel.readable


def _at_once(work: Coroutine[None, None, None]) -> bool:
    """Run what has nothing to wait for; False if it would wait after all."""
    try:
        work.send(None)
    except StopIteration:
        return True
    work.close()
    return False


class AsyncTlsConnector:
    """Opens connections over TLS on the running event loop.

    Args:
        inner: Opens the connections that TLS is spoken over.
        tls: Files and names; None means that the system knows the CA.
        host: The host that the daemon's certificate has to be for.
        peer: The daemon's address, for messages.
    """

    def __init__(self, inner: AsyncConnector, tls: Tls | None, host: str, peer: str) -> None:
        self._inner = inner
        self._tls = tls or Tls()
        self._host = host
        self._peer = peer
        self._context = make_context(self._tls)

    async def connect(self, timeout: float | None) -> AsyncConnection:
        """A new connection, within `timeout` seconds."""
        deadline = None if timeout is None else time.monotonic() + timeout
        inner = await self._inner.connect(timeout)
        try:
            channel = Channel(self._context, self._tls, self._host, self._peer)
            connection = AsyncTlsConnection(inner, channel)
            await connection.handshake(deadline)
            return connection
        except EngineTimeout as error:
            inner.close()
            raise EngineTimeout(f"no TLS with the daemon at {self._peer} in time") from error
        except ConnectionFailed as error:
            inner.close()
            error.sent = False  # the request waits for the connection
            raise
        except BaseException:
            inner.close()
            raise
