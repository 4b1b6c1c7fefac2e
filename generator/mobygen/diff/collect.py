"""Gathers the elements of all versions: what each was, on the wire and in the client, and when.

Everything is followed under one key, which stays when upstream renames a definition or gives an
inline schema a name. What an element is called in Python is what the client of each version calls
it: nothing is named here a second time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mobygen.diff.changes import show
from mobygen.diff.client import Client
from mobygen.diff.elements import Element, History, Signature, Span
from mobygen.diff.facts import (
    OPERATION,
    PARAMETER_LOCATIONS,
    REQUEST_BODY,
    DocumentFacts,
    Node,
    OperationFacts,
    Use,
    name_on_wire,
    signature,
)
from mobygen.diff.names import Link
from mobygen.diff.sides import Side
from mobygen.names import Names

_ERRORS = ("response 4", "response 5")
_SHOWN_FACETS = ("format", "enum", "array encoding", "encoding")


def history_of(sides: Iterable[Side]) -> History:
    """The history over some versions, oldest first."""
    gathered = _Gathered()
    versions: list[str] = []
    for position, side in enumerate(sides):
        _Version(gathered, position, side.client, side.names).add(side.corrected)
        versions.append(str(side.version))
    return gathered.history(tuple(versions))


class _Gathered:
    """The elements so far."""

    def __init__(self) -> None:
        self.spans: dict[tuple[str, str], list[Span]] = {}
        self.owners: dict[tuple[str, str], str] = {}
        self.python: dict[tuple[str, str], list[str]] = {}
        self.wire: dict[tuple[str, str], list[str]] = {}
        self.roots: dict[str, dict[tuple[str, str], None]] = {}
        self.inside: dict[str, str] = {}

    def record(
        self,
        position: int,
        kind: str,
        key: str,
        owner: str,
        python: Iterable[str],
        wires: Iterable[str],
        about: Signature,
    ) -> None:
        """Note that an element is there in a version, and what it is."""
        id = (kind, key)
        spans = self.spans.setdefault(id, [])
        if spans and spans[-1].last == position:
            return  # the same class in a second place
        if spans and spans[-1].last == position - 1 and spans[-1].signature == about:
            spans[-1] = Span(spans[-1].first, position, about)
        else:
            spans.append(Span(position, position, about))
        self.owners[id] = owner
        _newest_first(self.python.setdefault(id, []), python)
        _newest_first(self.wire.setdefault(id, []), wires)

    def history(self, versions: tuple[str, ...]) -> History:
        elements = [
            Element(
                kind=kind,
                key=key,
                owner=self.owners[kind, key],
                python=tuple(self.python[kind, key]),
                wire=tuple(self.wire[kind, key]),
                spans=tuple(spans),
            )
            for (kind, key), spans in sorted(self.spans.items())
        ]
        return History(
            versions,
            tuple(elements),
            {key: tuple(found) for key, found in sorted(self.roots.items())},
            dict(sorted(self.inside.items())),
        )


def _newest_first(known: list[str], names: Iterable[str]) -> None:
    known[:0] = [name for name in names if name not in known]


class _Version:
    """Adds what one version has."""

    def __init__(
        self, gathered: _Gathered, position: int, client: Client | None, names: Names
    ) -> None:
        self.gathered = gathered
        self.position = position
        self.client = client
        self.names = names
        self.seen: set[str] = set()

    def add(self, facts: DocumentFacts) -> None:
        for operation in facts.operations.values():
            self.operation(operation)
        for node in facts.definitions.values():
            self.node(node)

    def python(self, link: Link) -> tuple[str, ...]:
        """What the client calls a place on the wire."""
        return self.client.names.get(link, ()) if self.client is not None else ()

    # -- operations ------------------------------------------------------------------------

    def operation(self, operation: OperationFacts) -> None:
        """An operation, its parameters, and what it sends and answers."""
        about: Signature = {}
        if operation.deprecated:
            about["deprecated"] = operation.deprecated
        if operation.interaction:
            about["interaction"] = operation.interaction
        for (location, name), use in operation.roots.items():
            if location in PARAMETER_LOCATIONS:
                self.parameter(operation, location, name, use)
            elif location == REQUEST_BODY and (taken := self.body_arguments(operation, use)):
                self.body(operation, use, taken)
            elif location.endswith("media type"):
                about[location] = ", ".join(filter(None, (about.get(location), name)))
            else:
                if not location.endswith("header") and not location.startswith(_ERRORS):
                    about[location] = self.type(use)
                    self.root(operation, location, self.class_of(use))
                self.node(use.node)
        names = self.python((*operation.key, OPERATION, ""))
        self.gathered.record(
            self.position,
            OPERATION,
            _route(operation),
            (*operation.tags, "")[0],
            [name.removesuffix("()") for name in names],
            (operation.id, f"{operation.method} {operation.path}"),
            about,
        )

    def parameter(self, operation: OperationFacts, location: str, name: str, use: Use) -> None:
        """A parameter, a member of the body that the client takes by itself, or a whole body."""
        route = _route(operation)
        wire = name or "body"
        self.value(
            "parameter",
            f"{route} {location} {name}".rstrip(),
            route,
            (*operation.key, location, name_on_wire(operation.path, location, name)),
            (f"{operation.id}.{wire}", f"{route} {wire}"),
            use,
        )

    def body_arguments(self, operation: OperationFacts, body: Use) -> frozenset[str]:
        """The members of a body that the client takes as arguments; "" is all of it."""
        members = ("", *map(_wire, body.node.children))
        return frozenset(
            wire for wire in members if self.python((*operation.key, REQUEST_BODY, wire))
        )

    def body(self, operation: OperationFacts, body: Use, arguments: frozenset[str]) -> None:
        """A body: one argument, an argument for each member, or both.

        Both is: the members that a base gives the body are one argument together, of the class
        of the base, and each other member is one. The fields of the base are told of with it.
        """
        members = {_wire(key): use for key, use in body.node.children.items()}
        alone = {wire: use for wire, use in members.items() if wire in arguments}
        whole = "" in arguments
        if whole:
            self.parameter(operation, REQUEST_BODY, "", _base(body) if alone else body)
        if whole and not alone:
            self.node(body.node)
            return
        self.seen.add(body.node.place)
        for wire, use in (alone if whole else members).items():
            self.parameter(operation, REQUEST_BODY, wire, use)
        for use in members.values():
            self.node(use.node)

    def root(self, operation: OperationFacts, location: str, name: str) -> None:
        if name:
            self.gathered.roots.setdefault(_route(operation), {})[location, name] = None

    # -- schemas ---------------------------------------------------------------------------

    def node(self, node: Node) -> None:
        """The fields of an object, and of all objects inside it."""
        if node.type == "object":
            if node.place in self.seen:
                return
            self.seen.add(node.place)
            for key, use in node.children.items():
                self.field(node, _wire(key), use)
        for use in node.children.values():
            self.node(use.node)

    def field(self, node: Node, wire: str, use: Use) -> None:
        owner = self.names.model(node.place)
        self.value(
            "field", f"{owner}.{wire}", owner, (node.place, wire), (f"{node.place}.{wire}",), use
        )

    def value(
        self, kind: str, key: str, owner: str, link: Link, wires: Iterable[str], use: Use
    ) -> None:
        """A parameter or field, and the class of its value."""
        found = self.class_of(use)
        if found:
            self.gathered.inside[key] = found
        about = self.signature(use)
        self.gathered.record(self.position, kind, key, owner, self.python(link), wires, about)

    def class_of(self, use: Use) -> str:
        """The class of a value, or of the items of a list or map."""
        node = use.node
        while node.type in ("array", "map"):
            inner = node.children.get("[]") or node.children.get("{}")
            if inner is None:
                return ""
            node = inner.node
        return self.names.model(node.place) if node.type == "object" and node.children else ""

    def signature(self, use: Use) -> Signature:
        """What can be different from one version to the next, as text."""
        node = use.node
        found: Signature = {"type": self.type(use)}
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

    def type(self, use: Use) -> str:
        """The type of a value: the class of an object, else as the wire has it."""
        node = use.node
        inner = node.children.get("[]") or node.children.get("{}")
        if inner is not None:
            return f"{node.type}[{self.type(inner)}]"
        if node.type == "object" and node.children:
            return self.names.model(node.place)
        return signature(node)


def _route(operation: OperationFacts) -> str:
    return " ".join(operation.key)


def _wire(key: str) -> str:
    """The name of a member, from its key among the children of a node."""
    return key.removeprefix(".")


def _base(body: Use) -> Use:
    """A body as the object that its base describes."""
    place = body.node.bases[0] if body.node.bases else body.node.place
    return replace(body, node=replace(body.node, place=place))
