"""One request and its answer on one connection."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from io import BytesIO

from ..errors import ConnectionFailed
from .address import AsyncConnection
from .blocking_aio import async_pieces
from .http import LAST_CHUNK, Answer, chunk

_SMALL = 64 * 1024  # a body that goes out in one write with its head
_PIECE = 256 * 1024


async def send(connection: AsyncConnection, answer: Answer, head: bytes, body: object) -> None:
    """Send a request and read the head of its answer.

    Raises:
        ConnectionFailed: There is no answer; `sent` is False if none of the request went out.
        EngineTimeout: One side waits for too long.
    """
    lost: ConnectionFailed | None = None
    try:
        await _write(connection, answer, head, body)
    except ConnectionFailed as error:
        # A daemon that refuses an upload says why, and does not wait for the rest.
        lost = error
    try:
        while not answer.has_head:
            data = await connection.read()
            if data:
                answer.feed(data)
            elif answer.started:
                answer.eof()
            else:
                raise ConnectionFailed("the daemon closed the connection without an answer")
    except ConnectionFailed as error:
        raise lost or error from error.__cause__


async def receive_rest(connection: AsyncConnection, answer: Answer) -> bytes:
    """Read an answer to its end; its body, which is never in memory twice."""
    body = BytesIO()
    body.writelines(answer.take())
    while not answer.complete:
        answer.check()
        data = await connection.read()
        if data:
            answer.feed(data)
        else:
            answer.eof()
        body.writelines(answer.take())
    return body.getvalue()


async def _write(connection: AsyncConnection, answer: Answer, head: bytes, body: object) -> None:
    """Send a request, or as much of it as the daemon wants."""
    if body is None:
        await connection.write(head)
    elif isinstance(body, bytes) and len(body) <= _SMALL:
        await connection.write(head + body)
    else:
        await connection.write(head)
        try:
            # Whoever makes the body may hold files: it ends with the request, not some time later.
            async with aclosing(_pieces(body)) as pieces:
                async for piece in pieces:
                    if not await _push(connection, answer, piece):
                        answer.abandon()
                        return
        except ConnectionFailed as error:
            error.sent = True  # the head was
            raise


async def _push(connection: AsyncConnection, answer: Answer, data: bytes | memoryview) -> bool:
    """Send a piece of a body; False when the daemon has said that it wants no more."""
    left = memoryview(data)
    while left:
        while connection.has_input():
            received = await connection.read()
            if not received:
                return False
            answer.feed(received)
            if answer.complete or answer.status >= 300:
                return False
        left = left[await connection.write(left, pausable=True) :]
    return True


async def _pieces(body: object) -> AsyncGenerator[bytes | memoryview]:
    """A body in the pieces in which it is sent."""
    if isinstance(body, bytes):
        view = memoryview(body)
        for start in range(0, len(view), _PIECE):
            yield view[start : start + _PIECE]
        return
    async with aclosing(async_pieces(body)) as source:
        async for piece in source:
            if piece:
                yield chunk(piece)
    yield LAST_CHUNK
