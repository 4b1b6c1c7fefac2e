"""A new upstream document shows what a person has to look at, and only that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from mobygen.cli import main
from mobygen.document import load_document, resolve_spec
from mobygen.lint import known as known_list
from mobygen.lint.cli import lint
from mobygen.lint.known import acceptable, read_known, write_known
from mobygen.lint.survey import survey
from mobygen.pipeline import document_version, load_knowledge, load_shared
from mobygen.resources import pinned_versions, specs_dir
from mobygen.versions import ApiVersion

Json = dict[str, Any]


NEWEST = ApiVersion.parse(pinned_versions()[-1])
NEXT = f"{NEWEST.major}.{NEWEST.minor + 1}"


def newest() -> Json:
    data: Json = yaml.load((specs_dir() / f"v{NEWEST}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return data


def document(tmp_path: Path, data: Json) -> str:
    """The newest document, changed, as that of a version which is not pinned yet."""
    data["info"]["version"] = NEXT
    path = tmp_path / "swagger.yaml"
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return str(path)


def found(
    path: str, capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[int, dict[str, set[str]]]:
    """The exit code of `mobygen lint`, and its subjects by code."""
    code = main(["lint", path, "--format", "json", *options])
    subjects: dict[str, set[str]] = {}
    for sight in json.loads(capsys.readouterr().out):
        assert set(sight) == {"code", "subject", "file", "line", "place", "hint"}
        assert sight["hint"]
        assert sight["file"] == path
        subjects.setdefault(sight["code"], set()).add(sight["subject"])
    return code, subjects


def test_nothing_is_new_in_what_is_pinned(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--all"]) == 0
    assert capsys.readouterr().out == ""


def test_the_list_has_nothing_that_no_document_shows() -> None:
    shared = load_shared(specs_dir())
    shown: set[tuple[str, str]] = set()
    for version in pinned_versions():
        pinned = load_document(resolve_spec(version))
        knowledge = load_knowledge(specs_dir(), document_version(pinned), shared)
        shown |= acceptable(survey(pinned, knowledge))
    assert read_known(specs_dir()) == shown, "run `mobygen lint --all --accept`"


def test_the_same_under_a_new_version_is_not_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(document(tmp_path, newest()), capsys) == (0, {})


def test_oddities_of_a_new_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = newest()
    data["paths"]["/containers/{id}/freeze"] = {
        "post": {
            "operationId": "ContainerFreeze",
            "tags": ["Freezer"],
            "produces": ["application/x-frost"],
            "parameters": [
                {"name": "id", "in": "path", "type": "string", "required": True},
                {"name": "layers", "in": "query", "type": "array", "items": {"type": "string"}},
                {
                    "name": "recipe",
                    "in": "query",
                    "type": "string",
                    "description": "What to do, as JSON.",
                },
            ],
            "responses": {"200": {"description": "x"}, "418": {"description": "x"}},
        }
    }
    data["definitions"]["Frost"] = {
        "type": "object",
        "x-cold": True,
        "readonly": True,
        "required": ["Depth", "Warmth"],
        "properties": {
            "Depth": {"type": "number", "format": "kelvin"},
            "Mood": {"type": "string", "enum": ["", "so-so"]},
            "Extra": {},
            "Bag": {"type": "object"},
            "Size": {"type": ["integer", "string"]},
            "XRay": {"type": "string"},
            "HTTPsproxy": {"type": "string"},
            "Inner": {"type": "object", "properties": {"A": {"type": "string"}}},
        },
    }
    code, subjects = found(document(tmp_path, data), capsys)
    assert code == 1
    assert subjects == {
        "array-parameter": {"ContainerFreeze.layers"},
        "encoding": {"ContainerFreeze.recipe"},
        "enum": {"Frost.Mood: the value ''"},
        "extension": {"x-cold in schema"},
        "format": {"number kelvin"},
        "free-object": {"Frost.Bag"},
        "interaction": {"ContainerFreeze: 200"},
        "keyword": {"readonly in schema"},
        "media-type": {"application/x-frost"},
        "required": {"Frost: Warmth"},
        "spelling": {
            "HTTPsproxy: htt_psproxy or https_proxy",
            "HttpsProxy: https_proxy or htt_psproxy",
            "XRay: x_ray",
        },
        "status": {"418"},
        "tag": {"ContainerFreeze: ['Freezer']"},
        "union": {"Frost.Size: integer or string"},
        "unnamed": {"Frost.Inner", "Frost.Mood"},
        "unreferenced": {"Frost"},
        "untyped": {"Frost.Extra"},
    }


def test_each_line_says_where_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = newest()
    data["definitions"]["Address"]["properties"]["Anything"] = {}
    path = document(tmp_path, data)
    assert main(["lint", path]) == 1
    line = next(
        number
        for number, text in enumerate(Path(path).read_text().splitlines(), start=1)
        if "Anything" in text
    )
    assert capsys.readouterr().out == (
        f"{path}:{line}: untyped: Address.Anything; "
        "becomes a JSON value; an overlay can say more\n"
    )


def test_an_overlay_that_no_longer_fits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = newest()
    del data["paths"]["/containers/{id}/logs"]
    code, subjects = found(document(tmp_path, data), capsys)
    assert code == 1
    assert any("/containers/{id}/logs" in subject for subject in subjects["overlay"])


def test_what_cannot_be_generated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = newest()
    colours = {"colour": {"type": "string"}, "Colour": {"type": "string"}}
    data["definitions"]["Address"]["properties"] |= colours
    code, subjects = found(document(tmp_path, data), capsys)
    assert code == 1
    assert any("both become `colour`" in subject for subject in subjects["generation"])


def test_accepting(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = newest()
    data["definitions"]["Address"]["properties"]["Anything"] = {}
    path = document(tmp_path, data)
    before = read_known(specs_dir())
    monkeypatch.setattr(known_list, "_path", lambda folder: tmp_path / "known.yaml")
    write_known(specs_dir(), before)
    said: list[str] = []
    assert lint([path], accept=True, as_json=False, out=said.append) == 0
    assert read_known(specs_dir()) - before == {("untyped", "Address.Anything")}
    assert said == [f"{tmp_path / 'known.yaml'}: 1 added, 0 removed"]
    assert lint([path], accept=False, as_json=False, out=said.append) == 0


def test_documentation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--docs", "1.41", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)["1.41"]
    assert set(report) == {"operations", "parameters", "models", "fields"}
    assert report["operations"] == {"total": 108, "percent": 100.0, "missing": []}


def test_what_is_undocumented_in_a_new_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = newest()
    data["definitions"]["Address"]["properties"]["Colour"] = {"type": "string"}
    assert main(["lint", "--docs", document(tmp_path, data)]) == 0
    out = capsys.readouterr().out
    assert "undocumented: field Address.Colour\n" in out
    assert f"API {NEXT}: operations 100 % of" in out


def test_the_goals_of_documentation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--docs", "--all", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report) == pinned_versions()
    for covered in report.values():
        assert covered["operations"]["missing"] == []
        assert covered["parameters"]["missing"] == []
        assert covered["models"]["missing"] == []
        assert covered["fields"]["percent"] >= 90
