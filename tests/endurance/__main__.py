"""``python -m tests.endurance [runs|streams|report]``: see ``--help``."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from tests.daemon import session_daemon
from tests.endurance.runs import as_json, run_suite

RESULTS = Path(__file__).parents[2] / "docs" / "endurance"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.endurance", description=__doc__)
    parser.add_argument("part", choices=["runs"])
    parser.add_argument("--runs", type=int, default=20, help="how often (default: 20)")
    parser.add_argument("--results", type=Path, default=RESULTS, help="the folder for the figures")
    parser.add_argument("--tests", nargs="*", default=["tests/live"], help="what a run is of")
    arguments = parser.parse_args()
    arguments.results.mkdir(exist_ok=True)
    os.environ.pop("DOCKER_HOST", None)
    return runs(arguments.runs, arguments.tests, arguments.results / "runs.json")


def runs(count: int, tests: list[str], results: Path) -> int:
    """Run the suite so often, noting each run at once."""
    done: list[dict[str, Any]] = []
    with session_daemon() as daemon:
        for number in range(1, count + 1):
            run = run_suite(daemon, tests)
            done.append(as_json(run))
            results.write_text(json.dumps(done, indent=1) + "\n")
            failed = "; ".join([*run.failed, *run.left]) or "nothing failed, nothing left"
            print(
                f"{time.strftime('%H:%M:%S')} run {number}: {run.seconds:.0f} s, {failed}",
                flush=True,
            )
    return any(run["failed"] or run["left"] for run in done)


if __name__ == "__main__":
    sys.exit(main())
