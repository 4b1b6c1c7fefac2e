"""Builds see the proxies of config.json, just as those of the docker command do."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.daemon.install import find_or_install
from tests.remote.conftest import SecureDaemon
from tests.remote.flows import IMAGE, settle

DOCKERFILE = f"""FROM {IMAGE}
ARG ours=none
RUN env | grep -i proxy | sort; echo ours=$ours
"""
PROXIES = {
    "default": {
        "httpProxy": "http://user:pass@proxy.example:3128",
        "httpsProxy": "http://proxy.example:3129",
        "ftpProxy": "http://proxy.example:3130",
        "noProxy": "localhost,.example",
    },
    "unix:///elsewhere.sock": {"httpProxy": "http://elsewhere.example"},
}


def seen(output: str) -> list[str]:
    """What the step printed."""
    return re.findall(r"^(\w*proxy=.*|ours=.*)$", output, re.MULTILINE | re.IGNORECASE)


def context(number: str) -> bytes:
    """A context whose step is in no cache."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        data = f"{DOCKERFILE}LABEL number={number}\n".encode()
        entry = tarfile.TarInfo("Dockerfile")
        entry.size = len(data)
        tar.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


async def built(engine: Any, **arguments: Any) -> list[str]:
    stream = await settle(
        engine.images.build(body=context("1"), nocache=True, t=["mobygen/proxied"], **arguments)
    )
    steps = await settle(stream.collect())
    await settle(engine.images.delete("mobygen/proxied"))
    return seen("".join(step.stream or "" for step in steps))


def built_by_the_command(host: str, *arguments: str) -> list[str]:
    docker = find_or_install(lambda: shutil.which("docker"), "docker.io")
    if docker is None:
        pytest.fail("this test compares with the docker command (Debian: docker.io)")
    done = subprocess.run(
        [docker, "build", "--no-cache", "-t", "mobygen/proxied", *arguments, "-"],
        input=context("2"),
        env={**os.environ, "DOCKER_HOST": host, "DOCKER_BUILDKIT": "0"},
        capture_output=True,
        check=True,
    )
    subprocess.run(
        [docker, "--host", host, "rmi", "mobygen/proxied"], check=True, capture_output=True
    )
    return seen(done.stdout.decode())


async def test_as_the_docker_command(
    client: Any, daemon: SecureDaemon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"proxies": PROXIES}))
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    monkeypatch.setenv("DOCKER_HOST", daemon.unix)
    engine = client.from_env()
    try:
        default = await built(engine)
        mixed = await built(engine, buildargs={"ours": "1", "http_proxy": "http://mine.example"})
    finally:
        await settle(engine.close())
    assert default == built_by_the_command(daemon.unix)
    assert mixed == built_by_the_command(
        daemon.unix, "--build-arg=ours=1", "--build-arg=http_proxy=http://mine.example"
    )
    assert len(default) == 9 and default[-1] == "ours=none"
    assert "HTTP_PROXY=http://user:pass@proxy.example:3128" in default
    assert "http_proxy=http://mine.example" in mixed and mixed[-1] == "ours=1"


async def test_the_proxies_of_one_daemon(
    client: Any, daemon: SecureDaemon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxies = {**PROXIES, daemon.unix: {"httpProxy": "http://here.example"}}
    (tmp_path / "config.json").write_text(json.dumps({"proxies": proxies}))
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    monkeypatch.setenv("DOCKER_HOST", daemon.unix)
    engine = client.from_env()
    try:
        found = await built(engine)
    finally:
        await settle(engine.close())
    assert found == [
        "HTTP_PROXY=http://here.example",
        "http_proxy=http://here.example",
        "ours=none",
    ]
