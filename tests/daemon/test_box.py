"""The private daemon: it works, it is alone, and it leaves nothing, however the test run ends."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.daemon import Box, DaemonError, box, rest, session_daemon
from tests.daemon.session import IMAGE, busybox_tar
from tests.daemon.waiting import eventually

ROOT = Path(__file__).parents[2]
needs_root = pytest.mark.skipif(
    os.geteuid() != 0 or bool(os.environ.get("DOCKER_HOST")),
    reason="a private daemon is started by root only, and only when DOCKER_HOST is not set",
)

OWNER = """
import time
from tests.daemon import session_daemon
with session_daemon() as daemon:
    print(daemon.host, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder for boxes in which no other test run starts one, and cleans up."""
    # Not tmp_path, which is too long for the path of a socket.
    with tempfile.TemporaryDirectory(prefix="mg-") as folder:
        monkeypatch.setenv("TMPDIR", folder)
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield


@pytest.fixture
def owner() -> Iterator[subprocess.Popen[str]]:
    """A test run that has a private daemon and sleeps."""
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def box_of(owner: subprocess.Popen[str]) -> Box:
    assert owner.stdout is not None
    host = owner.stdout.readline().strip()
    assert eventually(lambda: rest.ping(host))
    return Box(Path(host.removeprefix("unix://")).parent)


def run_container(host: str) -> None:
    """Leave a container running, so that there is something to clean up."""
    body = b'{"Image": "%s", "Cmd": ["sleep", "600"]}' % IMAGE.encode()
    status, answer = rest.request(
        host, "POST", "/containers/create?name=busy", body, content_type="application/json"
    )
    assert status == 201, answer
    assert rest.request(host, "POST", "/containers/busy/start")[0] == 204


def cgroups_of(name: str) -> list[Path]:
    root = Path("/sys/fs/cgroup")
    places = [root / name, *(hierarchy / name for hierarchy in root.iterdir())]
    return [path for path in places if path.exists()]


def traces(name: str, folder: Path) -> list[str]:
    """What is left of a box outside it."""
    cgroups = [str(path) for path in cgroups_of(name)]
    mounts = [line for line in Path("/proc/mounts").read_text().splitlines() if str(folder) in line]
    processes: list[str] = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it may end meanwhile
            command = path.read_bytes().decode(errors="replace")
            processes += [command] if str(folder) in command else []
    return cgroups + mounts + processes + ([str(folder)] if folder.exists() else [])


@needs_root
def test_a_private_daemon_has_the_image_and_is_gone_afterwards() -> None:
    links = set(os.listdir("/sys/class/net"))
    with session_daemon() as daemon:
        running = Box(Path(daemon.host.removeprefix("unix://")).parent)
        name = str(running.state()["name"])
        assert daemon.private
        assert rest.has_image(daemon.host, IMAGE)
        run_container(daemon.host)
        assert cgroups_of(name)
        assert set(os.listdir("/sys/class/net")) == links  # its bridge is in its own namespace
    assert traces(name, running.folder) == []


@needs_root
def test_two_private_daemons_do_not_disturb_each_other() -> None:
    with session_daemon() as one, session_daemon() as other:
        run_container(one.host)
        run_container(other.host)
        status, body = rest.request(one.host, "GET", "/containers/json")
        assert status == 200
        assert body.count(b'"Id"') == 1


@needs_root
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_the_daemon_ends_with_the_test_run(
    owner: subprocess.Popen[str], number: signal.Signals
) -> None:
    running = box_of(owner)
    name = str(running.state()["name"])
    run_container(running.host)
    owner.send_signal(number)
    owner.wait(60)
    assert eventually(lambda: traces(name, running.folder) == []), traces(name, running.folder)


@needs_root
def test_the_next_start_cleans_up_when_even_the_daemon_was_killed(
    alone: None, owner: subprocess.Popen[str]
) -> None:
    running = box_of(owner)
    state = running.state()
    run_container(running.host)
    os.kill(int(state["pid"]), signal.SIGKILL)
    owner.kill()
    assert eventually(lambda: not running.running())
    assert running.folder.exists()
    box.remove_abandoned()
    assert traces(str(state["name"]), running.folder) == []


@needs_root
def test_by_hand_on_the_command_line() -> None:
    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tests.daemon", *arguments, "--name", f"test-{os.getpid()}"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=100,
        )

    assert command("status").returncode == 1
    try:
        host = command("start").stdout.strip()
        assert rest.has_image(host, IMAGE)
        assert command("start").stdout.strip() == host
        assert command("env").stdout == f"export DOCKER_HOST={host}\n"
        assert command("status").stdout.startswith(f"{host}  engine ")
    finally:
        stopped = command("stop")
    assert stopped.returncode == 0, stopped.stderr
    assert not Path(host.removeprefix("unix://")).parent.exists()


def test_whoever_cannot_start_one_is_told_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(DaemonError, match=r"set DOCKER_HOST(.|\n)*apt-get install docker\.io"):
        box.start()


def test_a_docker_host_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere.sock")
    with pytest.raises(DaemonError, match=r"unix:///nowhere\.sock"), session_daemon():
        pass


@needs_root
def test_the_image_is_the_same_every_time() -> None:
    first, second = (hashlib.sha256(busybox_tar()).hexdigest() for _ in range(2))
    assert first == second
