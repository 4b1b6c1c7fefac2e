"""The report for a pull request: a heading per operation, corrections folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mobygen.diff import view
from mobygen.diff.changes import Change, Report

_MARKS = {
    "!": "**breaking**",
    "+": "new",
    "^": "deprecated",
    "~": "changed",
    "=": "renamed",
    ".": "documentation",
    "c": "corrected",
}


def render_markdown(report: Report) -> str:
    """The whole report as GitHub-flavoured Markdown."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# Engine API {_text(report.old)} → {_text(report.new)}"
    yield ""
    yield f"{view.verdict_text(report)} ({view.counts_text(report)})"
    for note in report.notes:
        yield f"\n> {_text(note)}."
    broken = [one for one in report.operations if one.verdict.breaking]
    if broken:
        yield ""
        names = [
            f"`{one.methods[0] if one.methods else f'{one.method} {one.path}'}`" for one in broken
        ]
        yield f"Operations with breaking changes: {', '.join(names)}."
    for group in view.groups(view.shown(report)):
        yield ""
        where = f" — `{group.subtitle}`" if group.subtitle.startswith(_METHODS) else ""
        yield f"## {_text(group.title)}{where}"
        yield ""
        yield from _changes(group.changes)
    if report.behaviour:
        yield "\n## What no schema shows\n"
        yield from (f"- {note.version}: {_text(note.text)}" for note in report.behaviour)
    corrections = [c for c in report.changes if view.is_aside(c) and not c.ignored]
    yield from _folded("Corrections of the documents, not of the API", corrections)
    yield from _folded("Ignored", [c for c in report.changes if c.ignored])


_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def _folded(title: str, changes: list[Change]) -> Iterator[str]:
    if changes:
        yield f"\n<details><summary>{title} ({len(changes)})</summary>\n"
        yield from _changes(changes)
        yield "\n</details>"


def _changes(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        mark = _MARKS[view.symbol(change)]
        line = f"- {mark}: {_code(view.title(change))} {_text(change.message)}"
        wire = view.wire_name(change)
        if wire:
            line += f" ({_code(wire)} on the wire)"
        if change.deprecated and change.facet == "removed":
            line += f"; it was deprecated {_text(change.deprecated)}"
        yield line
        python = view.python_text(change)
        if python:
            yield f"  - Python: {_code(python)}"
        for detail in change.details:
            yield f"  - {_code(detail)}"
        if len(view.operations(change)) > 1:
            names = ", ".join(_code(name) for name in view.operations(change))
            yield f"  - in {names}"
        if change.cause.kind == "correction" and change.cause.reason:
            yield f"  - {_text(change.cause.reason)}"
        if change.ignored:
            yield f"  - ignored: {_text(change.ignored)}"


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    return f"{fence}{' '.join(text.split())}{fence}"


def _text(text: str) -> str:
    for character in "\\`*_[]<>|":
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())
