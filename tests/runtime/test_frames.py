"""Frames of output: the same at any split, nothing lost before an error, truncation is told."""

from __future__ import annotations

import time

import pytest
from engine_v1_41 import Frame, ProtocolError, StreamError, StreamId
from engine_v1_41.streams import MultiplexedDecoder, RawDecoder
from hypothesis import given
from hypothesis import strategies as st

from tests.runtime.checks import (
    POSITIONS,
    check_any_split,
    check_same_failure,
    check_truncation,
    decode,
)

FRAMES = st.lists(
    st.builds(Frame, st.sampled_from(list(StreamId)), st.binary(max_size=40)), max_size=6
)


def framed(frame: Frame) -> bytes:
    return bytes((frame.stream, 0, 0, 0)) + len(frame.data).to_bytes(4, "big") + frame.data


OUT = Frame(StreamId.STDOUT, b"out\n")
ERR = Frame(StreamId.STDERR, b"err\n")
SYSTEM_ERROR = b"\x03\0\0\0\0\0\0\x05oops\n"


@given(FRAMES, POSITIONS)
def test_at_any_split(frames: list[Frame], positions: list[int]) -> None:
    check_any_split(MultiplexedDecoder, b"".join(map(framed, frames)), frames, positions)


@given(FRAMES)
def test_cut_inside_a_frame(frames: list[Frame]) -> None:
    check_truncation(MultiplexedDecoder, list(map(framed, frames)), frames)


@given(st.binary(max_size=60) | st.just(framed(OUT) + SYSTEM_ERROR + framed(ERR)), POSITIONS)
def test_any_bytes_at_any_split(data: bytes, positions: list[int]) -> None:
    check_same_failure(MultiplexedDecoder, data, positions)


def test_one_frame_in_each_piece() -> None:
    assert MultiplexedDecoder().feed_pieces([framed(OUT), framed(ERR)]) == [OUT, ERR]


def test_an_empty_frame() -> None:
    empty = Frame(StreamId.STDERR, b"")
    assert decode(MultiplexedDecoder(), [framed(empty), framed(empty)]) == [empty, empty]


def test_the_daemons_own_error() -> None:
    with pytest.raises(StreamError, match="^oops$") as caught:
        MultiplexedDecoder().feed(SYSTEM_ERROR)
    assert caught.value.message == "oops"
    assert caught.value.code is None


def test_an_error_does_not_hide_the_frames_before_it() -> None:
    decoder = MultiplexedDecoder()
    assert decoder.feed(framed(OUT) + SYSTEM_ERROR + framed(ERR)) == [OUT]
    assert isinstance(decoder.error, StreamError)
    with pytest.raises(StreamError, match="oops"):
        decoder.feed(framed(ERR))
    with pytest.raises(StreamError, match="oops"):
        decoder.eof()


@pytest.mark.parametrize(
    "data",
    [b"\x04\0\0\0\0\0\0\0", b"\x01\0\x01\0\0\0\0\0", b"plain text", b"\xff" * 8],
)
def test_what_is_no_frame_is_refused_at_once(data: bytes) -> None:
    """Not after gigabytes, as if the text were a length."""
    with pytest.raises(ProtocolError):
        MultiplexedDecoder().feed(data[:8])


def test_a_large_frame_in_small_pieces_is_not_copied_again_and_again() -> None:
    frame = Frame(StreamId.STDOUT, bytes(8 << 20))
    data = framed(frame)
    decoder = MultiplexedDecoder()
    began = time.process_time()
    got = [f for at in range(0, len(data), 1000) for f in decoder.feed(data[at : at + 1000])]
    assert time.process_time() - began < 2
    assert got == [frame]


@given(st.binary(max_size=60), POSITIONS)
def test_raw_output_is_all_stdout(data: bytes, positions: list[int]) -> None:
    decoder = RawDecoder()
    frames = [f for at in range(len(data)) for f in decoder.feed(data[at : at + 1])]
    assert b"".join(frame.data for frame in frames) == data
    assert {frame.stream for frame in frames} <= {StreamId.STDOUT}
    assert decoder.feed(b"") == decoder.eof() == []
