"""Every error the package raises."""

from __future__ import annotations

import re
from typing import Any, cast

import msgspec

_VERSION = re.compile(r"client version \d+\.\d+ is too (new|old)")


class EngineError(Exception):
    """Base of every error that this package raises."""


class ConnectionFailed(EngineError):
    """The daemon cannot be reached, or the connection was lost."""


class EngineTimeout(EngineError):
    """The daemon did not answer in time."""


class ProtocolError(EngineError):
    """The peer sent something that is not HTTP, or not the framing the stream has."""


class DecodeError(EngineError):
    """An answer does not fit the model of its operation."""


class StreamError(EngineError):
    """An error that the daemon reported inside a stream."""

    def __init__(self, message: str, code: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code


class TruncatedStream(EngineError):
    """A stream or body ended before it was complete."""


class ArchiveError(EngineError):
    """A tar archive cannot be made from these files, or is not one that can be read."""


class UnsafeArchive(ArchiveError):
    """A member of an archive would be written, or would point, outside of the target directory."""


class ApiError(EngineError):
    """The daemon answered with an error status."""

    def __init__(self, status: int, message: str, operation: str | None = None) -> None:
        self.status = status
        self.message = message
        self.operation = operation
        where = f"{operation}: " if operation else ""
        super().__init__(f"{where}{status}: {message}")


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
    """Status 503: not part of a swarm, or not a manager."""


class ApiVersionMismatch(BadRequest):
    """The daemon does not speak the API version of this package."""

    def __init__(self, status: int, message: str, operation: str | None = None) -> None:
        super().__init__(status, message, operation)
        versions = re.findall(r"\d+\.\d+", message)
        self.client_version = versions[0] if versions else ""
        self.daemon_version = versions[-1] if versions else ""
        self.args = (
            f"{self}; run `mobygen generate {self.daemon_version}` for a client that fits",
        )


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


def error_for(status: int, body: bytes, operation: str | None) -> ApiError:
    """The error that an answer with this status and body stands for."""
    message = _message(body) or f"HTTP status {status}"
    if status == 400 and _VERSION.search(message):
        return ApiVersionMismatch(status, message, operation)
    fallback = ServerError if status >= 500 else ApiError
    return _BY_STATUS.get(status, fallback)(status, message, operation)


def _message(body: bytes) -> str:
    try:
        found = msgspec.json.decode(body)
    except (msgspec.MsgspecError, ValueError):
        found = None
    if isinstance(found, dict):
        message = cast("dict[str, Any]", found).get("message")
        if isinstance(message, str):
            return message
    return body.decode("utf-8", "replace").strip()
