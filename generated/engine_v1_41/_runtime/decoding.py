"""JSON to typed values, leniently: an answer that does not quite fit its model is still read."""

from __future__ import annotations

from functools import cache
from types import NoneType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from .hints import is_model, union_members
from .values import is_list, is_map

T = TypeVar("T")


class Typed(Generic[T]):
    """Decodes JSON as one type. The fast decoder is made at first use.

    Every method raises ValueError (msgspec's errors are ValueErrors) for what does not fit.
    """

    __slots__ = ("_decoder", "type")

    def __init__(self, type: type[T]) -> None:
        self.type = type
        self._decoder: msgspec.json.Decoder[T] | None = None

    @property
    def decoder(self) -> msgspec.json.Decoder[T]:
        """The strict decoder."""
        if self._decoder is None:
            self._decoder = msgspec.json.Decoder(self.type)
        return self._decoder

    def decode(self, body: bytes) -> T:
        """The one value in `body`."""
        try:
            return (self._decoder or self.decoder).decode(body)
        except msgspec.ValidationError:
            return self.convert(_parse(body))
        except RecursionError:
            raise ValueError("JSON is nested too deeply") from None

    def decode_lines(self, data: bytes) -> list[T]:
        """The values in `data`, each complete. Strict: no second attempt at what does not fit."""
        try:
            return (self._decoder or self.decoder).decode_lines(data)
        except RecursionError:
            raise ValueError("JSON is nested too deeply") from None

    def convert(self, value: object) -> T:
        """`value`, decoded as plain JSON, as the type: without the nulls that the type has no
        place for, and if that is not enough, with numbers and booleans read from text."""
        plain = _without_nulls(value, _Place(self.type))
        if plain is None:
            plain = list[object]() if get_origin(self.type) is list else dict[str, object]()
        try:
            return msgspec.convert(plain, self.type)
        except msgspec.ValidationError:
            return msgspec.convert(plain, self.type, strict=False)


def _parse(body: bytes) -> object:
    try:
        return msgspec.json.decode(body)
    except RecursionError:
        raise ValueError("JSON is nested too deeply") from None


def _without_nulls(value: Any, place: _Place) -> Any:
    """`value` without the nulls that are wrong where they are."""
    if is_map(value):
        places = ((name, item, place.member(name)) for name, item in value.items())
        return {
            name: _without_nulls(item, inner)
            for name, item, inner in places
            if item is not None or inner.may_be_null
        }
    if is_list(value):
        inner = place.item
        return [
            _without_nulls(item, inner) for item in value if item is not None or inner.may_be_null
        ]
    return value


class _Place:
    """What a type says about values in one place; about those of any type, nothing."""

    __slots__ = ("_parts",)

    def __init__(self, hint: Any) -> None:
        self._parts = union_members(hint)

    @property
    def may_be_null(self) -> bool:
        return any(part in (Any, None, NoneType) for part in self._parts)

    @property
    def item(self) -> _Place:
        """Of an item of a list."""
        return self._inside(list)

    def member(self, name: str) -> _Place:
        """Of a member of an object."""
        for part in self._parts:
            if is_model(part):
                return _members(part).get(name, _ANYTHING)
        return self._inside(dict)

    def _inside(self, container: type) -> _Place:
        found = (part for part in self._parts if get_origin(part) is container)
        return next((_Place(get_args(part)[-1]) for part in found), _ANYTHING)


_ANYTHING = _Place(Any)


@cache
def _members(model: type[Struct]) -> dict[str, _Place]:
    """The places in a model by their names on the wire."""
    hints = get_type_hints(model)
    return {field.encode_name: _Place(hints[field.name]) for field in msgspec.structs.fields(model)}
