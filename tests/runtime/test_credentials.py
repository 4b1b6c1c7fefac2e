"""Credentials from config.json and from helpers, and that they are shown nowhere."""

from __future__ import annotations

import base64
import json
import sys
import traceback
from pathlib import Path
from typing import Any

import msgspec
import pytest
from engine_v1_41 import UNSET, AuthConfig, EngineError, registry
from engine_v1_41._runtime.credentials import (
    Credentials,
    all_credentials,
    credentials_for,
    registry_config_header,
    registry_of,
)
from engine_v1_41._runtime.docker_config import AuthEntry, DockerConfig

SECRET = "5ecret/password+"
HUB = "https://index.docker.io/v1/"

HELPER = """#!{python} -IS
import json, sys
verb, server = sys.argv[1], sys.stdin.read()
known = json.load(open({known!r}))
open({log!r}, "a").write(verb + " " + server + "\\n")
if verb == "list":
    print(json.dumps({{name: "user" for name in known}}))
elif server not in known:
    print("credentials not found in native keychain")
    sys.exit(1)
elif known[server] is None:
    print("the keychain is locked")
    sys.exit(1)
else:
    print(known[server] if isinstance(known[server], str) else json.dumps(known[server]))
    if "status" in known[server]:
        sys.exit(known[server]["status"])
"""


def auth(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def config(value: dict[str, Any]) -> DockerConfig:
    return msgspec.convert(value, DockerConfig)


class Helper:
    """A credential helper in a folder of its own."""

    def __init__(self, folder: Path, name: str, known: dict[str, Any]) -> None:
        self.log = folder / f"{name}.log"
        facts = folder / f"{name}.json"
        facts.write_text(json.dumps(known))
        program = folder / f"docker-credential-{name}"
        program.write_text(
            HELPER.format(python=sys.executable, known=str(facts), log=str(self.log))
        )
        program.chmod(0o755)
        self.environment = {"PATH": str(folder), "HOME": str(folder)}


@pytest.mark.parametrize(
    ("image", "host"),
    [
        ("busybox", "docker.io"),
        ("library/busybox:1", "docker.io"),
        ("index.docker.io/a/b", "docker.io"),
        ("docker.io/a/b", "docker.io"),
        ("localhost/a", "localhost"),
        ("localhost:5000/a", "localhost:5000"),
        ("r.example/a@sha256:00", "r.example"),
        ("[::1]:5000/a", "[::1]:5000"),
        ("HOST/a", "HOST"),
    ],
)
def test_the_registry_of_an_image(image: str, host: str) -> None:
    assert registry_of(image) == host


@pytest.mark.parametrize(
    "key", ["r.example:5000", "https://r.example:5000", "http://r.example:5000/v2/"]
)
def test_auths(key: str) -> None:
    found = credentials_for(
        "r.example:5000", config({"auths": {key: {"auth": auth(f"u:{SECRET}:x")}}})
    )
    assert found == Credentials(
        serveraddress="r.example:5000", username="u", password=f"{SECRET}:x"
    )


@pytest.mark.parametrize("name", ["docker.io", "index.docker.io", "registry-1.docker.io", HUB])
def test_docker_hub_has_one_key(name: str) -> None:
    found = credentials_for(name, config({"auths": {HUB: {"auth": auth("u:p")}}}))
    assert found == Credentials(serveraddress=HUB, username="u", password="p")


def test_username_and_password_in_the_open() -> None:
    found = credentials_for("r", config({"auths": {"r": {"username": "u", "password": "p"}}}))
    assert found == Credentials(serveraddress="r", username="u", password="p")


def test_an_identity_token_replaces_the_password() -> None:
    entry = {"auth": auth("u:p"), "identitytoken": "t"}
    found = credentials_for("r", config({"auths": {"r": entry}}))
    assert found == Credentials(serveraddress="r", username="u", identitytoken="t")


@pytest.mark.parametrize("auths", [{}, {"other": {"auth": "dTpw"}}, {"r": {}}, None])
def test_none(auths: dict[str, Any] | None) -> None:
    assert credentials_for("r", config({"auths": auths})) is None


@pytest.mark.parametrize("value", [SECRET, auth(SECRET), "====", auth(":" + SECRET)])
def test_a_broken_entry_is_named_but_not_shown(value: str) -> None:
    with pytest.raises(EngineError, match=r"auths\['r'\].auth.*docker login r") as caught:
        credentials_for("r", config({"auths": {"r": {"auth": value}}}))
    error = caught.value
    assert error.__cause__ is error.__context__ is None
    assert SECRET not in "".join(traceback.format_exception(error))


def test_what_is_sent() -> None:
    found = Credentials(serveraddress="r", username="u", password="?>~é")
    assert found.json() == {"serveraddress": "r", "username": "u", "password": "?>~é"}
    assert "+" not in found.header() and "/" not in found.header()
    assert json.loads(base64.urlsafe_b64decode(found.header())) == found.json()
    sent = registry_config_header({"r": found})
    assert json.loads(base64.urlsafe_b64decode(sent)) == {"r": found.json()}


def test_nothing_shows_a_secret() -> None:
    found = Credentials(serveraddress="r", username="u", password=SECRET, identitytoken=SECRET)
    entry = AuthEntry(auth=SECRET, password=SECRET, identitytoken=SECRET)
    for thing in (found, [found], entry, DockerConfig(auths={"r": entry})):
        assert SECRET not in repr(thing)
        assert SECRET not in str(thing)
        assert SECRET not in f"{thing}"
    assert SECRET not in str(found.__rich_repr__()) + str(entry.__rich_repr__())


# -- helpers ---------------------------------------------------------------------------------------


def test_a_helper_of_the_registry_is_asked_before_the_store_and_auths(tmp_path: Path) -> None:
    Helper(tmp_path, "store", {"r": {"Username": "store", "Secret": "s"}})
    helper = Helper(tmp_path, "own", {"r": {"ServerURL": "r", "Username": "u", "Secret": SECRET}})
    settings = config(
        {
            "auths": {"r": {"auth": auth("file:f")}, "q": {"auth": auth("file:f")}},
            "credsStore": "store",
            "credHelpers": {"r": "own"},
        }
    )
    found = credentials_for("r", settings, environment=helper.environment)
    assert found == Credentials(serveraddress="r", username="u", password=SECRET)
    assert helper.log.read_text() == "get r\n"
    # The store knows nothing of q, and what it does not know there is not.
    assert credentials_for("q", settings, environment=helper.environment) is None


@pytest.mark.parametrize("key", ["r", "https://r"])
def test_a_helper_without_a_name_means_the_file(tmp_path: Path, key: str) -> None:
    store = Helper(tmp_path, "store", {key: {"Username": "store", "Secret": "s"}})
    settings = config(
        {
            "auths": {key: {"auth": auth("file:f")}},
            "credsStore": "store",
            "credHelpers": {"r": ""},
        }
    )
    found = credentials_for(key, settings, environment=store.environment)
    assert found == Credentials(serveraddress=key, username="file", password="f")
    assert not store.log.exists()


def test_a_token_from_a_helper(tmp_path: Path) -> None:
    helper = Helper(tmp_path, "own", {HUB: {"Username": "<token>", "Secret": SECRET}})
    found = credentials_for(
        "docker.io", config({"credsStore": "own"}), environment=helper.environment
    )
    assert found == Credentials(serveraddress=HUB, identitytoken=SECRET)


@pytest.mark.parametrize("known", [{}, {"r": {"Username": "", "Secret": ""}}])
def test_a_helper_without_credentials(tmp_path: Path, known: dict[str, Any]) -> None:
    helper = Helper(tmp_path, "own", known)
    assert (
        credentials_for("r", config({"credsStore": "own"}), environment=helper.environment) is None
    )


@pytest.mark.parametrize(
    ("known", "message"),
    [
        ({"r": None}, "docker-credential-own get failed for r: the keychain is locked"),
        ({"r": {"Secret": SECRET, "status": 3}}, "own get failed for r: exit status 3$"),
        ({"r": SECRET}, "docker-credential-own get: its answer is not what it should be"),
        ({"r": {"Username": "u", "Secret": [SECRET]}}, "its answer is not what it should be"),
    ],
)
def test_a_helper_that_fails(tmp_path: Path, known: dict[str, Any], message: str) -> None:
    helper = Helper(tmp_path, "own", known)
    with pytest.raises(EngineError, match=message) as caught:
        credentials_for("r", config({"credsStore": "own"}), environment=helper.environment)
    assert SECRET not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("name", ["missing", "../missing", "/bin/sh"])
def test_a_helper_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(EngineError, match=f"docker-credential-{name}, which is not in PATH"):
        credentials_for("r", config({"credsStore": name}), environment={"PATH": str(tmp_path)})


@pytest.mark.parametrize("path", [".", "", "bin"])
def test_a_helper_that_is_where_we_happen_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    folder = tmp_path / "bin" if path == "bin" else tmp_path
    folder.mkdir(exist_ok=True)
    Helper(folder, "own", {"r": {"Username": "u", "Secret": "s"}})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EngineError, match="docker-credential-own, which is not in PATH"):
        credentials_for("r", config({"credsStore": "own"}), environment={"PATH": f"{path}:/none"})


def test_all_of_them(tmp_path: Path) -> None:
    Helper(tmp_path, "own", {"r": {"Username": "u", "Secret": "r"}})
    helper = Helper(
        tmp_path, "store", {n: {"Username": "u", "Secret": n} for n in ("s", "t")} | {HUB: {}}
    )
    settings = config(
        {"auths": {"s": {}}, "credsStore": "store", "credHelpers": {"r": "own", "none": "own"}}
    )
    found = all_credentials(settings, environment=helper.environment)
    assert {name: found[name].password for name in found} == {"s": "s", "r": "r", "t": "t"}


def test_what_the_store_lists_it_is_asked_for_as_it_stands(tmp_path: Path) -> None:
    """Docker Desktop keeps tokens of its own beside the Hub's password."""
    known = {HUB: {"Username": "u", "Secret": "p"}, f"{HUB}token": {"Username": "u", "Secret": "t"}}
    helper = Helper(tmp_path, "store", known)
    found = all_credentials(config({"credsStore": "store"}), environment=helper.environment)
    assert {name: found[name].password for name in found} == {HUB: "p", f"{HUB}token": "t"}


def test_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    (tmp_path / "config.json").write_text(
        json.dumps({"auths": {"r.example:5000": {"auth": auth("u:p")}}})
    )
    found = registry.auth_config("r.example:5000/a/b:c")
    assert found is not None
    assert (found.username, found.password) == ("u", "p")
    assert registry.auth_config("busybox") is None


def test_a_model_with_a_password_does_not_show_it() -> None:
    auth = AuthConfig(username="u", password=SECRET, auth="", identitytoken=SECRET)
    assert SECRET not in repr([auth]) + str(auth.__rich_repr__())
    assert "username='u', password='(hidden)'" in repr(auth)
    assert auth.registrytoken is UNSET and "auth=''" in repr(auth)
