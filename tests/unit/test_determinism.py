"""The same input gives the same bytes: on any hash seed, locale, directory, cache or clock."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMITTED = {folder.name: folder for folder in sorted(ROOT.glob("generated/engine_v*"))}
VERSIONS = [name.removeprefix("engine_v").replace("_", ".") for name in COMMITTED]


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def generate(output: Path, *versions: str, **environment: str) -> dict[str, dict[str, str]]:
    command = [sys.executable, "-m", "mobygen", "generate", *versions, "-o", str(output)]
    done = subprocess.run(
        command,
        cwd=output.parent,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return {folder.name: digest(folder) for folder in sorted(output.iterdir())}


@pytest.mark.timeout(300)
def test_two_runs_in_different_worlds_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "deeper" / "down" / "two"
    one.mkdir()
    two.mkdir(parents=True)
    cold = str(tmp_path / "cold")
    first = generate(one / "out", *VERSIONS, PYTHONHASHSEED="1", LC_ALL="C", XDG_CACHE_HOME=cold)
    second = {
        name: files
        for version in VERSIONS
        for name, files in generate(
            two / version, version, PYTHONHASHSEED="42", LC_ALL="C.UTF-8", TZ="Asia/Kathmandu"
        ).items()
    }
    assert first == second
    outdated = [name for name, folder in COMMITTED.items() if digest(folder) != first[name]]
    assert outdated == [], "generated/ is out of date: run `make generate`"


def test_the_packages_of_the_live_daemons_and_of_the_newest_document_are_committed() -> None:
    assert VERSIONS == ["1.41", "1.45", "1.51", "1.55"]


def test_generating_twice_into_one_place_changes_no_byte(tmp_path: Path) -> None:
    assert generate(tmp_path / "out", "1.41") == generate(tmp_path / "out", "1.41")
