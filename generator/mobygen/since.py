"""When each operation, argument, model and field first appeared: an index over all versions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from mobygen.ir import Package


def load_since(path: Path) -> Mapping[str, str]:
    """Read the index; keys are those of `index`, absent ones are as old as our documents."""
    if not path.exists():
        return {}
    data: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return data


def index(packages: Iterable[Package]) -> dict[str, str]:
    """The version each thing came with, from the IRs of all versions, oldest first.

    What the oldest version has is left out: nothing is known of the time before it.
    """
    first: dict[str, str] = {}
    oldest = ""
    for package in packages:
        oldest = oldest or package.api_version
        for key in _keys(package):
            first.setdefault(key, package.api_version)
    return {key: version for key, version in sorted(first.items()) if version != oldest}


def _keys(package: Package) -> Iterable[str]:
    for tag in package.tags:
        for method in tag.methods:
            yield f"op:{method.operation}"
            fields = method.body.fields if method.body else ()
            for argument in (*method.arguments, *fields):
                yield f"param:{method.operation}:{argument.wire}"
    for model in package.models:
        name = model.request or model.name
        yield f"model:{name}"
        for field in model.fields:
            yield f"field:{name}:{field.wire}"
