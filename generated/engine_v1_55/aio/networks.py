"""Networks: async operations of the Docker Engine API 1.55."""

from __future__ import annotations

import builtins

from .. import operations
from .._runtime.aio_engine import AsyncEngine
from .._runtime.operation import merge
from .._runtime.types import UNSET, Filters, Maybe
from ..models import (
    IPAM,
    ConfigReference,
    EndpointSettings,
    NetworkCreateResponse,
    NetworkInspect,
    NetworkPruneResponse,
    NetworkSummary,
)


class AsyncNetworksApi:
    """Networks that containers and services are attached to, addressed by id or name."""

    __slots__ = ("_engine",)

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def list(self, *, filters: Filters | None = None) -> builtins.list[NetworkSummary]:
        """List networks.

        The containers on each network are left out since API 1.28; inspect a network to see them.

        Args:
            filters: Filter names with one value or a list each; different names must all match.
                Names: `dangling` (`true`: nothing attached), `driver`, `id`, `label` (`key` or
                `key=value`), `name` (id and name match on any part), `scope` (`local`, `swarm`,
                `global`), `type` (`custom`, `builtin`).

        Raises:
            BadRequest: Unknown filter name or a value it does not take; old daemons answer 500.
            InternalServerError: The daemon failed.

        Engine API: `NetworkList`, `GET /networks`.
        """
        return await self._engine.call(operations.NETWORK_LIST, {"filters": filters})

    async def inspect(
        self, id: str, *, verbose: bool | None = None, scope: str | None = None
    ) -> NetworkInspect:
        """Read one network with its settings and the endpoints on it.

        Args:
            id: Network id, unambiguous beginning of it, or name.
            verbose: True adds the services and peers of the whole swarm. Default false. New in API
                1.28.
            scope: Only a network of this scope, `local`, `swarm` or `global`; useful when a name
                occurs in several. `None`: any. New in API 1.31.

        Raises:
            NotFound: No such network, or not in this scope.
            InternalServerError: The daemon failed.

        Engine API: `NetworkInspect`, `GET /networks/{id}`.
        """
        return await self._engine.call(
            operations.NETWORK_INSPECT, {"id": id, "verbose": verbose, "scope": scope}
        )

    async def delete(self, id: str) -> None:
        """Remove a network nothing is attached to.

        Args:
            id: Network id, unambiguous beginning of it, or name.

        Raises:
            Forbidden: It is one of the predefined networks, or endpoints are still attached.
            NotFound: No such network.
            InternalServerError: The daemon failed.

        Engine API: `NetworkDelete`, `DELETE /networks/{id}`.
        """
        return await self._engine.call(operations.NETWORK_DELETE, {"id": id})

    async def create(
        self,
        *,
        name: str,
        driver: Maybe[str] = UNSET,
        scope: Maybe[str] = UNSET,
        internal: Maybe[bool] = UNSET,
        attachable: Maybe[bool] = UNSET,
        ingress: Maybe[bool] = UNSET,
        config_only: Maybe[bool] = UNSET,
        config_from: Maybe[ConfigReference] = UNSET,
        ipam: Maybe[IPAM] = UNSET,
        enable_ipv4: Maybe[bool] = UNSET,
        enable_ipv6: Maybe[bool] = UNSET,
        options: Maybe[dict[str, str]] = UNSET,
        labels: Maybe[dict[str, str]] = UNSET,
    ) -> NetworkCreateResponse:
        """Create a network.

        Networks of scope `swarm`, such as overlays, need a swarm manager. Look at the answer's
        `warning`.

        Args:
            name: Name of the network.
            driver: Network driver: `bridge`, `overlay`, `macvlan`, `ipvlan`, or a plugin's name.
                Unset: the daemon's default, `bridge` (Windows: `nat`).
            scope: Where the network exists: `local` or `swarm`. Unset: what the driver does. New in
                API 1.41.
            internal: True gives containers on it no way out to other networks. Default false.
            attachable: True lets ordinary containers join a swarm-wide network, not only tasks.
                Default false. New in API 1.27.
            ingress: True makes it the network of the swarm's routing mesh; there is one. Default
                false. New in API 1.29.
            config_only: True stores settings for other networks to use, and nothing can be
                attached. Default false. New in API 1.41.
            config_from: The config-only network to take settings from; its options and addresses
                then cannot be given here. New in API 1.41.
            ipam: Address ranges, gateways and the driver that hands addresses out. Unset: the
                daemon picks free ranges.
            enable_ipv4: False leaves out IPv4. Unset: IPv4 is on. New in API 1.47.
            enable_ipv6: True adds IPv6. Unset: off, unless the daemon's configuration says
                otherwise.
            options: Map of driver options, such as `com.docker.network.driver.mtu`.
            labels: Map of labels.

        Returns:
            The network's id and a warning.

        Raises:
            BadRequest: The settings do not make sense, such as overlapping or malformed ranges.
            Forbidden: The name is reserved, an address range is taken, or a swarm-wide network was
                asked of a daemon that is no manager.
            NotFound: No such driver.
            Conflict: The name is in use.
            InternalServerError: The daemon failed.

        Engine API: `NetworkCreate`, `POST /networks/create`.
        """
        return await self._engine.call(
            operations.NETWORK_CREATE,
            {},
            merge(
                None,
                {
                    "Name": name,
                    "Driver": driver,
                    "Scope": scope,
                    "Internal": internal,
                    "Attachable": attachable,
                    "Ingress": ingress,
                    "ConfigOnly": config_only,
                    "ConfigFrom": config_from,
                    "IPAM": ipam,
                    "EnableIPv4": enable_ipv4,
                    "EnableIPv6": enable_ipv6,
                    "Options": options,
                    "Labels": labels,
                },
            ),
        )

    async def connect(
        self, id: str, *, container: str, endpoint_config: Maybe[EndpointSettings] = UNSET
    ) -> None:
        """Attach a container to a network.

        Takes effect at once on a running container, otherwise when it starts.

        Args:
            id: Network id, unambiguous beginning of it, or name.
            container: Container id, unambiguous beginning of it, or name.
            endpoint_config: Addresses, aliases and driver options of the new endpoint. Unset: given
                by the network.

        Raises:
            BadRequest: An address is malformed or does not fit the network's ranges.
            Forbidden: The network cannot be joined: swarm-wide and not attachable, or already
                joined, or excluded by `host` or `none` mode.
            NotFound: No such network or container.
            InternalServerError: The daemon failed.

        Engine API: `NetworkConnect`, `POST /networks/{id}/connect`.
        """
        return await self._engine.call(
            operations.NETWORK_CONNECT,
            {"id": id},
            merge(None, {"Container": container, "EndpointConfig": endpoint_config}),
        )

    async def disconnect(self, id: str, *, container: str, force: Maybe[bool] = UNSET) -> None:
        """Detach a container from a network.

        Args:
            id: Network id, unambiguous beginning of it, or name.
            container: Container id, unambiguous beginning of it, or name.
            force: True removes the endpoint even when the container is gone or hangs. Default
                false.

        Raises:
            Forbidden: The container is not on the network, or it cannot be left, like `host`.
            NotFound: No such network or container.
            InternalServerError: The daemon failed.

        Engine API: `NetworkDisconnect`, `POST /networks/{id}/disconnect`.
        """
        return await self._engine.call(
            operations.NETWORK_DISCONNECT,
            {"id": id},
            merge(None, {"Container": container, "Force": force}),
        )

    async def prune(self, *, filters: Filters | None = None) -> NetworkPruneResponse:
        """Remove all networks that no container is attached to.

        Predefined networks stay.

        Args:
            filters: Which ones; `None` means all that are unused. Names: `until` (created before
                this time: Unix seconds, RFC 3339, or an age such as `24h`), `label` and
                `label!` (`key` or `key=value`, having or lacking it).

        Returns:
            The names removed.

        Raises:
            BadRequest: The daemon rejected an argument.
            Conflict: Another prune is under way.
            InternalServerError: The daemon failed.

        Engine API: `NetworkPrune`, `POST /networks/prune`.
        """
        return await self._engine.call(operations.NETWORK_PRUNE, {"filters": filters})
