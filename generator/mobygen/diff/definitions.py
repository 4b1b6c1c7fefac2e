"""What changed in the names that documents use: definitions, operation ids and tags.

None of it shows on the wire. A definition that goes while another comes in its place is a rename;
one that comes where an inline schema was is an extraction; a name that stands for something else
than before is told apart from a definition that changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mobygen.diff.compare import Comparison, is_newer
from mobygen.diff.facts import DocumentFacts, Node

_REUSED_BELOW = 0.25  # share of common properties under which a name has got a new meaning
_RENAMED_FROM = 0.5
_FEW = 3


@dataclass(frozen=True, slots=True)
class NameDelta:
    """One difference in names.

    Attributes:
        element: definition, operationId or tag.
        action: added, removed, renamed, extracted, inlined, reused.
        exact: For a rename or an extraction: True when the shape is the same.
    """

    element: str
    action: str
    subject: str
    old: str
    new: str
    exact: bool = False
    operation: str = ""
    method: str = ""
    path: str = ""


def compare_names(
    old: DocumentFacts, new: DocumentFacts, comparison: Comparison
) -> list[NameDelta]:
    """Every difference in names between two documents."""
    return [*_definitions(old, new, comparison), *_operations(old, new)]


def _definitions(
    old: DocumentFacts, new: DocumentFacts, comparison: Comparison
) -> Iterator[NameDelta]:
    gone = {name for name in old.definitions if name not in new.definitions}
    came = {name for name in new.definitions if name not in old.definitions}
    reused = dict(_reused(old, new))
    gone |= {name for name in reused if name in old.definitions and name in new.definitions}
    # Under one name in all versions, but called otherwise upstream.
    for name in new.definitions:
        if name in gone or name in came:
            continue
        before, after = old.upstream[name], new.upstream[name]
        if before != after:
            yield _renamed(old, new, name, name)
    for one, other in _best_pairs(old, new, comparison, gone, came):
        gone.discard(one)
        came.discard(other)
        yield _renamed(old, new, one, other)
    for (one, other), nodes in sorted(comparison.references.items(), key=lambda item: item[0]):
        if not one and other in came:
            came.discard(other)
            text = new.upstream[other]
            if text in reused:
                continue
            yield NameDelta("definition", "extracted", text, "", text, same_shape(*nodes))
        if not other and one in gone:
            gone.discard(one)
            text = old.upstream[one]
            if text in reused:
                continue
            yield NameDelta("definition", "inlined", text, text, "", same_shape(*nodes))
    for name, (before, after) in reused.items():
        yield NameDelta("definition", "reused", name, before, after)
    for name in sorted(came):
        text = new.upstream[name]
        if text not in reused:
            yield NameDelta("definition", "added", text, "", text)
    for name in sorted(gone):
        text = old.upstream[name]
        if text not in reused:
            yield NameDelta("definition", "removed", text, text, "")


def _renamed(old: DocumentFacts, new: DocumentFacts, one: str, other: str) -> NameDelta:
    before, after = old.upstream[one], new.upstream[other]
    exact = same_shape(old.definitions[one], new.definitions[other])
    # The same whichever way round the two are compared.
    subject = "/".join(sorted((before, after)))
    return NameDelta("definition", "renamed", subject, before, after, exact)


def _best_pairs(
    old: DocumentFacts,
    new: DocumentFacts,
    comparison: Comparison,
    gone: set[str],
    came: set[str],
) -> list[tuple[str, str]]:
    """Renames: one went, the other came, they are used in the same place and look alike."""
    scored: list[tuple[float, str, str]] = []
    used = {pair for pair in comparison.references if pair[0] in gone and pair[1] in came}
    for one, other in used:
        score = similarity(old.definitions[one], new.definitions[other])
        if score >= _RENAMED_FROM:
            scored.append((-score, one, other))
    # Definitions that no operation reaches have no place to be recognised by.
    reached_old = {pair[0] for pair in comparison.references}
    for one in gone - reached_old:
        for other in came:
            if _is_telling(old.definitions[one]) and same_shape(
                old.definitions[one], new.definitions[other]
            ):
                scored.append((-1.0, one, other))
    found: list[tuple[str, str]] = []
    for _, one, other in sorted(scored):
        if all(one != a and other != b for a, b in found):
            found.append((one, other))
    return found


def _reused(old: DocumentFacts, new: DocumentFacts) -> Iterator[tuple[str, tuple[str, str]]]:
    """Upstream names that stand for something else now, with what they stood and stand for."""
    before = {text: name for name, text in old.upstream.items()}
    after = {text: name for name, text in new.upstream.items()}
    for text in before.keys() & after.keys():
        one, other = old.definitions[before[text]], new.definitions[after[text]]
        moved = before[text] != after[text]
        fewest = min(len(one.children), len(other.children))
        common = len(one.children.keys() & other.children.keys())
        if moved or (fewest >= _FEW and common / fewest < _REUSED_BELOW):
            yield text, (_outline(one), _outline(other))


def _outline(node: Node) -> str:
    names = [key.removeprefix(".") for key in node.children]
    shown = ", ".join(names[:4]) + (", …" if len(names) > 4 else "")
    return f"{node.type} ({shown})" if names and names != ["[]"] else node.type


def similarity(one: Node, other: Node) -> float:
    """The share of properties that two shapes have in common, from 0 to 1."""
    if one.type != other.type:
        return 0.0
    if not one.children and not other.children:
        return 1.0 if one.facets == other.facets else 0.5
    a, b = set(one.children), set(other.children)
    return len(a & b) / len(a | b)


def same_shape(one: Node, other: Node) -> bool:
    """True when nothing but names and texts is different."""
    if one.type != other.type or one.facets != other.facets:
        return False
    if one.children.keys() != other.children.keys():
        return False
    return all(
        one.children[key].required == other.children[key].required
        and one.children[key].nullable == other.children[key].nullable
        and same_shape(one.children[key].node, other.children[key].node)
        for key in one.children
    )


def _is_telling(node: Node) -> bool:
    return len(node.children) >= 2


def _operations(old: DocumentFacts, new: DocumentFacts) -> Iterator[NameDelta]:
    for key, after in new.operations.items():
        before = old.operations.get(key)
        if before is None:
            continue
        shown = before if is_newer(old.version, new.version) else after
        subject = f"{shown.method} {shown.path}"
        for element, one, other in (
            ("operationId", before.id, after.id),
            ("tag", ", ".join(before.tags), ", ".join(after.tags)),
        ):
            if one != other:
                yield NameDelta(
                    element,
                    "renamed",
                    subject,
                    one,
                    other,
                    operation=shown.id,
                    method=shown.method,
                    path=shown.path,
                )
