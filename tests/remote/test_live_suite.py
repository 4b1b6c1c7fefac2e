"""The live tests once more, over TLS and over ssh: nothing depends on the way to the daemon."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.remote.conftest import SecureDaemon

ROOT = Path(__file__).parents[2]
# What runs a program of its own, with DOCKER_HOST only, is no test of this way.
SKIPPED = ("tests/live/test_examples.py", "tests/live/test_readme.py")


def run(variables: dict[str, str], *arguments: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.remote.over", *arguments]
    done = subprocess.run(
        [*command, *(f"--ignore={path}" for path in SKIPPED), "-p", "no:cacheprovider"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT}/generated", **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    print(done.stdout[-300:])


@pytest.mark.timeout(900)
def test_over_tls(daemon: SecureDaemon) -> None:
    run(
        {
            "DOCKER_HOST": daemon.unix,
            "MOBYGEN_OVER": daemon.host,
            "MOBYGEN_OVER_CERTS": str(daemon.folder / "client"),
        },
        "tests/live",
    )


@pytest.mark.timeout(900)
def test_over_ssh(daemon: SecureDaemon, ssh_host: tuple[str, Path]) -> None:
    run(
        {
            "DOCKER_HOST": daemon.unix,
            "MOBYGEN_OVER": ssh_host[0],
            "PATH": f"{ssh_host[1]}/bin{os.pathsep}{os.environ['PATH']}",
        },
        *("tests/live/aio", "tests/live/sync"),
        *("-k", "exec or logs or build or containers"),
    )
