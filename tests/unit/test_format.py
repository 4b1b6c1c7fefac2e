"""Formatting piece by piece gives what black gives for whole files."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from black import format_str
from black.mode import Mode, TargetVersion

from mobygen import format as under_test
from mobygen.document import load_document, resolve_spec
from mobygen.format import LINE_LENGTH, format_files, format_packages, pieces
from mobygen.pipeline import build, document_version, load_knowledge
from mobygen.render import render_package
from mobygen.resources import specs_dir, templates_dir
from mobygen.workers import Workers, workers

MODE = Mode(line_length=LINE_LENGTH, target_versions={TargetVersion.PY311})


@cache
def rendered(version: str) -> dict[str, str]:
    document = load_document(resolve_spec(version))
    knowledge = load_knowledge(specs_dir(), document_version(document))
    return render_package(build(document, knowledge, "engine"), templates_dir())


@pytest.fixture(scope="module")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def formatted(cache_folder: Path) -> dict[str, str]:
    return format_files(rendered("1.41"), cache=cache_folder)


def test_the_same_as_whole_files(formatted: dict[str, str]) -> None:
    for name, text in rendered("1.41").items():
        expected = format_str(text, mode=MODE) if name.endswith(".py") else text
        assert formatted[name] == expected, name


def test_black_is_happy(formatted: dict[str, str], tmp_path: Path) -> None:
    for name, text in formatted.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "black", "--check", "--line-length", "100"]
    run = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_what_was_formatted_is_not_formatted_again(
    formatted: dict[str, str], cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_test, "_format_batch", None)
    assert format_files(rendered("1.41"), cache=cache_folder) == formatted


def test_a_change_formats_only_what_changed(
    formatted: dict[str, str], cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = under_test._format_batch

    def watched(texts: list[str]) -> list[str]:
        seen.extend(texts)
        return real(texts)

    monkeypatch.setattr(under_test, "_format_batch", watched)
    name = "sync/containers.py"
    source = rendered("1.41")[name]
    start = source.index("def prune(")
    changed = source[:start] + source[start:].replace('"""Remove', '"""Throw away', 1)
    assert changed != source
    assert '"""Throw away' in format_files({name: changed}, cache=cache_folder)[name]
    assert len(seen) == 1


def test_a_cache_that_is_broken_is_only_slow(tmp_path: Path) -> None:
    files = {"a.py": "x = 'a'\n"}
    assert format_files(files, cache=tmp_path) == {"a.py": 'x = "a"\n'}
    for file in tmp_path.iterdir():
        file.write_bytes(b"not a database")
    assert format_files(files, cache=tmp_path) == {"a.py": 'x = "a"\n'}
    (tmp_path / "file").write_text("")
    assert format_files(files, cache=tmp_path / "file" / "cache") == {"a.py": 'x = "a"\n'}


def test_several_packages_on_several_cores(tmp_path: Path) -> None:
    packages = [
        {f"m{n}.py": f"class A{n % 40}:\n    x = {{ 'a' : {n % 40} }}\n" for n in range(80)},
        {"b.py": "x = 1;\n", "c.txt": "x = 1;\n"},
    ]
    seen: list[tuple[int, int]] = []
    with workers() as pool:
        first, second = format_packages(
            packages, pool, cache=tmp_path, progress=lambda done, total: seen.append((done, total))
        )
    assert first["m45.py"] == 'class A5:\n    x = {"a": 5}\n'
    assert second == {"b.py": "x = 1\n", "c.txt": "x = 1;\n"}
    assert seen[-1] == (41, 41)


CASES = {
    "comment above a definition": "x = 1\n# about f\ndef f(): pass\n# after f\ny=2\n",
    "assignments": "a = {'x':\n 1}\n\n\n\n\nb: int = 2\nc = 3 # c\n\n# of d\nd = 4\n'''Doc.'''\ne=5; f=6\n",
    "imports": "'''Doc.'''\nfrom __future__ import annotations\nimport a\nx = 1\ny = 2\n",
    "decorators": "@a\n@b( 1 )\ndef f(x): return  x\n@c\nclass C: pass\n",
    "nothing": "",
    "comment only": "# nothing here\n",
    "conditions": "if a:\n    b = 1\nelse:\n    def f(): ...\nc = 2\n",
    "class without head": "class A:\n" + "    def f(self): return 1\n\n\n" * 40,
    "class": 'class A:\n    """Doc."""\n    x: int\n'
    + "    def f(self, a): return { a }\n\n\n" * 40,
    "class with comments": 'class A:\n    """Doc."""\n\n'
    + "    # about f\n    def f(self, a):\n        return { a }\n    # end\n" * 30,
    "class with long methods": "class A:\n    x = 1\n"
    + "    async def f(self, a):\n\n        return { a }\n\n\n\n    def g(self):\n        pass\n"
    * 20,
    "class with overloads": "class A:\n    x = 1\n"
    + "    @overload\n    def f(self, a: int) -> int: ...\n    @overload\n"
    "    def f(self, a: str) -> str: ...\n    def f(self, a):\n        return a\n" * 20,
    "class with attributes last": "class A:\n    x = 1\n"
    + "    def f(self, a):\n        return a\n" * 40
    + "    y = 2\n",
    "text that looks like code": 'class A:\n    x = """\nclass _:\n    def f(): pass\n"""\n'
    + "    def f(self):\n        return '''\nclass _:\n'''\n" * 40,
}


@pytest.mark.parametrize("case", CASES)
def test_cases(case: str, tmp_path: Path) -> None:
    source = CASES[case]
    assert format_files({"a.py": source}, cache=tmp_path)["a.py"] == format_str(source, mode=MODE)


def test_large_classes_are_cut(tmp_path: Path) -> None:
    assert len(pieces(CASES["class with long methods"])) == 41
    assert len(pieces(CASES["assignments"])) > 2


def test_one_process_is_enough() -> None:
    assert list(Workers(processes=1).map(str, [1, 2])) == [(0, "1"), (1, "2")]
