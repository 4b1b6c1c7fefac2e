"""Every schema of a document with its place, the address that is the same in all versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mobygen.grammar import escape
from mobygen.values import entries, is_map, members

Json = dict[str, Any]
_METHODS = ("get", "head", "post", "put", "patch", "delete", "options")


@dataclass(frozen=True, slots=True)
class Placed:
    """A schema, parameter or header: its place, its JSON pointer, what it is and what it says."""

    place: str
    pointer: str
    role: str
    raw: Json


@dataclass(frozen=True, slots=True)
class PlacedOperation:
    """An operation with its JSON pointer."""

    id: str
    method: str
    pointer: str
    raw: Json


def operations(data: Json) -> Iterator[PlacedOperation]:
    """Every operation of a document."""
    for path, item in members(data.get("paths")).items():
        for method in _METHODS:
            raw = members(item).get(method)
            if is_map(raw):
                id = str(raw.get("operationId") or f"{method.upper()} {path}")
                yield PlacedOperation(id, method.upper(), f"#/paths/{escape(path)}/{method}", raw)


def schemas(data: Json) -> Iterator[Placed]:
    """Everything that has a type, outermost first."""
    for name, raw in members(data.get("definitions")).items():
        yield from _below(Placed(name, f"#/definitions/{escape(name)}", "schema", raw))
    for operation in operations(data):
        yield from _of_operation(operation)


def _of_operation(operation: PlacedOperation) -> Iterator[Placed]:
    for index, parameter in enumerate(entries(operation.raw.get("parameters"))):
        here = f"{operation.pointer}/parameters/{index}"
        if parameter.get("in") == "body":
            body = members(parameter.get("schema"))
            yield from _below(Placed(f"{operation.id}.body", f"{here}/schema", "schema", body))
        else:
            place = f"{operation.id}.{parameter.get('name')}"
            raw: Json = {**parameter, **members(parameter.get("x-schema"))}
            yield from _below(Placed(place, here, "parameter", raw))
    for status, response in members(operation.raw.get("responses")).items():
        place = f"{operation.id}.{status}"
        here = f"{operation.pointer}/responses/{status}"
        if is_map(response.get("schema")):
            yield from _below(Placed(place, f"{here}/schema", "schema", response["schema"]))
        for name, header in members(response.get("headers")).items():
            pointer = f"{here}/headers/{escape(name)}"
            yield from _below(Placed(f"{place}.{name}", pointer, "header", header))


def _below(placed: Placed) -> Iterator[Placed]:
    """A schema and those in it; the parts of an `allOf` are in the place of the whole."""
    yield placed
    place, pointer, raw = placed.place, placed.pointer, placed.raw
    for name, value in members(raw.get("properties")).items():
        yield from _child(f"{place}.{name}", f"{pointer}/properties/{escape(name)}", value)
    yield from _child(f"{place}[]", f"{pointer}/items", raw.get("items"))
    yield from _child(
        f"{place}{{}}", f"{pointer}/additionalProperties", raw.get("additionalProperties")
    )
    for index, part in enumerate(entries(raw.get("allOf"))):
        if is_map(part):
            yield from _below(Placed(place, f"{pointer}/allOf/{index}", "part", part))


def _child(place: str, pointer: str, raw: object) -> Iterator[Placed]:
    if is_map(raw):
        yield from _below(Placed(place, pointer, "schema", raw))
