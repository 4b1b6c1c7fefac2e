"""AsyncClient: one attribute per group of operations."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from .._runtime.address import AsyncConnector
from .._runtime.aio_engine import AsyncEngine
from ..operations import OPERATIONS
from .configs import AsyncConfigsApi
from .containers import AsyncContainersApi
from .distribution import AsyncDistributionApi
from .exec import AsyncExecApi
from .images import AsyncImagesApi
from .networks import AsyncNetworksApi
from .nodes import AsyncNodesApi
from .plugins import AsyncPluginsApi
from .secrets import AsyncSecretsApi
from .services import AsyncServicesApi
from .swarm import AsyncSwarmApi
from .system import AsyncSystemApi
from .tasks import AsyncTasksApi
from .volumes import AsyncVolumesApi


class AsyncClient:
    """An asyncio client of one Docker Engine, speaking API 1.41.

    Connections are opened when needed and reused; streams have connections of their own.
    Use it in one event loop, with `async with` or `await client.close()`.

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
        connector: AsyncConnector | None = None,
    ) -> None:
        self._engine = AsyncEngine(
            host,
            api_version="1.41",
            base_path="/v1.41",
            operations=OPERATIONS,
            timeout=timeout,
            connector=connector,
        )
        self.configs = AsyncConfigsApi(self._engine)
        self.containers = AsyncContainersApi(self._engine)
        self.distribution = AsyncDistributionApi(self._engine)
        self.exec = AsyncExecApi(self._engine)
        self.images = AsyncImagesApi(self._engine)
        self.networks = AsyncNetworksApi(self._engine)
        self.nodes = AsyncNodesApi(self._engine)
        self.plugins = AsyncPluginsApi(self._engine)
        self.secrets = AsyncSecretsApi(self._engine)
        self.services = AsyncServicesApi(self._engine)
        self.swarm = AsyncSwarmApi(self._engine)
        self.system = AsyncSystemApi(self._engine)
        self.tasks = AsyncTasksApi(self._engine)
        self.volumes = AsyncVolumesApi(self._engine)

    @classmethod
    def from_env(cls, *, timeout: float | None = 60.0) -> Self:
        """A client for the daemon that the environment names.

        Args:
            timeout: As for the class.

        Reads `DOCKER_HOST`; unset or empty means the local daemon's socket.
        """
        return cls(AsyncEngine.host_from_env(), timeout=timeout)

    async def close(self) -> None:
        """Close the idle connections. Open streams stay open until they are closed themselves."""
        await self._engine.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
