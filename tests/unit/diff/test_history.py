"""History: spans of versions, what happened between them, and a cache that cannot be stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from mobygen.diff.elements import Element, History, Span
from mobygen.diff.history import (
    events,
    find,
    load_history,
    members,
    render_history,
)
from tests.unit.diff.documents import STEPS, history, pinned, stated, step
from tests.unit.diff.documents import VERSIONS as VERSIONS_OF_THE_API

VERSIONS = ("1.1", "1.2", "1.3", "1.4", "1.5")


def made(*spans: tuple[int, int, str]) -> tuple[History, Element]:
    element = Element(
        "field", "A.B", "A", ("A.b",), ("A.B",), tuple(Span(a, b, {"type": t}) for a, b, t in spans)
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
        (name, new)
        for old, new in STEPS
        for report in (stated(old, new), step(old, new))
        for change in report.changes
        if change.facet == "added"
        for name in (change.subject, *(f"{one.operation}.{one.pointer}" for one in change.reach))
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
    assert [one.title for one in members(history(), operation)] == [
        "containers.stats_once(one_shot=)"
    ]
    assert "1.41  documented: boolean" in render_history(found)


@pytest.mark.parametrize(
    ("name", "python"),
    [
        ("containers.list()", "containers.list"),
        ("GET /containers/json query all", "containers.list(all=)"),
        ("HostConfig.Memory", "HostConfig.memory"),
        ("one-shot", "containers.stats_once(one_shot=)"),
        ("one_shot", "containers.stats_once(one_shot=)"),
        ("exec.create(console_size=)", "exec.create(console_size=)"),
        ("ContainerExec.ConsoleSize", "exec.create(console_size=)"),
        ("exec.start_detached", "exec.start_detached"),
        ("services.create(spec=)", "services.create(spec=)"),
        ("containers.create(host_config=)", "containers.create(host_config=)"),
        ("images.push(registry_auth=)", "images.push(registry_auth=)"),
        ("HostConfigInfo", "HostConfigInfo.memory"),
    ],
)
def test_names(name: str, python: str) -> None:
    found = find(history(), name)
    assert found is not None
    assert python in [name for one in found[1] for name in one.python]
    assert find(history(), "nothing at all") is None


@pytest.mark.parametrize("version", VERSIONS_OF_THE_API)
def test_all_that_a_client_has_is_found(version: str) -> None:
    """Under its Python name, and told to be there in that version."""
    client = pinned(version).client
    assert client is not None
    position = history().versions.index(version)
    there = {
        name
        for one in history().elements
        if any(span.first <= position <= span.last for span in one.spans)
        for name in (*one.python, *(f"{name}()" for name in one.python))
    }
    names = {name for called in client.names.values() for name in called}
    assert len(names) > 1000
    assert names - there == set()


def test_what_no_client_has_is_shown_by_its_wire_name() -> None:
    shown = {one.title for one in history().elements if not one.python}
    assert "POST /session" in shown
    assert "POST /exec/{}/start request body Detach" in shown  # the client decides on it
    assert len(shown) < 30


def test_a_body_is_one_argument_several_or_both() -> None:
    def arguments(operation: str) -> dict[str, str]:
        return {
            one.title.split("(")[1]: one.spans[-1].signature["type"]
            for one in history().elements
            if one.kind == "parameter"
            and one.title.startswith(f"{operation}(")
            and " request body" in one.key
        }

    assert arguments("secrets.create") == {"spec=)": "SecretSpec"}
    assert arguments("networks.disconnect") == {"container=)": "string", "force=)": "boolean"}
    assert arguments("containers.create") == {
        "config=)": "ContainerConfig",
        "host_config=)": "HostConfig",
        "networking_config=)": "NetworkingConfig",
    }
