"""The engine: runs operations over connections, and keeps idle connections for the next call."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from ..errors import ConnectionFailed, DecodeError, EngineTimeout, error_for
from ..streams import Frame
from .address import Address, Connection, Connector
from .http import Answer
from .operation import JsonItems, Operation, OperationTable, Tty
from .pool import IdleConnections
from .record import OnRequest, Watch
from .requests import Defaults, Headers, Requests
from .sync_connect import connector_for
from .sync_exchange import receive_rest, send
from .sync_streams import ByteStream, FrameStream, JsonStream, Session, WebSocketSession
from .timeouts import Timeouts, timeouts_of
from .values import is_map
from .websocket import check_handshake, handshake

if TYPE_CHECKING:
    from .endpoint import Tls

__all__ = [
    "ByteStream",
    "Engine",
    "FrameStream",
    "JsonStream",
    "Session",
    "WebSocketSession",
]

T = TypeVar("T")
_NO_PARAMETERS: Mapping[str, object] = {}
_RAW = "application/vnd.docker.raw-stream"
_MULTIPLEXED = "application/vnd.docker.multiplexed-stream"
_HIJACK: Headers = (("Connection", "Upgrade"), ("Upgrade", "tcp"))


class Engine:
    """Runs operations against one daemon.

    Args:
        host: Where the daemon is: `unix:///path`, `tcp://host:port`, `https://host:port` or
            `ssh://host`; None means the local one.
        api_version: The API version that the operations are of.
        base_path: What stands before every path, e.g. `/v1.41`.
        operations: All operations, for those that need another one first.
        timeout: Seconds to wait for a connection, and for each read and write of a call, or
            `Timeouts`; None waits for ever. Streams and long polls wait for ever once they are
            connected.
        tls: How TLS is spoken with a `tcp://` or `https://` daemon.
        headers: More headers for every request.
        user_agent: What the User-Agent header says.
        on_request: Is told of every request when the head of its answer is there, or when it
            failed. What it raises, the call raises.
        defaults: Members of arguments that are maps, by operationId and the argument's name.
        connector: Opens connections in place of the built-in ones; `host` is then only a name.

    Raises:
        EngineError: `host` is no address, or of a kind that is not supported; or a header cannot
            be sent.
    """

    def __init__(
        self,
        host: str | None,
        *,
        api_version: str,
        base_path: str,
        operations: OperationTable,
        timeout: float | Timeouts | None = 60.0,
        tls: Tls | None = None,
        headers: Mapping[str, str] | None = None,
        user_agent: str | None = None,
        on_request: OnRequest | None = None,
        defaults: Defaults | None = None,
        connector: Connector | None = None,
    ) -> None:
        authority = Address(path="-").authority
        if connector is None:
            authority, connector = connector_for(host, tls)
        self.api_version = api_version
        self._operations = operations
        self._timeouts = timeouts_of(timeout)
        self._connector = connector
        self._on_request = on_request
        self._idle = IdleConnections[Connection]()
        self._requests = Requests(
            authority=authority,
            base_path=base_path,
            user_agent=f"mobygen/{api_version}" if user_agent is None else user_agent,
            headers=headers,
            defaults=defaults,
        )

    def close(self) -> None:
        """Close the idle connections. Streams, and calls on their way, are not disturbed."""
        self._idle.close()

    def call(
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
        answer, data = self._exchange(operation, parameters, body)
        if answer.status == 400 and operation.method == "HEAD":
            # It has no words. GET is answered alike, but with them: is it the version, or a parameter?
            operation = replace(operation, method="GET")
            answer, data = self._exchange(operation, parameters, body)
        return operation.decode(answer.status, data, answer.headers)

    def json_stream(
        self,
        operation: Operation[list[T]],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> JsonStream[T]:
        """Run an operation that answers with JSON values over time. Raises as `call` does."""
        connection, answer = self._open(operation, parameters, body)
        result = cast("JsonItems[T]", operation.result(answer.status))
        return JsonStream(connection, answer, result.decoder(operation.id))

    def byte_stream(
        self,
        operation: Operation[bytes],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> ByteStream:
        """Run an operation that answers with an archive. Raises as `call` does."""
        return ByteStream(*self._open(operation, parameters, body))

    def frame_stream(
        self,
        operation: Operation[list[Frame]],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> FrameStream:
        """Run an operation that answers with a process's output. Raises as `call` does."""
        known = self._known_tty(operation, parameters, body)
        connection, answer = self._open(operation, parameters, body)
        tty = self._tty(operation, parameters, connection, answer, known)
        return FrameStream(connection, answer, tty=tty)

    def hijack(
        self,
        operation: Operation[list[Frame]],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> Session:
        """Run an operation that connects to a process. Raises as `call` does."""
        known = self._known_tty(operation, parameters, body)
        connection, answer = self._open(operation, parameters, body, _HIJACK)
        tty = self._tty(operation, parameters, connection, answer, known)
        return Session(connection, answer, tty=tty)

    def websocket(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object] = _NO_PARAMETERS,
        body: object = None,
    ) -> WebSocketSession:
        """Run an operation that connects to a process over a websocket. Raises as `call` does."""
        key, headers = handshake()
        connection, answer = self._open(operation, parameters, body, headers)
        try:
            check_handshake(key, answer.headers.get("sec-websocket-accept", ""))
        except BaseException:
            connection.close()
            raise
        return WebSocketSession(connection, answer)

    # -- how output is framed --------------------------------------------------------------

    def _known_tty(
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
        return self._inspected_tty(operation, rule, parameters)

    def _tty(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        connection: Connection,
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
                known = self._inspected_tty(operation, rule, parameters)
            except BaseException:
                connection.close()
                raise
        return bool(known)

    def _inspected_tty(
        self, operation: Operation[Any], rule: Tty, parameters: Mapping[str, object]
    ) -> bool:
        inspect = self._operations[rule.operation]
        own = {rule.parameter: parameters[rule.parameter]}
        answer, data = self._exchange(inspect, own, None)
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
    def _open(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        body: object,
        headers: Headers = (),
    ) -> tuple[Connection, Answer]:
        """A stream's connection, with the head of its answer read and found good."""
        head, content = self._requests.make(operation, parameters, body, headers)
        answer = Answer(has_body=operation.method != "HEAD", upgradable=bool(headers))
        watch = self._watch(operation, parameters)
        connection: Connection | None = None
        try:
            connection = self._connector.connect(self._timeouts.connect)
            connection.set_timeout(None)
            send(connection, answer, head, content)
            if watch is not None:
                watch.answered(answer.status, reused=False)
            if not (answer.upgraded or 200 <= answer.status < 300):
                connection.set_timeout(self._timeouts.read)
                operation.result(answer.status, receive_rest(connection, answer))
            return connection, answer
        except BaseException as error:
            if connection is not None:
                connection.close()
            if watch is not None:
                watch.failed(error, reused=False)
            raise

    def _exchange(
        self, operation: Operation[Any], parameters: Mapping[str, object], body: object
    ) -> tuple[Answer, bytes]:
        """One request and its whole answer, on an idle connection where there is one."""
        head, content = self._requests.make(operation, parameters, body)
        patience, deadline = None, None
        if operation.interaction == "unary":
            patience = self._timeouts.read
            if self._timeouts.call is not None:
                deadline = monotonic() + self._timeouts.call
        while True:
            answer = Answer(has_body=operation.method != "HEAD")
            watch = self._watch(operation, parameters)
            idle = connection = self._idle.take()
            try:
                if connection is None:
                    connection = self._connector.connect(self._until(deadline))
                connection.set_timeout(patience, deadline)
                send(connection, answer, head, content)
                if watch is not None:
                    watch.answered(answer.status, reused=idle is not None)
                data = receive_rest(connection, answer)
            except BaseException as error:
                if connection is not None:
                    connection.close()
                if watch is not None:
                    watch.failed(error, reused=idle is not None)
                if idle is not None and isinstance(error, ConnectionFailed) and not error.sent:
                    continue  # the daemon closed it just when we took it
                if isinstance(error, EngineTimeout) and deadline is not None:
                    raise self._explained(error, operation, deadline) from error
                raise
            if answer.reusable:
                self._idle.put(connection)
            else:
                connection.close()
            return answer, data

    def _until(self, deadline: float | None) -> float | None:
        """How long connecting may take, in a call that has to be over at `deadline`."""
        patience = self._timeouts.connect
        if deadline is None:
            return patience
        left = max(deadline - monotonic(), 0.001)
        return left if patience is None else min(left, patience)

    def _explained(
        self, error: EngineTimeout, operation: Operation[Any], deadline: float
    ) -> EngineTimeout:
        """A timeout, in other words if it is that of the whole call."""
        if monotonic() < deadline:
            return error
        return EngineTimeout(f"{operation.id} was not done within {self._timeouts.call:g} s")

    def _watch(self, operation: Operation[Any], parameters: Mapping[str, object]) -> Watch | None:
        """What measures a request, if anybody wants to know."""
        if self._on_request is None:
            return None
        target = self._requests.shown(operation, parameters)
        return Watch(self._on_request, operation.id, operation.method, target)
