"""What the conftest files of the live tests use: one recorder for the whole run of pytest.

With `MOBYGEN_LEDGER=FILE` the records are added to that file when the run ends.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.recorder import Recorder
from tests.ledger.records import append

_KEY = pytest.StashKey[Recorder]()


def recorder_of(config: pytest.Config) -> Recorder:
    """The run's recorder."""
    recorder = config.stash.get(_KEY, None)
    if recorder is None:
        config.stash[_KEY] = recorder = Recorder()
        file = os.environ.get("MOBYGEN_LEDGER")
        if file:
            ledger = recorder.ledger
            config.add_cleanup(lambda: append(Path(file), ledger))
    return recorder


@pytest.fixture(scope="module", autouse=True)
def recorded(pytestconfig: pytest.Config) -> Iterator[None]:
    """Whatever the tests of a module call is recorded."""
    with recorder_of(pytestconfig).recording():
        yield
