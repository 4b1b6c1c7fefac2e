"""History: spans of versions, what happened between them, and a cache that cannot be stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from mobygen.diff.history import (
    Element,
    History,
    Span,
    events,
    find,
    load_history,
    members,
    render_history,
)
from tests.unit.diff.documents import STEPS, history, stated, step

VERSIONS = ("1.1", "1.2", "1.3", "1.4", "1.5")


def made(*spans: tuple[int, int, str]) -> tuple[History, Element]:
    element = Element(
        "field", "A.B", "A", "A.b", ("A.B",), tuple(Span(a, b, {"type": t}) for a, b, t in spans)
    )
    return History(VERSIONS, (element,), {}, {}), element


@pytest.mark.parametrize(
    ("spans", "told"),
    [
        ([(0, 4, "string")], [("1.1", "there", "string")]),
        ([(1, 4, "string")], [("1.2", "came", "string")]),
        ([(0, 2, "string")], [("1.1", "there", "string"), ("1.4", "went", "")]),
        (
            [(0, 1, "string"), (2, 4, "integer")],
            [("1.1", "there", "string"), ("1.3", "changed", "type string → integer")],
        ),
        (
            [(1, 1, "string"), (3, 4, "string")],
            [("1.2", "came", "string"), ("1.3", "went", ""), ("1.4", "back", "string")],
        ),
    ],
)
def test_events(spans: list[tuple[int, int, str]], told: list[tuple[str, str, str]]) -> None:
    assert list(events(*made(*spans))) == told


def test_spans_are_in_order_and_apart() -> None:
    for element in history().elements:
        for one, other in zip(element.spans, element.spans[1:], strict=False):
            assert one.first <= one.last < other.first
            assert one.last + 1 < other.first or one.signature != other.signature


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that a history was read from, instead of reading them."""
    found: list[Path] = []

    def read(folder: Path) -> History:
        found.append(folder)
        return history()

    monkeypatch.setattr("mobygen.diff.history.read_history", read)
    return found


def test_the_cache_gives_the_same(reads: list[Path], tmp_path: Path) -> None:
    assert load_history(cache=tmp_path) == history()
    assert load_history(cache=tmp_path) == history()
    assert len(reads) == 1
    (file,) = tmp_path.iterdir()
    file.write_text("{}")
    assert load_history(cache=tmp_path) == history()
    assert len(reads) == 2


def test_other_documents_are_read_anew(reads: list[Path], tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    (specs / "overlays").mkdir(parents=True)
    for name in ("lock.yaml", "names.yaml", "overlays/10-first.yaml"):
        (specs / name).write_text(f"# {name}")
        load_history(specs, tmp_path)
        load_history(specs, tmp_path)
    assert reads == [specs] * 3


def test_a_cache_that_cannot_be_written(reads: list[Path], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert load_history(cache=file / "below") == history()
    assert reads


def test_history_agrees_with_the_steps() -> None:
    """What came with a step by its history came with it by its report, corrected or as stated."""
    parameters = {
        (one.wire[0], history().versions[one.spans[0].first])
        for one in history().elements
        if one.kind == "parameter" and one.spans[0].first
    }
    assert parameters
    reported = {
        (change.subject, new)
        for old, new in STEPS
        for report in (stated(old, new), step(old, new))
        for change in report.changes
        if change.facet == "added"
    }
    added = {
        (reach.operation, new)
        for old, new in STEPS
        for change in step(old, new).changes
        for reach in change.reach
        if change.facet == "added" and reach.location == "operation"
    }
    for wire, version in parameters:
        assert (wire, version) in reported or (wire.split(".")[0], version) in added, wire


def test_members_of_an_operation() -> None:
    found = find(history(), "containers.stats")
    assert found is not None
    (operation,) = [one for one in found[1] if one.kind == "operation"]
    assert [one.python for one in members(history(), operation)] == ["containers.stats(one_shot=)"]
    assert "1.41  documented: boolean" in render_history(found)


@pytest.mark.parametrize(
    ("name", "python"),
    [
        ("containers.list()", "containers.list"),
        ("GET /containers/json query all", "containers.list(all=)"),
        ("HostConfig.Memory", "HostConfig.memory"),
        ("one-shot", "containers.stats(one_shot=)"),
        ("one_shot", "containers.stats(one_shot=)"),
    ],
)
def test_names(name: str, python: str) -> None:
    found = find(history(), name)
    assert found is not None
    assert python in [one.python for one in found[1]]
    assert find(history(), "nothing at all") is None
