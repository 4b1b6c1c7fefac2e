"""How the arguments of an operation go into its path, query and headers."""

from __future__ import annotations

import re
from binascii import b2a_base64
from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from ..times import to_engine_time

Place = Literal["path", "query", "header"]
Encoding = Literal["text", "bool", "repeat", "json", "filters", "base64url-json", "time", "path"]

_UNSAFE = re.compile(rb"[^A-Za-z0-9_.~/:@-]")
_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")


class Parameter(Struct, frozen=True):
    """A path, query or header parameter.

    Attributes:
        wire: Its name in the Engine API.
        name: Its name in Python.
        place: Where it goes.
        encoding: How its value is written.
        required: Whether a request without it makes no sense.
        default: What is sent when there is no value; None: nothing.
        secret: Whether its value may hold a secret, and is not to be shown.
    """

    wire: str
    name: str
    place: Place
    encoding: Encoding
    required: bool = False
    default: Any = None
    secret: bool = False

    def encode(self, value: Any) -> list[str]:
        """The texts that stand for `value`: one, or one per item of a repeated parameter."""
        match self.encoding:
            case "text" | "path":
                return [_text(value)]
            case "bool":
                return ["1" if value else "0"]
            case "repeat":
                return [value] if isinstance(value, str) else [_text(item) for item in value]
            case "json":
                return [value if isinstance(value, str) else _json(value).decode()]
            case "filters":
                return [value if isinstance(value, str) else _json(_filters(value)).decode()]
            case "base64url-json":
                return [value if isinstance(value, str) else _base64url(_json(value))]
            case "time":
                return [to_engine_time(value)]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Struct | Mapping):  # such as one of several platforms
        return _json(value).decode()
    return str(value)


def _json(value: Any) -> bytes:
    return msgspec.json.encode(value)


def _base64url(data: bytes) -> str:
    return b2a_base64(data, newline=False).translate(bytes.maketrans(b"+/", b"-_")).decode()


def _filters(value: Mapping[str, Any]) -> dict[str, list[str]]:
    """The daemon wants a list of texts for each filter; one value may stand for itself."""
    return {
        name: [_text(given)] if isinstance(given, str | int) else [_text(item) for item in given]
        for name, given in value.items()
    }


def quote(text: str) -> str:
    """`text` percent-encoded for a path or a query, with `/`, `:` and `@` as they are."""
    raw = text.encode("utf-8", "surrogateescape")
    if _UNSAFE.search(raw) is None:
        return text
    return _UNSAFE.sub(lambda found: b"%%%02X" % found[0][0], raw).decode("ascii")


def unquote(text: str) -> str:
    """The reverse of `quote`."""
    if "%" not in text:
        return text
    raw = text.encode("utf-8", "surrogateescape")
    return _ESCAPE.sub(lambda found: bytes.fromhex(found[1].decode()), raw).decode(
        "utf-8", "surrogateescape"
    )
