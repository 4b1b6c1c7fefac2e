"""Client: one attribute per group of operations."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from .._runtime.address import Connector
from .._runtime.sync_engine import Engine
from ..operations import OPERATIONS
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


class Client:
    """A client of one Docker Engine, speaking API 1.55.

    Connections are opened when needed and reused; streams have connections of their own.
    Safe to share between threads. Use it with `with` or call `close()`.

    Args:
        host: `unix:///path/to/docker.sock`, `tcp://host:port`, `https://host:port` or
            `ssh://user@host`. Default: the local daemon's `unix:///var/run/docker.sock`.
        timeout: Seconds to wait for a connection and for each read of an answer; None waits for
            ever. Streams, and calls that last as long as what they wait for, have no read timeout.
        tls: The certificates for TLS with a `tcp://` or `https://` daemon, as a `Tls` from the
            module `remote`. Without it `tcp://` is not encrypted, and `https://` trusts the CAs
            that the system trusts.
        connector: Opens connections in place of the built-in ones, to reach a daemon in another
            way.

    Raises:
        EngineError: `host` is not an address this client can connect to, or a file for TLS is
            missing or not what it should be.
    """

    def __init__(
        self,
        host: str | None = None,
        *,
        timeout: float | None = 60.0,
        tls: Tls | None = None,
        connector: Connector | None = None,
    ) -> None:
        self._engine = Engine(
            host,
            api_version="1.55",
            base_path="/v1.55",
            operations=OPERATIONS,
            timeout=timeout,
            tls=tls,
            connector=connector,
        )
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
    def from_env(cls, *, timeout: float | None = 60.0) -> Self:
        """A client for the daemon that the docker CLI would talk to.

        That of `DOCKER_HOST` (with `DOCKER_TLS_VERIFY` and `DOCKER_CERT_PATH`), of the context in
        `DOCKER_CONTEXT`, of the current context, or the local one: whichever is given first.

        Args:
            timeout: As for the class.

        Raises:
            EngineError: The configuration cannot be read, names a context that is not there or an
                address that this client cannot connect to.
        """
        from .._runtime.docker_config import resolve

        endpoint = resolve()
        return cls(endpoint.host, timeout=timeout, tls=endpoint.tls)

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
