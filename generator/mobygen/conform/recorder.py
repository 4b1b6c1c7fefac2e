"""A connector for the generated client that keeps what is sent and received, and ends in time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what came of its answer. `complete`: all of it."""

    method: str
    target: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    complete: bool


@dataclass(slots=True)
class _Raw:
    """The bytes of an exchange."""

    request: bytes
    answer: list[bytes] = field(default_factory=list[bytes])


class Recorder:
    """Opens connections as `connector` does, and listens.

    Args:
        connector: A connector of the generated package.
        client: The generated package.
    """

    def __init__(self, connector: Any, client: Any) -> None:
        self._connector = connector
        self._client = client
        self._raw: list[_Raw] = []
        self._end = float("inf")

    def start(self, seconds: float) -> None:
        """Forget what was, and let what follows take so many seconds."""
        self._raw.clear()
        self._end = time.monotonic() + seconds

    def exchanges(self) -> list[Exchange]:
        """What was asked and answered since the start."""
        return [self._parsed(raw) for raw in self._raw if raw.answer]

    def connect(self, timeout: float | None) -> _Connection:
        """A new connection."""
        left = max(self._end - time.monotonic(), 0.001)
        patience = left if timeout is None else min(left, timeout)
        return _Connection(self, self._connector.connect(patience))

    def began(self, request: bytes) -> _Raw:
        """A request is on its way: the operations we call have no body, so it is one write."""
        self._raw.append(_Raw(bytes(request)))
        return self._raw[-1]

    @property
    def end(self) -> float:
        """When time is over, by the monotonic clock."""
        return self._end

    def _parsed(self, raw: _Raw) -> Exchange:
        method, target = raw.request.split(b"\r\n", 1)[0].decode("ascii").split(" ")[:2]
        answer = self._client._runtime.http.Answer(has_body=method != "HEAD")
        with suppress(self._client.EngineError):  # what is wrong the client itself has told
            for piece in raw.answer:
                if piece:
                    answer.feed(piece)
                else:
                    answer.eof()
        body = b"".join(answer.take())
        return Exchange(method, target, answer.status, answer.headers, body, answer.complete)


class _Connection:
    """A connection that tells the recorder."""

    def __init__(self, recorder: Recorder, inner: Any) -> None:
        self._recorder = recorder
        self._inner = inner
        self._exchange = _Raw(b"")

    def read(self) -> bytes:
        data: bytes = self._inner.read()
        self._exchange.answer.append(data)
        return data

    def write(self, data: bytes | memoryview, *, pausable: bool = False) -> int:
        self._exchange = self._recorder.began(bytes(data))
        sent: int = self._inner.write(data, pausable=pausable)
        return sent

    def close_write(self) -> None:
        self._inner.close_write()

    def close(self) -> None:
        self._inner.close()

    def set_timeout(self, seconds: float | None, deadline: float | None = None) -> None:
        # Streams would wait for ever; here everything has an end.
        end = self._recorder.end
        self._inner.set_timeout(seconds, end if deadline is None else min(deadline, end))

    def has_input(self) -> bool:
        there: bool = self._inner.has_input()
        return there
