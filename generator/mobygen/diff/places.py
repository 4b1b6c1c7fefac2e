"""Joining the wire with Python: what a place is called, who uses it, and what follows from what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mobygen.diff.compare import is_newer
from mobygen.diff.facts import OPERATION, references
from mobygen.diff.names import Link, PythonDelta
from mobygen.diff.sides import Side

if TYPE_CHECKING:
    from mobygen.diff.changes import Change, Reach

_PRESENCE = ("added", "removed")


class Places:
    """What the places of two documents are called in Python; the newer one decides."""

    def __init__(self, old: Side, new: Side) -> None:
        newest_last = [new, old] if is_newer(str(old.version), str(new.version)) else [old, new]
        self._clients = [side.client for side in newest_last if side.client is not None]
        self._operations = {
            key: (operation.id, operation.path)
            for side in newest_last
            for key, operation in side.raw.operations.items()
        }
        self._methods: dict[tuple[str, str], tuple[str, ...]] = {}
        self._names: dict[Link, tuple[str, ...]] = {}
        for client in self._clients:
            self._methods |= client.methods
            self._names |= client.names

    def route(self, method: str, path: str) -> tuple[str, str]:
        """Method and path, path parameters blanked."""
        return method, re.sub(r"\{[^}]*\}", "{}", path)

    def methods(self, method: str, path: str) -> tuple[str, ...]:
        """The Python methods of an operation."""
        return self._methods.get(self.route(method, path), ())

    def names(self, owners: Iterable[Link], reach: Iterable[Reach]) -> tuple[str, ...]:
        """The Python names of what a change is about: fields, arguments or methods."""
        found: list[str] = []
        methods: list[str] = []
        for owner in sorted(owners):
            found += self._names.get(owner, ())
        for one in reach:
            route = self.route(one.method, one.path)
            pointer = one.pointer.rstrip("[]{}")
            found += self._names.get((*route, one.location, pointer), ())
            if not pointer or one.location.endswith("media type"):
                methods += self._names.get((*route, OPERATION, ""), ())
        # Statuses and media types have no name in Python; the method has.
        return tuple(dict.fromkeys(found or methods))

    def users(
        self, delta: PythonDelta
    ) -> Iterator[tuple[str, tuple[str, ...], str, str, str, str]]:
        """The operations that a change of the client concerns."""
        routes = {link[:2] for link in delta.links if len(link) == 4}
        if delta.element in ("class", "field", "enum", "member"):
            for client in self._clients:
                for name in (delta.name.split(".")[0], delta.old, delta.new):
                    routes.update(client.users.get(name, ()))
        for method, path in sorted(routes, key=lambda key: (key[1], key[0])):
            key = (method, path)
            id, shown = self._operations.get(key, ("", path))
            yield id, self._methods.get(key, ()), method, shown, "python", ""


class Joiner:
    """Finds for each change of the client the change on the wire that it follows from."""

    def __init__(self, old: Side, new: Side) -> None:
        self._old = old
        self._new = new

    def join(
        self,
        deltas: Sequence[PythonDelta],
        changes: Sequence[Change],
        links: Sequence[frozenset[Link]],
    ) -> tuple[dict[int, list[PythonDelta]], list[PythonDelta]]:
        """What follows from which change, by its position; and what follows from none."""
        by_link: dict[Link, list[int]] = {}
        for position, mine in enumerate(links):
            for link in mine:
                by_link.setdefault(link, []).append(position)
        folded: dict[int, list[PythonDelta]] = {}
        alone: list[PythonDelta] = []
        for delta in deltas:
            candidates = {p for link in delta.links for p in by_link.get(link, ())}
            best = _best(delta, changes, candidates)
            if best is None:
                alone.append(delta)
            else:
                folded.setdefault(best, []).append(delta)
        return folded, self._join_classes(folded, alone, changes)

    def _join_classes(
        self,
        folded: dict[int, list[PythonDelta]],
        alone: Iterable[PythonDelta],
        changes: Sequence[Change],
    ) -> list[PythonDelta]:
        """Classes that came or went follow from the field or method whose type names them."""
        inside: dict[str, Mapping[str, tuple[str, ...]]] = {
            action: side.client.contents if side.client else {}
            for action, side in (("added", self._new), ("removed", self._old))
        }
        nearest: dict[tuple[str, str], tuple[int, str, int]] = {}
        for position in sorted(folded):
            for delta in folded[position]:
                for action in _PRESENCE if delta.action not in _PRESENCE else (delta.action,):
                    for name, steps in _closure(delta.mentions, inside[action]).items():
                        _keep_nearest(
                            nearest, (action, name), (steps, changes[position].id, position)
                        )
        left: list[PythonDelta] = []
        for delta in alone:
            home = nearest.get((delta.action, delta.name))
            if home is not None and delta.element in ("class", "enum"):
                folded[home[-1]].append(delta)
            else:
                left.append(delta)
        return left

    def definition_links(self, subject: str) -> frozenset[Link]:
        """The links of a change of a definition's name: the places it has in both documents."""
        found: set[Link] = set()
        for side in (self._old, self._new):
            places = {text: name for name, text in side.raw.upstream.items()}
            for text in subject.split("/"):
                found.add((places.get(text, text), ""))
        return frozenset(found)

    def fold_definitions(self, changes: Iterable[Change]) -> list[Change]:
        """A definition that came or went with something else is part of that change."""
        changes = list(changes)
        homes: dict[tuple[str, str], tuple[int, str, int]] = {}
        definitions = {
            "added": self._new.raw.references,
            "removed": self._old.raw.references,
        }
        for position, change in enumerate(changes):
            if change.layer != "wire":
                continue
            for action, value in (("added", change.new), ("removed", change.old)):
                if change.facet in (action, "schema"):
                    start = [str(value), *self._operation_refs(change, action)]
                    for name, steps in _closure(start, definitions[action]).items():
                        _keep_nearest(homes, (action, name), (steps, change.id, position))
        gained: dict[int, list[Change]] = {}
        kept: list[int] = []
        for position, change in enumerate(changes):
            home = self._home(change, homes)
            if home is None:
                kept.append(position)
            else:
                gained.setdefault(home, []).append(change)
        return [_with_definitions(changes[p], gained.get(p, ())) for p in kept]

    def _operation_refs(self, change: Change, action: str) -> Iterator[str]:
        """The definitions that an operation refers to that came or went as a whole."""
        side = self._new if action == "added" else self._old
        for reach in change.reach:
            if reach.location == OPERATION:
                key = (reach.method, re.sub(r"\{[^}]*\}", "{}", reach.path))
                operation = side.raw.operations.get(key)
                for use in operation.roots.values() if operation else ():
                    yield from [use.ref] if use.ref else references(use.node)

    def _home(
        self, change: Change, homes: Mapping[tuple[str, str], tuple[int, str, int]]
    ) -> int | None:
        if change.layer != "names" or change.facet != "definition":
            return None
        side = self._new if change.action == "added" else self._old
        places = {text: name for name, text in side.raw.upstream.items()}
        home = homes.get((change.action, places.get(change.subject, change.subject)))
        return home[-1] if home else None


def _with_definitions(change: Change, gained: Iterable[Change]) -> Change:
    gained = list(gained)
    if not gained:
        return change
    return replace(
        change,
        definitions=tuple(sorted(one.subject for one in gained)),
        python=(*change.python, *(part for one in gained for part in one.python)),
    )


def _best(delta: PythonDelta, changes: Sequence[Change], candidates: set[int]) -> int | None:
    """The change that explains a difference of the client best; None when none does."""
    scored: list[tuple[int, int]] = []
    for position in candidates:
        change = changes[position]
        if change.layer == "docs":
            continue
        presence = change.action if change.layer == "names" else change.facet
        if delta.action in _PRESENCE:
            fits = presence == delta.action or (
                presence not in _PRESENCE and delta.element in ("class", "enum", "member")
            )
            exact = presence == delta.action
        else:
            fits, exact = True, presence not in _PRESENCE
        if fits:
            scored.append((2 * (not exact) + (change.layer != "wire"), position))
    return min(scored)[1] if scored else None


def _closure(names: Iterable[str], inside: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """The names and all that is inside them, with the number of steps to each."""
    found: dict[str, int] = {}
    waiting = [(name, 0) for name in names]
    for name, steps in waiting:  # grows while it is walked: nearest first
        if name not in found:
            found[name] = steps
            waiting += ((other, steps + 1) for other in inside.get(name, ()))
    return found


def _keep_nearest(
    found: dict[tuple[str, str], tuple[int, str, int]],
    key: tuple[str, str],
    candidate: tuple[int, str, int],
) -> None:
    """The home with the fewest steps, then by its id, which is the same from both sides."""
    known = found.get(key)
    if known is None or (candidate[0], _unsided(candidate[1])) < (known[0], _unsided(known[1])):
        found[key] = candidate


def _unsided(id: str) -> str:
    """An id without what is different when it is seen from the other side."""
    return id.rpartition(":")[0]
