"""Finds the programs a private daemon needs; as root on Debian or Ubuntu it installs those that are missing."""

from __future__ import annotations

import fcntl
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

# Programs of system packages are in sbin folders, which an unprivileged PATH may lack.
SEARCH = os.pathsep.join(
    [os.environ.get("PATH", ""), "/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/bin", "/bin"]
)


def find_program(name: str) -> str | None:
    return shutil.which(name, path=SEARCH)


def static_busybox() -> str | None:
    """The path of a statically linked busybox: a dynamic one would not run in an otherwise empty image."""
    for path in (
        find_program("busybox"),
        "/usr/bin/busybox",
        "/bin/busybox",
        "/bin/busybox-static",
    ):
        if path and os.path.exists(path) and not _needs_loader(path):
            return path
    return None


def _needs_loader(path: str) -> bool:
    """Whether an ELF file has an interpreter (the program header PT_INTERP, type 3)."""
    with open(path, "rb") as file:
        head = file.read(64)
        if head[:5] != b"\x7fELF\x02":
            return True  # not a 64-bit ELF file: of no use
        order = "<" if head[5] == 1 else ">"
        (offset,) = struct.unpack_from(f"{order}Q", head, 32)
        size, count = struct.unpack_from(f"{order}HH", head, 54)
        file.seek(offset)
        table = file.read(size * count)
    return any(
        struct.unpack_from(f"{order}I", table, start)[0] == 3
        for start in range(0, len(table), size)
    )


def find_or_install(find: Callable[[], T | None], *packages: str) -> T | None:
    """What `find` finds, if need be after installing these packages.

    One process at a time: what another one is installing is there in part before it can be used.
    """
    with one_at_a_time(Path("/var/lib/dpkg")):
        found = find()
        if found is None and _apt_install(*packages):
            found = find()
    return found


@contextmanager
def one_at_a_time(path: Path) -> Generator[None]:
    """Wait until no other process is in such a block for the same file or folder, if there is one."""
    if not path.exists():
        yield
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _apt_install(*packages: str) -> bool:
    """Install Debian packages when that is possible here; whether it was done."""
    apt = find_program("apt-get")
    if os.geteuid() != 0 or apt is None:
        return False
    print(
        f"tests.daemon: installing {' '.join(packages)} with apt-get", file=sys.stderr, flush=True
    )
    # RUNLEVEL=1 keeps a sysv machine from starting the packaged services: only our own daemon is wanted.
    environment = {
        **os.environ,
        "DEBIAN_FRONTEND": "noninteractive",
        "RUNLEVEL": "1",
        "PATH": SEARCH,
    }
    options = ["-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    install = [apt, *options, "install", "-y", "--no-install-recommends", *packages]
    for step in (install, [apt, *options, "update"], install):
        # The first try spares the index update where the lists are fresh enough.
        done = subprocess.run(step, env=environment, capture_output=True, text=True)
        if step is install and done.returncode == 0:
            return True
    print(done.stdout + done.stderr, file=sys.stderr, flush=True)
    return False
