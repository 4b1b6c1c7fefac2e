"""Small things that several live tests need."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path

import engine_v1_41

PACKAGES = str(Path(str(engine_v1_41.__file__)).parents[1])
"""The folder with the tested package, for the PYTHONPATH of programs that tests start."""

REACHING: list[Callable[[str], dict[str, str]]] = []
"""Who knows variables that lead programs to a daemon, when `DOCKER_HOST` alone is not the way."""

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
