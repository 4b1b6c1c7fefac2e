"""One request and its answer on one connection."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from io import BytesIO

from ..errors import ConnectionFailed
from .address import Connection
from .blocking_sync import pieces
from .http import LAST_CHUNK, Answer, chunk

_SMALL = 64 * 1024  # a body that goes out in one write with its head
_PIECE = 256 * 1024


def send(connection: Connection, answer: Answer, head: bytes, body: object) -> None:
    """Send a request and read the head of its answer.

    Raises:
        ConnectionFailed: There is no answer; `sent` is False if none of the request went out.
        EngineTimeout: One side waits for too long.
    """
    lost: ConnectionFailed | None = None
    try:
        _write(connection, answer, head, body)
    except ConnectionFailed as error:
        # A daemon that refuses an upload says why, and does not wait for the rest.
        lost = error
    try:
        while not answer.has_head:
            data = connection.read()
            if data:
                answer.feed(data)
            elif answer.started:
                answer.eof()
            else:
                raise ConnectionFailed("the daemon closed the connection without an answer")
    except ConnectionFailed as error:
        raise lost or error from error.__cause__


def receive_rest(connection: Connection, answer: Answer) -> bytes:
    """Read an answer to its end; its body, which is never in memory twice."""
    body = BytesIO()
    body.writelines(answer.take())
    while not answer.complete:
        answer.check()
        data = connection.read()
        if data:
            answer.feed(data)
        else:
            answer.eof()
        body.writelines(answer.take())
    return body.getvalue()


def _write(connection: Connection, answer: Answer, head: bytes, body: object) -> None:
    """Send a request, or as much of it as the daemon wants."""
    if body is None:
        connection.write(head)
    elif isinstance(body, bytes) and len(body) <= _SMALL:
        connection.write(head + body)
    else:
        connection.write(head)
        try:
            # Whoever makes the body may hold files: it ends with the request, not some time later.
            with closing(_pieces(body)) as pieces:
                for piece in pieces:
                    if not _push(connection, answer, piece):
                        answer.abandon()
                        return
        except ConnectionFailed as error:
            error.sent = True  # the head was
            raise


def _push(connection: Connection, answer: Answer, data: bytes | memoryview) -> bool:
    """Send a piece of a body; False when the daemon has said that it wants no more."""
    left = memoryview(data)
    while left:
        while connection.has_input():
            received = connection.read()
            if not received:
                return False
            answer.feed(received)
            if answer.complete or answer.status >= 300:
                return False
        left = left[connection.write(left, pausable=True) :]
    return True


def _pieces(body: object) -> Generator[bytes | memoryview]:
    """A body in the pieces in which it is sent."""
    if isinstance(body, bytes):
        view = memoryview(body)
        for start in range(0, len(view), _PIECE):
            yield view[start : start + _PIECE]
        return
    with closing(pieces(body)) as source:
        for piece in source:
            if piece:
                yield chunk(piece)
    yield LAST_CHUNK
