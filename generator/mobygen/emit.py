"""Writing a package: into a temporary directory, checked, then swapped into place.

A folder that mobygen did not make is never touched, and an interrupted run leaves the old
package as it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mobygen.errors import MobygenError
from mobygen.values import members

MANIFEST = "manifest.json"
_MADE_BY = "mobygen"


def manifest(facts: Mapping[str, Any], files: Mapping[str, str]) -> str:
    """The manifest of a package: where it came from, and a hash of every file."""
    hashes = {name: hashlib.sha256(files[name].encode()).hexdigest() for name in sorted(files)}
    return json.dumps({"generator": _MADE_BY, **facts, "files": hashes}, indent=2) + "\n"


def check_target(target: Path) -> None:
    """Raise MobygenError unless `target` is free, empty, or a package that mobygen made."""
    try:
        _check_target(target)
    except OSError as error:
        raise _not_writable(target, f"cannot be looked at: {error.strerror or error}") from None


def _check_target(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise _refuse(target, "exists and is not a directory")
    if target.is_dir() and any(target.iterdir()) and not _is_ours(target):
        raise _refuse(target, "was not made by mobygen")
    parent = next(p for p in target.absolute().parents if p.exists())
    if not parent.is_dir() or not os.access(parent, os.W_OK | os.X_OK):
        raise _not_writable(target, f"cannot write in {parent}")


def emit(files: Mapping[str, str], target: Path) -> bool:
    """Write `files` (relative name → text) as the directory `target`, all or nothing.

    Returns False, with nothing touched, when that is what is there already.
    """
    return emit_all([(files, target)])[0]


def emit_all(packages: Sequence[tuple[Mapping[str, str], Path]]) -> list[bool]:
    """Write several directories: all are ready before the first is swapped into its place."""
    for _, target in packages:
        check_target(target)
    changed = [not _is_there(files, target) for files, target in packages]
    staged: list[tuple[Path, Path]] = []
    try:
        for (files, target), change in zip(packages, changed, strict=True):
            if change:
                staging = _staging(target)
                staged.append((staging, target))
                _write(files, staging)
        for staging, target in staged:
            _swap(staging, target)
    finally:
        for staging, _ in staged:
            shutil.rmtree(staging, ignore_errors=True)
    return changed


def _staging(target: Path) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise _not_writable(target, f"cannot write: {error.strerror or error}") from None


def _is_there(files: Mapping[str, str], target: Path) -> bool:
    """True when `target` holds these files with these bytes, and nothing else but bytecode."""
    present = {
        path.relative_to(target).as_posix()
        for path in target.rglob("*")
        if not path.is_dir() and path.parent.name != "__pycache__"
    }
    try:
        return present == set(files) and all(
            (target / name).read_bytes() == text.encode() for name, text in files.items()
        )
    except OSError:
        return False


def _write(files: Mapping[str, str], staging: Path) -> None:
    for name, text in files.items():
        if name.endswith(".py"):
            compile(text, name, "exec", dont_inherit=True)
        path = staging / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    umask = os.umask(0)
    os.umask(umask)
    staging.chmod(0o777 & ~umask)  # mkdtemp's 0700 is not what a package wants


def _swap(staging: Path, target: Path) -> None:
    if not target.exists():
        staging.rename(target)
        return
    old = staging.with_name(staging.name + ".old")
    target.rename(old)
    try:
        staging.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _is_ours(target: Path) -> bool:
    try:
        data = json.loads((target / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return members(data).get("generator") == _MADE_BY


def _not_writable(target: Path, problem: str) -> MobygenError:
    fix = "choose another directory with -o, or make it writable"
    return MobygenError(file=str(target), problem=problem, fix=fix)


def _refuse(target: Path, why: str) -> MobygenError:
    return MobygenError(
        file=str(target),
        problem=f"{why}: not overwritten",
        fix="choose another directory with -o, or remove this one yourself",
    )
