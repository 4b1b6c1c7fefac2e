"""Carries a plan out with a generated client, step by step, within bounds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from mobygen.conform.answers import json_value
from mobygen.conform.plan import Plan, Step, objects
from mobygen.conform.recorder import Exchange, Recorder
from mobygen.errors import one_line

_ENOUGH_ITEMS = 1000
_ENOUGH_BYTES = 256 * 1024
_NOW = "now"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked for: objects of a kind, and seconds for a call."""

    objects: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Call:
    """One call and how it went.

    Attributes:
        step: What was called.
        parameters: With what, by Python name.
        exchange: The request and its answer; None if there was no answer.
        unread: Why the client could not make sense of the answer; "" if it could.
        unanswered: Why there is no whole answer; "" if there is one.
    """

    step: Step
    parameters: Mapping[str, object]
    exchange: Exchange | None
    unread: str = ""
    unanswered: str = ""


@dataclass(slots=True)
class Caller:
    """Calls the methods of `client`, of the generated package `module`, which uses `recorder`."""

    module: Any
    client: Any
    recorder: Recorder
    limits: Limits
    answers: dict[str, list[object]] = field(default_factory=dict[str, list[object]])

    def run(self, plan: Plan, progress: Callable[[str, int, int], None]) -> Iterator[Call]:
        """All calls of a plan, as they are made; `progress` gets a step's name, place and total."""
        for position, step in enumerate(plan.steps):
            progress(step.name, position, len(plan.steps))
            for name in self._objects(step):
                for parameters in step.calls:
                    own = {step.variable: name} if step.variable else dict[str, object]()
                    yield self._called(step, {**own, **parameters})

    def _objects(self, step: Step) -> list[str]:
        if step.source is None:
            return [""]
        most = self.limits.objects if step.most is None else min(step.most, self.limits.objects)
        return objects(self.answers.get(step.source.operation, []), step.source, most)

    def _called(self, step: Step, parameters: Mapping[str, object]) -> Call:
        problem = unanswered = ""
        self.recorder.start(self.limits.seconds)
        method = attrgetter(step.name)(self.client)
        now = str(int(time.time()))
        sent = {name: now if value == _NOW else value for name, value in parameters.items()}
        try:
            _consume(method(**sent), step.method.results[0].kind, step.items)
        except (self.module.ApiError, self.module.StreamError):
            pass  # an answer like any other
        except (self.module.EngineTimeout, self.module.ConnectionFailed) as error:
            unanswered = one_line(str(error))
        except Exception as error:  # whatever a client raises for an answer is a finding
            if not self.recorder.exchanges():
                raise
            problem = one_line(f"{type(error).__name__}: {error}")
        exchange = self._own_exchange(step)
        if exchange is not None and exchange.status == 200:
            value = json_value(exchange.body)
            self.answers.setdefault(step.method.operation, []).append(value)
        return Call(step, parameters, exchange, problem, unanswered)

    def _own_exchange(self, step: Step) -> Exchange | None:
        """The exchange of the operation itself: the client may have asked for other things too."""
        for exchange in reversed(self.recorder.exchanges()):
            match = self.module.OPERATIONS.match(exchange.method, exchange.target)
            if match is not None and match.operation.id == step.method.operation:
                return exchange
        return None


def _consume(result: Any, kind: str, enough: int | None) -> None:
    """Read a stream to its end, or until we have seen enough of it."""
    if kind not in ("items", "frames", "bytes"):
        return
    size = 0
    with result as stream:
        for count, item in enumerate(stream, 1):
            size += len(item) if kind == "bytes" else 0
            if count >= (enough or _ENOUGH_ITEMS) or size > _ENOUGH_BYTES:
                return
