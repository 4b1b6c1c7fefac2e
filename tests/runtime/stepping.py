"""A coroutine cancelled at an await that the test chooses, and what must hold after that."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Generator
from functools import partial
from typing import Any

NEVER_ENDS = 0.1
"""Seconds after which an await that was to be cancelled once it is over is taken to be endless."""


class CancelledAt:
    """Awaits a coroutine and cancels it at its n-th await.

    Args:
        work: The coroutine.
        at: Which await, from 1.
        late: What it waits for is there already when it is cancelled, but it does not know yet. Whoever
            would take it over, be it a connection or a file, must close it all the same.

    Attributes:
        reached: Whether there was an n-th await.
    """

    def __init__(self, work: Coroutine[Any, Any, Any], at: int, *, late: bool) -> None:
        self.reached = False
        self._work = work
        self._at = at
        self._late = late

    def __await__(self) -> Generator[Any, Any, None]:
        go_on: Any = partial(self._work.send, None)
        count = 0
        while True:
            try:
                waiting: Any = go_on()
            except StopIteration:
                return
            count += 1
            if count == self._at:
                self.reached = True
                if waiting is not None:
                    self._cancel(waiting)
            try:
                yield waiting
            except BaseException as error:
                go_on = partial(self._work.throw, error)
            else:
                go_on = partial(self._work.send, None)
            if count == self._at:
                go_on = partial(self._work.throw, asyncio.CancelledError())

    def _cancel(self, waiting: asyncio.Future[Any]) -> None:
        if self._late:
            asyncio.get_running_loop().call_later(NEVER_ENDS, waiting.cancel)
        else:
            waiting.cancel()


async def cancelled(work: Coroutine[Any, Any, Any], at: int, *, late: bool) -> bool:
    """Cancel `work` at its n-th await: it ends with that and nothing else. False without such an await."""
    problems: list[dict[str, Any]] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, problem: problems.append(problem))
    stepped = CancelledAt(work, at, late=late)
    try:
        async with asyncio.timeout(30):
            await stepped
    except asyncio.CancelledError:
        assert stepped.reached
    else:
        assert not stepped.reached, f"await {at}: cancelling it was ignored"
    finally:
        loop.set_exception_handler(None)
    assert not problems, f"await {at}: {problems}"
    return stepped.reached
