"""When each operation, parameter and field came, changed and went, over all pinned versions.

Everything is followed under the name it has in Python, which stays the same when upstream renames
a definition or gives an inline schema a name. "Came" means: first documented.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mobygen import __version__
from mobygen.diff.changes import show
from mobygen.diff.facts import (
    OPERATION,
    PARAMETER_LOCATIONS,
    DocumentFacts,
    Node,
    OperationFacts,
    Use,
    signature,
)
from mobygen.diff.sides import Loader, Side
from mobygen.lock import read_lock
from mobygen.names import Names
from mobygen.resources import specs_dir

Signature = dict[str, str]
_FORMAT = 1
_ERRORS = ("response 4", "response 5")
_SHOWN_FACETS = ("format", "enum", "array encoding", "encoding")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of versions, by their positions, in which an element was the same."""

    first: int
    last: int
    signature: Signature


@dataclass(frozen=True, slots=True)
class Element:
    """An operation, a parameter or a field, and its spans.

    Attributes:
        kind: operation, parameter or field.
        key: What it is followed by: `GET /containers/json query all`, `HostConfig.Memory`.
        owner: The key of the operation, or the name of the class, that it belongs to.
        python: `containers.list(all=)`, `HostConfig.memory`.
        wire: Its names on the wire, the newest first.
    """

    kind: str
    key: str
    owner: str
    python: str
    wire: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class History:
    """All elements over all versions, and the classes that operations send and answer."""

    versions: tuple[str, ...]
    elements: tuple[Element, ...]
    roots: Mapping[str, tuple[tuple[str, str], ...]]
    inside: Mapping[str, tuple[tuple[str, str], ...]]


def load_history(folder: Path | None = None, cache: Path | None = None) -> History:
    """The history of all pinned versions; kept in the user's cache for the next time."""
    folder = folder or specs_dir()
    path = (cache or _cache_dir()) / f"history-{_digest(folder)[:24]}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        return _from_json(json.loads(path.read_text(encoding="utf-8")))
    found = read_history(folder)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(asdict(found), ensure_ascii=False), encoding="utf-8")
        part.replace(path)
    return found


def read_history(folder: Path) -> History:
    """The history of all pinned versions, from the documents."""
    loader = Loader.of(folder)
    return history_of(loader.side(version, client=False) for version in read_lock(folder))


def history_of(sides: Iterable[Side]) -> History:
    """The history over some versions, oldest first."""
    collector = _Collector()
    versions: list[str] = []
    for position, side in enumerate(sides):
        collector.add(position, side.corrected, side.names)
        versions.append(str(side.version))
    return collector.history(tuple(versions))


def _digest(folder: Path) -> str:
    digest = hashlib.sha256(f"{_FORMAT} {__version__}".encode())
    here = Path(__file__).parent
    paths = [here / "history.py", here / "facts.py", folder / "lock.yaml", folder / "names.yaml"]
    for path in (*paths, *sorted((folder / "overlays").glob("*.yaml"))):
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def _cache_dir() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "mobygen"


def _from_json(data: dict[str, Any]) -> History:
    return History(
        versions=tuple(data["versions"]),
        elements=tuple(_element(entry) for entry in data["elements"]),
        roots={key: _pairs(found) for key, found in data["roots"].items()},
        inside={key: _pairs(found) for key, found in data["inside"].items()},
    )


def _element(entry: dict[str, Any]) -> Element:
    return Element(
        kind=entry["kind"],
        key=entry["key"],
        owner=entry["owner"],
        python=entry["python"],
        wire=tuple(entry["wire"]),
        spans=tuple(Span(**span) for span in entry["spans"]),
    )


def _pairs(found: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in found)


# -- collecting ----------------------------------------------------------------------------


class _Collector:
    """Gathers elements version by version, oldest first."""

    def __init__(self) -> None:
        self.spans: dict[tuple[str, str], list[Span]] = {}
        self.about: dict[tuple[str, str], tuple[str, str]] = {}
        self.wire: dict[tuple[str, str], list[str]] = {}
        self.roots: dict[str, list[tuple[str, str]]] = {}
        self.inside: dict[str, dict[str, str]] = {}

    def add(self, position: int, facts: DocumentFacts, names: Names) -> None:
        seen: set[str] = set()
        for operation in facts.operations.values():
            self._operation(position, operation, names, seen)
        for node in facts.definitions.values():
            self._node(position, node, names, seen)

    def history(self, versions: tuple[str, ...]) -> History:
        elements = [
            Element(
                kind=kind,
                key=key,
                owner=self.about[kind, key][0],
                python=self.about[kind, key][1],
                wire=tuple(self.wire[kind, key]),
                spans=tuple(self.spans[kind, key]),
            )
            for kind, key in self.spans
        ]
        elements.sort(key=lambda one: (one.kind, one.key))
        return History(
            versions,
            tuple(elements),
            {key: tuple(dict.fromkeys(found)) for key, found in sorted(self.roots.items())},
            {key: tuple(found.items()) for key, found in sorted(self.inside.items())},
        )

    def _operation(
        self, position: int, operation: OperationFacts, names: Names, seen: set[str]
    ) -> None:
        route = " ".join(operation.key)
        attribute, method = names.operation(operation.id, (*operation.tags, "")[0])
        python = f"{attribute}.{method}"
        about: Signature = {}
        if operation.deprecated:
            about["deprecated"] = operation.deprecated
        if operation.interaction:
            about["interaction"] = operation.interaction
        for (location, name), use in operation.roots.items():
            if location in PARAMETER_LOCATIONS:
                key = f"{route} {location} {name}"
                argument = f"{python}({names.argument(operation.id, name)}=)"
                wires = (f"{operation.id}.{name}", f"{route} {name}")
                self._record(
                    position, "parameter", key, route, argument, wires, _signature(use, names)
                )
                continue
            if location.endswith("media type"):
                about[location] = ", ".join(filter(None, (about.get(location), name)))
            elif not location.endswith("header") and not location.startswith(_ERRORS):
                about[location] = _type(use, names)
                found = self._class(use, names)
                if found:
                    self.roots.setdefault(route, []).append((location, found))
            self._node(position, use.node, names, seen)
        self._record(
            position,
            "operation",
            route,
            (*operation.tags, "")[0],
            python,
            (operation.id, f"{operation.method} {operation.path}"),
            about,
        )

    def _node(self, position: int, node: Node, names: Names, seen: set[str]) -> None:
        """The fields of an object, and of all objects inside it."""
        if node.place in seen and node.type == "object":
            return
        if node.type == "object":
            seen.add(node.place)
            owner = names.model(node.place)
            for key, use in node.children.items():
                wire = key.removeprefix(".")
                found = self._class(use, names)
                if found:
                    self.inside.setdefault(owner, {})[wire] = found
                self._record(
                    position,
                    "field",
                    f"{owner}.{wire}",
                    owner,
                    f"{owner}.{names.field(node.place, wire)}",
                    (f"{node.place}.{wire}",),
                    _signature(use, names),
                )
        for use in node.children.values():
            self._node(position, use.node, names, seen)

    def _class(self, use: Use, names: Names) -> str:
        """The class of a value, or of the items of a list or map."""
        node = use.node
        while node.type in ("array", "map"):
            inner = node.children.get("[]") or node.children.get("{}")
            if inner is None:
                return ""
            node = inner.node
        return names.model(node.place) if node.type == "object" and node.children else ""

    def _record(
        self,
        position: int,
        kind: str,
        key: str,
        owner: str,
        python: str,
        wires: Iterable[str],
        about: Signature,
    ) -> None:
        spans = self.spans.setdefault((kind, key), [])
        if spans and spans[-1].last == position:
            return  # the same class in a second place
        if spans and spans[-1].last == position - 1 and spans[-1].signature == about:
            spans[-1] = Span(spans[-1].first, position, about)
        else:
            spans.append(Span(position, position, about))
        self.about[kind, key] = (owner, python)
        known = self.wire.setdefault((kind, key), [])
        known[:0] = [wire for wire in wires if wire not in known]


def _signature(use: Use, names: Names) -> Signature:
    """What can be different from one version to the next, as text."""
    node = use.node
    found: Signature = {"type": _type(use, names)}
    for facet in _SHOWN_FACETS:
        if facet in node.facets:
            found[facet] = show(node.facets[facet])
    if use.required:
        found["required"] = "yes"
    if use.nullable:
        found["nullable"] = "yes"
    if use.default is not None:
        found["default"] = show(use.default)
    deprecated = use.deprecated or node.deprecated
    if deprecated:
        found["deprecated"] = deprecated
    return found


def _type(use: Use, names: Names) -> str:
    node = use.node
    inner = node.children.get("[]") or node.children.get("{}")
    if inner is not None:
        return f"{node.type}[{_type(inner, names)}]"
    if node.type == "object" and node.children:
        return names.model(node.place)
    return signature(node)


# -- finding -------------------------------------------------------------------------------


def find(history: History, name: str) -> tuple[History, list[Element]] | None:
    """The elements that a name means, or None: exact names first, then by the last part."""
    pattern = re.compile(".*".join(map(re.escape, name.split("*"))), re.IGNORECASE)
    exact = [one for one in history.elements if _means(one, pattern)]
    if not exact and "." not in name and " " not in name:
        exact = [one for one in history.elements if _ends(one, pattern)]
    if not exact:
        exact = [one for one in history.elements if pattern.fullmatch(one.owner)]
    return (history, exact) if exact else None


def _means(element: Element, pattern: re.Pattern[str]) -> bool:
    names = (element.key, element.python, f"{element.python}()", *element.wire)
    return any(pattern.fullmatch(name) for name in names)


def _ends(element: Element, pattern: re.Pattern[str]) -> bool:
    lasts = {re.split(r"[. (]", name.rstrip("=)"))[-1] for name in (element.key, element.python)}
    return any(pattern.fullmatch(last) for last in lasts)


def nearest(history: History, name: str) -> list[str]:
    """Names that may have been meant by one that means nothing, the likeliest first."""
    asked = name.lower().rstrip("=)(")
    names: dict[str, str] = {}
    for one in history.elements:
        for known in (one.python, *one.wire, one.owner):
            names.setdefault(known.lower().rstrip("=)("), known)
    return [names[found] for found in get_close_matches(asked, names, n=3, cutoff=0.7)]


def members(history: History, element: Element) -> list[Element]:
    """The parameters of an operation that came later, changed or went."""
    if element.kind != "operation":
        return []
    return [
        one
        for one in history.elements
        if (one.owner == element.key and one.spans[0].first > element.spans[0].first)
        or (one.owner == element.key and len(one.spans) > 1)
    ]


# -- telling -------------------------------------------------------------------------------


def events(history: History, element: Element) -> Iterator[tuple[str, str, str]]:
    """What happened, as (version, what, text); what is came, changed, went or back."""
    before: Span | None = None
    for span in element.spans:
        version = history.versions[span.first]
        if before is None:
            yield version, "came" if span.first else "there", _about(span.signature)
        elif span.first > before.last + 1:
            yield history.versions[before.last + 1], "went", ""
            yield version, "back", _about(span.signature)
        else:
            yield version, "changed", _difference(before.signature, span.signature)
        before = span
    if before is not None and before.last + 1 < len(history.versions):
        yield history.versions[before.last + 1], "went", ""


def _about(about: Signature) -> str:
    parts = [about.get("type", "")]
    parts += [
        facet if value == "yes" else f"{facet} {value}"
        for facet, value in about.items()
        if facet != "type"
    ]
    return ", ".join(part for part in parts if part)


def _difference(old: Signature, new: Signature) -> str:
    found: list[str] = []
    for facet in [*new, *(facet for facet in old if facet not in new)]:
        before, after = old.get(facet), new.get(facet)
        if before == after:
            continue
        if facet == "enum" and before and after:
            found.append(_values(before, after))
        elif after == "yes":
            found.append(facet)
        elif facet == "deprecated" and after:
            found.append(f"deprecated {after}")
        elif before == "yes":
            found.append(f"not {facet} any more")
        else:
            found.append(f"{facet} {before or 'none'} → {after or 'none'}")
    return ", ".join(found)


def _values(before: str, after: str) -> str:
    old, new = before.split(", "), after.split(", ")
    came = [f"+{value}" for value in new if value not in old]
    gone = [f"-{value}" for value in old if value not in new]
    return f"values {' '.join([*came, *gone]) or 'in another order'}"


def render_history(found: tuple[History, list[Element]], *, color: bool = False) -> str:
    """The history of elements as text, oldest event first."""
    history, elements = found
    lines: list[str] = []
    for element in elements:
        if lines:
            lines.append("")
        lines += _lines(history, element, color)
        for member in members(history, element):
            lines += [f"  {line}" for line in _lines(history, member, color, short=True)]
    return "\n".join(lines) + "\n"


def _lines(history: History, element: Element, color: bool, *, short: bool = False) -> list[str]:
    title = f"\x1b[1m{element.python}\x1b[0m" if color else element.python
    head = title if short else f"{title}  {_subtitle(element)}"
    words = {
        "there": "as far back as our documents go",
        "came": "documented",
        "back": "documented again",
        "went": "gone",
        "changed": "changed",
    }
    lines = [head]
    for version, what, text in events(history, element):
        if short and what == "there":
            continue
        lines.append(f"  {version}  {words[what]}" + (f": {text}" if text else ""))
    return lines


def _subtitle(element: Element) -> str:
    if element.kind == OPERATION:
        return element.wire[0]
    return element.wire[0] if element.kind == "field" else element.key


def render_history_json(found: tuple[History, list[Element]]) -> str:
    """The history of elements as JSON."""
    history, elements = found
    data = [
        {
            "kind": one.kind,
            "key": one.key,
            "python": one.python,
            "wire": list(one.wire),
            "since": history.versions[one.spans[0].first] if one.spans[0].first else None,
            "until": (
                history.versions[one.spans[-1].last]
                if one.spans[-1].last + 1 < len(history.versions)
                else None
            ),
            "events": [
                {"version": version, "what": what, "text": text}
                for version, what, text in events(history, one)
            ],
        }
        for one in elements
    ]
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
