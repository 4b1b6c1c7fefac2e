"""Why no client offers checkpoints (docs/peers-faults.md): the daemons have no routes for them."""

from __future__ import annotations

import pytest

from tests.daemon import Daemon, rest


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("GET", "/containers/x/checkpoints"),
        ("POST", "/containers/x/checkpoints"),
        ("DELETE", "/containers/x/checkpoints/y"),
    ],
)
def test_a_daemon_that_is_not_experimental_has_none(
    daemon: Daemon, method: str, target: str
) -> None:
    status, body = rest.request(daemon.host, method, target)
    assert status == 501
    assert b"experimental feature is disabled" in body
