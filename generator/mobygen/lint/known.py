"""The list of what was looked at before: `specs/lint-known.yaml`, subjects by code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from mobygen.errors import MobygenError
from mobygen.lint.survey import Sighting
from mobygen.values import is_list, is_map
from mobygen.yaml_reader import read_yaml
from mobygen.yaml_writer import write_yaml

FILE = "lint-known.yaml"
NEVER_KNOWN = frozenset({"overlay", "generation"})
_HEADER = (
    "# What documents were found to have and was looked at, by the code of `mobygen lint`.\n"
    "# Made by `mobygen lint --accept`; do not edit.\n"
)
Known = frozenset[tuple[str, str]]


def read_known(folder: Path) -> Known:
    """The list of a specs folder; empty when there is none."""
    path = _path(folder)
    if not path.exists():
        return frozenset()
    data = read_yaml(path.read_bytes(), file=str(path))
    if not is_map(data) or not all(map(is_list, data.values())):
        raise MobygenError(
            file=str(path),
            problem="not a list of subjects by code",
            fix="restore the file from the repository",
        )
    return frozenset((code, str(subject)) for code, some in data.items() for subject in some)


def write_known(folder: Path, known: Iterable[tuple[str, str]]) -> Path:
    """Write the list, sorted."""
    subjects: dict[str, list[str]] = defaultdict(list)
    for code, subject in sorted(set(known)):
        subjects[code].append(subject)
    path = _path(folder)
    path.write_text(_HEADER + write_yaml(dict(subjects), width=0), encoding="utf-8", newline="\n")
    return path


def _path(folder: Path) -> Path:
    return folder / FILE


def acceptable(sightings: Iterable[Sighting]) -> set[tuple[str, str]]:
    """What can be put on the list: not what keeps a client from being made."""
    return {(s.code, s.subject) for s in sightings if s.code not in NEVER_KNOWN}
