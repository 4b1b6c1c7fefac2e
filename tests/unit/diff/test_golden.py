"""The 30 steps as text, in `tests/golden/diff`: what a change of ours changes can be reviewed.

MOBYGEN_ACCEPT=1 writes what is said now.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mobygen.diff.report_text import render_text
from tests.unit.diff.documents import STEPS, step

GOLDEN = Path(__file__).parents[2] / "golden" / "diff"


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_a_step(old: str, new: str) -> None:
    path = GOLDEN / f"{old}-{new}.txt"
    text = render_text(step(old, new), everything=True)
    if os.environ.get("MOBYGEN_ACCEPT"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "run with MOBYGEN_ACCEPT=1 and review"


def test_nothing_else_is_there() -> None:
    assert {path.stem for path in GOLDEN.glob("*")} == {f"{old}-{new}" for old, new in STEPS}
