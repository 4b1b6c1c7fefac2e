"""No repr, log, error or traceback has a secret in it, whatever the secret is."""

from __future__ import annotations

import json
import tempfile
import traceback
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine_v1_41 import AsyncClient, AuthConfig, Client, EngineError
from engine_v1_41._runtime.docker_config import AuthEntry, load_config
from engine_v1_41.registry import Credentials, credentials_for
from engine_v1_41.remote import DockerConfig, Endpoint, Tls, resolve
from hypothesis import given, settings
from hypothesis import strategies as st

# Nothing else that is shown has such letters.
SECRETS = st.text("ЖЩЪЫЮЯ", min_size=4, max_size=12)
ASCII_SECRETS = st.text("QXZ", min_size=6, max_size=12)


def shown(thing: object) -> str:
    rich = getattr(thing, "__rich_repr__", list)
    return f"{thing!r} {thing} {[thing]!r} {list(rich())!r}"


@given(SECRETS)
def test_reprs(secret: str) -> None:
    entry = AuthEntry(auth=secret, password=secret, identitytoken=secret, registrytoken=secret)
    for thing in (
        AuthConfig(username="u", password=secret, auth=secret, identitytoken=secret),
        Credentials(password=secret, identitytoken=secret, registrytoken=secret),
        Tls(ca="ca.pem", password=secret),
        entry,
        DockerConfig(
            auths={"r": entry},
            http_headers={"Authorization": secret},
            proxies={"default": {"httpProxy": f"http://u:{secret}@p"}},
        ),
        Endpoint(host=f"ssh://me:{secret}@far"),
        Endpoint(host=f"ssh://me:/{secret}@{secret}@far"),
        Endpoint(host=f"https://me:{secret}@far", tls=Tls(password=secret)),
        Endpoint(host=f"https://{secret}@far"),
        Endpoint(host=f"tcp://me:{secret}/{secret}@{secret}@far"),
        Client("tcp://far:1", headers={"Authorization": ascii(secret)}),
    ):
        assert secret not in shown(thing)
        assert ascii(secret) not in shown(thing)


def failure(call: Callable[[], object], *, variables: bool = False) -> str:
    """All that a program that fails would print of an error, and of those that it came from.

    Some show the variables of each frame. What the user has given to a call is there; what we have
    read must not be.
    """
    try:
        call()
    except (EngineError, ValueError) as error:
        said = shown(error) + "".join(traceback.format_exception(error))
        frames = traceback.StackSummary.extract(
            traceback.walk_tb(error.__traceback__), capture_locals=variables
        )
        said += str([frame.locals for frame in frames])
        behind = error.__context__
        while behind is not None:
            said += shown(behind)
            behind = behind.__context__
        return said
    raise AssertionError("this was to fail")


@given(ASCII_SECRETS, st.sampled_from([Client, AsyncClient]))
def test_errors(secret: str, kind: Any) -> None:
    unsendable: Any = f"{secret}\n"
    for call in (
        lambda: kind(f"ssh://me:{secret}@far"),
        lambda: kind(f"ssh://me:{secret}/{secret}@far"),
        lambda: kind(f"ssh://me:1#{secret}@far"),
        lambda: kind(f"me:{secret}@far"),
        lambda: kind(f"tcp://me:{secret}@far:1"),
        lambda: kind(f"https://{secret}@far"),
        lambda: kind(headers={"Authorization": f"{secret}\n"}),
        lambda: kind(headers={"Connection": secret}),
        lambda: kind(user_agent=f"{secret}\r"),
        lambda: Client("tcp://127.0.0.1:1").images.push("x", registry_auth=unsendable),
    ):
        assert secret not in failure(call)


CONFIGS: list[Callable[[str], object]] = [
    lambda secret: {"auths": {"r": {"auth": secret}}},
    lambda secret: {"auths": {"r": {"auth": b64encode(secret.encode()).decode()}}},
    lambda secret: {"auths": {"r": {"password": [secret]}}},
    lambda secret: {"auths": [secret]},
    lambda secret: {"HttpHeaders": {"A": {"B": secret}}},
    lambda secret: {"proxies": {"default": secret}},
    lambda secret: secret,
]


@given(ASCII_SECRETS, st.sampled_from(CONFIGS), st.booleans())
def test_a_config_that_is_broken(secret: str, make: Callable[[str], object], cut: bool) -> None:
    text = json.dumps(make(secret + "!"))
    encoded = b64encode(f"{secret}!".encode()).decode()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "config.json").write_text(text[:-1] if cut else text)
        environment = {"DOCKER_CONFIG": folder, "HOME": folder}

        def use() -> None:
            credentials_for("r", load_config(environment), environment=environment)

        said = failure(use, variables=True)
    assert secret not in said and encoded not in said


ANSWERS: list[Callable[[str], str]] = [
    lambda secret: f'{{"Username": "u", "Secret": ["{secret}"]}}',
    lambda secret: f'{{"Username": "u", "Secret": "{secret}"',
    lambda secret: secret,
]


@given(ASCII_SECRETS, st.sampled_from(ANSWERS), st.sampled_from([0, 1]))
@settings(max_examples=10)
def test_a_helper_that_is_broken(secret: str, make: Callable[[str], str], status: int) -> None:
    if status and make is ANSWERS[-1]:
        return  # words: they are the reason that it gives
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "config.json").write_text('{"credsStore": "broken"}')
        Path(folder, "answer").write_text(make(secret))
        helper = Path(folder, "docker-credential-broken")
        helper.write_text(
            f"#!/bin/sh\nwhile read line; do :; done\n/bin/cat {folder}/answer\nexit {status}\n"
        )
        helper.chmod(0o755)
        environment = {"DOCKER_CONFIG": folder, "HOME": folder, "PATH": folder}

        def use() -> None:
            credentials_for("r", environment=environment)

        assert secret not in failure(use, variables=True)


@given(ASCII_SECRETS)
def test_a_host_that_is_no_address(secret: str) -> None:
    found = resolve(f"tcp://me:{secret}@far:1", environment={"HOME": "/nowhere"})
    assert secret not in shown(found)
