"""A daemon for the session, names of its own for each test, and clean-up that does not use the tested client."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from engine_v1_41 import AsyncClient, Client

from tests.daemon import Box, Daemon, DaemonError, rest, session_daemon
from tests.daemon.network import daemon_pid
from tests.daemon.session import busybox_tar, start_experimental, start_private
from tests.daemon.swarm import begin_swarm, leave_swarm
from tests.daemon.waiting import PATIENCE, until
from tests.ledger.plugin import recorded
from tests.live.helpers import Unique
from tests.live.leaks import (
    check_loop,
    get,
    inventory,
    leaves_nothing,  # noqa: F401
    module_leaves_nothing,  # noqa: F401
    plugins,
)
from tests.live.registry import Registry, registry_beside

__all__ = ["recorded"]

SESSION = f"mg-{secrets.token_hex(3)}"
DEADLINE = 5 * PATIENCE
"""Seconds for a test, with its fixtures: for the first one a daemon is started."""
GONE = (200, 204, 404)
LIVE = Path(__file__).parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/live" in item.path.as_posix() and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(DEADLINE))
    check_at_the_end(config, items)


def check_at_the_end(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the check of the ledger behind all other tests, or leave it out where tests are left out."""
    last = [item for item in items if item.path == LIVE / "test_ledger.py"]
    for item in last:
        items.remove(item)
    collected = {item.path for item in items}
    options = config.option
    selected = options.keyword or options.markexpr or options.deselect or "::" in str(config.args)
    other_daemon = os.environ.get("DOCKER_HOST") or os.environ.get("MOBYGEN_DAEMON")
    if not selected and not other_daemon and written_tests() <= collected:
        items += last
    else:
        config.hook.pytest_deselected(items=last)


def written_tests() -> set[Path]:
    return {path for mode in ("aio", "sync") for path in (LIVE / mode).glob("test_*.py")}


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run an ``async def`` test in an event loop of its own and close its client there."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    arguments = {name: pyfuncitem.funcargs[name] for name in names}

    async def run() -> None:
        try:
            await pyfuncitem.obj(**arguments)
        finally:
            for client in arguments.values():
                if isinstance(client, AsyncClient):
                    await client.close()
        await check_loop()

    asyncio.run(run(), debug=False)
    return True


@pytest.fixture(scope="session")
def daemon() -> Iterator[Daemon]:
    with contextlib.ExitStack() as stack:
        try:
            running = stack.enter_context(session_daemon())
        except DaemonError as problem:
            pytest.fail(str(problem), pytrace=False)
        before = inventory(running, SESSION)
        yield running
        assert inventory(running, SESSION) - before == set(), "the tests left something behind"


@pytest.fixture(scope="session")
def live_session() -> str:
    """What is in the names of all that these tests make."""
    return SESSION


@pytest.fixture
def daemon_host(daemon: Daemon) -> str:
    return daemon.host


@pytest.fixture
def engine(daemon: Daemon, request: pytest.FixtureRequest) -> Iterator[AsyncClient | Client]:
    """A client of the kind that the test is written for."""
    if inspect.iscoroutinefunction(getattr(request, "function", None)):
        yield AsyncClient(daemon.host)
    else:
        with Client(daemon.host) as client:
            yield client


@pytest.fixture
def unique(daemon: Daemon) -> Iterator[Unique]:
    prefix = f"{SESSION}-{secrets.token_hex(3)}"
    yield lambda name: f"{prefix}-{name}"
    sweep(daemon, prefix)


@pytest.fixture(scope="session")
def private(daemon: Daemon) -> None:
    """For tests that change the daemon as a whole."""
    if not daemon.private:
        pytest.skip(
            "changes the daemon as a whole, and this one (DOCKER_HOST) may be in use; "
            "if it is not, set MOBYGEN_PRIVATE=1"
        )


@pytest.fixture(scope="module")
def swarm(daemon: Daemon, private: None) -> Iterator[None]:
    """A daemon that is a swarm of one node, for the rest of the module: leaving takes five seconds."""
    begin_swarm(daemon.host)
    yield
    leave_swarm(daemon.host)


@pytest.fixture
def more_daemons(private: None) -> None:
    """For tests that start daemons of the kind that the session has."""
    if "DOCKER_HOST" in os.environ and "MOBYGEN_DAEMON" not in os.environ:
        pytest.skip("starts more daemons, and MOBYGEN_DAEMON does not say which DOCKER_HOST is")


@pytest.fixture
def experimental(more_daemons: None) -> Iterator[str]:
    """The address of a daemon that makes checkpoints, which ends with the test."""
    try:
        daemon = start_experimental()
    except DaemonError as problem:
        pytest.fail(str(problem), pytrace=False)
    yield daemon.host
    daemon.stop()


@pytest.fixture
def new_daemon(more_daemons: None) -> Iterator[Callable[[], Box]]:
    """Starts another private daemon, which ends with the test."""
    with contextlib.ExitStack() as stack:

        def start() -> Box:
            daemon = start_private()
            stack.callback(daemon.stop)
            return daemon

        yield start


@pytest.fixture(scope="module")
def registry(
    daemon: Daemon, private: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Registry]:
    """A registry beside the daemon, which reaches it without TLS."""
    try:
        with registry_beside(daemon_pid(daemon.host), tmp_path_factory.mktemp("registry")) as found:
            yield found
    except DaemonError as problem:
        pytest.fail(str(problem), pytrace=False)


@pytest.fixture(scope="session")
def rootfs() -> bytes:
    """The root file system of the test image as a tar archive."""
    return busybox_tar()


def sweep(daemon: Daemon, prefix: str) -> None:
    """Remove whatever has a name that begins with ``prefix``, though the daemon may still be busy with it."""
    until(lambda: removed(daemon, named(daemon, prefix)), f"{prefix}* is removed")


def removed(daemon: Daemon, targets: Iterable[str]) -> bool:
    return all(rest.request(daemon.host, "DELETE", each)[0] in GONE for each in targets)


def named(daemon: Daemon, prefix: str) -> Iterator[str]:
    """Where to remove it."""
    for box in get(daemon, "/containers/json?all=1"):
        if any(name.startswith(f"/{prefix}") for name in box["Names"]):
            yield f"/containers/{box['Id']}?force=1&v=1"
    for image in get(daemon, "/images/json"):
        for tag in image["RepoTags"] or []:
            if prefix in tag:  # perhaps behind the address of a registry
                yield f"/images/{quote(tag)}?force=1"
    for plugin in plugins(daemon):
        if prefix in plugin:
            yield f"/plugins/{quote(plugin)}?force=1"
    for volume in get(daemon, "/volumes")["Volumes"] or []:
        if volume["Name"].startswith(prefix):
            yield f"/volumes/{volume['Name']}?force=1"
    for network in get(daemon, "/networks"):
        if network["Name"].startswith(prefix):
            yield f"/networks/{network['Id']}"
