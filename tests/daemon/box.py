"""Starts, finds and ends private daemons.

Every private daemon has a folder ``mobygen-daemon-…`` in the temporary directory with ``state.json`` (what is
needed to end it and to clean up after it), ``docker.sock`` and ``log``.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from tests.daemon import rest
from tests.daemon.inside import RESTART, remove_cgroups, thaw_cgroups
from tests.daemon.install import SEARCH, find_or_install, find_program
from tests.daemon.network import daemon_pid
from tests.daemon.programs import DOCKERD, Program
from tests.daemon.tree import TreeError, tree_of

PREFIX = "mobygen-daemon-"
HELP = """no Docker daemon for the live tests. Any one of these gives you one:
  * set DOCKER_HOST to a daemon you may use for tests, e.g. DOCKER_HOST=unix:///var/run/docker.sock
  * run the tests as root on Debian or Ubuntu: dockerd is installed (docker.io) and run privately
  * install dockerd yourself (Debian: apt-get install docker.io) and run the tests as root"""


class DaemonError(Exception):
    """There is no daemon and none could be started; the message says what to do."""


@dataclass(frozen=True)
class Box:
    """A private daemon's folder."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None  # to be reaped, when this process started it
    lifeline: list[int] = field(default_factory=list[int])  # what is open for as long as it may run

    @property
    def socket(self) -> Path:
        return Path(str(self.state().get("socket", self.folder / "docker.sock")))

    @property
    def host(self) -> str:
        return f"unix://{self.socket}"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def state(self) -> dict[str, Any]:
        try:
            state: dict[str, Any] = json.loads((self.folder / "state.json").read_text())
        except (OSError, ValueError):
            return {}
        return state

    def running(self) -> bool:
        state = self.state()
        return _alive(state.get("pid"), state.get("started"))

    def abandoned(self) -> bool:
        """Not running, or running for a test session that no longer exists."""
        state = self.state()
        if "owner" in state and not _alive(state["owner"], state.get("owner_started")):
            return True
        if "pid" in state:
            return not self.running()
        # Not under way yet: a start in progress, unless it has been so for long.
        return self._has_no_more_than_ours() and time.time() - self.folder.stat().st_mtime > 60

    def _has_no_more_than_ours(self) -> bool:
        return {each.name for each in self.folder.iterdir()} <= {"state.json", "log", "docker.sock"}

    def restart(self) -> None:
        """End the daemon, and start it with the data that it had."""
        before = daemon_pid(self.host)
        # Opened first: it is removed with the folder if the daemon ends.
        with self.log.open(errors="replace") as log:
            os.kill(int(self.state()["pid"]), RESTART)
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline and self.running():
                with contextlib.suppress(OSError):
                    if daemon_pid(self.host) != before and rest.ping(self.host):
                        return
                time.sleep(0.05)
            tail = _last_lines(log)
        raise DaemonError(f"the private dockerd did not come up again; the end of its log:\n{tail}")

    def stop(self) -> None:
        """End the daemon and remove everything it left. Does no harm twice."""
        state = self.state()
        pid = state.get("pid")
        if state:
            thaw_cgroups(str(state["name"]))
        for number, patience in ((signal.SIGTERM, 12.0), (signal.SIGKILL, 10.0)):
            if not self.running():
                break
            with contextlib.suppress(ProcessLookupError):  # it ends by itself meanwhile
                os.kill(int(str(pid)), number)
            deadline = time.monotonic() + patience
            while self.running() and time.monotonic() < deadline:
                time.sleep(0.02)
        if self.process is not None:
            self.process.wait(60)
        while self.lifeline:
            os.close(self.lifeline.pop())
        if state:
            remove_cgroups(str(state["name"]))
            Path(str(state["socket"])).unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)


def start(
    *,
    folder: Path | None = None,
    socket: Path | None = None,
    program: Program = DOCKERD,
    suite: str | None = None,
    also: Sequence[Path] = (),
) -> Box:
    """Start a private daemon: the machine's own dockerd, or the program as it is in another suite of Debian.

    Without ``folder`` it belongs to this process and ends with it, however this process ends. With ``folder``
    it goes on until ``Box(folder).stop()``. ``also`` names folders that it has to see, too.
    """
    tree = _tree(program, suite)
    remove_abandoned()
    owned = folder is None
    if folder is None:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    else:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    box = Box(folder)
    path = socket or folder / "docker.sock"
    if len(os.fsencode(path)) > 100:
        raise DaemonError(f"the socket path is too long for Unix (100 bytes): {path}")
    name = f"{PREFIX}{secrets.token_hex(4)}"
    state: dict[str, Any] = {
        "name": name,
        "socket": str(path),
        "tree": None if tree is None else str(tree),
        "shared": _outermost([Path(tempfile.gettempdir()), folder.parent, path.parent, *also]),
        "temporary": owned,
        **program.state(name, str(path)),
    }
    read_end, write_end = os.pipe()
    if owned:
        # The box watches the read end; the write end is open for as long as this process lives.
        state |= {
            "owner": os.getpid(),
            "owner_started": _started(os.getpid()),
            "owner_pipe": read_end,
        }
    (folder / "state.json").write_text(json.dumps(state))
    namespaces = ["--mount", "--pid", "--net", "--ipc", "--uts", "--propagation=private"]
    inside = Path(__file__).with_name("inside.py")
    unshare = ["unshare", *namespaces, "--fork", "--kill-child=SIGKILL"]
    with box.log.open("wb") as log:
        process = subprocess.Popen(
            [*unshare, sys.executable, "-I", "-S", str(inside), str(folder / "state.json")],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C in the terminal is for the tests, which then stop the box
            pass_fds=[read_end] if owned else [],
            env={**os.environ, "PATH": SEARCH},
        )
    os.close(read_end)
    if not owned:
        os.close(write_end)
    box = Box(folder, process, [write_end] if owned else [])
    _wait_until_ready(box, process)
    return box


def remove_abandoned() -> None:
    """Clean up after test runs that were killed together with their daemon."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            ours = (
                folder.lstat().st_uid == os.geteuid()
                and folder.is_dir()
                and not folder.is_symlink()
            )
            if ours and Box(folder).abandoned():
                Box(folder).stop()
        except FileNotFoundError:
            continue  # it cleaned itself up meanwhile


def own_program(program: Program) -> str:
    """The path of the machine's own program, which is installed when it is missing."""
    if os.geteuid() != 0:
        raise DaemonError(HELP)
    path = find_or_install(lambda: find_program(program.name), *program.packages[:2])
    if path is None:
        raise DaemonError(HELP)
    return path


def _tree(program: Program, suite: str | None) -> Path | None:
    """The root of a suite's program; none for the machine's own."""
    if os.geteuid() != 0:
        raise DaemonError(HELP)
    if find_program("unshare") is None:
        raise DaemonError(
            "a private daemon needs the program unshare (Debian: util-linux)\n" + HELP
        )
    if suite is None:
        own_program(program)
        return None
    try:
        return tree_of(suite, program.packages)
    except TreeError as problem:
        raise DaemonError(str(problem)) from problem


def _outermost(folders: list[Path]) -> list[str]:
    """These folders without those that are in another one."""
    real = {folder.absolute() for folder in folders}
    return sorted(str(each) for each in real if not any(other in each.parents for other in real))


def _wait_until_ready(box: Box, process: subprocess.Popen[bytes]) -> None:
    with box.log.open(errors="replace") as log:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and process.poll() is None:
            if box.socket.exists() and rest.ping(box.host):
                return
            time.sleep(0.05)
        tail = _last_lines(log)
    process.kill()
    process.wait()
    box.stop()
    raise DaemonError(f"the private daemon did not come up; the end of its log:\n{tail}\n\n{HELP}")


def _last_lines(log: TextIO) -> str:
    return "\n".join(log.read().splitlines()[-15:])


def _started(pid: int) -> str | None:
    """When a process started, in the kernel's ticks: tells a process from a later one with the same pid."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return None


def _alive(pid: object, started: object) -> bool:
    return isinstance(pid, int) and started is not None and _started(pid) == started
