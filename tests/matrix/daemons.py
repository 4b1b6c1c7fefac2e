"""Daemons of several API versions, side by side: started here, or named by the environment.

`MOBYGEN_MATRIX="1.45=unix:///a.sock 1.51=unix:///b.sock"` names running ones; what it does not name is started.
`MOBYGEN_MATRIX=none` leaves the matrix out: that is somebody's choice, not what happens by itself.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager

from tests.daemon import DaemonError
from tests.daemon.session import ensure_image, start_known

DAEMONS = {"1.45": "docker-26.1", "1.51": "docker-28.5"}
"""The name of a daemon by its API version, besides the one of the session."""
ALL = {"1.41": "docker-20.10", **DAEMONS}
HELP = """Any one of these gives you the matrix of daemons:
  * run the tests as root on Debian: the daemons are unpacked into the cache (see CONTRIBUTING.md) and run privately
  * name running ones: MOBYGEN_MATRIX="1.45=unix:///a.sock 1.51=unix:///b.sock"
  * go without it: MOBYGEN_MATRIX=none"""


def chosen_none() -> bool:
    return os.environ.get("MOBYGEN_MATRIX") == "none"


def given_hosts() -> dict[str, str]:
    """The addresses that the environment names, by API version."""
    entries = os.environ.get("MOBYGEN_MATRIX", "").split()
    wrong = [entry for entry in entries if entry.partition("=")[0] not in ALL or "=" not in entry]
    if wrong:
        raise DaemonError(
            f"MOBYGEN_MATRIX: {wrong[0]!r} is not VERSION=ADDRESS with a version of "
            f"{', '.join(ALL)}\n{HELP}"
        )
    return dict(entry.split("=", 1) for entry in entries)


def daemon_variables(version: str) -> dict[str, str]:
    """What a process gets to know, so that its session has the daemon of a version."""
    host = given_hosts().get(version)
    return {"DOCKER_HOST": host} if host else {"MOBYGEN_DAEMON": ALL[version]}


@contextmanager
def daemons(*versions: str) -> Generator[Mapping[str, str]]:
    """The address of a daemon by its API version, for these versions; each has the test image."""
    hosts = given_hosts()
    with ExitStack() as stack:
        for version in versions:
            if version not in hosts:
                try:
                    box = start_known(ALL[version])
                except DaemonError as problem:
                    raise DaemonError(f"{problem}\n{HELP}") from problem
                stack.callback(box.stop)
                hosts[version] = box.host
            ensure_image(hosts[version])
        yield {version: hosts[version] for version in versions}
