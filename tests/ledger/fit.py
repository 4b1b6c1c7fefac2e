"""How an answer differs from its model: what the client forgives, the ledger does not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

_LONGEST = 60


def misfits(data: bytes, type: Any) -> list[str]:
    """Each difference between JSON and a type, as a place and what is wrong there."""
    try:
        msgspec.json.decode(data, type=type)
    except msgspec.ValidationError as error:
        return [f"read leniently: {error}"]
    raw = msgspec.json.decode(data)
    return sorted(set(_walk(raw, _info(type), "$")))


@cache
def _info(type: Any) -> inspect.Type:
    return inspect.type_info(type)


def _walk(raw: Any, info: inspect.Type, path: str) -> Iterator[str]:
    if raw is None:
        return
    if isinstance(info, inspect.UnionType):
        for member in info.types:
            if _is_for(raw, member):
                yield from _walk(raw, member, path)
    elif isinstance(info, inspect.StructType):
        fields = {field.encode_name: field.type for field in info.fields}
        for name, value in raw.items():
            if name in fields:
                yield from _walk(value, fields[name], f"{path}.{name}")
            else:
                yield f"unknown member: {path}.{name}"
    elif isinstance(info, inspect.ListType):
        for item in raw:
            yield from _walk(item, info.item_type, f"{path}[]")
    elif isinstance(info, inspect.DictType):
        for item in raw.values():
            yield from _walk(item, info.value_type, f"{path}{{}}")
    elif isinstance(info, inspect.EnumType) and raw not in {each.value for each in info.cls}:
        yield f"unlisted value: {path} is {repr(raw)[:_LONGEST]}"


def _is_for(raw: Any, info: inspect.Type) -> bool:
    """Whether a member of a union is the one that a value belongs to."""
    if isinstance(info, inspect.StructType | inspect.DictType):
        return isinstance(raw, dict)
    return isinstance(raw, list) if isinstance(info, inspect.ListType) else True
