"""What a test session uses: a daemon that answers and has the test image."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.daemon import box, rest
from tests.daemon.image import root_filesystem
from tests.daemon.install import apt_install, static_busybox

IMAGE = "mobygen/busybox:test"


@dataclass(frozen=True)
class Daemon:
    """A daemon for tests."""

    host: str
    api_version: str
    private: bool


@contextmanager
def session_daemon() -> Generator[Daemon]:
    """The daemon of ``DOCKER_HOST``, or a private one that ends with the ``with`` block."""
    host = os.environ.get("DOCKER_HOST")
    if host:
        yield _prepared(host, private=False)
        return
    private = box.start()
    try:
        yield _prepared(private.host, private=True)
    finally:
        private.stop()


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
    busybox = static_busybox()
    if busybox is None and apt_install("busybox-static"):
        busybox = static_busybox()
    if busybox is None:
        raise box.DaemonError(
            "the test image is made from a static busybox, and there is none: "
            "apt-get install busybox-static (Debian, Ubuntu)"
        )
    return root_filesystem(busybox)
