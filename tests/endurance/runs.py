"""The live suite again and again on one daemon, each time in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

from tests.daemon import Daemon
from tests.daemon.network import daemon_pid
from tests.endurance.processes import descriptors, mebibytes, status
from tests.live.leaks import inventory

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Run:
    """One run of the suite."""

    seconds: float
    tests: int
    skipped: int
    failed: list[str]
    """What failed, and in which words."""
    left: list[str]
    """What the daemon has after the run that it had not before."""
    peak_mib: float
    peak_descriptors: int
    peak_threads: int
    daemon_mib: float
    daemon_descriptors: int


def run_suite(daemon: Daemon, tests: list[str]) -> Run:
    """Run the suite once, and watch the process that runs it."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
        # A private one, of the machine's own kind: tests may change it, and start more of them.
        kind = {"DOCKER_HOST": daemon.host, "MOBYGEN_PRIVATE": "1", "MOBYGEN_DAEMON": ""}
        before, begin = inventory(daemon, ""), time.monotonic()
        with (
            Path(folder, "output").open("wb") as output,
            subprocess.Popen(
                [*command, f"--junitxml={report}"],
                cwd=ROOT,
                env={**os.environ, **kind},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            ) as process,
        ):
            peaks = _watch(process)
        seconds = time.monotonic() - begin
        if not report.is_file():
            raise RuntimeError(Path(folder, "output").read_text()[-4000:])
        suite = next(ElementTree.parse(report).getroot().iter("testsuite"))
        server = daemon_pid(daemon.host)
        return Run(
            seconds=round(seconds, 1),
            tests=int(suite.get("tests", 0)),
            skipped=int(suite.get("skipped", 0)),
            failed=_failures(suite),
            left=sorted(inventory(daemon, "") - before),
            peak_mib=round(peaks[0], 1),
            peak_descriptors=int(peaks[1]),
            peak_threads=int(peaks[2]),
            daemon_mib=round(mebibytes(server), 1),
            daemon_descriptors=descriptors(server),
        )


def _watch(process: subprocess.Popen[bytes]) -> tuple[float, float, float]:
    """The most memory (MiB), descriptors and threads that the process was seen with."""
    peaks = (0.0, 0.0, 0.0)
    while process.poll() is None:
        with suppress(OSError):  # it ends just now
            pid = process.pid
            seen = (mebibytes(pid, peak=True), descriptors(pid), status(pid, "Threads"))
            peaks = (max(peaks[0], seen[0]), max(peaks[1], seen[1]), max(peaks[2], seen[2]))
        time.sleep(0.2)
    return peaks


def _failures(suite: ElementTree.Element) -> list[str]:
    found: list[str] = []
    for case in suite.iter("testcase"):
        for problem in (*case.iter("failure"), *case.iter("error")):
            words = (problem.get("message") or "").strip().splitlines()[:1]
            found.append(f"{case.get('classname')}::{case.get('name')}: {' '.join(words)}")
    return found


def as_json(run: Run) -> dict[str, Any]:
    return asdict(run)
