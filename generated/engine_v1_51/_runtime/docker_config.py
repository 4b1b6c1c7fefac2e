"""What the docker CLI's configuration says: the current context, credentials, headers, proxies.

The daemon is found as the CLI finds it, with one difference: `DOCKER_TLS` without
`DOCKER_TLS_VERIFY` verifies the daemon too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, field

from ..errors import EngineError
from .endpoint import Endpoint, Tls
from .headers import own_lines

T = TypeVar("T")
DEFAULT_SOCKET = "/var/run/docker.sock"
_DEFAULT_TLS_HOST = "tcp://localhost:2376"
_DEFAULT_CONTEXT = "default"
_OVER_TCP = ("tcp://", "http://", "https://")
_NOT_FROM_CONFIG = frozenset(("user-agent", "host", "content-length"))
_CONTEXT_NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.+-]+")


class AuthEntry(Struct, kw_only=True):
    """One entry of `auths`. Its repr shows nothing."""

    auth: str | None = None
    username: str | None = None
    password: str | None = None
    identitytoken: str | None = None
    registrytoken: str | None = None

    def __repr__(self) -> str:
        return "AuthEntry(hidden)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """Nothing of it may be shown."""
        return []


class DockerConfig(Struct, kw_only=True, rename="camel"):
    """The parts of `config.json` that matter to a client."""

    auths: dict[str, AuthEntry] | None = field(default_factory=dict[str, AuthEntry])
    creds_store: str | None = None
    cred_helpers: dict[str, str] | None = field(default_factory=dict[str, str])
    current_context: str | None = None
    proxies: dict[str, dict[str, str]] | None = field(default_factory=dict[str, dict[str, str]])
    http_headers: dict[str, str] | None = field(default_factory=dict[str, str], name="HttpHeaders")

    def __repr__(self) -> str:
        return f"DockerConfig(current_context={self.current_context!r}, …)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """What may be shown: headers and proxies may have passwords in them."""
        return [("current_context", self.current_context)]

    def headers(self, given: Mapping[str, str] | None = None) -> dict[str, str]:
        """The headers of every request: `HttpHeaders`, and those given, which win.

        Like the CLI it sets the user agent, the host and the length itself.

        Raises:
            EngineError: One of `HttpHeaders` cannot be sent, or is not for the user to set.
        """
        given = given or {}
        skipped = _NOT_FROM_CONFIG | {name.lower() for name in given}
        ours = {
            name: value
            for name, value in (self.http_headers or {}).items()
            if name.lower() not in skipped
        }
        try:
            own_lines(ours)
        except EngineError as error:
            raise EngineError(f"config.json, HttpHeaders: {error}") from None
        return {**ours, **given}

    def build_arguments(self, host: str) -> dict[str, str]:
        """The proxies for builds on this daemon, as the build arguments that the CLI adds.

        Args:
            host: The daemon's address, as a key of `proxies` in `config.json`; what is not there is
                under `default`.
        """
        proxies = self.proxies or {}
        chosen = proxies.get(host, proxies.get("default")) or {}
        found: dict[str, str] = {}
        for name in ("http", "https", "ftp", "no", "all"):
            value = chosen.get(f"{name}Proxy")
            if value:
                found[f"{name}_proxy".upper()] = found[f"{name}_proxy"] = value
        return found


class _DockerEndpoint(Struct, rename="pascal"):
    host: str = ""
    skip_tls_verify: bool = field(default=False, name="SkipTLSVerify")


class _ContextMeta(Struct, rename="pascal"):
    name: str = ""
    endpoints: dict[str, _DockerEndpoint] = field(default_factory=dict[str, _DockerEndpoint])


def config_folder(environment: Mapping[str, str] | None = None) -> str:
    """The folder of the CLI's configuration: `DOCKER_CONFIG`, or `.docker` in the home folder."""
    environment = os.environ if environment is None else environment
    named = environment.get("DOCKER_CONFIG")
    return named or os.path.join(_home(environment), ".docker")


def load_config(environment: Mapping[str, str] | None = None) -> DockerConfig:
    """`config.json`; an empty one if there is none.

    Raises:
        EngineError: It cannot be read, or is not what the CLI writes.
    """
    path = os.path.join(config_folder(environment), "config.json")
    return _decoded((_read(path) or b"").strip() or b"{}", DockerConfig, path)


def resolve(
    host: str | None = None,
    *,
    context: str | None = None,
    environment: Mapping[str, str] | None = None,
) -> Endpoint:
    """The daemon that the docker CLI would talk to.

    In this order: `host`, `context`, `DOCKER_HOST`, `DOCKER_CONTEXT`, the current context of
    `config.json`, the local socket (the CLI's default first, then those of a rootless daemon and of
    Docker Desktop).

    Args:
        host: An address given by the user.
        context: A context's name given by the user, in place of `host`.
        environment: Variables to read in place of the process's own.

    Raises:
        EngineError: There is no such context, or it is not one of a daemon, or the configuration
            cannot be read.
    """
    environment = os.environ if environment is None else environment
    if host and context:
        raise EngineError("give either a host or a context, not both")
    if host:
        return _plain(host, "the argument", environment)
    if context:
        return _named(context, "the argument", environment)
    if environment.get("DOCKER_HOST"):
        return _default(environment)
    if chosen := environment.get("DOCKER_CONTEXT"):
        return _named(chosen, "DOCKER_CONTEXT", environment)
    if current := load_config(environment).current_context:
        path = os.path.join(config_folder(environment), "config.json")
        return _named(current, f"currentContext in {path}", environment)
    return _default(environment)


def read_context(name: str, environment: Mapping[str, str] | None = None) -> Endpoint:
    """The daemon of a context that `docker context create` made.

    Raises:
        EngineError: There is none of this name, or it has no address of a daemon.
    """
    environment = os.environ if environment is None else environment
    return _context(name, f"context {name!r}", environment)


def _named(name: str, source: str, environment: Mapping[str, str]) -> Endpoint:
    if name == _DEFAULT_CONTEXT:
        return _default(environment)
    return _context(name, f"context {name!r} ({source})", environment)


def _context(name: str, source: str, environment: Mapping[str, str]) -> Endpoint:
    from hashlib import sha256

    if not _CONTEXT_NAME.fullmatch(name):
        raise EngineError(f"{source}: {name!r} is no name of a context")
    contexts = os.path.join(config_folder(environment), "contexts")
    key = sha256(name.encode()).hexdigest()
    path = os.path.join(contexts, "meta", key, "meta.json")
    data = _read(path)
    if data is None:
        raise EngineError(f"{source}: there is no such context: {path} does not exist")
    endpoint = _decoded(data, _ContextMeta, path).endpoints.get("docker")
    if endpoint is None:
        raise EngineError(f"{source}: it has no address of a docker daemon ({path})")
    host = _with_scheme(endpoint.host) if endpoint.host else _local_socket(environment)
    folder = os.path.join(contexts, "tls", key, "docker")
    tls = _context_tls(folder, verify=not endpoint.skip_tls_verify)
    return Endpoint(host=host, tls=tls if host.startswith(_OVER_TCP) else None, source=source)


def _context_tls(folder: str, *, verify: bool) -> Tls | None:
    ca, cert, key = (_existing(folder, f"{name}.pem") for name in ("ca", "cert", "key"))
    if ca is cert is key is None and verify:
        return None
    both = cert is not None and key is not None
    return Tls(ca=ca, cert=cert if both else None, key=key if both else None, verify=verify)


def _plain(host: str, source: str, environment: Mapping[str, str]) -> Endpoint:
    host = _with_scheme(host.strip())
    tls = None
    if host.startswith(_OVER_TCP):
        tls = _tls_from(environment)
    if tls is not None and host.startswith("http://"):
        raise EngineError(
            f"{source} is an http:// address, which is never encrypted, but DOCKER_TLS_VERIFY is "
            "set: write tcp:// or https://"
        )
    if tls is None and host.startswith("https://") and environment.get("DOCKER_CERT_PATH"):
        tls = _tls_files(environment)
    return Endpoint(host=host, tls=tls, source=source)


def _default(environment: Mapping[str, str]) -> Endpoint:
    """The daemon of the context `default`: that of `DOCKER_HOST`, or the local one."""
    if named := environment.get("DOCKER_HOST", "").strip():
        return _plain(named, "DOCKER_HOST", environment)
    tls = _tls_from(environment)
    if tls is not None:
        return Endpoint(host=_DEFAULT_TLS_HOST, tls=tls, source="DOCKER_TLS_VERIFY")
    return Endpoint(host=_local_socket(environment))


def _tls_from(environment: Mapping[str, str]) -> Tls | None:
    """What the variables say about TLS. Any text switches it on, be it `0`."""
    wanted = environment.get("DOCKER_TLS_VERIFY") or environment.get("DOCKER_TLS")
    return _tls_files(environment) if wanted else None


def _tls_files(environment: Mapping[str, str]) -> Tls:
    """The CA has to be there; our own certificate is used if it is."""
    folder = environment.get("DOCKER_CERT_PATH") or config_folder(environment)
    cert, key = _existing(folder, "cert.pem"), _existing(folder, "key.pem")
    return Tls(ca=os.path.join(folder, "ca.pem"), cert=cert, key=key)


def _local_socket(environment: Mapping[str, str]) -> str:
    """The default socket, or if there is none, one of a daemon that this user runs."""
    candidates = [DEFAULT_SOCKET]
    if runtime := environment.get("XDG_RUNTIME_DIR"):
        candidates.append(os.path.join(runtime, "docker.sock"))
    home = _home(environment)
    candidates += [
        os.path.join(home, ".docker", part, "docker.sock") for part in ("run", "desktop")
    ]
    found = next((path for path in candidates if os.path.exists(path)), DEFAULT_SOCKET)
    return f"unix://{found}"


def _with_scheme(host: str) -> str:
    """`host:port` means TCP, as for the CLI."""
    return host if "://" in host else f"tcp://{host}"


def _home(environment: Mapping[str, str]) -> str:
    return environment.get("HOME") or os.path.expanduser("~")


def _existing(folder: str, name: str) -> str | None:
    path = os.path.join(folder, name)
    return path if os.path.exists(path) else None


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EngineError(f"{path} cannot be read: {error.strerror or error}") from error


def _decoded(data: bytes, kind: type[T], path: str) -> T:
    # The text of the error names a place in the file, never a value; the error that it comes from
    # may hold the data, so it is not kept. Nor are our variables: some tracebacks show them.
    try:
        return msgspec.json.decode(_renamed(data, kind), type=kind)
    except (ValueError, RecursionError) as error:
        problem = str(error)
    del data
    raise EngineError(f"{path} is not what the docker CLI writes: {problem}")


def _renamed(data: bytes, kind: Any) -> bytes:
    """With names in the letters that we know: to the CLI `credsstore` is as good as `credsStore`."""
    names = [known.encode_name for known in msgspec.structs.fields(kind)]
    known = {name.lower(): name for name in names}
    members = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    return msgspec.json.encode({known.get(name.lower(), name): members[name] for name in members})


__all__ = [
    "DEFAULT_SOCKET",
    "AuthEntry",
    "DockerConfig",
    "config_folder",
    "load_config",
    "read_context",
    "resolve",
]
