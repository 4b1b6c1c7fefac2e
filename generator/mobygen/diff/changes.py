"""The report of a comparison: one entry per change, judged, with its cause and all its places.

Changes on the wire are folded by the place where they are declared; a change of the generated
client that follows from one is part of it. Everything is identified by the kind of change and the
place, never by the words it is told in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from mobygen.diff.causes import UNKNOWN, Cause, Causes, Ignored, Note, ignored_by, unused
from mobygen.diff.compare import Comparison, Delta, Occurrence, compare
from mobygen.diff.definitions import NameDelta, compare_names
from mobygen.diff.facts import Value
from mobygen.diff.judge import python_rule, severity, wire_rules
from mobygen.diff.names import PythonDelta, compare_packages
from mobygen.diff.places import Joiner, Places
from mobygen.diff.rules import SEVERITIES, Class, Rule, Severity, find, worst
from mobygen.diff.sides import Side

Key = tuple[str, str, str]
DIRECTIONS = ("request", "response")
_SAME = Cause("correction", "Our overlays say the same of both versions.", "overlays")
_TELLING = ("added", "removed", "type", "enum", "schema", "interaction", "deprecated")
_UNSEEN = Cause("api", "No schema shows it.", "overlays")


@dataclass(frozen=True, slots=True)
class Reach:
    """A place where a change is met."""

    operation: str
    methods: tuple[str, ...]
    method: str
    path: str
    location: str
    pointer: str


@dataclass(frozen=True, slots=True)
class PythonPart:
    """What a change means for Python code that uses the client."""

    name: str
    change: str
    old: str
    new: str
    rule: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a report.

    Attributes:
        id: Stable: made of layer, place and kind.
        rule: The rule it is judged by; `rules` has those for the other direction too.
        layer: wire, docs, names or python.
        cls: breaking, additive, compatible, deprecation, rename, documentation or correction.
        severity: What it means on the wire (or for names); `python` has its own severities.
        directions: Who is concerned: request, response, both, or nobody in particular.
        subject: The place where it is declared.
        names: What it is called in Python.
        details: For another schema: what is different behind it.
        definitions: Definitions that came or went with it.
        ignored: Why the user ignores it.
    """

    id: str
    rule: str
    rules: tuple[str, ...]
    layer: str
    cls: Class
    severity: Severity
    directions: tuple[str, ...]
    subject: str
    facet: str
    action: str
    old: Value
    new: Value
    message: str
    cause: Cause
    reach: tuple[Reach, ...] = ()
    names: tuple[str, ...] = ()
    python: tuple[PythonPart, ...] = ()
    details: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
    deprecated: str = ""
    ignored: str = ""

    @property
    def breaks_wire(self) -> bool:
        """True when callers who speak HTTP break: not by a correction of the document."""
        return (
            self.layer == "wire" and self.severity == "breaking" and self.cause.kind != "correction"
        )

    @property
    def client_severity(self) -> Severity | None:
        """The worst of what it means for Python code; None when it means nothing."""
        found: list[Severity] = [part.severity for part in self.python]
        return worst(found) if found else None

    @property
    def breaks_client(self) -> bool:
        """True when Python code that uses the client breaks."""
        return self.client_severity == "breaking"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a step means: on the wire, and for users of the generated client."""

    wire: str
    client: str

    @property
    def breaking(self) -> bool:
        """True when anything breaks."""
        return "breaking" in (self.wire, self.client)


@dataclass(frozen=True, slots=True)
class OperationVerdict:
    """The verdict of one operation."""

    operation: str
    methods: tuple[str, ...]
    method: str
    path: str
    verdict: Verdict
    changes: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything about one comparison."""

    old: str
    new: str
    old_version: str
    new_version: str
    changes: tuple[Change, ...]
    verdict: Verdict
    operations: tuple[OperationVerdict, ...]
    behaviour: tuple[Note, ...] = ()
    notes: tuple[str, ...] = ()
    unused_ignores: tuple[str, ...] = ()


@dataclass(slots=True)
class _Entry:
    delta: Delta
    occurrences: list[Occurrence] = field(default_factory=list[Occurrence])
    owners: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])
    cause: Cause = UNKNOWN
    seen: bool = False


def build_report(
    old: Side, new: Side, causes: Causes | None = None, ignores: Iterable[Ignored] = ()
) -> Report:
    """Compare two sides and judge what is different.

    A package that has a part of the API is compared with the same part of the other side.
    """
    parts = old.selection, new.selection
    old = old.part(parts[1] if parts[0].all_operations else parts[0])
    new = new.part(parts[0] if parts[1].all_operations else parts[1])
    known = (causes or Causes()).between(old.version, new.version)
    ignores = list(ignores)
    corrected = old.package is not None and new.package is not None
    entries, comparison = _wire_entries(old, new, corrected)
    places = Places(old, new)
    joiner = Joiner(old, new)
    changes = [_wire_change(entry, places, known) for entry in entries]
    for one in compare_names(old.raw, new.raw, comparison):
        changes.append(_name_change(one, places, known))
    if old.package is not None and new.package is not None:
        deltas = compare_packages(old.package, new.package, comparison.pairs)
        links = [_links(entry, places) for entry in entries]
        links += [joiner.definition_links(change.subject) for change in changes[len(entries) :]]
        folded, alone = joiner.join(deltas, changes, links)
        changes = [
            replace(change, python=tuple(map(_python_part, folded.get(position, ()))))
            for position, change in enumerate(changes)
        ]
        changes += [_python_change(delta, places, known) for delta in alone]
    changes = joiner.fold_definitions(changes)
    changes = _unique_ids(changes)
    changes = [_ignored(change, ignores) for change in changes]
    changes.sort(key=lambda change: (change.layer, change.subject, change.facet, change.id))
    return Report(
        old=old.label,
        new=new.label,
        old_version=str(old.version),
        new_version=str(new.version),
        changes=tuple(changes),
        verdict=verdict(changes),
        operations=_operation_verdicts(changes),
        behaviour=known.notes,
        notes=tuple(side.note for side in (old, new) if side.note),
        unused_ignores=tuple(e.id for e in unused(ignores, (change.id for change in changes))),
    )


def verdict(changes: Iterable[Change]) -> Verdict:
    """The verdict over changes: identical, compatible or breaking, on both layers."""
    counted = [change for change in changes if not change.ignored]
    wire = [c for c in counted if c.layer == "wire" and c.cause.kind != "correction"]
    client = [c for c in counted if c.python]
    return Verdict(
        wire=_state([c.breaks_wire for c in wire]),
        client=_state([c.breaks_client for c in client]),
    )


def _state(breaks: list[bool]) -> str:
    return "breaking" if any(breaks) else "compatible" if breaks else "identical"


# -- the wire ------------------------------------------------------------------------------


def _wire_entries(old: Side, new: Side, corrected: bool) -> tuple[list[_Entry], Comparison]:
    """The folded differences, each with the cause that the overlays imply."""
    raw = compare(old.raw, new.raw)
    stated = _folded(raw.occurrences)
    if not corrected:
        return list(stated.values()), raw
    true = compare(old.corrected, new.corrected)
    known = _folded(true.occurrences)
    _explain(stated, known)
    known.update({key: entry for key, entry in stated.items() if key not in known})
    raw.pairs.update(true.pairs)
    raw.references.update(true.references)
    return list(known.values()), raw


def _explain(stated: dict[Key, _Entry], known: dict[Key, _Entry]) -> None:
    """Say of what only one layer has whether the API changed; drop what both have differently."""
    places = {_place(one): key for key, e in known.items() for one in e.occurrences}
    for key in [key for key in stated if key not in known]:
        entry = stated[key]
        others = {places.get(_place(one)) for one in entry.occurrences}
        other = others.pop() if len(others) == 1 else None
        if other is not None and other not in stated:
            known[other].seen = True  # the overlays gave the place another name
            del stated[key]
        else:
            entry.cause = _SAME
    for key, entry in known.items():
        if key in stated or entry.seen:
            continue
        minor = entry.delta.facet not in _TELLING
        entry.cause = _SAME if minor or _inside(entry, stated, known) else _UNSEEN


def _place(one: Occurrence) -> tuple[str, ...]:
    delta = one.delta
    return (one.method, one.path, one.location, delta.pointer, delta.facet, delta.action)


def _inside(entry: _Entry, stated: Mapping[Key, _Entry], known: Mapping[Key, _Entry]) -> bool:
    """True for details of what came or went only in the documents: overlays had it in short."""
    return any(
        key not in known
        and one.delta.facet in ("added", "removed")
        and entry.delta.subject.startswith(one.delta.subject)
        for key, one in stated.items()
    )


def _folded(occurrences: Iterable[Occurrence]) -> dict[Key, _Entry]:
    found: dict[Key, _Entry] = {}
    same: dict[tuple[Value, ...], Key] = {}
    for one in occurrences:
        delta = one.delta
        key = (delta.subject, delta.facet, delta.action)
        exact = (*key, delta.old, delta.new)
        if exact not in same and key in found:
            # The same place with another difference (it depends on where it is met).
            key = (delta.subject, delta.facet, f"{delta.action}{len(same)}")
        key = same.setdefault(exact, key)
        entry = found.setdefault(key, _Entry(delta))
        entry.occurrences.append(one)
        entry.owners |= delta.owners
    return found


def _wire_change(entry: _Entry, places: Places, known: Causes) -> Change:
    delta = entry.delta
    rules = wire_rules(entry.occurrences)
    rule = rules[0]
    level = worst(severity(one) for one in entry.occurrences)
    id = ":".join(part for part in (rule.layer, delta.subject, delta.facet, delta.action) if part)
    cause = known.find(id) or entry.cause
    if entry.cause is _SAME and cause.kind != "correction":
        cause = _SAME  # whatever the document means by it, both versions do the same
    reach = _reach(entry.occurrences, places)
    return Change(
        id=id,
        rule=rule.id,
        rules=tuple(one.id for one in rules),
        layer=rule.layer,
        cls=_class(rule, level, cause),
        severity=level,
        directions=tuple(
            d for d in DIRECTIONS if any(one.direction == d for one in entry.occurrences)
        ),
        subject=delta.subject,
        facet=delta.facet,
        action=delta.action,
        old=delta.old,
        new=delta.new,
        message=_messages(rules, entry),
        cause=cause,
        reach=reach,
        names=places.names(entry.owners, reach),
        details=tuple(_detail(one) for one in delta.details),
        deprecated=delta.deprecated,
    )


def _class(rule: Rule, level: Severity, cause: Cause) -> Class:
    if cause.kind == "correction" and rule.cls not in ("documentation", "rename"):
        return "correction"
    return "breaking" if level == "breaking" and rule.cls == "compatible" else rule.cls


def _messages(rules: Iterable[Rule], entry: _Entry) -> str:
    """What to say to who sends and who reads, each once."""
    delta = entry.delta
    statuses = sorted({one.location.split(" ")[-1] for one in entry.occurrences})
    texts = [
        rule.message.format(
            old=show(delta.old), new=show(delta.new), facet=delta.facet, status=", ".join(statuses)
        )
        for rule in rules
    ]
    return "; ".join(dict.fromkeys(texts))


def _detail(delta: Delta) -> str:
    pointer = delta.pointer.removeprefix(".")
    if delta.facet in ("added", "removed"):
        return f"{pointer} {delta.facet}"
    return f"{pointer} {delta.facet} {show(delta.old)} → {show(delta.new)}".strip()


def show(value: Value) -> str:
    """A value as text."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join('""' if one == "" else str(one) for one in value)
    return '""' if value == "" else str(value)


def _reach(occurrences: Iterable[Occurrence], places: Places) -> tuple[Reach, ...]:
    found = {
        Reach(
            operation=one.operation,
            methods=places.methods(one.method, one.path),
            method=one.method,
            path=one.path,
            location=one.location,
            pointer=one.delta.pointer,
        )
        for one in occurrences
    }
    return tuple(sorted(found, key=lambda r: (r.path, r.method, r.location, r.pointer)))


def _links(entry: _Entry, places: Places) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set(entry.owners)
    found.add((entry.delta.subject.rstrip("[]{}"), ""))
    found.add((entry.delta.subject, ""))
    for one in entry.occurrences:
        route = places.route(one.method, one.path)
        found.add((*route, one.location, one.delta.pointer.rstrip("[]{}")))
    return frozenset(found)


# -- names and Python ------------------------------------------------------------------------


def _name_change(delta: NameDelta, places: Places, known: Causes) -> Change:
    rule = find("names", delta.element, delta.action)
    id = f"names:{delta.element} {delta.subject}:{delta.action}"
    exact = delta.element == "definition" and delta.action in ("renamed", "extracted", "inlined")
    alike = ", the same shape" if delta.exact else ", not quite the same shape" if exact else ""
    reach: tuple[Reach, ...] = ()
    if delta.path:
        methods = places.methods(delta.method, delta.path)
        reach = (Reach(delta.operation, methods, delta.method, delta.path, "operation", ""),)
    return Change(
        id=id,
        rule=rule.id,
        rules=(rule.id,),
        layer="names",
        cls=rule.cls,
        severity=rule.severity,
        directions=(),
        subject=delta.subject,
        facet=delta.element,
        action=delta.action,
        old=delta.old or None,
        new=delta.new or None,
        message=rule.message.format(old=show(delta.old), new=show(delta.new), alike=alike),
        cause=known.find(id) or UNKNOWN,
        reach=reach,
    )


def _python_part(delta: PythonDelta) -> PythonPart:
    rule = python_rule(delta)
    return PythonPart(delta.name, delta.action, delta.old, delta.new, rule.id, rule.severity)


def _python_change(delta: PythonDelta, places: Places, known: Causes) -> Change:
    rule = python_rule(delta)
    # What is "may be None" from one side is "is never None" from the other.
    presence = delta.action in ("required", "optional", "present")
    id = f"python:{delta.name}:{delta.element}:{'presence' if presence else delta.action}"
    return Change(
        id=id,
        rule=rule.id,
        rules=(rule.id,),
        layer="python",
        cls=rule.cls,
        severity=rule.severity,
        directions=(delta.side,) if delta.side else (),
        subject=delta.name,
        facet=delta.element,
        action=delta.action,
        old=delta.old or None,
        new=delta.new or None,
        message=rule.message.format(old=delta.old or "none", new=delta.new or "none"),
        cause=known.find(id) or UNKNOWN,
        reach=tuple(Reach(*place) for place in places.users(delta)),
        names=(delta.name,),
        python=(_python_part(delta),),
    )


# -- finishing -----------------------------------------------------------------------------


def _unique_ids(changes: Iterable[Change]) -> list[Change]:
    """Give changes that share an id a suffix that is the same seen from either side."""
    counts: dict[str, int] = {}
    changes = list(changes)
    for change in changes:
        counts[change.id] = counts.get(change.id, 0) + 1
    return [_with_suffix(change) if counts[change.id] > 1 else change for change in changes]


def _with_suffix(change: Change) -> Change:
    values = "\0".join(sorted((show(change.old), show(change.new))))
    places = "\0".join(f"{r.method} {r.path} {r.location} {r.pointer}" for r in change.reach)
    digest = hashlib.sha256(f"{values}\0{places}".encode()).hexdigest()[:6]
    head, _, last = change.id.rpartition(":")
    return replace(change, id=f"{head}~{digest}:{last}")


def _ignored(change: Change, ignores: list[Ignored]) -> Change:
    entry = ignored_by(ignores, change.id)
    return replace(change, ignored=entry.reason) if entry else change


def _operation_verdicts(changes: Iterable[Change]) -> tuple[OperationVerdict, ...]:
    found: dict[tuple[str, str], list[Change]] = {}
    about: dict[tuple[str, str], Reach] = {}
    for change in changes:
        for reach in change.reach:
            if not reach.path:
                continue
            key = (reach.path, reach.method)
            about.setdefault(key, reach)
            mine = found.setdefault(key, [])
            if not mine or mine[-1] is not change:
                mine.append(change)
    return tuple(
        OperationVerdict(
            operation=about[key].operation,
            methods=about[key].methods,
            method=about[key].method,
            path=about[key].path,
            verdict=verdict(found[key]),
            changes=len(found[key]),
        )
        for key in sorted(found)
    )


def by_severity(changes: Iterable[Change]) -> Mapping[Severity, int]:
    """How many changes there are of each severity."""
    counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    for change in changes:
        counts[change.severity] += 1
    return counts
