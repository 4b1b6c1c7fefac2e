"""What all readable reports share: which changes are shown, in what order, and their headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from mobygen.diff.changes import Change, PythonPart, Reach, Report, by_severity
from mobygen.diff.rules import SEVERITIES, Severity, worst
from mobygen.errors import MobygenError

KINDS = (
    ("breaking", "!", "breaks callers"),
    ("additive", "+", "new"),
    ("deprecation", "^", "deprecated"),
    ("compatible", "~", "changed, compatible"),
    ("rename", "=", "renamed"),
    ("documentation", ".", "documentation"),
    ("correction", "c", "the document was corrected"),
)
SYMBOLS = {kind: symbol for kind, symbol, _ in KINDS}
_FEW = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Changes under one heading."""

    title: str
    subtitle: str
    changes: tuple[Change, ...]


# -- choosing ------------------------------------------------------------------------------

_CHOICES: dict[str, tuple[tuple[str, ...], Callable[[Change], Iterable[str]]]] = {
    "layer": (("wire", "docs", "names", "python"), lambda c: _layers(c)),
    "class": (tuple(kind for kind, _, _ in KINDS), lambda c: (c.cls,)),
    "severity": (SEVERITIES, lambda c: (overall(c),)),
    "direction": (("request", "response"), lambda c: c.directions),
    "cause": (("api", "correction", "unknown"), lambda c: (c.cause.kind,)),
    "facet": ((), lambda c: (c.facet,)),
    "tag": ((), lambda c: {m.split(".")[0] for r in c.reach for m in r.methods}),
    "operation": (
        (),
        lambda c: {name for r in c.reach for name in (r.operation, *r.methods)},
    ),
}


def only(report: Report, terms: Iterable[str]) -> Report:
    """The report with the changes that `--only` asks for; verdicts stay those of all.

    A term is `axis=value` or a bare value (`wire`, `breaking`, `request`); several values of one
    axis are alternatives, several axes must all hold.
    """
    wanted: dict[str, set[str]] = {}
    for term in (part for text in terms for part in text.split(",") if part.strip()):
        axis, value = _term(term.strip())
        wanted.setdefault(axis, set()).add(value)
    if not wanted:
        return report
    kept = [
        change
        for change in report.changes
        if all(values & set(_CHOICES[axis][1](change)) for axis, values in wanted.items())
    ]
    return replace(report, changes=tuple(kept))


def _term(text: str) -> tuple[str, str]:
    axis, equals, value = text.partition("=")
    if not equals:
        value = axis
        axis = next((a for a, (known, _) in _CHOICES.items() if value in known), "")
    if axis not in _CHOICES:
        raise _bad(text, f"one of {', '.join(_CHOICES)}, like layer=wire")
    known = _CHOICES[axis][0]
    if known and value not in known:
        raise _bad(text, f"{axis} is one of {', '.join(known)}")
    return axis, value


def _bad(text: str, fix: str) -> MobygenError:
    return MobygenError(file="--only", problem=f"{text!r} chooses nothing", fix=fix, code="only")


def _layers(change: Change) -> tuple[str, ...]:
    return (change.layer, "python") if change.python else (change.layer,)


def shown(report: Report) -> list[Change]:
    """The changes of the API: not ignored, and not mere corrections of a document."""
    return [c for c in report.changes if not c.ignored and not is_aside(c)]


def is_aside(change: Change) -> bool:
    """True for corrections that break nobody's code: they stand below the fold."""
    return change.cause.kind == "correction" and not change.breaks_client


# -- saying --------------------------------------------------------------------------------


def overall(change: Change) -> Severity:
    """How bad a change is, on the wire or in Python, whichever is worse."""
    client = change.client_severity or "info"
    wire: Severity = "info" if change.cause.kind == "correction" else change.severity
    return worst((wire, client))


def symbol(change: Change) -> str:
    """One character that says what kind of change it is."""
    return "!" if overall(change) == "breaking" else SYMBOLS[change.cls]


def title(change: Change) -> str:
    """What the change is about: the Python name, for that is what the reader's editor shows."""
    if change.action == "renamed" and change.layer == "names":
        return str(change.new)
    if not change.names:
        return change.subject
    # What really changed in Python before what only has the name.
    parts = [part.name for part in change.python if part.name in change.names]
    name = parts[0] if parts else change.names[0]
    return name if name.endswith(")") else name + _inside(change)


def _inside(change: Change) -> str:
    """`[]` or `{}` where the change is about the items of a list or the values of a map."""
    return change.subject[len(change.subject.rstrip("[]{}")) :]


def wire_name(change: Change) -> str:
    """The place on the wire, where the title does not say it."""
    return change.subject if change.layer in ("wire", "docs") and change.names else ""


def python_text(change: Change) -> str:
    """What is different in Python, unless it is what the message says anyway."""
    own = change.facet
    parts = [
        part
        for part in change.python
        if part.severity == "breaking" or part.change not in ("added", "removed")
    ]
    if own in ("added", "removed") or change.layer == "python":
        parts = [part for part in parts if part.change != own and change.layer != "python"]
    return "; ".join(dict.fromkeys(_part_text(part) for part in parts))


def _part_text(part: PythonPart) -> str:
    if part.old and part.new:
        return f"{part.name}: {part.old} → {part.new}"
    words = {"required": "has to be given", "optional": "need not be given"}
    return f"{part.name} {words.get(part.change, part.change)}"


def reach_text(change: Change, few: int = _FEW) -> str:
    """The operations that a change reaches, the first few by name."""
    names = operations(change)
    rest = f" and {len(names) - few} more" if len(names) > few else ""
    return ", ".join(names[:few]) + rest


def operations(change: Change) -> list[str]:
    """The operations that a change reaches, by their Python names where they have one."""
    return list(dict.fromkeys(operation_name(reach) for reach in change.reach if reach.path))


def operation_name(reach: Reach) -> str:
    """`containers.create`, or `POST /session` where there is no method."""
    return reach.methods[0] if reach.methods else f"{reach.method} {reach.path}"


def groups(changes: Iterable[Change]) -> Iterator[Group]:
    """Changes of one operation each under it, then those of several, then names."""
    single: dict[tuple[str, str], list[Change]] = {}
    several: list[Change] = []
    names: list[Change] = []
    nowhere: list[Change] = []
    for change in changes:
        routes = {(reach.path, reach.method) for reach in change.reach if reach.path}
        if change.layer == "names":
            names.append(change)
        elif len(routes) == 1:
            single.setdefault(routes.pop(), []).append(change)
        else:
            (several if routes else nowhere).append(change)
    for path, method in sorted(single, key=lambda key: _heading(single[key][0])):
        mine = single[path, method]
        name, route = _heading(mine[0]), f"{method} {path}"
        yield Group(name, "" if name == route else route, tuple(sorted(mine, key=_order)))
    if several:
        yield Group("several operations", "", tuple(sorted(several, key=_order)))
    if nowhere:
        yield Group("no operation", "types that users may name", tuple(sorted(nowhere, key=_order)))
    if names:
        yield Group("names in the documents", "nothing on the wire", tuple(names))


def _heading(change: Change) -> str:
    return next(operation_name(reach) for reach in change.reach if reach.path)


def _order(change: Change) -> tuple[int, str]:
    kinds = [kind for kind, _, _ in KINDS]
    return (
        -1 if overall(change) == "breaking" else kinds.index(change.cls),
        title(change).lower(),
    )


def counts_text(report: Report) -> str:
    """`38 breaking, 12 new, …` for what is shown, and what is not."""
    found: dict[str, int] = {}
    for change in shown(report):
        kind = "breaking" if overall(change) == "breaking" else change.cls
        found[kind] = found.get(kind, 0) + 1
    words = {"additive": "new", "deprecation": "deprecated", "rename": "renamed"}
    parts = [f"{found[kind]} {words.get(kind, kind)}" for kind, _, _ in KINDS if kind in found]
    return ", ".join(parts) or "nothing"


def verdict_text(report: Report) -> str:
    """`wire: breaking · client: compatible`."""
    return f"wire: {report.verdict.wire} · client: {report.verdict.client}"


def tallies(report: Report) -> dict[str, int]:
    """Numbers for the end of a report."""
    return {
        **{str(level): count for level, count in by_severity(report.changes).items()},
        "corrections": sum(is_aside(c) for c in report.changes),
        "ignored": sum(bool(c.ignored) for c in report.changes),
    }
