"""The report for a terminal: one line per change, grouped by operation, counts last."""

from __future__ import annotations

from collections.abc import Iterator

from mobygen.diff import view
from mobygen.diff.changes import Change, Report

_COLORS = {"!": "31", "+": "32", "^": "33", "~": "36", "=": "35", ".": "2", "c": "2"}
_BOLD, _DIM = "1", "2"


def render_text(report: Report, *, color: bool = False, everything: bool = False) -> str:
    """The whole report; `everything` shows corrections and ignored changes too."""
    return "".join(f"{line.rstrip()}\n" for line in _Text(color).lines(report, everything))


class _Text:
    def __init__(self, color: bool) -> None:
        self.color = color

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text

    def lines(self, report: Report, everything: bool) -> Iterator[str]:
        yield self.paint(f"{report.old} → {report.new}", _BOLD)
        for note in report.notes:
            yield f"note: {note}"
        for group in view.groups(view.shown(report)):
            yield ""
            subtitle = f"  {group.subtitle}" if group.subtitle else ""
            yield self.paint(group.title, _BOLD) + self.paint(subtitle, _DIM)
            for change in group.changes:
                yield from self.change(change)
        if everything:
            yield from self.asides(report)
        if report.behaviour:
            yield ""
            yield self.paint("no schema shows", _BOLD)
            yield from (f"  * {note.version}: {note.text}" for note in report.behaviour)
        yield ""
        yield from self.summary(report, everything)

    def change(self, change: Change) -> Iterator[str]:
        symbol = view.symbol(change)
        text = f"  {self.paint(symbol, _COLORS[symbol])} {view.title(change)}: {change.message}"
        if change.deprecated and change.facet == "removed":
            text += f" (deprecated {change.deprecated})"
        yield text
        python = view.python_text(change)
        if python:
            yield self.paint(f"      Python: {python}", _DIM)
        for detail in change.details:
            yield self.paint(f"      {detail}", _DIM)
        if len(view.operations(change)) > 1:
            yield self.paint(f"      in {view.reach_text(change)}", _DIM)
        if change.cause.kind == "correction":
            yield self.paint(f"      {_cause(change)}", _DIM)
        if change.ignored:
            yield self.paint(f"      ignored: {change.ignored}", _DIM)

    def asides(self, report: Report) -> Iterator[str]:
        for title, changes in (
            ("corrections of the documents", [c for c in report.changes if _is_correction(c)]),
            ("ignored", [c for c in report.changes if c.ignored]),
        ):
            if changes:
                yield ""
                yield self.paint(title, _BOLD)
                for change in changes:
                    yield from self.change(change)

    def summary(self, report: Report, everything: bool) -> Iterator[str]:
        code = "31" if report.verdict.breaking else "32"
        yield f"{self.paint(view.verdict_text(report), code)}  ({view.counts_text(report)})"
        tallies = view.tallies(report)
        hidden = [f"{tallies[k]} {k}" for k in ("corrections", "ignored") if tallies[k]]
        if hidden and not everything:
            yield self.paint(f"not shown: {', '.join(hidden)}; --all shows them", _DIM)
        for id in report.unused_ignores:
            yield self.paint(f"the ignore file's {id} means no change here", _DIM)


def _is_correction(change: Change) -> bool:
    return view.is_aside(change) and not change.ignored


def _cause(change: Change) -> str:
    cause = change.cause
    parts = [cause.reason or "the document was corrected"]
    if cause.evidence:
        parts.append(f"({cause.evidence})")
    return " ".join(parts)
