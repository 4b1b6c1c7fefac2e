"""The engine: runs operations over connections, and keeps idle connections for the next call."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from ..errors import ConnectionFailed, DecodeError, ProtocolError, error_for
from ..streams import Frame
from .address import Address, AsyncConnection, AsyncConnector
from .aio_connect import connector_for
from .aio_streams import (
    AsyncByteStream,
    AsyncFrameStream,
    AsyncJsonStream,
    AsyncSession,
    AsyncWebSocketSession,
)
from .http import LAST_CHUNK, Answer, chunk, header_lines, request_head
from .net_aio import async_pieces
from .operation import JsonItems, Operation, OperationTable, Tty
from .pool import IdleConnections
from .values import is_map
from .websocket import check_handshake, handshake

if TYPE_CHECKING:
    from .endpoint import Tls

__all__ = [
    "AsyncByteStream",
    "AsyncEngine",
    "AsyncFrameStream",
    "AsyncJsonStream",
    "AsyncSession",
    "AsyncWebSocketSession",
]

T = TypeVar("T")
_Headers = tuple[tuple[str, str], ...]
_NO_PARAMETERS: Mapping[str, object] = {}
_RAW = "application/vnd.docker.raw-stream"
_MULTIPLEXED = "application/vnd.docker.multiplexed-stream"
_HIJACK: _Headers = (("Connection", "Upgrade"), ("Upgrade", "tcp"))
_CONTENT_TYPES = {"json": "application/json", "tar": "application/x-tar"}
_SMALL = 64 * 1024  # a body that goes out in one write with its head
_PIECE = 256 * 1024


class AsyncEngine:
    """Runs operations against one daemon.

    Args:
        host: Where the daemon is: `unix:///path`, `tcp://host:port`, `https://host:port` or
            `ssh://host`; None means the local one.
        api_version: The API version that the operations are of.
        base_path: What stands before every path, e.g. `/v1.41`.
        operations: All operations, for those that need another one first.
        timeout: Seconds to wait for a connection, and for each read and write of a call; None
            waits for ever. Streams and long polls wait for ever once they are connected.
        tls: How TLS is spoken with a `tcp://` or `https://` daemon.
        connector: Opens connections in place of the built-in ones; `host` is then only a name.

    Raises:
        EngineError: `host` is no address, or of a kind that is not supported.
    """

    def __init__(
        self,
        host: str | None,
        *,
        api_version: str,
        base_path: str,
        operations: OperationTable,
        timeout: float | None = 60.0,
        tls: Tls | None = None,
        connector: AsyncConnector | None = None,
    ) -> None:
        authority = Address(path="-").authority
        if connector is None:
            authority, connector = connector_for(host, tls)
        self.api_version = api_version
        self._base_path = base_path
        self._operations = operations
        self._timeout = timeout
        self._connector = connector
        self._idle = IdleConnections[AsyncConnection]()
        self._common = header_lines(
            (
                ("Host", authority),
                ("User-Agent", f"mobygen/{api_version}"),
                ("Accept-Encoding", "identity"),  # the daemon would compress archives, and slowly
            )
        )

    async def close(self) -> None:
        """Close the idle connections. Streams, and calls on their way, are not disturbed."""
        self._idle.close()

    async def call(
        self,
        operation: Operation[T],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> T:
        """Run an operation whose answer comes whole.

        Args:
            operation: The operation.
            parameters: Its parameters by Python name; those that are None are not sent.
            body: A model or JSON data, or for a tar body: bytes, a binary file, an iterable.

        Raises:
            ApiError: The daemon refuses, or fails; a subclass per status.
            ConnectionFailed: There is no daemon, or the connection was lost.
            EngineTimeout: It takes too long.
            DecodeError: The answer does not fit the operation's model.
            ProtocolError: The answer is not HTTP.
            TruncatedStream: The answer ended early.
        """
        answer, data = await self._exchange(operation, parameters, body)
        return operation.decode(answer.status, data, answer.headers)

    async def json_stream(
        self,
        operation: Operation[list[T]],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> AsyncJsonStream[T]:
        """Run an operation that answers with JSON values over time. Raises as `call` does."""
        connection, answer = await self._open(operation, parameters, body)
        result = cast("JsonItems[T]", operation.result(answer.status))
        return AsyncJsonStream(connection, answer, result.decoder(operation.id))

    async def byte_stream(
        self,
        operation: Operation[bytes],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> AsyncByteStream:
        """Run an operation that answers with an archive. Raises as `call` does."""
        return AsyncByteStream(*await self._open(operation, parameters, body))

    async def frame_stream(
        self,
        operation: Operation[list[Frame]],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> AsyncFrameStream:
        """Run an operation that answers with a process's output. Raises as `call` does."""
        known = await self._known_tty(operation, parameters, body)
        connection, answer = await self._open(operation, parameters, body)
        tty = await self._tty(operation, parameters, connection, answer, known)
        return AsyncFrameStream(connection, answer, tty=tty)

    async def hijack(
        self,
        operation: Operation[list[Frame]],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> AsyncSession:
        """Run an operation that connects to a process. Raises as `call` does."""
        known = await self._known_tty(operation, parameters, body)
        connection, answer = await self._open(operation, parameters, body, _HIJACK)
        tty = await self._tty(operation, parameters, connection, answer, known)
        return AsyncSession(connection, answer, tty=tty)

    async def websocket(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> AsyncWebSocketSession:
        """Run an operation that connects to a process over a websocket. Raises as `call` does."""
        key, headers = handshake()
        connection, answer = await self._open(operation, parameters, body, headers)
        try:
            check_handshake(key, answer.headers.get("sec-websocket-accept", ""))
        except ProtocolError:
            connection.close()
            raise
        return AsyncWebSocketSession(connection, answer)

    # -- how output is framed --------------------------------------------------------------

    async def _known_tty(
        self, operation: Operation[Any], parameters: Mapping[str, object], body: object
    ) -> bool | None:
        """Whether the process has a TTY, as far as that has to be known before the request."""
        rule = operation.tty
        if rule is None:
            return False
        if rule.body:
            return bool(is_map(body) and body.get(rule.body))
        if rule.content_type:
            return None  # the answer will tell
        return await self._inspected_tty(operation, rule, parameters)

    async def _tty(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        connection: AsyncConnection,
        answer: Answer,
        known: bool | None,
    ) -> bool:
        """Whether the answer is raw output, of a process with a TTY."""
        rule = operation.tty
        if rule is not None and rule.content_type:
            content_type = answer.headers.get("content-type", "").partition(";")[0].strip()
            if content_type == _MULTIPLEXED:
                return False
            # Without a 101, attach and exec call everything raw.
            if content_type == _RAW and (answer.upgraded or operation.interaction == "stream"):
                return True
        if known is None and rule is not None:
            try:
                known = await self._inspected_tty(operation, rule, parameters)
            except BaseException:
                connection.close()
                raise
        return bool(known)

    async def _inspected_tty(
        self, operation: Operation[Any], rule: Tty, parameters: Mapping[str, object]
    ) -> bool:
        inspect = self._operations[rule.operation]
        own = {rule.parameter: parameters[rule.parameter]}
        answer, data = await self._exchange(inspect, own, None)
        if answer.status >= 300:
            raise error_for(answer.status, data, operation.id)
        try:
            value: object = msgspec.json.decode(data)
        except (ValueError, RecursionError) as error:
            raise DecodeError(str(error), inspect.id) from error
        for name in rule.property:
            value = value.get(name) if is_map(value) else None
        return bool(value)

    # -- requests and answers --------------------------------------------------------------

    async def _open(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        body: object,
        headers: _Headers = (),
    ) -> tuple[AsyncConnection, Answer]:
        """A stream's connection, with the head of its answer read and found good."""
        head, content = self._request(operation, parameters, body, headers)
        answer = Answer(has_body=operation.method != "HEAD", upgradable=bool(headers))
        connection = await self._connector.connect(self._timeout)
        try:
            connection.set_timeout(None)
            await self._send(connection, answer, head, content)
            if not (answer.upgraded or 200 <= answer.status < 300):
                connection.set_timeout(self._timeout)
                operation.result(answer.status, await self._rest(connection, answer))
            return connection, answer
        except BaseException:
            connection.close()
            raise

    async def _exchange(
        self, operation: Operation[Any], parameters: Mapping[str, object], body: object
    ) -> tuple[Answer, bytes]:
        """One request and its whole answer, on an idle connection where there is one."""
        head, content = self._request(operation, parameters, body)
        patience = self._timeout if operation.interaction == "unary" else None
        while True:
            answer = Answer(has_body=operation.method != "HEAD")
            idle = self._idle.take()
            connection = idle or await self._connector.connect(self._timeout)
            try:
                connection.set_timeout(patience)
                await self._send(connection, answer, head, content)
                data = await self._rest(connection, answer)
            except ConnectionFailed:
                connection.close()
                again = operation.method in ("GET", "HEAD") and not answer.started
                if idle is not None and again:
                    continue  # the daemon closed it just when we took it
                raise
            except BaseException:
                connection.close()
                raise
            if answer.reusable:
                self._idle.put(connection)
            else:
                connection.close()
            return answer, data

    def _request(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        body: object,
        headers: _Headers = (),
    ) -> tuple[bytes, object]:
        """The head of a request, and its body: bytes, what comes in pieces, or None."""
        target, own = operation.target(parameters)
        lines = self._common + header_lines((*headers, *own))
        if body is not None:
            lines += f"Content-Type: {_CONTENT_TYPES[operation.body or 'tar']}\r\n"
            if operation.body == "json":
                body = msgspec.json.encode(body)
            elif isinstance(body, bytearray | memoryview):
                body = bytes(cast("bytearray", body))
            elif isinstance(body, str):
                raise TypeError("a body is bytes, a binary file or an iterable of bytes, not text")
        elif operation.method not in ("GET", "HEAD"):
            body = b""
        if isinstance(body, bytes):
            lines += f"Content-Length: {len(body)}\r\n"
        elif body is not None:
            lines += "Transfer-Encoding: chunked\r\n"
        return request_head(operation.method, self._base_path + target, lines), body

    async def _send(
        self, connection: AsyncConnection, answer: Answer, head: bytes, body: object
    ) -> None:
        """Send a request and read the head of its answer."""
        lost: ConnectionFailed | None = None
        try:
            await self._write(connection, answer, head, body)
        except ConnectionFailed as error:
            # A daemon that refuses an upload says why, and does not wait for the rest.
            lost = error
        try:
            while not answer.has_head:
                data = await connection.read()
                if data:
                    answer.feed(data)
                elif answer.started:
                    answer.eof()
                else:
                    raise ConnectionFailed("the daemon closed the connection without an answer")
        except ConnectionFailed as error:
            raise lost or error from error.__cause__

    async def _write(
        self, connection: AsyncConnection, answer: Answer, head: bytes, body: object
    ) -> None:
        """Send a request, or as much of it as the daemon wants."""
        if body is None:
            await connection.write(head)
        elif isinstance(body, bytes) and len(body) <= _SMALL:
            await connection.write(head + body)
        else:
            await connection.write(head)
            async for piece in _pieces(body):
                if not await self._push(connection, answer, piece):
                    answer.abandon()
                    return

    async def _push(
        self, connection: AsyncConnection, answer: Answer, data: bytes | memoryview
    ) -> bool:
        """Send a piece of a body; False when the daemon has said that it wants no more."""
        left = memoryview(data)
        while left:
            while connection.has_input():
                received = await connection.read()
                if not received:
                    return False
                answer.feed(received)
                if answer.complete or answer.status >= 300:
                    return False
            left = left[await connection.write(left, pausable=True) :]
        return True

    async def _rest(self, connection: AsyncConnection, answer: Answer) -> bytes:
        """Read an answer to its end; its body, which is never in memory twice."""
        body = BytesIO()
        body.writelines(answer.take())
        while not answer.complete:
            answer.check()
            data = await connection.read()
            if data:
                answer.feed(data)
            else:
                answer.eof()
            body.writelines(answer.take())
        return body.getvalue()


async def _pieces(body: object) -> AsyncIterator[bytes | memoryview]:
    """A body in the pieces in which it is sent."""
    if isinstance(body, bytes):
        view = memoryview(body)
        for start in range(0, len(view), _PIECE):
            yield view[start : start + _PIECE]
        return
    async for piece in async_pieces(body):
        if piece:
            yield chunk(piece)
    yield LAST_CHUNK
