"""The ledger of the live tests: what it finds wrong with an answer, and how it adds up runs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from engine_v1_41 import ContainerSummary, NetworkSummary, SystemVersion

from tests.ledger.declared import error_statuses
from tests.ledger.fit import misfits
from tests.ledger.records import Key, Ledger, Record, append, read
from tests.ledger.report import OUTPUT, columns, gaps, main, page


@pytest.mark.parametrize(
    ("data", "type", "expected"),
    [
        (b'[{"Id": "x", "Names": null}]', list[ContainerSummary], []),
        (b'[{"Nonsense": 1}]', list[ContainerSummary], ["unknown member: $[].Nonsense"]),
        (
            b'[{"Ports": [{"PrivatePort": 1, "Type": "tcp", "New": 1}]}]',
            list[ContainerSummary],
            ["unknown member: $[].Ports[].New"],
        ),
        (
            b'[{"Ports": [{"PrivatePort": 1, "Type": "pigeon"}]}]',
            list[ContainerSummary],
            ["unlisted value: $[].Ports[].Type is 'pigeon'"],
        ),
        (b'{"Labels": {"New": "x"}, "IPAM": {}}', NetworkSummary, []),
        (b'{"IPAM": {"Other": 1}}', NetworkSummary, ["unknown member: $.IPAM.Other"]),
        (
            b'{"Version": 5}',
            SystemVersion,
            ["read leniently: Expected `str`, got `int` - at `$.Version`"],
        ),
        (b"null", list[NetworkSummary], ["read leniently: Expected `array`, got `null`"]),
    ],
)
def test_differences_from_the_model(data: bytes, type: type, expected: list[str]) -> None:
    assert misfits(data, type) == expected


def complete() -> Ledger:
    """All operations called, all errors provoked, on one daemon."""
    return {
        Key("1.41", "20.10.24", "1.41", operation, mode): Record(
            Counter({200: 2}), Counter({max(statuses): 1} if statuses else {})
        )
        for operation, statuses in error_statuses("1.41").items()
        for mode in ("sync", "async")
    }


def test_nothing_is_missing() -> None:
    [column] = columns(complete())
    assert gaps(column) == []
    text = page([column])
    assert "| with a success, sync | 108 of 108 |" in text
    assert "| mismatches | 0 |" in text


def test_each_gap_is_named() -> None:
    ledger = complete()
    del ledger[Key("1.41", "20.10.24", "1.41", "NodeDelete", "sync")]
    ledger[Key("1.41", "20.10.24", "1.41", "ImageTag", "async")].bad.clear()
    record = ledger[Key("1.41", "20.10.24", "1.41", "SystemInfo", "sync")]
    record.misfits["unknown member: $.New"] += 3
    record.bad[418] += 1
    [column] = columns(ledger)
    assert gaps(column) == [
        "NodeDelete: no success, sync",
        "NodeDelete: no error, sync",
        "ImageTag: no error, async",
        "SystemInfo: unknown member: $.New",
        "SystemInfo: status 418 is not declared",
    ]
    assert "| with a success, sync | 107 of 108 |" in page([column])


def test_runs_add_up_and_daemons_stay_apart(tmp_path: Path) -> None:
    one, other = Key("1.41", "20.10.24", "1.41", "ImageList", "sync"), tmp_path / "other.jsonl"
    newer = Key("1.51", "28.5.2", "1.51", "ImageList", "sync")
    append(tmp_path / "new" / "one.jsonl", {one: Record(Counter({200: 1}))})
    append(tmp_path / "new" / "one.jsonl", {one: Record(Counter({200: 2}), Counter({400: 1}))})
    append(other, {newer: Record(misfits=Counter({"x": 1}))})
    ledger = read([tmp_path / "new" / "one.jsonl", other])
    assert ledger[one] == Record(Counter({200: 3}), Counter({400: 1}))
    assert [column.title for column in columns(ledger)] == [
        "Docker 20.10.24, API 1.41",
        "Docker 28.5.2, API 1.51",
    ]


def test_the_page_is_made_of_the_records_and_has_no_gap() -> None:
    found = columns(read(sorted(OUTPUT.parent.glob("ledger/*.jsonl"))))
    assert OUTPUT.read_text() == page(found)
    assert [column.package for column in found] == ["1.41", "1.45", "1.51"]
    assert [line for column in found for line in gaps(column)] == []


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing.jsonl"]) == 2
    assert "nothing.jsonl: no such file" in capsys.readouterr().err
