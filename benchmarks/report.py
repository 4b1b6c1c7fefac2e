"""Medians, ratios to docker-py, goals, and docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
import textwrap
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from statistics import median

from benchmarks.canned import PAUSE_AFTER_101
from benchmarks.clients import REQUESTS, Counts

NOTHING = "nothing"
OURS = ("ours", "ours_async")
PEER = "docker_py"
CLIENTS = {
    "ours": "**ours**",
    "ours_async": "**ours, asyncio**",
    "docker_py": "docker-py",
    "aiodocker": "aiodocker (asyncio)",
    "http_client": "http.client, by hand",
    NOTHING: "no client: bytes read and dropped",
}
IMPORT = "import"


@dataclass(frozen=True)
class Scenario:
    """What is reported of a scenario: an amount of what it counts per second, or its time."""

    title: str
    unit: str
    counted: str
    factor: float  # amount per second × factor is the figure; 0: milliseconds

    def figure(self, seconds: float, counts: Counts) -> float:
        return counts[self.counted] / seconds * self.factor if self.factor else seconds * 1e3


SCENARIOS = {
    "ping": Scenario("`/_ping`", "requests/s", "requests", 1),
    "inspect": Scenario("inspect", "requests/s", "requests", 1),
    "list": Scenario("list of 1,000", "ms", "", 0),
    "logs-short": Scenario("logs, short lines", "MB/s", "bytes", 1e-6),
    "logs-big": Scenario("logs, 16 KiB frames", "MB/s", "bytes", 1e-6),
    "exec": Scenario("exec, short lines", "MB/s", "bytes", 1e-6),
    "events": Scenario("events", "k/s", "items", 1e-3),
}
SINGLE_REQUESTS = ("ping", "inspect", "list")
IMPORTED = Scenario("import", "ms", "", 0)

# Scenario, client, and how many times as fast as docker-py it is to be.
GOALS = (
    (IMPORT, "ours", 2.0),
    ("ping", "ours", 8.0),
    ("inspect", "ours", 8.0),
    ("list", "ours", 2.0),
    ("logs-short", "ours", 6.0),
    ("logs-short", "ours_async", 4.0),
    ("exec", "ours", 10.0),
    ("events", "ours", 5.0),
)


@dataclass(frozen=True)
class Result:
    """One process's figure: the seconds of a repetition, by the clock and of the processor."""

    seconds: float
    cpu: float
    counts: Counts


Results = dict[tuple[str, str], list[Result]]


def time_of(results: Results, client: str, scenario: str, *, cpu: bool = False) -> float | None:
    """The median of the seconds that a repetition took, by the clock or of the processor."""
    found = results.get((client, scenario))
    return median(one.cpu if cpu else one.seconds for one in found) if found else None


def speed(results: Results, client: str, scenario: str) -> float | None:
    """How many times as fast as docker-py."""
    own, peer = time_of(results, client, scenario), time_of(results, PEER, scenario)
    return peer / own if own and peer else None


def _columns(results: Results) -> dict[str, Scenario]:
    first = {IMPORT: IMPORTED} if any(name == IMPORT for _, name in results) else {}
    return {**first, **SCENARIOS}


def _counts(results: Results, scenario: str) -> Counts:
    """What the scenario counts: the same for every client, but not every client counts all."""
    found: Counts = {}
    for (_, name), cells in results.items():
        if name == scenario:
            found.update(cells[0].counts)
    return found


def _cell(results: Results, client: str, name: str, scenario: Scenario) -> str:
    seconds = time_of(results, client, name)
    if seconds is None:
        return "–"
    figure = scenario.figure(seconds, _counts(results, name))
    text = f"{figure:,.1f}" if figure < 100 else f"{figure:,.0f}"
    ratio = speed(results, client, name)
    if ratio is None:
        return text
    if not scenario.factor:
        ratio = 1 / ratio  # a time: lower is better
    return f"{text} ({ratio:.2f}×)" if ratio < 10 else f"{text} ({ratio:.0f}×)"


def table(results: Results) -> str:
    """Clients by scenarios, scenarios down, as Markdown."""
    clients = [client for client in CLIENTS if any(name == client for name, _ in results)]
    lines = [
        "| scenario | " + " | ".join(CLIENTS[client] for client in clients) + " |",
        "|---|" + "---|" * len(clients),
    ]
    for name, scenario in _columns(results).items():
        cells = [_cell(results, client, name, scenario) for client in clients]
        lines.append(f"| {scenario.title}, {scenario.unit} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def cpu_table(results: Results) -> str:
    """The client's own processor time as a ratio to docker-py's, as Markdown."""
    clients = [client for client in CLIENTS if client != NOTHING]
    lines = [
        "| processor time, × docker-py | "
        + " | ".join(CLIENTS[client] for client in clients)
        + " |",
        "|---|" + "---|" * len(clients),
    ]
    for name, scenario in _columns(results).items():
        peer = time_of(results, PEER, name, cpu=True)
        cells = []
        for client in clients:
            own = time_of(results, client, name, cpu=True)
            cells.append(f"{own / peer:.3f}" if own and peer else "–")
        lines.append(f"| {scenario.title} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def goals(results: Results) -> str:
    """Which goals were reached, as Markdown."""
    lines = ["| goal, × docker-py | wanted | measured | |", "|---|---|---|---|"]
    for name, client, wanted in GOALS:
        reached = speed(results, client, name)
        if reached is None:
            continue
        title = (IMPORTED if name == IMPORT else SCENARIOS[name]).title
        suffix = ", asyncio" if client == "ours_async" else ""
        limit, value, ok = f"≥ {wanted:g}", f"{reached:.1f}", reached >= wanted
        if name == IMPORT:
            limit, value = f"time ≤ {1 / wanted:g}", f"{1 / reached:.2f}"
        lines.append(f"| {title}{suffix} | {limit} | {value} | {'reached' if ok else 'MISSED'} |")
    return "\n".join(lines)


def _processor() -> str:
    """Its kind, as the kernel names it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _versions(names: list[str]) -> str:
    return ", ".join(f"{name} {metadata.version(name)}" for name in names)


def document(results: Results, part: str, rounds: int, seconds: float, load: float) -> str:
    """docs/benchmarks.md."""
    peers = Path(__file__).with_name("requirements.txt").read_text().split("\n", 1)[1].split()
    introduction = f"""Written by `make bench`. Clients: ours ({_versions(["httptools", "msgspec"])}),
        {", ".join(peers).replace("==", " ")}, and the standard library. Python
        {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()}
        cores ({_processor()}), shared with other work (load {load:.1f} in the end; the
        benchmark alone makes it 2): trust ratios, not absolute figures, and expect a ratio to move
        by a third between runs."""
    method = [
        """A server in C (`benchmarks/server.c`) replays over a unix socket what a 20.10 daemon
        answered (`benchmarks/capture.py`), in the same HTTP chunks: one per log frame and per
        event. The last column reads the bytes without looking at them; what is near it measures
        the socket, not the client.""",
        f"""Every figure is a client and a scenario in a fresh process, warmed up by one
        repetition, then repeated for {seconds:g} s or longer; all processes of all clients are shuffled
        into one run, and each waits up to 2 s for a moment in which nothing else runs. Shown is the median of {rounds} processes (import: {3 * rounds}), and in
        parentheses the ratio to docker-py: for rates higher is better, for times (ms) lower.""",
        """The run fails unless all clients counted the same bytes, frames, items and requests,
        in every repetition.""",
        f"""`/_ping` and inspect are {REQUESTS} sequential requests per repetition on a kept
        connection. The list is decoded to whatever the client calls a usable container: typed
        objects for ours, dicts for docker-py and `http.client`, objects around dicts for
        aiodocker. Inspect is the same for one container of 5 KB. In these three client and server
        share a processor, since they take turns: otherwise the time to wake an idle processor, more
        than a fast client needs, is part of some runs and not of others.""",
        """Short lines have 83 bytes in the mean, one in ten on stderr. Clients ask whether the
        container has a terminal first, as they do for a daemon.""",
        f"""After the head of a 101 the server waits {PAUSE_AFTER_101 * 1e3:.0f} ms before the
        output, because docker-py loses what comes with the head; the pause is not counted.""",
        """docker-py is its low-level `APIClient`; the objects above it are slower. aiodocker has
        no ping, so its request method is called. `http.client` hides the connection after a 101;
        its undocumented buffer is read.""",
        """Every client has a virtual environment of its own, with nothing else in it. Import is the
        time of the import statement in a new interpreter, bytecode cached: for ours the client
        class with all its models and operations.""",
    ]
    missing = [
        "a daemon's own time, which hides most differences between clients for single requests",
        "TLS, ssh, Windows, uploads, archives, many streams at once, memory",
        "other Python versions, PyPy, uvloop",
    ]
    return "\n\n".join(
        [
            "# Benchmarks",
            _wrapped(introduction),
            table(results),
            goals(results),
            """The same run by the time the client itself keeps a processor busy, lower is better. It
hardly depends on what else the machine does.""",
            cpu_table(results),
            "## A part of the API",
            _wrapped(
                """What [examples/vendoring](../examples/vendoring) has: the containers of API 1.41 without
                asyncio and helpers. Imports in processor time. All that the package has includes, in the
                whole one, the client for asyncio. A part spares what the package itself takes, not the libraries."""
            ),
            part,
            "## How it is measured",
            _items(method),
            "## What is not measured",
            _items(missing) + "\n",
        ]
    )


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    lines = textwrap.TextWrapper(
        100, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
    return lines.fill(" ".join(text.split()))


def _items(texts: list[str]) -> str:
    return "\n".join(_wrapped(text, "- ", "  ") for text in texts)
