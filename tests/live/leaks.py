"""No test leaves anything behind, neither in the daemon nor in this process.

`leaves_nothing` runs around each test, its fixtures included, and `module_leaves_nothing` around each
module. What is left is named in an error of the test (or the module's last test) that left it.
"""

from __future__ import annotations

import asyncio
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.daemon import Daemon, rest
from tests.daemon.waiting import PATIENCE

MADE_BY_THE_DAEMON = {"network docker_gwbridge"}
"""Made with the first task of a swarm, and stays until the swarm is left: of the module, not of a test."""


def get(daemon: Daemon, target: str) -> Any:
    status, body = rest.request(daemon.host, "GET", target)
    assert status == 200, f"GET {target}: {status} {body!r}"
    return json.loads(body)


def plugins(daemon: Daemon) -> list[str]:
    """The names of the plugins; of a daemon that knows no plugins (podman), none."""
    if rest.request(daemon.host, "GET", "/plugins")[0] == 404:
        return []
    return [str(each["Name"]) for each in get(daemon, "/plugins") or []]


def inventory(daemon: Daemon, session: str) -> set[str]:
    """What the daemon has: everything of a private one, of a shared one only what has `session` in its name."""
    found = {f"container {box['Names']}" for box in get(daemon, "/containers/json?all=1")}
    found |= {f"volume {each['Name']}" for each in get(daemon, "/volumes")["Volumes"] or []}
    found |= {f"network {each['Name']}" for each in get(daemon, "/networks")}
    found |= {f"plugin {name}" for name in plugins(daemon)}
    for image in get(daemon, "/images/json?all=1"):
        found |= {f"image {tag}" for tag in image["RepoTags"] or [image["Id"]]}
    status, _ = rest.request(daemon.host, "GET", "/swarm")
    if status == 200:
        for kind in ("services", "secrets", "configs"):
            found |= {f"{kind} {each['Spec']['Name']}" for each in get(daemon, f"/{kind}") or []}
    return found if daemon.private else {each for each in found if session in each}


def open_files() -> set[str]:
    """The file descriptors of this process, and what they are."""
    found: set[str] = set()
    for each in os.listdir("/proc/self/fd"):
        with suppress(FileNotFoundError):  # the one that lists the folder
            found.add(f"file descriptor {each} ({os.readlink(f'/proc/self/fd/{each}')})")
    return found


def threads() -> set[str]:
    return {f"thread {each.name} ({each.ident})" for each in threading.enumerate()}


def children() -> set[str]:
    """The child processes of this process, those that nobody waited for included."""
    found: set[str] = set()
    for path in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):  # a thread that has ended meanwhile
            found |= {f"process {pid}" for pid in path.read_text().split()}
    return found


def of_this_process() -> set[str]:
    return open_files() | threads() | children()


async def check_loop(patience: float = PATIENCE) -> None:
    """Fail if tasks or asynchronous generators are left in the running loop, which would end them quietly."""
    deadline = time.monotonic() + patience
    loop: Any = asyncio.get_running_loop()
    while True:
        left = [str(task) for task in asyncio.all_tasks() - {asyncio.current_task()}]
        left += [f"asynchronous generator {each}" for each in loop._asyncgens if each.ag_frame]
        if not left:
            return
        if time.monotonic() > deadline:
            pytest.fail(f"the test left {', '.join(left)}", pytrace=False)
        await asyncio.sleep(0.01)


def check(
    before: set[str], now: Callable[[], set[str]], who: str, patience: float = PATIENCE
) -> None:
    """Fail unless, soon, there is nothing more than before."""
    deadline = time.monotonic() + patience
    while left := now() - before:
        if time.monotonic() > deadline:
            pytest.fail(f"{who} left {', '.join(sorted(left))}", pytrace=False)
        time.sleep(0.05)


@pytest.fixture(scope="module", autouse=True)
def module_leaves_nothing(
    daemon: Daemon, live_session: str, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Around the module, and what it has for all of its tests."""

    def everything() -> set[str]:
        return inventory(daemon, live_session) | of_this_process()

    before = everything()
    yield
    check(before, everything, f"the module {request.node.nodeid}")


@pytest.fixture(autouse=True)
def leaves_nothing(
    daemon: Daemon, live_session: str, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Around the test and its fixtures. It begins when the fixtures of wider scope are there."""
    in_daemon = inventory(daemon, live_session) | MADE_BY_THE_DAEMON
    in_process = of_this_process()
    yield
    check(in_process, of_this_process, request.node.nodeid)
    check(in_daemon, lambda: inventory(daemon, live_session), request.node.nodeid)
