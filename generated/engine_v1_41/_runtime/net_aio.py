"""Connections on an asyncio event loop."""

from __future__ import annotations

import asyncio
from typing import cast

from ..errors import ConnectionFailed, EngineTimeout
from .address import Address, AsyncConnection

_HIGH_WATER = 1024 * 1024


class _Protocol(asyncio.Protocol):
    """Collects what comes, and wakes the one reader and the writers."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0
        self.ended = False
        self.error: Exception | None = None
        self.transport: asyncio.Transport | None = None
        self._paused = False
        self._reader: asyncio.Future[None] | None = None
        self._can_write = asyncio.Event()
        self._can_write.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self.pieces.append(data)
        self.size += len(data)
        if self.size > _HIGH_WATER and self.transport is not None and not self._paused:
            self._paused = True
            self.transport.pause_reading()
        self._wake()

    def eof_received(self) -> bool:
        self.ended = True
        self._wake()
        return True  # our direction may stay open

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended = True
        self.error = exc
        self._can_write.set()
        self._wake()

    def pause_writing(self) -> None:
        self._can_write.clear()

    def resume_writing(self) -> None:
        self._can_write.set()

    def _wake(self) -> None:
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)

    async def wait(self, timeout: float | None) -> None:
        """Until there is something to take."""
        loop = asyncio.get_running_loop()
        self._reader = loop.create_future()
        try:
            if timeout is None:
                await self._reader
            else:
                async with asyncio.timeout(timeout):
                    await self._reader
        finally:
            self._reader = None

    def take(self) -> bytes:
        """Everything that came."""
        data = self.pieces[0] if len(self.pieces) == 1 else b"".join(self.pieces)
        self.pieces.clear()
        self.size = 0
        if self._paused and self.transport is not None:
            self._paused = False
            self.transport.resume_reading()
        return data

    async def drained(self) -> None:
        """Until the transport takes more."""
        await self._can_write.wait()


class LoopConnection:
    """A connection on the running event loop."""

    __slots__ = ("_protocol", "_timeout", "_transport")

    def __init__(self, transport: asyncio.Transport, protocol: _Protocol) -> None:
        self._transport = transport
        self._protocol = protocol
        self._timeout: float | None = None

    async def read(self) -> bytes:
        """Some bytes; empty at the end."""
        protocol = self._protocol
        if not protocol.pieces and not protocol.ended:
            try:
                await protocol.wait(self._timeout)
            except TimeoutError as error:
                raise EngineTimeout("the daemon did not answer in time") from error
        if protocol.pieces:
            return protocol.take()
        if protocol.error is not None:
            cause = protocol.error
            raise ConnectionFailed(f"the connection to the daemon was lost: {cause}") from cause
        return b""

    async def write(self, data: bytes) -> None:
        """Send all of `data`."""
        if self._transport.is_closing():
            raise ConnectionFailed("the connection to the daemon was lost")
        self._transport.write(data)
        await self._protocol.drained()

    async def close_write(self) -> None:
        """End our direction; the other one stays open."""
        if not self._transport.is_closing():
            self._transport.write_eof()

    def close(self) -> None:
        """Close both directions."""
        self._transport.abort()

    def set_timeout(self, seconds: float | None) -> None:
        """How long reads may take."""
        self._timeout = seconds

    def is_stale(self) -> bool:
        """Whether the peer closed, or sent something nobody asked for."""
        return self._protocol.ended or bool(self._protocol.pieces) or self._transport.is_closing()


class LoopConnector:
    """Opens connections to an address on the running event loop."""

    def __init__(self, address: Address) -> None:
        self._address = address

    async def connect(self, timeout: float | None) -> AsyncConnection:
        """A new connection."""
        address = self._address
        where = address.path or address.authority
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(timeout):
                if address.path:
                    made = await loop.create_unix_connection(_Protocol, address.path)
                else:
                    made = await loop.create_connection(_Protocol, address.host, address.port)
        except TimeoutError as error:
            raise EngineTimeout(f"no connection to the daemon at {where} in time") from error
        except OSError as error:
            raise ConnectionFailed(f"cannot connect to the daemon at {where}: {error}") from error
        return LoopConnection(*made)
