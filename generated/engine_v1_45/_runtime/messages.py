"""The messages of builds, pulls and pushes as text, as a terminal would show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..buildkit import TRACE, Trace, decode_trace
from ..errors import ProtocolError


def text_of(messages: Iterable[Any]) -> str:
    """What the messages say, in their order, without the bars that only show how far a layer is."""
    return "".join(_texts(messages))


def _texts(messages: Iterable[Any]) -> Iterator[str]:
    named = set[tuple[str, str]]()  # steps, and what was said of them
    for message in messages:
        stream = getattr(message, "stream", None)
        status = getattr(message, "status", None)
        about = getattr(message, "id", None)
        if stream:
            yield str(stream)
        elif about == TRACE:
            try:
                yield from _trace(decode_trace(message.aux), named)
            except (ProtocolError, TypeError):
                continue  # the error that ended the stream is what matters
        elif status and not _counts(message):
            yield f"{about}: {status}\n" if about else f"{status}\n"


def _counts(message: Any) -> bool:
    detail = getattr(message, "progress_detail", None)
    return bool(getattr(detail, "current", None))


def _trace(trace: Trace, named: set[tuple[str, str]]) -> Iterator[str]:
    """A step when it starts and when it is over, and its output. Steps are told again and again."""
    for step in trace.steps:
        said = step.error or ("CACHED" if step.cached else "")
        told = (step.digest, said)
        if told not in named and (said or step.started):
            named.add(told)
            yield f"{step.name}: {said}\n" if said else f"{step.name}\n"
    for log in trace.logs:
        yield log.data.decode("utf-8", "replace")
