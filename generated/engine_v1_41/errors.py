"""Every error the package raises, and how an error answer becomes one of them."""

from __future__ import annotations

import re
from typing import Any, cast

import msgspec

_VERSION = re.compile(
    r"client version (\d+\.\d+) is too (?:new|old).*? supported API version is (\d+\.\d+)",
    re.DOTALL,
)


class EngineError(Exception):
    """Base of every error that this package raises."""


class ConnectionFailed(EngineError):
    """The daemon cannot be reached, or the connection was lost. The cause is the OSError, if any.

    Attributes:
        sent: False when nothing of the request was sent: the daemon cannot have seen it, and
            repeating the call does nothing twice.
    """

    def __init__(self, problem: str, *, sent: bool = True) -> None:
        super().__init__(problem)
        self.sent = sent


class EngineTimeout(EngineError):
    """The daemon did not answer in time."""


class ProtocolError(EngineError):
    """The peer sent something that is not HTTP, or not the framing that the stream has."""


class TruncatedStream(EngineError):
    """The connection ended before the answer or the stream was complete."""


class DecodeError(EngineError):
    """An answer does not fit the model of its operation.

    Attributes:
        operation: The operationId, e.g. `ContainerInspect`; None outside of an operation.
        path: Where in the answer, as a JSON path, e.g. `$.Config.Tty`; empty when it is no JSON.
    """

    def __init__(self, problem: str, operation: str | None = None) -> None:
        super().__init__(problem, operation)
        self.operation = operation
        found = re.search(r" - at `(.+)`$", problem)
        self.path = found[1] if found else ""

    def __str__(self) -> str:
        problem, operation = self.args
        return f"{operation}: {problem}" if operation else str(problem)


class StreamError(EngineError):
    """An error that the daemon reported inside a stream, after it had answered with success.

    Attributes:
        message: The daemon's words.
        code: The number it gave with them, e.g. the exit code of a build step; None without one.
        hint: What can be done about it, in this client's words; empty where those of the daemon do.
        items: Of builds, pulls, pushes and other streams of messages: the messages before the
            error, as the stream gave them, oldest first. Of a very long stream only the end: the
            last 1 MiB of JSON. Empty for the output of processes.
        dropped: How many messages are not in `items` because they were before its beginning.
    """

    def __init__(self, message: str, code: int | None = None) -> None:
        super().__init__(message, code)
        self.message = message
        self.code = code
        self.hint = ""
        self.items: list[Any] = []
        self.dropped = 0

    @property
    def log(self) -> str:
        """The messages before the error as text: what a build printed, what a pull reported.

        BuildKit's messages are decoded to its steps and their output.
        """
        from ._runtime.messages import text_of  # only those who ask pay for it

        return text_of(self.items)

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class ArchiveError(EngineError):
    """A tar archive cannot be made from these files, or is not one that can be read."""


class UnsafeArchive(ArchiveError):
    """A member of an archive would be written, or would point, outside of the target directory."""


class ApiError(EngineError):
    """The daemon answered with an error status.

    Attributes:
        status: The HTTP status, e.g. 404.
        message: The daemon's words.
        operation: The operationId, e.g. `ContainerInspect`; None outside of an operation.
    """

    def __init__(self, status: int, message: str, operation: str | None = None) -> None:
        super().__init__(status, message, operation)
        self.status = status
        self.message = message
        self.operation = operation

    def __str__(self) -> str:
        where = f"{self.operation}: " if self.operation else ""
        return f"{where}{self.status}: {self.message}"


class BadRequest(ApiError):
    """Status 400: the daemon rejected an argument."""


class Unauthorized(ApiError):
    """Status 401: the credentials were refused."""


class Forbidden(ApiError):
    """Status 403: the daemon does not allow this."""


class NotFound(ApiError):
    """Status 404: there is no such object."""


class NotAcceptable(ApiError):
    """Status 406: this node cannot serve the request."""


class Conflict(ApiError):
    """Status 409: the state of the object does not allow this."""


class ServerError(ApiError):
    """Status 500 and above: the daemon failed."""


class InternalServerError(ServerError):
    """Status 500: the daemon failed."""


class NotImplementedByDaemon(ServerError):
    """Status 501: the daemon does not support this."""


class ServiceUnavailable(ServerError):
    """Status 503: the node is not part of a swarm, or not a manager."""


class ApiVersionMismatch(BadRequest):
    """The daemon does not speak the API version of this package.

    Attributes:
        client_version: The version of this package, e.g. `1.45`; empty if the daemon named none.
        daemon_version: The newest version that the daemon speaks, or the oldest when this package
            is older than that; empty if the daemon named none.
    """

    def __init__(self, status: int, message: str, operation: str | None = None) -> None:
        super().__init__(status, message, operation)
        found = _VERSION.search(message)
        self.client_version = found[1] if found else ""
        self.daemon_version = found[2] if found else ""

    def __str__(self) -> str:
        text = super().__str__()
        if not self.daemon_version:
            return text
        return f"{text}; for a client that fits, run: mobygen generate {self.daemon_version}"


_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    406: NotAcceptable,
    409: Conflict,
    500: InternalServerError,
    501: NotImplementedByDaemon,
    503: ServiceUnavailable,
}


def error_for(status: int, body: bytes, operation: str | None = None) -> ApiError:
    """The error that an answer with this status stands for.

    Args:
        status: The HTTP status.
        body: The answer's body: JSON with a `message`, or plain text.
        operation: The operationId, to be named in the error.
    """
    message = _message(body) or f"the daemon answered with status {status} and no explanation"
    if status == 400 and _VERSION.search(message):
        return ApiVersionMismatch(status, message, operation)
    fallback = ServerError if status >= 500 else ApiError
    return _BY_STATUS.get(status, fallback)(status, message, operation)


def _message(body: bytes) -> str:
    try:
        found = msgspec.json.decode(body)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict):
        message = cast("dict[str, Any]", found).get("message")
        if isinstance(message, str):
            return message.strip()
    return body.decode("utf-8", "replace").strip()
