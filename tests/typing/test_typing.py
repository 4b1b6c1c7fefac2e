"""Type checkers see a user's mistakes: each marked line is reported, and nothing else is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROGRAM = HERE / "user_program.py"


def marked_lines() -> set[int]:
    lines = PROGRAM.read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if "# wrong: " in line}


def mypy_lines() -> set[int]:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary"]
    command += ["--config-file=", "--show-error-codes", str(PROGRAM)]
    environment = {**os.environ, "MYPYPATH": str(ROOT / "generated")}
    done = subprocess.run(
        command, cwd=HERE, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return {int(n) for n in re.findall(r"^user_program\.py:(\d+): error", done.stdout, re.M)}


def pyright_lines(tmp_path: Path) -> set[int]:
    config = {
        "include": [PROGRAM.name],
        "extraPaths": [str(ROOT / "generated")],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "reportUnusedExpression": "none",
    }
    shutil.copy(PROGRAM, tmp_path)
    path = tmp_path / "pyrightconfig.json"
    path.write_text(json.dumps(config))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--project", str(path)]
    command += ["--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    report = json.loads(done.stdout)
    return {
        entry["range"]["start"]["line"] + 1
        for entry in report["generalDiagnostics"]
        if entry["severity"] == "error"
    }


def test_mypy_reports_each_mistake_and_nothing_else() -> None:
    assert marked_lines()
    assert mypy_lines() == marked_lines()


@pytest.mark.timeout(300)
def test_pyright_reports_each_mistake_and_nothing_else(tmp_path: Path) -> None:
    assert pyright_lines(tmp_path) == marked_lines()
