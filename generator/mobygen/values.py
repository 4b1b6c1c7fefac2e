"""Telling apart the values of a YAML or JSON document, for people and type checkers."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_map(value: object) -> TypeGuard[dict[str, Any]]:
    """True for a mapping; the reader made all its keys strings."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """True for a list."""
    return isinstance(value, list)


def members(value: object) -> dict[str, Any]:
    """A mapping as it is, and an empty one for anything else: for what may be left out."""
    return value if is_map(value) else {}


def entries(value: object) -> list[Any]:
    """A list as it is, and an empty one for anything else: for what may be left out."""
    return value if is_list(value) else []
