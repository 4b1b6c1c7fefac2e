"""What a type says, as data."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Struct


def is_model(part: Any) -> bool:
    """Whether a type is a model."""
    return isinstance(part, type) and issubclass(part, Struct)


def union_members(hint: Any) -> list[Any]:
    """The members of a union, without annotations; a type that is none is its only member."""
    origin: Any = get_origin(hint)
    if origin is Annotated:
        return union_members(get_args(hint)[0])
    if origin is Union or origin is UnionType:
        return [part for member in get_args(hint) for part in union_members(member)]
    return [hint]
