"""Images on their way to and from a registry that wants a password, and searching."""

from __future__ import annotations

import pytest
from engine_v1_41 import (
    ApiError,
    AsyncClient,
    AuthConfig,
    InternalServerError,
    StreamError,
    Unauthorized,
)

from tests.daemon import IMAGE
from tests.live.helpers import Unique
from tests.live.registry import Registry
from tests.live.versions import SINCE_1_42

WRONG = AuthConfig(username="user", password="wrong")


async def push(engine: AsyncClient, registry: Registry, name: str, auth: AuthConfig) -> None:
    repository = f"{registry.address}/{name}"
    await engine.images.tag(IMAGE, repo=repository, tag="v1")
    await (await engine.images.push(repository, tag="v1", registry_auth=auth)).collect()


async def test_push_and_pull(engine: AsyncClient, registry: Registry, unique: Unique) -> None:
    name = unique("image")
    await push(engine, registry, name, registry.auth)
    reference = f"{registry.address}/{name}:v1"
    pushed = await engine.images.inspect(reference)
    await engine.images.delete(reference)
    stream = await engine.images.create(from_image=reference, registry_auth=registry.auth)
    steps = await stream.collect()
    assert f"Status: Downloaded newer image for {reference}" in [step.status for step in steps]
    assert (await engine.images.inspect(reference)).id == pushed.id


async def test_ask_a_registry_about_an_image(
    engine: AsyncClient, registry: Registry, unique: Unique
) -> None:
    name = unique("image")
    await push(engine, registry, name, registry.auth)
    reference = f"{registry.address}/{name}:v1"
    found = await engine.distribution.inspect(reference, registry_auth=registry.auth)
    assert found.descriptor.digest is not None
    digests = (await engine.images.inspect(reference)).repo_digests
    assert f"{registry.address}/{name}@{found.descriptor.digest}" in digests
    assert [platform.os for platform in found.platforms] == ["linux"]


async def test_a_registry_refuses(engine: AsyncClient, registry: Registry, unique: Unique) -> None:
    name = unique("image")
    for auth in (AuthConfig(), WRONG):
        with pytest.raises(StreamError, match="no basic auth credentials|unauthorized"):
            await push(engine, registry, name, auth)
    reference = f"{registry.address}/{name}:v1"
    with pytest.raises((ApiError, StreamError), match="no basic auth credentials|unauthorized"):
        await (await engine.images.create(from_image=reference)).collect()
    with pytest.raises((Unauthorized, InternalServerError), match="unauthorized|no basic auth"):
        await engine.distribution.inspect(reference, registry_auth=WRONG)


async def test_check_credentials(engine: AsyncClient, registry: Registry) -> None:
    answer = await engine.system.auth(registry.auth)
    assert answer.status == "Login Succeeded"
    wrong = AuthConfig(username="user", password="wrong", serveraddress=registry.address)
    # The documents say 401, which newer daemons keep.
    with pytest.raises((Unauthorized, InternalServerError), match="(?i)unauthorized"):
        await engine.system.auth(wrong)


async def test_search_for_an_image(engine: AsyncClient, registry: Registry) -> None:
    """Only Docker Hub can be searched: here a stand-in answers the daemon in its place."""
    term = f"{registry.index}/busybox"
    [official, other] = await engine.images.search(term=term, limit=10)
    assert (official.name, official.star_count, official.is_official) == ("busybox", 42, True)
    assert other.description == "made up for busybox"
    popular = await engine.images.search(term=term, filters={"stars": 3})
    assert [each.name for each in popular] == ["busybox"]
    with pytest.raises(ApiError, match="500" if SINCE_1_42 else "Unexpected status code 500"):
        await engine.images.search(term=f"{registry.index}/fails")
