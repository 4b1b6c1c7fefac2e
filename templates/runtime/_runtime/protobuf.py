"""The protobuf wire format, as much of it as BuildKit's messages need. No schema: callers name fields."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import ProtocolError

__all__ = ["Fields"]

_VARINT, _FIXED64, _BYTES, _GROUP_START, _GROUP_END, _FIXED32 = range(6)
_FIXED_SIZES = {_FIXED64: 8, _FIXED32: 4}
_LONGEST_VARINT = 10
_DEEPEST_GROUP = 100
_LARGEST_FIELD = (1 << 29) - 1
_UNSIGNED = 1 << 64
_SIGN = 1 << 63

Value = int | bytes


class Fields:
    """The fields of one encoded message, by number. What is not asked for is ignored.

    Every accessor raises ProtocolError if the field has another wire type, and gives the zero value
    of its type if the field is absent. Of a scalar that occurs twice the last one counts.
    """

    def __init__(self, data: bytes) -> None:
        """Raises ProtocolError if this is no encoded message."""
        self._values = _Parser(data).message()

    def _scalars(self, number: int) -> Sequence[int]:
        return [value for value in self._values.get(number, ()) if _is_integer(number, value)]

    def _bytes(self, number: int) -> Sequence[bytes]:
        return [value for value in self._values.get(number, ()) if _is_bytes(number, value)]

    def integer(self, number: int) -> int:
        """A signed number (int32 or int64)."""
        value = self._scalars(number)[-1] if number in self._values else 0
        return value - _UNSIGNED if value & _SIGN else value

    def flag(self, number: int) -> bool:
        """A bool."""
        return self.integer(number) != 0

    def content(self, number: int) -> bytes:
        """Bytes."""
        return self._bytes(number)[-1] if number in self._values else b""

    def contents(self, number: int) -> tuple[bytes, ...]:
        """Repeated bytes."""
        return tuple(self._bytes(number))

    def text(self, number: int) -> str:
        """A string. What is not UTF-8 is replaced."""
        return self.content(number).decode("utf-8", "replace")

    def texts(self, number: int) -> tuple[str, ...]:
        """A repeated string."""
        return tuple(value.decode("utf-8", "replace") for value in self._bytes(number))

    def message(self, number: int) -> Fields | None:
        """A message, None if it is absent. Several are one, in pieces."""
        return Fields(b"".join(self._bytes(number))) if number in self._values else None

    def messages(self, number: int) -> tuple[Fields, ...]:
        """A repeated message."""
        return tuple(Fields(value) for value in self._bytes(number))


def _is_integer(number: int, value: Value) -> bool:
    if isinstance(value, bytes):
        raise ProtocolError(f"field {number} of a protobuf message holds bytes, not a number")
    return True


def _is_bytes(number: int, value: Value) -> bool:
    if not isinstance(value, bytes):
        raise ProtocolError(f"field {number} of a protobuf message holds a number, not bytes")
    return True
