"""Overlays: they apply where they say, and fail loudly when they no longer fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mobygen.errors import MobygenError
from mobygen.overlay import apply_overlays, load_overlays
from mobygen.versions import ApiVersion, VersionRange

HEAD = "overlay: 1.1.0\ninfo: {title: t, version: 1.0.0}\nactions:\n"
WHY = "x-reason: because\n    x-evidence: seen\n"
V = ApiVersion.parse


def overlay(folder: Path, *actions: str) -> Path:
    body = "".join(f"  - {action}\n    {WHY}" for action in actions)
    (folder / "10-test.yaml").write_text(HEAD + body)
    return folder


def apply(folder: Path, data: dict[str, Any], version: str = "1.41") -> dict[str, Any]:
    return apply_overlays(data, load_overlays(folder).actions, V(version))


def test_update_merges_maps_appends_to_lists_and_replaces_scalars(tmp_path: Path) -> None:
    overlay(
        tmp_path,
        'target: $.a\n    x-api: ">=1.25"\n    update: {map: {new: 1}, list: [2], scalar: new, 200: {}}',
    )
    data = {"a": {"map": {"old": 0}, "list": [1], "scalar": "old"}}
    assert apply(tmp_path, data) == {
        "a": {"map": {"old": 0, "new": 1}, "list": [1, 2], "scalar": "new", "200": {}}
    }


def test_remove_deletes_every_match(tmp_path: Path) -> None:
    overlay(tmp_path, "target: $.list[?@.name == 'x']\n    x-api: \">=1.25\"\n    remove: true")
    data = {"list": [{"name": "x"}, {"name": "y"}, {"name": "x"}]}
    assert apply(tmp_path, data) == {"list": [{"name": "y"}]}


@pytest.mark.parametrize(
    ("range_", "version", "inside"),
    [
        (">=1.36", "1.36", True),
        (">=1.36", "1.35", False),
        (">=1.25 <1.41", "1.41", False),
        (">=1.25 <1.41", "1.40", True),
        ("1.27", "1.27", True),
        ("1.27", "1.28", False),
        (">=1.9", "1.10", True),
    ],
)
def test_version_ranges(range_: str, version: str, inside: bool) -> None:
    assert (V(version) in VersionRange(range_)) is inside


def test_an_action_outside_its_range_is_not_applied(tmp_path: Path) -> None:
    overlay(tmp_path, 'target: $.a\n    x-api: "<1.30"\n    update: {b: 1}')
    assert apply(tmp_path, {"a": {}}) == {"a": {}}


def test_an_action_that_matches_nothing_fails(tmp_path: Path) -> None:
    overlay(tmp_path, 'target: $.gone\n    x-api: ">=1.25"\n    update: {b: 1}')
    with pytest.raises(
        MobygenError, match=r"actions\[0\] \(\$\.gone\).*matches nothing in API 1\.41"
    ):
        apply(tmp_path, {"a": {}})


def test_an_expectation_that_no_longer_holds_fails(tmp_path: Path) -> None:
    overlay(
        tmp_path,
        'target: $.a\n    x-api: ">=1.25"\n    x-expect: {b/type: string, c: (absent)}\n'
        "    update: {b: {type: integer}}",
    )
    assert apply(tmp_path, {"a": {"b": {"type": "string"}}}) == {"a": {"b": {"type": "integer"}}}
    with pytest.raises(
        MobygenError, match='expected "string" at b/type in API 1.41, found "boolean"'
    ):
        apply(tmp_path, {"a": {"b": {"type": "boolean"}}})
    with pytest.raises(MobygenError, match=r'expected "\(absent\)" at c'):
        apply(tmp_path, {"a": {"b": {"type": "string"}, "c": 1}})


@pytest.mark.parametrize(
    ("action", "problem"),
    [
        ("target: $.a\n    update: {}", "`x-api` is missing"),
        ('target: $.a\n    x-api: "1"\n    update: {}', "not a version range"),
        ('target: $.a\n    x-api: ">=1.25"', "either `update` or `remove: true`"),
        (
            'target: $.a\n    x-api: ">=1.25"\n    updaet: {}\n    update: {}',
            "unknown key `updaet`",
        ),
        ('target: "$[["\n    x-api: ">=1.25"\n    update: {}', "not a JSONPath"),
        ('target: $.a.b\n    x-api: ">=1.25"\n    update: {}', "neither an object nor an array"),
    ],
)
def test_a_bad_action_names_itself(tmp_path: Path, action: str, problem: str) -> None:
    overlay(tmp_path, action)
    with pytest.raises(MobygenError) as caught:
        apply(tmp_path, {"a": {"b": 1}})
    assert problem in str(caught.value)
    assert "10-test.yaml" in str(caught.value)


def test_misfits_with_a_foreign_document_are_collected(tmp_path: Path) -> None:
    overlay(
        tmp_path,
        'target: $.gone\n    x-api: ">=1.25"\n    update: {b: 1}',
        'target: $.a\n    x-api: ">=1.25"\n    update: {b: 1}',
    )
    misfits: list[MobygenError] = []
    actions = load_overlays(tmp_path).actions
    assert apply_overlays({"a": {}}, actions, V("1.41"), misfits=misfits) == {"a": {"b": 1}}
    assert [misfit.place for misfit in misfits] == ["actions[0] ($.gone)"]
