"""The daemons that can be had from Debian, by the names that `MOBYGEN_DAEMON` and `--daemon` take."""

from __future__ import annotations

from dataclasses import dataclass

from tests.daemon.programs import DOCKERD, PODMAN, Program


@dataclass(frozen=True)
class Source:
    """Where a daemon comes from."""

    program: Program
    suite: str | None
    """Debian's suite; None for the machine's own."""
    api_version: str
    """What it speaks. A suite that is not released yet may move on: ask the daemon."""


KNOWN = {
    "docker-20.10": Source(DOCKERD, "bookworm", "1.41"),
    "docker-26.1": Source(DOCKERD, "trixie", "1.45"),
    "docker-28.5": Source(DOCKERD, "forky", "1.51"),
    "podman-4.3": Source(PODMAN, "bookworm", "1.41"),
    "podman-5.4": Source(PODMAN, "trixie", "1.41"),
    "podman-5.8": Source(PODMAN, "forky", "1.44"),
}
