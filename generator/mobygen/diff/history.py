"""When each operation, parameter and field came, changed and went, over all pinned versions.

Everything is followed under the name it has in Python, which stays the same when upstream renames
a definition or gives an inline schema a name. "Came" means: first documented.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mobygen.diff.collect import history_of
from mobygen.diff.elements import Element, History, Signature, Span
from mobygen.diff.sides import Loader
from mobygen.jsoncache import Kept
from mobygen.lock import read_lock
from mobygen.resources import specs_dir


def load_history(
    folder: Path | None = None,
    cache: Path | None = None,
    *,
    notice: Callable[[], None] = lambda: None,
) -> History:
    """The history of all pinned versions; `notice` is called when it has to be made."""
    folder = folder or specs_dir()
    overlays = sorted((folder / "overlays").glob("*.yaml"))
    inputs = (folder / "lock.yaml", folder / "names.yaml", *overlays)
    return _KEPT.get(inputs, lambda: read_history(folder), folder=cache, notice=notice)


def read_history(folder: Path) -> History:
    """The history of all pinned versions, from the documents."""
    loader = Loader.of(folder)
    return history_of(loader.side(version) for version in read_lock(folder))


def _from_json(data: dict[str, Any]) -> History:
    return History(
        versions=tuple(data["versions"]),
        elements=tuple(_element(entry) for entry in data["elements"]),
        roots={key: _pairs(found) for key, found in data["roots"].items()},
        inside=dict(data["inside"]),
    )


def _element(entry: dict[str, Any]) -> Element:
    return Element(
        kind=entry["kind"],
        key=entry["key"],
        owner=entry["owner"],
        python=tuple(entry["python"]),
        wire=tuple(entry["wire"]),
        spans=tuple(Span(**span) for span in entry["spans"]),
    )


def _pairs(found: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in found)


_KEPT = Kept("history", pack=asdict, unpack=_from_json)


# -- finding -------------------------------------------------------------------------------


def find(history: History, name: str) -> tuple[History, list[Element]] | None:
    """The elements that a name means, or None: exact names first, then by the last part."""
    pattern = re.compile(".*".join(map(re.escape, name.split("*"))), re.IGNORECASE)
    exact = [one for one in history.elements if _means(one, pattern)]
    if not exact and "." not in name and " " not in name:
        exact = [one for one in history.elements if _ends(one, pattern)]
    if not exact:
        exact = [one for one in history.elements if _belongs(one, pattern)]
    return (history, exact) if exact else None


def _means(element: Element, pattern: re.Pattern[str]) -> bool:
    calls = [f"{name}()" for name in element.python]
    names = (element.key, *element.python, *element.wire, *calls)
    return any(pattern.fullmatch(name) for name in names)


def _ends(element: Element, pattern: re.Pattern[str]) -> bool:
    names = (element.key, *element.python)
    lasts = {re.split(r"[. (]", name.rstrip("=)"))[-1] for name in names}
    return any(pattern.fullmatch(last) for last in lasts)


def _belongs(element: Element, pattern: re.Pattern[str]) -> bool:
    """True for what is in a class, or an operation of a tag, of this name."""
    return any(pattern.fullmatch(owner) for owner in _owners(element))


def _owners(element: Element) -> tuple[str, ...]:
    classes = [name.split(".")[0] for name in element.python if element.kind == "field"]
    return (element.owner, *classes)


def nearest(history: History, name: str) -> list[str]:
    """Names that may have been meant by one that means nothing, the likeliest first."""
    asked = name.lower().rstrip("=)(")
    names: dict[str, str] = {}
    for one in history.elements:
        for known in (*one.python, *one.wire, *_owners(one)):
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

WORDS = {
    "there": "as far back as our documents go",
    "came": "documented",
    "back": "documented again",
    "went": "gone",
    "changed": "changed",
}
"""What happened, for people."""


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
    title = f"\x1b[1m{element.title}\x1b[0m" if color else element.title
    head = title if short else "  ".join(filter(None, (title, _subtitle(element))))
    lines = [head]
    for version, what, text in events(history, element):
        if short and what == "there":
            continue
        lines.append(f"  {version}  {WORDS[what]}" + (f": {text}" if text else ""))
    return lines


def _subtitle(element: Element) -> str:
    """Its other names: on the wire, and what else the client calls it."""
    wire = element.key if element.kind == "parameter" else element.wire[0]
    others = [name for name in (wire, *element.python[1:]) if name != element.title]
    return ", ".join(others)


def render_history_json(found: tuple[History, list[Element]]) -> str:
    """The history of elements as JSON."""
    history, elements = found
    data = [
        {
            "kind": one.kind,
            "key": one.key,
            "python": list(one.python),
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
