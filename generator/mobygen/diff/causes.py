"""Why a change is in the documents, where that is known; and what a user chose to ignore.

`specs/causes.yaml` says per version which changes are the API's and which are corrections of a
document that was wrong, with the evidence, and what changed without showing in any schema.
Changes are meant by their ids, in which `*` stands for anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from mobygen.errors import MobygenError
from mobygen.values import is_list, is_map
from mobygen.versions import ApiVersion

CauseKind = Literal["api", "correction", "unknown"]
_MIRRORED = {
    "added": "removed",
    "removed": "added",
    "introduced": "lifted",
    "lifted": "introduced",
    "extracted": "inlined",
    "inlined": "extracted",
}


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something changed: the API did, or the document was corrected."""

    kind: CauseKind
    reason: str = ""
    evidence: str = ""


UNKNOWN = Cause("unknown")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of the changes of one version."""

    version: ApiVersion
    pattern: re.Pattern[str]
    cause: Cause


@dataclass(frozen=True, slots=True)
class Note:
    """A change of behaviour that no schema shows."""

    version: str
    text: str


@dataclass(frozen=True, slots=True)
class Causes:
    """What is known of a range of versions, oldest first; `backwards` when seen from the newest."""

    entries: tuple[Entry, ...] = ()
    notes: tuple[Note, ...] = ()
    backwards: bool = False

    def between(self, old: ApiVersion, new: ApiVersion) -> Causes:
        """What belongs to the versions after the older one, up to the newer one."""
        low, high = sorted((old, new))
        return Causes(
            tuple(e for e in self.entries if low < e.version <= high),
            tuple(n for n in self.notes if low < ApiVersion.parse(n.version) <= high),
            backwards=old > new,
        )

    def find(self, id: str) -> Cause | None:
        """The cause of a change: what the newest version says that has an entry for it."""
        id = mirrored(id) if self.backwards else id
        return next((e.cause for e in reversed(self.entries) if e.pattern.fullmatch(id)), None)


def mirrored(id: str) -> str:
    """The id of the same change seen from the other side."""
    head, _, last = id.rpartition(":")
    return f"{head}:{_MIRRORED.get(last, last)}"


def load_causes(path: Path) -> Causes:
    """Read `causes.yaml`; no file is no knowledge."""
    if not path.exists():
        return Causes()
    data = _read(path)
    entries: list[Entry] = []
    notes: list[Note] = []
    for version, about in data.items():
        try:
            api = ApiVersion.parse(str(version))
        except ValueError:
            raise _bad(path, str(version), "not an API version") from None
        # The last entry that fits decides: `api` is more exact than `correction`.
        for kind in ("correction", "api"):
            for item in about.get(kind) or ():
                cause = Cause(kind, str(item.get("reason") or ""), str(item.get("evidence") or ""))
                entries += (Entry(api, _pattern(p), cause) for p in item["changes"])
        notes += (Note(str(api), str(text)) for text in about.get("notes") or ())
    return Causes(tuple(entries), tuple(notes))


# -- ignoring ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ignored:
    """A change that the user knows of, and why it does not matter."""

    id: str
    reason: str
    pattern: re.Pattern[str]


def load_ignores(path: Path, newest: ApiVersion) -> list[Ignored]:
    """Read an ignore file: a list of `{id, reason}`, each with an optional `until` version.

    Raises:
        MobygenError: an entry has no reason, or is for versions before `newest` only.
    """
    data = _read(path)
    raw: Any = data.get("ignore")
    if not is_list(raw):
        raise _bad(path, "", "not an ignore file")
    return [_ignored(path, position, entry, newest) for position, entry in enumerate(raw)]


def _ignored(path: Path, position: int, entry: Any, newest: ApiVersion) -> Ignored:
    place = f"ignore[{position}]"
    if not is_map(entry):
        raise _bad(path, place, "not a mapping")
    unknown = sorted(set(map(str, entry)) - {"id", "reason", "until"})
    if unknown:
        raise _bad(path, place, f"unknown key `{unknown[0]}`")
    id, reason = str(entry.get("id") or ""), str(entry.get("reason") or "")
    if not id or not reason:
        raise _bad(path, place, "an entry needs `id` and `reason`")
    until = entry.get("until")
    if until is not None:
        try:
            limit = ApiVersion.parse(str(until))
        except ValueError:
            raise _bad(path, place, f"until: {until!r} is not an API version") from None
        if newest > limit:
            raise _bad(path, place, f"`{id}` was ignored until API {limit}: decide again")
    return Ignored(id, reason, _pattern(id))


def ignored_by(ignores: Iterable[Ignored], id: str) -> Ignored | None:
    """The entry that means the change, if there is one."""
    return next((entry for entry in ignores if entry.pattern.fullmatch(id)), None)


def unused(ignores: Iterable[Ignored], ids: Iterable[str]) -> Iterator[Ignored]:
    """Entries that mean no change of this comparison."""
    known = list(ids)
    for entry in ignores:
        if not any(entry.pattern.fullmatch(id) for id in known):
            yield entry


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in str(text).split("*")))


def _read(path: Path) -> Mapping[str, Any]:
    try:
        data: Any = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise _bad(path, "", error.strerror or "cannot be read") from None
    except yaml.YAMLError as error:
        raise _bad(path, "", f"not YAML: {' '.join(str(error).split())}") from None
    if not is_map(data):
        raise _bad(path, "", "not a mapping")
    return data


def _bad(path: Path, place: str, problem: str) -> MobygenError:
    return MobygenError(
        file=str(path),
        place=place,
        problem=problem,
        fix="see docs/diff.md for the form of the file",
        code="ignore-file",
    )
