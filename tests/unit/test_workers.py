"""Processes that work for a command, and what becomes of them when it is interrupted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[2] / "generator"

PROGRAM = """
import os, signal
from mobygen.workers import workers

os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.SIGINT))
with workers() as pool:
    pool.count = 2
    print(sorted(pool.map(abs, [-1, -2, -3])))
"""


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="Python forks no workers from there on")
def test_an_interruption_of_a_worker_that_has_hardly_begun_is_for_its_parent() -> None:
    """As a terminal's Ctrl-C, which every process of the command gets."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": str(GENERATOR)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.stdout, done.stderr) == ("[(0, 1), (1, 2), (2, 3)]\n", "")
