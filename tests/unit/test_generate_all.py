"""Several packages in one run: side by side, told one by one, and none held back by another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from mobygen.cli import main
from mobygen.pipeline import Report, generate, generate_all
from mobygen.resources import specs_dir


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_together_as_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    together, alone = tmp_path / "together", tmp_path / "alone"
    assert main(["generate", "1.32", "v1.33", "1.45", "-o", str(together)]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    for line, version in zip(lines, ("1.32", "1.33", "1.45"), strict=False):
        assert line.startswith(f"{together}/engine_v{version.replace('.', '_')}: the client of API")
    assert re.fullmatch(r"3 of 3 packages in \d+\.\d s", lines[3])
    assert err.splitlines()[0] == "mobygen: reading 3"
    for version in ("1.32", "1.33", "1.45"):
        generate(version, output=alone)
    assert tree(together) == tree(alone)


def test_the_same_again_touches_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "1.32", "-o", str(tmp_path)]) == 0
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    capsys.readouterr()
    assert main(["generate", "1.32", "-o", str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith(" (unchanged)\n")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    edited = tmp_path / "engine_v1_32" / "models.py"
    text = edited.read_text()
    edited.write_text(text + "# edited\n")
    assert main(["generate", "1.32", "-o", str(tmp_path)]) == 0
    assert edited.read_text() == text


def test_a_file_of_ones_own_is_not_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "1.32", "-o", str(tmp_path)]) == 0
    package = tmp_path / "engine_v1_32"
    (package / ".DS_Store").write_text("")
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "models.pyc").write_text("")
    (package / "models.py").write_text("# edited\n")
    for name in ("mine.py", "ours/mine.py"):
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).write_text("mine")
    before = tree(package)
    capsys.readouterr()
    assert main(["generate", "1.32", "-o", str(tmp_path)]) == 2
    error = capsys.readouterr().err.splitlines()[-1]
    assert f"{package}/mine.py: this file and 1 more were not made by mobygen" in error
    assert "move" in error
    assert tree(package) == before
    for name in ("mine.py", "ours/mine.py"):
        (package / name).unlink()
    assert main(["generate", "1.32", "-o", str(tmp_path)]) == 0
    assert (package / "models.py").read_text() != "# edited\n"


def test_one_that_fails_keeps_no_other_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.yaml"
    data = yaml.safe_load((specs_dir() / "v1.32.yaml").read_text())
    data["definitions"]["Volume"]["properties"]["Lost"] = {"$ref": "#/definitions/Nowhere"}
    broken.write_text(yaml.safe_dump(data))
    output = tmp_path / "out"
    arguments = ["generate", "1.33", str(broken), "9.99", "-o", str(output)]
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out.splitlines()[-1].startswith("1 of 3 packages in ")
    errors = [line for line in err.splitlines() if line.startswith("mobygen: error: ")]
    assert len(errors) == 2
    assert "9.99" in errors[1]
    assert [path.name for path in output.iterdir()] == ["engine_v1_33"]


def test_two_documents_of_one_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.yaml"
    copy.write_bytes((specs_dir() / "v1.33.yaml").read_bytes())
    outcomes = generate_all(["1.33", str(copy)], output=tmp_path / "out")
    assert isinstance(outcomes[0], Report)
    assert "is that of 1.33 already" in str(outcomes[1])


def test_one_name_for_several(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", "1.33", "1.32", "--package", "engine"]) == 2
    assert "one name for 2 packages" in capsys.readouterr().err
