"""Vendoring: parts of the API in other projects, and whether they are still what was asked for."""

from __future__ import annotations

import ast
import compileall
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml

from mobygen.cli import main
from mobygen.document import load_document, resolve_spec
from mobygen.ir import Package
from mobygen.pipeline import Job, build, load_knowledge, make_all
from mobygen.resources import specs_dir
from mobygen.selection import MODES, Selection, narrow
from mobygen.versions import ApiVersion

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "vendoring"
RUFF = ["check", "--isolated", "--select", "E9,F", "--quiet"]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example, as the current directory."""
    shutil.copytree(EXAMPLE, tmp_path / "tidy", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(tmp_path / "tidy")
    return tmp_path / "tidy"


def lines(folder: Path) -> int:
    return sum(path.read_text().count("\n") for path in folder.rglob("*.py"))


@cache
def package(version: str) -> Package:
    document = load_document(resolve_spec(version))
    return build(document, load_knowledge(specs_dir(), ApiVersion.parse(version)), "whole")


# -- check ---------------------------------------------------------------------------------


def test_the_example_is_what_its_pin_gives_and_under_a_third(run: Run, project: Path) -> None:
    assert run("check") == (0, "up to date\n", "")
    assert run("check", "src/tidy/engine") == (0, "up to date\n", "")
    part, whole = lines(project / "src/tidy/engine"), lines(ROOT / "generated" / "engine_v1_41")
    assert part * 3 < whole, (part, whole)


def test_what_was_done_to_a_package_is_told(run: Run, project: Path) -> None:
    engine = project / "src" / "tidy" / "engine"
    (engine / "times.py").write_text((engine / "times.py").read_text() + "\n")
    (engine / "streams.py").unlink()
    (engine / "mine.py").write_text("")
    code, out, _ = run("check")
    assert code == 1
    assert out.splitlines() == [
        "src/tidy/engine/mine.py: extra file",
        "src/tidy/engine/streams.py: missing",
        "src/tidy/engine/times.py: edited by hand",
    ]
    assert run("vendor")[0] == 0
    assert run("check")[0] == 0


@pytest.mark.parametrize(
    ("key", "what"),
    [("version", "mobygen"), ("spec_sha256", "the API document"), ("overlays_sha256", "overlays")],
)
def test_a_package_of_other_inputs_is_out_of_date(
    run: Run, project: Path, key: str, what: str
) -> None:
    manifest = project / "src" / "tidy" / "engine" / "manifest.json"
    text = manifest.read_text()
    manifest.write_text(text.replace(f'"{key}": "', f'"{key}": "0'))
    code, out, _ = run("check")
    assert code == 1
    assert out.startswith("src/tidy/engine: out of date: other than when it was made: ")
    assert what in out


def test_another_selection_in_pyproject_is_out_of_date(run: Run, project: Path) -> None:
    pyproject = project / "pyproject.toml"
    pyproject.write_text(pyproject.read_text().replace('"containers"', '"containers", "exec"'))
    code, out, _ = run("check")
    assert code == 1
    assert "out of date: other than when it was made: what was asked for\n" in out
    assert "edited" not in out


def test_line_ends_of_a_checkout_are_no_edit(run: Run, project: Path) -> None:
    for path in (project / "src" / "tidy" / "engine").rglob("*.py"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("check")[0] == 0


def test_a_missing_package(run: Run, project: Path) -> None:
    shutil.rmtree(project / "src" / "tidy" / "engine")
    assert run("check")[:2] == (1, "src/tidy/engine: missing: run mobygen vendor\n")


# -- bad input -----------------------------------------------------------------------------

CLIENT = '[tool.mobygen]\nversion = "1.41"\ntarget = "new"\n'
TWO = '[[tool.mobygen.clients]]\nversion = "1.41"\n' * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[tool.mobygen\n", "pyproject.toml:1: "),
        ("", "tool.mobygen: there is no such table; add the table"),
        (CLIENT + 'tags = ["container"]\n', "no tag container; use one of Container, containers"),
        (CLIENT + 'operations = ["images.crate"]\n', "no operation images.crate; use one of"),
        (CLIENT + "tags = []\n", "tool.mobygen.tags: selects nothing; "),
        (CLIENT + 'tag = ["x"]\n', "tool.mobygen.tag: no such setting; use one of tags"),
        (CLIENT + 'helpers = ["file"]\n', "no helper file; use files"),
        (CLIENT + 'mode = "fast"\n', "no mode fast; use both, sync, async"),
        (TWO, "that of tool.mobygen.clients[0]; name another"),
        (CLIENT + 'package = "docs"\n', "was not made by mobygen: not overwritten"),
    ],
)
def test_bad_input_is_one_line_and_writes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, expected: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new" / "docs").mkdir(parents=True)
    (tmp_path / "new" / "docs" / "mine.txt").write_text("mine")
    (tmp_path / "pyproject.toml").write_text(text)
    before = sorted(tmp_path.rglob("*"))
    code, out, err = run("vendor")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert expected in err
    assert sorted(tmp_path.rglob("*")) == before


# -- parts ---------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["1.25", "1.41", "1.55"])
def test_a_part_has_what_it_reaches_and_nothing_else(version: str) -> None:
    whole = package(version)
    every = [f"{tag.attribute}.{m.name}" for tag in whole.tags for m in tag.methods]
    choice = random.Random(version)
    for _ in range(15):
        asked = tuple(choice.sample(every, choice.randint(1, 8)))
        part = narrow(whole, Selection(operations=asked))
        assert {f"{t.attribute}.{m.name}" for t in part.tags for m in t.methods} == set(asked)
        assert narrow(part, Selection(operations=asked)).models == part.models
        kept = {model.name for model in part.models}
        for model in part.models:  # without it something dangles
            rest = str([m for m in part.models if m.name != model.name]) + str(
                (part.tags, part.supporting)
            )
            assert f"'{model.name}'" in rest, (model.name, asked)
        assert kept <= {model.name for model in whole.models}


@pytest.mark.timeout(300)
def test_random_parts_compile_import_and_have_no_loose_ends(tmp_path: Path) -> None:
    choice = random.Random(41)
    jobs: list[Job] = []
    for number, version in enumerate(["1.25", "1.41", "1.48", "1.55"]):
        every = [f"{t.attribute}.{m.name}" for t in package(version).tags for m in t.methods]
        asked = tuple(sorted(choice.sample(every, choice.randint(1, 10))))
        mode = choice.choice(MODES)
        jobs.append(Job(version, tmp_path, f"part{number}", Selection(mode, operations=asked)))
    for made in make_all(jobs):
        for name, text in made.files.items():
            path = made.rendered.target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        assert compileall.compile_dir(made.rendered.target, quiet=1)
        ir = made.rendered.ir
        listed = {m.name for m in ir.models} | {e.name for e in ir.enums}
        classes = {
            node.name
            for node in ast.parse(made.files["models.py"]).body
            if isinstance(node, ast.ClassDef)
        }
        assert classes == listed
    names = ", ".join(str(job.package) for job in jobs)
    imported = subprocess.run(
        [sys.executable, "-c", f"import {names}"], cwd=tmp_path, env=os.environ, check=False
    )
    assert imported.returncode == 0
    ruff = subprocess.run([sys.executable, "-m", "ruff", *RUFF, str(tmp_path)], check=False)
    assert ruff.returncode == 0


def test_the_hook_runs_a_verb_that_there_is(run: Run, project: Path) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    program, *arguments = hook["entry"].split()
    assert program == "mobygen"
    assert run(*arguments, *hook.get("args", []))[0] == 0
