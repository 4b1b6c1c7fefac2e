"""A dockerd that can make checkpoints: an experimental one, with CRIU in its path.

CRIU has to know the kernel that it runs on, so that of a released Debian may be too old for a machine: the one
of a later suite is unpacked, and runs with the libraries that come with it in whatever tree the daemon has.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from tests.daemon.install import SEARCH
from tests.daemon.programs import Program
from tests.daemon.tree import tree_of

SUITE = "trixie"
SHELL = "usr/bin/busybox"
PROGRAMS = {
    "criu": "criu",
    "tar": "tar",
    "gzip": "gzip",
    "ip": "iproute2",
    "busybox": "busybox-static",
}
"""CRIU and what it calls, and a shell that needs no libraries, with their packages."""


def with_checkpoints(program: Program) -> tuple[Program, Path]:
    """The program as an experimental one, and the folder with CRIU that it has to see."""
    tree = tree_of(SUITE, tuple(PROGRAMS.values()))
    scripts = _scripts(tree)
    environment = {**program.environment, "PATH": f"{scripts}:{SEARCH}"}
    links = {"/bin/sh": str(tree / SHELL)}  # tar calls gzip by it
    experimental = program.with_flags("--experimental")
    return replace(experimental, environment=environment, links=links), tree


def _scripts(tree: Path) -> Path:
    """A folder in the tree with a script for each program, which runs it with the tree's libraries."""
    folder = tree / "usr/local/mobygen"
    loader = next((tree / "usr").glob("lib*/ld-linux-*"))
    libraries = next((tree / "usr/lib").glob("*-linux-gnu"))
    folder.mkdir(parents=True, exist_ok=True)
    for name in PROGRAMS:
        binary = next(
            path for where in ("bin", "sbin") if (path := tree / "usr" / where / name).exists()
        )
        script = folder / name
        draft = script.with_suffix(f".{os.getpid()}")
        draft.write_text(
            f'#!{tree / SHELL} sh\nexec "{loader}" --library-path "{libraries}" "{binary}" "$@"\n'
        )
        draft.chmod(0o755)
        draft.replace(script)  # another run of the tests may be using it
    return folder
