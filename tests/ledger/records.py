"""What is kept of the calls: one record for each operation, mode, daemon and package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec


class Key(msgspec.Struct, frozen=True, order=True):
    """Whose calls a record is about.

    Attributes:
        package: The API version of the package that made the calls, e.g. `1.41`.
        engine: The daemon's engine version, e.g. `20.10.24`.
        api: The newest API version that the daemon speaks.
        operation: The operationId.
        mode: `sync` or `async`.
    """

    package: str
    engine: str
    api: str
    operation: str
    mode: str


@dataclass
class Record:
    """The calls of one operation.

    Attributes:
        good: Calls whose answer was a success to its end, by status.
        bad: Calls that failed, by status; 200 where a stream reported the error.
        misfits: Differences between answers and models, with how often each was seen.
    """

    good: Counter[int] = field(default_factory=Counter[int])
    bad: Counter[int] = field(default_factory=Counter[int])
    misfits: Counter[str] = field(default_factory=Counter[str])

    def add(self, other: Record) -> None:
        self.good += other.good
        self.bad += other.bad
        self.misfits += other.misfits


Ledger = dict[Key, Record]


class _Line(msgspec.Struct):
    key: Key
    good: dict[int, int]
    bad: dict[int, int]
    misfits: dict[str, int]


def append(path: Path, ledger: Ledger) -> None:
    """Add a run's records to a file of JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        for key, record in sorted(ledger.items(), key=lambda item: item[0]):
            line = _Line(
                key,
                dict(sorted(record.good.items())),
                dict(sorted(record.bad.items())),
                dict(sorted(record.misfits.items())),
            )
            file.write(msgspec.json.encode(line) + b"\n")


def read(paths: Iterable[Path]) -> Ledger:
    """The records of several files, added up."""
    ledger: Ledger = {}
    for line in _lines(paths):
        record = Record(Counter(line.good), Counter(line.bad), Counter(line.misfits))
        ledger.setdefault(line.key, Record()).add(record)
    return ledger


def _lines(paths: Iterable[Path]) -> Iterator[_Line]:
    for path in paths:
        yield from msgspec.json.Decoder(_Line).decode_lines(path.read_bytes())
