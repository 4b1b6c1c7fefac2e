"""Idle connections, kept for the next call."""

from __future__ import annotations

import os
from typing import Generic, Protocol, TypeVar

_MOST = 10


class _Idle(Protocol):
    def has_input(self) -> bool: ...

    def set_timeout(self, seconds: float | None) -> None: ...

    def close(self) -> None: ...


C = TypeVar("C", bound=_Idle)


class IdleConnections(Generic[C]):
    """A stack of connections. Safe to use from several threads: list operations are atomic."""

    def __init__(self) -> None:
        self._idle: list[C] = []
        self._closed = False
        self._process = os.getpid()

    def take(self) -> C | None:
        """The connection used last, if one is there whose other side is still there."""
        if self._process != os.getpid():
            # After a fork the connections are the parent's. Letting go of them closes our handles
            # only, where close() would end them for both.
            self._idle, self._process = [], os.getpid()
        while True:
            try:
                connection = self._idle.pop()
            except IndexError:
                return None
            if not connection.has_input():
                return connection
            connection.close()  # ended by the daemon, or it speaks without being asked

    def put(self, connection: C) -> None:
        """Keep a connection, unless there are enough."""
        if self._closed or len(self._idle) >= _MOST:
            connection.close()
        else:
            connection.set_timeout(None)  # the deadline of its last call is not that of the next
            self._idle.append(connection)

    def close(self) -> None:
        """Close all of them, and from now on each that is put back."""
        self._closed = True
        while True:
            try:
                self._idle.pop().close()
            except IndexError:
                return
