"""Websockets (RFC 6455) without I/O: the client's side."""

from __future__ import annotations

import os
from binascii import b2a_base64
from collections.abc import Iterable
from enum import IntEnum

from msgspec import Struct

from ..errors import EngineError, ProtocolError, TruncatedStream

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def handshake() -> tuple[str, tuple[tuple[str, str], ...]]:
    """A fresh key, and the headers that ask for a websocket with it."""
    key = b2a_base64(os.urandom(16), newline=False).decode()
    return key, (
        ("Connection", "Upgrade"),
        ("Upgrade", "websocket"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", key),
    )


def check_handshake(key: str, accept: str) -> None:
    """Raise ProtocolError unless the answer's Sec-WebSocket-Accept belongs to the key."""
    from hashlib import sha1  # only those who use websockets pay for it

    digest = sha1(key.encode() + _GUID, usedforsecurity=False).digest()
    if b2a_base64(digest, newline=False).decode() != accept:
        raise ProtocolError("the daemon's answer is no websocket handshake")


class WebSocketOpcode(IntEnum):
    """What a websocket frame is."""

    CONTINUATION = 0
    TEXT = 1
    BINARY = 2
    CLOSE = 8
    PING = 9
    PONG = 10


_OPCODES = {int(opcode): opcode for opcode in WebSocketOpcode}


class WebSocketMessage(Struct, frozen=True, gc=False):
    """A whole message, or a control frame.

    Attributes:
        opcode: TEXT, BINARY, CLOSE, PING or PONG.
        data: The payload, its fragments joined.
    """

    opcode: WebSocketOpcode
    data: bytes


def encode_message(opcode: WebSocketOpcode, data: bytes) -> bytes:
    """A message in one frame, masked as a client's has to be."""
    mask = os.urandom(4)
    size = len(data)
    if size < 126:
        head = bytes((0x80 | opcode, 0x80 | size))
    elif size < 1 << 16:
        head = bytes((0x80 | opcode, 0x80 | 126)) + size.to_bytes(2, "big")
    else:
        head = bytes((0x80 | opcode, 0x80 | 127)) + size.to_bytes(8, "big")
    key = (mask * (size // 4 + 1))[:size]
    masked = int.from_bytes(data, "big") ^ int.from_bytes(key, "big")
    return head + mask + masked.to_bytes(size, "big")


class WebSocketDecoder:
    """Messages as a server sends them (RFC 6455), fragments joined.

    Calls raise:
        ProtocolError: The bytes are no frames of a server.
        TruncatedStream: From `eof()`, the stream ended inside a message.
    """

    def __init__(self) -> None:
        self.error: EngineError | None = None
        self._parts: list[bytes] = []
        self._have = 0
        self._need = 2
        self._opcode: WebSocketOpcode | None = None  # of the message whose fragments come
        self._fragments: list[bytes] = []

    def feed(self, data: bytes) -> list[WebSocketMessage]:
        """The messages that `data` completes."""
        if self.error is not None:
            raise self.error
        self._parts.append(data)
        self._have += len(data)
        messages: list[WebSocketMessage] = []
        if self._have >= self._need:
            data = b"".join(self._parts)
            try:
                rest = data[self._frames(data, messages) :]
            except EngineError as error:
                self.error = error
                if not messages:
                    raise
                return messages
            self._parts, self._have = ([rest] if rest else []), len(rest)
        return messages

    def feed_pieces(self, pieces: Iterable[bytes]) -> list[WebSocketMessage]:
        """The messages that `pieces` complete."""
        return self.feed(b"".join(pieces))

    def eof(self) -> list[WebSocketMessage]:
        """Nothing: a message is complete without the end of the stream."""
        if self.error is not None:
            raise self.error
        if self._have or self._opcode is not None:
            raise TruncatedStream("the stream ended inside a websocket message")
        return []

    def _frames(self, data: bytes, messages: list[WebSocketMessage]) -> int:
        """Take the complete frames of `data`; return where the first incomplete one begins."""
        at = 0
        while True:
            if len(data) - at < 2:
                self._need = 2
                return at
            flags, size = data[at], data[at + 1]
            opcode = _OPCODES.get(flags & 0x0F)
            if flags & 0x70 or opcode is None or size & 0x80:
                raise ProtocolError(f"this is no websocket frame: {data[at:at + 2]!r}")
            wide = {126: 2, 127: 8}.get(size, 0)
            start = at + 2 + wide
            if len(data) < start:
                self._need = 2 + wide
                return at
            if wide:
                size = int.from_bytes(data[at + 2 : start], "big")
            if len(data) < start + size:
                self._need = 2 + wide + size
                return at
            at = start + size
            self._frame(opcode, bool(flags & 0x80), data[start:at], messages)

    def _frame(
        self, opcode: WebSocketOpcode, final: bool, data: bytes, messages: list[WebSocketMessage]
    ) -> None:
        if opcode >= WebSocketOpcode.CLOSE:
            if not final or len(data) > 125:
                raise ProtocolError("a websocket control frame is too long or in fragments")
            messages.append(WebSocketMessage(opcode, data))
            return
        if (opcode is WebSocketOpcode.CONTINUATION) != (self._opcode is not None):
            raise ProtocolError("websocket fragments are out of order")
        if self._opcode is not None:
            opcode = self._opcode
        self._fragments.append(data)
        self._opcode = None if final else opcode
        if final:
            messages.append(WebSocketMessage(opcode, b"".join(self._fragments)))
            self._fragments = []
