"""What the modules that are in every package offer, read from their annotations.

They are the same for all versions, so no use of them asks for a version, but they give back what
does: a stream its items, a helper a model.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mobygen.unasync import unasync

_PARTS = (
    "aio_streams",
    "operation",
    "endpoint",
    "docker_config",
    "credentials",
    "types",
    "address",
)


@dataclass(frozen=True, slots=True)
class RuntimeMember:
    """A function, a method or an attribute.

    Attributes:
        call: "" for an attribute or property, `def` or `async def` for what is called.
        annotation: The type of the attribute, or of what the call returns; '' if not stated.
    """

    call: str
    annotation: str


@dataclass(frozen=True, slots=True)
class RuntimeClass:
    """A class: the annotations of its bases, and its own members."""

    bases: tuple[str, ...]
    members: dict[str, RuntimeMember]


@dataclass(frozen=True, slots=True)
class Runtime:
    """The public modules, and all classes and functions, by name."""

    modules: frozenset[str]
    classes: dict[str, RuntimeClass]
    functions: dict[str, RuntimeMember]

    def to_json(self) -> dict[str, Any]:
        """As JSON-serialisable data."""
        return {
            "modules": sorted(self.modules),
            "classes": {
                name: [one.bases, {k: [m.call, m.annotation] for k, m in one.members.items()}]
                for name, one in self.classes.items()
            },
            "functions": {k: [m.call, m.annotation] for k, m in self.functions.items()},
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Runtime:
        """The reverse of `to_json`."""
        return cls(
            frozenset(data["modules"]),
            {
                name: RuntimeClass(tuple(bases), {k: RuntimeMember(*m) for k, m in members.items()})
                for name, (bases, members) in data["classes"].items()
            },
            {k: RuntimeMember(*m) for k, m in data["functions"].items()},
        )


def read_runtime(folder: Path) -> Runtime:
    """Read the modules that are copied into every package."""
    public = sorted(folder.glob("*.py"))
    sources = [path.read_text(encoding="utf-8") for path in public]
    for name in _PARTS:
        source = (folder / "_runtime" / f"{name}.py").read_text(encoding="utf-8")
        sources.append(source)
        if name.startswith("aio_"):
            sources.append(unasync(source))
    classes: dict[str, RuntimeClass] = {}
    functions: dict[str, RuntimeMember] = {}
    for source in sources:
        for node in ast.parse(source).body:
            if isinstance(node, ast.ClassDef):
                classes[node.name] = _class(node)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                functions[node.name] = _call(node)
    return Runtime(frozenset(path.stem for path in public), classes, functions)


def _class(node: ast.ClassDef) -> RuntimeClass:
    members = dict(_members(node))
    return RuntimeClass(tuple(ast.unparse(base) for base in node.bases), members)


def _members(node: ast.ClassDef) -> Iterator[tuple[str, RuntimeMember]]:
    for each in node.body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            yield each.target.id, RuntimeMember("", ast.unparse(each.annotation))
        elif isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            found = _call(each)
            is_property = any(ast.unparse(one) == "property" for one in each.decorator_list)
            yield each.name, RuntimeMember("", found.annotation) if is_property else found


def _call(node: ast.FunctionDef | ast.AsyncFunctionDef) -> RuntimeMember:
    kind = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
    return RuntimeMember(kind, ast.unparse(node.returns) if node.returns else "")
