"""Bad input: one line that names file, place and fix, exit code 2, and the old output untouched."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mobygen import __version__, emit
from mobygen.__main__ import main as program
from mobygen.cli import main
from mobygen.errors import MobygenError
from mobygen.resources import pinned_versions, specs_dir

ROOT = Path(__file__).parents[2]
OPERATION = "      operationId: A\n      responses: {200: {description: ok}}\n"
HEAD = 'swagger: "2.0"\ninfo: {title: T, version: "1.41"}\n'
SMALL = HEAD + "paths:\n  /a:\n    get:\n" + OPERATION

Refused = Callable[..., str]


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refused:
    """Run a command that must be refused; give its one line without `mobygen: error: `."""

    def run(*arguments: str) -> str:
        try:
            code: object = main(arguments)
        except SystemExit as stop:  # how argparse ends
            code = stop.code
        captured = capsys.readouterr()
        assert (code, captured.out) == (2, "")
        assert captured.err.endswith("\n")
        assert captured.err.count("\n") == 1
        assert captured.err.startswith("mobygen: error: ")
        return captured.err.removeprefix("mobygen: error: ").rstrip("\n")

    return run


def write(path: Path, text: str | bytes) -> str:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def pinned_with(old: str, new: str) -> str:
    """The pinned 1.41 document with one change."""
    text = (specs_dir() / "v1.41.yaml").read_text()
    assert old in text
    return text.replace(old, new, 1)


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# -- documents -----------------------------------------------------------------------------


def test_an_unknown_version(refused: Refused) -> None:
    line = refused("generate", "1.99")
    assert line.startswith("1.99: this API version is not pinned; use one of 1.25 1.26 ")
    assert all(f" {version}" in line for version in pinned_versions())


def test_a_missing_file(refused: Refused) -> None:
    assert refused("generate", "gone/swagger.yaml").startswith("gone/swagger.yaml: no such file; ")


@pytest.mark.parametrize(
    ("text", "where", "problem", "fix"),
    [
        ("a: [\n", ":2", "not YAML: did not find", "correct the syntax"),
        (b"\x00\x01", ":1", "not YAML: control characters", "correct the syntax"),
        (b"\x89PNG\xff", ":1", "not UTF-8 text", "save it as UTF-8"),
        ("a: 1\na: 2\n", ":2", "the key 'a' is there twice", "remove one"),
        ("a: &a [b]\nc: *a\n", ":2", "the YAML alias *a: aliases are refused", "write the value"),
        ("- " * 200, ":1", "nested more than 100 levels deep", "name the inner schemas"),
        ("services: {}\n", "", 'not a Swagger 2.0 document: swagger: "2.0" is missing', "give the"),
        ("openapi: 3.1.0\n", "", "an OpenAPI 3.1.0 document; mobygen reads Swagger 2.0", "give"),
        (
            'swagger: "2.0"\npaths: {}\n',
            ":1",
            "#: a document without `info`",
            "add `info`",
        ),
        (
            SMALL.replace("1.41", "latest"),
            ":2",
            "#/info/version: 'latest' is not an Engine API version",
            "give the document's info.version the form 1.41",
        ),
        (
            SMALL.replace("operationId: A", "summary: a"),
            ":5",
            "#/paths/~1a/get: an operation without `operationId`",
            "add `operationId`",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_bad_document(
    refused: Refused, tmp_path: Path, text: str | bytes, where: str, problem: str, fix: str
) -> None:
    path = write(tmp_path / "api.yaml", text)
    line = refused("generate", path, "-o", str(tmp_path / "out"))
    assert line.startswith(f"{path}{where}: {problem}")
    assert fix in line.rpartition("; ")[2]
    assert not (tmp_path / "out").exists()


def test_a_dangling_reference(refused: Refused, tmp_path: Path) -> None:
    text = pinned_with('{$ref: "#/definitions/MountType"}', '{$ref: "#/definitions/Gone"}')
    path = write(tmp_path / "api.yaml", text)
    number = text[: text.index("Gone")].count("\n") + 1
    assert refused("generate", path, "-o", str(tmp_path / "out")) == (
        f"{path}:{number}: #/definitions/MountPoint/properties/Type/allOf/0/$ref: "
        "'#/definitions/Gone' leads nowhere; define Gone or correct the reference"
    )


def test_a_recursive_reference(refused: Refused, tmp_path: Path) -> None:
    new = "  One:\n    properties:\n      two: {$ref: '#/definitions/Two'}\n"
    new += "  Two: {type: array, items: {$ref: '#/definitions/One'}}\n"
    path = write(tmp_path / "api.yaml", pinned_with("definitions:\n", "definitions:\n" + new))
    line = refused("generate", path, "-o", str(tmp_path / "out"))
    assert "#/definitions/Two/items/$ref: a recursive $ref: One → Two → One; remove one" in line


COLLIDING = {
    "properties": (
        "  DeviceMapping:\n    type: object\n    properties:\n",
        "      path_on_host: {type: string}\n",
        "DeviceMapping: properties 'path_on_host' and 'PathOnHost' both become `path_on_host`",
    ),
    "definitions": (
        "  MountPoint:\n    type: object\n    properties:\n",
        "      Again: {$ref: '#/definitions/MountPointInner'}\n      Inner: {properties: {A: {}}}\n",
        ": MountPoint.Inner: the class name MountPointInner is already taken by MountPointInner",
    ),
    "operations": (
        "paths:\n",
        "  /again: {get: {operationId: Container-List, tags: [Container], responses: {200: {}}}}\n",
        "containers.list is already",
    ),
}


@pytest.mark.parametrize("case", COLLIDING)
def test_names_that_collide(refused: Refused, tmp_path: Path, case: str) -> None:
    old, new, problem = COLLIDING[case]
    text = pinned_with(old, old + new)
    text = text.replace(
        "definitions:\n", "definitions:\n  MountPointInner: {properties: {A: {type: string}}}\n", 1
    )
    path = write(tmp_path / "api.yaml", text)
    line = refused("generate", path, "-o", str(tmp_path / "out"))
    assert line.startswith(path)
    assert problem in line
    assert "names.yaml" in line.rpartition("; ")[2]
    assert not (tmp_path / "out").exists()


def test_an_alias_bomb(refused: Refused, tmp_path: Path) -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    path = write(tmp_path / "bomb.yaml", "\n".join(levels))
    assert refused("generate", path).startswith(f"{path}:2: the YAML alias *a0: aliases are")


def test_a_file_of_100_megabytes(refused: Refused, tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    started = time.monotonic()
    assert refused("generate", str(path)).startswith(f"{path}: larger than 20 MB; ")
    assert time.monotonic() - started < 5


def test_a_directory_as_document(refused: Refused, tmp_path: Path) -> None:
    assert refused("generate", str(tmp_path)).startswith(f"{tmp_path}: Is a directory; give")


def test_a_name_with_control_characters_cannot_write_to_the_terminal(
    refused: Refused, tmp_path: Path
) -> None:
    text = HEAD + 'paths: {}\ndefinitions: {"\\e[2J\\nA": {type: 7}}\n'
    line = refused("generate", write(tmp_path / "api.yaml", text))
    assert "#/definitions/ [2J A/type: `type` is not one of array" in line


# -- arguments -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "the following arguments are required: VERB; see mobygen --help"),
        (["make"], "argument VERB: invalid choice: 'make'"),
        (["generate"], "generate: nothing to generate; name an API version such as 1.41"),
        (["generate", "1.41", "--pack", "a"], "unrecognized arguments: --pack"),
        (["generate", "1.41", "1.42", "--package", "a"], "--package: one name for 2 packages;"),
        (
            ["generate", "1.41", "--package", "a-b"],
            "--package: 'a-b' is not a Python package name; use letters",
        ),
        (
            ["generate", "1.41", "--package", "../a"],
            "--package: '../a' is not a Python package name; use letters",
        ),
        (["pin"], "the following arguments are required: FILE|URL; see mobygen pin --help"),
        (["pin", "gone.yaml"], "gone.yaml: No such file or directory; give the path"),
        (["pin", "s3://a/b"], "s3://a/b: cannot read s3: addresses; give a path or an http"),
    ],
    ids=" ".join,
)
def test_bad_arguments(refused: Refused, arguments: list[str], line: str) -> None:
    assert refused(*arguments).startswith(line)


def test_help_and_version_are_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert (stop.value.code, capsys.readouterr().out) == (0, f"mobygen {__version__}\n")


def test_debug_shows_the_traceback() -> None:
    with pytest.raises(Exception, match="not pinned"):
        main(["generate", "1.99", "--debug"])


def test_a_fault_of_our_own_is_one_line_too(
    refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(folder: Path) -> None:
        raise LookupError("two\nlines")

    monkeypatch.setattr("mobygen.cli.load_releases", broken)
    assert refused("versions") == (
        "a fault of mobygen itself: LookupError: two lines; run it with --debug and report that"
    )


# -- output --------------------------------------------------------------------------------


def test_a_folder_that_mobygen_did_not_make_is_not_touched(
    refused: Refused, tmp_path: Path
) -> None:
    mine = tmp_path / "engine_v1_41"
    mine.mkdir()
    (mine / "models.py").write_text("mine")
    assert refused("generate", "1.41", "-o", str(tmp_path)) == (
        f"{mine}: was not made by mobygen: not overwritten; "
        "choose another directory with -o, or remove this one yourself"
    )
    assert tree(tmp_path) == {"engine_v1_41/models.py": hashlib.sha256(b"mine").hexdigest()}


def test_a_file_in_the_place_of_the_package(refused: Refused, tmp_path: Path) -> None:
    (tmp_path / "engine_v1_41").write_text("mine")
    line = refused("generate", "1.41", "-o", str(tmp_path))
    assert "exists and is not a directory: not overwritten; choose another" in line


@pytest.mark.parametrize("output", ["file", "file/deeper"])
def test_an_output_directory_that_is_a_file(refused: Refused, tmp_path: Path, output: str) -> None:
    (tmp_path / "file").write_text("mine")
    line = refused("generate", "1.41", "-o", str(tmp_path / output))
    assert line.startswith(f"{tmp_path / output / 'engine_v1_41'}: ")
    assert line.endswith("; choose another directory with -o, or make it writable")
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("mode", [0o500, 0o000], ids=["read-only", "closed"])
def test_an_output_directory_without_permission(mode: int) -> None:
    """Root may write anywhere: then it is tried as nobody, in a folder that nobody can get to."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        closed = Path(folder) / "closed"
        closed.mkdir(mode)
        target = closed / "engine_v1_41"
        me = os.geteuid()
        if me == 0:
            os.seteuid(65534)
        try:
            with pytest.raises(MobygenError) as refusal:
                emit.emit({"a.py": "", emit.MANIFEST: "{}"}, target)
        finally:
            os.seteuid(me)
        line = str(refusal.value)
        assert line.startswith(f"{target}: cannot ")
        assert line.endswith("; choose another directory with -o, or make it writable")
        closed.chmod(0o700)
        assert list(closed.iterdir()) == []


def test_an_output_directory_that_even_root_cannot_write(refused: Refused) -> None:
    line = refused("generate", "1.41", "-o", "/proc/mobygen")
    assert line.startswith("/proc/mobygen/engine_v1_41: cannot write")


def test_output_survives_an_interruption(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", "1.41", "-o", str(tmp_path), "-q"]) == 0
    (tmp_path / "engine_v1_41" / "models.py").write_text("# so that there is something to write\n")
    before = tree(tmp_path)
    capsys.readouterr()

    def interrupted(staging: Path, target: Path) -> None:
        assert (staging / "models.py").exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(emit, "_swap", interrupted)
    assert main(["generate", "1.41", "-o", str(tmp_path), "-q"]) == 130
    assert capsys.readouterr().err == "mobygen: interrupted\n"
    assert tree(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["engine_v1_41"]


@pytest.mark.parametrize(
    ("number", "code", "told"),
    [(signal.SIGINT, 130, "mobygen: interrupted\n"), (signal.SIGTERM, 143, "")],
)
def test_a_signal_while_formatting_leaves_nothing(
    tmp_path: Path, number: signal.Signals, code: int, told: str
) -> None:
    """As a terminal's Ctrl-C does, the signal goes to the workers too."""
    cache, output = tmp_path / "cache", tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, "-m", "mobygen", "generate", "1.41", "-o", str(output)],
        env={
            **os.environ,
            "XDG_CACHE_HOME": str(cache),
            "PYTHONPATH": str(ROOT / "generator"),
        },
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while not workers_of(process.pid):
        assert time.monotonic() < until
        assert process.poll() is None
        time.sleep(0.01)
    time.sleep(0.1)  # and they are at work now
    os.killpg(process.pid, number)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (code, told)
    assert not output.exists() or list(output.iterdir()) == []


def workers_of(pid: int) -> list[str]:
    """The child processes, if all of them leave an interruption to their parent."""
    found = [
        child
        for path in Path(f"/proc/{pid}/task").glob("*/children")
        for child in path.read_text().split()
    ]
    states = [Path(f"/proc/{child}/status").read_text() for child in found]
    masks = [
        int(line.split()[1], 16)
        for state in states
        for line in state.splitlines()
        if line.startswith("SigIgn")
    ]
    return found if all(mask & 1 << (signal.SIGINT - 1) for mask in masks) else []


def test_an_interruption_while_mobygen_is_loaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupting:
        def find_spec(self, name: str, *more: object) -> None:
            if name == "mobygen.cli":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "mobygen.cli")
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    assert program() == 130
    assert capsys.readouterr() == ("", "mobygen: interrupted\n")
