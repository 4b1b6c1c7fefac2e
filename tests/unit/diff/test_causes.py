"""`specs/causes.yaml` and ignore files: nothing in them rots, nothing in them is vague."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from mobygen.diff.causes import Entry, ignored_by, load_causes, load_ignores, mirrored, unused
from mobygen.diff.changes import build_report
from mobygen.errors import MobygenError
from mobygen.versions import ApiVersion
from tests.unit.diff.documents import STEPS, VERSIONS, causes, pinned, stated, step

NEWEST = ApiVersion(1, 55)


def test_the_versions_are_pinned() -> None:
    assert {str(entry.version) for entry in causes().entries} <= set(VERSIONS)
    assert {note.version for note in causes().notes} <= set(VERSIONS)


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_every_entry_means_a_change(old: str, new: str) -> None:
    """An entry that means nothing any more has to go."""
    ids = {c.id for report in (stated(old, new), step(old, new)) for c in report.changes}
    mine = [entry for entry in causes().entries if str(entry.version) == new]
    dead = [e.pattern.pattern for e in mine if not any(e.pattern.fullmatch(id) for id in ids)]
    assert dead == []


def test_every_entry_has_evidence() -> None:
    def told(entry: Entry) -> bool:
        cause = entry.cause
        return bool(cause.evidence) and (cause.kind == "api" or bool(cause.reason))

    vague = [entry.pattern.pattern for entry in causes().entries if not told(entry)]
    assert vague == []


def test_most_changes_have_a_known_cause() -> None:
    changes = [c for old, new in STEPS for c in step(old, new).changes if c.layer == "wire"]
    unknown = [c.id for c in changes if c.cause.kind == "unknown"]
    assert len(unknown) < len(changes) / 10
    assert [c.id for c in changes if c.breaks_wire and c.cause.kind == "unknown"] == []


def test_the_newest_version_decides() -> None:
    """Documents lost KernelMemory for two versions; the daemon lost it in 1.42."""
    id = "wire:Resources.KernelMemory:removed"
    kinds = {}
    for old, new in itertools.combinations(("1.37", "1.38", "1.41", "1.42"), 2):
        found = [c for c in build_report(pinned(old), pinned(new), causes()).changes if c.id == id]
        kinds[old, new] = found[0].cause.kind if found else None
    assert kinds["1.41", "1.42"] == "api"
    assert kinds["1.37", "1.42"] == "api"
    assert kinds["1.37", "1.38"] in ("correction", None)


def test_a_mirrored_id() -> None:
    assert mirrored("wire:A.B:added") == "wire:A.B:removed"
    assert mirrored("wire:A:enum:introduced") == "wire:A:enum:lifted"
    assert mirrored("wire:A:type") == "wire:A:type"
    assert all(mirrored(mirrored(c.id)) == c.id for c in step("1.47", "1.48").changes)


def test_ignoring(tmp_path: Path) -> None:
    path = tmp_path / "ignore.yaml"
    path.write_text(
        "ignore:\n"
        "- {id: 'wire:ImageInspect.*:removed', reason: we do not read them}\n"
        "- {id: 'wire:Nothing:added', reason: left over, until: '1.60'}\n"
    )
    entries = load_ignores(path, NEWEST)
    report = build_report(pinned("1.44"), pinned("1.45"), causes(), entries)
    assert [c.subject for c in report.changes if c.ignored] == [
        "ImageInspect.Container",
        "ImageInspect.ContainerConfig",
    ]
    assert report.verdict.wire == "compatible"
    assert report.verdict.client == "compatible"
    assert report.unused_ignores == ("wire:Nothing:added",)
    assert ignored_by(entries, "wire:Mount.VolumeOptions.Subpath:added") is None
    assert not list(unused(entries[:1], [c.id for c in report.changes]))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ignore: {}", "not an ignore file"),
        ("- 1", "not a mapping"),
        ("ignore: [1]", "not a mapping"),
        ("ignore: [{id: a}]", "needs `id` and `reason`"),
        ("ignore: [{reason: a}]", "needs `id` and `reason`"),
        ("ignore: [{id: a, reason: b, why: c}]", "unknown key `why`"),
        ("ignore: [{id: a, reason: b, until: soon}]", "not an API version"),
        ("ignore: [{id: a, reason: b, until: '1.41'}]", "was ignored until API 1.41"),
        ("ignore: [", "not YAML"),
    ],
)
def test_a_bad_ignore_file(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "ignore.yaml"
    path.write_text(text)
    with pytest.raises(MobygenError) as error:
        load_ignores(path, NEWEST)
    assert problem in str(error.value)
    assert "ignore.yaml" in str(error.value)


def test_no_ignore_file(tmp_path: Path) -> None:
    with pytest.raises(MobygenError, match="No such file"):
        load_ignores(tmp_path / "none.yaml", NEWEST)


def test_no_causes(tmp_path: Path) -> None:
    assert load_causes(tmp_path / "none.yaml").entries == ()
    path = tmp_path / "causes.yaml"
    path.write_text("soon: {}\n")
    with pytest.raises(MobygenError, match="not an API version"):
        load_causes(path)
