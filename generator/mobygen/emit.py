"""Writing a package: into a temporary directory, checked, then swapped into place.

A folder that mobygen did not make is never touched, nor one that has a file it did not make;
an interrupted run leaves the old package as it was.
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
MADE_BY = "mobygen"


def manifest(facts: Mapping[str, Any], files: Mapping[str, str]) -> str:
    """The manifest of a package: where it came from, and a hash of every file."""
    hashes = {name: hashlib.sha256(files[name].encode()).hexdigest() for name in sorted(files)}
    return json.dumps({"generator": MADE_BY, **facts, "files": hashes}, indent=2) + "\n"


def read_manifest(folder: Path) -> Mapping[str, Any]:
    """What the manifest of a folder says; nothing when it has none that can be read."""
    try:
        return members(json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def files_below(folder: Path) -> dict[str, Path]:
    """The files below a folder by their relative names, without what machines leave behind."""
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*"))}
    return {
        name.as_posix(): path
        for name, path in found.items()
        if not path.is_dir() and "__pycache__" not in name.parts and name.name != ".DS_Store"
    }


def check_target(target: Path) -> None:
    """Raise MobygenError unless `target` is free, empty, or a package that mobygen made."""
    try:
        _check_target(target)
    except OSError as error:
        raise _not_writable(target, f"cannot be looked at: {error.strerror or error}") from None


def _check_target(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise _refuse(target, "exists and is not a directory")
    if target.is_dir() and any(target.iterdir()):
        _check_contents(target)
    parent = next(p for p in target.absolute().parents if p.exists())
    if not parent.is_dir() or not os.access(parent, os.W_OK | os.X_OK):
        raise _not_writable(target, f"cannot write in {parent}")


def _check_contents(target: Path) -> None:
    made = read_manifest(target)
    if made.get("generator") != MADE_BY:
        raise _refuse(target, "was not made by mobygen")
    foreign = sorted(set(files_below(target)) - {MANIFEST, *members(made.get("files"))})
    if foreign:
        more = len(foreign) - 1
        files = f"this file and {more} more were" if more else "this file was"
        raise MobygenError(
            file=str(target / foreign[0]),
            problem=f"{files} not made by mobygen, and the whole folder is written anew",
            fix="move it out of the folder, or remove it",
        )


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
    try:
        return set(files_below(target)) == set(files) and all(
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


def _not_writable(target: Path, problem: str) -> MobygenError:
    fix = "choose another directory with -o, or make it writable"
    return MobygenError(file=str(target), problem=problem, fix=fix)


def _refuse(target: Path, why: str) -> MobygenError:
    return MobygenError(
        file=str(target),
        problem=f"{why}: not overwritten",
        fix="choose another directory with -o, or remove this one yourself",
    )
