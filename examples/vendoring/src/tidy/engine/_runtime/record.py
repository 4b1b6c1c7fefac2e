"""What a client tells about its requests."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from msgspec import Struct


class RequestRecord(Struct, frozen=True, kw_only=True):
    """A request that was made, as `on_request` is told. It holds no secrets, and can be kept.

    Attributes:
        operation: The operationId, e.g. `ContainerInspect`.
        method: The HTTP method.
        target: The path and the query. What may hold a secret is there as `(hidden)`: build
            arguments, addresses to fetch from, changes to an image. Headers and bodies are not
            told at all.
        status: The status of the answer; None when there was none.
        seconds: How long it took until the head of the answer was there, or the error: connecting
            and sending the body included, the answer's body not.
        error: Why there was no answer, as the name of the error and its words; None when there was
            one, be it a refusal.
        reused: Whether the connection had carried another request before.
    """

    operation: str
    method: str
    target: str
    status: int | None
    seconds: float
    error: str | None
    reused: bool


OnRequest = Callable[[RequestRecord], object]


class Watch:
    """Measures one request, and tells about it once."""

    __slots__ = ("_began", "_method", "_operation", "_target", "_tell")

    def __init__(self, tell: OnRequest, operation: str, method: str, target: str) -> None:
        self._tell: OnRequest | None = tell
        self._operation = operation
        self._method = method
        self._target = target
        self._began = perf_counter()

    def answered(self, status: int, *, reused: bool) -> None:
        """The head of the answer is there."""
        self._end(status, None, reused)

    def failed(self, error: BaseException, *, reused: bool) -> None:
        """It ended with an error; after the head of an answer, that is not the request's."""
        if self._tell is not None:
            words = str(error)
            kind = type(error).__name__
            self._end(None, f"{kind}: {words}" if words else kind, reused)

    def _end(self, status: int | None, error: str | None, reused: bool) -> None:
        tell, self._tell = self._tell, None
        if tell is None:
            return
        tell(
            RequestRecord(
                operation=self._operation,
                method=self._method,
                target=self._target,
                status=status,
                seconds=perf_counter() - self._began,
                error=error,
                reused=reused,
            )
        )
