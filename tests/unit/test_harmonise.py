"""One name and one place for a thing in all versions: renames, extractions, and what is refused."""

from __future__ import annotations

import copy
import dataclasses
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from mobygen.document import load_document, resolve_spec
from mobygen.errors import MobygenError
from mobygen.harmonise import harmonise
from mobygen.names import Names, load_names
from mobygen.resources import pinned_versions, specs_dir
from mobygen.versions import ApiVersion


@pytest.fixture
def names(tmp_path: Path) -> Names:
    path = tmp_path / "names.yaml"
    path.write_text(
        'definitions: [{from: Picture, to: Image, api: "<1.39"}]\n'
        "extracted:\n"
        "  State: [BoxInspect.200.State]\n"
        "  Health: [State.Health]\n"
        "  Port: ['Image.Ports{}[]', BoxCreate.body.Port]\n"
    )
    return load_names(path, ApiVersion(1, 38))


def document() -> dict[str, Any]:
    port = {"type": "object", "properties": {"Number": {"type": "integer"}}}
    state = {
        "type": "object",
        "x-nullable": True,
        "properties": {"Health": {"type": "string", "enum": ["good", "bad"]}},
    }
    return {
        "definitions": {
            "Picture": {
                "type": "object",
                "properties": {
                    "Ports": {
                        "type": "object",
                        "additionalProperties": {"type": "array", "items": copy.deepcopy(port)},
                    }
                },
            }
        },
        "paths": {
            "/box": {
                "get": {
                    "operationId": "BoxInspect",
                    "responses": {
                        "200": {"schema": {"type": "object", "properties": {"State": state}}}
                    },
                },
                "post": {
                    "operationId": "BoxCreate",
                    "parameters": [
                        {"name": "q", "in": "query", "type": "string"},
                        {
                            "name": "body",
                            "in": "body",
                            "schema": {
                                "allOf": [
                                    {"$ref": "#/definitions/Picture"},
                                    {"type": "object", "properties": {"Port": port}},
                                ]
                            },
                        },
                    ],
                    "responses": {"204": {}},
                },
            }
        },
    }


def test_definitions_get_their_one_name(names: Names) -> None:
    data = harmonise(document(), names, file="x")
    body = data["paths"]["/box"]["post"]["parameters"][1]["schema"]
    assert body["allOf"][0] == {"$ref": "#/definitions/Image"}
    assert "Picture" not in data["definitions"]


def test_inline_schemas_become_definitions(names: Names) -> None:
    data = harmonise(document(), names, file="x")
    inspect = data["paths"]["/box"]["get"]["responses"]["200"]["schema"]
    # That the state may be null is said of the place, not of the shape.
    assert inspect["properties"]["State"] == {"$ref": "#/definitions/State", "x-nullable": True}
    assert data["definitions"]["State"] == {
        "type": "object",
        "properties": {"Health": {"$ref": "#/definitions/Health"}},
    }
    assert data["definitions"]["Health"] == {"type": "string", "enum": ["good", "bad"]}


def test_one_definition_for_several_places(names: Names) -> None:
    data = harmonise(document(), names, file="x")
    ports = data["definitions"]["Image"]["properties"]["Ports"]
    assert ports["additionalProperties"]["items"] == {"$ref": "#/definitions/Port"}
    body = data["paths"]["/box"]["post"]["parameters"][1]["schema"]
    assert body["allOf"][1]["properties"]["Port"] == {"$ref": "#/definitions/Port"}


def test_once_is_enough(names: Names) -> None:
    once = harmonise(document(), names, file="x")
    assert harmonise(copy.deepcopy(once), names, file="x") == once


def test_another_shape_is_refused(names: Names) -> None:
    data = document()
    data["definitions"]["Port"] = {"type": "object", "properties": {"Name": {"type": "string"}}}
    with pytest.raises(MobygenError, match="not the shape of the definition Port"):
        harmonise(data, names, file="x")


def test_a_name_that_is_taken_is_refused(names: Names) -> None:
    data = document()
    data["definitions"]["Image"] = {"type": "object"}
    with pytest.raises(MobygenError, match="another definition is to get this name"):
        harmonise(data, names, file="x")


# -- names.yaml itself ---------------------------------------------------------------------------


@cache
def pinned(version: str) -> dict[str, Any]:
    return load_document(resolve_spec(version)).data


@cache
def harmonised(version: str) -> dict[str, Any]:
    return harmonise(copy.deepcopy(pinned(version)), our_names(version), file=version)


def our_names(version: str) -> Names:
    return load_names(specs_dir() / "names.yaml", ApiVersion.parse(version))


def test_every_rename_happens() -> None:
    text = (specs_dir() / "names.yaml").read_text(encoding="utf-8")
    for entry in yaml.load(text, Loader=yaml.CSafeLoader)["definitions"]:
        versions = [v for v in pinned_versions() if entry["from"] in our_names(v).renames]
        assert versions, entry
        for version in versions:
            assert entry["from"] in pinned(version)["definitions"], (version, entry)


def test_every_extraction_happens() -> None:
    """Without a place in `extracted`, some version is not the same any more."""
    for name, places in our_names("1.41").extracted.items():
        for place in places:
            assert any(changes(version, name, place) for version in pinned_versions()), place


def changes(version: str, name: str, place: str) -> bool:
    names = our_names(version)
    without = {
        key: [p for p in places if (key, p) != (name, place)]
        for key, places in names.extracted.items()
    }
    fewer = dataclasses.replace(names, extracted=without)
    try:
        return harmonise(copy.deepcopy(pinned(version)), fewer, file="") != harmonised(version)
    except MobygenError:
        return True
