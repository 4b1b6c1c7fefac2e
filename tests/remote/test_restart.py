"""A daemon that restarts between two calls, while connections are idle and while streams are open."""

from __future__ import annotations

from typing import Any

import pytest
from engine_v1_41 import AsyncClient, Client, ConnectionFailed, TruncatedStream

from tests.remote.conftest import SecureDaemon
from tests.remote.flows import settle

WAYS: list[tuple[Any, str]] = [
    (kind, way) for kind in (Client, AsyncClient) for way in ("unix", "tls")
]


def engine(kind: Any, way: str, daemon: SecureDaemon) -> Any:
    return kind(daemon.unix) if way == "unix" else kind(daemon.host, tls=daemon.tls())


@pytest.mark.timeout(120)
async def test_a_daemon_that_restarts(daemon: SecureDaemon) -> None:
    """All ways at once, for it takes its time. What is asked next changes something, so that a
    second attempt would show."""
    engines = [engine(kind, way, daemon) for kind, way in WAYS]
    streams = []
    for each in engines:
        await settle(each.system.version())  # leaves an idle connection
        streams.append(await settle(each.system.events(filters={"type": ["volume"]})))
    daemon.box.restart()
    for number, each in enumerate(engines):
        name = f"mobygen-restart-{number}"
        try:
            assert (await settle(each.volumes.create(name=name))).name == name
        finally:
            await settle(each.volumes.delete(name))
    for stream in streams:
        with pytest.raises((ConnectionFailed, TruncatedStream)):
            await settle(stream.collect())
        assert stream.closed
    daemon.box.restart()
    for each in engines:
        assert (await settle(each.system.version())).api_version == "1.41"
        await settle(each.close())


async def test_a_daemon_that_is_away(client: Any, daemon: SecureDaemon) -> None:
    """Nothing was sent, and the error says so: whoever made the call can make it again."""
    away = client(daemon.unix + "-gone")
    with pytest.raises(ConnectionFailed) as caught:
        await settle(away.volumes.create(name="mobygen-away"))
    assert not caught.value.sent
