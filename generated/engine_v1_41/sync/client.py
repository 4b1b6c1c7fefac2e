"""Client: one attribute per group of operations."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .._runtime.address import Connector
from .._runtime.sync_engine import Engine
from ..operations import OPERATIONS
from .checkpoints import CheckpointsApi
from .configs import ConfigsApi
from .containers import ContainersApi
from .distribution import DistributionApi
from .exec import ExecApi
from .images import ImagesApi
from .networks import NetworksApi
from .nodes import NodesApi
from .plugins import PluginsApi
from .secrets import SecretsApi
from .services import ServicesApi
from .swarm import SwarmApi
from .system import SystemApi
from .tasks import TasksApi
from .volumes import VolumesApi

if TYPE_CHECKING:
    from .._runtime.endpoint import Tls
    from .._runtime.record import OnRequest
    from .._runtime.timeouts import Timeouts


class Client:
    """A client of one Docker Engine, speaking API 1.41.

    Connections are opened when needed and reused; streams have connections of their own.
    Safe to share between threads. Use it with `with` or call `close()`.

    Args:
        host: `unix:///path/to/docker.sock`, `tcp://host:port`, `https://host:port` or
            `ssh://user@host`. Default: the local daemon's `unix:///var/run/docker.sock`.
        timeout: Seconds to wait for a connection and for each read of an answer, or `Timeouts`
            from the module `remote`, which limit whole calls too; None waits for ever. Streams, and
            calls that last as long as what they wait for, have no read timeout.
        tls: The certificates for TLS with a `tcp://` or `https://` daemon, as a `Tls` from the
            module `remote`. Without it `tcp://` is not encrypted, and `https://` trusts the CAs
            that the system trusts.
        headers: More headers for every request.
        user_agent: What requests say about your program. Default: `mobygen/` and the API version.
        on_request: Called with a `RequestRecord` of the module `remote` after each request, when
            the head of its answer is there or it has failed, in the thread that makes it.
            What it raises, the call raises.
        build_args: Build arguments that every build is given unless it sets them itself, such as
            proxies.
        connector: Opens connections in place of the built-in ones, to reach a daemon in another
            way.

    Raises:
        EngineError: `host` is not an address this client can connect to, a file for TLS is missing
            or not what it should be, or a header cannot be sent or is not yours to set.
    """

    def __init__(
        self,
        host: str | None = None,
        *,
        timeout: float | Timeouts | None = 60.0,
        tls: Tls | None = None,
        headers: Mapping[str, str] | None = None,
        user_agent: str | None = None,
        on_request: OnRequest | None = None,
        build_args: Mapping[str, str] | None = None,
        connector: Connector | None = None,
    ) -> None:
        self._engine = Engine(
            host,
            api_version="1.41",
            base_path="/v1.41",
            operations=OPERATIONS,
            timeout=timeout,
            tls=tls,
            headers=headers,
            user_agent=user_agent,
            on_request=on_request,
            defaults={"ImageBuild": {"buildargs": build_args}} if build_args else None,
            connector=connector,
        )
        self.checkpoints = CheckpointsApi(self._engine)
        self.configs = ConfigsApi(self._engine)
        self.containers = ContainersApi(self._engine)
        self.distribution = DistributionApi(self._engine)
        self.exec = ExecApi(self._engine)
        self.images = ImagesApi(self._engine)
        self.networks = NetworksApi(self._engine)
        self.nodes = NodesApi(self._engine)
        self.plugins = PluginsApi(self._engine)
        self.secrets = SecretsApi(self._engine)
        self.services = ServicesApi(self._engine)
        self.swarm = SwarmApi(self._engine)
        self.system = SystemApi(self._engine)
        self.tasks = TasksApi(self._engine)
        self.volumes = VolumesApi(self._engine)

    @classmethod
    def from_env(
        cls,
        *,
        timeout: float | Timeouts | None = 60.0,
        headers: Mapping[str, str] | None = None,
        user_agent: str | None = None,
        on_request: OnRequest | None = None,
    ) -> Self:
        """A client for the daemon that the docker CLI would talk to.

        That of `DOCKER_HOST` (with `DOCKER_TLS_VERIFY` and `DOCKER_CERT_PATH`), of the context in
        `DOCKER_CONTEXT`, of the current context, or the local one: whichever is given first.
        `HttpHeaders` of `config.json` are sent with every request, and builds are given its
        `proxies` as build arguments, as by the CLI.

        Args:
            timeout: As for the class.
            headers: As for the class; they win over those of `config.json`.
            user_agent: As for the class.
            on_request: As for the class.

        Raises:
            EngineError: The configuration cannot be read, names a context that is not there or an
                address that this client cannot connect to, or has headers that cannot be sent.
        """
        from .._runtime.docker_config import load_config, resolve

        endpoint, config = resolve(), load_config()
        return cls(
            endpoint.host,
            timeout=timeout,
            tls=endpoint.tls,
            headers=config.headers(headers),
            user_agent=user_agent,
            on_request=on_request,
            build_args=config.build_arguments(endpoint.host),
        )

    def close(self) -> None:
        """Close the idle connections. Open streams stay open until they are closed themselves."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
