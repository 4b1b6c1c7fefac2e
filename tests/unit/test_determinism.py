"""The same input gives the same bytes: on any hash seed, locale, directory, cache or clock."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "generated" / "engine_v1_41"


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def generate(output: Path, **environment: str) -> dict[str, str]:
    command = [sys.executable, "-m", "mobygen", "generate", "1.41", "-o", str(output)]
    done = subprocess.run(
        command,
        cwd=output.parent,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return digest(output / "engine_v1_41")


@pytest.mark.timeout(300)
def test_two_runs_in_different_worlds_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "deeper" / "down" / "two"
    one.mkdir()
    two.mkdir(parents=True)
    cold = str(tmp_path / "cold")
    first = generate(one / "out", PYTHONHASHSEED="1", LC_ALL="C", XDG_CACHE_HOME=cold)
    second = generate(two / "out", PYTHONHASHSEED="42", LC_ALL="C.UTF-8", TZ="Asia/Kathmandu")
    assert first == second
    assert first == digest(COMMITTED), "generated/ is out of date: run `make generate`"


def test_generating_twice_into_one_place_changes_no_byte(tmp_path: Path) -> None:
    assert generate(tmp_path / "out") == generate(tmp_path / "out")
