"""The documentation overlay: text in our own words for operations, arguments, models and fields.

A document that brings its own prose (an upstream swagger.yaml given by the user) wins over it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from mobygen.values import members


@dataclass(frozen=True, slots=True)
class OperationDocs:
    """What we say about one operation."""

    summary: str = ""
    doc: str = ""
    returns: str = ""
    params: Mapping[str, str] = field(default_factory=dict[str, str])
    errors: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class ModelDocs:
    """What we say about one model or enumeration."""

    doc: str = ""
    fields: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Docs:
    """All documentation text, by operationId and by place."""

    package: str
    tags: Mapping[str, str]
    operations: Mapping[str, OperationDocs]
    models: Mapping[str, ModelDocs]
    sha256: str

    def operation(self, id: str) -> OperationDocs:
        """The docs of an operation; empty when there are none."""
        return self.operations.get(id, OperationDocs())

    def model(self, place: str) -> ModelDocs:
        """The docs of the schema at `place`; empty when there are none."""
        return self.models.get(place, ModelDocs())


def load_docs(folder: Path) -> Docs:
    """Read every YAML file of the docs folder."""
    digest = hashlib.sha256()
    package = ""
    tags: dict[str, str] = {}
    operations: dict[str, OperationDocs] = {}
    models: dict[str, ModelDocs] = {}
    for path in sorted(folder.glob("*.yaml")):
        raw = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + raw + b"\0")
        data: dict[str, Any] = members(yaml.load(raw, Loader=yaml.CSafeLoader))
        if path.name.startswith("models"):
            models |= {place: _model(entry) for place, entry in data.items()}
            continue
        package = str(data.pop("package", package))
        tags |= _texts(data.pop("tags", None))
        operations |= {id: _operation(entry) for id, entry in data.items()}
    return Docs(package, tags, operations, models, digest.hexdigest())


def _model(entry: dict[str, Any]) -> ModelDocs:
    return ModelDocs(str(entry.get("doc") or ""), _texts(entry.get("fields")))


def _operation(entry: dict[str, Any]) -> OperationDocs:
    return OperationDocs(
        summary=str(entry.get("summary") or ""),
        doc=str(entry.get("doc") or ""),
        returns=str(entry.get("returns") or ""),
        params=_texts(entry.get("params")),
        errors=_texts(entry.get("errors")),
    )


def _texts(value: object) -> dict[str, str]:
    return {str(key): str(text) for key, text in members(value).items()}
