"""A daemon that the user names: which version it speaks, and a client for it in a temporary place.

Addresses, TLS, ssh and contexts are the business of generated packages. So the tool renders one,
imports it, and uses it as a user would; nothing is known about connections here.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mobygen.errors import MobygenError, one_line
from mobygen.ir import Package
from mobygen.resources import pinned_versions, specs_dir
from mobygen.versions import ApiVersion

_NEEDED = ("msgspec", "httptools")
_TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class Daemon:
    """What a daemon says of itself.

    Attributes:
        host: Its address, as the client takes it.
        tls: How TLS is spoken with it, as the client takes it.
        engine: Its release, e.g. `28.5.2`.
        newest: The newest API version it speaks.
        oldest: The oldest one.
    """

    host: str
    tls: Any
    engine: str
    newest: ApiVersion
    oldest: ApiVersion


@dataclass(frozen=True, slots=True)
class Choice:
    """The pinned version for a daemon, and what the user should know about it."""

    version: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A package that was rendered and imported, and what it was rendered from."""

    module: Any
    ir: Package


def host_arguments(verb: argparse.ArgumentParser) -> None:
    """The arguments that name a daemon."""
    verb.add_argument(
        "--host",
        metavar="URL",
        help="the daemon's address: unix:///path, tcp://host:port, https://host:port or "
        "ssh://user@host; TLS as DOCKER_TLS_VERIFY and DOCKER_CERT_PATH say",
    )
    verb.add_argument("--context", metavar="NAME", help="the daemon of a docker context")


def versions_of_daemon(arguments: argparse.Namespace) -> list[str]:
    """The version to generate for the daemon that the arguments name; none if they name none."""
    if not (arguments.host or arguments.context):
        return []
    with imported_client(pinned_versions()[-1]) as client:
        daemon = ask(client.module, arguments.host, arguments.context)
    choice = choose(daemon, pinned_versions())
    print(f"mobygen: {described(daemon)}", file=sys.stderr)
    if choice.note:
        print(f"mobygen: note: {choice.note}", file=sys.stderr)
    return [choice.version]


@contextmanager
def imported_client(spec: str) -> Generator[Rendered]:
    """The package of a version as a module of its own, for as long as the context lasts.

    Raises:
        MobygenError: It cannot be rendered, or what it needs is not installed.
    """
    _check_needed()
    from mobygen.pipeline import Job, load_shared, render  # jinja2 and black are slow to import

    name = f"_mobygen_client_of_{id(object()):x}"
    with tempfile.TemporaryDirectory(prefix="mobygen-") as temporary:
        folder = Path(temporary) / name
        rendered = render(Job(spec, folder.parent, name), load_shared(specs_dir()))
        for path, text in rendered.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        try:
            yield Rendered(_imported(name, folder), rendered.ir)
        finally:
            for module in [one for one in sys.modules if one.partition(".")[0] == name]:
                del sys.modules[module]


def ask(client: Any, host: str | None, context: str | None = None) -> Daemon:
    """What the daemon at `host`, of `context`, or of the environment says of itself.

    Args:
        client: A generated package, of whatever version.
        host: An address; None leaves it to the environment, as for the docker CLI.
        context: The name of a docker context, in place of `host`.

    Raises:
        MobygenError: There is no such daemon, or it is none.
    """
    named = host or context or "the daemon"
    try:
        endpoint = client.remote.resolve(host, context=context)
        named = endpoint.host
        # Not through the client's own methods: they put the version of the package before the path.
        engine = client._runtime.sync_engine.Engine(
            endpoint.host,
            api_version="",
            base_path="",
            operations=client.OPERATIONS,
            timeout=_TIMEOUT,
            tls=endpoint.tls,
        )
        try:
            said = engine.call(client.OPERATIONS["SystemVersion"])
        finally:
            engine.close()
        newest = ApiVersion.parse(said.api_version or "")
        oldest = ApiVersion.parse(said.min_api_version or said.api_version)
    except client.EngineError as error:
        raise MobygenError(
            file=named,
            problem=f"no daemon to ask: {error}",
            fix="check the address, and that the daemon runs and lets you in",
            code="no-daemon",
        ) from None
    except ValueError as error:
        raise MobygenError(
            file=named,
            problem=f"its answer to GET /version names no API version: {error}",
            fix="give the address of a Docker Engine",
            code="no-daemon",
        ) from None
    release = one_line(str(said.version or "unknown"))
    return Daemon(endpoint.host, endpoint.tls, release, newest, oldest)


def choose(daemon: Daemon, pinned: Sequence[str]) -> Choice:
    """The newest pinned version that a daemon speaks.

    Raises:
        MobygenError: It speaks none of them.
    """
    known = sorted(map(ApiVersion.parse, pinned))
    spoken = [version for version in known if daemon.oldest <= version <= daemon.newest]
    if not spoken:
        older = daemon.newest < known[0]
        raise MobygenError(
            file=daemon.host,
            problem=f"the daemon speaks API {daemon.oldest} to {daemon.newest}, and mobygen knows "
            f"{known[0]} to {known[-1]}",
            fix=(
                f"update the daemon: Docker {_first_release(known[0])} speaks API {known[0]}"
                if older
                else "use a newer mobygen, or generate from the daemon's own document: "
                "mobygen generate path/to/swagger.yaml"
            ),
            code="no-version",
        )
    newest = spoken[-1]
    if newest == daemon.newest:
        return Choice(str(newest))
    return Choice(
        str(newest),
        f"the daemon speaks API {daemon.newest}; {newest} is the newest that mobygen knows and it "
        "speaks too",
    )


def described(daemon: Daemon) -> str:
    """The daemon in a few words, for people."""
    return f"Docker {daemon.engine} at {one_line(daemon.host)} speaks API {daemon.newest}"


def _first_release(version: ApiVersion) -> str:
    from mobygen.releases import load_releases, served_by

    return served_by(load_releases(specs_dir()), version) or "of a later date"


def _imported(name: str, folder: Path) -> Any:
    location = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if location is None or location.loader is None:
        raise ImportError(name)
    module = sys.modules[name] = importlib.util.module_from_spec(location)
    location.loader.exec_module(module)
    for inner in ("remote", "_runtime.sync_engine", "_runtime.sync_connect", "_runtime.http"):
        importlib.import_module(f"{name}.{inner}")
    return module


def _check_needed() -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise MobygenError(
            file="--host",
            problem=f"talking to a daemon needs {' and '.join(missing)}, which "
            f"{'is' if len(missing) == 1 else 'are'} not installed",
            fix="run: pip install 'mobygen[client]'",
            code="no-client",
        )
