"""Which tests stay together where several processes run them (`make test`), and what all of them rely on."""

from __future__ import annotations

import signal

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

# The machine may be busy: what takes how long says nothing about the code. The examples are the same each time, so that
# a change is judged by what it changes; for others, `--hypothesis-profile=default`.
settings.register_profile(
    "tests", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tests")

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
