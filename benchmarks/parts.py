"""A vendored part of the API, that of `examples/vendoring`, beside the whole package: size and import."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

from benchmarks.worker import import_time

ROOT = Path(__file__).parent.parent
WHOLE = ROOT / "generated" / "engine_v1_41"
PART = ROOT / "examples" / "vendoring" / "src" / "tidy" / "engine"
WHAT = {
    "from {} import *": "import of all that the package has",
    "from {} import Client": "import of the blocking client",
    "import httptools, msgspec": "of these, the libraries that both need",
}

Times = dict[tuple[Path, str], float]


def measure(
    python: str, environment: Mapping[str, str], rounds: int, await_calm: Callable[[], None]
) -> Times:
    """Median seconds of the processor that an import takes in a fresh process, by package and by what."""
    cells = [(package, what) for package in (WHOLE, PART) for what in WHAT]
    found: dict[tuple[Path, str], list[float]] = {cell: [] for cell in cells}
    path = os.pathsep.join(str(package.parent) for package in (WHOLE, PART))
    jobs = cells * rounds
    random.shuffle(jobs)
    for package, what in [*cells, *jobs]:  # the first ones write the bytecode
        await_calm()
        statement = what.format(package.name)
        found[package, what].append(
            import_time(python, statement, {**environment, "PYTHONPATH": path})[1]
        )
    return {cell: median(times[1:]) for cell, times in found.items()}


def table(times: Times) -> str:
    """As Markdown."""
    lines = [
        "| | the whole package | the part | ratio |",
        "|---|---|---|---|",
        _row("lines of Python", *(f"{count_lines(package):,}" for package in (WHOLE, PART)))
        + f" {count_lines(PART) / count_lines(WHOLE):.2f} |",
    ]
    for what, title in WHAT.items():
        whole, part = times[WHOLE, what], times[PART, what]
        cells = (f"{each * 1e3:.1f} ms" for each in (whole, part))
        lines.append(_row(title, *cells) + f" {part / whole:.2f} |")
    return "\n".join(lines)


def count_lines(package: Path) -> int:
    return sum(len(path.read_bytes().splitlines()) for path in package.rglob("*.py"))


def _row(title: str, *cells: str) -> str:
    return f"| {title} | " + " | ".join(cells) + " |"
