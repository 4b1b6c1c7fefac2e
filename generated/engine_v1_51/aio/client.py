"""AsyncClient: one attribute per group of operations."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

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

if TYPE_CHECKING:
    from .._runtime.endpoint import Tls


class AsyncClient:
    """An asyncio client of one Docker Engine, speaking API 1.51.

    Connections are opened when needed and reused; streams have connections of their own.
    Use it in one event loop, with `async with` or `await client.close()`.

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
        connector: AsyncConnector | None = None,
    ) -> None:
        self._engine = AsyncEngine(
            host,
            api_version="1.51",
            base_path="/v1.51",
            operations=OPERATIONS,
            timeout=timeout,
            tls=tls,
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
