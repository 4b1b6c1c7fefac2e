"""The benchmarks run: our client, blocking and asyncio, counts what `http.client` counts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks import answers, run
from benchmarks.report import OURS, SCENARIOS, Result, goals, table
from benchmarks.run import Failed, compare


def test_quick_mode_measures_every_scenario_of_ours() -> None:
    if not any(map(shutil.which, ("cc", "gcc", "clang"))):
        pytest.fail("the canned-answer server of the benchmarks needs a C compiler: install gcc")
    results = run.quick()
    compare(results)
    assert {(client, scenario) for client in OURS for scenario in SCENARIOS} <= set(results)
    assert results["ours", "list"][0].counts["items"] == 1000
    assert results["ours", "logs-short"][0].counts["stderr"] > 0
    assert len(table(results).splitlines()) == 2 + len(SCENARIOS)


def test_clients_that_count_differently_are_an_error() -> None:
    first, second = Result(1.0, 1.0, {"items": 1}), Result(1.0, 1.0, {"items": 2})
    with pytest.raises(Failed, match="events: the clients do not agree on items"):
        compare({("ours", "events"): [first], ("docker_py", "events"): [first, second]})


def test_goals_are_ratios_of_medians_to_docker_py() -> None:
    slow, fast = Result(0.9, 0.9, {"requests": 100}), Result(0.1, 0.1, {"requests": 100})
    found = goals({("docker_py", "ping"): [slow, slow, fast], ("ours", "ping"): [fast]})
    assert found.splitlines()[2:] == ["| `/_ping` | ≥ 8 | 9.0 | reached |"]


@pytest.mark.parametrize("path", sorted(answers.DATA.glob("*.http")), ids=lambda path: path.stem)
def test_captured_answers_are_kept_byte_for_byte_and_name_no_machine(path: Path) -> None:
    raw = path.read_bytes()
    assert answers.parse(raw).wire() == raw
    assert b"/run/mobygen" not in raw
    assert b"/tmp" not in raw
