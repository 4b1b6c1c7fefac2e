"""Process 1 of a private daemon's namespaces: ``python inside.py STATE.json``.

It prepares the mounts, starts the daemon, reaps orphans, starts the daemon anew when told to (SIGUSR1), and when
told to stop (SIGTERM, or the end of the pipe its owner holds) kills everything and removes what is visible
outside.  Standard library only: it runs in
whatever Python started the tests, as root, without the checkout on ``sys.path``.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

CGROUPS = Path("/sys/fs/cgroup")
DATA = "/run/mobygen/data"
STOP = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
RESTART = signal.SIGUSR1
CONFIG = "/run/mobygen/config"
CONTAINERD = "/run/docker/containerd/containerd.pid"
NEW_ROOT = "/mnt/root"


def main(state_file: Path) -> int:
    state: dict[str, Any] = json.loads(state_file.read_text())
    record_pid(state_file, state)
    stop_pipe = watch_for_stop(state.get("owner_pipe"))
    name = str(state["name"])
    try:
        socket.sethostname(name)
        prepare_mounts(state)
        loopback_up()
        status = supervise(state, stop_pipe)
    finally:
        kill_all()
        remove_cgroups(name)
        Path(str(state["socket"])).unlink(missing_ok=True)
        if state.get("temporary"):
            shutil.rmtree(state_file.parent, ignore_errors=True)
    return status


def record_pid(state_file: Path, state: dict[str, Any]) -> None:
    """Write our pid as the outside sees it: /proc is still the outer one here."""
    pid = int(os.readlink("/proc/self"))
    state["pid"] = pid
    state["started"] = Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19]
    draft = state_file.with_suffix(".new")
    draft.write_text(json.dumps(state))
    draft.replace(state_file)


def watch_for_stop(owner_pipe: int | None) -> list[int]:
    """Return descriptors of which any becoming readable means "stop" or "a child ended"."""
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    os.set_blocking(wake_read, False)
    signal.set_wakeup_fd(wake_write)
    for number in (*STOP, RESTART, signal.SIGCHLD):
        signal.signal(number, _noted)
    return [wake_read] if owner_pipe is None else [wake_read, owner_pipe]


def _noted(number: int, frame: FrameType | None) -> None:
    """Does nothing: with a handler in place, the signal's number is written to the wake-up pipe."""


def supervise(state: dict[str, Any], watched: list[int]) -> int:
    """Run the daemon and reap children until it ends (its status) or we are told to stop (0)."""
    daemon = start_daemon(state)
    while True:
        readable, _, _ = select.select(watched, [], [])
        if len(watched) > 1 and watched[1] in readable:
            return 0  # nobody writes to the owner's pipe: readable means that the owner is gone
        signals = os.read(watched[0], 512) if watched[0] in readable else b""
        if any(number in STOP for number in signals):
            return 0
        if RESTART in signals:
            daemon.kill()  # ending a swarm in an orderly way takes five seconds
            daemon.wait()
            end_containerd()
            daemon = start_daemon(state)
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return 1
            if pid == 0:
                break
            if pid == daemon.pid:
                daemon.returncode = os.waitstatus_to_exitcode(status)
                return daemon.returncode or 1


def end_containerd() -> None:
    """Wait for the end of the daemon's containerd, which the kernel kills with it; containers go on.

    A dockerd that finds one that is just ending uses it, and waits for its socket in vain.
    """
    with contextlib.suppress(FileNotFoundError, ProcessLookupError, ChildProcessError):
        pid = int(Path(CONTAINERD).read_text())
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)  # ours, since the daemon has ended


def kill_all() -> None:
    """End every other process of this pid namespace: dockerd, containerd, shims, containers."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            return
        try:
            while os.waitpid(-1, os.WNOHANG) != (0, 0):
                pass
        except ChildProcessError:
            return
        time.sleep(0.01)


def remove_cgroups(name: str) -> None:
    """Remove the (by now empty) cgroups of the containers; a kernel may need a moment to empty them."""
    for _ in range(50):
        roots = [path for path in (CGROUPS / name, *CGROUPS.glob(f"*/{name}")) if path.is_dir()]
        if not roots:
            return
        for root in roots:
            for folder, _, _ in os.walk(root, topdown=False):
                with contextlib.suppress(OSError):
                    os.rmdir(folder)
        time.sleep(0.02)


def thaw_cgroups(name: str) -> None:
    """Let paused containers go on: with cgroup v1, what is frozen cannot be killed."""
    for folder, _, files in os.walk(CGROUPS / "freezer" / name):
        if "freezer.state" in files:
            with contextlib.suppress(OSError):
                Path(folder, "freezer.state").write_text("THAWED")


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def prepare_mounts(state: dict[str, Any]) -> None:
    """Hide what belongs to the machine's own daemon and give ours a disposable place for everything.

    With a tree, its programs run: an overlay of it becomes the root, in which the folders that the tests share
    with the daemon are where they are outside.
    """
    tree = state.get("tree")
    root = new_root(str(tree), state["shared"]) if tree else ""
    mount("-t", "proc", "-o", "nosuid,nodev,noexec", "proc", f"{root}/proc")
    own_sysfs(root)
    # Sockets of a running docker or containerd are in /run; ours go to a /run of their own.
    resolver = Path(os.path.realpath("/etc/resolv.conf"))
    mount("-t", "tmpfs", "-o", "mode=755", "run", f"{root}/run")
    for folder in (DATA, CONFIG, "/run/lock"):
        Path(root + folder).mkdir(parents=True)
    for hidden in state["hidden"]:
        if os.path.ismount(root + hidden):
            subprocess.run(["umount", "-l", root + hidden], check=True)
    if root:
        os.chdir(root)
        mount("--move", ".", "/")
        os.chroot(".")
        os.chdir("/")
        for path, target in state["links"].items():
            if not os.path.lexists(path):
                os.symlink(target, path)
        return  # a tree has no name servers, and what is written to it goes to memory
    # dockerd makes /etc/docker and /opt/containerd: let it write to layers that vanish.
    for folder in ("/etc", "/opt"):
        if os.path.isdir(folder):
            cover(folder)
    # Without name servers a pull fails at once instead of after a timeout: there is no way out of here.
    resolver.parent.mkdir(parents=True, exist_ok=True)
    resolver.write_text("")


def new_root(tree: str, shared: list[str]) -> str:
    """A place with what is in the tree; what is written there is lost."""
    mount("-t", "tmpfs", "-o", "mode=755", "root", "/mnt")
    upper, work = "/mnt/upper", "/mnt/work"
    for folder in (upper, work, NEW_ROOT):
        os.mkdir(folder)
    mount(
        "-t", "overlay", "-o", f"lowerdir={tree},upperdir={upper},workdir={work}", "root", NEW_ROOT
    )
    mount("--rbind", "/dev", f"{NEW_ROOT}/dev")
    for folder in shared:
        os.makedirs(NEW_ROOT + folder, exist_ok=True)
        mount("--bind", folder, NEW_ROOT + folder)
    return NEW_ROOT


def own_sysfs(root: str) -> None:
    """Mount a sysfs: it shows the network devices of the namespace that it is mounted in.

    What is mounted below the old one (control groups, the kernel's security modules) is kept.
    """
    table = Path("/proc/self/mountinfo").read_text().splitlines()
    below = [point for line in table if (point := line.split()[4]).startswith("/sys/")]
    old = "/sys" if root else "/mnt"
    if not root:
        mount("--rbind", "/sys", old)
    mount("-t", "sysfs", "-o", "nosuid,nodev,noexec", "sysfs", f"{root}/sys")
    for point in sorted(set(below)):
        # rbind takes along what is mounted below the point itself
        if not any(point.startswith(f"{other}/") for other in below):
            mount("--rbind", old + point.removeprefix("/sys"), root + point)
    if not root:
        subprocess.run(["umount", "-l", old], check=True)


def cover(folder: str) -> None:
    """Let writes below ``folder`` go to memory."""
    upper, work = f"/run/mobygen/upper{folder}", f"/run/mobygen/work{folder}"
    os.makedirs(upper)
    os.makedirs(work)
    layers = f"lowerdir={folder},upperdir={upper},workdir={work}"
    mount("-t", "overlay", "-o", layers, "overlay", folder)


def loopback_up() -> None:
    """``ip link set lo up`` without needing iproute2."""
    get_flags, set_flags, up = 0x8913, 0x8914, 0x1
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = fcntl.ioctl(control, get_flags, struct.pack("16sh22x", b"lo", 0))
        _, flags = struct.unpack("16sh22x", request)
        fcntl.ioctl(control, set_flags, struct.pack("16sh22x", b"lo", flags | up))


def start_daemon(state: dict[str, Any]) -> subprocess.Popen[bytes]:
    for name, text in state["files"].items():
        Path(CONFIG, name).write_text(text)
    command = list(state["command"])
    if state["flags_without_firewall"] and not firewall_works():
        print("no usable iptables here: published ports are off", file=sys.stderr, flush=True)
        command += state["flags_without_firewall"]
    environment = {**os.environ, **state["environment"]}
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, env=environment)


def firewall_works() -> bool:
    probe = ["iptables", "--wait", "-t", "nat", "-L", "-n"]
    try:
        return subprocess.run(probe, capture_output=True).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
