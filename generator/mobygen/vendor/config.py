"""`[tool.mobygen]` of a project's pyproject.toml: the clients that it vendors."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mobygen.errors import MobygenError
from mobygen.pipeline import Job, Origin, check_package_name
from mobygen.resources import pinned_versions
from mobygen.selection import LISTS, MODES, Selection, nearest
from mobygen.values import is_list, is_map, members

_KEYS = ("version", "document", "target", "package", "mode", *LISTS)
_CLIENTS = "clients"


def load_jobs(path: Path) -> list[Job]:
    """The clients of a project; their folders and documents are relative to the file.

    Raises:
        MobygenError: It cannot be read, has no clients, or says something that makes no sense.
    """
    return [_job(path, origin, table) for origin, table in _tables(path)]


def selection_of(options: Mapping[str, Any], origin: Origin) -> Selection:
    """The selection that a table or a manifest's options describe.

    Raises:
        MobygenError: One of them is not of its type, or selects nothing.
    """
    for key in LISTS:
        value = options.get(key, [])
        if not is_list(value) or not all(isinstance(item, str) for item in value):
            raise origin.wrong(key, "not a list of strings", 'write ["…"]')
    for key in ("tags", "operations"):
        if options.get(key) == []:
            raise origin.wrong(key, "selects nothing", "leave it out to have all")
    if options.get("mode", "both") not in MODES:
        raise origin.wrong("mode", f"no mode {options['mode']}", f"use {', '.join(MODES)}")
    helpers: Sequence[str] | None = options.get("helpers")
    return Selection(
        mode=options.get("mode", "both"),
        tags=tuple(sorted(set(options.get("tags", ())))),
        operations=tuple(sorted(set(options.get("operations", ())))),
        helpers=None if helpers is None else tuple(sorted(set(helpers))),
    )


def _tables(path: Path) -> list[tuple[Origin, Mapping[str, Any]]]:
    origin = Origin(str(path), "tool.mobygen")
    table = members(_read(path).get("tool")).get("mobygen")
    if not is_map(table):
        problem = "there is no such table" if table is None else "not a table"
        fix = "add the table, or name a version: mobygen vendor 1.41 -o DIR"
        raise origin.wrong("", problem, fix)
    if _CLIENTS not in table:
        return [(origin, table)]
    if others := [key for key in table if key != _CLIENTS]:
        raise origin.wrong(others[0], "stands beside clients", "move it into a client")
    clients = table[_CLIENTS]
    if not is_list(clients) or not clients or not all(is_map(client) for client in clients):
        raise origin.wrong(_CLIENTS, "not a list of tables", "write [[tool.mobygen.clients]]")
    return [
        (Origin(str(path), f"{origin.place}.{_CLIENTS}[{number}]"), members(client))
        for number, client in enumerate(clients)
    ]


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise MobygenError(
            file=str(path),
            problem="no such file" if isinstance(error, FileNotFoundError) else str(error.strerror),
            fix="run this where pyproject.toml is, or name it with --config",
        ) from None
    except UnicodeDecodeError as error:
        raise MobygenError(file=str(path), problem=str(error), fix="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"^(.*) \(at line (\d+)", str(error))
        raise MobygenError(
            file=str(path),
            line=int(found[2]) if found else None,
            problem=found[1] if found else str(error),
            fix="write it as TOML",
        ) from None


def _job(path: Path, origin: Origin, table: Mapping[str, Any]) -> Job:
    for key, value in table.items():
        if key not in _KEYS:
            raise origin.wrong(key, "no such setting", nearest(key, _KEYS))
        if key not in LISTS and not isinstance(value, str):
            raise origin.wrong(key, "not a string", "put it into quotes")
    if "package" in table:
        check_package_name(table["package"], origin)
    return Job(
        spec=_spec(path, origin, table),
        folder=path.parent / table.get("target", "."),
        package=table.get("package"),
        selection=selection_of(table, origin),
        origin=origin,
    )


def _spec(path: Path, origin: Origin, table: Mapping[str, Any]) -> str:
    """The version that a client is pinned to, or the path of its own document."""
    version, document = table.get("version"), table.get("document")
    if version is not None and document is not None:
        raise origin.wrong("document", "stands beside a version", "leave one of them out")
    if document is not None:
        file = path.parent / str(document)
        if not file.is_file():
            raise origin.wrong("document", f"there is no file {file}", f"name it as from {path}")
        return str(file)
    if version is None:
        fix = 'add version = "1.41", or document = "swagger.yaml"'
        raise origin.wrong("", "neither a version nor a document", fix)
    known = pinned_versions()
    if version not in known:
        fix = f"use one from {known[0]} to {known[-1]} (mobygen versions), or document"
        raise origin.wrong("version", f"{version!r} is not an API version that is pinned", fix)
    return str(version)
