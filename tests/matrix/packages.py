"""Packages of many API versions in a temporary folder, and their modules."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from mobygen.errors import MobygenError
from mobygen.pipeline import generate_all


def generate_packages(versions: Sequence[str], folder: Path) -> dict[str, str]:
    """Generate packages into `folder`; the errors of those that failed, by version."""
    outcomes = generate_all(versions, output=folder)
    return {
        version: str(outcome)
        for version, outcome in zip(versions, outcomes, strict=True)
        if isinstance(outcome, MobygenError)
    }


def package_name(version: str) -> str:
    """`engine_v1_41` for 1.41."""
    return f"engine_v{version.replace('.', '_')}"


@contextmanager
def imported(version: str, folder: Path) -> Generator[ModuleType]:
    """The package of a version as a module, whatever of that name is imported already."""
    name = package_name(version)
    hidden = _taken(name)
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))
        _taken(name)
        sys.modules |= hidden


def _taken(name: str) -> dict[str, ModuleType]:
    """The modules of a package, which are removed."""
    names = [one for one in sys.modules if one == name or one.startswith(f"{name}.")]
    return {one: sys.modules.pop(one) for one in names}
