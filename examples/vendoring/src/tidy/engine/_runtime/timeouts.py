"""How long a client waits."""

from __future__ import annotations

from time import monotonic

from msgspec import Struct

from ..errors import EngineError, EngineTimeout


class Timeouts(Struct, frozen=True, kw_only=True):
    """How long a client waits, in seconds; None is for ever.

    Streams, and calls that last as long as what they wait for (such as `containers.wait`), know
    `connect` only.

    Attributes:
        connect: For a connection: with TLS, until both sides agree; ssh gives up by itself.
        read: For each read of an answer and each write of a request: a daemon that goes on, however
            slowly, is waited for.
        call: For a whole call, from the connection to the last byte of the answer, with all that is
            sent before. A body that you give as an iterable is looked at between its pieces.

    Raises:
        EngineError: One of them is not more than 0.
    """

    connect: float | None = 60.0
    read: float | None = 60.0
    call: float | None = None

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if value is not None and not value > 0:
                raise EngineError(f"a timeout is more than 0 seconds, or None: {name}={value!r}")


def timeouts_of(given: float | Timeouts | None) -> Timeouts:
    """What a client's `timeout=` means: a number is for connecting and for each read."""
    if isinstance(given, Timeouts):
        return given
    return Timeouts(connect=given, read=given)


def time_left(seconds: float | None, deadline: float | None) -> float | None:
    """How long something may wait: so many seconds, but not beyond a time of the monotonic clock.

    Raises:
        EngineTimeout: That time is over.
    """
    if deadline is None:
        return seconds
    left = deadline - monotonic()
    if left <= 0:
        raise EngineTimeout("the call took too long")
    return left if seconds is None else min(left, seconds)
