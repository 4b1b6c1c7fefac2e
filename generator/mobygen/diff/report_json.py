"""The report as data: the contract that `docs/diff-json.md` describes."""

from __future__ import annotations

import json
from typing import Any

from mobygen.diff.changes import Change, Report, Verdict, by_severity
from mobygen.diff.facts import Value

FORMAT = 1


def render_json(report: Report) -> str:
    """The report as JSON text, keys and changes in a stable order."""
    return json.dumps(as_data(report), indent=2, ensure_ascii=False) + "\n"


def as_data(report: Report) -> dict[str, Any]:
    """The report as JSON-serialisable data."""
    return {
        "format": FORMAT,
        "old": {"label": report.old, "version": report.old_version},
        "new": {"label": report.new, "version": report.new_version},
        "verdict": _verdict(report.verdict),
        "counts": {
            **by_severity(report.changes),
            "correction": sum(c.cause.kind == "correction" for c in report.changes),
            "ignored": sum(bool(c.ignored) for c in report.changes),
        },
        "changes": [_change(change) for change in report.changes],
        "operations": [
            {
                "operation": one.operation,
                "method": one.method,
                "path": one.path,
                "python": list(one.methods),
                "verdict": _verdict(one.verdict),
                "changes": one.changes,
            }
            for one in report.operations
        ],
        "behaviour": [{"version": note.version, "text": note.text} for note in report.behaviour],
        "notes": list(report.notes),
        "unused_ignores": list(report.unused_ignores),
    }


def _verdict(verdict: Verdict) -> dict[str, str]:
    return {"wire": verdict.wire, "client": verdict.client}


def _change(change: Change) -> dict[str, Any]:
    first = change.reach[0] if change.reach else None
    return {
        "id": change.id,
        "layer": change.layer,
        "class": change.cls,
        "severity": change.severity,
        "rule": change.rule,
        "rules": list(change.rules),
        "direction": list(change.directions),
        "subject": change.subject,
        "facet": change.facet,
        "action": change.action,
        "old": _plain(change.old),
        "new": _plain(change.new),
        "operation": first.operation if first else "",
        "method": first.method if first else "",
        "path": first.path if first else "",
        "location": first.location if first else "",
        "pointer": first.pointer if first else "",
        "reach": [
            {
                "operation": reach.operation,
                "method": reach.method,
                "path": reach.path,
                "location": reach.location,
                "pointer": reach.pointer,
                "python": list(reach.methods),
            }
            for reach in change.reach
        ],
        "python": {
            "names": list(change.names),
            "changes": [
                {
                    "name": part.name,
                    "change": part.change,
                    "old": part.old,
                    "new": part.new,
                    "rule": part.rule,
                    "severity": part.severity,
                }
                for part in change.python
            ],
        },
        "message": change.message,
        "cause": {
            "kind": change.cause.kind,
            "reason": change.cause.reason,
            "evidence": change.cause.evidence,
        },
        "details": list(change.details),
        "definitions": list(change.definitions),
        "deprecated": change.deprecated,
        "ignored": change.ignored,
    }


def _plain(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value
