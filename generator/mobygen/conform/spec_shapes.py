"""The shapes of a document as upstream has it: before any overlay of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mobygen.conform.compare import Kind, Member, Shape
from mobygen.diff.facts import (
    EMPTY,
    MEDIA_TYPE,
    RESPONSE_MEDIA,
    Node,
    OperationFacts,
    Use,
    document_facts,
)

_KINDS: Mapping[str, Kind] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "object": "object",
    "array": "array",
    "map": "map",
}
_TIMES = ("dateTime", "date-time")


@dataclass(frozen=True, slots=True)
class SpecAnswer:
    """What a document says of an answer with one status; without a body `shape` is None."""

    shape: Shape | None
    headers: Mapping[str, Shape]


@dataclass(frozen=True, slots=True)
class SpecOperation:
    """What a document says of the answers to an operation."""

    media_types: frozenset[str]
    answers: Mapping[int, SpecAnswer]


def spec_operations(data: dict[str, Any]) -> dict[tuple[str, str], SpecOperation]:
    """The operations of a document, by method and path."""
    convert = _Converter()
    facts = document_facts(data)
    return {(one.method, one.path): _operation(one, convert) for one in facts.operations.values()}


def _operation(facts: OperationFacts, convert: _Converter) -> SpecOperation:
    answers: dict[int, SpecAnswer] = {}
    media = frozenset(name for location, name in facts.roots if location == RESPONSE_MEDIA)
    for (location, _), use in facts.roots.items():
        kind, _, status = location.partition(" ")
        if kind == "response" and status.isdigit():
            headers = {
                name.lower(): convert.use(header)
                for (where, name), header in facts.roots.items()
                if where == f"{location} header"
            }
            shape = None if use.node.type == EMPTY else convert.use(use)
            answers[int(status)] = SpecAnswer(shape, headers)
    return SpecOperation(media, answers)


@dataclass(frozen=True, slots=True)
class _Converter:
    """Each node once: definitions are used in many places."""

    done: dict[int, Shape] = field(default_factory=dict[int, Shape])
    kept: list[Node] = field(default_factory=list[Node])  # or an id could be that of another node

    def use(self, use: Use) -> Shape:
        shape = self.node(use.node)
        if use.nullable and not shape.nullable:
            shape = replace(shape, nullable=True)
        return shape

    def node(self, node: Node) -> Shape:
        shape = self.done.get(id(node))
        if shape is None:
            shape = self.done[id(node)] = self.shape(node)
            self.kept.append(node)
        return shape

    def shape(self, node: Node) -> Shape:
        if "|" in node.type:
            choices = tuple(Shape(_KINDS.get(one, "any")) for one in node.type.split("|"))
            return Shape("union", node.nullable, choices=choices)
        values = node.facets.get("enum")
        enum = values if isinstance(values, tuple) else ()
        item = node.children.get("[]") or node.children.get("{}")
        return Shape(
            kind="any" if node.type == MEDIA_TYPE else _KINDS.get(node.type, "any"),
            nullable=node.nullable,
            enum=tuple(one for one in enum if isinstance(one, str | int)),
            format="time" if node.facets.get("format") in _TIMES else "",
            members={
                name[1:]: Member(self.use(use), use.required)
                for name, use in node.children.items()
                if name.startswith(".")
            },
            item=self.use(item) if item is not None else None,
        )
