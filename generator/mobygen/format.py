"""black, in process, one top-level definition at a time, with a cache.

Most definitions are the same in neighbouring API versions, so each is formatted once: the cache
maps the hash of the text (with black's version and mode) to the formatted text.
"""

from __future__ import annotations

import ast
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import black
from black.mode import TargetVersion

LINE_LENGTH = 100
_MODE = black.Mode(line_length=LINE_LENGTH, target_versions={TargetVersion.PY311})
_KEY_PREFIX = f"{version('black')}:{LINE_LENGTH}:".encode()
_POOL_THRESHOLD = 40
_DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def format_files(files: dict[str, str], *, cache: Path | None = None) -> dict[str, str]:
    """Format every `.py` of `files`; other files stay as they are."""
    chunks = {name: _chunks(text) for name, text in files.items() if name.endswith(".py")}
    wanted = {chunk for parts in chunks.values() for chunk, _ in parts}
    done = _format_all(sorted(wanted), cache or default_cache())
    return {
        name: (
            _join((done[chunk], alone) for chunk, alone in chunks[name]) if name in chunks else text
        )
        for name, text in files.items()
    }


def default_cache() -> Path:
    """Where formatted text is kept: `$XDG_CACHE_HOME/mobygen`, else `~/.cache/mobygen`."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "mobygen"


def _chunks(source: str) -> list[tuple[str, bool]]:
    """Split at top-level definitions; True marks a definition, which stands between blank lines."""
    lines = source.splitlines(keepends=True)
    cuts: list[tuple[int, bool]] = [(0, False)]
    for node in ast.parse(source).body:
        if isinstance(node, _DEFINITIONS):
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 1
            cuts += [(first, True), (node.end_lineno or node.lineno, False)]
    parts: list[tuple[str, bool]] = []
    for (start, alone), (end, _) in zip(cuts, [*cuts[1:], (len(lines), False)], strict=True):
        text = "".join(lines[start:end])
        if text.strip():
            parts.append((text.strip("\n") + "\n", alone))
    return parts


def _join(parts: Iterable[tuple[str, bool]]) -> str:
    """Two blank lines around definitions, as black has it."""
    return "\n\n".join(text for text, _ in parts)


def _format_all(chunks: list[str], cache: Path) -> dict[str, str]:
    keys = {chunk: hashlib.sha256(_KEY_PREFIX + chunk.encode()).hexdigest() for chunk in chunks}
    found = _read_cache(cache, keys)
    missing = [chunk for chunk in chunks if chunk not in found]
    fresh = dict(zip(missing, _format_missing(missing), strict=True))
    _write_cache(cache, {keys[chunk]: text for chunk, text in fresh.items()})
    return found | fresh


def _format_missing(chunks: list[str]) -> Iterator[str]:
    workers = min(os.cpu_count() or 1, 8)
    if len(chunks) < _POOL_THRESHOLD or workers == 1:
        yield from map(_format_one, chunks)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_format_one, chunks, chunksize=8)


def _format_one(chunk: str) -> str:
    return black.format_str(chunk, mode=_MODE)


def _open_cache(cache: Path) -> sqlite3.Connection:
    cache.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(cache / "format.sqlite3", timeout=30)
    connection.execute("CREATE TABLE IF NOT EXISTS text (key TEXT PRIMARY KEY, value TEXT)")
    return connection


def _read_cache(cache: Path, keys: dict[str, str]) -> dict[str, str]:
    try:
        with closing(_open_cache(cache)) as connection:
            rows = dict(_lookup(connection, list(keys.values())))
    except (OSError, sqlite3.Error):
        return {}  # a cache that cannot be read is only slow
    return {chunk: rows[key] for chunk, key in keys.items() if key in rows}


def _lookup(connection: sqlite3.Connection, keys: list[str]) -> Iterator[tuple[str, str]]:
    step = 500
    for start in range(0, len(keys), step):
        some = keys[start : start + step]
        marks = ",".join("?" * len(some))
        yield from connection.execute(f"SELECT key, value FROM text WHERE key IN ({marks})", some)


def _write_cache(cache: Path, rows: dict[str, str]) -> None:
    if not rows:
        return
    try:
        with closing(_open_cache(cache)) as connection, connection:
            connection.executemany("INSERT OR REPLACE INTO text VALUES (?, ?)", rows.items())
    except (OSError, sqlite3.Error):
        return
