"""What was found in the user's program: uses of the client, and places that were not followed."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import NamedTuple

from mobygen.needs.catalogue import Kind


class Place(NamedTuple):
    """Where something is; lines and columns count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a method, or the making of a model.

    Attributes:
        kind: operation or class.
        name: `containers.create`, `HostConfig`.
        given: The names of its arguments.
        whole: False when there may be more than those.
    """

    kind: Kind
    name: str
    given: frozenset[str]
    whole: bool
    place: Place


@dataclass(slots=True)
class Findings:
    """All that was found.

    Attributes:
        uses: The places of each thing that is used.
        read: What is read.
        sent: What is sent.
        calls: The calls, with what they give.
        unfollowed: The places that were not followed, and why.
        absent: The places that use a name which no version has, and that name.
        imports: Where the package is imported.
    """

    uses: dict[tuple[Kind, str], set[Place]] = field(
        default_factory=dict[tuple[Kind, str], set[Place]]
    )
    read: set[tuple[Kind, str]] = field(default_factory=set[tuple[Kind, str]])
    sent: set[tuple[Kind, str]] = field(default_factory=set[tuple[Kind, str]])
    calls: set[Call] = field(default_factory=set[Call])
    unfollowed: dict[Place, str] = field(default_factory=dict[Place, str])
    absent: dict[Place, str] = field(default_factory=dict[Place, str])
    imports: set[Place] = field(default_factory=set[Place])

    def use(self, kind: Kind, name: str, place: Place) -> None:
        """Note that a thing is used."""
        self.uses.setdefault((kind, name), set()).add(place)

    def skip(self, place: Place, why: str) -> None:
        """Note that a place is not followed; the first reason stays."""
        self.unfollowed.setdefault(place, why)


def place_of(file: str, node: ast.AST) -> Place:
    """Where a node begins; of an attribute, where its name is."""
    if isinstance(node, ast.Attribute):
        line = node.end_lineno or node.lineno
        return Place(file, line, max((node.end_col_offset or 0) - len(node.attr), 0) + 1)
    return Place(file, getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1)
