"""The guide does what it says: each of its blocks is run as it stands there."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from engine_v1_41 import Client

from tests.remote import guide
from tests.remote.conftest import PASSWORD, REGISTRY, SecureDaemon
from tests.remote.flows import IMAGE

ROOT = Path(__file__).parents[2]
APP = f"{REGISTRY}/team/app"
# What the blocks of a section print, besides what the guide itself shows.
PRINTED = {
    "Which daemon `Client.from_env()` finds": r"tcp://127\.0\.0\.1:2376 DOCKER_HOST\n",
    "Start the daemon, and connect": r"20\.10\.\d+\S*\n",
    "What else `config.json` says": r"\['HTTP_PROXY=http://p', 'http_proxy=http://p'\]\n",
    "Headers, and a name of your own": r"1\.41\n",
    "How long to wait": r"\d+ containers\n",
    "When the daemon restarts": "",
    "Registries": r"(?sm).*^1: digest: sha256:[0-9a-f]{64} size: \d+$.*",
}


@pytest.fixture(scope="module")
def reader(
    guide_folder: Path, registry_host: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """The environment of somebody who has followed the guide."""
    folder = tmp_path_factory.mktemp("reader")
    auth = base64.b64encode(f"user:{PASSWORD}".encode()).decode()
    (folder / "config.json").write_text(
        json.dumps(
            {"auths": {REGISTRY: {"auth": auth}}, "proxies": {"default": {"httpProxy": "http://p"}}}
        )
    )
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "generated"),
        "HOME": str(folder),
        "DOCKER_CONFIG": str(folder),
        "DOCKER_HOST": "tcp://127.0.0.1:2376",
        "DOCKER_TLS_VERIFY": "1",
        "DOCKER_CERT_PATH": str(guide_folder / "client"),
    }


def run(daemon: SecureDaemon, folder: Path, environment: dict[str, str], *command: str) -> str:
    """In the guide's folder and beside the daemon, where its addresses are the guide's."""
    done = subprocess.run(
        [*daemon.namespace, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def promised(title: str) -> str:
    """A pattern for what the section shows; … and seconds differ from time to time."""
    shown = re.escape("".join(guide.blocks(title, "text"))).replace("…", ".*")
    return re.sub(r"\d+\\\.\d\\ s", r"\\d+\\.\\d s", shown) or PRINTED[title]


@pytest.mark.parametrize("title", sorted(set(guide.titles("python"))))
def test_python(
    title: str, daemon: SecureDaemon, guide_folder: Path, reader: dict[str, str]
) -> None:
    with Client(daemon.unix) as engine:
        engine.images.tag(IMAGE, repo=APP, tag="1")
        try:
            if title == "Be refused":
                guide.run_shell(title, guide_folder)
            for block in guide.blocks(title, "python"):
                output = run(
                    daemon, guide_folder, reader, sys.executable, "-W", "error", "-c", block
                )
                assert re.fullmatch(promised(title), output), output
        finally:
            engine.images.delete(f"{APP}:1")
            if title == "When the daemon restarts":
                engine.volumes.delete("backups")


@pytest.mark.parametrize("title", sorted(set(guide.titles("bash"))))
def test_shell(
    title: str, daemon: SecureDaemon, guide_folder: Path, reader: dict[str, str]
) -> None:
    environment = {name: reader[name] for name in ("PATH", "PYTHONPATH", "HOME")}
    for block in guide.blocks(title, "bash"):
        output = run(daemon, guide_folder, environment, "sh", "-euc", block)
        assert re.fullmatch(PRINTED[title], output), output


def test_nothing_is_left_out() -> None:
    """A block in a language that no test knows would never be run."""
    assert guide.languages() == {"sh", "bash", "python", "text"}
    ran = {"Make the certificates", "Start the daemon, and connect", "Be refused"}
    assert set(guide.titles("sh")) == ran
    assert shutil.which("openssl")
