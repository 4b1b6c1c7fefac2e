"""Every API version that a new daemon accepts, and the whole live suite on newer daemons, side by side."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from mobygen.resources import pinned_versions
from mobygen.versions import ApiVersion
from tests.daemon import DaemonError, rest
from tests.matrix import suite
from tests.matrix.daemons import DAEMONS, chosen_none, daemon_variables, daemons
from tests.matrix.packages import generate_packages, imported
from tests.matrix.smoke import smoke

NEWEST = max(DAEMONS, key=ApiVersion.parse)
ACCEPTED = [v for v in pinned_versions() if ApiVersion.parse(v) <= ApiVersion.parse(NEWEST)]
TOO_NEW = [v for v in pinned_versions() if v not in ACCEPTED]
pytestmark = pytest.mark.skipif(chosen_none(), reason="MOBYGEN_MATRIX=none: chosen to go without")


@pytest.fixture(scope="module", autouse=True)
def suites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Suite]]:
    """The live suites, which run from here on, beside the other tests of this module."""
    running: dict[str, Suite] = {}
    try:
        for version in DAEMONS:
            running[version] = Suite(version, tmp_path_factory.mktemp(f"suite-{version}"))
        yield running
    except DaemonError as problem:
        pytest.fail(str(problem), pytrace=False)
    finally:
        for each in running.values():
            each.process.terminate()
            each.process.wait(30)


class Suite:
    """A live suite under way."""

    def __init__(self, version: str, folder: Path) -> None:
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process: subprocess.Popen[str] = suite.start(
                version, daemon_variables(version), folder, stdout=log.fileno()
            )

    def result(self, seconds: float) -> tuple[int, str]:
        status = self.process.wait(seconds)
        return status, self.log.read_text(errors="replace")


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    """The newest daemon."""
    try:
        with daemons(NEWEST) as running:
            spoken = rest.version(running[NEWEST])["ApiVersion"]
            assert spoken == NEWEST, f"{DAEMONS[NEWEST]} speaks {spoken} now: another daemon is due"
            yield running[NEWEST]
    except DaemonError as problem:
        pytest.fail(str(problem), pytrace=False)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    assert generate_packages(pinned_versions(), folder) == {}
    return folder


@pytest.mark.timeout(600)
@pytest.mark.parametrize("version", ACCEPTED)
def test_smoke(version: str, host: str, packages: Path) -> None:
    with imported(version, packages) as package:
        smoke(package, host)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("version", TOO_NEW)
def test_too_new(version: str, host: str, packages: Path) -> None:
    with imported(version, packages) as package, package.Client(host) as engine:
        for call in (engine.containers.list, engine.system.ping, engine.system.ping_head):
            with pytest.raises(package.ApiVersionMismatch) as caught:
                call()
            assert caught.value.client_version == version
            assert caught.value.daemon_version == NEWEST
            assert f"mobygen generate {NEWEST}" in str(caught.value)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("version", DAEMONS)
def test_live_suite(version: str, suites: Mapping[str, Suite]) -> None:
    """The whole suite with the committed package of the daemon's own version."""
    status, output = suites[version].result(seconds=1700)
    assert status == 0, output[-8000:]
    print(output.splitlines()[-1])
