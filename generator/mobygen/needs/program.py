"""The functions and classes of the user's program, and what is known of them so far.

Facts are what variables, attributes, parameters and results are; they only ever grow. A piece of
the program that has read a fact is looked at again when the fact has grown.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from mobygen.needs.catalogue import Catalogue
from mobygen.needs.project import Project, Source
from mobygen.needs.uses import Findings
from mobygen.needs.values import NOTHING, Value, bounded, either

FactKey = tuple[str, ...]
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(eq=False, slots=True)
class Definition:
    """A function, a method or a lambda.

    Attributes:
        key: What it is called here.
        owner: The key of its class; '' if it is no method.
        outer: The key of the function around it, or ''.
    """

    key: str
    node: FunctionNode
    source: Source
    owner: str
    outer: str
    is_generator: bool
    traits: set[str] = field(default_factory=set[str])

    @property
    def is_async(self) -> bool:
        """True for `async def`."""
        return isinstance(self.node, ast.AsyncFunctionDef)

    @property
    def name(self) -> str:
        """Its name, as it is shown."""
        return "lambda" if isinstance(self.node, ast.Lambda) else self.node.name


@dataclass(frozen=True, slots=True)
class Package:
    """The generated client that is looked for: its dotted name, and its position among versions."""

    name: tuple[str, ...]
    position: int


@dataclass(eq=False, slots=True)
class Program:
    """Everything about the program."""

    project: Project
    catalogue: Catalogue
    package: Package
    definitions: dict[str, Definition] = field(default_factory=dict[str, Definition])
    classes: dict[str, Source] = field(default_factory=dict[str, Source])
    subclasses: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    fixtures: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    findings: Findings = field(default_factory=Findings)
    final: bool = False
    facts: dict[FactKey, Value] = field(default_factory=dict[FactKey, Value])
    readers: dict[FactKey, set[str]] = field(default_factory=dict[FactKey, set[str]])
    pending: dict[str, None] = field(default_factory=dict[str, None])

    def __post_init__(self) -> None:
        for source in self.project.sources.values():
            for found in _definitions(source, self.classes):
                self.definitions[found.key] = found

    def tell(self, key: FactKey, value: Value) -> None:
        """A fact grows by a value."""
        before = self.facts.get(key, NOTHING)
        after = either(before, bounded(value)) if value != before else before
        if after != before:
            self.facts[key] = after
            for reader in sorted(self.readers.get(key, ())):
                self.pending.setdefault(reader)

    def ask(self, key: FactKey, reader: str) -> Value:
        """A fact; its reader will be looked at again when it grows."""
        self.readers.setdefault(key, set()).add(reader)
        return self.facts.get(key, NOTHING)


def key_of(source: Source, node: ast.AST) -> str:
    """What a function or class is called here."""
    line, column = getattr(node, "lineno", 0), getattr(node, "col_offset", 0)
    return f"{source.file}:{line}:{column}:{getattr(node, 'name', 'lambda')}"


def _definitions(source: Source, classes: dict[str, Source]) -> Iterator[Definition]:
    """All functions, however deep, with what is around them; classes are put into `classes`."""
    stack: list[tuple[ast.AST, str, str]] = [(source.tree, "", "")]
    while stack:
        node, owner, outer = stack.pop()
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                key = key_of(source, child)
                method = owner if not isinstance(child, ast.Lambda) else ""
                yield Definition(key, child, source, method, outer, _yields(child))
                stack.append((child, "", key))
            elif isinstance(child, ast.ClassDef):
                key = key_of(source, child)
                classes[key] = source
                stack.append((child, key, outer))
            else:
                stack.append((child, owner, outer))


def _yields(function: FunctionNode) -> bool:
    """True for a generator."""
    body: list[ast.AST] = (
        [function.body] if isinstance(function, ast.Lambda) else list(function.body)
    )
    while body:
        node = body.pop()
        if isinstance(node, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            body.extend(ast.iter_child_nodes(node))
    return False
