"""The engine: runs operations over connections, and keeps idle connections for the next call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Generic, Self, TypeVar

import msgspec

from ..errors import ConnectionFailed, ProtocolError
from ..streams import Frame, JsonDecoder, MultiplexedDecoder, Output, RawDecoder, StreamId
from .address import Connection, Connector, host_from_env, parse_address
from .http import LAST_CHUNK, Answer, chunk, request_head
from .net_sync import SocketConnector
from .operation import JsonItems, Operation, OperationTable
from .upload import pieces
from .values import is_map
from .websocket import WebSocketDecoder, check_handshake, handshake
from .websocket import message as websocket_message

T = TypeVar("T")
_NO_PARAMETERS: Mapping[str, object] = {}
_RAW = "application/vnd.docker.raw-stream"
_MULTIPLEXED = "application/vnd.docker.multiplexed-stream"
_HIJACK = (("Connection", "Upgrade"), ("Upgrade", "tcp"))


class Stream:
    """An answer that comes in pieces, on a connection of its own.

    Use it with `with`, or call `close()`: leaving early closes the connection.
    """

    def __init__(self, connection: Connection, answer: Answer) -> None:
        self._connection = connection
        self._answer = answer

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer, by lower-case name."""
        return self._answer.headers

    def close(self) -> None:
        """Close the connection. What was not read yet is lost."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _pieces(self) -> list[bytes]:
        """The next pieces of the body; none at its end."""
        answer = self._answer
        pieces = answer.take()
        try:
            while not pieces and not answer.complete:
                data = self._connection.read()
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


class JsonStream(Stream, Generic[T]):
    """Items of a JSON stream, as they come."""

    def __init__(self, connection: Connection, answer: Answer, decoder: JsonDecoder[T]) -> None:
        super().__init__(connection, answer)
        self._decoder = decoder
        self._ready = iter(list[T]())
        self._ended = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        while True:
            for item in self._ready:
                return item
            if self._ended:
                raise StopIteration
            pieces = self._pieces()
            if pieces:
                self._ready = iter(self._decoder.feed(b"".join(pieces)))
            else:
                self._ended = True
                self._ready = iter(self._decoder.eof())

    def collect(self) -> list[T]:
        """All items until the stream ends."""
        return [item for item in self]


class FrameStream(Stream):
    """Frames of output, as they come.

    Attributes:
        tty: Whether the output is a terminal's: then all of it is stdout.
    """

    def __init__(self, connection: Connection, answer: Answer, *, tty: bool) -> None:
        super().__init__(connection, answer)
        self.tty = tty
        self._decoder = RawDecoder() if tty else MultiplexedDecoder()
        self._ready = iter(list[Frame]())
        self._ended = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Frame:
        while True:
            for frame in self._ready:
                return frame
            if self._ended:
                raise StopIteration
            pieces = self._pieces()
            if pieces:
                feed = self._decoder.feed
                self._ready = iter([frame for piece in pieces for frame in feed(piece)])
            else:
                self._ended = True
                self._decoder.eof()

    def collect(self) -> Output:
        """Everything until the stream ends, by stream."""
        stdout, stderr = list[bytes](), list[bytes]()
        for frame in self:
            (stderr if frame.stream is StreamId.STDERR else stdout).append(frame.data)
        return Output(b"".join(stdout), b"".join(stderr))


class ByteStream(Stream):
    """Bytes of an archive, as they come."""

    def __iter__(self) -> Iterator[bytes]:
        while pieces := self._pieces():
            for piece in pieces:
                yield piece

    def read(self) -> bytes:
        """All of it, in memory."""
        return b"".join([piece for piece in self])

    def save(self, target: str | Path | IO[bytes]) -> int:
        """Write all of it to a path or an open binary file; the number of bytes."""
        if isinstance(target, str | Path):
            with open(target, "wb") as file:
                return self.save(file)
        size = 0
        for piece in self:
            size += target.write(piece)
        return size


class Session(FrameStream):
    """A process's input and output: write to its stdin, read frames of its output."""

    def write(self, data: bytes) -> None:
        """Send `data` to the process's stdin."""
        self._connection.write(data)

    def close_stdin(self) -> None:
        """End the process's stdin. Its output goes on."""
        self._connection.close_write()


class WebSocketSession(Stream):
    """A process's input and output over a WebSocket: stdout and stderr come merged, as bytes."""

    def __init__(self, connection: Connection, answer: Answer) -> None:
        super().__init__(connection, answer)
        self._decoder = WebSocketDecoder()
        self._ready = iter(list[bytes]())

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        while True:
            for message in self._ready:
                return message
            if self._decoder.closed:
                self.close()
                raise StopIteration
            pieces = self._pieces()
            if not pieces:
                self._decoder.eof()
                raise StopIteration
            self._ready = iter(self._decoder.feed(b"".join(pieces)))
            for reply in self._decoder.replies:
                self._connection.write(reply)
            self._decoder.replies.clear()

    def write(self, data: bytes) -> None:
        """Send `data` to the process's stdin."""
        self._connection.write(websocket_message(data))


class Engine:
    """Runs operations against one daemon."""

    def __init__(
        self,
        host: str | None,
        *,
        api_version: str,
        base_path: str,
        operations: OperationTable,
        timeout: float | None = 60.0,
        connector: Connector | None = None,
    ) -> None:
        address = parse_address(host)
        self.api_version = api_version
        self._base_path = base_path
        self._operations = operations
        self._timeout = timeout
        self._connector = connector or SocketConnector(address)
        self._idle: list[Connection] = []
        self._headers = (
            ("Host", address.authority),
            ("User-Agent", f"mobygen/{api_version}"),
            ("Accept-Encoding", "identity"),
        )

    @staticmethod
    def host_from_env() -> str | None:
        """The daemon that the environment names."""
        return host_from_env()

    def close(self) -> None:
        """Close the idle connections."""
        while self._idle:
            self._idle.pop().close()

    def call(
        self,
        operation: Operation[T],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> T:
        """Run an operation whose answer comes whole."""
        answer, data = self._exchange(operation, parameters, body)
        return operation.decode(answer.status, data, answer.headers)

    def json_stream(
        self,
        operation: Operation[list[T]],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> JsonStream[T]:
        """Run an operation that answers with JSON objects over time."""
        connection, answer = self._open(operation, parameters, body)
        result: JsonItems[T] = operation.results[200]
        return JsonStream(connection, answer, result.decoder())

    def byte_stream(
        self,
        operation: Operation[bytes],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> ByteStream:
        """Run an operation that answers with an archive."""
        return ByteStream(*self._open(operation, parameters, body))

    def frame_stream(
        self,
        operation: Operation[list[Frame]],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> FrameStream:
        """Run an operation that answers with a process's output."""
        known = self._tty(operation, parameters, body)
        connection, answer = self._open(operation, parameters, body)
        return FrameStream(connection, answer, tty=_framing(operation, answer, known))

    def hijack(
        self,
        operation: Operation[list[Frame]],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> Session:
        """Run an operation that connects to a process's input and output."""
        known = self._tty(operation, parameters, body)
        connection, answer = self._open(operation, parameters, body, headers=_HIJACK)
        return Session(connection, answer, tty=_framing(operation, answer, known))

    def websocket(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> WebSocketSession:
        """Run an operation that connects to a process over a WebSocket."""
        key, headers = handshake()
        connection, answer = self._open(operation, parameters, body, headers=headers)
        try:
            check_handshake(key, answer.headers.get("sec-websocket-accept", ""))
        except ProtocolError:
            connection.close()
            raise
        return WebSocketSession(connection, answer)

    # -- inside ----------------------------------------------------------------------------

    def _tty(
        self, operation: Operation[Any], parameters: Mapping[str, object], body: object
    ) -> bool:
        """Whether the process has a terminal, as far as it can be known before the answer."""
        rule = operation.tty
        if rule is None:
            return False
        if rule.body:
            return bool(_member(body, rule.body))
        inspect = self._operations[rule.operation]
        answer, data = self._exchange(inspect, {rule.parameter: parameters[rule.parameter]}, None)
        if answer.status >= 400:
            inspect.decode(answer.status, data)
        value: object = msgspec.json.decode(data)
        for name in rule.property:
            value = _member(value, name)
        return bool(value)

    def _open(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        body: object,
        *,
        headers: tuple[tuple[str, str], ...] = (),
    ) -> tuple[Connection, Answer]:
        """A stream's connection, its head read and found good."""
        connection = self._connector.connect(self._timeout)
        answer = self._send(connection, operation, parameters, body, headers)
        if answer.status >= 400:
            self._finish(connection, answer)
            connection.close()
            operation.decode(answer.status, b"".join(answer.take()))
            raise ProtocolError(f"{operation.id}: status {answer.status}")
        connection.set_timeout(None)
        return connection, answer

    def _exchange(
        self, operation: Operation[Any], parameters: Mapping[str, object], body: object
    ) -> tuple[Answer, bytes]:
        """One request and its whole answer, on an idle connection where there is one."""
        connection = self._connection()
        answer = self._send(connection, operation, parameters, body, ())
        self._finish(connection, answer)
        if answer.reusable:
            self._idle.append(connection)
        else:
            connection.close()
        return answer, b"".join(answer.take())

    def _connection(self) -> Connection:
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_stale():
                return connection
            connection.close()
        return self._connector.connect(self._timeout)

    def _send(
        self,
        connection: Connection,
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
                self._write(connection, operation, self._base_path + target, head, body)
            except ConnectionFailed:
                # A daemon that refuses an upload says why, and does not wait for the rest.
                if body is None:
                    raise
            while not answer.has_head:
                data = connection.read()
                if not data:
                    raise ConnectionFailed("the daemon closed the connection without an answer")
                answer.feed(data)
        except BaseException:
            connection.close()
            raise
        return answer

    def _write(
        self,
        connection: Connection,
        operation: Operation[Any],
        target: str,
        headers: tuple[tuple[str, str], ...],
        body: object,
    ) -> None:
        if body is None:
            length = () if operation.method in ("GET", "HEAD") else (("Content-Length", "0"),)
            connection.write(request_head(operation.method, target, (*headers, *length)))
            return
        kind = "application/json" if operation.body == "json" else "application/x-tar"
        headers = (*headers, ("Content-Type", kind))
        if operation.body == "json":
            body = msgspec.json.encode(body)
        if isinstance(body, bytes | bytearray):
            sized = (*headers, ("Content-Length", str(len(body))))
            connection.write(request_head(operation.method, target, sized) + body)
            return
        chunked = (*headers, ("Transfer-Encoding", "chunked"))
        connection.write(request_head(operation.method, target, chunked))
        for piece in pieces(body):
            if piece:
                connection.write(chunk(piece))
        connection.write(LAST_CHUNK)

    def _finish(self, connection: Connection, answer: Answer) -> None:
        """Read an answer to its end."""
        try:
            while not answer.complete:
                data = connection.read()
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
