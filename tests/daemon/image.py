"""The test image's root file system: a tar archive made from a static busybox, the same bytes every time."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

FOLDERS = {
    "bin": 0o755,
    "dev": 0o755,
    "etc": 0o755,
    "home": 0o755,
    "proc": 0o755,
    "root": 0o700,
    "sys": 0o755,
    "tmp": 0o1777,
    "var": 0o755,
}
FILES = {
    "etc/group": "root:x:0:\nuser:x:1000:\n",
    "etc/passwd": "root:x:0:0:root:/root:/bin/sh\nuser:x:1000:1000:user:/home:/bin/sh\n",
}


def root_filesystem(busybox: str) -> bytes:
    """A tar archive of a root file system with busybox and a link for each of its commands."""
    listing = subprocess.run([busybox, "--list"], check=True, capture_output=True, text=True)
    commands = sorted(set(listing.stdout.split()) - {"busybox"})
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, mode in FOLDERS.items():
            tar.addfile(_entry(name, mode, tarfile.DIRTYPE))
        for name, text in FILES.items():
            _add_file(tar, name, text.encode(), 0o644)
        _add_file(tar, "bin/busybox", Path(busybox).read_bytes(), 0o755)
        for command in commands:
            link = _entry(f"bin/{command}", 0o777, tarfile.SYMTYPE)
            link.linkname = "busybox"
            tar.addfile(link)
    return archive.getvalue()


def _entry(name: str, mode: int, kind: bytes) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.type = kind
    entry.mode = mode  # owner 0:0 and time 0 are what TarInfo starts with
    return entry


def _add_file(tar: tarfile.TarFile, name: str, data: bytes, mode: int) -> None:
    entry = _entry(name, mode, tarfile.REGTYPE)
    entry.size = len(data)
    tar.addfile(entry, io.BytesIO(data))
