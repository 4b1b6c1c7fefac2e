"""One name and one place for a thing, whatever the API version.

Upstream renamed definitions, and later made definitions of schemas that older documents spell
out inline. Here an older document gets the definitions of the newer ones, before overlays are
applied: so one overlay action, one text and one class name serve all versions. What is renamed
and what is extracted is data in `names.yaml`; what a document does not have is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mobygen.errors import MobygenError, raise_or_collect
from mobygen.names import Names
from mobygen.values import entries, is_list, is_map, members

Json = dict[str, Any]
_PREFIX = "#/definitions/"
_STEP = re.compile(r"\.([^.\[{]+)|(\[\])|(\{\})")
_OPERATION = re.compile(r"([A-Za-z]+)\.(body|\d{3})")
# What a place says of itself rather than of the shape that stands there.
_OWN_KEYS = ("description", "x-nullable")
_NONE: Json = {}  # never written to


class _Slot(NamedTuple):
    """Where a schema stands: the map that holds it, and its key there."""

    holder: Json
    key: str


def harmonise(
    data: Json, names: Names, *, file: str, misfits: list[MobygenError] | None = None
) -> Json:
    """Rename definitions, then move inline schemas to definitions; in place. Return `data`.

    A schema that does not have the shape of its definition raises. With `misfits` it stays where it
    is, and its error is added to that list, as by `apply_overlays`.
    """
    _rename(data, names.renames, file)
    for name, places in names.extracted.items():
        for place in places:
            try:
                _extract(data, name, place, file)
            except MobygenError as error:
                raise_or_collect(error, misfits)
    return data


def _rename(data: Json, renames: Mapping[str, str], file: str) -> None:
    definitions = members(data.setdefault("definitions", {}))
    renames = {old: new for old, new in renames.items() if old in definitions}
    if not renames:
        return
    names = [renames.get(name, name) for name in definitions]
    for name in names:
        if names.count(name) > 1:
            raise MobygenError(
                file=file,
                place=f"#/definitions/{name}",
                problem="another definition is to get this name",
                fix="narrow the `api` of the rename in names.yaml",
            )
    data["definitions"] = dict(zip(names, definitions.values(), strict=True))
    for node in _references(data):
        name = str(node["$ref"]).removeprefix(_PREFIX)
        node["$ref"] = _PREFIX + renames.get(name, name)


def _references(node: object) -> Iterator[Json]:
    if is_map(node):
        if isinstance(node.get("$ref"), str):
            yield node
        for value in node.values():
            yield from _references(value)
    elif is_list(node):
        for value in node:
            yield from _references(value)


def _extract(data: Json, name: str, place: str, file: str) -> None:
    slot = _locate(data, place)
    if slot is None:
        return
    schema = members(slot.holder[slot.key])
    if "$ref" in schema:
        return  # this document has the definition
    shape = {key: value for key, value in schema.items() if key != "x-nullable"}
    known = members(data["definitions"].setdefault(name, shape))
    if _members(known) != _members(shape):
        raise MobygenError(
            file=file,
            place=place,
            problem=f"not the shape of the definition {name}",
            fix=f"remove the place from `extracted` of {name} in names.yaml",
        )
    own = {key: schema[key] for key in _OWN_KEYS if key in schema}
    slot.holder[slot.key] = {"$ref": _PREFIX + name, **own}


def _members(schema: Json) -> frozenset[str]:
    """What tells shapes apart: the properties of an object, the values of an enumeration."""
    # API 1.27 has the capitals of a property wrong in one of the places.
    properties = {wire.casefold() for part in _parts(schema) for wire in _properties(part)}
    return frozenset(properties or map(str, entries(schema.get("enum"))))


def _parts(schema: Json) -> Iterator[Json]:
    """A schema and the parts it is merged from."""
    yield schema
    yield from map(members, entries(schema.get("allOf")))


def _properties(schema: Json) -> Json:
    return members(schema.get("properties"))


def _locate(data: Json, place: str) -> _Slot | None:
    """Where the schema of a place stands; None if this document has no such place."""
    operation = _OPERATION.match(place)
    if operation is not None:
        slot = _Slot(_of_operation(data, operation[1], operation[2]), "schema")
        start = operation.end()
    else:
        root = re.split(r"[.\[{]", place, maxsplit=1)[0]
        slot, start = _Slot(members(data["definitions"]), root), len(root)
    for step in _STEP.finditer(place, start):
        schema = members(slot.holder.get(slot.key))
        wire, items, _ = step.groups()
        if wire:
            owners = (_properties(part) for part in _parts(schema) if wire in _properties(part))
            slot = _Slot(next(owners, _NONE), wire)
        else:
            slot = _Slot(schema, "items" if items else "additionalProperties")
    return slot if is_map(slot.holder.get(slot.key)) else None


def _of_operation(data: Json, id: str, part: str) -> Json:
    """The body parameter or the response of an operation: what has its schema."""
    for item in members(data.get("paths")).values():
        for operation in map(members, members(item).values()):
            if operation.get("operationId") != id:
                continue
            if part != "body":
                return members(members(operation.get("responses")).get(part))
            parameters = map(members, entries(operation.get("parameters")))
            return next((p for p in parameters if p.get("in") == "body"), _NONE)
    return _NONE
