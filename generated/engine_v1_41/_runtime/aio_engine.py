"""The engine: runs operations over connections, and keeps idle connections for the next call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Generic, Self, TypeVar

import msgspec

from ..errors import ConnectionFailed, ProtocolError
from ..streams import Frame, JsonDecoder, MultiplexedDecoder, Output, RawDecoder, StreamId
from .address import AsyncConnection, AsyncConnector, host_from_env, parse_address
from .http import LAST_CHUNK, Answer, chunk, request_head
from .net_aio import LoopConnector
from .operation import JsonItems, Operation, OperationTable
from .upload import async_pieces
from .values import is_map
from .websocket import WebSocketDecoder, check_handshake, handshake
from .websocket import message as websocket_message

T = TypeVar("T")
_NO_PARAMETERS: Mapping[str, object] = {}
_RAW = "application/vnd.docker.raw-stream"
_MULTIPLEXED = "application/vnd.docker.multiplexed-stream"
_HIJACK = (("Connection", "Upgrade"), ("Upgrade", "tcp"))


class AsyncStream:
    """An answer that comes in pieces, on a connection of its own.

    Use it with `async with`, or call `close()`: leaving early closes the connection.
    """

    def __init__(self, connection: AsyncConnection, answer: Answer) -> None:
        self._connection = connection
        self._answer = answer

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer, by lower-case name."""
        return self._answer.headers

    async def close(self) -> None:
        """Close the connection. What was not read yet is lost."""
        self._connection.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def _pieces(self) -> list[bytes]:
        """The next pieces of the body; none at its end."""
        answer = self._answer
        pieces = answer.take()
        try:
            while not pieces and not answer.complete:
                data = await self._connection.read()
                if data:
                    answer.feed(data)
                else:
                    answer.eof()
                pieces = answer.take()
        except BaseException:
            self._connection.close()
            raise
        if not pieces:
            self._connection.close()
        return pieces


class AsyncJsonStream(AsyncStream, Generic[T]):
    """Items of a JSON stream, as they come."""

    def __init__(
        self, connection: AsyncConnection, answer: Answer, decoder: JsonDecoder[T]
    ) -> None:
        super().__init__(connection, answer)
        self._decoder = decoder
        self._ready = iter(list[T]())
        self._ended = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        while True:
            for item in self._ready:
                return item
            if self._ended:
                raise StopAsyncIteration
            pieces = await self._pieces()
            if pieces:
                self._ready = iter(self._decoder.feed(b"".join(pieces)))
            else:
                self._ended = True
                self._ready = iter(self._decoder.eof())

    async def collect(self) -> list[T]:
        """All items until the stream ends."""
        return [item async for item in self]


class AsyncFrameStream(AsyncStream):
    """Frames of output, as they come.

    Attributes:
        tty: Whether the output is a terminal's: then all of it is stdout.
    """

    def __init__(self, connection: AsyncConnection, answer: Answer, *, tty: bool) -> None:
        super().__init__(connection, answer)
        self.tty = tty
        self._decoder = RawDecoder() if tty else MultiplexedDecoder()
        self._ready = iter(list[Frame]())
        self._ended = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Frame:
        while True:
            for frame in self._ready:
                return frame
            if self._ended:
                raise StopAsyncIteration
            pieces = await self._pieces()
            if pieces:
                feed = self._decoder.feed
                self._ready = iter([frame for piece in pieces for frame in feed(piece)])
            else:
                self._ended = True
                self._decoder.eof()

    async def collect(self) -> Output:
        """Everything until the stream ends, by stream."""
        stdout, stderr = list[bytes](), list[bytes]()
        async for frame in self:
            (stderr if frame.stream is StreamId.STDERR else stdout).append(frame.data)
        return Output(b"".join(stdout), b"".join(stderr))


class AsyncByteStream(AsyncStream):
    """Bytes of an archive, as they come."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while pieces := await self._pieces():
            for piece in pieces:
                yield piece

    async def read(self) -> bytes:
        """All of it, in memory."""
        return b"".join([piece async for piece in self])

    async def save(self, target: str | Path | IO[bytes]) -> int:
        """Write all of it to a path or an open binary file; the number of bytes."""
        if isinstance(target, str | Path):
            with open(target, "wb") as file:
                return await self.save(file)
        size = 0
        async for piece in self:
            size += target.write(piece)
        return size


class AsyncSession(AsyncFrameStream):
    """A process's input and output: write to its stdin, read frames of its output."""

    async def write(self, data: bytes) -> None:
        """Send `data` to the process's stdin."""
        await self._connection.write(data)

    async def close_stdin(self) -> None:
        """End the process's stdin. Its output goes on."""
        await self._connection.close_write()


class AsyncWebSocketSession(AsyncStream):
    """A process's input and output over a WebSocket: stdout and stderr come merged, as bytes."""

    def __init__(self, connection: AsyncConnection, answer: Answer) -> None:
        super().__init__(connection, answer)
        self._decoder = WebSocketDecoder()
        self._ready = iter(list[bytes]())

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        while True:
            for message in self._ready:
                return message
            if self._decoder.closed:
                await self.close()
                raise StopAsyncIteration
            pieces = await self._pieces()
            if not pieces:
                self._decoder.eof()
                raise StopAsyncIteration
            self._ready = iter(self._decoder.feed(b"".join(pieces)))
            for reply in self._decoder.replies:
                await self._connection.write(reply)
            self._decoder.replies.clear()

    async def write(self, data: bytes) -> None:
        """Send `data` to the process's stdin."""
        await self._connection.write(websocket_message(data))


class AsyncEngine:
    """Runs operations against one daemon."""

    def __init__(
        self,
        host: str | None,
        *,
        api_version: str,
        base_path: str,
        operations: OperationTable,
        timeout: float | None = 60.0,
        connector: AsyncConnector | None = None,
    ) -> None:
        address = parse_address(host)
        self.api_version = api_version
        self._base_path = base_path
        self._operations = operations
        self._timeout = timeout
        self._connector = connector or LoopConnector(address)
        self._idle: list[AsyncConnection] = []
        self._headers = (
            ("Host", address.authority),
            ("User-Agent", f"mobygen/{api_version}"),
            ("Accept-Encoding", "identity"),
        )

    @staticmethod
    def host_from_env() -> str | None:
        """The daemon that the environment names."""
        return host_from_env()

    async def close(self) -> None:
        """Close the idle connections."""
        while self._idle:
            self._idle.pop().close()

    async def call(
        self,
        operation: Operation[T],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> T:
        """Run an operation whose answer comes whole."""
        answer, data = await self._exchange(operation, parameters, body)
        return operation.decode(answer.status, data, answer.headers)

    async def json_stream(
        self,
        operation: Operation[list[T]],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> AsyncJsonStream[T]:
        """Run an operation that answers with JSON objects over time."""
        connection, answer = await self._open(operation, parameters, body)
        result: JsonItems[T] = operation.results[200]
        return AsyncJsonStream(connection, answer, result.decoder())

    async def byte_stream(
        self,
        operation: Operation[bytes],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> AsyncByteStream:
        """Run an operation that answers with an archive."""
        return AsyncByteStream(*await self._open(operation, parameters, body))

    async def frame_stream(
        self,
        operation: Operation[list[Frame]],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> AsyncFrameStream:
        """Run an operation that answers with a process's output."""
        known = await self._tty(operation, parameters, body)
        connection, answer = await self._open(operation, parameters, body)
        return AsyncFrameStream(connection, answer, tty=_framing(operation, answer, known))

    async def hijack(
        self,
        operation: Operation[list[Frame]],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> AsyncSession:
        """Run an operation that connects to a process's input and output."""
        known = await self._tty(operation, parameters, body)
        connection, answer = await self._open(operation, parameters, body, headers=_HIJACK)
        return AsyncSession(connection, answer, tty=_framing(operation, answer, known))

    async def websocket(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> AsyncWebSocketSession:
        """Run an operation that connects to a process over a WebSocket."""
        key, headers = handshake()
        connection, answer = await self._open(operation, parameters, body, headers=headers)
        try:
            check_handshake(key, answer.headers.get("sec-websocket-accept", ""))
        except ProtocolError:
            connection.close()
            raise
        return AsyncWebSocketSession(connection, answer)

    # -- inside ----------------------------------------------------------------------------

    async def _tty(
        self, operation: Operation[Any], parameters: Mapping[str, object], body: object
    ) -> bool:
        """Whether the process has a terminal, as far as it can be known before the answer."""
        rule = operation.tty
        if rule is None:
            return False
        if rule.body:
            return bool(_member(body, rule.body))
        inspect = self._operations[rule.operation]
        answer, data = await self._exchange(
            inspect, {rule.parameter: parameters[rule.parameter]}, None
        )
        if answer.status >= 400:
            inspect.decode(answer.status, data)
        value: object = msgspec.json.decode(data)
        for name in rule.property:
            value = _member(value, name)
        return bool(value)

    async def _open(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        body: object,
        *,
        headers: tuple[tuple[str, str], ...] = (),
    ) -> tuple[AsyncConnection, Answer]:
        """A stream's connection, its head read and found good."""
        connection = await self._connector.connect(self._timeout)
        answer = await self._send(connection, operation, parameters, body, headers)
        if answer.status >= 400:
            await self._finish(connection, answer)
            connection.close()
            operation.decode(answer.status, b"".join(answer.take()))
            raise ProtocolError(f"{operation.id}: status {answer.status}")
        connection.set_timeout(None)
        return connection, answer

    async def _exchange(
        self, operation: Operation[Any], parameters: Mapping[str, object], body: object
    ) -> tuple[Answer, bytes]:
        """One request and its whole answer, on an idle connection where there is one."""
        connection = await self._connection()
        answer = await self._send(connection, operation, parameters, body, ())
        await self._finish(connection, answer)
        if answer.reusable:
            self._idle.append(connection)
        else:
            connection.close()
        return answer, b"".join(answer.take())

    async def _connection(self) -> AsyncConnection:
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_stale():
                return connection
            connection.close()
        return await self._connector.connect(self._timeout)

    async def _send(
        self,
        connection: AsyncConnection,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        body: object,
        headers: tuple[tuple[str, str], ...],
    ) -> Answer:
        """Send a request and read its answer's head."""
        answer = Answer(has_body=operation.method != "HEAD")
        try:
            target, own = operation.target(parameters)
            head = (*self._headers, *headers, *own)
            connection.set_timeout(None if operation.interaction != "unary" else self._timeout)
            try:
                await self._write(connection, operation, self._base_path + target, head, body)
            except ConnectionFailed:
                # A daemon that refuses an upload says why, and does not wait for the rest.
                if body is None:
                    raise
            while not answer.has_head:
                data = await connection.read()
                if not data:
                    raise ConnectionFailed("the daemon closed the connection without an answer")
                answer.feed(data)
        except BaseException:
            connection.close()
            raise
        return answer

    async def _write(
        self,
        connection: AsyncConnection,
        operation: Operation[Any],
        target: str,
        headers: tuple[tuple[str, str], ...],
        body: object,
    ) -> None:
        if body is None:
            length = () if operation.method in ("GET", "HEAD") else (("Content-Length", "0"),)
            await connection.write(request_head(operation.method, target, (*headers, *length)))
            return
        kind = "application/json" if operation.body == "json" else "application/x-tar"
        headers = (*headers, ("Content-Type", kind))
        if operation.body == "json":
            body = msgspec.json.encode(body)
        if isinstance(body, bytes | bytearray):
            sized = (*headers, ("Content-Length", str(len(body))))
            await connection.write(request_head(operation.method, target, sized) + body)
            return
        chunked = (*headers, ("Transfer-Encoding", "chunked"))
        await connection.write(request_head(operation.method, target, chunked))
        async for piece in async_pieces(body):
            if piece:
                await connection.write(chunk(piece))
        await connection.write(LAST_CHUNK)

    async def _finish(self, connection: AsyncConnection, answer: Answer) -> None:
        """Read an answer to its end."""
        try:
            while not answer.complete:
                data = await connection.read()
                if data:
                    answer.feed(data)
                else:
                    answer.eof()
        except BaseException:
            connection.close()
            raise


def _member(value: object, name: str) -> object:
    return value.get(name) if is_map(value) else None


def _framing(operation: Operation[Any], answer: Answer, known: bool) -> bool:
    """Whether the output is raw: what the Content-Type says where it can be trusted."""
    content_type = answer.headers.get("content-type", "")
    if operation.tty is not None and operation.tty.content_type:
        if content_type == _MULTIPLEXED:
            return False
        if content_type == _RAW and answer.upgraded:
            return True
    return known
