"""Waiting for what a daemon, or this machine, does in its own time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

PATIENCE = float(os.environ.get("MOBYGEN_PATIENCE", "30"))
"""Seconds for what ends a moment after the call that ended it, on a busy machine: a container that removes itself, a
thread. Fewer are enough where it is known that much never happens, as on podman."""


def eventually(condition: Callable[[], bool], patience: float = 2 * PATIENCE) -> bool:
    """Whether it holds, now or within `patience` seconds."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def until(condition: Callable[[], bool], what: str, patience: float = 2 * PATIENCE) -> None:
    """Wait until it holds; fail if it does not in `patience` seconds."""
    assert eventually(condition, patience), f"not within {patience} s: {what}"
