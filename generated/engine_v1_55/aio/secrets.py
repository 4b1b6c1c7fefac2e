"""Secrets: async operations of the Docker Engine API 1.55."""

from __future__ import annotations

import builtins

from .. import operations
from .._runtime.aio_engine import AsyncEngine
from .._runtime.types import Filters
from ..models import Secret, SecretCreateResponse, SecretSpec


class AsyncSecretsApi:
    """Sensitive blobs that services get as files.

    Stored encrypted by the managers, their data is never handed out again. Available on swarm
    managers only.
    """

    __slots__ = ("_engine",)

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def list(self, *, filters: Filters | None = None) -> builtins.list[Secret]:
        """List secrets, without their data.

        Args:
            filters: Filter names with one value or a list each; different names must all match.
                Names: `id`, `name` (both match their beginning), `names` (the exact name),
                `label` (`key` or `key=value`).

        Raises:
            BadRequest: The daemon rejected an argument.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `SecretList`, `GET /secrets`.
        """
        return await self._engine.call(operations.SECRET_LIST, {"filters": filters})

    async def create(self, spec: SecretSpec) -> SecretCreateResponse:
        """Store a secret in the swarm.

        The data, up to 500 KiB, cannot be read back or changed later.

        Args:
            spec: Name, labels and data, or a secret driver in place of data.

        Returns:
            The id of the secret.

        Raises:
            BadRequest: The name is not valid, or there is no data, or too much.
            Conflict: The name is taken.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `SecretCreate`, `POST /secrets/create`.
        """
        return await self._engine.call(operations.SECRET_CREATE, {}, spec)

    async def inspect(self, id: str) -> Secret:
        """Read one secret: name, labels, times, but never its data.

        Args:
            id: Secret id, unambiguous beginning of it, or name.

        Raises:
            NotFound: No such secret.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `SecretInspect`, `GET /secrets/{id}`.
        """
        return await self._engine.call(operations.SECRET_INSPECT, {"id": id})

    async def delete(self, id: str) -> None:
        """Remove a secret that no service uses.

        Args:
            id: Secret id, unambiguous beginning of it, or name.

        Raises:
            BadRequest: A service uses it.
            NotFound: No such secret.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `SecretDelete`, `DELETE /secrets/{id}`.
        """
        return await self._engine.call(operations.SECRET_DELETE, {"id": id})

    async def update(self, id: str, spec: SecretSpec, *, version: int) -> None:
        """Replace the labels of a secret.

        Nothing else can change: pass name and driver as inspecting shows them and leave out the
        data.

        Args:
            id: Secret id, unambiguous beginning of it, or name.
            spec: The secret's settings with the new labels.
            version: The version index from inspecting the secret; if the secret was changed since
                then, the update is refused.

        Raises:
            BadRequest: More than the labels differs.
            NotFound: No such secret.
            InternalServerError: The version is stale.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `SecretUpdate`, `POST /secrets/{id}/update`, new in API 1.26.
        """
        return await self._engine.call(
            operations.SECRET_UPDATE, {"id": id, "version": version}, spec
        )
