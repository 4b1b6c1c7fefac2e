"""Writing YAML the one way we write it, so that the same value always gives the same bytes.

Block style, two spaces; a mapping or list that holds no other and fits on the line is written
inline. A string is plain only when no reader could take it for anything else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from mobygen.values import is_list, is_map

WIDTH = 100

_PLAIN = re.compile(r"[A-Za-z_/$][A-Za-z0-9_/$.-]*")
# Booleans and null of YAML 1.1 and 1.2, and its letters that some readers take for them.
_TAKEN = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})


def write_yaml(value: Any, *, width: int = WIDTH) -> str:
    """The YAML text of dicts, lists, strings, numbers, booleans and None.

    `width` is the longest line that an inline collection may make; 0 keeps everything in blocks.
    """
    return "".join(f"{line}\n" for line in _lines(value, 0, width))


def _lines(value: Any, indent: int, width: int) -> Iterator[str]:
    pad = " " * indent
    if is_map(value) and value:
        for key, item in value.items():
            yield from _entry(f"{pad}{_string(key)}:", item, indent, width)
    elif is_list(value) and value:
        for item in value:
            yield from _item(item, indent, width)
    else:
        yield pad + _inline(value)


def _entry(head: str, item: Any, indent: int, width: int) -> Iterator[str]:
    if _fits(item, len(head) + 1, width):
        yield f"{head} {_inline(item)}"
    else:
        yield head
        yield from _lines(item, indent + 2, width)


def _item(item: Any, indent: int, width: int) -> Iterator[str]:
    """A list item; the first line of a block stands beside its dash."""
    pad = " " * indent
    if _fits(item, indent + 2, width):
        yield f"{pad}- {_inline(item)}"
        return
    lines = _lines(item, indent + 2, width)
    yield f"{pad}- {next(lines).lstrip(' ')}"
    yield from lines


def _fits(value: Any, column: int, width: int) -> bool:
    if is_map(value):
        items = list(value.values())
    elif is_list(value):
        items = value
    else:
        return True
    if any((is_map(item) or is_list(item)) and item for item in items):
        return False
    return not items or column + len(_inline(value)) <= width


def _inline(value: Any) -> str:
    if is_map(value):
        return "{" + ", ".join(f"{_string(k)}: {_inline(v)}" for k, v in value.items()) + "}"
    if is_list(value):
        return "[" + ", ".join(_inline(item) for item in value) + "]"
    if isinstance(value, str):
        return _string(value)
    return json.dumps(value)


def _string(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _TAKEN:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)
