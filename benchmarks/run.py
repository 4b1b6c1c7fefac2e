"""Our generated client against its peers, in one interleaved and shuffled run.

    python -m benchmarks            all clients; writes docs/benchmarks.md
    python -m benchmarks --quick    a few seconds, ours and http.client only; writes nothing

The first form installs every client into a virtual environment of its own, in .cache/bench: none
profits from, or pays for, what another one brings.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import random
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from benchmarks import canned, parts, report
from benchmarks.report import IMPORT, Result, Results
from benchmarks.worker import import_time

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache" / "bench"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
OURS = ("httptools", "msgspec")  # what our package needs, in the versions that are installed here
IMPORTS_PER_ROUND = 3
CALM = 0.8  # of the processors' time idle: then a measurement begins
BUSY = 3.0  # load; a client and the server make 2 of it by themselves


class Failed(Exception):
    """A benchmark cannot run, or its clients disagree; the message says how."""


def environment() -> dict[str, str]:
    """For the workers: the generated package can be imported, and bytecode is kept for all."""
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {
        **inherited,
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "generated")]),
        "PYTHONPYCACHEPREFIX": str(CACHE / "bytecode"),
    }


def requirements() -> dict[str, list[str]]:
    """What each client needs to be installed."""
    ours = [f"{name}=={metadata.version(name)}" for name in OURS]
    lines = REQUIREMENTS.read_text().splitlines()
    pinned = {line.partition("==")[0].replace("-", "_"): line for line in lines if "==" in line}
    return {
        "ours": ours,
        "ours_async": ours,
        "docker_py": [pinned["docker"]],
        "aiodocker": [pinned["aiodocker"]],
        "http_client": [],
        report.NOTHING: [],
    }


def interpreter(wanted: list[str]) -> str:
    """The Python of an environment with nothing but this, made on the first use."""
    folder = CACHE / "-".join(["env", *wanted])
    python, done = folder / "bin" / "python", folder / "done"
    if not done.exists():
        print(f"installing {', '.join(wanted) or 'nothing'} into {folder.name} ...", flush=True)
        venv.create(folder, with_pip=bool(wanted), clear=True)
        if wanted:
            command = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
            ended = subprocess.run([*command, *wanted], capture_output=True, text=True)
            if ended.returncode != 0:
                raise Failed(f"cannot install {', '.join(wanted)}: {ended.stderr.strip()}")
        done.touch()
    return str(python)


def run_cell(
    python: str,
    client: str,
    scenarios: Sequence[str],
    socket: Path,
    seconds: float,
    processor: int | None = None,
) -> list[tuple[str, Result]]:
    """Scenarios of one client in a fresh process."""
    where = "any" if processor is None else str(processor)
    command = [python, "-m", "benchmarks.worker", client, str(socket), str(seconds), where]
    command += scenarios
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise Failed(f"{client}, {', '.join(scenarios)}:\n{done.stderr.strip()}")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return [
        (line["scenario"], Result(line["seconds"], line["cpu"], line["counts"])) for line in lines
    ]


def run_import(python: str, client: str) -> Result:
    statement: str = importlib.import_module(f"benchmarks.clients.{client}").IMPORT
    return Result(*import_time(python, statement, environment()), {})


def await_calm(patience: float = 2.0) -> None:
    """Wait until the processors are idle, at most this many seconds. Only Linux says so."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        began = _processor_ticks()
        time.sleep(0.05)
        idle, total = (now - then for now, then in zip(_processor_ticks(), began, strict=True))
        if idle >= CALM * total:
            return


def _processor_ticks() -> tuple[int, int]:
    """Since boot, of all processors: idle, and in all."""
    stat = Path("/proc/stat")
    if not stat.exists():
        return 0, 0
    ticks = [int(word) for word in stat.read_text().split("\n", 1)[0].split()[1:]]
    return ticks[3] + ticks[4], sum(ticks)


def compare(results: Results) -> None:
    """Every client must have counted the same, in what it counts."""
    for scenario in report.SCENARIOS:
        seen: dict[str, dict[int, str]] = {}
        for client in report.CLIENTS:
            for found in results.get((client, scenario), ()):
                for name, count in found.counts.items():
                    seen.setdefault(name, {}).setdefault(count, client)
        for name, counts in seen.items():
            if len(counts) != 1:
                raise Failed(f"{scenario}: the clients do not agree on {name}: {counts}")


def full(rounds: int, seconds: float) -> Results:
    pythons = {client: interpreter(wanted) for client, wanted in requirements().items()}
    jobs = [(c, s) for c in report.CLIENTS for s in report.SCENARIOS] * rounds
    imports = [(c, IMPORT) for c in report.CLIENTS if c != report.NOTHING]
    jobs += imports * rounds * IMPORTS_PER_ROUND
    random.shuffle(jobs)
    results: Results = {}
    for client, _ in imports:
        run_import(pythons[client], client)  # writes the bytecode
    # Single requests: client and server take turns. On two processors each turn would begin with
    # waking an idle one, which takes longer than a fast client, and some runs and not others.
    one = canned.some_processor()
    with canned.server() as socket, canned.server(processor=one) as socket_of_one:
        for number, (client, scenario) in enumerate(jobs, 1):
            if sys.stderr.isatty():
                print(f"\r{number}/{len(jobs)} ", end="", file=sys.stderr, flush=True)
            await_calm()
            if scenario == IMPORT:
                found = [(IMPORT, run_import(pythons[client], client))]
            elif scenario in report.SINGLE_REQUESTS:
                found = run_cell(pythons[client], client, [scenario], socket_of_one, seconds, one)
            else:
                found = run_cell(pythons[client], client, [scenario], socket, seconds)
            for name, result in found:
                results.setdefault((client, name), []).append(result)
    return results


def quick() -> Results:
    """Each scenario twice, without the peers that would have to be installed."""
    results: Results = {}
    with canned.server(canned.QUICK) as socket:
        for client in (*report.OURS, "http_client", report.NOTHING):
            for name, result in run_cell(sys.executable, client, [*report.SCENARIOS], socket, 0):
                results[client, name] = [result]
    return results


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--quick", action="store_true", help="a smoke test, no network")
    parser.add_argument("--rounds", type=int, default=5, help="processes per cell (default 5)")
    parser.add_argument(
        "--seconds", type=float, default=0.3, help="how long each measures at least (default 0.3)"
    )
    options = parser.parse_args(arguments)
    try:
        results = quick() if options.quick else full(options.rounds, options.seconds)
        compare(results)
    except (Failed, canned.CannotStart) as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1
    print(report.table(results))
    if options.quick:
        return 0
    print()
    print(report.goals(results))
    python = interpreter(requirements()["ours"])
    count = 2 * options.rounds * IMPORTS_PER_ROUND  # the differences are small
    imports = parts.measure(python, environment(), count, await_calm)
    part = parts.table(imports)
    print(f"\n{part}")
    target = ROOT / "docs" / "benchmarks.md"
    busy = os.getloadavg()[1]  # of five minutes, about as long as a run takes
    target.write_text(report.document(results, part, options.rounds, options.seconds, busy))
    if busy > BUSY:
        print(f"\nthe machine was busy with other work (load {busy:.1f}): do not trust this run")
    print(f"\nwrote {target.relative_to(ROOT)}")
    return 0
