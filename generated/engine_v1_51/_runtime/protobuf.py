"""The protobuf wire format, as much of it as BuildKit's messages need. No schema: callers name fields."""

from __future__ import annotations

from ..errors import ProtocolError

__all__ = ["Fields"]

_VARINT, _FIXED64, _BYTES, _GROUP_START, _GROUP_END, _FIXED32 = range(6)
_LONGEST_VARINT = 10
_DEEPEST_GROUP = 100
_LARGEST_FIELD = (1 << 29) - 1
_UNSIGNED = 1 << 64
_SIGN = 1 << 63


class Fields:
    """The fields of one encoded message, by number. What is not asked for is ignored.

    Every accessor raises ProtocolError if the field has another wire type, and gives the zero value
    of its type if the field is absent. Of a single value that occurs twice the last one counts.
    """

    def __init__(self, data: bytes) -> None:
        """Raises ProtocolError if this is no encoded message."""
        self._values = _Parser(data).message()

    def integer(self, number: int) -> int:
        """A signed number (int32 or int64)."""
        value = self._values.get(number, [0])[-1]
        if isinstance(value, bytes):
            raise ProtocolError(f"field {number} of a protobuf message holds bytes, not a number")
        return value - _UNSIGNED if value & _SIGN else value

    def flag(self, number: int) -> bool:
        """A bool."""
        return self.integer(number) != 0

    def contents(self, number: int) -> tuple[bytes, ...]:
        """Repeated bytes."""
        found: list[bytes] = []
        for value in self._values.get(number, ()):
            if not isinstance(value, bytes):
                raise ProtocolError(
                    f"field {number} of a protobuf message holds a number, not bytes"
                )
            found.append(value)
        return tuple(found)

    def content(self, number: int) -> bytes:
        """Bytes."""
        return (b"", *self.contents(number))[-1]

    def texts(self, number: int) -> tuple[str, ...]:
        """A repeated string. What is not UTF-8 is replaced."""
        return tuple(value.decode("utf-8", "replace") for value in self.contents(number))

    def text(self, number: int) -> str:
        """A string. What is not UTF-8 is replaced."""
        return self.content(number).decode("utf-8", "replace")

    def messages(self, number: int) -> tuple[Fields, ...]:
        """A repeated message."""
        return tuple(Fields(value) for value in self.contents(number))

    def message(self, number: int) -> Fields | None:
        """A message, None if it is absent. Several are one in pieces, as protobuf has it."""
        pieces = self.contents(number)
        return Fields(b"".join(pieces)) if pieces else None


class _Parser:
    """One pass over an encoded message."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._position = 0

    def message(self) -> dict[int, list[int | bytes]]:
        values: dict[int, list[int | bytes]] = {}
        while self._position < len(self._data):
            number, kind = self._tag()
            if kind == _GROUP_START:
                self._skip_group(number)
            else:
                values.setdefault(number, []).append(self._value(kind))
        return values

    def _tag(self) -> tuple[int, int]:
        tag = self._varint()
        number = tag >> 3
        if not 0 < number <= _LARGEST_FIELD:
            raise ProtocolError(f"a protobuf message has a field {number}")
        return number, tag & 7

    def _value(self, kind: int) -> int | bytes:
        if kind == _VARINT:
            return self._varint()
        if kind == _BYTES:
            return self._take(self._varint())
        if kind == _FIXED64:
            return int.from_bytes(self._take(8), "little")
        if kind == _FIXED32:
            return int.from_bytes(self._take(4), "little")
        raise ProtocolError(f"a protobuf message has wire type {kind}")

    def _skip_group(self, number: int) -> None:
        """Groups are long gone from protobuf; an unknown field may be one still."""
        open_groups = [number]
        while open_groups:
            number, kind = self._tag()
            if kind == _GROUP_START:
                open_groups.append(number)
                if len(open_groups) > _DEEPEST_GROUP:
                    raise ProtocolError("a protobuf message nests its groups too deeply")
            elif kind != _GROUP_END:
                self._value(kind)
            elif open_groups.pop() != number:
                raise ProtocolError("a protobuf message ends a group that it did not start")

    def _varint(self) -> int:
        value = 0
        for index in range(_LONGEST_VARINT):
            byte = self._take(1)[0]
            value |= (byte & 0x7F) << (7 * index)
            if byte < 0x80:
                return value % _UNSIGNED
        raise ProtocolError("a protobuf message has a number of more than 64 bits")

    def _take(self, size: int) -> bytes:
        end = self._position + size
        if end > len(self._data):
            raise ProtocolError("a protobuf message is cut off")
        taken = self._data[self._position : end]
        self._position = end
        return taken
