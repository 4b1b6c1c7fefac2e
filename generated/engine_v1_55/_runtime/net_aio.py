"""Connections on an asyncio event loop."""

from __future__ import annotations

import asyncio
import os
import socket
from contextlib import suppress
from typing import cast

from ..errors import ConnectionFailed, EngineError, EngineTimeout
from .address import Address, AsyncConnection
from .sockets import reason, tune
from .timeouts import time_left

_HIGH_WATER = 1024 * 1024
_READ = 64 * 1024


class _Protocol(asyncio.Protocol):
    """Collects what comes, and wakes the one reader and the one writer."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.ended = False
        self.error: Exception | None = None
        self._size = 0
        self._transport: asyncio.Transport | None = None
        self._reading_paused = False
        self._writing_paused = False
        self._writing = False
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None

    # -- called by the event loop ----------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self.pieces.append(data)
        self._size += len(data)
        if self._size > _HIGH_WATER and not self._writing:
            self._pause_reading()
        self._wake()

    def eof_received(self) -> bool:
        self.ended = True
        self._wake()
        return True  # our direction may stay open

    def connection_lost(self, exc: Exception | None) -> None:
        if exc is not None:
            self._salvage()
        self.ended = True
        self.error = exc
        self._writing_paused = False
        self._wake()

    def pause_writing(self) -> None:
        self._writing_paused = True

    def resume_writing(self) -> None:
        self._writing_paused = False
        _release(self._writer)

    # -- called by the connection ----------------------------------------------------------

    async def readable(self, timeout: float | None) -> None:
        """Until there is something to take. One caller at a time."""
        if self._reader is not None:
            raise EngineError("another task is reading from this connection")
        self._reader = asyncio.get_running_loop().create_future()
        try:
            await _within(self._reader, timeout)
        finally:
            self._reader = None

    async def writable(self, timeout: float | None, *, pausable: bool) -> None:
        """Until the transport takes more; with `pausable`, or until there is something to take."""
        # Two sides that only write would wait for each other for ever.
        self._writing = True
        self._resume_reading()
        try:
            while self._writing_paused and not (pausable and (self.pieces or self.ended)):
                self._writer = asyncio.get_running_loop().create_future()
                await _within(self._writer, timeout)
        finally:
            self._writer = None
            self._writing = False

    def take(self) -> bytes:
        """Everything that came."""
        data = self.pieces[0] if len(self.pieces) == 1 else b"".join(self.pieces)
        self.pieces.clear()
        self._size = 0
        self._resume_reading()
        return data

    def look(self) -> bool:
        """Whether there is something to take, be it the end.

        What the event loop has not read yet is read now: after a pause in which the loop did not
        run, an idle connection looks as it was before.
        """
        if self.pieces or self.ended or self._transport is None:
            return bool(self.pieces) or self.ended
        try:
            data = os.read(self._transport.get_extra_info("socket").fileno(), _READ)
        except ConnectionError as error:
            self.ended, self.error = True, error
        except (OSError, AttributeError):
            pass  # nothing is there; or this loop shows no socket that can be read so
        else:
            self.ended = not data
            if data:
                self.data_received(data)
        return bool(self.pieces) or self.ended

    def _salvage(self) -> None:
        """Take what has arrived: a transport that fails to write closes without reading, but why
        the daemon closed its side may be there."""
        if self._transport is None:
            return
        # Other event loops may show no socket.
        with (
            suppress(OSError, AttributeError),
            self._transport.get_extra_info("socket").dup() as left,
        ):
            left.setblocking(False)
            while data := left.recv(_READ):
                self.pieces.append(data)

    def _wake(self) -> None:
        _release(self._reader)
        _release(self._writer)

    def _pause_reading(self) -> None:
        if not self._reading_paused and self._transport is not None:
            self._reading_paused = True
            self._transport.pause_reading()

    def _resume_reading(self) -> None:
        if self._reading_paused and self._transport is not None:
            self._reading_paused = False
            self._transport.resume_reading()


def _release(waiting: asyncio.Future[None] | None) -> None:
    if waiting is not None and not waiting.done():
        waiting.set_result(None)


async def _within(waiting: asyncio.Future[None], timeout: float | None) -> None:
    """Wait for a future; EngineTimeout when it takes longer. A cheap asyncio.timeout()."""
    if timeout is None:
        await waiting
        return

    def expire() -> None:
        if not waiting.done():
            waiting.set_exception(EngineTimeout(f"the daemon did not answer within {timeout:g} s"))

    timer = asyncio.get_running_loop().call_later(timeout, expire)
    try:
        await waiting
    finally:
        timer.cancel()


class LoopConnection:
    """A connection on the running event loop. One task may read while another writes."""

    __slots__ = ("_deadline", "_loop", "_protocol", "_timeout", "_transport")

    def __init__(self, transport: asyncio.Transport, protocol: _Protocol) -> None:
        self._loop = asyncio.get_running_loop()
        self._transport = transport
        self._protocol = protocol
        self._timeout: float | None = None
        self._deadline: float | None = None

    def __del__(self) -> None:
        # Whoever lets go of a stream has closed it; the loop would hold the socket for ever.
        if not self._transport.is_closing() and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._transport.abort)

    async def read(self) -> bytes:
        """Some bytes, at least one; empty at the end."""
        protocol = self._protocol
        patience = time_left(self._timeout, self._deadline)
        if not protocol.pieces and not protocol.ended:
            await protocol.readable(patience)
        if protocol.pieces:
            return protocol.take()
        if protocol.error is not None:
            raise _lost(protocol.error) from protocol.error
        return b""

    async def write(self, data: bytes | memoryview, *, pausable: bool = False) -> int:
        """Send all of `data`, and keep for `read` what comes meanwhile; the number of bytes sent.

        With `pausable` it returns when something comes, so that the caller can look at it first.
        """
        if not self._transport.is_closing():
            self._transport.write(data)  # what can be sent at once is sent
        if self._transport.is_closing():
            raise _lost(self._protocol.error, sent=False)
        patience = time_left(self._timeout, self._deadline)
        await self._protocol.writable(patience, pausable=pausable)
        if self._transport.is_closing():
            raise _lost(self._protocol.error)
        return len(data)

    async def close_write(self) -> None:
        """End our direction; the other one stays open."""
        if self._transport.is_closing():
            raise _lost(self._protocol.error)
        self._transport.write_eof()

    def close(self) -> None:
        """Close both directions. Another task's `read` ends."""
        if not self._loop.is_closed():
            self._transport.abort()

    def set_timeout(self, seconds: float | None, deadline: float | None = None) -> None:
        """How long each read or write may wait, and when all have to end; None for ever."""
        self._timeout, self._deadline = seconds, deadline

    def has_input(self) -> bool:
        """Whether `read` would return at once, be it with the end."""
        if self._loop is not asyncio.get_running_loop():
            return True  # of a loop that has ended: nothing can be read or written any more
        return self._transport.is_closing() or self._protocol.look()


def _lost(error: Exception | None, *, sent: bool = True) -> ConnectionFailed:
    why = reason(error) if isinstance(error, OSError) else error
    words = f"the connection to the daemon was lost{f': {why}' if why else ''}"
    return ConnectionFailed(words, sent=sent)


class LoopConnector:
    """Opens connections to an address on the running event loop."""

    def __init__(self, address: Address) -> None:
        self._address = address

    async def connect(self, timeout: float | None) -> AsyncConnection:
        """A new connection, within `timeout` seconds."""
        address = self._address
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(timeout):
                if address.path:
                    connected = await _connect_unix(address.path)
                    made = await loop.create_unix_connection(_Protocol, sock=connected)
                else:
                    made = await loop.create_connection(_Protocol, address.host, address.port)
                    tune(made[0].get_extra_info("socket"))
        except TimeoutError as error:
            raise EngineTimeout(f"no connection to the daemon at {address} in time") from error
        except OSError as error:
            message = f"cannot connect to the daemon at {address}: {reason(error)}"
            raise ConnectionFailed(message, sent=False) from error
        return LoopConnection(*made)


async def adopt(connected: socket.socket) -> AsyncConnection:
    """A connection over a unix socket that is connected already."""
    loop = asyncio.get_running_loop()
    return LoopConnection(*await loop.create_unix_connection(_Protocol, sock=connected))


async def _connect_unix(path: str) -> socket.socket:
    # The event loop takes "try again" of a unix socket for a connection that is under way.
    connecting = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connecting.setblocking(False)
        while True:
            try:
                connecting.connect(path)
                return connecting
            except BlockingIOError:  # more connections wait than the daemon lets wait
                await asyncio.sleep(0.005)
    except BaseException:
        connecting.close()
        raise
