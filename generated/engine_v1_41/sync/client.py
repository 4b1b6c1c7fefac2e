"""Client: one attribute per group of operations."""

from __future__ import annotations

from types import TracebackType
from typing import Self

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


class Client:
    """A client of one Docker Engine, speaking API 1.41.

    Connections are opened when needed and reused; streams have connections of their own.
    Safe to share between threads. Use it with `with` or call `close()`.

    Args:
        host: `unix:///path/to/docker.sock` or `tcp://host:port`. Default: the local daemon's
            `unix:///var/run/docker.sock`.
        timeout: Seconds to wait for a connection and for each read of an answer; None waits for
            ever. Streams, and calls that last as long as what they wait for, have no read timeout.
        connector: Opens connections in place of the built-in ones, to reach a daemon in another
            way.

    Raises:
        EngineError: `host` is not an address this client can connect to.
    """

    def __init__(
        self,
        host: str | None = None,
        *,
        timeout: float | None = 60.0,
        connector: Connector | None = None,
    ) -> None:
        self._engine = Engine(
            host,
            api_version="1.41",
            base_path="/v1.41",
            operations=OPERATIONS,
            timeout=timeout,
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
        """A client for the daemon that the environment names.

        Args:
            timeout: As for the class.

        Reads `DOCKER_HOST`; unset or empty means the local daemon's socket.
        """
        return cls(Engine.host_from_env(), timeout=timeout)

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
