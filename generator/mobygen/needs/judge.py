"""What the uses that were found ask for: since when things are there, and what would break where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mobygen.annotations import plain
from mobygen.diff.names import relation_of
from mobygen.needs.catalogue import Catalogue, Kind, Thing, unpacked
from mobygen.needs.uses import Findings, Place

_ORDER: tuple[Kind, ...] = ("group", "operation", "parameter", "class", "field", "member")
_NOUNS = {
    "group": "group",
    "operation": "operation",
    "parameter": "parameter",
    "class": "class",
    "field": "field",
    "member": "value",
}


@dataclass(frozen=True, slots=True)
class Use:
    """A thing that the program uses.

    Attributes:
        since: The version that it came with; '' if the oldest has it.
        until: The last version that has it; '' if the newest has it.
        positions: The versions that have it.
    """

    kind: Kind
    name: str
    wire: str
    since: str
    until: str
    positions: frozenset[int]
    places: tuple[Place, ...]

    @property
    def noun(self) -> str:
        """What it is, in words."""
        return _NOUNS[self.kind]


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """A place that an API version breaks, and why."""

    place: Place
    name: str
    wire: str
    why: str


@dataclass(frozen=True, slots=True)
class Needs:
    """What a program needs.

    Attributes:
        own: The version of the package that it is written for.
        uses: What it uses, those that came last first.
        breaks: What breaks, by version; those in which nothing does have no entries.
    """

    versions: tuple[str, ...]
    own: str
    uses: tuple[Use, ...]
    breaks: dict[str, tuple[Break, ...]]
    findings: Findings

    @property
    def fitting(self) -> tuple[str, ...]:
        """The versions on which nothing breaks."""
        return tuple(version for version in self.versions if not self.breaks[version])


def judge(findings: Findings, catalogue: Catalogue, own: str) -> Needs:
    """What the findings ask for."""
    position = catalogue.versions.index(own)
    uses = list(_uses(findings, catalogue, position))
    uses.sort(key=lambda use: (-min(use.positions), _ORDER.index(use.kind), use.name))
    breaks = {
        version: tuple(sorted(set(_breaks(uses, findings, catalogue, position, number))))
        for number, version in enumerate(catalogue.versions)
    }
    return Needs(catalogue.versions, own, tuple(uses), breaks, findings)


def _uses(findings: Findings, catalogue: Catalogue, position: int) -> Iterator[Use]:
    operations = {
        (name.partition(".")[0], place.file, place.line)
        for (kind, name), places in findings.uses.items()
        if kind == "operation"
        for place in places
    }
    for (kind, name), places in findings.uses.items():
        thing = catalogue.get(kind, name)
        if thing is None:
            continue
        if kind == "group":  # its operations say more
            places = {one for one in places if (name, one.file, one.line) not in operations}
        if places:
            yield _use(thing, tuple(sorted(places)), catalogue, position)


def _use(thing: Thing, places: tuple[Place, ...], catalogue: Catalogue, position: int) -> Use:
    versions, positions = catalogue.versions, thing.positions
    first, last = min(positions), max(positions)
    return Use(
        kind=thing.kind,
        name=thing.name,
        wire=str(thing.nearest(position)["wire"]),
        since=versions[first] if first else "",
        until=versions[last] if last + 1 < len(versions) else "",
        positions=positions,
        places=places,
    )


def _breaks(
    uses: list[Use], findings: Findings, catalogue: Catalogue, own: int, other: int
) -> Iterator[Break]:
    for use in uses:
        why = ""
        if other not in use.positions:
            why = f"no such {use.noun}: {_absence(use, catalogue.versions, other)}"
        elif own in use.positions and use.kind in ("parameter", "field"):
            why = _type_change(use, findings, catalogue, own, other)
        if why:
            yield from (Break(place, use.name, use.wire, why) for place in use.places)
    yield from _not_given(findings, catalogue, other)


def _absence(use: Use, versions: tuple[str, ...], other: int) -> str:
    later = [one for one in use.positions if one > other]
    if later:
        return f"it came with {versions[min(later)]}"
    return f"{versions[max(use.positions)]} was the last to have it"


def _type_change(use: Use, findings: Findings, catalogue: Catalogue, own: int, other: int) -> str:
    thing = catalogue.get(use.kind, use.name)
    before, after = (thing.at(own), thing.at(other)) if thing else (None, None)
    if before is None or after is None or before["type"] == after["type"]:
        return ""
    old, new = unpacked(before["type"]), unpacked(after["type"])
    relation = relation_of(old, new, {})
    key = (use.kind, use.name)
    breaks = (key in findings.sent and relation in ("narrower", "other")) or (
        key in findings.read and relation in ("wider", "other")
    )
    return f"its type is {plain(new)} there, not {plain(old)}" if breaks else ""


def _not_given(findings: Findings, catalogue: Catalogue, other: int) -> Iterator[Break]:
    """Arguments that a version requires and a call does not give."""
    for call in findings.calls:
        thing = catalogue.get(call.kind, call.name)
        if thing is None or thing.at(other) is None or not call.whole:
            continue
        if call.kind == "operation":
            parts = list(catalogue.parameters(call.name).values())
        else:
            names = sorted(catalogue.fields(call.name))
            found = [catalogue.get("field", f"{call.name}.{name}") for name in names]
            parts = [one for one in found if one is not None]
        for part in parts:
            facts = part.at(other)
            last = part.name.rpartition("(" if call.kind == "operation" else ".")[2].rstrip("=)")
            if facts is not None and facts["required"] and last not in call.given:
                why = "it has to be given, and is not"
                yield Break(call.place, part.name, str(facts["wire"]), why)
