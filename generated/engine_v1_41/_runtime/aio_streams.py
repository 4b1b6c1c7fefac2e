"""Answers that come in pieces: what the streaming methods of a client return."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from io import BufferedWriter
from types import TracebackType
from typing import IO, Generic, Protocol, Self, TypeVar, cast

from ..errors import ConnectionFailed, EngineError, ProtocolError
from ..streams import (
    Frame,
    JsonDecoder,
    MultiplexedDecoder,
    Output,
    RawDecoder,
    StreamId,
    WebSocketDecoder,
    WebSocketOpcode,
)
from .address import AsyncConnection
from .blocking_aio import acquire, offload, surely
from .http import Answer
from .websocket import encode_message

__all__ = [
    "AsyncByteStream",
    "AsyncFrameStream",
    "AsyncJsonStream",
    "AsyncSession",
    "AsyncStream",
    "AsyncWebSocketSession",
]

T = TypeVar("T")
_NORMAL_CLOSURE = (1000).to_bytes(2, "big")


class _Decoder(Protocol[T]):
    error: EngineError | None

    def feed_pieces(self, pieces: list[bytes]) -> list[T]: ...

    def eof(self) -> list[T]: ...


class _Opaque:
    """Bytes that mean nothing to us."""

    error: EngineError | None = None

    def feed_pieces(self, pieces: list[bytes]) -> list[bytes]:
        return pieces

    def eof(self) -> list[bytes]:
        return []


class AsyncStream(Generic[T]):
    """Items that come over time, on a connection of their own. There is no read timeout.

    Iterate over it, once. Use it with `async with`, or call `close()`, to end it before it ends
    by itself; its connection is closed then. An error ends it too, after all items before it.

    Iterating raises:
        StreamError: The daemon reports an error inside the stream.
        TruncatedStream: The connection ended before the stream did.
        ConnectionFailed: The connection was lost.
        DecodeError: An item does not fit its model.
        ProtocolError: What comes is not framed as it should be.
    """

    def __init__(self, connection: AsyncConnection, answer: Answer, decoder: _Decoder[T]) -> None:
        self._connection = connection
        self._answer = answer
        self._decoder = decoder
        self._ready = iter(list[T]())
        self._ended = False

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer, by lower-case name."""
        return self._answer.headers

    @property
    def closed(self) -> bool:
        """Whether the connection is closed: by you, by an error, or because the stream ended."""
        return self._ended

    async def close(self) -> None:
        """Close the connection. What was not read yet is lost. Closing twice does no harm."""
        self._end()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        for item in self._ready:
            return item
        while await self._refill():
            for item in self._ready:
                return item
        raise StopAsyncIteration

    def _end(self) -> None:
        self._ended = True
        self._ready = iter(list[T]())
        self._connection.close()

    async def _refill(self) -> bool:
        """Read until there are new items; False at the end."""
        decoder = self._decoder
        try:
            if self._ended:
                return False
            if decoder.error is not None:
                raise decoder.error
            items = list[T]()
            while not items and not self._ended:
                pieces = await self._pieces()
                if pieces:
                    items = decoder.feed_pieces(pieces)
                elif not self._ended:
                    items = decoder.eof()
                    self._end()
        except BaseException:
            self._end()
            raise
        self._ready = iter(items)
        return bool(items)

    async def _pieces(self) -> list[bytes]:
        """The next pieces of the body; none at its end."""
        answer = self._answer
        pieces = answer.take()
        while not pieces and not answer.complete:
            answer.check()
            try:
                data = await self._connection.read()
            except ConnectionFailed:
                if self._ended:  # closed while it was waiting
                    return []
                raise
            if data:
                answer.feed(data)
            elif self._ended:
                return []
            else:
                answer.eof()
                if answer.upgraded:
                    return []
            pieces = answer.take()
        return pieces


class AsyncJsonStream(AsyncStream[T]):
    """Values of a JSON stream, as they come: events, statistics, progress."""

    def __init__(
        self, connection: AsyncConnection, answer: Answer, decoder: JsonDecoder[T]
    ) -> None:
        super().__init__(connection, answer, decoder)

    async def collect(self) -> list[T]:
        """All values until the stream ends, in memory."""
        return [item async for item in self]


class AsyncFrameStream(AsyncStream[Frame]):
    """What a process writes, as it comes.

    Attributes:
        tty: Whether the process has a terminal: then all it writes is stdout.
    """

    def __init__(self, connection: AsyncConnection, answer: Answer, *, tty: bool) -> None:
        super().__init__(connection, answer, RawDecoder() if tty else MultiplexedDecoder())
        self.tty = tty

    async def collect(self) -> Output:
        """All of it until the stream ends, in memory."""
        stdout, stderr = list[bytes](), list[bytes]()
        async for frame in self:
            (stderr if frame.stream is StreamId.STDERR else stdout).append(frame.data)
        return Output(b"".join(stdout), b"".join(stderr))


class AsyncByteStream(AsyncStream[bytes]):
    """The bytes of an archive, as they come, in pieces of any size."""

    def __init__(self, connection: AsyncConnection, answer: Answer) -> None:
        super().__init__(connection, answer, _Opaque())

    async def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`, as from a file: none at the end. Without `size`, all of
        it until the stream ends, in memory."""
        if size < 0:
            return b"".join([piece async for piece in self])
        async for piece in self:
            if len(piece) > size:
                self._ready = iter([piece[size:], *self._ready])
            return piece[:size]
        return b""

    async def save(self, target: str | os.PathLike[str] | IO[bytes]) -> int:
        """Write all of it to a file.

        Args:
            target: A path, whose file is replaced, or a binary file that is open for writing and
                is left open. If the stream fails, what came before stays in the file.

        Returns:
            The number of bytes.
        """
        if isinstance(target, str | os.PathLike):
            file = await acquire(partial(_opened, target), BufferedWriter.close)
            try:
                return await self.save(file)
            finally:
                await surely(file.close)
        size = 0
        try:
            while True:
                data = b"".join(self._ready)
                await offload(_write_all, target, data)
                size += len(data)
                if not await self._refill():
                    return size
        finally:
            await self.close()


def _opened(path: str | os.PathLike[str]) -> BufferedWriter:
    return open(path, "wb")


def _write_all(file: IO[bytes], data: bytes) -> None:
    left = memoryview(data)
    while left:
        # Files without a buffer may take a part; those of other people may say nothing.
        written = cast("int | None", file.write(left))
        left = left[len(left) if written is None else written :]


class AsyncSession(AsyncFrameStream):
    """A process's input and output: write to its stdin, iterate over what it writes."""

    async def write(self, data: bytes) -> None:
        """Send `data` to the process's stdin, and wait until it is on its way.

        What the process writes meanwhile is kept, however much it is: it is safe to write all of
        its input before reading any of its output.

        Raises:
            ConnectionFailed: The process, or the connection, has ended. What the process wrote
                before can still be read.
            ProtocolError: Something between us and the daemon did not let the connection through.
        """
        self._check_writable()
        try:
            await self._connection.write(data)
        except ConnectionFailed:
            raise
        except BaseException:
            self._end()  # nobody knows how much was sent
            raise

    async def close_stdin(self) -> None:
        """End the process's stdin. What it writes still comes."""
        self._check_writable()
        await self._connection.close_write()

    def _check_writable(self) -> None:
        if self._ended:
            raise ConnectionFailed("the session is closed")
        if not (self._answer.upgraded or self._answer.until_eof):
            raise ProtocolError("the daemon's answer is one-way: it did not give us a connection")


class _Messages:
    """The data of websocket messages; what has to be answered is put into `replies`."""

    def __init__(self) -> None:
        self.error: EngineError | None = None
        self.replies: list[bytes] = []
        self.closed = False
        self._decoder = WebSocketDecoder()

    def feed_pieces(self, pieces: list[bytes]) -> list[bytes]:
        items: list[bytes] = []
        for message in self._decoder.feed_pieces(pieces):
            if message.opcode is WebSocketOpcode.CLOSE:
                self.replies.append(encode_message(WebSocketOpcode.CLOSE, message.data[:2]))
                self.closed = True
                return items
            if message.opcode is WebSocketOpcode.PING:
                self.replies.append(encode_message(WebSocketOpcode.PONG, message.data))
            elif message.opcode is not WebSocketOpcode.PONG:
                items.append(message.data)
        self.error = self._decoder.error
        return items

    def eof(self) -> list[bytes]:
        if not self.closed:
            self._decoder.eof()
        return []


class AsyncWebSocketSession(AsyncStream[bytes]):
    """A process's input and output over a websocket: its stdout and stderr come as one."""

    def __init__(self, connection: AsyncConnection, answer: Answer) -> None:
        self._messages = _Messages()
        super().__init__(connection, answer, self._messages)

    async def write(self, data: bytes) -> None:
        """Send `data` to the process's stdin.

        Raises:
            ConnectionFailed: The process, or the connection, has ended.
        """
        await self._send(WebSocketOpcode.BINARY, data)

    async def close(self) -> None:
        """Say goodbye and close the connection."""
        if not self._ended:
            with suppress(EngineError):  # the other side may be gone
                await self._send(WebSocketOpcode.CLOSE, _NORMAL_CLOSURE)
        self._end()

    async def collect(self) -> bytes:
        """All of it until the stream ends, in memory."""
        return b"".join([data async for data in self])

    async def _pieces(self) -> list[bytes]:
        replies, self._messages.replies = self._messages.replies, []
        for reply in replies:
            await self._connection.write(reply)
        return [] if self._messages.closed else await super()._pieces()

    async def _send(self, opcode: WebSocketOpcode, data: bytes) -> None:
        if self._ended:
            raise ConnectionFailed("the session is closed")
        try:
            await self._connection.write(encode_message(opcode, data))
        except ConnectionFailed:
            raise
        except BaseException:
            self._end()  # nobody knows how much was sent
            raise
