"""What a test session uses: a daemon that answers and has the test image."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.daemon import box, rest
from tests.daemon.criu import with_checkpoints
from tests.daemon.image import root_filesystem
from tests.daemon.install import find_or_install, static_busybox
from tests.daemon.known import KNOWN
from tests.daemon.programs import DOCKERD, Program
from tests.daemon.tree import TreeError

IMAGE = "mobygen/busybox:test"


@dataclass(frozen=True)
class Daemon:
    """A daemon for tests.

    Attributes:
        host: Its address.
        api_version: The newest API version that it speaks.
        private: Whether tests may do with it what they like.
    """

    host: str
    api_version: str
    private: bool


@contextmanager
def session_daemon() -> Generator[Daemon]:
    """The daemon of ``DOCKER_HOST``, or a private one that ends with the ``with`` block.

    The private one is the machine's own dockerd, unless ``MOBYGEN_DAEMON`` names one of ``KNOWN``.
    With ``MOBYGEN_PRIVATE=1`` that of ``DOCKER_HOST`` is a private one, too: nobody else uses it.
    """
    host = os.environ.get("DOCKER_HOST")
    if host:
        yield _prepared(host, private=os.environ.get("MOBYGEN_PRIVATE") == "1")
        return
    private = start_private()
    try:
        yield _prepared(private.host, private=True)
    finally:
        private.stop()


def start_private() -> box.Box:
    """Start a daemon of the kind that this session uses."""
    return start_known(os.environ.get("MOBYGEN_DAEMON"))


def start_experimental() -> box.Box:
    """Start a daemon of the kind that this session uses, as one that makes checkpoints."""
    program, suite = _known(os.environ.get("MOBYGEN_DAEMON"))
    try:
        experimental, criu = with_checkpoints(program)
    except TreeError as problem:
        raise box.DaemonError(str(problem)) from problem
    daemon = box.start(program=experimental, suite=suite, also=[criu])
    ensure_image(daemon.host)
    return daemon


def start_known(
    name: str | None, *, folder: Path | None = None, socket: Path | None = None
) -> box.Box:
    """Start the machine's own dockerd, or the daemon of this name; the rest is as for ``box.start``."""
    program, suite = _known(name)
    return box.start(folder=folder, socket=socket, program=program, suite=suite)


def _known(name: str | None) -> tuple[Program, str | None]:
    """The program of a name and the suite it is of; without a name, the machine's own dockerd."""
    if not name:
        return DOCKERD, None
    if name not in KNOWN:
        raise box.DaemonError(f"there is no daemon {name!r}; known are: {', '.join(KNOWN)}")
    return KNOWN[name].program, KNOWN[name].suite


def _prepared(host: str, *, private: bool) -> Daemon:
    try:
        api_version = str(rest.version(host)["ApiVersion"])
    except (OSError, ValueError) as problem:
        raise box.DaemonError(f"DOCKER_HOST={host} does not answer: {problem}") from problem
    ensure_image(host)
    return Daemon(host=host, api_version=api_version, private=private)


def ensure_image(host: str) -> None:
    """Import the test image unless the daemon has it."""
    if not rest.has_image(host, IMAGE):
        rest.import_image(host, IMAGE, busybox_tar())


def busybox_tar() -> bytes:
    """The test image's root file system."""
    busybox = find_or_install(static_busybox, "busybox-static")
    if busybox is None:
        raise box.DaemonError(
            "the test image is made from a static busybox, and there is none: "
            "apt-get install busybox-static (Debian, Ubuntu)"
        )
    return root_filesystem(busybox)
