"""The messages of builds, pulls and pushes as text, as a terminal would show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def text_of(messages: Iterable[Any]) -> str:
    """What the messages say, in their order, without the bars that only show how far a layer is."""
    return "".join(_texts(messages))


def _texts(messages: Iterable[Any]) -> Iterator[str]:
    for message in messages:
        stream = getattr(message, "stream", None)
        status = getattr(message, "status", None)
        about = getattr(message, "id", None)
        if stream:
            yield str(stream)
        elif status and not _counts(message):
            yield f"{about}: {status}\n" if about else f"{status}\n"


def _counts(message: Any) -> bool:
    detail = getattr(message, "progress_detail", None)
    return bool(getattr(detail, "current", None))
