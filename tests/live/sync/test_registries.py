"""Images on their way to and from registries, with and without a password, and searching."""

from __future__ import annotations

import os

import pytest
from engine_v1_41 import (
    ApiError,
    AuthConfig,
    Client,
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


def push(engine: Client, repository: str, auth: AuthConfig, image: str = IMAGE) -> Progress:
    progress = Progress()
    engine.images.tag(image, repo=repository, tag="v1")
    for step in engine.images.push(repository, tag="v1", registry_auth=auth):
        progress.update(step)
    return progress


@pytest.mark.parametrize("secured", [True, False], ids=["with a password", "without"])
def test_push_and_pull_with_progress(
    engine: Client, registry: Registry, unique: Unique, secured: bool
) -> None:
    """An image of the test image's layer and of two more, each with a file that does not compress."""
    files = {"one": os.urandom(300_000), "two": os.urandom(2_000_000)}
    context = tar_of({"Dockerfile": f"FROM {IMAGE}\nCOPY one /\nCOPY two /\n", **files})
    engine.images.build(body=context, t=[unique("built")], forcerm=True).collect()
    address, auth = (registry.address, registry.auth) if secured else (registry.open, AuthConfig())
    repository = f"{address}/{unique('image')}"
    pushed = push(engine, repository, auth, unique("built"))
    assert {layer.state for layer in pushed.layers.values()} <= {LayerState.DONE, LayerState.EXISTS}
    assert len(pushed.layers) == 3
    assert pushed.fraction == 1.0
    assert pushed.total_known
    assert pushed.bytes_done == pushed.bytes_total > 2_300_000

    digests = engine.images.inspect(f"{repository}:v1").repo_digests
    assert f"{repository}@{pushed.digest}" in digests
    for reference in (f"{repository}:v1", unique("built")):
        engine.images.delete(reference)
    pulled, fractions, seen = Progress(), [0.0], set[LayerState]()
    for step in engine.images.create(
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
    assert f"{repository}@{pulled.digest}" in engine.images.inspect(f"{repository}:v1").repo_digests


def test_ask_a_registry_about_an_image(engine: Client, registry: Registry, unique: Unique) -> None:
    repository = f"{registry.address}/{unique('image')}"
    push(engine, repository, registry.auth)
    reference = f"{repository}:v1"
    found = engine.distribution.inspect(reference, registry_auth=registry.auth)
    assert found.descriptor.digest is not None
    digests = engine.images.inspect(reference).repo_digests
    assert f"{repository}@{found.descriptor.digest}" in digests
    assert [platform.os for platform in found.platforms] == ["linux"]


def test_a_registry_refuses(engine: Client, registry: Registry, unique: Unique) -> None:
    repository = f"{registry.address}/{unique('image')}"
    for auth in (AuthConfig(), WRONG):
        with pytest.raises(StreamError, match="no basic auth credentials|unauthorized"):
            push(engine, repository, auth)
    reference = f"{repository}:v1"
    with pytest.raises((ApiError, StreamError), match="no basic auth credentials|unauthorized"):
        engine.images.create(from_image=reference).collect()
    with pytest.raises((Unauthorized, InternalServerError), match="unauthorized|no basic auth"):
        engine.distribution.inspect(reference, registry_auth=WRONG)


def test_check_credentials(engine: Client, registry: Registry) -> None:
    answer = engine.system.auth(registry.auth)
    assert answer.status == "Login Succeeded"
    wrong = AuthConfig(username="user", password="wrong", serveraddress=registry.address)
    # The documents say 401, which newer daemons keep.
    with pytest.raises((Unauthorized, InternalServerError), match="(?i)unauthorized"):
        engine.system.auth(wrong)


def test_search_for_an_image(engine: Client, registry: Registry) -> None:
    """Only Docker Hub can be searched: here a stand-in answers the daemon in its place."""
    term = f"{registry.index}/busybox"
    [official, other] = engine.images.search(term=term, limit=10)
    assert (official.name, official.star_count, official.is_official) == ("busybox", 42, True)
    assert other.description == "made up for busybox"
    popular = engine.images.search(term=term, filters={"stars": 3})
    assert [each.name for each in popular] == ["busybox"]
    with pytest.raises(ApiError, match="500" if SINCE_1_42 else "Unexpected status code 500"):
        engine.images.search(term=f"{registry.index}/fails")
