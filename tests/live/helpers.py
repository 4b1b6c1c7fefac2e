"""Small things that several live tests need."""

from __future__ import annotations

import io
import json
import os
import tarfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import engine_v1_41

from tests.daemon import Daemon, rest

PACKAGES = str(Path(str(engine_v1_41.__file__)).parents[1])
"""The folder with the tested package, for the PYTHONPATH of programs that tests start."""

REACHING: list[Callable[[str], dict[str, str]]] = []
"""Who knows variables that lead programs to a daemon, when `DOCKER_HOST` alone is not the way."""

PATIENCE = float(os.environ.get("MOBYGEN_PATIENCE", "30"))
"""Seconds for what ends a moment after the call that ended it, on a busy machine: a container that removes itself, a
thread. Fewer are enough where it is known that much never happens, as on podman."""

RUN_LINGERS = "sleep 1"
"""The end of a step of a build whose output is tested: as with `until_told`, the classic builder may lose it, and
nobody can tell the step to end."""

Unique = Callable[[str], str]
"""Makes a name that is this test's own: ``unique("box")``. What has such a name is removed after the test."""


def until_told(script: str, status: int = 0) -> str:
    """The script, which then goes on until SIGTERM, and ends with this status.

    Of a process that ends before the daemon has opened its pipes, which takes a while on a busy machine, all output
    is lost ("reading from a closed fifo"): what a test reads has to be there before the process may end.
    """
    return f"trap 'exit {status}' TERM; {script}; while :; do sleep 0.02; done"


def reaching(host: str) -> dict[str, str]:
    """The variables with which a program finds a daemon."""
    variables = {"DOCKER_HOST": host}
    for way in REACHING:
        variables |= way(host)
    return variables


def tar_of(files: Mapping[str, str | bytes]) -> bytes:
    """A tar archive with these files."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return archive.getvalue()


def files_in(tar: bytes) -> dict[str, bytes]:
    """The regular files of a tar archive."""
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(tar)) as archive:
        for entry in archive:
            content = archive.extractfile(entry) if entry.isfile() else None
            if content is not None:
                found[entry.name] = content.read()
    return found


def swarm_command(daemon: Daemon, command: str) -> None:
    """Make the daemon a swarm of one node ("init"), or an engine by itself again ("leave").

    On a busy machine either may take longer than the daemon gives itself, and fail half way.
    """
    if command == "init":
        until(lambda: is_swarm(daemon), "the daemon is a swarm")
        until(lambda: has_joined_ingress(daemon), "the node has joined the ingress network")
    else:
        until(lambda: is_no_swarm(daemon), "the daemon has left its swarm")
        until(lambda: has_no_bridge(daemon), "the daemon lets go of docker_gwbridge")


def is_swarm(daemon: Daemon) -> bool:
    """Try to make it one."""
    body = b'{"ListenAddr": "127.0.0.1:2377", "AdvertiseAddr": "127.0.0.1"}'
    status, answer = rest.request(
        daemon.host, "POST", "/swarm/init", body, content_type="application/json"
    )
    if status != 200:
        print(f"swarm init: {status} {answer!r}")
        is_no_swarm(daemon)
    return status == 200


def is_no_swarm(daemon: Daemon) -> bool:
    """Try to end it."""
    rest.request(daemon.host, "POST", "/swarm/leave?force=1")
    return rest.request(daemon.host, "GET", "/swarm")[0] == 503


def has_no_bridge(daemon: Daemon) -> bool:
    """Try to remove it, which is refused while the ingress network still uses it."""
    return rest.request(daemon.host, "DELETE", "/networks/docker_gwbridge")[0] in (204, 404)


def has_joined_ingress(daemon: Daemon) -> bool:
    status, body = rest.request(daemon.host, "GET", "/networks/ingress")
    return status == 200 and bool(json.loads(body).get("Peers"))


def until(condition: Callable[[], bool], what: str, patience: float = 2 * PATIENCE) -> None:
    """Wait until it holds; fail if it does not in `patience` seconds."""
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, f"not within {patience} s: {what}"
        time.sleep(0.05)
