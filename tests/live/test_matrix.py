"""Every API version that a new daemon accepts, and the live suite on newer daemons."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from mobygen.pipeline import generate
from mobygen.resources import pinned_versions
from tests.daemon.session import ensure_image
from tests.matrix.daemons import VERSIONS, NoDaemons, daemons
from tests.matrix.packages import generate_packages, imported
from tests.matrix.smoke import smoke

ROOT = Path(__file__).resolve().parents[2]
NEWEST = VERSIONS[-1]
ACCEPTED = [version for version in pinned_versions() if version <= NEWEST]
TOO_NEW = [version for version in pinned_versions() if version > NEWEST]


@pytest.fixture(scope="module")
def hosts() -> Iterator[Mapping[str, str]]:
    try:
        with daemons() as running:
            for host in running.values():
                ensure_image(host)
            yield running
    except NoDaemons as problem:
        pytest.skip(str(problem))


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    assert generate_packages(pinned_versions(), folder) == {}
    return folder


@pytest.mark.timeout(600)
@pytest.mark.parametrize("version", ACCEPTED)
def test_smoke(version: str, hosts: Mapping[str, str], packages: Path) -> None:
    with imported(version, packages) as package:
        smoke(package, hosts[NEWEST])


@pytest.mark.timeout(600)
@pytest.mark.parametrize("version", TOO_NEW)
def test_too_new(version: str, hosts: Mapping[str, str], packages: Path) -> None:
    with imported(version, packages) as package, package.Client(hosts[NEWEST]) as engine:
        with pytest.raises(package.ApiVersionMismatch) as caught:
            engine.containers.list()
    assert caught.value.client_version == version
    assert caught.value.daemon_version == NEWEST
    assert f"mobygen generate {NEWEST}" in str(caught.value)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("version", VERSIONS)
def test_live_suite(version: str, hosts: Mapping[str, str], tmp_path: Path) -> None:
    """The whole suite with the package of the daemon's own version, under the name tests import."""
    generate(version, output=tmp_path, package="engine_v1_41")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header"]
    command += ["-o", f"pythonpath=. generator {tmp_path}", "tests/live/sync", "tests/live/aio"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "DOCKER_HOST": hosts[version]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-8000:]
