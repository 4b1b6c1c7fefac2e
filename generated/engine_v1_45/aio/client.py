"""AsyncClient: one attribute per group of operations."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .._runtime.address import AsyncConnector
from .._runtime.aio_engine import AsyncEngine
from ..operations import OPERATIONS
from .checkpoints import AsyncCheckpointsApi
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
    from .._runtime.record import OnRequest
    from .._runtime.timeouts import Timeouts


class AsyncClient:
    """An asyncio client of one Docker Engine, speaking API 1.45.

    Connections are opened when needed and reused; streams have connections of their own.
    Use it in one event loop, with `async with` or `await client.close()`.

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
            the head of its answer is there or it has failed; it must not block.
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
        connector: AsyncConnector | None = None,
    ) -> None:
        self._engine = AsyncEngine(
            host,
            api_version="1.45",
            base_path="/v1.45",
            operations=OPERATIONS,
            timeout=timeout,
            tls=tls,
            headers=headers,
            user_agent=user_agent,
            on_request=on_request,
            defaults={"ImageBuild": {"buildargs": build_args}} if build_args else None,
            connector=connector,
        )
        self.checkpoints = AsyncCheckpointsApi(self._engine)
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
