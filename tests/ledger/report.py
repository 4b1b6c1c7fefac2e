"""Writes docs/coverage.md: python -m tests.ledger.report FILE ... (files that MOBYGEN_LEDGER named)."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mobygen.versions import ApiVersion
from tests.ledger.declared import ACCEPTED, STAND_INS, Statuses, error_statuses, without_proof
from tests.ledger.records import Key, Ledger, Record, read

OUTPUT = Path(__file__).resolve().parents[2] / "docs" / "coverage.md"
MODES = ("sync", "async")
_NOTHING = Record()


@dataclass(frozen=True)
class Column:
    """The calls of one package to one daemon."""

    package: str
    engine: str
    api: str
    ledger: Ledger
    declared: Mapping[str, Statuses]

    @property
    def title(self) -> str:
        return f"Docker {self.engine}, API {self.package}"

    def record(self, operation: str, mode: str) -> Record:
        return self.ledger.get(Key(self.package, self.engine, self.api, operation, mode), _NOTHING)

    def without_success(self, mode: str) -> list[str]:
        return [each for each in self.declared if not self.record(each, mode).good.total()]

    def without_error(self, mode: str) -> list[str]:
        """Operations that declare an error that can be provoked, and none was."""
        return [
            each
            for each, statuses in self.declared.items()
            if not without_proof(statuses) and not self.record(each, mode).bad.total()
        ]

    def misfits(self, *, accepted: bool = False) -> list[tuple[str, str, int]]:
        """Operation, difference and how often, for those that are meant or those that are not."""
        return [
            (key.operation, misfit, count)
            for key, record in sorted(self.ledger.items(), key=lambda item: item[0])
            for misfit, count in sorted(record.misfits.items())
            if ((key.operation, misfit) in ACCEPTED) == accepted
        ]

    def undeclared(self) -> list[tuple[str, int]]:
        """Error statuses that the description does not know."""
        found = {
            (key.operation, status)
            for key, record in self.ledger.items()
            for status in record.bad
            if status >= 400 and status not in self.declared.get(key.operation, ())
        }
        return sorted(found)


def columns(ledger: Ledger) -> list[Column]:
    """The ledger by package and daemon, oldest API first."""
    found = sorted(
        {(key.package, key.engine, key.api) for key in ledger},
        key=lambda each: (ApiVersion.parse(each[2]), ApiVersion.parse(each[0]), each[1]),
    )
    declared = {package: error_statuses(package) for package, _, _ in found}
    return [
        Column(
            package,
            engine,
            api,
            {k: r for k, r in ledger.items() if (k.package, k.engine, k.api) == whose},
            declared[package],
        )
        for whose in found
        for package, engine, api in (whose,)
    ]


def gaps(column: Column) -> list[str]:
    """What is not proven, one line each."""
    lines = [f"{each}: no success, {m}" for m in MODES for each in column.without_success(m)]
    lines += [f"{each}: no error, {m}" for m in MODES for each in column.without_error(m)]
    lines += [f"{each}: {misfit}" for each, misfit, _ in column.misfits()]
    lines += [f"{each}: status {status} is not declared" for each, status in column.undeclared()]
    return lines


# -- the page --------------------------------------------------------------------------------


def page(found: Sequence[Column]) -> str:
    """The whole of docs/coverage.md."""
    return "\n".join([*_head(), *_figures(found), *_table(found), *_notes(found)])


def _head() -> list[str]:
    return [
        "# Which operations ran on a live daemon",
        "",
        "Made by `make coverage-report` from what the live tests called; do not edit. Every answer "
        "was compared with its model, member by member: what the client would forgive (an unknown "
        "member, a null or a type that the model has no place for) counts as a mismatch here.",
        "",
    ]


def _figures(found: Sequence[Column]) -> list[str]:
    head = ["", *(column.title for column in found)]
    rows = [
        ["operations", *(str(len(column.declared)) for column in found)],
        *(
            [f"with a success, {mode}", *(_with_success(column, mode) for column in found)]
            for mode in MODES
        ),
        *(
            [f"with an error, {mode}", *(_with_error(column, mode) for column in found)]
            for mode in MODES
        ),
        ["answers", *(f"{_answers(column):,}" for column in found)],
        ["mismatches", *(str(sum(n for *_, n in column.misfits())) for column in found)],
        ["statuses that are not declared", *(str(len(c.undeclared())) for c in found)],
    ]
    return [*_markdown(head, rows), ""]


def _with_success(column: Column, mode: str) -> str:
    total = len(column.declared)
    return f"{total - len(column.without_success(mode))} of {total}"


def _with_error(column: Column, mode: str) -> str:
    total = sum(not without_proof(statuses) for statuses in column.declared.values())
    return f"{total - len(column.without_error(mode))} of {total} where one can be provoked"


def _answers(column: Column) -> int:
    return sum(r.good.total() + r.bad.total() for r in column.ledger.values())


def _table(found: Sequence[Column]) -> list[str]:
    operations = list(dict.fromkeys(each for column in found for each in column.declared))
    head = ["operation", *(f"{column.title}, {mode}" for column in found for mode in MODES)]
    rows = [
        [
            f"{operation}{' (a)' if operation in STAND_INS else ''}",
            *(_cell(column, operation, mode) for column in found for mode in MODES),
        ]
        for operation in operations
    ]
    return [
        "## Operations",
        "",
        "The statuses that came, with how often: successes, then errors. A 200 among the errors is a "
        "stream that began well and told of an error later. A dash: that API version has no such "
        "operation.",
        "",
        *_markdown(head, rows),
        "",
    ]


def _cell(column: Column, operation: str, mode: str) -> str:
    if operation not in column.declared:
        return "-"
    record = column.record(operation, mode)
    good, bad = (
        " ".join(f"{status}×{count}" for status, count in sorted(counts.items()) if count > 0)
        for counts in (record.good, record.bad)
    )
    if not bad and without_proof(column.declared[operation]):
        return good or "**none**"
    return f"{good or '**none**'}; {bad or '**none**'}"


def _notes(found: Sequence[Column]) -> list[str]:
    lines = ["## Notes", ""]
    lines += [f"- (a) {name}: {text}." for name, text in STAND_INS.items()]
    lines += [
        "- Where 500 is the only error that is declared, none is asked for: it takes a daemon that "
        "is broken."
    ]
    for (operation, misfit), why in ACCEPTED.items():
        if any(
            (o, m) == (operation, misfit) for c in found for o, m, _ in c.misfits(accepted=True)
        ):
            lines.append(f"- {operation}, `{misfit}`: meant, for {why}.")
    for column in found:
        missing = gaps(column)
        if missing:
            lines += ["", f"Not proven on {column.title}:", ""]
            lines += [f"- {each}" for each in missing]
    return [*lines, ""]


def _markdown(head: list[str], rows: Iterable[list[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def main(arguments: Sequence[str]) -> int:
    if not arguments:
        print("usage: python -m tests.ledger.report FILE ...", file=sys.stderr)
        return 2
    missing = [path for path in arguments if not Path(path).is_file()]
    if missing:
        print(f"{missing[0]}: no such file; MOBYGEN_LEDGER=FILE makes it", file=sys.stderr)
        return 2
    OUTPUT.write_text(page(columns(read(map(Path, arguments)))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
