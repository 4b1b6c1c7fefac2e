"""HTTP answers as files: `data/*.http` holds what a daemon sent, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
END_OF_HEAD = b"\r\n\r\n"
LAST_CHUNK = b"0\r\n\r\n"


@dataclass(frozen=True)
class Answer:
    """One answer of the daemon: the head, and the body in the pieces in which it was sent.

    A body that was not chunked is one piece.
    """

    head: bytes
    pieces: tuple[bytes, ...]
    chunked: bool

    @property
    def body(self) -> bytes:
        return b"".join(self.pieces)

    def framed(self, pieces: tuple[bytes, ...]) -> bytes:
        """The bytes on the wire for these pieces, without the last chunk."""
        return b"".join(as_chunk(piece) for piece in pieces) if self.chunked else b"".join(pieces)

    def wire(self) -> bytes:
        return self.head + self.framed(self.pieces) + (LAST_CHUNK if self.chunked else b"")


def as_chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def parse(raw: bytes) -> Answer:
    """Take a complete answer apart. Strict, because its input is our own capture."""
    size = raw.index(END_OF_HEAD) + len(END_OF_HEAD)
    head, body = raw[:size], raw[size:]
    if b"\r\ntransfer-encoding: chunked\r\n" not in head.lower():
        return Answer(head, (body,), chunked=False)
    pieces: list[bytes] = []
    while body != LAST_CHUNK:
        line, _, rest = body.partition(b"\r\n")
        end = int(line, 16)
        if end == 0 or rest[end : end + 2] != b"\r\n":
            raise ValueError(f"not a chunk: {body[:40]!r}")
        pieces.append(rest[:end])
        body = rest[end + 2 :]
    return Answer(head, tuple(pieces), chunked=True)


def is_complete(raw: bytes) -> bool:
    """Whether an answer is all there. One that ends with its connection never is."""
    head, found, body = raw.partition(END_OF_HEAD)
    if not found:
        return False
    fields = head.lower().split(b"\r\n")
    if b" 204 " in fields[0] or b" 304 " in fields[0]:
        return True
    if b"transfer-encoding: chunked" in fields:
        return body.endswith(b"\r\n" + LAST_CHUNK)
    sizes = [int(field.split(b":")[1]) for field in fields if field.startswith(b"content-length:")]
    return bool(sizes) and len(body) >= sizes[0]


def load(name: str) -> Answer:
    return parse((DATA / f"{name}.http").read_bytes())
