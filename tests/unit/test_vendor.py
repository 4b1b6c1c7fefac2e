"""Vendoring: parts of the API in other projects, and whether they are still what was asked for."""

from __future__ import annotations

import ast
import compileall
import json
import os
import random
import shutil
import socket
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
from mobygen.pipeline import Job, build, load_knowledge, make_all, write_all
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
    code, _, err = run("vendor")
    assert (code, err.count("\n")) == (2, 1)
    assert "src/tidy/engine/mine.py: this file was not made by mobygen" in err
    (engine / "mine.py").unlink()
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


def test_a_package_without_its_manifest(run: Run, project: Path) -> None:
    engine = project / "src" / "tidy" / "engine"
    (engine / "manifest.json").unlink()
    (engine / "times.py").write_text("")
    code, out, _ = run("check")
    assert code == 1
    assert out.splitlines() == [
        "src/tidy/engine/manifest.json: missing",
        "src/tidy/engine/times.py: edited by hand",
    ]


def test_a_manifest_that_was_edited(run: Run, project: Path) -> None:
    manifest = project / "src" / "tidy" / "engine" / "manifest.json"
    facts = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**facts, "mine": True}))
    assert run("check") == (1, "src/tidy/engine/manifest.json: edited by hand\n", "")
    manifest.write_text(json.dumps({**facts, "options": {"tags": 3}}))
    code, out, err = run("check", "src/tidy/engine")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "src/tidy/engine/manifest.json: options.tags: not a list of strings; " in err


def test_a_package_under_another_name_is_what_it_was(run: Run, project: Path) -> None:
    (project / "src" / "tidy" / "engine").rename(project / "src" / "moby")
    assert run("check", "src/moby", "src/moby/") == (0, "up to date\n", "")
    code, out, _ = run("check")
    assert (code, out) == (1, "src/tidy/engine: missing: run mobygen vendor\n")


def test_checking_writes_nothing_and_needs_no_right_to(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> bool:
        return False

    monkeypatch.setattr(os, "access", refuse)
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    assert run("check")[0] == 0
    assert run("vendor")[0] == 2
    assert before == {path: path.stat().st_mtime_ns for path in project.rglob("*")}


def test_neither_verb_opens_a_socket(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert run("vendor")[0] == 0
    assert run("check")[0] == 0


def test_several_clients_are_written_together_or_not_at_all(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "pyproject.toml").write_text(
        "[tool.mobygen]\n"
        '[[tool.mobygen.clients]]\nversion = "1.41"\ntarget = "a"\nmode = "async"\n'
        'operations = ["SystemPing"]\n'
        '[[tool.mobygen.clients]]\nversion = "1.55"\ntarget = "b"\npackage = "swarm"\n'
        'tags = ["swarm"]\noperations = ["nodes.list"]\nhelpers = ["remote"]\n'
    )
    taken = project / "b" / "swarm" / "mine.py"
    taken.parent.mkdir(parents=True)
    taken.write_text("mine")
    code, _, err = run("vendor")
    assert (code, err.count("\n")) == (2, 1)
    assert "b/swarm: was not made by mobygen: not overwritten" in err
    assert taken.read_text() == "mine"
    assert not (project / "a").exists()
    taken.unlink()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as interrupted:
        interrupted.setattr("mobygen.emit._swap", stop)
        assert run("vendor")[0] == 130
    assert not list((project / "a").glob("*")) + list(taken.parent.iterdir())
    assert not [path for path in (project / "b").iterdir() if path.name.startswith(".")]
    assert run("vendor")[0] == 0
    assert run("check")[:2] == (0, "2 clients are what their pins give\n")
    assert (project / "a" / "engine_v1_41" / "aio").is_dir()
    assert not (project / "a" / "engine_v1_41" / "sync").exists()
    (project / "a" / "engine_v1_41" / "times.py").unlink()
    (project / "b" / "swarm" / "errors.py").write_text("")
    assert run("check")[:2] == (
        1,
        "a/engine_v1_41/times.py: missing\nb/swarm/errors.py: edited by hand\n",
    )


def test_flags_say_what_a_file_says(run: Run, project: Path) -> None:
    flags = ["--package", "engine", "--mode", "sync", "--tag", "containers"]
    assert run("vendor", "1.41", "-o", "other", *flags, "--helper", "progress")[0] == 0
    assert run("check", "other/engine")[0] == 0
    assert (project / "other" / "engine" / "progress.py").is_file()
    config = project / "pyproject.toml"
    text = config.read_text().replace("src/tidy", "third").replace("[]", '["progress"]')
    config.write_text(text)
    assert run("vendor")[0] == 0
    first, second = project / "other" / "engine", project / "third" / "engine"
    names = {path.relative_to(first) for path in first.rglob("*") if path.is_file()}
    assert names == {path.relative_to(second) for path in second.rglob("*") if path.is_file()}
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


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
        ("tool = 3\n", "tool.mobygen: there is no such table; add the table"),
        ("[tool]\nmobygen = 3\n", "tool.mobygen: not a table; add the table"),
        (
            CLIENT + 'tags = ["container"]\n',
            "tool.mobygen.tags: API 1.41 has no tag container; use one of Container, containers",
        ),
        (
            CLIENT + 'operations = ["images.crate"]\n',
            "tool.mobygen.operations: API 1.41 has no operation images.crate; use one of",
        ),
        (CLIENT + "version = 2\n", "pyproject.toml:4: "),
        ("[tool.mobygen]\nversion = 1.41\n", "tool.mobygen.version: not a string; "),
        ('[tool.mobygen]\nversion = "1.99"\n', "tool.mobygen.version: '1.99' is not an API ver"),
        ('[tool.mobygen]\nversion = "a.yaml"\n', "tool.mobygen.version: 'a.yaml' is not an API"),
        ('[tool.mobygen]\ndocument = "a.yaml"\n', "tool.mobygen.document: there is no file a.yam"),
        ('[tool.mobygen]\ntarget = "new"\n', "tool.mobygen: neither a version nor a document; "),
        (CLIENT + 'document = "a.yaml"\n', "tool.mobygen.document: stands beside a version; "),
        (CLIENT + 'package = "class"\n', "tool.mobygen.package: 'class' is not a Python package"),
        (CLIENT + 'package = "a-b"\n', "tool.mobygen.package: 'a-b' is not a Python package name"),
        (CLIENT + "tags = []\n", "tool.mobygen.tags: selects nothing; "),
        (CLIENT + 'tag = ["x"]\n', "tool.mobygen.tag: no such setting; use one of tags"),
        (CLIENT + 'helpers = ["file"]\n', "tool.mobygen.helpers: there is no helper file; use fi"),
        (CLIENT + 'mode = "fast"\n', "no mode fast; use both, sync, async"),
        (TWO, "tool.mobygen.clients[1]: its folder engine_v1_41 is in the way of that of tool.m"),
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


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["vendor", "1.41", "--tag", "x"], "--tag: API 1.41 has no tag x; use one of"),
        (["vendor", "1.41", "--helper", "x"], "--helper: there is no helper x; use one of"),
        (["vendor", "1.41", "--package", "def"], "--package: 'def' is not a Python package name"),
        (["vendor", "1.41", "--config", "a.toml"], "--config: stands beside a version; "),
        (["vendor", "--tag", "x"], "flags without a version; "),
        (["check", "nowhere"], "nowhere/manifest.json: no such file; "),
        (["check", ".", "--config", "a.toml"], "--config: stands beside a folder; "),
    ],
)
def test_bad_arguments_are_one_line(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    expected: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert expected in err
    assert not list(tmp_path.iterdir())


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


SMALL = {
    "ping": Selection(operations=("system.ping",)),
    "swarm": Selection("sync", tags=("swarm",)),
    "logs": Selection("sync", operations=("containers.logs",)),
    "export": Selection("async", operations=("ContainerExport",), helpers=()),
    "websocket": Selection(operations=("ContainerAttachWebsocket",), helpers=("remote",)),
    "pull": Selection("async", operations=("images.create",)),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small parts, each with another kind of answer, in a folder."""
    folder = tmp_path_factory.mktemp("small")
    write_all(make_all([Job("1.51", folder, name, part) for name, part in SMALL.items()]))
    return folder


def test_small_parts_have_only_the_streams_that_they_need(small: Path) -> None:
    streaming = {path.parent.name for path in small.glob("*/streams.py")}
    assert streaming == {"logs", "export", "websocket", "pull"}
    assert {path.parent.parent.name for path in small.rglob("websocket.py")} == {"websocket"}
    assert {path.parent.parent.name for path in small.rglob("twins.py")} == {"swarm"}
    assert lines(small / "ping") * 4 < lines(ROOT / "generated" / "engine_v1_51")


@pytest.mark.timeout(400)
@pytest.mark.parametrize("checker", ["mypy", "pyright", "ruff", "black"])
def test_small_parts_pass_the_checks_of_whole_packages(small: Path, checker: str) -> None:
    (small / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    arguments = {
        "mypy": ["--strict", "--no-incremental", *SMALL],
        "pyright": ["--project", str(small), "--pythonpath", sys.executable],
        "ruff": RUFF,
        "black": ["--check", "--quiet", "--line-length=100", "."],
    }
    done = subprocess.run(
        [sys.executable, "-m", checker, *arguments[checker]],
        cwd=small,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_runs_a_verb_that_there_is(run: Run, project: Path) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    program, *arguments = hook["entry"].split()
    assert program == "mobygen"
    assert run(*arguments, *hook.get("args", []))[0] == 0
