"""Where the templates and the pinned documents are: in the wheel, or in the checkout."""

from __future__ import annotations

from pathlib import Path

from mobygen.errors import MobygenError
from mobygen.lock import read_lock

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def is_checkout() -> bool:
    """True when mobygen runs from a checkout of its repository, not from a wheel."""
    return not (_PACKAGE / "_data").is_dir()


def templates_dir() -> Path:
    """The directory with `package/` (templates) and `runtime/` (copied files)."""
    return _find("templates")


def specs_dir() -> Path:
    """The directory with the pinned documents, their lock, overlays, names and docs."""
    return _find("specs")


def pinned_versions() -> list[str]:
    """The API versions that are pinned, oldest first."""
    return list(read_lock(specs_dir()))


def _find(name: str) -> Path:
    folder = (_CHECKOUT if is_checkout() else _PACKAGE / "_data") / name
    if not folder.is_dir():
        raise MobygenError(
            file=str(folder),
            problem="a part of mobygen is missing",
            fix="install mobygen again",
            code="installation",
        )
    return folder
