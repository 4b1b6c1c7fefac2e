"""Daemons of several API versions, side by side: given by the environment, or CI's own.

`MOBYGEN_MATRIX="1.45=unix:///a.sock 1.51=unix:///b.sock"` names running ones. With
`MOBYGEN_MATRIX=start` they are started and stopped here, by scripts that lie beside the checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

VERSIONS = ("1.45", "1.51")
_SCRIPTS = Path(__file__).resolve().parents[3] / "shared" / "daemons"
_DEADLINE = 300


class NoDaemons(Exception):
    """There are none, and why."""


@contextmanager
def daemons() -> Generator[Mapping[str, str]]:
    """The address of a daemon by its API version, for each of `VERSIONS`."""
    given = os.environ.get("MOBYGEN_MATRIX")
    if not given:
        raise NoDaemons(
            "no daemons of other API versions: MOBYGEN_MATRIX is unset (give it "
            "'1.45=unix:///a.sock 1.51=unix:///b.sock', or 'start' where the scripts are)"
        )
    if given != "start":
        yield dict(entry.split("=", 1) for entry in given.split())
        return
    if not (_SCRIPTS / "matrix.sh").exists():
        raise NoDaemons("no daemons of other API versions: the scripts to start them are not here")
    if os.geteuid() != 0:
        raise NoDaemons("no daemons of other API versions: starting them takes root")
    # A short path: it becomes part of the name of a socket.
    home = tempfile.mkdtemp(prefix="dkm.", dir="/tmp")
    try:
        names = [f"api-{version}" for version in VERSIONS]
        _run(home, "up", *names)
        yield {version: f"unix://{home}/api-{version}.sock" for version in VERSIONS}
    finally:
        _run(home, "down", check=False)
        shutil.rmtree(home, ignore_errors=True)


def _run(home: str, *arguments: str, check: bool = True) -> None:
    done = subprocess.run(
        [str(_SCRIPTS / "matrix.sh"), *arguments],
        env={**os.environ, "BOX_HOME": home},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=_DEADLINE,
        check=False,
    )
    if check and done.returncode != 0:
        raise RuntimeError(f"daemons do not start: {done.stdout[-2000:]}")
