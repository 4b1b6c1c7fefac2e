"""Which tests stay together where several processes run them (`make test`), and what all of them rely on."""

from __future__ import annotations

import signal

import pytest
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

SHARED_DAEMON = ("tests/live/", "tests/remote/")


def pytest_configure() -> None:
    # A shell that starts something in the background has it ignore SIGINT, and what tests start inherits that.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    return Together(config, log)


class Together(LoadScopeScheduling):  # type: ignore[misc]
    """One process runs the tests of a file, which share what is costly to make, and of those folders
    that share a daemon."""

    def _split_scope(self, nodeid: str) -> str:
        folder = next((each for each in SHARED_DAEMON if nodeid.startswith(each)), None)
        return folder or nodeid.partition("::")[0]
