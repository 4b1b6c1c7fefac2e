"""The verbs of the command line when all goes well."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mobygen.cli import main
from mobygen.lock import read_lock
from mobygen.releases import load_releases, served_by
from mobygen.resources import pinned_versions, specs_dir
from mobygen.versions import ApiVersion

ROOT = Path(__file__).parents[2]


def test_versions_lists_all_that_are_pinned(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["versions"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split()[0] == "API"
    assert [row.split()[0] for row in rows] == pinned_versions()
    entry = read_lock(specs_dir())["1.41"]
    row = next(row.split() for row in rows if row.startswith("1.41"))
    assert row == ["1.41", str(entry.operations), str(entry.definitions), entry.commit, "20.10"]


def test_every_version_has_a_release_that_serves_it() -> None:
    releases = load_releases(specs_dir())
    assert all(served_by(releases, ApiVersion.parse(version)) for version in pinned_versions())
    assert served_by(releases, ApiVersion(1, 45)) == "26.0, 26.1"
    assert served_by(releases, ApiVersion(1, 51)) == "28.3 to 28.5"
    assert served_by(releases, ApiVersion(1, 99)) == ""


def test_releases_are_in_order() -> None:
    releases = load_releases(specs_dir())
    assert [r.newest for r in releases] == sorted(r.newest for r in releases)
    assert {r.oldest for r in releases if r.docker >= "29.3"} == {ApiVersion(1, 40)}
    assert all(r.oldest <= r.newest for r in releases)


def test_generate_says_what_it_made_and_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", "1.41", "-o", str(tmp_path), "--package", "docker_api"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith(f"{tmp_path / 'docker_api'}: the client of API 1.41, ")
    assert captured.err == ""  # progress is for terminals
    assert (tmp_path / "docker_api" / "__init__.py").exists()


def test_pin_says_what_it_pinned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "upstream.yaml"
    source.write_text('swagger: "2.0"\ninfo: {version: "1.9", x-more: prose}\npaths: {}\n')
    assert main(["pin", str(source), "-o", str(tmp_path / "specs")]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith(f"{tmp_path}/specs/v1.9.yaml: API 1.9, 0 operations, ")
    assert captured.err == (
        f"mobygen: warning: {source}: #/info/x-more: dropped the unknown extension `x-more`\n"
    )
    assert main(["pin", str(source), "-o", str(tmp_path / "specs"), "--commit", "abc"]) == 0
    assert main(["pin", str(source), "-o", str(tmp_path / "specs")]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith(" (unchanged)")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "mobygen", "versions"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
