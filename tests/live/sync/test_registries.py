"""Images on their way to and from a registry that wants a password, and searching."""

from __future__ import annotations

import pytest
from engine_v1_41 import (
    ApiError,
    AuthConfig,
    Client,
    InternalServerError,
    StreamError,
    Unauthorized,
)

from tests.daemon import IMAGE
from tests.live.helpers import Unique
from tests.live.registry import Registry
from tests.live.versions import SINCE_1_42

WRONG = AuthConfig(username="user", password="wrong")


def push(engine: Client, registry: Registry, name: str, auth: AuthConfig) -> None:
    repository = f"{registry.address}/{name}"
    engine.images.tag(IMAGE, repo=repository, tag="v1")
    engine.images.push(repository, tag="v1", registry_auth=auth).collect()


def test_push_and_pull(engine: Client, registry: Registry, unique: Unique) -> None:
    name = unique("image")
    push(engine, registry, name, registry.auth)
    reference = f"{registry.address}/{name}:v1"
    pushed = engine.images.inspect(reference)
    engine.images.delete(reference)
    stream = engine.images.create(from_image=reference, registry_auth=registry.auth)
    steps = stream.collect()
    assert f"Status: Downloaded newer image for {reference}" in [step.status for step in steps]
    assert engine.images.inspect(reference).id == pushed.id


def test_ask_a_registry_about_an_image(engine: Client, registry: Registry, unique: Unique) -> None:
    name = unique("image")
    push(engine, registry, name, registry.auth)
    reference = f"{registry.address}/{name}:v1"
    found = engine.distribution.inspect(reference, registry_auth=registry.auth)
    assert found.descriptor.digest is not None
    digests = engine.images.inspect(reference).repo_digests
    assert f"{registry.address}/{name}@{found.descriptor.digest}" in digests
    assert [platform.os for platform in found.platforms] == ["linux"]


def test_a_registry_refuses(engine: Client, registry: Registry, unique: Unique) -> None:
    name = unique("image")
    for auth in (AuthConfig(), WRONG):
        with pytest.raises(StreamError, match="no basic auth credentials|unauthorized"):
            push(engine, registry, name, auth)
    reference = f"{registry.address}/{name}:v1"
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
