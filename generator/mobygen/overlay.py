"""Strict OpenAPI overlays: what no spec states, and what specs state wrongly, as data.

An overlay document holds actions (a JSONPath target and an update or a removal). On top of the
standard each action says the API versions it holds for (`x-api`), why (`x-reason`), how we know
(`x-evidence`) and optionally what it expects to find (`x-expect`), so that an overlay cannot rot:
an action that matches nothing in a version it claims, or finds something else than it expects,
fails the build. This module knows nothing of Docker.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonpath
import yaml

from mobygen.errors import MobygenError, raise_or_collect
from mobygen.values import is_list, is_map
from mobygen.versions import ApiVersion, VersionRange

ABSENT = "(absent)"
_DEFINITIONS = "#/definitions/"
_REQUIRED_KEYS = ("target", "x-api", "x-reason", "x-evidence")
_KNOWN_KEYS = frozenset({*_REQUIRED_KEYS, "x-expect", "update", "remove", "description"})


@dataclass(frozen=True, slots=True)
class Action:
    """One correction: where, what, for which versions, and why."""

    file: str
    index: int
    target: str
    versions: VersionRange
    expect: dict[str, Any]
    update: Any
    remove: bool
    reason: str
    evidence: str

    @property
    def place(self) -> str:
        """Where the action stands, for error messages."""
        return f"actions[{self.index}] ({self.target})"


@dataclass(frozen=True, slots=True)
class Overlays:
    """All actions of a folder of overlay documents, in file name order."""

    actions: tuple[Action, ...]
    sha256: str


def load_overlays(folder: Path) -> Overlays:
    """Read every `*.yaml` overlay of `folder`; raise MobygenError at the first bad action."""
    digest = hashlib.sha256()
    actions: list[Action] = []
    for path in sorted(folder.glob("*.yaml")):
        raw = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + raw + b"\0")
        document = _load_yaml(path, raw)
        for index, entry in enumerate(document.get("actions") or []):
            actions.append(_read_action(path.name, index, entry))
    return Overlays(tuple(actions), digest.hexdigest())


def apply_overlays(
    data: dict[str, Any],
    overlays: Iterable[Action],
    version: ApiVersion,
    *,
    misfits: list[MobygenError] | None = None,
) -> dict[str, Any]:
    """Apply, in place, every action that holds for `version`; return `data`.

    An action that does not fit raises. With `misfits` it is left out and its error is added to
    that list: for documents that are not ours, which may be older or newer than what the actions
    were written for.
    """
    for action in overlays:
        if version not in action.versions:
            continue
        try:
            _apply(data, action, version)
        except MobygenError as error:
            raise_or_collect(error, misfits)
    return data


def without_loose_ends(
    data: dict[str, Any],
    overlays: Iterable[Action],
    version: ApiVersion,
    misfits: list[MobygenError],
) -> list[Action]:
    """The actions that refer to nothing but what a document has, or gets from the others.

    The errors of those left out are added to `misfits`.
    """
    kept = [action for action in overlays if version in action.versions]
    while True:
        there = set(apply_overlays(_copy(data), kept, version, misfits=[]).get("definitions") or {})
        loose = [a for a in kept if not there.issuperset(_referred(a.update))]
        if not loose:
            return kept
        for action in loose:
            kept.remove(action)
            missing = sorted(set(_referred(action.update)) - there)
            misfits.append(
                MobygenError(
                    file=action.file,
                    place=action.place,
                    problem=f"there is no definition {missing[0]} in API {version}",
                    fix="correct it or narrow `x-api` of the action",
                )
            )


def _referred(update: Any) -> Iterator[str]:
    """The definitions that an update refers to."""
    if is_map(update):
        for value in update.values():
            yield from _referred(value)
    elif is_list(update):
        for value in update:
            yield from _referred(value)
    elif isinstance(update, str) and update.startswith(_DEFINITIONS):
        yield update.removeprefix(_DEFINITIONS)


def _load_yaml(path: Path, raw: bytes) -> dict[str, Any]:
    try:
        document = yaml.load(raw, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise MobygenError(
            file=str(path), problem=f"not YAML: {_one_line(error)}", fix="repair the overlay"
        ) from None
    if not is_map(document) or "overlay" not in document:
        raise MobygenError(
            file=str(path),
            problem="not an overlay document",
            fix="start it with `overlay: 1.1.0`, `info` and `actions`",
        )
    return document


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _read_action(file: str, index: int, entry: dict[str, Any]) -> Action:
    place = f"actions[{index}] ({entry.get('target')})"

    def bad(problem: str, fix: str) -> MobygenError:
        return MobygenError(file=file, place=place, problem=problem, fix=fix)

    for key in _REQUIRED_KEYS:
        if not isinstance(entry.get(key), str):
            raise bad(f"`{key}` is missing or not a string", f"give the action a `{key}`")
    unknown = sorted(set(entry) - _KNOWN_KEYS)
    if unknown:
        raise bad(f"unknown key `{unknown[0]}`", "remove it or correct its spelling")
    if ("update" in entry) == bool(entry.get("remove")):
        raise bad("an action has either `update` or `remove: true`", "keep exactly one of them")
    try:
        versions = VersionRange(entry["x-api"])
    except ValueError as error:
        raise bad(str(error), "write x-api like '>=1.25 <1.41' or '1.27'") from None
    return Action(
        file=file,
        index=index,
        target=entry["target"],
        versions=versions,
        expect=entry.get("x-expect") or {},
        update=entry.get("update"),
        remove=bool(entry.get("remove")),
        reason=entry["x-reason"],
        evidence=entry["x-evidence"],
    )


def _apply(data: dict[str, Any], action: Action, version: ApiVersion) -> None:
    def bad(problem: str, fix: str) -> MobygenError:
        return MobygenError(file=action.file, place=action.place, problem=problem, fix=fix)

    try:
        matches = list(jsonpath.finditer(action.target, data))
    except jsonpath.JSONPathError as error:
        raise bad(f"not a JSONPath: {_one_line(error)}", "correct the target") from None
    if not matches:
        raise bad(
            f"matches nothing in API {version}",
            "correct the target or narrow `x-api` of the action",
        )
    # Removals from one list must not shift the positions of later ones.
    for match in reversed(matches) if action.remove else matches:
        for path, expected in action.expect.items():
            found = _find(match.obj, path)
            if found != expected:
                raise bad(
                    f"expected {json.dumps(expected)} at {path} in API {version}, "
                    f"found {json.dumps(found)[:120]}",
                    "upstream changed here: review the action, then correct or narrow it",
                )
        if action.remove:
            _remove(data, match.parts)
        else:
            _merge(match.obj, action.update, bad)


def _find(node: Any, path: str) -> Any:
    for part in path.strip("/").split("/") if path.strip("/") else []:
        part = part.replace("~1", "/").replace("~0", "~")
        if is_map(node) and part in node:
            node = node[part]
        elif is_list(node) and part.isdigit() and int(part) < len(node):
            node = node[int(part)]
        else:
            return ABSENT
    return node


def _remove(data: Any, parts: Sequence[int | str]) -> None:
    for part in parts[:-1]:
        data = data[part]
    del data[parts[-1]]


def _merge(target: Any, update: Any, bad: Any) -> None:
    if is_list(target):
        target.extend(_copy(update) if is_list(update) else [_copy(update)])
    elif is_map(target) and is_map(update):
        _merge_maps(target, update)
    else:
        raise bad("the target is neither an object nor an array", "target its parent instead")


def _merge_maps(target: dict[str, Any], update: dict[str, Any]) -> None:
    for key, value in update.items():
        key = str(key)  # response statuses are YAML ints
        present = target.get(key)
        if is_map(present) and is_map(value):
            _merge_maps(present, value)
        elif is_list(present) and is_list(value):
            present.extend(_copy(value))
        else:
            target[key] = _copy(value)


def _copy(value: Any) -> Any:
    if is_map(value):
        return {str(key): _copy(item) for key, item in value.items()}
    if is_list(value):
        return [_copy(item) for item in value]
    return value
