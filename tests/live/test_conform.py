"""`mobygen conform` and `mobygen generate --host` on a daemon that has something of everything."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mobygen.cli import main
from mobygen.resources import pinned_versions
from tests.conform.busy import Busy
from tests.daemon import Daemon, box, rest


@pytest.mark.timeout(600)
@pytest.mark.usefixtures("private")
def test_models_and_a_busy_daemon_agree(capsys: pytest.CaptureFixture[str]) -> None:
    # A daemon of its own: ending that is faster than removing all this, and leaving the swarm.
    running = box.start()
    try:
        busy = Busy(running.host, "busy")
        busy.everything()
        busy.swarm()
        code = main(["conform", "--host", running.host, "--json", "--objects", "60"])
    finally:
        running.stop()
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    wrong = [one for one in report["findings"] if one["side"] == "model" and not one["accepted"]]
    assert wrong == []
    assert code == 0
    assert report["conforms"] is True
    # Everything was there to be compared, but for what would need a registry.
    assert set(report["not_compared"]) <= {
        "CheckpointList",
        "ContainerAttachWebsocket",
        "DistributionInspect",
        "GetPluginPrivileges",
        "ImageSearch",
    }
    # What every daemon does, whatever its document says.
    nulls = {one["path"] for one in report["findings"] if one["operation"] == "ContainerInspect"}
    assert "$.HostConfig.Links" in nulls


def test_the_client_for_a_daemon(
    daemon: Daemon, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    version = rest.version(daemon.host)["ApiVersion"]
    assert main(["generate", "-q", "--host", daemon.host, "-o", str(tmp_path)]) == 0
    name = f"engine_v{version.replace('.', '_')}"
    program = (
        f"import {name} as engine_package\n"
        f"with engine_package.Client({daemon.host!r}) as engine:\n"
        "    print(engine_package.API_VERSION, engine.system.version().api_version)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.stdout, done.stderr) == (f"{version} {version}\n", "")
    assert f"speaks API {version}" in capsys.readouterr().err


def test_a_client_that_is_too_new_names_the_command_that_helps(daemon: Daemon) -> None:
    import engine_v1_55

    newest = rest.version(daemon.host)["ApiVersion"]
    if newest == "1.55":
        pytest.skip("this daemon is as new as the newest client")
    with engine_v1_55.Client(daemon.host) as engine:
        with pytest.raises(engine_v1_55.ApiVersionMismatch) as caught:
            engine.containers.list()
    error = caught.value
    assert (error.client_version, error.daemon_version) == ("1.55", newest)
    assert str(error).endswith(f"run: mobygen generate {newest}")
    assert newest in pinned_versions()  # so the command works
