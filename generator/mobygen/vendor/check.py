"""Whether a package in a project is exactly what its pin gives, and if not, why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mobygen.emit import MANIFEST
from mobygen.errors import MobygenError
from mobygen.pipeline import Job, Made
from mobygen.resources import pinned_versions
from mobygen.values import is_map, members
from mobygen.vendor.config import selection_of

_INPUTS = {
    "version": "mobygen",
    "spec_sha256": "the API document",
    "overlays_sha256": "the overlays",
    "docs_sha256": "the docs",
    "names_sha256": "the names",
    "templates_sha256": "the templates",
    "api_version": "the API version",
    "options": "what was asked for",
}


def job_of(folder: Path) -> Job:
    """What a package's own manifest says it was made from.

    Raises:
        MobygenError: It has no manifest of ours, or was made from a document that is not pinned.
    """
    facts = _manifest(folder)
    options = members(facts.get("options"))
    version = str(facts.get("api_version"))
    if facts.get("generator") != "mobygen":
        raise MobygenError(
            file=str(folder / MANIFEST), problem="not a package of mobygen", fix="name another"
        )
    if "document" in options or version not in pinned_versions():
        raise MobygenError(
            file=str(folder),
            problem="it was made from a document of your own",
            fix="name the document in pyproject.toml, and check it from there",
        )
    return Job(version, folder.parent, folder.name, selection_of(options))


def differences(made: Made) -> Iterator[str]:
    """One line for each way in which what is there differs from what was just made."""
    folder = made.rendered.target
    if not folder.is_dir():
        yield f"{folder}: missing: run mobygen vendor"
        return
    facts = _manifest(folder)
    stated = members(facts.get("files"))
    present = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if not path.is_dir() and "__pycache__" not in path.parts
    }
    outdated = False
    for name in sorted({*made.files, *present}):
        if name == MANIFEST and name in present:
            continue
        if name not in present:
            missing = name in stated or not stated
            outdated |= not missing
            if missing:
                yield f"{folder / name}: missing"
        elif (text := _text(present[name])) != made.files.get(name, "").encode():
            edited = _digest(text) != stated.get(name)
            outdated |= not edited
            if edited:
                yield f"{folder / name}: " + ("edited by hand" if name in stated else "extra file")
        elif name not in made.files:
            yield f"{folder / name}: extra file"
    now: dict[str, Any] = json.loads(made.files[MANIFEST])
    changed = [what for key, what in _INPUTS.items() if facts.get(key) != now[key]]
    if changed or outdated:
        why = ", ".join(changed) or "mobygen itself"
        yield f"{folder}: out of date: other than when it was made: {why}"
    elif MANIFEST in present and stated != now["files"]:
        yield f"{folder / MANIFEST}: edited by hand"


def _manifest(folder: Path) -> Mapping[str, Any]:
    try:
        data = json.loads(_text(folder / MANIFEST))
    except (OSError, ValueError):
        return {}
    return data if is_map(data) else {}


def _text(path: Path) -> bytes:
    """A file as it was written: git may have given it other line ends, which edits nothing."""
    return path.read_bytes().replace(b"\r\n", b"\n")


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
