"""Everything that the API offers has been called, and fitted. Runs last, and only after all live tests."""

from __future__ import annotations

import pytest
from engine_v1_41 import API_VERSION

from tests.ledger.plugin import recorder_of
from tests.ledger.report import columns, gaps


def test_nothing_is_without_proof(pytestconfig: pytest.Config) -> None:
    """Each operation: a success and an error, blocking and with asyncio, and no answer that misfits."""
    found = columns(recorder_of(pytestconfig).ledger)
    assert found
    own = [column for column in found if column.api == API_VERSION]
    if not own:
        pytest.skip(f"the dockerd here is no daemon of API {API_VERSION}: {found[0].title}")
    assert [line for column in own for line in gaps(column)] == []
