"""Kinds of results: how the body and headers of a success answer become a value."""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

import msgspec

from ..streams import Frame, JsonDecoder, MultiplexedDecoder
from .decoding import Typed

T = TypeVar("T")


class Result(Generic[T]):
    """How a success answer becomes a value."""

    __slots__ = ()

    def decode(self, body: bytes, headers: Mapping[str, str]) -> T:
        """The value.

        Raises:
            ValueError: The answer does not fit.
        """
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class _TypedResult(Result[T]):
    """A result of one type."""

    __slots__ = ("typed",)

    def __init__(self, type: type[T]) -> None:
        self.typed = Typed(type)

    @property
    def type(self) -> type[T]:
        """The type of the value, or of each item of a stream."""
        return self.typed.type

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({getattr(self.type, '__name__', self.type)})"


class Json(_TypedResult[T]):
    """A JSON body."""

    __slots__ = ()

    def decode(self, body: bytes, headers: Mapping[str, str]) -> T:
        return self.typed.decode(body)


class Text(Result[str]):
    """A plain text body."""

    __slots__ = ()

    def decode(self, body: bytes, headers: Mapping[str, str]) -> str:
        return body.decode("utf-8", "replace")


class Empty(Result[None]):
    """No body, or one that says nothing."""

    __slots__ = ()

    def decode(self, body: bytes, headers: Mapping[str, str]) -> None:
        return None


class Flag(Result[bool]):
    """No body; the status itself says whether anything changed."""

    __slots__ = ("value",)

    def __init__(self, value: bool) -> None:
        self.value = value

    def decode(self, body: bytes, headers: Mapping[str, str]) -> bool:
        return self.value


class Headers(_TypedResult[T]):
    """The answer is in the headers; the model's wire names are header names."""

    __slots__ = ("_wire_names",)

    def __init__(self, type: type[T]) -> None:
        super().__init__(type)
        self._wire_names: dict[str, str] = {}

    def decode(self, body: bytes, headers: Mapping[str, str]) -> T:
        if not self._wire_names:
            model: Any = self.type
            fields = msgspec.structs.fields(model)
            self._wire_names = {field.encode_name.lower(): field.encode_name for field in fields}
        names = self._wire_names
        found = {names[name.lower()]: headers[name] for name in headers if name.lower() in names}
        return msgspec.convert(found, self.type, strict=False)


class HeaderJson(_TypedResult[T]):
    """The answer is base64 JSON in one header."""

    __slots__ = ("header",)

    def __init__(self, header: str, type: type[T]) -> None:
        super().__init__(type)
        self.header = header.lower()

    def decode(self, body: bytes, headers: Mapping[str, str]) -> T:
        for name, value in headers.items():
            if name.lower() == self.header:
                return self.typed.decode(a2b_base64(value.encode()))
        raise ValueError(f"the answer has no {self.header} header")


class JsonItems(Result[list[T]], Generic[T]):
    """A stream of JSON values; `error` names the member by which a value reports failure.

    `hints` are what can be done about failures, by words that they have.
    """

    __slots__ = ("error", "hints", "typed")

    def __init__(
        self, type: type[T], error: str | None = None, hints: Mapping[str, str] | None = None
    ) -> None:
        self.typed = Typed(type)
        self.error = error or ""
        self.hints = hints or {}

    @property
    def type(self) -> type[T]:
        """The type of each value."""
        return self.typed.type

    def decoder(self, operation: str | None = None) -> JsonDecoder[T]:
        """A decoder of the stream; `operation` is named in its errors."""
        return JsonDecoder(self.typed, error=self.error, operation=operation, hints=self.hints)

    def decode(self, body: bytes, headers: Mapping[str, str]) -> list[T]:
        decoder = self.decoder()
        items = decoder.feed(body)
        return [*items, *decoder.eof()]


class Frames(Result[list[Frame]]):
    """Output in frames."""

    __slots__ = ()

    def decode(self, body: bytes, headers: Mapping[str, str]) -> list[Frame]:
        decoder = MultiplexedDecoder()
        return [*decoder.feed(body), *decoder.eof()]


class Bytes(Result[bytes]):
    """Opaque bytes, mostly a tar archive."""

    __slots__ = ()

    def decode(self, body: bytes, headers: Mapping[str, str]) -> bytes:
        return body
