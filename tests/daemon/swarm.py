"""A daemon as a swarm of one node, and an engine by itself again.

On a busy machine either may take longer than the daemon gives itself, and fail half way.
"""

from __future__ import annotations

import json

from tests.daemon import rest
from tests.daemon.waiting import until

BUSY = ("update out of sequence", "context deadline exceeded")
"""What a daemon says when the swarm itself changed the same object in the middle of a call, or took too long."""

_ADDRESS = {"ListenAddr": "127.0.0.1:2377", "AdvertiseAddr": "127.0.0.1"}


def begin_swarm(host: str) -> None:
    """An init is answered before the node has joined the ingress network: that is waited for."""
    until(lambda: _begins(host), "the daemon is a swarm")
    until(lambda: has_joined_ingress(host), "the node has joined the ingress network")


def leave_swarm(host: str) -> None:
    """The network of its tasks is refused to be removed while the ingress network still uses it."""
    until(lambda: _request(host, "POST", "/swarm/leave?force=1")[0] == 503, "there is no swarm")
    bridge = "/networks/docker_gwbridge"
    until(lambda: _request(host, "DELETE", bridge)[0] in (204, 404), "docker_gwbridge is gone")


def has_joined_ingress(host: str) -> bool:
    status, body = _request(host, "GET", "/networks/ingress")
    return status == 200 and bool(json.loads(body).get("Peers"))


def _begins(host: str) -> bool:
    status, answer = _request(host, "POST", "/swarm/init", json.dumps(_ADDRESS).encode())
    if status != 200:
        _request(host, "POST", "/swarm/leave?force=1")  # what failed half way is a swarm, too
        assert any(words in answer.decode() for words in BUSY), (status, answer)
    return status == 200


def _request(host: str, method: str, target: str, body: bytes | None = None) -> tuple[int, bytes]:
    return rest.request(host, method, target, body, content_type="application/json")
