"""Worker processes that cannot outlive the command that started them."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection, parent_process
from queue import SimpleQueue
from typing import TypeVar

_T = TypeVar("_T")
_R = TypeVar("_R")
_MOST = 16
_INTERRUPTIONS = {signal.SIGINT, signal.SIGTERM}


class Workers:
    """The machine's cores; processes are started when there is first enough for them to do."""

    def __init__(self, *, processes: int | None = None) -> None:
        self.count = processes or min(_cores(), _MOST)
        self._pool: ProcessPoolExecutor | None = None

    def map(
        self, function: Callable[[_T], _R], items: Iterable[_T], *, alone_below: int = 2
    ) -> Iterator[tuple[int, _R]]:
        """Results with the positions of their items, in whatever order they are done.

        Fewer items than `alone_below` are not worth starting processes for.
        """
        work = list(items)
        if self.count == 1 or (self._pool is None and len(work) < alone_below):
            yield from enumerate(map(function, work))
            return
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.count, initializer=_start)
        # A queue, for `concurrent.futures.wait` leaves futures locked when it is interrupted, and the pool never ends.
        done = SimpleQueue[Future[_R]]()
        positions = dict[Future[_R], int]()
        with _no_interruption():
            for position, item in enumerate(work):
                future = self._pool.submit(function, item)
                positions[future] = position
                future.add_done_callback(done.put)
        for _ in work:
            future = done.get()
            yield positions[future], future.result()

    def stop(self) -> None:
        """Let the processes end; work that was not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def workers() -> Generator[Workers]:
    """Workers for the length of a `with` block."""
    pool = Workers()
    try:
        yield pool
    finally:
        pool.stop()


def _cores() -> int:
    """The cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _no_interruption() -> Generator[None]:
    """Let the signals that end the command wait while processes are started.

    One that came right after a fork would find the parent's handlers in the new process.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTIONS)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPTIONS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
