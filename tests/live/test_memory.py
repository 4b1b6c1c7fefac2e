"""Long streams take no memory: a smaller version of what `make endurance` does."""

from __future__ import annotations

import pytest

from tests.daemon import Daemon
from tests.endurance.streams import KINDS, measure

MOST = 6.0
"""MiB that a stream may take. What it carries would be more than 20."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_followed_log_of_200000_lines(daemon: Daemon, kind: str) -> None:
    assert measure(daemon, "follow", kind, 200_000).growth_mib < MOST


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("task", ["upload", "download"])
def test_an_archive_of_64_mib(daemon: Daemon, task: str, kind: str) -> None:
    assert measure(daemon, task, kind, 64 * 1024 * 1024).growth_mib < MOST
