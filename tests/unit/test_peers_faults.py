"""Each test that docs/peers-faults.md names is there, and no row is without an answer."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "peers-faults.md"


def test_the_tests_it_names_exist() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE.read_text())
    assert len(named) > 50
    missing = [f"{file}::{test}" for file, test in named if not exists(file, test)]
    assert not missing


def exists(file: str, test: str) -> bool:
    path = ROOT / file
    return path.is_file() and (not test or f"def {test}(" in path.read_text())


def test_every_row_names_a_test_or_a_document() -> None:
    rows = [line for line in PAGE.read_text().splitlines() if re.match(r"\| (?!---|fault|#)", line)]
    assert len(rows) == 15 + 31
    without = [row for row in rows if "`tests/" not in row and "](" not in row]
    assert [row for row in without if "reason below" not in row] == []


def test_every_complaint_has_its_row() -> None:
    first = re.findall(r"^\| ([\d, ]+) \|", PAGE.read_text(), re.MULTILINE)
    numbers = [int(number) for cell in first for number in cell.split(", ")]
    assert numbers == list(range(1, 34))
