"""One cell of the benchmark in a process of its own: a client, scenarios, the rates and the counts.

    python -m benchmarks.worker CLIENT SOCKET SECONDS PROCESSOR SCENARIO...

PROCESSOR is the number of the one to run on, or "any". It prints a line of JSON per scenario.
`import` is not run here but in `import_time`, in a process that has loaded nothing before.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.canned import PAUSE_AFTER_101, pin
from benchmarks.clients import AsyncRun, Counts, Run


@dataclass(frozen=True)
class Measured:
    """What one repetition of a scenario took, in the mean; each time it counted the same."""

    scenario: str
    seconds: float
    cpu: float  # seconds of the processor that this process used
    counts: Counts


class Stopwatch:
    """Decides how often a scenario is repeated, and checks that it counts the same each time."""

    def __init__(self, scenario: str, seconds: float, counts: Counts) -> None:
        self._scenario = scenario
        self._wanted = seconds
        self._counts = counts
        self._pause = PAUSE_AFTER_101 if scenario == "exec" else 0.0
        self._rounds = 0
        self._cpu = time.process_time()
        self._began = time.perf_counter()

    def again(self, counts: Counts) -> bool:
        if counts != self._counts:
            raise SystemExit(f"{self._scenario}: counted {counts} after {self._counts}")
        self._rounds += 1
        return self.seconds < self._wanted

    @property
    def seconds(self) -> float:
        """The time spent, without what the server slept."""
        return time.perf_counter() - self._began - self._rounds * self._pause

    def result(self) -> Measured:
        seconds, cpu = self.seconds, time.process_time() - self._cpu
        return Measured(self._scenario, seconds / self._rounds, cpu / self._rounds, self._counts)


def measure(scenario: str, run: Run, seconds: float) -> Measured:
    watch = Stopwatch(scenario, seconds, run())
    while watch.again(run()):
        pass
    return watch.result()


async def measure_async(scenario: str, run: AsyncRun, seconds: float) -> Measured:
    watch = Stopwatch(scenario, seconds, await run())
    while watch.again(await run()):
        pass
    return watch.result()


def work(client: str, path: str, seconds: float, scenarios: list[str]) -> None:
    module: Any = importlib.import_module(f"benchmarks.clients.{client}")
    if asyncio.iscoroutinefunction(module.open_client):
        asyncio.run(_work_async(module, path, seconds, scenarios))
        return
    runs = module.open_client(path)
    for scenario in scenarios:
        _print(measure(scenario, runs[scenario], seconds))


async def _work_async(module: Any, path: str, seconds: float, scenarios: list[str]) -> None:
    runs = await module.open_client(path)
    for scenario in scenarios:
        _print(await measure_async(scenario, runs[scenario], seconds))


def _print(measured: Measured) -> None:
    print(json.dumps(asdict(measured)), flush=True)


def import_time(python: str, statement: str, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds, and seconds of the processor, that an import takes in a fresh process."""
    program = (
        "from time import perf_counter as now, process_time as cpu; began = cpu(), now()\n"
        f"{statement}\nprint(now() - began[1], cpu() - began[0])"
    )
    done = subprocess.run(
        [python, "-c", program], env=environment, check=True, capture_output=True, text=True
    )
    seconds, cpu = map(float, done.stdout.split())
    return seconds, cpu


if __name__ == "__main__":
    pin(0, None if sys.argv[4] == "any" else int(sys.argv[4]))
    work(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[5:])
    # aiodocker complains about its open session at the end of the loop; nothing is left to close.
    sys.stdout.flush()
