"""Push and pull with a registry that wants a password; it runs beside the daemon."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from engine_v1_41 import AuthConfig, Client, EngineError, registry

from tests.daemon.install import apt_install, find_program
from tests.remote.conftest import SecureDaemon
from tests.remote.flows import IMAGE, settle

REGISTRY = "127.0.0.1:5000"
NAME = f"{REGISTRY}/mobygen/pushed"
PASSWORD = "pass:w/or?d+~"
CONFIG = """version: 0.1
log: {{level: error}}
storage: {{filesystem: {{rootdirectory: {folder}/data}}}}
http: {{addr: "{registry}"}}
auth: {{htpasswd: {{realm: test, path: {folder}/htpasswd}}}}
"""


@pytest.fixture(scope="module")
def image(daemon: SecureDaemon, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    needed = {"docker-registry": "docker-registry", "htpasswd": "apache2-utils"}
    for program, package in needed.items():
        if find_program(program) is None and not apt_install(package):
            pytest.fail(f"the tests of registries need {package} (Debian)", pytrace=False)
    folder = tmp_path_factory.mktemp("registry")
    subprocess.run(
        ["htpasswd", "-Bbc", str(folder / "htpasswd"), "user", PASSWORD],
        check=True,
        capture_output=True,
    )
    (folder / "config.yml").write_text(CONFIG.format(folder=folder, registry=REGISTRY))
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [
                *("nsenter", f"--net=/proc/{daemon.pid}/ns/net"),
                *("docker-registry", "serve", str(folder / "config.yml")),
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    with Client(daemon.unix) as engine:
        engine.images.tag(IMAGE, repo=NAME, tag="1")
        try:
            time.sleep(1)
            yield NAME
        finally:
            process.terminate()
            process.wait()
            engine.images.delete(f"{NAME}:1", force=True)


async def transfer(engine: Any, auth: AuthConfig) -> None:
    """Push, forget, pull."""
    stream = await settle(engine.images.push(NAME, tag="1", registry_auth=auth))
    await settle(stream.collect())
    await settle(engine.images.delete(f"{NAME}:1"))
    stream = await settle(engine.images.create(from_image=NAME, tag="1", registry_auth=auth))
    await settle(stream.collect())
    assert (await settle(engine.images.inspect(f"{NAME}:1"))).id


def configure(monkeypatch: pytest.MonkeyPatch, folder: Path, content: dict[str, Any]) -> None:
    (folder / "config.json").write_text(json.dumps(content))
    monkeypatch.setenv("DOCKER_CONFIG", str(folder))


async def check(client: Any, daemon: SecureDaemon) -> None:
    auth = registry.auth_config(f"{NAME}:1")
    assert auth is not None
    engine = client(daemon.host, tls=daemon.tls())
    try:
        await transfer(engine, auth)
    finally:
        await settle(engine.close())


async def test_credentials_of_config_json(
    client: Any,
    daemon: SecureDaemon,
    image: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = base64.b64encode(f"user:{PASSWORD}".encode()).decode()
    configure(monkeypatch, tmp_path, {"auths": {REGISTRY: {"auth": text}}})
    await check(client, daemon)


async def test_credentials_of_a_helper(
    client: Any,
    daemon: SecureDaemon,
    image: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = json.dumps({"ServerURL": REGISTRY, "Username": "user", "Secret": PASSWORD})
    helper = tmp_path / "docker-credential-test"
    helper.write_text(
        f"#!{sys.executable} -IS\nimport sys\nassert sys.argv[1:] == ['get']\n"
        f"assert sys.stdin.read() == {REGISTRY!r}\nprint({answer!r})\n"
    )
    helper.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    configure(monkeypatch, tmp_path, {"credHelpers": {REGISTRY: "test"}})
    await check(client, daemon)


@pytest.mark.parametrize("auth", [AuthConfig(), AuthConfig(username="user", password="secret")])
async def test_refused(client: Any, daemon: SecureDaemon, image: str, auth: AuthConfig) -> None:
    engine = client(daemon.unix)
    try:
        with pytest.raises(EngineError, match=r"unauthorized|no basic auth") as caught:
            stream = await settle(engine.images.push(image, tag="1", registry_auth=auth))
            await settle(stream.collect())
        assert "secret" not in repr(caught.value)
    finally:
        await settle(engine.close())
