"""Request bodies that are sent in pieces."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import Any, cast

_PIECE = 64 * 1024


def pieces(body: Any) -> Iterator[bytes]:
    """The pieces of a binary file or an iterable of bytes."""
    if hasattr(body, "read"):
        while data := body.read(_PIECE):
            yield data
        return
    yield from cast("Iterable[bytes]", body)


async def async_pieces(body: Any) -> AsyncIterator[bytes]:
    """The pieces of a binary file or an iterable of bytes, asynchronous or not."""
    if isinstance(body, AsyncIterable):
        async for data in cast("AsyncIterable[bytes]", body):
            yield data
        return
    for data in pieces(body):
        yield data
