"""WebSocket (RFC 6455) without I/O: the client's side of what attach needs."""

from __future__ import annotations

import os
from base64 import b64encode

from ..errors import ProtocolError, TruncatedStream

_TEXT_OR_BINARY = (0x1, 0x2)
_CONTINUATION = 0x0
_CLOSE = 0x8
_PING = 0x9
_PONG = 0xA
_FINAL = 0x80
_MASKED = 0x80
_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def handshake() -> tuple[str, tuple[tuple[str, str], ...]]:
    """A fresh key, and the headers that ask for a WebSocket with it."""
    key = b64encode(os.urandom(16)).decode()
    return key, (
        ("Connection", "Upgrade"),
        ("Upgrade", "websocket"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", key),
    )


def check_handshake(key: str, accept: str) -> None:
    """Raise ProtocolError unless the answer belongs to the key."""
    from hashlib import sha1  # only those who use WebSockets pay for it

    if b64encode(sha1(key.encode() + _GUID).digest()).decode() != accept:
        raise ProtocolError("the daemon's answer is no WebSocket handshake")


def message(data: bytes) -> bytes:
    """`data` as one binary message, masked as a client's has to be."""
    return _frame(0x2, data)


def closing() -> bytes:
    """The frame that says goodbye."""
    return _frame(_CLOSE, b"\x03\xe8")


def _frame(opcode: int, data: bytes) -> bytes:
    size = len(data)
    if size < 126:
        head = bytes((_FINAL | opcode, _MASKED | size))
    elif size < 1 << 16:
        head = bytes((_FINAL | opcode, _MASKED | 126)) + size.to_bytes(2, "big")
    else:
        head = bytes((_FINAL | opcode, _MASKED | 127)) + size.to_bytes(8, "big")
    mask = os.urandom(4)
    return head + mask + _masked(data, mask)


def _masked(data: bytes, mask: bytes) -> bytes:
    size = len(data)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(data, "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")


class WebSocketDecoder:
    """Messages of a server: bytes in, whole messages out.

    Attributes:
        replies: Frames that have to be sent back, in order; take them after each `feed`.
        closed: Whether the server said goodbye.
    """

    def __init__(self) -> None:
        self.replies: list[bytes] = []
        self.closed = False
        self._rest = b""
        self._parts: list[bytes] = []

    def feed(self, data: bytes) -> list[bytes]:
        """The messages that `data` completes."""
        self._rest += data
        messages: list[bytes] = []
        while not self.closed:
            found = self._next()
            if found is None:
                break
            final, opcode, payload = found
            if opcode == _PING:
                self.replies.append(_frame(_PONG, payload))
            elif opcode == _CLOSE:
                self.replies.append(_frame(_CLOSE, payload[:2]))
                self.closed = True
            elif opcode in _TEXT_OR_BINARY or opcode == _CONTINUATION:
                self._parts.append(payload)
                if final:
                    messages.append(b"".join(self._parts))
                    self._parts.clear()
            elif opcode != _PONG:
                raise ProtocolError(f"not a WebSocket frame: opcode {opcode}")
        return messages

    def eof(self) -> list[bytes]:
        """Nothing: raises TruncatedStream when the connection ended inside a message."""
        if not self.closed and (self._rest or self._parts):
            raise TruncatedStream("the connection ended inside a WebSocket message")
        return []

    def _next(self) -> tuple[bool, int, bytes] | None:
        """The next frame, if it is complete."""
        rest = self._rest
        if len(rest) < 2:
            return None
        if rest[1] & _MASKED or rest[0] & 0x70:
            raise ProtocolError("not a WebSocket frame of a server")
        size, start = rest[1] & 0x7F, 2
        if size >= 126:
            start = 4 if size == 126 else 10
            size = int.from_bytes(rest[2:start], "big")
        if len(rest) < start + size:
            return None
        self._rest = rest[start + size :]
        return bool(rest[0] & _FINAL), rest[0] & 0x0F, rest[start : start + size]
