"""docs/endurance.md, made of the figures that the last runs left in docs/endurance/."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.endurance.runs import Run
from tests.endurance.streams import Figures

_HEAD = """\
# Endurance

Made by `make endurance` from the figures in [docs/endurance/](endurance/): the live suite again and again on
one private daemon, and streams much longer than those of the tests, each in a process of its own. Times say
more about how busy the machine was than about the client; memory, descriptors and failures do not.
"""


def write(folder: Path, page: Path) -> None:
    """Write the page from the figures that are there."""
    page.write_text("\n".join(_lines(folder)) + "\n")


def _lines(folder: Path) -> Iterator[str]:
    yield _HEAD
    runs, streams = folder / "runs.json", folder / "streams.json"
    if streams.is_file():
        found = json.loads(streams.read_text())
        yield from _streams([Figures(**each) for each in found["streams"]], found["engine"])
    if runs.is_file():
        found = json.loads(runs.read_text())
        yield from _runs([Run(**each) for each in found["runs"]], found["engine"])
        for note in found.get("notes", []):  # what was found out about a failure, by hand
            yield f"\n{note}"


def _streams(figures: list[Figures], engine: str) -> Iterator[str]:
    yield f"## Long streams\n\nOn Docker Engine {engine}. Memory is what the system has given the process (RSS).\n"
    yield "| stream | client | amount | seconds | before, MiB | peak, MiB | growth, MiB |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: |"
    titles = {
        "follow": "`logs(follow=True)`, short lines",
        "upload": "`put_archive` of one file",
        "download": "`archive` of one file",
    }
    for each in figures:
        amount = (
            f"{each.amount:,} lines" if each.task == "follow" else f"{each.amount / 2**30:.2f} GiB"
        )
        cells = (
            *(titles[each.task], each.kind, amount, f"{each.seconds:.0f}"),
            *(f"{each.before_mib:.1f}", f"{each.peak_mib:.1f}", f"{each.growth_mib:.1f}"),
        )
        yield f"| {' | '.join(cells)} |"
    yield (
        "\nEvery line was counted, and the files were compared by checksum. The same with 200,000 lines and"
        " 64 MiB,\nand a limit of 6 MiB, is part of the tests (`tests/live/test_memory.py`)."
    )


def _runs(runs: list[Run], engine: str) -> Iterator[str]:
    failed = [(number, words) for number, run in enumerate(runs, 1) for words in run.failed]
    left = [(number, words) for number, run in enumerate(runs, 1) for words in run.left]
    yield f"\n## The live suite, {len(runs)} times in a row\n\nOn Docker Engine {engine}.\n"
    yield f"* Runs with a failure: {len({number for number, _ in failed})} of {len(runs)}."
    for number, words in failed:
        yield f"  * run {number}: {words}"
    yield f"* Runs that left something in the daemon: {len({number for number, _ in left})}."
    for number, words in left:
        yield f"  * run {number}: {words}"
    yield (
        "* Within a run, a test that leaves a container, volume, network, image, plugin, file descriptor,"
        " thread, process\n  or task fails (`tests/live/leaks.py`)."
    )
    yield "\n| run | tests | skipped | failed | minutes | peak RSS, MiB | most descriptors | most threads | daemon RSS, MiB | daemon descriptors |"
    yield "| ---: " * 10 + "|"
    for number, run in enumerate(runs, 1):
        yield (
            f"| {number} | {run.tests} | {run.skipped} | {len(run.failed)} | {run.seconds / 60:.1f} "
            f"| {run.peak_mib:.0f} | {run.peak_descriptors} | {run.peak_threads} "
            f"| {run.daemon_mib:.0f} | {run.daemon_descriptors} |"
        )
    yield (
        f"\nMedian peak RSS {median(run.peak_mib for run in runs):.0f} MiB; the daemon has"
        f" {runs[0].daemon_descriptors} descriptors after the first run and"
        f" {runs[-1].daemon_descriptors} after the last."
    )
