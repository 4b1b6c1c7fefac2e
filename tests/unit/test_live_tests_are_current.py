"""The blocking client's live tests are the asyncio client's, without async and await."""

from __future__ import annotations

from tests.live.unasync import TARGET, rendered


def test_the_sync_live_tests_are_current() -> None:
    present = {path.name: path.read_text() for path in TARGET.glob("*.py")}
    assert present == rendered(), "run: python -m tests.live.unasync"
