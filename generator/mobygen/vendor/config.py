"""`[tool.mobygen]` of a project's pyproject.toml: the clients that it vendors."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mobygen.errors import MobygenError
from mobygen.pipeline import Job, check_package_name
from mobygen.selection import MODES, Selection, nearest
from mobygen.values import is_list, is_map

PYPROJECT = "pyproject.toml"
_LISTS = ("tags", "operations", "helpers")
_KEYS = ("version", "document", "target", "package", "mode", *_LISTS)


def load_jobs(path: Path) -> list[Job]:
    """The clients of a project; their folders and documents are relative to the file.

    Raises:
        MobygenError: It cannot be read, has no clients, or says something that makes no sense.
    """
    tables = _tables(path)
    jobs = [_job(path, place, table) for place, table in tables]
    seen: dict[Path, str] = {}
    for job, (place, _) in zip(jobs, tables, strict=True):
        target = (job.folder / (job.package or _default_name(job))).resolve()
        for other, first in seen.items():
            if target == other or target in other.parents or other in target.parents:
                raise _wrong(path, place, f"the folder {target} is that of {first}", "name another")
        seen[target] = place
    return jobs


def _tables(path: Path) -> list[tuple[str, dict[str, Any]]]:
    place = "tool.mobygen"
    table = _read(path).get("tool", {}).get("mobygen")
    if not is_map(table):
        fix = "add the table, or name a version: mobygen vendor 1.41 -o DIR"
        raise _wrong(path, place, "there is no such table" if table is None else "no table", fix)
    if "clients" not in table:
        return [(place, table)]
    if others := [key for key in table if key != "clients"]:
        raise _wrong(path, f"{place}.{others[0]}", "stands beside clients", "move it into a client")
    clients = table["clients"]
    if not is_list(clients) or not clients or not all(is_map(client) for client in clients):
        raise _wrong(
            path, f"{place}.clients", "no list of tables", "write [[tool.mobygen.clients]]"
        )
    return [(f"{place}.clients[{number}]", client) for number, client in enumerate(clients)]


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise MobygenError(
            file=str(path),
            problem="no such file" if isinstance(error, FileNotFoundError) else str(error),
            fix="run this where pyproject.toml is, or name it with --config",
        ) from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"^(.*) \(at line (\d+)", str(error))
        raise MobygenError(
            file=str(path),
            line=int(found[2]) if found else None,
            problem=found[1] if found else str(error),
            fix="write it as TOML",
        ) from None


def _job(path: Path, place: str, table: Mapping[str, Any]) -> Job:
    for key, value in table.items():
        if key not in _KEYS:
            raise _wrong(path, f"{place}.{key}", "no such setting", nearest(key, _KEYS))
        if key in _LISTS:
            if not is_list(value) or not all(isinstance(item, str) for item in value):
                raise _wrong(path, f"{place}.{key}", "not a list of strings", 'write ["…"]')
        elif not isinstance(value, str):
            raise _wrong(path, f"{place}.{key}", "not a string", "put it into quotes")
    if ("version" in table) == ("document" in table):
        fix = 'write version = "1.41", or document = "swagger.yaml"'
        raise _wrong(path, place, "neither one version nor one document", fix)
    for key in ("tags", "operations"):
        if table.get(key) == []:
            raise _wrong(path, f"{place}.{key}", "selects nothing", "leave it out to have all")
    if table.get("mode", "both") not in MODES:
        raise _wrong(path, f"{place}.mode", f"no mode {table['mode']}", f"use {', '.join(MODES)}")
    if "package" in table:
        check_package_name(table["package"])
    document = table.get("document")
    return Job(
        spec=table["version"] if document is None else str(path.parent / document),
        folder=path.parent / table.get("target", "."),
        package=table.get("package"),
        selection=selection_of(table),
    )


def selection_of(options: Mapping[str, Any]) -> Selection:
    """The selection that a table or a manifest's options, found good, describe."""
    helpers: Sequence[str] | None = options.get("helpers")
    return Selection(
        mode=options.get("mode", "both"),
        tags=tuple(sorted(set(options.get("tags", ())))),
        operations=tuple(sorted(set(options.get("operations", ())))),
        helpers=None if helpers is None else tuple(sorted(set(helpers))),
    )


def _default_name(job: Job) -> str:
    return f"engine_v{job.spec.replace('.', '_')}"


def _wrong(path: Path, place: str, problem: str, fix: str) -> MobygenError:
    return MobygenError(file=str(path), place=place, problem=problem, fix=fix, code="config")
