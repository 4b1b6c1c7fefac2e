"""Every class of every API version has a docstring, most fields have a text, no text is about nothing.

What there is to document comes from the pinned documents with overlays and names applied, so that
a correction which adds or renames something is noticed here too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from mobygen.document import load_document, resolve_spec
from mobygen.normalise import Property, Schema
from mobygen.pipeline import document_version, load_knowledge, normalised
from mobygen.resources import pinned_versions, specs_dir

Fields = dict[str, frozenset[str]]  # wire name → the places that may document it

DOCS = specs_dir() / "docs"
MODEL_FILES = sorted(DOCS.glob("models-*.yaml"))
DOCUMENTED_FIELDS = 0.9

# Real daemons know these although no document says so; an overlay that declares one finds its text.
UNDECLARED = {
    "AuthConfig": {"auth", "identitytoken", "registrytoken"},
    "CreateImageInfo": {"aux", "stream"},
    "EventMessage": {"from", "id", "status"},
    "IDResponse": {"ID"},
    "NodeDescription": {"CSIInfo"},
    "ProgressDetail": {"hidecounts", "start", "units"},
    "PushImageInfo": {"aux", "id", "stream"},
    "Runtime": {"options", "runtimeType"},
    "Service": {"PreviousSpec"},
    "SwarmInfo": {"Warnings"},
    "SystemDataUsage.200": {"BuilderSize"},
    "Task": {"GenericResources", "Volumes"},
}


@cache
def load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load((DOCS / name).read_bytes(), Loader=yaml.CSafeLoader)
    return data


@cache
def model_docs() -> dict[str, dict[str, Any]]:
    return {place: entry for path in MODEL_FILES for place, entry in load(path.name).items()}


def classes(schema: Schema) -> Iterator[tuple[str, Fields]]:
    """The place of every object and enumeration below a schema, with its fields."""
    if schema.enum:
        yield schema.place, {}
    if schema.kind == "object" and schema.properties:
        yield schema.place, {prop.wire: owners(schema, prop) for prop in schema.properties}
    for prop in schema.properties:
        yield from classes(prop.schema)
    for choice in schema.choices:
        yield from classes(choice)
    if schema.items is not None:
        yield from classes(schema.items)


def owners(schema: Schema, prop: Property) -> frozenset[str]:
    """A property taken over from another schema is documented there or here."""
    return frozenset({schema.place, prop.schema.place.removesuffix(f".{prop.wire}")})


@cache
def things(version: str) -> dict[str, Fields]:
    """All there is to document in one API version, by place."""
    document = load_document(resolve_spec(version))
    knowledge = load_knowledge(specs_dir(), document_version(document))
    spec = normalised(document, knowledge)
    found: dict[str, Fields] = {name: {} for name in spec.definitions}
    for schema in spec.definitions.values():
        found.update(classes(schema))
    for operation in spec.operations:
        if operation.exclude:
            continue
        for parameter in operation.parameters:
            found.update(classes(parameter.schema))
        if operation.body is not None:
            found.update(classes(operation.body.schema))
        for response in operation.responses:
            if response.status >= 300:
                continue
            if response.schema is not None:
                found.update(classes(response.schema))
            if response.headers:
                place = f"{operation.id}.{response.status}"
                found[place] = {header.wire: frozenset({place}) for header in response.headers}
                for header in response.headers:
                    found.update(classes(header.schema))
    return found


def documented(place: str, wire: str) -> bool:
    """True if a field has a text; those of a body may be documented as arguments."""
    operation = load("operations.yaml").get(place.removesuffix(".body"), {})
    texts = (
        (model_docs().get(place, {}).get("fields") or {}).get(wire),
        place.endswith(".body") and (operation.get("params") or {}).get(wire),
    )
    return any(texts)


@pytest.mark.parametrize("version", pinned_versions())
def test_every_class_is_documented(version: str) -> None:
    missing = [p for p in things(version) if not model_docs().get(p, {}).get("doc")]
    assert sorted(missing) == []


@pytest.mark.parametrize("version", pinned_versions())
def test_nearly_every_field_is_documented(version: str) -> None:
    fields = [(f"{p}.{w}", o, w) for p, known in things(version).items() for w, o in known.items()]
    missing = [name for name, places, w in fields if not any(documented(p, w) for p in places)]
    share = 1 - len(missing) / len(fields)
    assert share >= DOCUMENTED_FIELDS, f"{share:.0%}; without text: {sorted(missing)}"


@cache
def things_of_any_version() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for version in pinned_versions():
        for place, fields in things(version).items():
            found.setdefault(place, set()).update(fields)
    return {place: frozenset(fields) for place, fields in found.items()}


@pytest.mark.parametrize("path", MODEL_FILES, ids=lambda path: path.stem)
def test_no_text_is_about_nothing(path: Any) -> None:
    known = things_of_any_version()
    entries = load(path.name)
    assert sorted(set(entries) - set(known)) == []
    # Places that share a text (an alias in the file) may each have only some of its fields.
    fields: dict[int, set[str]] = {}
    for place, entry in entries.items():
        fields.setdefault(id(entry), set()).update(known[place], UNDECLARED.get(place, ()))
    unknown = {
        f"{place}.{wire}"
        for place, entry in entries.items()
        for wire in entry.get("fields") or {}
        if wire not in fields[id(entry)]
    }
    assert sorted(unknown) == []


def test_a_place_is_documented_once() -> None:
    places = [place for path in MODEL_FILES for place in load(path.name)]
    assert sorted({place for place in places if places.count(place) > 1}) == []


@pytest.mark.parametrize("path", MODEL_FILES, ids=lambda path: path.stem)
def test_form_of_the_texts(path: Any) -> None:
    for place, entry in load(path.name).items():
        assert set(entry) <= {"doc", "fields"}, place
        for text in (entry["doc"], *(entry.get("fields") or {}).values()):
            assert isinstance(text, str), place
            # A backslash or a double quote would need care in a docstring.
            assert '"' not in text and "\\" not in text, text
            assert text.count("`") % 2 == 0, text
            assert text.endswith("."), text
