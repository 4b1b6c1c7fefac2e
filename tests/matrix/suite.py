"""The live suite with the committed package of another version, on a daemon of that version.

The tests import `engine_v1_41`. A package has relative imports only and works under any name, so a link of
that name to the committed `engine_v1_51` is all it takes to run them with that one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.matrix.packages import package_name

ROOT = Path(__file__).resolve().parents[2]
TESTS = ("tests/live",)


def start(
    version: str,
    variables: Mapping[str, str],
    folder: Path,
    arguments: Sequence[str] = TESTS,
    *,
    stdout: int | None = None,
) -> subprocess.Popen[str]:
    """Start pytest with the package of a version; `folder` is for the link, and must outlive it."""
    committed = ROOT / "generated" / package_name(version)
    if not committed.is_dir():
        raise FileNotFoundError(f"{committed} is not there: make generate API={version}")
    link = folder / "engine_v1_41"
    if not link.is_symlink():
        link.symlink_to(committed)
    kept = {name: value for name, value in os.environ.items() if name not in _DAEMON_VARIABLES}
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header"),
            *("-o", f"pythonpath=. generator {folder} generated", *arguments),
        ],
        cwd=ROOT,
        env={**kept, **variables},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=None if stdout is None else subprocess.STDOUT,
        text=True,
    )


_DAEMON_VARIABLES = {"DOCKER_HOST", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH", "MOBYGEN_DAEMON"}
