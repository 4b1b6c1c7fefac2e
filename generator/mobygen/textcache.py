"""A cache of texts by key, in one file below the user's cache directory.

Losing it costs time, never correctness: whatever goes wrong with it is the same as not having it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

_FILE = "texts-1.sqlite3"
_LARGEST = 256_000_000
_ROWS_PER_QUERY = 500


def default_folder() -> Path:
    """Where caches are kept: `$XDG_CACHE_HOME/mobygen`, else `~/.cache/mobygen`."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "mobygen"


def read_texts(folder: Path, keys: Iterable[str]) -> dict[str, str]:
    """The texts of those keys that the cache knows."""
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        return {}
    try:
        with closing(_open(folder)) as connection:
            rows = dict(_lookup(connection, wanted))
        return {key: zlib.decompress(value).decode() for key, value in rows.items()}
    except (OSError, sqlite3.Error, zlib.error, TypeError, ValueError):
        return {}


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Keep texts by key."""
    if not texts:
        return
    rows = ((key, zlib.compress(text.encode(), 1)) for key, text in texts.items())
    try:
        _forget_if_too_large(folder / _FILE)
        with closing(_open(folder)) as connection, connection:
            connection.executemany("INSERT OR REPLACE INTO text VALUES (?, ?)", rows)
    except (OSError, sqlite3.Error):
        return


def _open(folder: Path) -> sqlite3.Connection:
    folder.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(folder / _FILE, timeout=30)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # lost or torn, it is made again
        connection.execute("CREATE TABLE IF NOT EXISTS text (key TEXT PRIMARY KEY, value BLOB)")
    except BaseException:
        connection.close()
        raise
    return connection


def _lookup(connection: sqlite3.Connection, keys: list[str]) -> Iterator[tuple[str, bytes]]:
    for start in range(0, len(keys), _ROWS_PER_QUERY):
        some = keys[start : start + _ROWS_PER_QUERY]
        marks = ",".join("?" * len(some))
        yield from connection.execute(f"SELECT key, value FROM text WHERE key IN ({marks})", some)


def _forget_if_too_large(file: Path) -> None:
    """Begin anew rather than grow without end; what is needed is soon there again."""
    with contextlib.suppress(OSError):
        if file.stat().st_size > _LARGEST:
            file.unlink()
