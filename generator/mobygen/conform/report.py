"""The report of `mobygen conform`, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from mobygen.conform.caller import Call
from mobygen.conform.compare import Mismatch
from mobygen.conform.findings import Finding
from mobygen.conform.judge import Side
from mobygen.errors import one_line

_TITLES: Mapping[Side, str] = {
    "model": "daemon and models",
    "spec": "daemon and document",
}


@dataclass(frozen=True, slots=True)
class Report:
    """Everything there is to say about a daemon.

    Attributes:
        engine: The daemon's release.
        host: Its address.
        daemon_api: The newest API version that it speaks.
        api: The version of the client and of the document it was compared with.
        calls: Every call that was made.
        findings: Every difference.
        left_out: Operations that were not called, and why.
    """

    engine: str
    host: str
    daemon_api: str
    api: str
    calls: Sequence[Call]
    findings: Sequence[Finding]
    left_out: Mapping[str, str]

    @property
    def conforms(self) -> bool:
        """Whether the models agree with the daemon; documents never do quite."""
        return not self.of("model")

    def of(self, side: Side) -> list[Finding]:
        """The differences of one side that are not meant to be."""
        return [one for one in self.findings if one.side == side and not one.accepted]

    def uncompared(self) -> dict[str, str]:
        """Operations without a success to compare, and why: no object of the kind, refused, …"""
        compared = {c.step.method.operation for c in self.calls if _succeeded(c)}
        why: dict[str, str] = {}
        for call in self.calls:
            operation = call.step.method.operation
            if operation not in compared and operation not in why:
                why[operation] = _outcome(call)
        return why


def render_text(report: Report) -> str:
    """The report for people."""
    return "\n".join(_text(report)) + "\n"


def _text(report: Report) -> Iterator[str]:
    operations = {call.step.method.operation for call in report.calls}
    yield (
        f"Docker {report.engine} at {one_line(report.host)}: API {report.api}, "
        f"{len(operations)} operations, {len(report.calls)} calls"
    )
    for side in ("model", "spec"):
        yield ""
        yield from _section(side, report.of(side))
    meant = [one for one in report.findings if one.accepted]
    if meant:
        yield ""
        yield f"meant to be so: {_count(len(meant), 'place')}"
        for one in meant:
            yield f"  {one.operation} {_line(one.mismatch)}; {one.accepted}"
    rest = {**report.uncompared(), **report.left_out}
    if rest:
        yield ""
        yield f"not compared: {_count(len(rest), 'operation')}"
        width = max(map(len, rest))
        for operation, why in rest.items():
            yield f"  {operation.ljust(width)}  {why}"


def _section(side: Side, findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        yield f"{_TITLES[side]} agree"
        return
    yield f"{_TITLES[side]} disagree in {_count(len(findings), 'place')}"
    ordered = sorted(findings, key=lambda one: one.operation)
    for operation, group in groupby(ordered, key=lambda one: one.operation):
        own = list(group)
        yield f"  {operation}"
        for finding in own:
            yield f"    {_line(finding.mismatch)}  ({finding.answers} of {finding.of} answers)"
        yield f"    seen with: {one_line(own[0].request)}"


def _line(one: Mismatch) -> str:
    """`$.Config.Env: null, where array of string is said`."""
    place = f"{one_line(one.path)}: " if one.path else ""
    match one.kind:
        case "unknown field":
            text = f"unknown field, {one.found}"
        case "missing":
            text = f"missing, where {one.said} is said to be always there"
        case "null":
            text = f"null, where {one.said} is said"
        case "cannot be read":
            text = f"cannot be read: {one.found}"
        case _:
            text = f"{one.kind}: {one.found}, where {one.said or 'nothing'} is said"
    return place + one_line(text)


def render_json(report: Report) -> str:
    """The report for programs; docs/conform.md describes it."""
    data = {
        "format": 1,
        "engine": report.engine,
        "host": report.host,
        "daemon_api_version": report.daemon_api,
        "api_version": report.api,
        "conforms": report.conforms,
        "calls": len(report.calls),
        "findings": [
            {
                "side": one.side,
                "kind": one.mismatch.kind,
                "operation": one.operation,
                "method": one.method,
                "path": one.mismatch.path,
                "said": one.mismatch.said,
                "found": one.mismatch.found,
                "answers": one.answers,
                "of": one.of,
                "request": one.request,
                "accepted": one.accepted or None,
            }
            for one in report.findings
        ],
        "operations": _operations(report.calls),
        "not_compared": {**report.uncompared(), **report.left_out},
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _operations(calls: Sequence[Call]) -> dict[str, dict[str, int]]:
    """How often each operation was answered with which status."""
    counts: dict[str, dict[str, int]] = {}
    for call in calls:
        own = counts.setdefault(call.step.method.operation, {})
        status = str(call.exchange.status) if call.exchange else "none"
        own[status] = own.get(status, 0) + 1
    return counts


def _succeeded(call: Call) -> bool:
    return call.exchange is not None and 200 <= call.exchange.status < 300


def _outcome(call: Call) -> str:
    if call.unanswered:
        return call.unanswered
    return f"answered with {call.exchange.status}" if call.exchange else call.unread


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
