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


def push_and_pull(
    engine: Client, repository: str, auth: AuthConfig, built: str
) -> tuple[Progress, Progress, set[LayerState]]:
    """Push an image of the test image's layer and of two more, each with a file that does not compress,
    and pull it: the progress of both, and the states that were seen while it was pulled."""
    files = {"one": os.urandom(300_000), "two": os.urandom(2_000_000)}
    context = tar_of({"Dockerfile": f"FROM {IMAGE}\nCOPY one /\nCOPY two /\n", **files})
    engine.images.build(body=context, t=[built], forcerm=True).collect()
    pushed = push(engine, repository, auth, built)
    digests = engine.images.inspect(f"{repository}:v1").repo_digests
    assert f"{repository}@{pushed.digest}" in digests
    for reference in (f"{repository}:v1", built):
        engine.images.delete(reference)
    pulled, seen = Progress(), set[LayerState]()
    for step in engine.images.create(
        from_image=f"{repository}:v1", registry_auth=auth if auth.username else None
    ):
        pulled.update(step)
        assert 0.0 <= pulled.fraction <= 1.0
        seen |= {layer.state for layer in pulled.layers.values()}
    digests = engine.images.inspect(f"{repository}:v1").repo_digests
    assert f"{repository}@{pulled.digest}" in digests
    return pushed, pulled, seen


@pytest.mark.parametrize("secured", [True, False], ids=["with a password", "without"])
def test_push_and_pull_with_progress(
    engine: Client, registry: Registry, unique: Unique, secured: bool
) -> None:
    address, auth = (registry.address, registry.auth) if secured else (registry.open, AuthConfig())
    repository = f"{address}/{unique('image')}"
    counted, states = 0, set[LayerState]()
    for _ in range(15):
        pushed, pulled, seen = push_and_pull(engine, repository, auth, unique("built"))
        assert sorted(layer.finished for layer in pushed.layers.values()) == [True] * 3
        assert sorted(layer.state.value for layer in pulled.layers.values()) == [
            *("done", "done", "exists")
        ]
        for progress in (pushed, pulled):
            assert progress.fraction == 1.0
            assert progress.total_known
            assert progress.bytes_done == progress.bytes_total
        assert pulled.digest == pushed.digest
        assert pulled.message == f"Status: Downloaded newer image for {repository}:v1"
        # What the daemon cannot tell at once, because it is busy, it leaves out.
        states |= seen
        counted = max(counted, min(pushed.bytes_total, pulled.bytes_total))
        if LayerState.EXTRACTING in states and counted > 2_300_000:
            return
    pytest.fail(f"bytes were never counted: {pushed.layers}, {pulled.layers}, {states}")


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
