"""Small documents to compare, and all pinned versions, loaded once."""

from __future__ import annotations

import functools
import itertools
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from mobygen.diff.causes import Causes, load_causes
from mobygen.diff.changes import Change, Report, build_report
from mobygen.diff.collect import history_of
from mobygen.diff.elements import History
from mobygen.diff.facts import Value, flat
from mobygen.diff.sides import Loader, Side
from mobygen.document import parse_document
from mobygen.resources import pinned_versions, specs_dir

Json = dict[str, Any]
VERSIONS = pinned_versions()
STEPS = list(itertools.pairwise(VERSIONS))
READ = Loader.side  # also where a test puts another one in its place
NO_KNOWLEDGE = Path(__file__).parent / "no-knowledge"


def document(
    *,
    version: str = "1.41",
    parameters: list[Json] | None = None,
    body: Json | None = None,
    responses: Json | None = None,
    definitions: Json | None = None,
    operation: Json | None = None,
    paths: Json | None = None,
) -> Json:
    """A document with one operation, `POST /things/{id}`."""
    inputs: list[Json] = [{"in": "path", "name": "id", "type": "string", "required": True}]
    inputs += parameters or []
    if body is not None:
        inputs.append({"in": "body", "name": "body", **body})
    return {
        "swagger": "2.0",
        "info": {"title": "Things", "version": version},
        "paths": {
            "/things/{id}": {
                "post": {
                    "operationId": "ThingPost",
                    "tags": ["Thing"],
                    "parameters": inputs,
                    "responses": responses or {"200": {"description": "done"}},
                    **(operation or {}),
                }
            },
            **(paths or {}),
        },
        "definitions": definitions or {},
    }


def side(data: Json, label: str = "made") -> Side:
    """A side without overlays and names."""
    text = json.dumps(data).encode()
    loader = Loader.of(NO_KNOWLEDGE)
    return loader.of_document(parse_document(text, Path(f"{label}.yaml")), label)


def compared(old: Json, new: Json) -> Report:
    """The report on two documents."""
    return build_report(side(old, "old"), side(new, "new"))


@functools.cache
def loader() -> Loader:
    return Loader.of()


@functools.cache
def pinned(version: str) -> Side:
    return READ(loader(), version)


@functools.cache
def causes() -> Causes:
    return load_causes(specs_dir() / "causes.yaml")


@functools.cache
def step(old: str, new: str) -> Report:
    """The report on two pinned versions, with everything we know."""
    return build_report(pinned(old), pinned(new), causes())


@functools.cache
def stated(old: str, new: str) -> Report:
    """The report on two pinned documents as they are, without overlays."""
    one, other = (replace(pinned(version), package=None) for version in (old, new))
    return build_report(one, other)


@functools.cache
def history() -> History:
    """The history over all pinned versions."""
    return history_of(pinned(version) for version in VERSIONS)


@functools.cache
def facts_of(version: str) -> dict[tuple[str, str, str, str, str], Value]:
    """Every fact of a pinned document as it is."""
    return dict(flat(pinned(version).raw))


def ids(report: Report, layer: str = "") -> set[str]:
    return {change.id for change in report.changes if layer in ("", change.layer)}


def change(report: Report, id: str) -> Change:
    found = [one for one in report.changes if one.id == id]
    assert len(found) == 1, f"{id} is not among\n" + "\n".join(sorted(ids(report)))
    return found[0]
