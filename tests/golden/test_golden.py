"""What the generator renders, case by case: `cases/<name>/spec.yaml` gives `cases/<name>/expect/`.

A case folder is a specs folder of its own (names.yaml, overlays/, docs/). With the variable
MOBYGEN_ACCEPT=1 what is rendered now is written there; review the diff it makes.
"""

from __future__ import annotations

import ast
import os
import shutil
from pathlib import Path

import pytest

from mobygen.document import load_document
from mobygen.format import format_files
from mobygen.pipeline import build, document_version, load_knowledge
from mobygen.render import render_package
from mobygen.resources import templates_dir

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


def render(case: Path) -> dict[str, str]:
    document = load_document(case / "spec.yaml")
    knowledge = load_knowledge(case, document_version(document))
    files = render_package(build(document, knowledge, "case"), templates_dir())
    copied = templates_dir() / "runtime"
    rendered = {
        name: text
        for name, text in files.items()
        if not (copied / name).exists() and "/sync_" not in name and name != "__init__.py"
    }
    return format_files(rendered)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_renders_as_expected(case: Path) -> None:
    expect = case / "expect"
    rendered = render(case)
    if os.environ.get("MOBYGEN_ACCEPT"):
        shutil.rmtree(expect, ignore_errors=True)
        for name, text in rendered.items():
            (expect / name).parent.mkdir(parents=True, exist_ok=True)
            (expect / name).write_text(text, encoding="utf-8")
    expected = {
        path.relative_to(expect).as_posix(): path.read_text(encoding="utf-8")
        for path in expect.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sorted(rendered) == sorted(expected)
    for name, text in rendered.items():
        assert (
            text == expected[name]
        ), f"{case.name}/{name} differs: set MOBYGEN_ACCEPT=1 and review"


def test_a_hostile_document_becomes_data() -> None:
    """No call, import or f-string in the rendered code comes from the document."""
    case = Path(__file__).parent / "cases" / "hostile"
    for name, text in render(case).items():
        if not name.endswith(".py"):
            continue
        tree = ast.parse(text)
        imported = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert "os" not in imported, name
        called = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not called & {"__import__", "eval", "exec"}, name
