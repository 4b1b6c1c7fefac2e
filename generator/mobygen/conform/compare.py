"""Holding a JSON value against the shape that a document, or a model, says it has."""

from __future__ import annotations

import json
import re
from binascii import Error as Base64Error
from binascii import a2b_base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from mobygen.values import is_list, is_map

Kind = Literal[
    "any", "string", "integer", "number", "boolean", "object", "map", "array", "union", "ref"
]
UNKNOWN, NULL, TYPE, MISSING = "unknown field", "null", "wrong type", "missing"
ENUM, FORMAT = "unknown value", "wrong format"
STATUS, MEDIA_TYPE, DECODE = "undeclared status", "wrong media type", "cannot be read"
_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})"  # RFC 3339
)
_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Member:
    """A property of an object; `required`: the shape says that it is always there."""

    shape: Shape
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What a JSON value has to look like. A `ref` is looked up by its name when it is needed.

    An object without `members` may have any.
    """

    kind: Kind
    nullable: bool = False
    name: str = ""
    enum: tuple[str | int, ...] = ()
    format: Literal["", "time", "base64"] = ""
    members: Mapping[str, Member] = field(default_factory=dict[str, Member])
    item: Shape | None = None
    choices: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One place where a value is not what its shape says.

    Attributes:
        kind: What is the matter, in a word or two.
        path: Where in the answer, with `[]` for any item and `{}` for any key of a map.
        said: What the shape says.
        found: What the daemon sent. Never a value that could be a secret.
    """

    kind: str
    path: str
    said: str
    found: str


def compare(value: object, shape: Shape, shapes: Mapping[str, Shape]) -> Iterator[Mismatch]:
    """Where `value` is not what `shape` says; `shapes` are those that others refer to."""
    return _Comparison(shapes).value(value, shape, "$")


@dataclass(frozen=True, slots=True)
class _Comparison:
    shapes: Mapping[str, Shape]

    def value(self, value: object, shape: Shape, path: str) -> Iterator[Mismatch]:
        nullable = shape.nullable
        while shape.kind == "ref":
            shape = self.shapes[shape.name]
            nullable = nullable or shape.nullable
        if shape.kind == "any":
            return
        if value is None:
            if not (nullable or any(self.fits(value, choice) for choice in shape.choices)):
                yield Mismatch(NULL, path, described(shape), "null")
        elif shape.kind == "union":
            if not any(self.fits(value, choice) for choice in shape.choices):
                yield Mismatch(TYPE, path, described(shape), json_type(value))
        elif shape.kind not in _FITTING[json_type(value)]:
            yield Mismatch(TYPE, path, described(shape), json_type(value))
        else:
            yield from self.inside(value, shape, path)

    def fits(self, value: object, shape: Shape) -> bool:
        return next(self.value(value, shape, ""), None) is None

    def inside(self, value: object, shape: Shape, path: str) -> Iterator[Mismatch]:
        """What is wrong with a value of the right type."""
        if is_list(value) and shape.item is not None:
            for item in value:
                yield from self.value(item, shape.item, f"{path}[]")
        elif is_map(value) and shape.kind == "map" and shape.item is not None:
            for item in value.values():
                yield from self.value(item, shape.item, f"{path}{{}}")
        elif is_map(value) and shape.members:
            yield from self.members(value, shape, path)
        elif isinstance(value, str | int) and shape.enum and value not in shape.enum:
            said = " | ".join(map(shown, shape.enum))
            yield Mismatch(ENUM, path, said, shown(value))
        elif isinstance(value, str) and not _has_format(value, shape.format):
            yield Mismatch(FORMAT, path, shape.format, "another text" if value else "empty")

    def members(self, value: Mapping[str, object], shape: Shape, path: str) -> Iterator[Mismatch]:
        for name, member in shape.members.items():
            where = f"{path}.{name}"
            if name in value:
                yield from self.value(value[name], member.shape, where)
            elif member.required:
                yield Mismatch(MISSING, where, described(member.shape), "nothing")
        for name in value:
            if name not in shape.members:
                found = json_type(value[name])
                yield Mismatch(UNKNOWN, f"{path}.{name}", "nothing", found)


_FITTING: Mapping[str, frozenset[str]] = {
    "string": frozenset({"string"}),
    "boolean": frozenset({"boolean"}),
    "integer": frozenset({"integer", "number"}),
    "number": frozenset({"number"}),
    "array": frozenset({"array"}),
    "object": frozenset({"object", "map"}),
}


def json_type(value: object) -> str:
    """What JSON, and JSON Schema, call a value."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return "string"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "number"
    return "array" if is_list(value) else "object"


def described(shape: Shape) -> str:
    """A shape in a few words: `array of string`."""
    if shape.kind == "ref":
        return shape.name
    if shape.kind == "union":
        return " or ".join(map(described, shape.choices))
    if shape.kind in ("array", "map") and shape.item is not None:
        return f"{shape.kind} of {described(shape.item)}"
    return shape.name or shape.kind


def shown(value: str | int) -> str:
    """A value of an enumeration as a report shows it."""
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def _has_format(value: str, format: str) -> bool:
    if format == "time":
        return not value or _TIME.fullmatch(value) is not None
    if format == "base64":
        try:
            a2b_base64(value.encode(), strict_mode=True)
        except (Base64Error, ValueError):
            return False
    return True
