"""Whether a package in a project is exactly what its pin gives, and if not, why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mobygen.emit import MADE_BY, MANIFEST, files_below, read_manifest
from mobygen.errors import MobygenError
from mobygen.pipeline import Job, Made, Origin
from mobygen.resources import pinned_versions
from mobygen.values import members
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
    file = folder / MANIFEST
    facts = read_manifest(folder)
    options = members(facts.get("options"))
    version = facts.get("api_version")
    if facts.get("generator") != MADE_BY:
        problem = "not a package of mobygen" if file.exists() else "no such file"
        raise MobygenError(file=str(file), problem=problem, fix="name the folder of a package")
    if "document" in options:
        raise MobygenError(
            file=str(file),
            place="options.document",
            problem="it was made from a document of your own",
            fix="name the document in pyproject.toml, and check it from there",
        )
    origin = Origin(str(file), "options")
    if not isinstance(version, str) or version not in pinned_versions():
        raise MobygenError(
            file=str(file),
            place="api_version",
            problem=f"{version!r} is not an API version that is pinned",
            fix="restore the file, or use the mobygen that made it",
        )
    package = str(options.get("package", folder.name))
    return Job(version, folder.parent, package, selection_of(options, origin), origin)


def differences(made: Made, folder: Path | None = None) -> Iterator[str]:
    """One line for each way in which what is there differs from what was just made.

    Args:
        made: The package.
        folder: Where it is, under whatever name; by default where it would be written.
    """
    folder = folder or made.rendered.target
    if not folder.is_dir():
        yield f"{folder}: " + ("not a folder" if folder.exists() else "missing: run mobygen vendor")
        return
    if not (folder / MANIFEST).exists():
        yield f"{folder / MANIFEST}: missing"
    facts = read_manifest(folder)
    stated = members(facts.get("files"))
    present = files_below(folder)
    outdated = False
    for name in sorted({*made.files, *present}):
        if name == MANIFEST:
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
                ours = name in stated or name in made.files
                yield f"{folder / name}: " + ("edited by hand" if ours else "extra file")
        elif name not in made.files:
            yield f"{folder / name}: extra file"
    now: dict[str, Any] = json.loads(made.files[MANIFEST])
    changed = [what for key, what in _INPUTS.items() if facts and facts.get(key) != now[key]]
    if changed or outdated:
        why = ", ".join(changed) or "mobygen itself"
        yield f"{folder}: out of date: other than when it was made: {why}"
    elif MANIFEST in present and facts != now:
        yield f"{folder / MANIFEST}: edited by hand"


def _text(path: Path) -> bytes:
    """A file as it was written: git may have given it other line ends, which edits nothing."""
    return path.read_bytes().replace(b"\r\n", b"\n")


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
