"""The differences in many answers, each kind in each place once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from mobygen.conform.caller import Call
from mobygen.conform.compare import Mismatch
from mobygen.conform.judge import Side
from mobygen.conform.plan import Accepted

Differences = Callable[[Call], Iterator[tuple[Side, Mismatch]]]


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference, in how many of an operation's answers it is, and one request that shows it.

    `mismatch.found` is all that was found there. `accepted` says why it is meant to be, if it is.
    """

    side: Side
    operation: str
    method: str
    mismatch: Mismatch
    answers: int
    of: int
    request: str
    accepted: str = ""


@dataclass(slots=True)
class _Group:
    """What was found in one place, and in which calls."""

    found: dict[str, None] = field(default_factory=dict[str, None])
    calls: list[Call] = field(default_factory=list[Call])


def collect(
    calls: Sequence[Call], differences: Differences, accepted: Sequence[Accepted] = ()
) -> list[Finding]:
    """All differences, in the order in which they were found."""
    groups: dict[tuple[Side, str, Mismatch], _Group] = {}
    totals: dict[str, int] = {}
    for call in calls:
        operation = call.step.method.operation
        totals[operation] = totals.get(operation, 0) + (call.exchange is not None)
        for side, mismatch in differences(call):
            group = groups.setdefault((side, operation, replace(mismatch, found="")), _Group())
            group.found[mismatch.found] = None
            if call not in group.calls[-1:]:  # in many items of one answer it is one
                group.calls.append(call)
    reasons = {(one.operation, one.kind, one.path): one.why for one in accepted}
    return [
        Finding(
            side=side,
            operation=operation,
            method=group.calls[0].step.name,
            mismatch=replace(mismatch, found=" | ".join(group.found)),
            answers=len(group.calls),
            of=totals[operation],
            request=_request(group.calls[0]),
            accepted=(
                reasons.get((operation, mismatch.kind, mismatch.path), "")
                if side == "model"
                else ""
            ),
        )
        for (side, operation, mismatch), group in groups.items()
    ]


def _request(call: Call) -> str:
    return f"{call.exchange.method} {call.exchange.target}" if call.exchange else ""
