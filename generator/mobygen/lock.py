"""`specs/lock.yaml`: for every pinned version, which upstream document its facts come from."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from mobygen.errors import MobygenError
from mobygen.values import is_map
from mobygen.versions import ApiVersion
from mobygen.yaml_reader import read_yaml
from mobygen.yaml_writer import write_yaml

LOCK = "lock.yaml"
_HEADER = """\
# What each pinned document was made from. Written by `mobygen pin`; do not edit.
# sha256 is that of the upstream document, facts_sha256 that of the file in this directory.
"""


@dataclass(frozen=True, slots=True)
class LockEntry:
    """Where a pinned document came from, and what is in it."""

    source: str
    commit: str
    sha256: str
    facts_sha256: str
    operations: int
    definitions: int


def read_lock(folder: Path) -> dict[str, LockEntry]:
    """The lock of a specs folder by version, oldest first; empty when there is none."""
    path = folder / LOCK
    if not path.exists():
        return {}
    data = read_yaml(path.read_bytes(), file=str(path))
    entries = data.get("versions") if is_map(data) else None
    if not is_map(entries):
        raise _broken(path, "", "not a lock")
    found: dict[str, LockEntry] = {}
    for version in sorted(entries, key=lambda text: _version(path, text)):
        found[version] = _entry(path, version, entries[version])
    return found


def lock_text(entries: dict[str, LockEntry]) -> str:
    """The text of a lock."""
    ordered = sorted(entries, key=ApiVersion.parse)
    return _HEADER + write_yaml({"versions": {v: asdict(entries[v]) for v in ordered}}, width=0)


def _version(path: Path, text: str) -> ApiVersion:
    try:
        return ApiVersion.parse(text)
    except ValueError:
        raise _broken(path, text, "not an API version") from None


def _entry(path: Path, version: str, raw: Any) -> LockEntry:
    if not is_map(raw):
        raise _broken(path, version, "not an entry")
    values: dict[str, Any] = {}
    for field in fields(LockEntry):
        value = raw.get(field.name)
        expected = int if field.name in ("operations", "definitions") else str
        if not isinstance(value, expected):
            raise _broken(path, version, f"`{field.name}` is missing or wrong")
        values[field.name] = value
    return LockEntry(**values)


def _broken(path: Path, place: str, problem: str) -> MobygenError:
    return MobygenError(
        file=str(path),
        place=place,
        problem=problem,
        fix="restore the file from the repository, or pin the version again",
        code="lock",
    )
