"""Writes docs/podman.md from a real run: python -m tests.matrix.podman (root, Debian).

The live tests for asyncio run with the package of API 1.41 on podman's Docker-compatible service, of each version that
Debian has. What fails there is listed with what the service said.
"""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.daemon.known import KNOWN
from tests.daemon.programs import PODMAN

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "docs" / "podman.md"
NAMES = tuple(name for name, source in KNOWN.items() if source.program is PODMAN)
# Causes that explain many failures, by what the service says; the first that fits.
CAUSES = {
    r"does not support service|\b503: |\(503, ": "podman has no swarm (503)",
    r"Plugin\w*: 404|/plugins": "podman has no plugins (404)",
    r"404: Not Found|is not supported": "podman does not have the route",
    r"Timeout \(>": "the answer never comes",
    r"registry": "podman insists on TLS with registries, or asks another one",
    r"InternalServerError": "podman answers 500 where dockerd says what is wrong",
    r"Regex pattern did not match": "podman says it in other words",
    r"DID NOT RAISE": "podman accepts what dockerd refuses",
    r"docker\.io/": "podman puts the registry before every name",
}


@dataclass(frozen=True)
class Result:
    """How one test went: what it complained of, "" for nothing."""

    test: str
    problem: str

    @property
    def cause(self) -> str:
        return next(
            (text for sign, text in CAUSES.items() if re.search(sign, self.problem)),
            "it behaves differently",
        )


def main(names: Sequence[str]) -> None:
    """Run the tests on each daemon and write the page."""
    with tempfile.TemporaryDirectory() as temporary:
        runs = {name: start(name, Path(temporary) / f"{name}.xml") for name in names}
        for process, _ in runs.values():
            process.wait()
        results = {name: read(file) for name, (_, file) in runs.items()}
    OUTPUT.write_text(page(results), encoding="utf-8", newline="\n")
    print(f"{OUTPUT}: {', '.join(results)}")


def start(name: str, file: Path) -> tuple[subprocess.Popen[bytes], Path]:
    """Start the tests on a daemon; they write their results to a file."""
    environment = {key: value for key, value in os.environ.items() if key != "DOCKER_HOST"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=line"]
    process = subprocess.Popen(
        [*command, f"--junitxml={file}", "tests/live/aio"],
        cwd=ROOT,
        env={**environment, "MOBYGEN_DAEMON": name, "MOBYGEN_PATIENCE": "10"},
        stdout=subprocess.DEVNULL,
    )
    return process, file


def read(file: Path) -> list[Result]:
    """The results in a file of pytest; a test whose set-up or clean-up fails has failed."""
    if not file.exists():
        raise SystemExit(f"tests.matrix.podman: no results in {file}: did the tests not run?")
    found: dict[str, str] = {}
    for case in ElementTree.parse(file).iter("testcase"):
        module = case.get("classname", "").rpartition(".")[2].removeprefix("test_")
        test = f"{module}: {case.get('name', '').removeprefix('test_')}".replace("_", " ")
        bad = [each for each in case if each.tag in ("failure", "error", "skipped")]
        found[test] = found.get(test) or (bad[0].get("message") or bad[0].tag if bad else "")
    return [Result(test, problem) for test, problem in sorted(found.items())]


def page(results: Mapping[str, Sequence[Result]]) -> str:
    """The whole of docs/podman.md."""
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    lines = [
        "# What works on podman",
        "",
        f"A run of {today}: the live tests for asyncio, with the package of API 1.41, on the service of podman that "
        "speaks Docker's protocol. Made by `make podman-report`; do not edit. The tests are written for dockerd, whose "
        "messages and details they expect: what fails is not always of consequence.",
        "",
        "| daemon | tests | pass | fail |",
        "| --- | --- | --- | --- |",
    ]
    for name, all_of_it in results.items():
        failed = sum(bool(result.problem) for result in all_of_it)
        lines.append(f"| {name} | {len(all_of_it)} | {len(all_of_it) - failed} | {failed} |")
    for name, all_of_it in results.items():
        lines += ["", f"## {name}: what fails", ""]
        causes = sorted({result.cause for result in all_of_it if result.problem})
        for cause in causes:
            those = [each for each in all_of_it if each.problem and each.cause == cause]
            lines += [f"**{cause}** ({len(those)})", ""]
            lines += [f"- {result.test}: `{short(result.problem)}`" for result in those]
            lines += [""]
        lines.pop()
    return "\n".join([*lines, ""])


def short(problem: str) -> str:
    """A complaint in a line, without what differs from run to run."""
    text = " ".join(problem.split()).replace("`", "'")
    text = re.sub(r"mg-[0-9a-f]{6}-[0-9a-f]{6}-", "", text)
    text = re.sub(r"\b[0-9a-f]{12,64}\b", "ID", text)
    return text if len(text) <= 160 else f"{text[:159]}…"


if __name__ == "__main__":
    main(sys.argv[1:] or NAMES)
