"""Headers of the user's own, which every request has."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..errors import EngineError
from .http import header_lines

_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_OURS = frozenset(
    (
        "accept-encoding",
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "expect",
        "host",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    )
)
_WEBSOCKET = "sec-websocket-"


def own_lines(headers: Mapping[str, str] | None) -> dict[str, str]:
    """Headers as they are sent, by lower-case name.

    Raises:
        EngineError: One cannot be sent, or is not for the user to set. Its value is not repeated.
    """
    lines: dict[str, str] = {}
    for name, value in (headers or {}).items():
        lower = name.lower()
        if not _NAME.fullmatch(name):
            raise EngineError(f"{name!r} is no name of a header")
        if lower == "user-agent":
            raise EngineError(f"the header {name} is set with user_agent=")
        if lower in _OURS or lower.startswith(_WEBSOCKET):
            raise EngineError(f"the header {name} says how requests are sent: the client sets it")
        if lower in lines:
            raise EngineError(f"the header {name} is there twice")
        lines[lower] = _line(name, value)
    return lines


def agent_line(user_agent: str) -> str:
    """The line of the User-Agent header.

    Raises:
        EngineError: It cannot be sent.
    """
    return _line("User-Agent", user_agent)


def _line(name: str, value: str) -> str:
    try:
        return header_lines(((name, value),))
    except ValueError as error:
        problem = str(error)
    raise EngineError(problem)
