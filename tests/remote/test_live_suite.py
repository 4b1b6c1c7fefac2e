"""The live tests once more, over TLS and over ssh: nothing depends on the way to the daemon."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.remote.conftest import SecureDaemon

ROOT = Path(__file__).parents[2]


def run(variables: dict[str, str], *arguments: str) -> str:
    environment = {name: os.environ[name] for name in os.environ if not name.startswith("DOCKER_")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "tests.remote.over", *arguments],
        cwd=ROOT,
        env={**environment, "PYTHONPATH": f"{ROOT}:{ROOT}/generated", **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    print(done.stdout[-300:])
    return done.stdout


def clients_over(way: str, output: str) -> int:
    found = re.search(rf"^(\d+) clients over {way}$", output, re.MULTILINE)
    return int(found[1]) if found else 0


@pytest.mark.timeout(1800)
def test_over_tls(certificates: Path) -> None:
    """All of them, those that change the daemon as a whole and those of other programs included."""
    output = run(
        {"MOBYGEN_OVER_TLS": str(certificates), "MOBYGEN_DAEMON": "tls"},
        *("tests/live", "-p", "no:cacheprovider"),
    )
    assert "skipped" not in output
    assert clients_over("tcp with TLS", output) > 300


@pytest.mark.timeout(1800)
def test_over_ssh(daemon: SecureDaemon, ssh_host: tuple[str, Path]) -> None:
    output = run(
        {
            "DOCKER_HOST": daemon.unix,
            "MOBYGEN_OVER": ssh_host[0],
            "PATH": f"{ssh_host[1]}/bin{os.pathsep}{os.environ['PATH']}",
        },
        *("tests/live/aio", "tests/live/sync", "-p", "no:cacheprovider"),
        *("-k", "exec or logs or build or containers"),
    )
    assert clients_over("ssh", output) > 50
