"""The JSON in an answer."""

from __future__ import annotations

import json
from binascii import Error as Base64Error
from binascii import a2b_base64
from collections.abc import Mapping
from typing import Any

NOTHING: Any = object()
"""What stands for a body that is no JSON; null is a value."""

_TRUE_OR_FALSE = {"true": True, "false": False}
_SPACE = " \t\r\n\x1e"


def json_value(body: bytes) -> Any:
    """The value in a body, or NOTHING."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return NOTHING


def json_items(body: bytes) -> list[Any]:
    """The values that follow each other in a body, as far as they are complete."""
    text = body.decode("utf-8", "replace")
    decoder = json.JSONDecoder()
    found: list[Any] = []
    position = 0
    while True:
        while position < len(text) and text[position] in _SPACE:
            position += 1
        if position == len(text):
            return found
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return found
        found.append(value)


def header_json(value: str) -> Any:
    """The JSON in a header that holds it as base64, or NOTHING."""
    try:
        return json_value(a2b_base64(value.encode("latin-1")))
    except (Base64Error, ValueError):
        return NOTHING


def header_values(headers: Mapping[str, str], kinds: Mapping[str, str]) -> dict[str, Any]:
    """Headers as the members of a JSON object, with the kinds of its members.

    Only members that `kinds` has; what is not of its kind stays a text.
    """
    lower = {name.lower(): value for name, value in headers.items()}
    found: dict[str, Any] = {}
    for name, kind in kinds.items():
        text = lower.get(name.lower())
        if text is not None:
            found[name] = _header_value(text, kind)
    return found


def _header_value(text: str, kind: str) -> Any:
    if kind == "boolean":
        return _TRUE_OR_FALSE.get(text.lower(), text)
    if kind == "integer" and text.lstrip("-").isdecimal():
        return int(text)
    return text
