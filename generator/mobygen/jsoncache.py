"""What takes seconds to work out from the documents, kept in the user's cache as JSON.

What is kept is found again only while all that it was made from is the same: the files it names,
and mobygen's own modules.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from mobygen import __version__
from mobygen.textcache import default_folder

_T = TypeVar("_T")
_ME = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Kept(Generic[_T]):
    """A kind of thing that is kept.

    Attributes:
        kind: The beginning of the name of its file.
        pack: Makes JSON of it.
        unpack: Makes it of JSON; KeyError, TypeError and ValueError mean that it has to be made.
    """

    kind: str
    pack: Callable[[_T], Any]
    unpack: Callable[[Any], _T]

    def get(
        self,
        inputs: Iterable[Path],
        make: Callable[[], _T],
        *,
        folder: Path | None = None,
        notice: Callable[[], None] = lambda: None,
    ) -> _T:
        """The thing that is kept for these inputs, or that `make` makes.

        Args:
            inputs: The files it is made from, besides mobygen's modules.
            make: Called when it is not there.
            folder: Where it is kept; the user's cache by default.
            notice: Called before `make`.
        """
        path = (folder or default_folder()) / f"{self.kind}-{_digest(inputs)[:24]}.json"
        with suppress(OSError, ValueError, KeyError, TypeError):
            return self.unpack(json.loads(path.read_text(encoding="utf-8")))
        notice()
        made = make()
        with suppress(OSError):  # it is made again the next time
            self._write(path, made)
        return made

    def _write(self, path: Path, made: _T) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(self.pack(made), ensure_ascii=False), encoding="utf-8")
        part.replace(path)
        for old in path.parent.glob(f"{self.kind}-*.json"):
            if old != path:
                old.unlink()


def tell_of_first_time() -> None:
    """Say on standard error why it takes a while."""
    print(
        "mobygen: note: the names of all versions are gathered; "
        "that takes some seconds, and only this first time",
        file=sys.stderr,
        flush=True,
    )


def _digest(inputs: Iterable[Path]) -> str:
    digest = hashlib.sha256(__version__.encode())
    for path in (*sorted(_ME.rglob("*.py")), *inputs):
        digest.update(f"\n{path.name}\n".encode())
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()
