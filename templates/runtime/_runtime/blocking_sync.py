"""What may block: calls, and the pieces of a request's body. The twin of what asyncio needs for them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import Any, ParamSpec, TypeVar, cast

T = TypeVar("T")
P = ParamSpec("P")
_PIECE = 256 * 1024


def offload(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a function that may block."""
    return function(*args, **kwargs)


def surely(close: Callable[[], object]) -> None:
    """Close something."""
    close()


def acquire(make: Callable[[], T], release: Callable[[T], object]) -> T:
    """What `make` makes."""
    return make()


def pieces(body: Any) -> Generator[bytes]:
    """The pieces of a binary file or an iterable of bytes."""
    if hasattr(body, "read"):
        while data := body.read(_PIECE):
            yield data
        return
    yield from cast("Iterable[bytes]", body)
