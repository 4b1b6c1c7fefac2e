"""What may block, beside an event loop: calls in threads, and the pieces of a request's body."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Generator, Iterable
from contextlib import aclosing
from typing import Any, ParamSpec, TypeVar, cast

T = TypeVar("T")
P = ParamSpec("P")
_PIECE = 256 * 1024


async def offload(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a function that may block, in a thread."""
    return await asyncio.to_thread(function, *args, **kwargs)


async def surely(close: Callable[[], object]) -> None:
    """Close something in a thread. A cancelled caller closes it here: no thread may have begun to."""
    try:
        await asyncio.to_thread(close)
    except BaseException:
        close()
        raise


async def acquire(make: Callable[[], T], release: Callable[[T], object]) -> T:
    """What `make` makes in a thread. If the caller is cancelled meanwhile, it is released again."""
    made: list[T] = []
    lock = threading.Lock()
    wanted = True

    def work() -> None:
        one = make()
        with lock:
            if wanted:
                made.append(one)
                return
        release(one)

    try:
        await asyncio.to_thread(work)
    except BaseException:
        with lock:
            wanted = False
        for one in made:
            release(one)
        raise
    return made[0]


async def async_pieces(body: Any) -> AsyncGenerator[bytes]:
    """The pieces of a binary file or an iterable of bytes, asynchronous or not."""
    if isinstance(body, AsyncGenerator):
        async with aclosing(cast("AsyncGenerator[bytes]", body)) as own:
            async for data in own:
                yield data
    elif isinstance(body, AsyncIterable):
        async for data in cast("AsyncIterable[bytes]", body):
            yield data
    elif isinstance(body, io.BytesIO):
        while data := body.read(_PIECE):
            yield data
    elif hasattr(body, "read"):
        while data := await asyncio.to_thread(body.read, _PIECE):
            yield data
    else:
        try:
            for data in cast("Iterable[bytes]", body):
                yield data
        finally:
            if isinstance(body, Generator):
                cast("Generator[bytes]", body).close()
