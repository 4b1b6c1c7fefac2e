"""From an operation and its arguments to what is sent: a head, and a body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import msgspec

from .headers import agent_line, own_lines
from .http import header_lines, request_head
from .operation import Operation

Headers = tuple[tuple[str, str], ...]
Defaults = Mapping[str, Mapping[str, Mapping[str, str]]]
_CONTENT_TYPES = {"json": "application/json", "tar": "application/x-tar"}


class Requests:
    """Makes the requests of one client.

    Args:
        authority: What the Host header says.
        base_path: What stands before every path, e.g. `/v1.41`.
        user_agent: What the User-Agent header says.
        headers: More headers for every request; an operation's own of the same name win.
        defaults: Members of arguments that are maps, by operationId and the argument's Python name:
            they are added where the caller gives none of that name.

    Raises:
        EngineError: A header cannot be sent, or is not for the user to set.
    """

    def __init__(
        self,
        *,
        authority: str,
        base_path: str,
        user_agent: str,
        headers: Mapping[str, str] | None = None,
        defaults: Defaults | None = None,
    ) -> None:
        self._base_path = base_path
        self._defaults = defaults
        self._own = own_lines(headers)
        # The daemon would compress archives, and slowly.
        self._first = header_lines((("Host", authority),)) + agent_line(user_agent)
        self._first += header_lines((("Accept-Encoding", "identity"),))
        self._common = self._first + "".join(self._own.values())

    def make(
        self,
        operation: Operation[Any],
        parameters: Mapping[str, object],
        body: object,
        headers: Headers = (),
    ) -> tuple[bytes, object]:
        """The head of a request, and its body: bytes, what comes in pieces, or None."""
        if self._defaults is not None and operation.id in self._defaults:
            parameters = _completed(parameters, self._defaults[operation.id])
        target, own = operation.target(parameters)
        lines = self._common
        if own or headers:
            lines = self._without(own) + header_lines((*headers, *own))
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

    def shown(self, operation: Operation[Any], parameters: Mapping[str, object]) -> str:
        """The target of a request, without what may be secret."""
        return self._base_path + operation.target(parameters, hide=True)[0]

    def _without(self, own: list[tuple[str, str]]) -> str:
        """The lines of every request, but for those that the operation has of its own."""
        names = {name.lower() for name, _ in own}
        if names.isdisjoint(self._own):
            return self._common
        kept = (line for name, line in self._own.items() if name not in names)
        return self._first + "".join(kept)


def _completed(
    parameters: Mapping[str, object], defaults: Mapping[str, Mapping[str, str]]
) -> Mapping[str, object]:
    completed = dict(parameters)
    for name, members in defaults.items():
        given = completed.get(name)
        if given is None or isinstance(given, Mapping):
            completed[name] = {**members, **cast("Mapping[str, object]", given or {})}
    return completed
