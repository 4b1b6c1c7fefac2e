"""When each operation, argument, model and field first appeared: an index over all versions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from mobygen.ir import Package

FILE = "since.json"


def load_since(path: Path) -> Mapping[str, str]:
    """Read the index; keys are those of `index`, absent ones are as old as our documents."""
    if not path.exists():
        return {}
    data: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return data


def write_since(path: Path, entries: Mapping[str, str]) -> bool:
    """Write the index if that changes it; True when it did."""
    text = json.dumps(dict(sorted(entries.items())), indent=0) + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def index(packages: Iterable[Package]) -> dict[str, str]:
    """The version each thing came with, from the IRs of all versions, oldest first.

    A thing is as old as its first appearance, even if a later version lacks it. Left out is what
    the oldest version has, as nothing is known of the time before it, and what came together with
    its operation or model, which says so for all its parts.
    """
    first: dict[str, str] = {}
    oldest = ""
    for package in packages:
        oldest = oldest or package.api_version
        for key in _keys(package):
            first.setdefault(key, package.api_version)
    return {
        key: version
        for key, version in sorted(first.items())
        if version not in (oldest, first.get(_owner(key)))
    }


def _owner(key: str) -> str:
    """The key of the operation or model that a key's thing is part of."""
    kind, name, *_ = key.split(":")
    return {"param": f"op:{name}", "field": f"model:{name}"}.get(kind, "")


def _keys(package: Package) -> Iterable[str]:
    for tag in package.tags:
        for method in tag.methods:
            yield f"op:{method.operation}"
            fields = method.body.fields if method.body else ()
            for argument in (*method.arguments, *fields):
                yield f"param:{method.operation}:{argument.wire}"
    for model in package.models:
        yield f"model:{model.place}"
        for field in model.fields:
            yield f"field:{model.place}:{field.wire}"
