"""One way to test every decoder: the same items, however the bytes are cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any, Protocol

import pytest
from engine_v1_41 import EngineError, TruncatedStream
from hypothesis import strategies as st

POSITIONS = st.lists(st.integers(0, 10_000), max_size=8)


class Decoder(Protocol):
    error: EngineError | None

    def feed(self, data: bytes) -> list[Any]: ...

    def feed_pieces(self, pieces: Iterable[bytes]) -> list[Any]: ...

    def eof(self) -> list[Any]: ...


def decode(decoder: Decoder, pieces: list[bytes]) -> list[Any]:
    items = [item for piece in pieces for item in decoder.feed(piece)]
    return [*items, *decoder.eof()]


def outcome(decoder: Decoder, pieces: list[bytes]) -> tuple[list[Any], type[Exception] | None]:
    """The items, and the error that came after them."""
    items: list[Any] = []
    try:
        for piece in pieces:
            items += decoder.feed(piece)
        items += decoder.eof()
    except EngineError as error:
        return items, type(error)
    return items, None


def cuts(data: bytes, positions: list[int]) -> list[bytes]:
    """`data` in the pieces that these positions (modulo its length) cut it into."""
    marks = sorted({0, len(data), *(p % (len(data) + 1) for p in positions)})
    return [data[start:end] for start, end in pairwise(marks)]


def check_any_split(
    make: Callable[[], Decoder], data: bytes, items: list[Any], positions: list[int]
) -> None:
    """Whole, byte by byte, and in the given pieces, one call for each or one for all."""
    assert decode(make(), [data]) == items
    assert decode(make(), [data[i : i + 1] for i in range(len(data))]) == items
    pieces = cuts(data, positions)
    assert decode(make(), pieces) == items
    decoder = make()
    assert [*decoder.feed_pieces(pieces), *decoder.eof()] == items


def check_truncation(
    make: Callable[[], Decoder], parts: list[bytes], items: list[Any], *, free: bytes = b""
) -> None:
    """Cut anywhere but at the end of an item, the stream is truncated, after what was complete.

    Each of `parts` makes the item of the same index complete; `free` are bytes between items.
    """
    data = b"".join(parts)
    ends = list(item_ends(parts))
    for length in range(len(data) + 1):
        decoder = make()
        whole = sum(end <= length for end in ends[1:])
        rest = data[ends[whole] : length]
        got = decoder.feed(data[:length])
        if rest.strip(free) if free else rest:
            with pytest.raises(TruncatedStream):
                got += decoder.eof()
        else:
            got += decoder.eof()
        assert got == items[:whole]


def check_same_failure(make: Callable[[], Decoder], data: bytes, positions: list[int]) -> None:
    """Whatever the data is: the same items and the same kind of error at any split."""
    expected = outcome(make(), [data])
    assert outcome(make(), [data[i : i + 1] for i in range(len(data))]) == expected
    assert outcome(make(), cuts(data, positions)) == expected


def item_ends(parts: list[bytes]) -> Iterator[int]:
    total = 0
    yield 0
    for part in parts:
        total += len(part)
        yield total
