"""Importing the package is cheap: what is heavy comes with what needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import engine_v1_41
import pytest

HEAVY = {
    *("asyncio", "concurrent", "ssl", "http", "email", "urllib", "dataclasses", "inspect"),
    *("pathlib", "tempfile", "tarfile", "subprocess", "logging", "hashlib", "decimal", "uuid"),
}


def modules(statement: str) -> set[str]:
    """The modules that a statement imports beyond those of the interpreter and of msgspec."""
    code = f"import sys, msgspec; before = set(sys.modules); {statement}; "
    code += "print(*set(sys.modules) - before)"
    path = Path(engine_v1_41.__file__).parents[1]
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=path, capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement", ["import engine_v1_41", "from engine_v1_41 import Client; Client()"]
)
def test_the_blocking_client(statement: str) -> None:
    found = modules(statement)
    assert "engine_v1_41.models" in found
    assert {name for name in found if name.split(".")[0] in HEAVY} == set()
    assert {name for name in found if name.startswith("engine_v1_41.aio")} == set()


def test_the_asyncio_client() -> None:
    found = modules("from engine_v1_41 import AsyncClient")
    assert "asyncio" in found
    assert "engine_v1_41._runtime.aio_engine" in found
