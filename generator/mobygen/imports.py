"""Import blocks in isort's order: templates say what is imported, this says in which order."""

from __future__ import annotations

import ast
import sys

_Import = tuple[int, str, tuple[str, ...]]


def sort_imports(source: str) -> str:
    """The module with the imports at its head sorted and grouped."""
    tree = ast.parse(source)
    head = [n for n in tree.body if not _is_docstring(n)]
    imports: list[ast.Import | ast.ImportFrom] = []
    for node in head:
        if not isinstance(node, ast.Import | ast.ImportFrom):
            break
        imports.append(node)
    if not imports:
        return source
    lines = source.splitlines(keepends=True)
    start, end = imports[0].lineno - 1, imports[-1].end_lineno or imports[-1].lineno
    return "".join([*lines[:start], _block(imports), *lines[end:]])


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _block(imports: list[ast.Import | ast.ImportFrom]) -> str:
    groups: dict[int, list[ast.Import | ast.ImportFrom]] = {}
    for node in imports:
        groups.setdefault(_group(node), []).append(node)
    return "\n".join(
        "".join(_line(node) for node in sorted(groups[group], key=_order))
        for group in sorted(groups)
    )


def _module(node: ast.Import | ast.ImportFrom) -> str:
    if isinstance(node, ast.Import):
        return node.names[0].name
    return "." * node.level + (node.module or "")


def _group(node: ast.Import | ast.ImportFrom) -> int:
    """Future, standard library, third party, this package."""
    module = _module(node)
    if module == "__future__":
        return 0
    if module.startswith("."):
        return 3
    return 1 if module.split(".")[0] in sys.stdlib_module_names else 2


def _order(node: ast.Import | ast.ImportFrom) -> tuple[bool, int, str]:
    level = 0 if isinstance(node, ast.Import) else node.level
    return isinstance(node, ast.ImportFrom), -level, _module(node).lstrip(".")


def _line(node: ast.Import | ast.ImportFrom) -> str:
    if isinstance(node, ast.Import):
        return f"import {node.names[0].name}\n"
    names = sorted({alias.name for alias in node.names}, key=_name_order)
    return f"from {_module(node)} import {', '.join(names)}\n"


def _name_order(name: str) -> tuple[int, str, str]:
    """Constants, then classes, then the rest; in each, without regard to case."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2
    return kind, name.lower(), name
