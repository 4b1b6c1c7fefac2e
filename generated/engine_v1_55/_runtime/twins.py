"""From what the daemon reports to the request that asks for it."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UNSET, Struct

from .hints import is_model, union_members
from .values import is_list, is_map

M = TypeVar("M", bound=Struct)


def to_request(model: Struct, target: type[M]) -> M:
    """The `target` that asks for what `model` reports.

    Members are copied by their names on the wire, models inside as the types that `target` has for
    them. What is None is left out, and what is empty, unless `target` cannot be without it or
    `model` tells empty from nothing; so is what `target` does not have.
    """
    held = {
        wire: getattr(model, name)
        for name, wire in zip(model.__struct_fields__, model.__struct_encode_fields__, strict=True)
    }
    distinct = _null_is_not_empty(type(model))
    wanted: dict[str, Any] = {}
    for name, wire, hint, required in _fields(target):
        value = held.get(wire)
        if value is UNSET or value is None:
            continue
        if _is_empty(value) and not required and wire not in distinct:
            continue
        wanted[name] = _copied(value, hint)
    return target(**wanted)


@cache
def _fields(target: type[Struct]) -> tuple[tuple[str, str, Any, bool], ...]:
    """Name, wire name, type and whether it is required, for each member of a request."""
    hints = get_type_hints(target)
    return tuple(
        (field.name, field.encode_name, hints[field.name], field.required)
        for field in msgspec.structs.fields(target)
    )


@cache
def _null_is_not_empty(source: type[Struct]) -> frozenset[str]:
    """The wire names of the members that are None, and not empty, when the daemon sends nothing."""
    return frozenset(
        field.encode_name for field in msgspec.structs.fields(source) if field.default is None
    )


def _is_empty(value: object) -> bool:
    return (is_list(value) or is_map(value)) and not value


def _copied(value: Any, hint: Any) -> Any:
    """`value` with the models inside of it replaced by those that `hint` names."""
    if isinstance(value, Struct):
        twin = next((part for part in union_members(hint) if is_model(part)), None)
        return value if twin is None else to_request(value, twin)
    if is_list(value):
        inner = _items(hint, list)
        return [_copied(item, inner) for item in value]
    if is_map(value):
        inner = _items(hint, dict)
        return {name: _copied(item, inner) for name, item in value.items()}
    return value


def _items(hint: Any, container: type) -> Any:
    """The type of the items of a list, or of the values of a map."""
    found = (part for part in union_members(hint) if get_origin(part) is container)
    return next((get_args(part)[-1] for part in found), Any)
