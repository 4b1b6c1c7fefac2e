"""Comparing the facts of two documents: definition by definition, then operation by operation.

The result is a list of occurrences: one difference at one place of one operation. Differences in
a shared definition are found once and carry the place where it is declared, by which they are
folded later. When a place refers to another definition than before, although both exist on their
own, it is that one reference that changed, not every property.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mobygen.diff.facts import (
    CONSTRAINTS,
    DEFINITION,
    EMPTY,
    MEDIA_TYPE,
    OPERATION,
    DocumentFacts,
    Node,
    OperationFacts,
    Use,
    Value,
    direction,
    join,
    name_on_wire,
    signature,
)
from mobygen.versions import ApiVersion

Owner = tuple[str, str]
FACETS = ("format", "array encoding", "encoding", *CONSTRAINTS)
INLINE = "inline"


@dataclass(frozen=True, slots=True)
class Delta:
    """One difference at one place, `pointer` being relative to what was compared.

    Attributes:
        subject: The place where it is declared: `HostConfig.Memory`, `ContainerList.filters`.
        owners: The (object, property) pairs it is about, for finding its Python names.
        action: For enumerations: added, removed, introduced or lifted; else ''.
        required: For what was added or removed: whether it has to be given.
        deprecated: For what was added or removed: what was said of its end.
        details: For a changed reference: what is different behind it.
    """

    pointer: str
    facet: str
    old: Value
    new: Value
    subject: str
    action: str = ""
    required: bool = False
    deprecated: str = ""
    owners: frozenset[Owner] = frozenset()
    details: tuple[Delta, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A difference and the operation it is met in."""

    delta: Delta
    operation: str
    method: str
    path: str
    location: str

    @property
    def direction(self) -> str:
        """Who meets it: the caller who sends, or who reads, or '' for both."""
        return direction(self.location)


@dataclass(slots=True)
class Comparison:
    """All occurrences, and which schema places of the two documents stand for the same thing."""

    occurrences: list[Occurrence] = field(default_factory=list[Occurrence])
    pairs: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    references: dict[tuple[str, str], tuple[Node, Node]] = field(
        default_factory=dict[tuple[str, str], tuple[Node, Node]]
    )


def compare(old: DocumentFacts, new: DocumentFacts) -> Comparison:
    """Every difference between two documents on the wire."""
    walk = _Walk(old, new)
    for key in [*new.operations, *(k for k in old.operations if k not in new.operations)]:
        walk.result.occurrences += walk.operation(old.operations.get(key), new.operations.get(key))
    walk.result.occurrences += walk.unreached()
    return walk.result


def is_newer(first: str, second: str) -> bool:
    """True when API version `first` is newer than `second`; unreadable ones compare as text."""
    try:
        return ApiVersion.parse(first) > ApiVersion.parse(second)
    except ValueError:
        return first > second


class _Walk:
    def __init__(self, old: DocumentFacts, new: DocumentFacts) -> None:
        self.old = old
        self.new = new
        # Names are taken from the newer document, whichever side it is on: so old→new and
        # new→old name the same change the same way.
        self.old_is_newer = is_newer(old.version, new.version)
        self.docs = old.has_prose and new.has_prose
        self.result = Comparison()
        self.memo: dict[tuple[int, int], tuple[Delta, ...]] = {}

    def name(self, old: str, new: str) -> str:
        return old if self.old_is_newer else new

    # -- schemas ---------------------------------------------------------------------------

    def nodes(self, a: Node, b: Node) -> tuple[Delta, ...]:
        key = (id(a), id(b))
        if key not in self.memo:
            self.memo[key] = tuple(self._nodes(a, b))
            self._pair(a, b)
        return self.memo[key]

    def _pair(self, a: Node, b: Node) -> None:
        if a.place != b.place:
            _count(self.result.pairs, (a.place, b.place))
        if a.bases != b.bases and len(a.bases) == len(b.bases):
            for one, other in zip(a.bases, b.bases, strict=True):
                if one != other:
                    self.refer(one, other)

    def refer(self, one: str, other: str) -> None:
        a, b = self.old.definitions.get(one), self.new.definitions.get(other)
        if a is not None and b is not None:
            self.result.references.setdefault((one, other), (a, b))

    def _nodes(self, a: Node, b: Node) -> Iterator[Delta]:
        subject = self.name(a.place, b.place)
        if a.type != b.type:
            yield Delta("", "type", signature(a), signature(b), subject)
            return
        if a.facets != b.facets:
            for facet in FACETS:
                old, new = a.facets.get(facet), b.facets.get(facet)
                if old != new:
                    yield Delta("", facet, old, new, subject)
            yield from self._enum(a, b, subject)
        if a.deprecated != b.deprecated:
            yield _deprecation(a.deprecated, b.deprecated, subject)
        if self.docs and a.text != b.text:
            yield Delta("", "description", a.text, b.text, subject)
        for key in [*b.children, *(key for key in a.children if key not in b.children)]:
            yield from self._child(a, b, key)

    def _child(self, a: Node, b: Node, key: str) -> Iterator[Delta]:
        old, new = a.children.get(key), b.children.get(key)
        if old is not None and new is not None:
            if _alike(old, new) and not self.nodes(old.node, new.node):
                return
            owners = _owners(a, old, key) | _owners(b, new, key)
            for delta in self.uses(old, new, owners):
                yield replace(delta, pointer=key + delta.pointer)
        elif new is not None:
            yield self._lone(new, key, "added", _owners(b, new, key))
        elif old is not None:
            yield self._lone(old, key, "removed", _owners(a, old, key))

    def _lone(self, use: Use, pointer: str, facet: str, owners: Iterable[Owner]) -> Delta:
        shape = use.ref or signature(use.node)
        return Delta(
            pointer,
            facet,
            old=None if facet == "added" else shape,
            new=shape if facet == "added" else None,
            subject=use.place,
            required=use.required,
            deprecated=use.deprecated or use.node.deprecated,
            owners=frozenset(owners),
        )

    def _enum(self, a: Node, b: Node, subject: str) -> Iterator[Delta]:
        old, new = _values(a), _values(b)
        if set(old) == set(new):
            return
        if not old or not new:
            action = "introduced" if new else "lifted"
            yield Delta("", "enum", old or None, new or None, subject, action)
            return
        gone = tuple(value for value in old if value not in new)
        came = tuple(value for value in new if value not in old)
        if came:
            yield Delta("", "enum", None, came, subject, "added")
        if gone:
            yield Delta("", "enum", gone, None, subject, "removed")

    def uses(self, a: Use, b: Use, owners: Iterable[Owner] = ()) -> Iterator[Delta]:
        """The differences at a property, an item, a parameter or a body."""
        site = frozenset(owners)
        subject = self.name(a.place, b.place)
        if a.ref != b.ref:
            self.result.references.setdefault((a.ref, b.ref), (a.node, b.node))
        inner = self.nodes(a.node, b.node)
        if inner and self._retargeted(a, b):
            yield Delta(
                "", "schema", a.ref or INLINE, b.ref or INLINE, subject, owners=site, details=inner
            )
        else:
            for delta in inner:
                near = not delta.pointer.strip("[]{}")
                yield replace(delta, owners=delta.owners | site) if near else delta
        if a.required != b.required:
            yield Delta("", "required", a.required, b.required, subject, owners=site)
        if a.nullable != b.nullable:
            whole = a.ref == b.ref and a.ref and a.null_here == b.null_here
            yield Delta(
                "", "nullable", a.nullable, b.nullable, a.ref if whole else subject, owners=site
            )
        if a.default != b.default:
            yield Delta("", "default", a.default, b.default, subject, owners=site)
        if a.deprecated != b.deprecated:
            yield replace(_deprecation(a.deprecated, b.deprecated, subject), owners=site)
        if self.docs and a.text != b.text:
            yield Delta("", "description", a.text, b.text, subject, owners=site)

    def _retargeted(self, a: Use, b: Use) -> bool:
        """True when the place refers to something else now, and both things stand on their own."""
        if a.ref == b.ref or EMPTY in (a.node.type, b.node.type):
            return False
        return a.ref in self.new.definitions or b.ref in self.old.definitions

    # -- operations ------------------------------------------------------------------------

    def operation(
        self, old: OperationFacts | None, new: OperationFacts | None
    ) -> Iterator[Occurrence]:
        if old is None or new is None:
            lone = new or old
            assert lone is not None
            text = f"{lone.method} {lone.path}"
            facet = "added" if old is None else "removed"
            yield Occurrence(
                Delta(
                    "",
                    facet,
                    old=None if facet == "added" else text,
                    new=text if facet == "added" else None,
                    subject=lone.id,
                ),
                lone.id,
                lone.method,
                lone.path,
                OPERATION,
            )
            return
        shown = old if self.old_is_newer else new
        for location, delta in self._roots(old, new, shown.id):
            yield Occurrence(delta, shown.id, shown.method, shown.path, location)

    def _roots(
        self, old: OperationFacts, new: OperationFacts, id: str
    ) -> Iterator[tuple[str, Delta]]:
        if old.deprecated != new.deprecated:
            yield OPERATION, _deprecation(old.deprecated, new.deprecated, id)
        if old.interaction != new.interaction and old.interaction and new.interaction:
            yield OPERATION, Delta("", "interaction", old.interaction, new.interaction, id)
        if self.docs and old.text != new.text:
            yield OPERATION, Delta("", "description", old.text, new.text, id)
        before, after = _by_position(old), _by_position(new)
        for key in [*after, *(key for key in before if key not in after)]:
            location, name = key
            one, other = before.get(key), after.get(key)
            if one is not None and other is not None:
                for delta in self.uses(one, other):
                    yield location, replace(delta, pointer=join(name, delta.pointer))
            elif other is not None:
                yield location, self._root(other, name, "added", id)
            elif one is not None:
                yield location, self._root(one, name, "removed", id)

    def _root(self, use: Use, name: str, facet: str, id: str) -> Delta:
        delta = self._lone(use, name, facet, ())
        if use.node.type == MEDIA_TYPE:
            return replace(
                delta,
                subject=f"{use.place}[{name}]",
                old=name if facet == "removed" else None,
                new=name if facet == "added" else None,
            )
        return delta

    # -- definitions that no operation reaches ------------------------------------------------

    def unreached(self) -> Iterator[Occurrence]:
        """Definitions in both documents that no operation of either refers to."""
        reached = self.old.reached | self.new.reached
        for name, node in self.new.definitions.items():
            before = self.old.definitions.get(name)
            if name in reached or before is None:
                continue
            for delta in self.nodes(before, node):
                yield Occurrence(
                    replace(delta, pointer=join(name, delta.pointer)), "", "", "", DEFINITION
                )


def _by_position(operation: OperationFacts) -> Mapping[tuple[str, str], Use]:
    """The roots, path parameters by their position: their names do not go over the wire."""
    return {
        (location, name_on_wire(operation.path, location, name)): use
        for (location, name), use in operation.roots.items()
    }


def _alike(a: Use, b: Use) -> bool:
    """True when nothing but the nodes that are used can be different: so it is nearly always."""
    return (
        a.ref == b.ref
        and a.required == b.required
        and a.null_here == b.null_here
        and a.node.nullable == b.node.nullable
        and a.default == b.default
        and a.deprecated == b.deprecated
        and a.text == b.text
    )


def _owners(parent: Node, use: Use, key: str) -> frozenset[Owner]:
    """The objects that have the property: the one it was met in and the one that declares it."""
    if not key.startswith("."):
        return frozenset()
    wire = key[1:]
    return frozenset({(parent.place, wire), (use.place.removesuffix(key), wire)})


def _values(node: Node) -> tuple[Value, ...]:
    values = node.facets.get("enum")
    return values if isinstance(values, tuple) else ()


def _deprecation(old: str, new: str, subject: str) -> Delta:
    return Delta("", "deprecated", old or None, new or None, subject)


def _count(counts: dict[tuple[str, str], int], key: tuple[str, str]) -> None:
    counts[key] = counts.get(key, 0) + 1
