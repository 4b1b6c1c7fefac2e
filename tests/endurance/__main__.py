"""``python -m tests.endurance PART``: what takes too long for every run of the tests.

runs: the live suite, again and again on one private daemon. streams: very long streams. report: write
the page (docs/endurance.md) from what they found. all: one after the other.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.daemon import Daemon, rest, session_daemon
from tests.endurance import report
from tests.endurance.runs import as_json, run_suite
from tests.endurance.streams import KINDS, measure

DOCS = Path(__file__).parents[2] / "docs"
LINES = 5_000_000
GIBIBYTE = 2**30
MOST_GROWTH = 16.0
"""MiB."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.endurance", description=__doc__)
    parser.add_argument("part", choices=["runs", "streams", "report", "all"])
    parser.add_argument("--runs", type=int, default=20, help="how often (default: 20)")
    parser.add_argument("--tests", nargs="*", default=["tests/live"], help="what a run is of")
    parser.add_argument(
        "--results",
        type=Path,
        default=DOCS / "endurance",
        help="a folder for the figures; the page goes beside it",
    )
    arguments = parser.parse_args()
    arguments.results.mkdir(parents=True, exist_ok=True)
    os.environ.pop("DOCKER_HOST", None)  # a private daemon, whatever else there is
    good = True
    if arguments.part in ("streams", "all"):
        good &= streams(arguments.results / "streams.json")
    if arguments.part in ("runs", "all"):
        good &= runs(arguments.runs, arguments.tests, arguments.results / "runs.json")
    if arguments.part in ("report", "all"):
        report.write(arguments.results, arguments.results.with_suffix(".md"))
    return 0 if good else 1


def engine_of(daemon: Daemon) -> str:
    version = rest.version(daemon.host)
    return f"{version['Version']} (API {version['ApiVersion']})"


def streams(results: Path) -> bool:
    """Measure every stream with both clients."""
    done: list[dict[str, Any]] = []
    good = True
    with session_daemon() as daemon:
        for task, amount in (("follow", LINES), ("upload", GIBIBYTE), ("download", GIBIBYTE)):
            for kind in KINDS:
                found = measure(daemon, task, kind, amount)
                done.append(asdict(found))
                results.write_text(_json({"engine": engine_of(daemon), "streams": done}))
                say(f"{task} {kind}: {found.seconds} s, {found.growth_mib:.1f} MiB")
                good &= found.growth_mib < MOST_GROWTH
    return good


def runs(count: int, tests: list[str], results: Path) -> bool:
    """Run the suite so often, noting each run at once."""
    done: list[dict[str, Any]] = []
    with session_daemon() as daemon:
        for number in range(1, count + 1):
            run = run_suite(daemon, tests)
            done.append(as_json(run))
            results.write_text(_json({"engine": engine_of(daemon), "runs": done}))
            problems = "; ".join([*run.failed, *run.left]) or "nothing failed, nothing left"
            say(f"run {number}: {run.seconds:.0f} s, {problems}")
    return not any(run["failed"] or run["left"] for run in done)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=1) + "\n"


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
