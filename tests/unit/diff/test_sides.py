"""What can be compared: versions, documents and packages, in all combinations."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import pytest

from mobygen.cli import main
from mobygen.diff.changes import Report, build_report
from mobygen.diff.report_json import render_json
from mobygen.diff.sides import Side
from mobygen.document import parse_document
from mobygen.errors import MobygenError
from mobygen.pipeline import generate
from mobygen.resources import specs_dir
from tests.unit.diff.documents import VERSIONS, causes, document, ids, loader, pinned

ROOT = Path(__file__).resolve().parents[3]
UPSTREAM = ROOT.parent / "shared" / "specs"
KINDS = ("version", "document", "package")


def named(kind: str, version: str) -> str:
    """An argument of that kind for a version whose package is committed."""
    if kind == "version":
        return version
    if kind == "document":
        return str(specs_dir() / f"v{version}.yaml")
    return str(ROOT / "generated" / f"engine_v{version.replace('.', '_')}")


def told(old: Side, new: Side) -> dict[str, object]:
    """The report on two sides without what they are called."""
    data: dict[str, object] = json.loads(render_json(build_report(old, new, causes())))
    return {key: value for key, value in data.items() if key not in ("old", "new")}


@pytest.mark.parametrize("kinds", list(itertools.product(KINDS, KINDS)), ids="-".join)
def test_all_combinations_say_the_same(kinds: tuple[str, str]) -> None:
    old = loader().side(named(kinds[0], "1.41"))
    new = loader().side(named(kinds[1], "1.45"))
    report = told(old, new)
    assert report["notes"] == []
    assert report == told(pinned("1.41"), pinned("1.45"))


@pytest.mark.parametrize("version", ["1.41", "1.55"])
def test_a_package_equals_its_version(version: str) -> None:
    report = build_report(loader().side(named("package", version)), pinned(version))
    assert (report.changes, report.notes) == ((), ())


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    folder = tmp_path / "engine_v1_41"
    shutil.copytree(ROOT / "generated" / "engine_v1_41", folder)
    return folder


def compared(folder: Path) -> Report:
    return build_report(loader().side(str(folder)), pinned("1.45"), causes())


def test_a_package_that_was_edited_is_said_to_be(edited: Path) -> None:
    with (edited / "models.py").open("a") as file:
        file.write("# ours\n")
    report = compared(edited)
    assert report.notes == (
        "engine_v1_41: models.py was edited; compared as mobygen makes it today",
    )
    (edited / "times.py").unlink()
    assert "models.py and 1 more was edited" in compared(edited).notes[0]
    assert [c.id for c in report.changes] == [
        c.id for c in build_report(pinned("1.41"), pinned("1.45"), causes()).changes
    ]


def test_a_package_of_other_corrections_is_said_to_be(edited: Path) -> None:
    path = edited / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "overlays_sha256": "0" * 64}))
    assert "made with other corrections than today's" in compared(edited).notes[0]


def test_a_manifest_that_was_broken(edited: Path) -> None:
    (edited / "manifest.json").write_text('{"generator": "mobygen"')
    with pytest.raises(MobygenError, match="not a package that mobygen made"):
        loader().side(str(edited))


def test_a_document_that_is_not_pinned_is_corrected_too(tmp_path: Path) -> None:
    """Of our overlays as many apply as fit; here one does not."""
    text = (specs_dir() / "v1.45.yaml").read_text(encoding="utf-8")
    path = tmp_path / "mine.yaml"
    path.write_text(
        text.replace("  ServiceUpdateResponse:\n", "  ServiceUpdateAnswer:\n").replace(
            "definitions/ServiceUpdateResponse", "definitions/ServiceUpdateAnswer"
        )
    )
    side = loader().side(str(path))
    assert (side.note, side.client is not None) == ("", True)
    report = build_report(side, pinned("1.45"), causes())
    assert ids(report, "wire") == {"wire:ServiceUpdateResponse.Warnings:nullable"}


def test_a_definition_that_contains_itself() -> None:
    def tree(**more: object) -> Side:
        schema = {"type": "object", "properties": {"Child": {"$ref": "#/definitions/Tree"}, **more}}
        data = document(
            responses={"200": {"description": "", "schema": {"$ref": "#/definitions/Tree"}}},
            definitions={"Tree": schema},
        )
        text = json.dumps(data).encode()
        return loader().of_document(parse_document(text, Path("tree.yaml")), "tree")

    assert build_report(tree(), tree()).changes == ()
    report = build_report(tree(), tree(Name={"type": "string"}))
    assert [one.id for one in report.changes] == ["wire:Tree.Name:added"]


@pytest.mark.parametrize("version", VERSIONS)
def test_prose_is_nothing_on_the_wire(version: str) -> None:
    """The document that a version was taken from; without it, one with words of ours."""
    path = UPSTREAM / f"v{version}.yaml"
    if path.exists():
        prose = loader().side(str(path))
    else:
        text = (specs_dir() / f"v{version}.yaml").read_text(encoding="utf-8")
        text = text.replace("operationId: ", "summary: Some words.\n      operationId: ")
        prose = loader().of_document(parse_document(text.encode(), path), "prose")
    assert prose.raw.has_prose
    report = build_report(pinned(version), prose, causes())
    assert not [one for one in report.changes if one.layer != "docs"]
    assert (report.verdict.wire, report.verdict.client) == ("identical", "identical")


def test_a_package_made_from_a_document_with_prose(tmp_path: Path) -> None:
    """It has the checksum of upstream's document, which stands for the pinned version, too."""
    path = UPSTREAM / "v1.47.yaml"
    if not path.exists():
        path = tmp_path / "v1.47.yaml"
        shutil.copy(specs_dir() / "v1.47.yaml", path)
    made = generate(str(path), output=tmp_path / "out")
    report = build_report(loader().side(str(made.package_dir)), pinned("1.47"))
    assert (report.changes, report.notes) == ((), ())


def test_a_package_made_from_another_document(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    text = (specs_dir() / "v1.47.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("/_ping", "/_pong"))
    made = generate(str(path), output=tmp_path / "out")
    with pytest.raises(MobygenError, match="name the document it was made from"):
        loader().side(str(made.package_dir))


# -- packages with a part of the API -----------------------------------------------------------


def part(folder: Path, version: str, *names: str) -> Side:
    """A package with some groups of operations, or single ones."""
    chosen = [f"--{'operation' if '.' in name else 'tag'}={name}" for name in names]
    assert main(["vendor", version, "-o", str(folder), "--package", "part", *chosen]) == 0
    return loader().side(str(folder / "part"))


def test_a_part_is_compared_with_that_part(tmp_path: Path) -> None:
    """1.45 takes fields from answers about images, and gives mounts one."""
    old = part(tmp_path, "1.44", "containers")
    assert build_report(old, pinned("1.44"), causes()).changes == ()
    report = build_report(old, pinned("1.45"), causes())
    (subpath,) = report.changes
    assert subpath.id == "wire:Mount.VolumeOptions.Subpath:added"
    assert {one.methods for one in subpath.reach} == {
        ("containers.create",),
        ("containers.inspect",),
    }
    assert report.verdict.client == "compatible"
    assert report.notes == ("part: a part of the API, nothing else is compared",)
    back = build_report(pinned("1.45"), old, causes())
    assert [one.id for one in back.changes] == ["wire:Mount.VolumeOptions.Subpath:removed"]
    assert back.verdict.client == "breaking"


def test_a_part_that_the_other_version_has_not(tmp_path: Path) -> None:
    new = part(tmp_path, "1.55", "images.attestations")
    report = build_report(pinned("1.54"), new, causes())
    assert ids(report, "wire") == {"wire:ImageAttestations:added"}
    report = build_report(new, pinned("1.54"), causes())
    assert ids(report, "wire") == {"wire:ImageAttestations:removed"}
    assert report.verdict.breaking


def test_two_parts_are_compared_as_they_are(tmp_path: Path) -> None:
    old = part(tmp_path / "old", "1.44", "containers.list", "containers.kill")
    new = part(tmp_path / "new", "1.44", "containers.list", "images.tag")
    assert ids(build_report(old, new, causes()), "wire") == {
        "wire:ContainerKill:removed",
        "wire:ImageTag:added",
    }
