"""Swarm: async operations of the Docker Engine API 1.41."""

from __future__ import annotations

from .. import operations
from .._runtime.aio_engine import AsyncEngine
from .._runtime.operation import merge
from .._runtime.types import UNSET, Maybe
from ..models import Swarm, SwarmSpec, UnlockKeyResponse


class AsyncSwarmApi:
    """The swarm this daemon belongs to: create, join, leave, lock, and change its settings.

    Everything except init, join, leave and unlock has to be asked of a manager.
    """

    __slots__ = ("_engine",)

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def inspect(self) -> Swarm:
        """Read the swarm: its settings, certificates and join tokens.

        Raises:
            NotFound: There is no swarm.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `SwarmInspect`, `GET /swarm`.
        """
        return await self._engine.call(operations.SWARM_INSPECT)

    async def init(
        self,
        *,
        listen_addr: str,
        advertise_addr: Maybe[str] = UNSET,
        data_path_addr: Maybe[str] = UNSET,
        data_path_port: Maybe[int] = UNSET,
        default_addr_pool: Maybe[list[str]] = UNSET,
        force_new_cluster: Maybe[bool] = UNSET,
        subnet_size: Maybe[int] = UNSET,
        spec: Maybe[SwarmSpec] = UNSET,
    ) -> str:
        """Create a swarm with this daemon as its first manager.

        Args:
            listen_addr: Address and port for the other managers, such as `0.0.0.0:2377` or
                `eth0:2377`; the port may be left out (2377).
            advertise_addr: Address, or interface, and port under which others reach this node.
                Unset: found out if the host has only one candidate, else an error.
            data_path_addr: Address or interface for the traffic of overlay networks. Unset: the
                advertised address. New in API 1.30.
            data_path_port: UDP port of overlay traffic, 1024 to 49151. Unset or 0: 4789. New in API
                1.40.
            default_addr_pool: Ranges in CIDR notation from which overlay networks get their
                subnets. Unset: `10.0.0.0/8`. New in API 1.39.
            force_new_cluster: True makes a new one-manager swarm out of this manager's state after
                the others were lost. Default false.
            subnet_size: Prefix length of each of those subnets. Unset: 24. New in API 1.39.
            spec: Settings of the swarm; what is not set has the default.

        Returns:
            The id of this node.

        Raises:
            BadRequest: An address or setting is not valid.
            InternalServerError: The daemon failed.
            ServiceUnavailable: The daemon is already in a swarm.

        Engine API: `SwarmInit`, `POST /swarm/init`.
        """
        return await self._engine.call(
            operations.SWARM_INIT,
            {},
            merge(
                None,
                {
                    "ListenAddr": listen_addr,
                    "AdvertiseAddr": advertise_addr,
                    "DataPathAddr": data_path_addr,
                    "DataPathPort": data_path_port,
                    "DefaultAddrPool": default_addr_pool,
                    "ForceNewCluster": force_new_cluster,
                    "SubnetSize": subnet_size,
                    "Spec": spec,
                },
            ),
        )

    async def join(
        self,
        *,
        listen_addr: str,
        remote_addrs: list[str],
        join_token: str,
        advertise_addr: Maybe[str] = UNSET,
        data_path_addr: Maybe[str] = UNSET,
    ) -> None:
        """Join this daemon to an existing swarm.

        Waits up to 20 seconds; when it takes longer the error says so and joining goes on in the
        background. The token decides between worker and manager.

        Args:
            listen_addr: Address and port used once the node is a manager, such as `0.0.0.0:2377`;
                the port may be left out (2377).
            remote_addrs: Managers to ask, `address[:port]` each; at least one.
            join_token: Worker or manager token, from inspecting the swarm.
            advertise_addr: Address, or interface, and port under which others reach this node.
                Unset: as the managers see it.
            data_path_addr: Address or interface for the traffic of overlay networks. Unset: the
                advertised address. New in API 1.30.

        Raises:
            BadRequest: An address or the token is not valid, or no manager was given.
            InternalServerError: The daemon failed.
            ServiceUnavailable: The daemon is already in a swarm, or joining takes too long.

        Engine API: `SwarmJoin`, `POST /swarm/join`.
        """
        return await self._engine.call(
            operations.SWARM_JOIN,
            {},
            merge(
                None,
                {
                    "ListenAddr": listen_addr,
                    "AdvertiseAddr": advertise_addr,
                    "DataPathAddr": data_path_addr,
                    "RemoteAddrs": remote_addrs,
                    "JoinToken": join_token,
                },
            ),
        )

    async def leave(self, *, force: bool | None = None) -> None:
        """Take this daemon out of its swarm.

        Its tasks are stopped and removed. The node stays listed as down until it is deleted on a
        manager.

        Args:
            force: True also lets a manager go, whatever happens to the quorum; the last manager
                takes the swarm with it. Default false.

        Raises:
            InternalServerError: The daemon failed.
            ServiceUnavailable: Not in a swarm, or a manager without `force`, or the swarm is
                locked.

        Engine API: `SwarmLeave`, `POST /swarm/leave`.
        """
        return await self._engine.call(operations.SWARM_LEAVE, {"force": force})

    async def update(
        self,
        spec: SwarmSpec,
        *,
        version: int,
        rotate_worker_token: bool | None = None,
        rotate_manager_token: bool | None = None,
        rotate_manager_unlock_key: bool | None = None,
    ) -> None:
        """Replace the settings of the swarm, or rotate its tokens and keys.

        The settings are replaced as a whole: start from what inspecting shows, since what is left
        out goes back to its default.

        Args:
            spec: The complete new settings.
            version: The version index from inspecting the swarm; if the swarm was changed since
                then, the update is refused.
            rotate_worker_token: True replaces the join token of workers. Default false.
            rotate_manager_token: True replaces the join token of managers. Default false.
            rotate_manager_unlock_key: True replaces the unlock key of a swarm with autolock.
                Default false.

        Raises:
            BadRequest: A setting is not valid.
            InternalServerError: The version is stale.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `SwarmUpdate`, `POST /swarm/update`.
        """
        return await self._engine.call(
            operations.SWARM_UPDATE,
            {
                "version": version,
                "rotate_worker_token": rotate_worker_token,
                "rotate_manager_token": rotate_manager_token,
                "rotate_manager_unlock_key": rotate_manager_unlock_key,
            },
            spec,
        )

    async def unlock_key(self) -> UnlockKeyResponse:
        """Read the key that unlocks managers after a restart.

        Returns:
            The key; empty when autolock is off.

        Raises:
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `SwarmUnlockkey`, `GET /swarm/unlockkey`.
        """
        return await self._engine.call(operations.SWARM_UNLOCKKEY)

    async def unlock(self, *, unlock_key: Maybe[str] = UNSET) -> None:
        """Unlock this manager after a restart.

        Args:
            unlock_key: The key, as a manager shows it.

        Raises:
            Unauthorized: Wrong key; old daemons answer 500.
            Conflict: The swarm is not locked.
            InternalServerError: The daemon failed.
            ServiceUnavailable: The daemon is not in a swarm, or is only a worker.

        Engine API: `SwarmUnlock`, `POST /swarm/unlock`.
        """
        return await self._engine.call(
            operations.SWARM_UNLOCK, {}, merge(None, {"UnlockKey": unlock_key})
        )
