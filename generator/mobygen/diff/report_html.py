"""The report as one self-contained page: searchable, offline, for wide and narrow screens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from mobygen.diff import view
from mobygen.diff.changes import Change, PythonPart, Reach, Report, show
from mobygen.diff.pages import page

_NAMES = {
    "breaking": "breaking",
    "additive": "new",
    "deprecation": "deprecated",
    "compatible": "changed",
    "rename": "renamed",
    "documentation": "docs",
    "correction": "corrected",
}


def render_html(report: Report) -> str:
    """The whole page."""
    title = f"Engine API {report.old} → {report.new}"
    return page(
        title,
        "".join(_body(report, title)),
        styles=("base.css", "report.css"),
        scripts=("bar.js", "report.js"),
    )


def _body(report: Report, title: str) -> Iterator[str]:
    yield f"<header>\n<h1>{escape(title)}</h1>\n"
    yield '<p class="verdicts">'
    for name, verdict in (("wire", report.verdict.wire), ("client", report.verdict.client)):
        yield f'<span>{name} <b class="{verdict}">{verdict}</b></span> '
    yield f'<span class="soft">{escape(view.counts_text(report))}</span></p>\n'
    for note in report.notes:
        yield f"<p>{escape(note)}.</p>\n"
    yield "</header>\n"
    yield from _bar(report)
    yield "<main>\n"
    for group in view.groups(view.shown(report)):
        small = f"<small>{escape(group.subtitle)}</small>" if group.subtitle else ""
        yield f'<section class="group"><h2>{escape(group.title)}{small}</h2>\n'
        yield from _changes(group.changes)
        yield "</section>\n"
    if report.behaviour:
        yield '<section><h2>What no schema shows</h2>\n<ul class="plain">\n'
        for told in report.behaviour:
            yield f"<li>{escape(told.version)}: {escape(told.text)}</li>\n"
        yield "</ul></section>\n"
    corrections = [c for c in report.changes if view.is_aside(c) and not c.ignored]
    yield from _fold("Corrections of the documents, not of the API", corrections)
    yield from _fold("Ignored", [c for c in report.changes if c.ignored])
    yield from _operations(report)
    yield "</main>\n"


def _bar(report: Report) -> Iterator[str]:
    present = {_kind(change) for change in report.changes}
    yield '<div class="bar">'
    yield '<input type="search" id="search" placeholder="Search changes (press /)" '
    yield 'aria-label="Search changes" autocomplete="off">'
    yield '<div class="chips">'
    for kind, name in _NAMES.items():
        if kind in present:
            yield f'<button type="button" data-kind="{kind}" aria-pressed="false">{name}</button>'
    yield '<span class="count" id="count" role="status"></span></div></div>\n'


def _fold(title: str, changes: list[Change]) -> Iterator[str]:
    if changes:
        yield f'<details class="fold group"><summary>{title} ({len(changes)})</summary>\n'
        yield from _changes(changes)
        yield "</details>\n"


def _kind(change: Change) -> str:
    return "breaking" if view.overall(change) == "breaking" else change.cls


def _changes(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        kind = _kind(change)
        yield f'<details class="change" id="{escape(change.id)}" data-kind="{kind}"><summary>'
        yield f'<span class="kind {kind}">{_NAMES[kind]}</span>'
        yield f"<code>{escape(view.title(change))}</code>"
        yield f"<span>{escape(change.message)}</span></summary><dl>"
        for term, text in _facts(change):
            yield f"<dt>{term}</dt><dd>{text}</dd>"
        yield "</dl></details>\n"


def _facts(change: Change) -> Iterator[tuple[str, str]]:
    """What there is to know about a change, as terms and HTML."""
    if change.layer in ("wire", "docs"):
        yield "wire", _code(change.subject)
    if change.old is not None or change.new is not None:
        yield "was → is", f"{escape(show(change.old))} → {escape(show(change.new))}"
    if change.details:
        yield "in it", _list(_code(detail) for detail in change.details)
    if change.python:
        yield "Python", _list(_part(part) for part in change.python)
    elif change.names:
        yield "Python", ", ".join(_code(name) for name in change.names)
    reach = [one for one in change.reach if one.path]
    if reach:
        yield "reaches", _list(_reach(one) for one in _merged(reach))
    if change.definitions:
        yield "definitions", ", ".join(_code(name) for name in change.definitions)
    if change.deprecated:
        yield "deprecated", escape(change.deprecated)
    if change.cause.reason or change.cause.evidence:
        parts = [change.cause.reason, change.cause.evidence]
        yield "cause", escape("; ".join(part for part in parts if part))
    if change.ignored:
        yield "ignored", escape(change.ignored)
    yield "id", f'<a href="#{escape(change.id)}">{_code(change.id)}</a>'


def _merged(reach: Iterable[Reach]) -> list[tuple[Reach, list[str]]]:
    """One line per operation and location, with all its pointers."""
    found: dict[tuple[str, str, str], tuple[Reach, list[str]]] = {}
    for one in reach:
        _, pointers = found.setdefault((one.path, one.method, one.location), (one, []))
        if one.pointer and one.pointer not in pointers:
            pointers.append(one.pointer)
    return list(found.values())


def _reach(one: tuple[Reach, list[str]]) -> str:
    reach, pointers = one
    where = f"{escape(reach.method)} {escape(reach.path)}, {escape(reach.location)}"
    shown = ", ".join(_code(pointer) for pointer in pointers[:3])
    rest = f" and {len(pointers) - 3} more" if len(pointers) > 3 else ""
    name = f"{_code(view.operation_name(reach))} " if reach.methods else ""
    return f'{name}<span class="soft">{where}</span> {shown}{rest}'


def _part(part: PythonPart) -> str:
    text = _code(part.name)
    if part.old and part.new:
        return f"{text}: {_code(part.old)} → {_code(part.new)}"
    value = part.old or part.new
    return f"{text} {escape(part.change)}" + (f", {_code(value)}" if value else "")


def _operations(report: Report) -> Iterator[str]:
    if not report.operations:
        return
    yield '<details class="fold"><summary>Verdict per operation '
    yield f'({len(report.operations)})</summary><div class="table"><table>'
    yield "<thead><tr><th>Python</th><th>operation</th><th>wire</th><th>client</th></tr></thead>\n"
    for one in report.operations:
        names = ", ".join(map(_code, one.methods))
        route = escape(f"{one.method} {one.path}")
        yield f"<tr><td>{names}</td><td>{route}</td>"
        for verdict in (one.verdict.wire, one.verdict.client):
            yield f'<td><b class="{verdict}">{verdict}</b></td>'
        yield "</tr>\n"
    yield "</table></div></details>\n"


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>"


def _list(items: Iterable[str]) -> str:
    found = list(items)
    if len(found) == 1:
        return found[0]
    return f"<ul>{''.join(f'<li>{item}</li>' for item in found)}</ul>"
