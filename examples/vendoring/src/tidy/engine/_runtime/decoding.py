"""JSON to typed values, leniently: an answer that does not quite fit its model is still read."""

from __future__ import annotations

from typing import Any, Generic, TypeVar, get_origin

import msgspec

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
        """`value`, decoded as plain JSON, as the type: without its nulls, and if that is not
        enough, with numbers and booleans read from text."""
        plain = _without_nulls(value)
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


def _without_nulls(value: Any) -> Any:
    if is_map(value):
        return {name: _without_nulls(item) for name, item in value.items() if item is not None}
    if is_list(value):
        return [_without_nulls(item) for item in value if item is not None]
    return value
