"""Which tests stay together where several processes run them (`make test`), and what all of them rely on."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
SHARED_DAEMON = {"live", "remote"}


def pytest_configure() -> None:
    # A shell that starts something in the background has it ignore SIGINT, and what tests start inherits that.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.xdist_group(group(item.path)))


def group(file: Path) -> str:
    """Tests of a group run one after another in one process.

    A file's tests share what is costly to make, and those of some folders a daemon.
    """
    where = file.relative_to(TESTS)
    return where.parts[0] if where.parts[0] in SHARED_DAEMON else where.as_posix()
