"""The catalogue of all versions, made once, and a way to look at small programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from mobygen.needs.analysis import analyse
from mobygen.needs.catalogue import Catalogue, load_catalogue
from mobygen.needs.project import read_project
from mobygen.needs.uses import Findings

Look = Callable[..., Findings]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(notice=lambda: None)


@pytest.fixture
def look(catalogue: Catalogue, tmp_path: Path) -> Look:
    """What is found in a program: a source, or several by their paths."""

    def found(
        source: str | Mapping[str, str], package: str = "engine_v1_47", version: str = "1.47"
    ) -> Findings:
        files = {"app.py": source} if isinstance(source, str) else source
        for name, text in files.items():
            path = tmp_path / "code" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
        return analyse(read_project(tmp_path / "code"), catalogue, package, version)

    return found
