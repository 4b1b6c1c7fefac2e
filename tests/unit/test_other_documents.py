"""Documents that are not the pinned ones: older, newer or cut down. What we say gives way to them."""

from __future__ import annotations

import ast
import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest

from mobygen.document import load_document, resolve_spec
from mobygen.errors import MobygenError
from mobygen.overlay import Action, without_loose_ends
from mobygen.pipeline import Job, Shared, load_shared, render
from mobygen.resources import specs_dir
from mobygen.values import is_list, is_map
from mobygen.versions import ApiVersion, VersionRange


@pytest.fixture(scope="module")
def shared() -> Shared:
    return load_shared(specs_dir())


def cut_down(data: dict[str, Any], share: float, chance: random.Random) -> None:
    """Take out a share of the operations, parameters and properties, and what nothing uses then."""

    def lost() -> bool:
        return chance.random() < share

    for path in [path for path in data["paths"] if lost()]:
        del data["paths"][path]
    for item in data["paths"].values():
        for operation in item.values():
            kept = [p for p in operation.get("parameters", []) if p["in"] == "path" or not lost()]
            operation["parameters"] = kept
    for schema in schemas(data):
        properties = schema["properties"]
        for name in [name for name in properties if lost()]:
            del properties[name]
        if "required" in schema:
            schema["required"] = [name for name in schema["required"] if name in properties]
    while unused := set(data["definitions"]) - set(referred(data)):
        for name in unused:
            del data["definitions"][name]


def schemas(node: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if is_map(node):
        found += [node] if is_map(node.get("properties")) else []
        found += [schema for value in node.values() for schema in schemas(value)]
    elif is_list(node):
        found += [schema for value in node for schema in schemas(value)]
    return found


def referred(node: object) -> list[str]:
    if is_map(node):
        own = [str(node["$ref"]).rpartition("/")[2]] if isinstance(node.get("$ref"), str) else []
        return own + [name for value in node.values() for name in referred(value)]
    if is_list(node):
        return [name for value in node for name in referred(value)]
    return []


@pytest.mark.parametrize("version", ["1.25", "1.41", "1.55"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.8])
def test_a_cut_down_document(shared: Shared, tmp_path: Path, version: str, share: float) -> None:
    data = copy.deepcopy(load_document(resolve_spec(version)).data)
    cut_down(data, share, random.Random(f"{version} {share}"))
    path = tmp_path / "api.json"
    path.write_text(json.dumps(data))
    rendered = render(Job(str(path), tmp_path), shared)
    assert rendered.misfits or share < 0.1
    for name, text in rendered.files.items():
        ast.parse(text, filename=name)
    methods = {m.operation for tag in rendered.ir.tags for m in tag.methods}
    there = {op["operationId"] for item in data["paths"].values() for op in item.values()}
    if "ContainerStart" in there:  # what all daemons have that have it
        there |= {"CheckpointCreate", "CheckpointDelete", "CheckpointList"}
    assert len(methods) == len(there - {"Session"})


def test_the_pinned_document_has_no_misfits(shared: Shared, tmp_path: Path) -> None:
    assert render(Job("1.41", tmp_path), shared).misfits == ()


def action(index: int, update: dict[str, Any]) -> Action:
    return Action(
        file="x.yaml",
        index=index,
        target="$.definitions",
        versions=VersionRange(">=1.25"),
        expect={},
        update=update,
        remove=False,
        reason="",
        evidence="",
    )


def test_an_overlay_that_refers_to_nothing_is_left_out_and_what_refers_to_it() -> None:
    good = action(0, {"A": {"$ref": "#/definitions/B"}, "B": {"type": "string"}})
    loose = action(1, {"C": {"items": [{"$ref": "#/definitions/Gone"}]}})
    needs_it = action(2, {"D": {"x-interaction": {"item": "#/definitions/C"}}})
    misfits: list[MobygenError] = []
    data: dict[str, Any] = {"definitions": {}}
    kept = without_loose_ends(data, [good, loose, needs_it], ApiVersion(1, 41), misfits)
    assert kept == [good]
    assert data == {"definitions": {}}
    assert [str(error) for error in misfits] == [
        f"x.yaml: actions[{index}] ($.definitions): there is no definition {name} in API 1.41; "
        "correct it or narrow `x-api` of the action"
        for index, name in ((1, "Gone"), (2, "C"))
    ]
