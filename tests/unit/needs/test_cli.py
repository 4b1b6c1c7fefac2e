"""The verb: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mobygen.cli import main

PROGRAM = """\
from engine_v1_47 import Client, ContainerConfig, HealthConfig

with Client.from_env() as engine:
    health = HealthConfig(test=["NONE"], start_interval=1)
    config = ContainerConfig(image="a", healthcheck=health)
    box = engine.containers.create(config, platform="linux/arm64")
    print(engine.containers.inspect(box.id).name)
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "app.py"
    path.write_text(PROGRAM, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["needs", *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_lowest_version_and_why(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, program, "--package", "engine_v1_47")
    assert code == 0
    assert "Lowest API version that has all of it: 1.44\n" in out
    assert f"HealthConfig.StartInterval      {program}:4" in out
    later = [line.split()[:3] for line in out.splitlines() if line.startswith("  since")]
    assert later[:2] == [
        ["since", "1.44", "HealthConfig.start_interval"],
        ["since", "1.41", "containers.create(platform=)"],
    ]


def test_what_breaks_on_a_version(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, program, "--package", "engine_v1_47", "--on", "1.41")
    assert code == 1
    assert f"  {program}:4: HealthConfig.start_interval: no such field: it came with 1.44" in out
    code, out, _ = run(capsys, program, "--package", "engine_v1_47", "--on", "1.44")
    assert code == 0
    assert "Nothing breaks on API 1.44." in out


def test_json(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, program, "--package", "engine_v1_47", "--json", "--on", "1.40")
    data = json.loads(out)
    assert code == 1
    assert (data["lowest"], data["highest"], data["api_version"]) == ("1.44", "1.55", "1.47")
    assert data["not_followed"] == data["not_read"] == []
    platform = next(one for one in data["uses"] if one["name"] == "containers.create(platform=)")
    assert platform == {
        "kind": "parameter",
        "name": "containers.create(platform=)",
        "wire": "ContainerCreate query platform",
        "since": "1.41",
        "until": None,
        "places": [{"file": str(program), "line": 6, "column": 44}],
    }
    assert [one["line"] for one in data["on"]["breaks"]] == [4, 6]


def test_verbose_lists_all(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program.write_text(PROGRAM + "    engine.containers.list(**read())\n", encoding="utf-8")
    _, out, _ = run(capsys, program, "--package", "engine_v1_47")
    assert "1 place was not followed, so more may be needed; -v lists them" in out
    assert "containers.inspect" not in out
    _, out, _ = run(capsys, program, "--package", "engine_v1_47", "-v")
    assert "  always      containers.inspect " in out
    assert f"  {program}:8: arguments of containers.list that are not known" in out


def test_a_name_of_no_version_is_told_and_breaks_everywhere(
    program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program.write_text(
        PROGRAM + "    engine.containers.create(config, nme='a')\n", encoding="utf-8"
    )
    code, out, _ = run(capsys, program, "--package", "engine_v1_47")
    assert code == 0
    assert f"No API version has:\n  {program}:8: containers.create(nme=)\n" in out
    assert "Lowest API version that has all else: 1.44\n" in out
    code, out, _ = run(capsys, program, "--package", "engine_v1_47", "--on", "1.50")
    assert code == 1
    assert "Nothing else breaks on API 1.50." in out
    _, out, _ = run(capsys, program, "--package", "engine_v1_47", "--json")
    [absent] = json.loads(out)["in_no_version"]
    assert (absent["line"], absent["name"]) == (8, "containers.create(nme=)")


def test_a_vendored_package(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its version is in its manifest; its own files are not read; imports of it are relative."""
    client = tmp_path / "myapp" / "_vendor" / "engine"
    client.mkdir(parents=True)
    manifest = {"generator": "mobygen", "api_version": "1.43"}
    (client / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (client / "__init__.py").write_text("this is not even Python", encoding="utf-8")
    (tmp_path / "myapp" / "a.py").write_text(
        "from ._vendor.engine import Client\nClient().images.list(shared_size=True)\n",
        encoding="utf-8",
    )
    (tmp_path / "myapp" / "b.py").write_text(
        "import myapp._vendor.engine as docker\nfrom myapp.c import ping\nping(docker.Client())\n",
        encoding="utf-8",
    )
    (tmp_path / "myapp" / "c.py").write_text("def ping(e):\n    e.system.ping_head()\n", "utf-8")
    for root in (tmp_path, tmp_path / "myapp"):
        code, out, err = run(capsys, root, "--package", "myapp._vendor.engine", "--json")
        data = json.loads(out)
        assert (code, err, data["api_version"]) == (0, "", "1.43")
        names = {one["name"]: one["since"] for one in data["uses"]}
        assert names["images.list(shared_size=)"] == "1.42"
        assert names["system.ping_head"] == "1.40"
        assert not data["not_followed"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--package", "engine_v1_46"],
            "engine_v1_46 is imported nowhere; it imports engine_v1_47",
        ),
        (["--package", "engine"], "the API version of engine is not known; name it with --version"),
        (["--package", "engine_v9_9"], "API 9.9 is not pinned; give one from 1.25 to 1.55"),
        (["--package", "a-b"], "'a-b' is not a name that can be imported"),
        (["--package", "engine_v1_47", "--on", "x"], "--on: API x is not pinned"),
        (["--package", "engine_v1_47", "--version", "2"], "--version: API 2 is not pinned"),
    ],
)
def test_bad_input_is_one_line(
    arguments: list[str], message: str, program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, program, *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_a_path_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, tmp_path / "nothing", "--package", "engine_v1_47")
    assert code == 2
    assert "no such file or folder" in err
    code, _, err = run(capsys, tmp_path, "--package", "engine_v1_47")
    assert code == 2
    assert "no Python files in it" in err


def test_a_file_that_is_not_python(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = program.with_name("broken.py")
    broken.write_text("x = (\n", encoding="utf-8")
    code, out, err = run(capsys, program.parent, "--package", "engine_v1_47")
    assert code == 0
    assert "1.44" in out
    assert f"{broken}:1: not Python that this interpreter reads" in err
    code, out, err = run(capsys, broken, "--package", "engine_v1_47")
    assert (code, out) == (2, "")
    assert f"{broken}:1: " in err
    assert err.count("\n") == 1
