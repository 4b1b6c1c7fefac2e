"""The wheel works by itself: outside the checkout, offline, with nothing but its dependencies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ["generator", "templates", "specs", "pyproject.toml", "README.md", "LICENSE", ".gitignore"]


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a program that must succeed, with no trace of the checkout in its environment; its output."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def offline() -> list[str]:
    """What to put before a command to take the network away, where we may."""
    return ["unshare", "--net"] if os.geteuid() == 0 and shutil.which("unshare") else []


DEAD = dict.fromkeys(
    ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"], "http://127.0.0.1:9"
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, so that a build leaves nothing behind in it."""
    source = tmp_path_factory.mktemp("source")
    for name in NEEDED:
        if (ROOT / name).is_dir():
            # Others import it, and write its byte code, at the same time.
            compiled = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, source / name, ignore=compiled)
        else:
            shutil.copy(ROOT / name, source / name)
    return source


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(source, "wheel", tmp_path_factory.mktemp("wheel"))


def build(source: Path, kind: str, target: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", target, cwd=source)
    [built] = target.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return built


@pytest.mark.timeout(300)
def test_generate_with_the_installed_wheel_and_use_the_result(wheel: Path, tmp_path: Path) -> None:
    tool, user, work = tmp_path / "tool", tmp_path / "user", tmp_path / "work"
    work.mkdir()
    for environment in (tool, user):
        run(sys.executable, "-m", "venv", environment, cwd=work)
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    run(tool / "bin/python", *pip, wheel, cwd=work)
    run(user / "bin/python", *pip, "msgspec", "httptools", cwd=work)

    installed = run(tool / "bin/python", "-c", "import mobygen; print(mobygen.__file__)", cwd=work)
    assert Path(installed.strip()).is_relative_to(tool)
    output = run(
        *offline(), tool / "bin/mobygen", "generate", "1.41", "-o", "out", cwd=work, **DEAD
    )
    assert "engine_v1_41" in output

    program = """
import engine_v1_41 as engine
client = engine.Client("unix:///nowhere.sock")
try:
    client.system.ping()
except engine.ConnectionFailed as error:
    print("works:", "nowhere.sock" in str(error), len(engine.OPERATIONS) > 100)
"""
    answer = run(user / "bin/python", "-W", "error", "-c", program, cwd=work / "out")
    assert answer == "works: True True\n"
    assert differing(work / "out/engine_v1_41", ROOT / "generated/engine_v1_41") == []


def differing(one: Path, other: Path) -> list[str]:
    """The files that two packages do not have in common, byte for byte."""

    def content(folder: Path) -> dict[str, bytes]:
        files = (path for path in folder.rglob("*") if path.is_file())
        kept = (path for path in files if "__pycache__" not in path.parts)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept}

    left, right = content(one), content(other)
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


def test_the_wheel_carries_templates_and_specs_and_nothing_that_should_not_be(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "mobygen/py.typed" in names
    assert "mobygen/_data/specs/v1.41.yaml" in names
    assert any(name.startswith("mobygen/_data/templates/runtime/") for name in names)
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"mobygen"}
    assert [name for name in names if name.endswith(".pyc")] == []


def test_the_source_distribution_builds_the_same_wheel(
    wheel: Path, source: Path, tmp_path: Path
) -> None:
    sdist = build(source, "sdist", tmp_path)
    run("tar", "xzf", sdist, cwd=tmp_path)
    unpacked = tmp_path / sdist.name.removesuffix(".tar.gz")
    assert build(unpacked, "wheel", tmp_path / "again").read_bytes() == wheel.read_bytes()
