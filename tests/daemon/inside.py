"""Process 1 of a private daemon's namespaces: ``python inside.py STATE.json``.

It prepares the mounts, starts dockerd, reaps orphans, starts dockerd anew when told to (SIGUSR1), and when
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


def main(state_file: Path) -> int:
    state: dict[str, Any] = json.loads(state_file.read_text())
    record_pid(state_file, state)
    stop_pipe = watch_for_stop(state.get("owner_pipe"))
    name = str(state["name"])
    try:
        socket.sethostname(name)
        prepare_mounts()
        loopback_up()
        status = supervise(command(state), stop_pipe)
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


def supervise(dockerd: list[str], watched: list[int]) -> int:
    """Run dockerd and reap children until it ends (its status) or we are told to stop (0)."""
    daemon = subprocess.Popen(dockerd, stdin=subprocess.DEVNULL)
    while True:
        readable, _, _ = select.select(watched, [], [])
        if len(watched) > 1 and watched[1] in readable:
            return 0  # nobody writes to the owner's pipe: readable means that the owner is gone
        signals = os.read(watched[0], 512) if watched[0] in readable else b""
        if any(number in STOP for number in signals):
            return 0
        if RESTART in signals:
            daemon.kill()  # its containerd lives on; ending a swarm in an orderly way takes five seconds
            daemon.wait()
            daemon = subprocess.Popen(dockerd, stdin=subprocess.DEVNULL)
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


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def prepare_mounts() -> None:
    """Hide what belongs to the machine's own daemon and give ours a disposable place for everything."""
    mount("-t", "proc", "-o", "nosuid,nodev,noexec", "proc", "/proc")
    own_sysfs()
    # Sockets of a running docker or containerd are in /run; ours go to a /run of their own.
    resolver = Path(os.path.realpath("/etc/resolv.conf"))
    mount("-t", "tmpfs", "-o", "mode=755", "run", "/run")
    for folder in (DATA, "/run/lock"):
        Path(folder).mkdir(parents=True)
    # dockerd makes /etc/docker and /opt/containerd: let it write to layers that vanish.
    for folder in ("/etc", "/opt"):
        if os.path.isdir(folder):
            cover(folder)
    # Without name servers a pull fails at once instead of after a timeout: there is no way out of here.
    resolver.parent.mkdir(parents=True, exist_ok=True)
    resolver.write_text("")


def own_sysfs(aside: str = "/mnt") -> None:
    """Mount a sysfs: it shows the network devices of the namespace that it is mounted in.

    What is mounted below the old one (control groups, the kernel's security modules) is kept.
    """
    table = Path("/proc/self/mountinfo").read_text().splitlines()
    below = [point for line in table if (point := line.split()[4]).startswith("/sys/")]
    mount("--rbind", "/sys", aside)
    mount("-t", "sysfs", "-o", "nosuid,nodev,noexec", "sysfs", "/sys")
    for point in sorted(set(below)):
        # rbind takes along what is mounted below the point itself
        if not any(point.startswith(f"{other}/") for other in below):
            mount("--rbind", aside + point.removeprefix("/sys"), point)
    subprocess.run(["umount", "-l", aside], check=True)


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


def command(state: dict[str, Any]) -> list[str]:
    config = Path("/run/mobygen/daemon.json")
    config.write_text("{}\n")
    flags = [
        str(state["dockerd"]),
        f"--host=unix://{state['socket']}",
        f"--config-file={config}",
        f"--data-root={DATA}",
        "--exec-root=/run/docker",
        "--pidfile=/run/docker.pid",
        "--exec-opt=native.cgroupdriver=cgroupfs",
        f"--cgroup-parent=/{state['name']}",
    ]
    if not firewall_works():
        print("no usable iptables here: published ports are off", file=sys.stderr, flush=True)
        flags += ["--iptables=false", "--ip-masq=false"]
    return flags


def firewall_works() -> bool:
    probe = ["iptables", "--wait", "-t", "nat", "-L", "-n"]
    try:
        return subprocess.run(probe, capture_output=True).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
