"""Websocket frames: any split, fragments, masking, what is refused."""

from __future__ import annotations

import pytest
from engine_v1_41 import ProtocolError
from engine_v1_41._runtime.websocket import check_handshake, encode_message
from engine_v1_41.streams import WebSocketDecoder, WebSocketMessage, WebSocketOpcode
from hypothesis import given
from hypothesis import strategies as st

from tests.runtime.checks import (
    POSITIONS,
    check_any_split,
    check_same_failure,
    check_truncation,
    cuts,
)

BINARY, PING = WebSocketOpcode.BINARY, WebSocketOpcode.PING


def framed(data: bytes, opcode: int, *, final: bool = True) -> bytes:
    size = len(data)
    head = bytes((opcode | 0x80 * final,))
    if size < 126:
        return head + bytes((size,)) + data
    if size < 1 << 16:
        return head + b"\x7e" + size.to_bytes(2, "big") + data
    return head + b"\x7f" + size.to_bytes(8, "big") + data


def fragmented(message: WebSocketMessage, positions: list[int]) -> bytes:
    """The message in fragments, with a ping between them."""
    pieces = cuts(message.data, positions) or [b""]
    frames = [
        framed(piece, 0 if number else message.opcode, final=number == len(pieces) - 1)
        for number, piece in enumerate(pieces)
    ]
    return framed(b"?", PING).join(frames)


MESSAGES = st.lists(
    st.builds(
        WebSocketMessage,
        st.sampled_from([WebSocketOpcode.TEXT, BINARY]),
        st.binary(max_size=10) | st.binary(min_size=125, max_size=130),
    ),
    max_size=4,
)


@given(MESSAGES, POSITIONS)
def test_at_any_split(messages: list[WebSocketMessage], positions: list[int]) -> None:
    data = b"".join(framed(message.data, message.opcode) for message in messages)
    check_any_split(WebSocketDecoder, data, messages, positions)


@given(MESSAGES, POSITIONS, POSITIONS)
def test_fragments_with_pings_between(
    messages: list[WebSocketMessage], fragments: list[int], positions: list[int]
) -> None:
    data = b"".join(fragmented(message, fragments) for message in messages)
    decoder = WebSocketDecoder()
    got = [m for piece in cuts(data, positions) for m in decoder.feed(piece)]
    assert [message for message in got if message.opcode is not PING] == messages
    assert decoder.eof() == []


@given(MESSAGES)
def test_cut_inside_a_message(messages: list[WebSocketMessage]) -> None:
    parts = [framed(message.data, message.opcode) for message in messages]
    check_truncation(WebSocketDecoder, parts, messages)


@given(st.binary(max_size=20), POSITIONS)
def test_any_bytes_at_any_split(data: bytes, positions: list[int]) -> None:
    check_same_failure(WebSocketDecoder, data, positions)


@pytest.mark.parametrize(
    "data",
    [
        b"\xf2\0",  # reserved bits
        b"\x83\0",  # an opcode nobody has defined
        b"\x82\x81mask!",  # masked, which only clients do
        framed(b"", PING, final=False),
        framed(bytes(126), PING),
        framed(b"", 0),  # goes on with nothing
        framed(b"a", BINARY, final=False) + framed(b"b", BINARY),
    ],
)
def test_refused(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        WebSocketDecoder().feed(data)


@pytest.mark.parametrize("size", [0, 1, 3, 4, 125, 126, 65535, 65536])
def test_what_we_send_is_masked(size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    sent = encode_message(BINARY, data[:size])
    head = 2 + {126: 2, 127: 8}.get(sent[1] & 0x7F, 0)
    length = sent[1] & 0x7F if head == 2 else int.from_bytes(sent[2:head], "big")
    mask, payload = sent[head : head + 4], sent[head + 4 :]
    assert sent[0] == 0x82
    assert sent[1] & 0x80
    assert length == size
    assert bytes(b ^ mask[i % 4] for i, b in enumerate(payload)) == data[:size]


def test_the_handshake_of_the_rfc() -> None:
    check_handshake("dGhlIHNhbXBsZSBub25jZQ==", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    with pytest.raises(ProtocolError):
        check_handshake("dGhlIHNhbXBsZSBub25jZQ==", "")
