"""Images on their way to and from registries, with and without a password, and searching."""

from __future__ import annotations

import os

import pytest
from engine_v1_41 import (
    ApiError,
    AsyncClient,
    AuthConfig,
    InternalServerError,
    StreamError,
    Unauthorized,
)
from engine_v1_41.progress import LayerState, Progress

from tests.daemon import IMAGE
from tests.live.helpers import Unique, tar_of
from tests.live.registry import Registry
from tests.live.versions import SINCE_1_42

WRONG = AuthConfig(username="user", password="wrong")


async def push(
    engine: AsyncClient, repository: str, auth: AuthConfig, image: str = IMAGE
) -> Progress:
    progress = Progress()
    await engine.images.tag(image, repo=repository, tag="v1")
    async for step in await engine.images.push(repository, tag="v1", registry_auth=auth):
        progress.update(step)
    return progress


@pytest.mark.parametrize("secured", [True, False], ids=["with a password", "without"])
async def test_push_and_pull_with_progress(
    engine: AsyncClient, registry: Registry, unique: Unique, secured: bool
) -> None:
    """An image of the test image's layer and of two more, each with a file that does not compress."""
    files = {"one": os.urandom(300_000), "two": os.urandom(2_000_000)}
    context = tar_of({"Dockerfile": f"FROM {IMAGE}\nCOPY one /\nCOPY two /\n", **files})
    await (await engine.images.build(body=context, t=[unique("built")], forcerm=True)).collect()
    address, auth = (registry.address, registry.auth) if secured else (registry.open, AuthConfig())
    repository = f"{address}/{unique('image')}"
    pushed = await push(engine, repository, auth, unique("built"))
    assert {layer.state for layer in pushed.layers.values()} <= {LayerState.DONE, LayerState.EXISTS}
    assert len(pushed.layers) == 3
    assert pushed.fraction == 1.0
    assert pushed.total_known
    assert pushed.bytes_done == pushed.bytes_total > 2_300_000

    digests = (await engine.images.inspect(f"{repository}:v1")).repo_digests
    assert f"{repository}@{pushed.digest}" in digests
    for reference in (f"{repository}:v1", unique("built")):
        await engine.images.delete(reference)
    pulled, fractions, seen = Progress(), [0.0], set[LayerState]()
    async for step in await engine.images.create(
        from_image=f"{repository}:v1", registry_auth=auth if secured else None
    ):
        pulled.update(step)
        fractions.append(pulled.fraction)
        seen |= {layer.state for layer in pulled.layers.values()}
    assert pulled.digest == pushed.digest
    assert pulled.message == f"Status: Downloaded newer image for {repository}:v1"
    assert sorted(layer.state.value for layer in pulled.layers.values()) == [
        *("done", "done", "exists")
    ]
    assert fractions[-1] == 1.0
    assert all(0.0 <= each <= 1.0 for each in fractions)
    assert LayerState.EXTRACTING in seen
    assert pulled.bytes_done == pulled.bytes_total > 2_300_000
    assert (
        f"{repository}@{pulled.digest}"
        in (await engine.images.inspect(f"{repository}:v1")).repo_digests
    )


async def test_ask_a_registry_about_an_image(
    engine: AsyncClient, registry: Registry, unique: Unique
) -> None:
    repository = f"{registry.address}/{unique('image')}"
    await push(engine, repository, registry.auth)
    reference = f"{repository}:v1"
    found = await engine.distribution.inspect(reference, registry_auth=registry.auth)
    assert found.descriptor.digest is not None
    digests = (await engine.images.inspect(reference)).repo_digests
    assert f"{repository}@{found.descriptor.digest}" in digests
    assert [platform.os for platform in found.platforms] == ["linux"]


async def test_a_registry_refuses(engine: AsyncClient, registry: Registry, unique: Unique) -> None:
    repository = f"{registry.address}/{unique('image')}"
    for auth in (AuthConfig(), WRONG):
        with pytest.raises(StreamError, match="no basic auth credentials|unauthorized"):
            await push(engine, repository, auth)
    reference = f"{repository}:v1"
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
