"""What streams carry, and their decoders: bytes in, typed items out, fed at any split, no I/O.

Every decoder works the same way. `feed(data)` returns the items that `data` completes;
`feed_pieces(pieces)` does so for several pieces at once; `eof()` says that the stream has ended,
returns what that completes and raises `TruncatedStream` if it ended inside an item. An error in the
data never hides the items before it: they are returned, and the error is raised by the next call.
Until then it is to be found in `error`.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping
from enum import IntEnum
from struct import Struct as Layout
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from ._runtime.decoding import Typed
from ._runtime.values import is_map
from ._runtime.websocket import WebSocketDecoder, WebSocketMessage, WebSocketOpcode
from .errors import DecodeError, EngineError, ProtocolError, StreamError, TruncatedStream

__all__ = [
    "Frame",
    "JsonDecoder",
    "MultiplexedDecoder",
    "Output",
    "RawDecoder",
    "StreamId",
    "WebSocketDecoder",
    "WebSocketMessage",
    "WebSocketOpcode",
]

T = TypeVar("T")


class StreamId(IntEnum):
    """Which of a process's streams a frame belongs to."""

    STDIN = 0
    STDOUT = 1
    STDERR = 2


class Frame(Struct, frozen=True, gc=False):
    """A piece of output as the daemon sent it: part of a line, a line, or several.

    Attributes:
        stream: The stream the process wrote to.
        data: The bytes, never decoded: what a process writes need not be text.
    """

    stream: StreamId
    data: bytes


class Output(Struct, frozen=True):
    """Everything a process wrote.

    Attributes:
        stdout: Its standard output; with a TTY, all of its output.
        stderr: Its standard error; with a TTY, nothing.
    """

    stdout: bytes
    stderr: bytes


# -- frames ----------------------------------------------------------------------------------

# A frame is a stream number, three zero bytes, the payload's length (big-endian), the payload.
# Seen as one number the first four bytes are the stream and, at once, a check of the zeros.
_HEADER = Layout(">LL")
_HEADER_SIZE = 8
_STREAMS = {stream << 24: stream for stream in StreamId}
_SYSTEM_ERROR = 3 << 24


class MultiplexedDecoder:
    """Output of a process without a TTY: frames, each with a header of 8 bytes.

    Calls raise:
        StreamError: The daemon reports an error of its own inside the stream.
        ProtocolError: A frame's header is none: the stream is raw, or is not from a daemon.
        TruncatedStream: From `eof()`, the stream ended inside a frame.
    """

    def __init__(self) -> None:
        self.error: EngineError | None = None
        self._parts: list[bytes] = []  # of a frame that is not complete
        self._have = 0  # bytes in _parts
        self._need = 0  # bytes before it is worth looking again

    def feed(self, data: bytes) -> list[Frame]:
        """The frames that `data` completes."""
        return self.feed_pieces((data,))

    def feed_pieces(self, pieces: Iterable[bytes]) -> list[Frame]:
        """The frames that `pieces` complete. A piece that is one frame takes a short way."""
        if self.error is not None:
            raise self.error
        frames: list[Frame] = []
        unpack, streams = _HEADER.unpack_from, _STREAMS
        try:
            for piece in pieces:
                if len(piece) >= _HEADER_SIZE and not self._parts:
                    word, length = unpack(piece)
                    if length + _HEADER_SIZE == len(piece) and word in streams:
                        frames.append(Frame(streams[word], piece[_HEADER_SIZE:]))
                        continue
                self._take(piece, frames)
        except EngineError as error:
            self.error = error
            if not frames:
                raise
        return frames

    def eof(self) -> list[Frame]:
        """Nothing: a frame is complete without the end of the stream."""
        if self.error is not None:
            raise self.error
        if self._parts:
            raise TruncatedStream(f"the stream ended inside a frame, {self._have} bytes into it")
        return []

    def _take(self, data: bytes, frames: list[Frame]) -> None:
        """Frames wherever they begin and end."""
        if self._parts:
            self._parts.append(data)
            self._have += len(data)
            if self._have < self._need:
                return
            data = b"".join(self._parts)
            self._parts = []
        unpack, streams = _HEADER.unpack_from, _STREAMS
        at, size, need = 0, len(data), _HEADER_SIZE
        while size - at >= _HEADER_SIZE:
            word, length = unpack(data, at)
            if word not in streams and word != _SYSTEM_ERROR:
                raise ProtocolError(f"this is no frame: it begins with {data[at:at + 8]!r}")
            end = at + _HEADER_SIZE + length
            if end > size:
                need += length
                break
            payload = data[at + _HEADER_SIZE : end]
            if word == _SYSTEM_ERROR:
                raise StreamError(payload.decode("utf-8", "replace").strip())
            frames.append(Frame(streams[word], payload))
            at = end
        if at < size:
            self._parts = [data[at:]]
            self._have, self._need = size - at, need


class RawDecoder:
    """Output of a process with a TTY: bytes without framing, all of them stdout."""

    def __init__(self) -> None:
        self.error: EngineError | None = None

    def feed(self, data: bytes) -> list[Frame]:
        """`data` as one frame."""
        return self.feed_pieces((data,))

    def feed_pieces(self, pieces: Iterable[bytes]) -> list[Frame]:
        """Each piece as one frame."""
        return [Frame(StreamId.STDOUT, piece) for piece in pieces if piece]

    def eof(self) -> list[Frame]:
        """Nothing: raw output may end anywhere."""
        return []


# -- JSON ------------------------------------------------------------------------------------

_LOG_SIZE = 1024 * 1024  # of JSON that an error can tell about
_SPACE = b" \t\r\n"
_RECORD_SEPARATOR = b"\x1e"  # begins each record of a JSON text sequence (RFC 7464)
_NOT_SPACE = re.compile(rb"[^ \t\r\n]")
_STRUCTURE = re.compile(rb'["{}\[\]]')
_STRING_STRUCTURE = re.compile(rb'["\\]')
_AFTER_BARE = re.compile(rb'[ \t\r\n"{\[]')


class JsonDecoder(Generic[T]):
    """JSON values one after another, with line ends, record separators or nothing between them.

    Args:
        type: The type of each value: a model, or whatever msgspec can decode to.
        error: The member by which a value reports failure, e.g. `errorDetail`; empty for none.
        operation: The operationId, to be named in errors.
        hints: What can be done about failures, by words that their messages have.

    Calls raise:
        StreamError: A value reports failure; it holds the values before it.
        DecodeError: A value does not fit the type, or is no JSON.
        TruncatedStream: From `eof()`, the stream ended inside a value.
    """

    def __init__(
        self,
        type: type[T] | Typed[T],
        *,
        error: str = "",
        operation: str | None = None,
        hints: Mapping[str, str] | None = None,
    ) -> None:
        self.error: EngineError | None = None
        self._hints = hints or {}
        self._typed = type if isinstance(type, Typed) else Typed(type)
        self._member = error
        self._operation = operation
        self._splitter = _Splitter()
        self._by_lines = True
        self._recent = _Recent() if error else None

    def feed(self, data: bytes) -> list[T]:
        """The values that `data` completes."""
        if self.error is not None:
            raise self.error
        size = len(data)
        if _RECORD_SEPARATOR in data:
            data = data.replace(_RECORD_SEPARATOR, b"\n")  # neither can stand inside of a value
        items: list[T] = []
        try:
            end = data.rfind(b"\n") + 1
            if end and self._by_lines:
                data = self._lines(data, end, items)
            if data:
                for raw in self._splitter.feed(data):
                    items.append(self._item(raw))
        except EngineError as error:
            if isinstance(error, StreamError) and self._recent is not None:
                self._recent.explain(error, items)
                error.hint = self._hint(error.message)
            self.error = error
            if not items:
                raise
        else:
            if self._recent is not None:
                self._recent.add(items, size)
        return items

    def feed_pieces(self, pieces: Iterable[bytes]) -> list[T]:
        """The values that `pieces` complete."""
        return self.feed(b"".join(pieces))

    def eof(self) -> list[T]:
        """The last value, if only the end of the stream completes it: a bare number or word."""
        if self.error is not None:
            raise self.error
        raw = self._splitter.eof()
        return [self._item(raw)] if raw else []

    def _lines(self, data: bytes, end: int, items: list[T]) -> bytes:
        """Decode all whole lines in one go, if that is what they are; return what is left to do."""
        whole = self._splitter.pending(data[:end])
        if self._member and b'"error' in whole:
            return data
        try:
            items += self._typed.decode_lines(whole)
        except msgspec.ValidationError:
            return data  # one of them does not fit: find out which, and look at it leniently
        except ValueError:
            self._by_lines = False  # values that span lines
            return data
        self._splitter.clear()
        return data[end:]

    def _hint(self, message: str) -> str:
        return next((hint for words, hint in self._hints.items() if words in message), "")

    def _item(self, raw: bytes) -> T:
        try:
            if self._member and b'"error' in raw:
                _raise_in_band(msgspec.json.decode(raw), self._member)
            return self._typed.decode(raw)
        except (ValueError, RecursionError) as error:
            raise DecodeError(str(error), self._operation) from error


class _Recent:
    """The end of what a stream gave, for the error that may end it: never more than so much JSON."""

    def __init__(self) -> None:
        self._batches: deque[tuple[list[Any], int]] = deque()
        self._size = 0
        self._unseen = 0  # bytes of an item that is not complete
        self._dropped = 0

    def add(self, items: list[Any], size: int) -> None:
        """Keep items that came in so many bytes."""
        self._size += size
        self._unseen += size
        if not items:
            return
        self._batches.append((items, self._unseen))
        self._unseen = 0
        while self._size > _LOG_SIZE and len(self._batches) > 1:
            dropped, size = self._batches.popleft()
            self._size -= size
            self._dropped += len(dropped)

    def explain(self, error: StreamError, last: list[Any]) -> None:
        """Put into the error what came before it."""
        error.items = [item for items, _ in self._batches for item in items] + last
        error.dropped = self._dropped


def _raise_in_band(value: Any, member: str) -> None:
    if not is_map(value):
        return
    detail, text = value.get(member), value.get("error")
    if is_map(detail) and detail:
        code = detail.get("code")
        message = detail.get("message") or text or "the daemon reports an error without a message"
        raise StreamError(str(message), code if isinstance(code, int) else None)
    if detail or text:
        raise StreamError(str(detail or text))


class _Splitter:
    """Finds where JSON values end, looking at every byte once."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []  # of a value that is not complete
        self._depth = 0
        self._in_string = False
        self._escaped = False  # the next byte belongs to a backslash
        self._bare = False  # inside a number, true, false or null at the top

    def clear(self) -> None:
        """Forget what is pending."""
        self._parts = []
        self._depth = 0
        self._in_string = self._escaped = self._bare = False

    def pending(self, data: bytes) -> bytes:
        """What is pending, with `data` behind it."""
        return b"".join((*self._parts, data)) if self._parts else data

    def feed(self, data: bytes) -> list[bytes]:
        """The values that `data` completes."""
        values: list[bytes] = []
        start = at = 0
        while at < len(data):
            at, done = self._step(data, at)
            if done:
                values.append(self.pending(data[start:at]))
                self._parts = []
                start = at
            elif not self._inside:
                start = at  # space between values
        if start < len(data):
            self._parts.append(data[start:])
        return values

    def eof(self) -> bytes:
        """The bare value that the end completes, or nothing."""
        raw = b"".join(self._parts)
        if raw and not self._bare:
            raise TruncatedStream(f"the stream ended inside a JSON value, {len(raw)} bytes into it")
        self.clear()
        return raw

    @property
    def _inside(self) -> bool:
        return bool(self._depth or self._in_string or self._bare)

    def _step(self, data: bytes, at: int) -> tuple[int, bool]:
        """Go on to the next byte that matters: the position after it, and whether a value ends."""
        if self._in_string:
            return self._string(data, at)
        if self._bare:
            found = _AFTER_BARE.search(data, at)
            self._bare = found is None
            return (found.start(), True) if found else (len(data), False)
        found = (_STRUCTURE if self._depth else _NOT_SPACE).search(data, at)
        if found is None:
            return len(data), False
        mark, at = found[0], found.end()
        if mark == b'"':
            self._in_string = True
        elif mark in b"{[":
            self._depth += 1
        elif mark in b"}]" and self._depth:
            self._depth -= 1
            return at, not self._depth
        elif not self._depth:
            self._bare = True
        return at, False

    def _string(self, data: bytes, at: int) -> tuple[int, bool]:
        if self._escaped:
            self._escaped = False
            return at + 1, False
        found = _STRING_STRUCTURE.search(data, at)
        if found is None:
            return len(data), False
        if found[0] == b"\\":
            self._escaped = True
        else:
            self._in_string = False
        return found.end(), not self._in_string and not self._depth
