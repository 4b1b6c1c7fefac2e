"""The clients, one module each, all doing the same things.

A module imports its client inside `open_client`, so that the module itself costs nothing. What a
scenario counts under the same name must be the same for every client: the benchmark compares it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

SHORT, BIG = "short", "big"  # names of canned containers: short lines, and frames of 16 KiB
REQUESTS = 100  # per repetition of the unary scenarios

Counts = dict[str, int]
Run = Callable[[], Counts]
AsyncRun = Callable[[], Awaitable[Counts]]
