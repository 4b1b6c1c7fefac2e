"""Push and pull with a registry that wants a password; it runs beside the daemon."""

from __future__ import annotations

import base64
import io
import json
import os
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from engine_v1_41 import OPERATIONS, AuthConfig, Client, EngineError, registry
from engine_v1_41.remote import RequestRecord

from tests.remote.conftest import PASSWORD, REGISTRY, SecureDaemon
from tests.remote.flows import IMAGE, settle

NAME = f"{REGISTRY}/mobygen/pushed"


@pytest.fixture(scope="module")
def image(daemon: SecureDaemon, registry_host: str) -> Iterator[str]:
    """A name in the registry, which only this daemon knows so far."""
    with Client(daemon.unix) as engine:
        engine.images.tag(IMAGE, repo=NAME, tag="1")
        try:
            yield NAME
        finally:
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


# -- X-Registry-Config -------------------------------------------------------------------------


def context() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        dockerfile = f"FROM {NAME}:base\nLABEL built=yes\n".encode()
        entry = tarfile.TarInfo("Dockerfile")
        entry.size = len(dockerfile)
        tar.addfile(entry, io.BytesIO(dockerfile))
    return buffer.getvalue()


async def built(engine: Any, **arguments: Any) -> None:
    stream = await settle(engine.images.build(body=context(), t=["mobygen/built:1"], **arguments))
    await settle(stream.collect())
    found = await settle(engine.images.inspect("mobygen/built:1"))
    assert found.config.labels == {"built": "yes"}
    for name in ("mobygen/built:1", f"{NAME}:base"):
        await settle(engine.images.delete(name))


async def test_a_build_from_an_image_that_is_there_for_some_only(
    client: Any,
    daemon: SecureDaemon,
    image: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The base image is in the registry and nowhere else."""
    auth = AuthConfig(username="user", password=PASSWORD)
    told: list[RequestRecord] = []
    engine = client(daemon.host, tls=daemon.tls(), on_request=told.append)
    try:
        await settle(engine.images.tag(f"{image}:1", repo=image, tag="base"))
        push = await settle(engine.images.push(image, tag="base", registry_auth=auth))
        await settle(push.collect())
        await settle(engine.images.delete(f"{image}:base"))

        for refused in ({}, {REGISTRY: AuthConfig(username="user", password="wrong")}):
            with pytest.raises(EngineError, match=r"unauthorized|no basic auth"):
                await built(engine, registry_config=refused)
        await built(engine, registry_config={REGISTRY: auth})
        # The same from the user's configuration, as the docker command sends it.
        text = base64.b64encode(f"user:{PASSWORD}".encode()).decode()
        configure(monkeypatch, tmp_path, {"auths": {REGISTRY: {"auth": text}}})
        await built(engine, registry_config=registry.auth_configs())
    finally:
        await settle(engine.close())
    assert PASSWORD not in str(told)


def test_the_headers_need_the_alphabet_for_urls() -> None:
    """Those that the registry has seen above: in plain base64 they would have other letters."""
    auth = AuthConfig(username="user", password=PASSWORD)
    for operation, name, value in (
        ("ImageBuild", "registry_config", {REGISTRY: auth}),
        ("ImagePush", "registry_auth", auth),
    ):
        _, headers = OPERATIONS[operation].target({"name": "x", name: value})
        [text] = [text for header, text in headers if header.startswith("X-Registry-")]
        assert set("-_") <= set(text) and set("+/").isdisjoint(text)
        assert PASSWORD in base64.urlsafe_b64decode(text).decode()
