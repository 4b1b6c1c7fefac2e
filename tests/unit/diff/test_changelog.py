"""Each step against what the changelog says of it, as a person read it: `changelog.yaml`.

The goldens in `tests/golden/diff` show how a step is told; this is about whether it is true.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.diff.documents import STEPS, change, step

OLDER = {new: old for old, new in STEPS}


@functools.cache
def known() -> dict[str, Any]:
    path = Path(__file__).with_name("changelog.yaml")
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return found


def test_every_step_was_read() -> None:
    assert list(known()) == [new for _, new in STEPS]


@pytest.mark.parametrize("version", OLDER)
def test_what_the_changelog_says_is_reported(version: str) -> None:
    for line in known()[version]["changelog"]:
        shown = line.get("step", version)
        report = step(OLDER[shown], shown)
        for id, cls in line.get("is", {}).items():
            one = change(report, id)
            assert (one.cls, one.cause.kind) == (cls, "api"), f"{line['says']}: {id}"
        if "spec" in line:
            assert change(report, line["spec"]).cause.kind == "correction", line["says"]
        if "note" in line:
            told = [note.text for note in report.behaviour if line["note"] in note.text]
            assert len(told) == 1, f"{line['says']}: {line['note']!r} in {len(told)} notes"
        assert line.keys() & {"is", "spec", "note"}, line["says"]


@pytest.mark.parametrize("version", OLDER)
def test_nothing_else_is_reported(version: str) -> None:
    """What is neither in the changelog nor known to be in the documents only is a mistake."""
    entry = known()[version]
    expected: dict[str, str] = dict(entry.get("silent", {}))
    for line in entry["changelog"]:
        if "step" not in line:
            expected |= line.get("is", {})
    reported = {
        one.id: one.cls
        for one in step(OLDER[version], version).changes
        if one.layer in ("wire", "docs") and one.cause.kind != "correction"
    }
    assert reported == expected


@pytest.mark.parametrize("version", OLDER)
def test_the_verdict(version: str) -> None:
    verdict = step(OLDER[version], version).verdict
    assert [verdict.wire, verdict.client] == known()[version]["verdict"]
