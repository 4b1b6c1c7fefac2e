"""Stream decoders: bytes in, typed items out, fed at any split; no I/O.

Every decoder has `feed(data)`, which returns the items that `data` completes, and `eof()`, which
returns what the end of the stream completes and raises `TruncatedStream` inside an item.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Generic, TypeVar

from msgspec import Struct

from .errors import ProtocolError, StreamError, TruncatedStream

T = TypeVar("T")
_SYSTEM_ERROR = 3
_HEADER = 8


class StreamId(IntEnum):
    """Which of a process's streams a frame belongs to."""

    STDIN = 0
    STDOUT = 1
    STDERR = 2


_STREAMS = (StreamId.STDIN, StreamId.STDOUT, StreamId.STDERR)


class Frame(Struct, frozen=True, gc=False):
    """A piece of output, as the daemon sent it: it may hold part of a line, or several."""

    stream: StreamId
    data: bytes


class Output(Struct, frozen=True):
    """Everything a process wrote, by stream."""

    stdout: bytes
    stderr: bytes


class MultiplexedDecoder:
    """Frames with an 8-byte header: stream, three zero bytes, length (big-endian).

    Raises:
        StreamError: the daemon reports an error of its own (stream 3).
        ProtocolError: a header that is none: the stream is raw, or not from a daemon.
    """

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[Frame]:
        """The frames that `data` completes."""
        if self._rest:
            data = self._rest + data
        frames: list[Frame] = []
        position, size = 0, len(data)
        while size - position >= _HEADER:
            start = position + _HEADER
            end = start + int.from_bytes(data[position + 4 : start], "big")
            if end > size:
                break
            frames.append(
                self._frame(data[position], data[position + 1 : position + 4], data[start:end])
            )
            position = end
        self._rest = data[position:] if position else data
        return frames

    def _frame(self, stream: int, zeros: bytes, data: bytes) -> Frame:
        if stream < _SYSTEM_ERROR and zeros == b"\0\0\0":
            return Frame(_STREAMS[stream], data)
        if stream == _SYSTEM_ERROR and zeros == b"\0\0\0":
            raise StreamError(data.decode("utf-8", "replace").strip())
        raise ProtocolError(f"not a frame header: stream {stream}")

    def eof(self) -> list[Frame]:
        """Nothing: raises TruncatedStream when the stream ended inside a frame."""
        if self._rest:
            raise TruncatedStream(
                f"the stream ended inside a frame, after {len(self._rest)} bytes of it"
            )
        return []


class RawDecoder:
    """Output without framing, as a container with a TTY has it: all of it is stdout."""

    def feed(self, data: bytes) -> list[Frame]:
        """`data` as one frame."""
        return [Frame(StreamId.STDOUT, data)] if data else []

    def eof(self) -> list[Frame]:
        """Nothing: a raw stream may end anywhere."""
        return []


class JsonDecoder(Generic[T]):
    """JSON values one after another, with or without line ends or record separators between.

    Args:
        decode: Turns the bytes of one value into an item.
    """

    def __init__(self, decode: Callable[[bytes], T]) -> None:
        self._decode = decode
        self._rest: list[bytes] = []

    def feed(self, data: bytes) -> list[T]:
        """The items whose lines `data` completes."""
        end = data.rfind(b"\n")
        if end < 0:
            self._rest.append(data)
            return []
        whole = b"".join((*self._rest, data[:end]))
        self._rest = [data[end + 1 :]] if end + 1 < len(data) else []
        return self._items(whole)

    def eof(self) -> list[T]:
        """The last item, when no line end follows it."""
        whole, self._rest = b"".join(self._rest), []
        if not whole.strip(b"\x1e \t\r\n"):
            return []
        try:
            return self._items(whole)
        except ValueError as error:
            raise TruncatedStream("the stream ended inside a JSON value") from error

    def _items(self, whole: bytes) -> list[T]:
        decode = self._decode
        return [decode(line) for line in map(_strip, whole.split(b"\n")) if line]


def _strip(line: bytes) -> bytes:
    return line.strip(b"\x1e \t\r")
