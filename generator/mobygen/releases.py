"""Which Docker releases serve which API version, from `specs/releases.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mobygen.errors import MobygenError
from mobygen.versions import ApiVersion
from mobygen.yaml_reader import read_yaml

_FILE = "releases.yaml"


@dataclass(frozen=True, slots=True)
class Release:
    """A Docker release, the newest API version it serves and the oldest it accepts."""

    docker: str
    newest: ApiVersion
    oldest: ApiVersion


def load_releases(folder: Path) -> list[Release]:
    """The releases of a specs folder, oldest first."""
    path = folder / _FILE
    try:
        entries: list[dict[str, Any]] = read_yaml(path.read_bytes(), file=str(path))["releases"]
        return [
            Release(
                docker=str(entry["docker"]),
                newest=ApiVersion.parse(entry["newest"]),
                oldest=ApiVersion.parse(entry["oldest"]),
            )
            for entry in reversed(entries)
        ]
    except (OSError, LookupError, TypeError, ValueError):
        raise MobygenError(
            file=str(path),
            problem="not a list of Docker releases",
            fix="restore the file from the repository",
            code="installation",
        ) from None


def served_by(releases: list[Release], version: ApiVersion) -> str:
    """The releases whose newest API version this is, shortly: `27.2 to 27.5`."""
    names = [release.docker for release in releases if release.newest == version]
    if len(names) < 3:
        return ", ".join(names)
    return f"{names[0]} to {names[-1]}"
