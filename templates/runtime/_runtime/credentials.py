"""Credentials for registries, found as the docker CLI finds them."""

from __future__ import annotations

import os
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from ..errors import EngineError
from .docker_config import AuthEntry, DockerConfig, load_config

if TYPE_CHECKING:
    import subprocess

HUB = "https://index.docker.io/v1/"
_HUB_HOSTS = ("docker.io", "index.docker.io", "registry-1.docker.io")
_TOKEN_USER = "<token>"  # what helpers say in place of a user name when the secret is a token
_PATIENCE = 60.0  # seconds that a helper may take; some ask the user


class Credentials(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Credentials for one registry: a user name and a password, or a token.

    Its repr shows the registry only.
    """

    serveraddress: str = ""
    username: str = ""
    password: str = ""
    identitytoken: str = ""
    registrytoken: str = ""

    def __repr__(self) -> str:
        return f"Credentials(serveraddress={self.serveraddress!r}, …)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """What may be shown."""
        return [("serveraddress", self.serveraddress)]

    def json(self) -> dict[str, str]:
        """The value of the API's AuthConfig, without what is empty."""
        found: dict[str, str] = msgspec.to_builtins(self)
        return found

    def header(self) -> str:
        """The text of the header `X-Registry-Auth`."""
        return urlsafe_b64encode(msgspec.json.encode(self)).decode()


def registry_of(image: str) -> str:
    """The host of the registry that a reference to an image names; `docker.io` if it names none."""
    first, slash, _ = image.partition("/")
    if slash and ("." in first or ":" in first or first == "localhost" or first != first.lower()):
        return "docker.io" if first == "index.docker.io" else first
    return "docker.io"


def credentials_for(
    registry: str,
    config: DockerConfig | None = None,
    *,
    environment: Mapping[str, str] | None = None,
) -> Credentials | None:
    """The credentials for a registry; None if there are none.

    A helper of the registry's own comes first, then the store of all, then `config.json` itself.

    Args:
        registry: The registry's host, with its port if it has one: `registry.example:5000`. Several
            names of Docker Hub mean the same.
        config: The configuration. Default: that of the user.
        environment: Variables to use in place of the process's own.

    Raises:
        EngineError: The configuration cannot be read, or a helper is missing or fails.
    """
    config = load_config(environment) if config is None else config
    key = HUB if _host(registry) in _HUB_HOSTS else registry
    return _stored(key, config, environment)


def all_credentials(
    config: DockerConfig | None = None, *, environment: Mapping[str, str] | None = None
) -> dict[str, Credentials]:
    """The credentials for every registry that the configuration names, as builds send them.

    Raises:
        EngineError: The configuration cannot be read, or a helper is missing or fails.
    """
    config = load_config(environment) if config is None else config
    found: dict[str, Credentials] = {}
    names = [*(config.auths or {}), *(config.cred_helpers or {})]
    if config.creds_store:
        names += _listed(config.creds_store, environment)
    for name in dict.fromkeys(names):
        credentials = _stored(name, config, environment)
        if credentials is not None:
            found[name] = credentials
    return found


def registry_config_header(credentials: Mapping[str, Credentials]) -> str:
    """The text of the header `X-Registry-Config`, for builds."""
    return urlsafe_b64encode(msgspec.json.encode(credentials)).decode()


def _stored(
    key: str, config: DockerConfig, environment: Mapping[str, str] | None
) -> Credentials | None:
    helpers = config.cred_helpers or {}
    name = key if key in helpers else _host(key)
    # A helper without a name is none: these credentials are in the file, whatever the store is.
    if helper := helpers.get(name, config.creds_store):
        return _from_helper(helper, key, environment)
    return _from_auths(key, config)


def _from_auths(registry: str, config: DockerConfig) -> Credentials | None:
    auths = config.auths or {}
    entry = auths.get(registry)
    if entry is None:  # the CLI once wrote addresses in place of hosts
        host = _host(registry)
        entry = next((auths[name] for name in auths if _host(name) == host), None)
    return None if entry is None else _from_entry(registry, entry)


def _from_entry(registry: str, entry: AuthEntry) -> Credentials | None:
    username, password = entry.username or "", entry.password or ""
    if entry.auth:
        username, password = _split(registry, entry.auth)
    if entry.identitytoken:
        password = ""
    if not (username or password or entry.identitytoken or entry.registrytoken):
        return None
    return Credentials(
        serveraddress=registry,
        username=username,
        password=password,
        identitytoken=entry.identitytoken or "",
        registrytoken=entry.registrytoken or "",
    )


def _split(registry: str, auth: str) -> tuple[str, str]:
    """User name and password from `auth`. What it holds is in no error, nor in what led to it."""
    try:
        username, colon, password = b64decode(auth, validate=True).decode().partition(":")
    except ValueError:
        colon = username = password = ""
    if not colon or not username:
        del auth, username, password
        raise EngineError(
            f"auths[{registry!r}].auth in config.json is not base64 of user:password: "
            f"run docker login {registry}"
        )
    return username, password.strip("\0")


def _host(registry: str) -> str:
    """The host of what may be an address: `https://host/v1/` is as good as `host`."""
    return registry.partition("://")[2].partition("/")[0] or registry.partition("/")[0]


class _Answer(Struct, rename="pascal"):
    username: str = ""
    secret: str = ""

    def __repr__(self) -> str:
        return "_Answer(hidden)"


def _from_helper(
    helper: str, registry: str, environment: Mapping[str, str] | None
) -> Credentials | None:
    data = _run(helper, "get", registry, environment)
    if data is None:
        return None
    answer = _decoded(data, _Answer)
    del data  # nothing of it is for tracebacks that show variables
    if answer is None:
        raise EngineError(f"docker-credential-{helper} get: its answer is not what it should be")
    if not (answer.username or answer.secret):
        return None
    if answer.username == _TOKEN_USER:
        return Credentials(serveraddress=registry, identitytoken=answer.secret)
    return Credentials(serveraddress=registry, username=answer.username, password=answer.secret)


def _listed(helper: str, environment: Mapping[str, str] | None) -> list[str]:
    found = _decoded(_run(helper, "list", "", environment) or b"{}", dict[str, str])
    if found is None:
        raise EngineError(f"docker-credential-{helper} list: its answer is not what it should be")
    return list(found)


def _decoded(data: bytes, kind: Any) -> Any:
    try:
        return msgspec.json.decode(data, type=kind)
    except (ValueError, RecursionError):
        return None


def _run(
    helper: str, verb: str, registry: str, environment: Mapping[str, str] | None
) -> bytes | None:
    """What a credential helper answers; None if it has no such credentials."""
    import shutil
    import subprocess

    name = f"docker-credential-{helper}"
    variables = os.environ if environment is None else environment
    program = shutil.which(name, path=variables.get("PATH"))
    # As in the CLI a program in a folder of PATH that is not absolute, such as ".", is none.
    if program is None or not os.path.isabs(program) or os.path.basename(helper) != helper:
        raise EngineError(f"config.json wants the credential helper {name}, which is not in PATH")
    problem = ""
    try:
        done = subprocess.run(
            [program, verb],
            input=registry.encode(),
            capture_output=True,
            env=dict(variables),
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:  # it holds what the helper said: not to be chained
        problem = f"no answer within {_PATIENCE:g} s"
    except OSError as error:
        problem = error.strerror or str(error)
    else:
        if done.returncode == 0:
            return done.stdout
        problem = _reason(done)
        del done  # tracebacks that show variables are not to show what it said
    if not problem:
        return None
    raise EngineError(f"{name} {verb} failed for {registry or 'all'}: {problem}")


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """Why a helper failed, in its own words; empty if it only has no such credentials."""
    said = (done.stdout.strip() or done.stderr.strip()).decode(errors="replace")
    if said.startswith("credentials not found"):
        return ""
    # What looks like an answer may have the password in it.
    return f"exit status {done.returncode}" if "{" in said or not said else said
