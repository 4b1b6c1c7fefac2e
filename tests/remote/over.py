"""A pytest plugin: clients for the tests' daemons reach them in another way.

With `MOBYGEN_OVER`, an address, it is used in place of `DOCKER_HOST`. With `MOBYGEN_OVER_TLS`, a
folder with the certificates of the guide, and `MOBYGEN_DAEMON=tls`, every private daemon listens on
TCP with TLS as well, and that is where clients go.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import wraps
from pathlib import Path
from typing import Any

from engine_v1_41 import AsyncClient, Client
from engine_v1_41.remote import Tls

from tests.daemon import Box, box
from tests.daemon.known import KNOWN, Source
from tests.live import helpers
from tests.remote.secure import PORT, secure_dockerd

_ways: dict[str, tuple[str, Tls | None]] = {}
_used: dict[str, int] = {}


def pytest_configure() -> None:
    for kind in (Client, AsyncClient):
        _redirect(kind)
    helpers.REACHING.append(_variables)
    if certificates := os.environ.get("MOBYGEN_OVER_TLS"):
        _secure(Path(certificates))
    else:
        _ways[os.environ["DOCKER_HOST"]] = os.environ["MOBYGEN_OVER"], None


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for way, times in _used.items():
        terminalreporter.write_line(f"{times} clients over {way}")


def _redirect(kind: Any) -> None:
    original = kind.__init__

    @wraps(original)
    def init(self: Any, host: str | None = None, **options: Any) -> None:
        if host in _ways:
            host, tls = _ways[host]
            way = host.partition("://")[0] + (" with TLS" if tls else "")
            _used[way] = _used.get(way, 0) + 1
            if tls is not None:
                options["tls"] = tls
        original(self, host, **options)

    kind.__init__ = init


def _variables(host: str) -> dict[str, str]:
    """What lets `Client.from_env()` of another process reach a daemon in this way."""
    if host not in _ways:
        return {}
    there, tls = _ways[host]
    if tls is None or tls.ca is None:
        return {"DOCKER_HOST": there}
    folder = str(Path(tls.ca).parent)
    return {"DOCKER_HOST": there, "DOCKER_TLS_VERIFY": "1", "DOCKER_CERT_PATH": folder}


def _secure(certificates: Path) -> None:
    """Let private daemons listen with TLS, and lead there from a port of ours, in a process each:
    what a test leaves open in this process is counted."""
    KNOWN["tls"] = Source(secure_dockerd(certificates), None, "1.41")
    client = certificates / "client"
    tls = Tls(ca=f"{client}/ca.pem", cert=f"{client}/cert.pem", key=f"{client}/key.pem")
    relays: dict[str, subprocess.Popen[str]] = {}
    wait_until_ready: Any = box._wait_until_ready  # pyright: ignore[reportPrivateUsage]
    stop = Box.stop

    def and_lead_there(box: Box, process: subprocess.Popen[bytes]) -> None:
        wait_until_ready(box, process)
        relay = subprocess.Popen(
            [sys.executable, "-m", "tests.remote.relay", str(box.state()["pid"]), str(PORT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert relay.stdout is not None
        relays[box.host] = relay
        _ways[box.host] = f"tcp://127.0.0.1:{int(relay.stdout.readline())}", tls

    def and_no_longer(self: Box) -> None:
        relay = relays.pop(self.host, None)
        stop(self)
        if relay is not None:
            with relay:
                relay.kill()

    box._wait_until_ready = and_lead_there  # pyright: ignore[reportPrivateUsage]
    Box.stop = and_no_longer  # type: ignore[method-assign]
