"""Configs: sync operations of the Docker Engine API 1.45."""

from __future__ import annotations

import builtins

from .. import operations
from .._runtime.sync_engine import Engine
from .._runtime.types import Filters
from ..models import Config, ConfigCreateResponse, ConfigSpec


class ConfigsApi:
    """Non-sensitive blobs that services get as files. Available on swarm managers only."""

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def list(self, *, filters: Filters | None = None) -> builtins.list[Config]:
        """List configs.

        Args:
            filters: Filter names with one value or a list each; different names must all match.
                Names: `id`, `name` (both match their beginning), `label` (`key` or
                `key=value`).

        Raises:
            BadRequest: The daemon rejected an argument.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `ConfigList`, `GET /configs`, new in API 1.30.
        """
        return self._engine.call(operations.CONFIG_LIST, {"filters": filters})

    def create(self, spec: ConfigSpec) -> ConfigCreateResponse:
        """Store a config in the swarm.

        The data cannot be changed later, and may have 500 KiB, on newer daemons 1000 KiB.

        Args:
            spec: Name, labels and data.

        Returns:
            The id of the config.

        Raises:
            BadRequest: The name is not valid, or there is no data, or too much.
            Conflict: The name is taken.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `ConfigCreate`, `POST /configs/create`, new in API 1.30.
        """
        return self._engine.call(operations.CONFIG_CREATE, {}, spec)

    def inspect(self, id: str) -> Config:
        """Read one config, data included.

        Args:
            id: Config id, unambiguous beginning of it, or name.

        Raises:
            NotFound: No such config.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `ConfigInspect`, `GET /configs/{id}`, new in API 1.30.
        """
        return self._engine.call(operations.CONFIG_INSPECT, {"id": id})

    def delete(self, id: str) -> None:
        """Remove a config that no service uses.

        Args:
            id: Config id, unambiguous beginning of it, or name.

        Raises:
            BadRequest: A service uses it.
            NotFound: No such config.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `ConfigDelete`, `DELETE /configs/{id}`, new in API 1.30.
        """
        return self._engine.call(operations.CONFIG_DELETE, {"id": id})

    def update(self, id: str, spec: ConfigSpec, *, version: int) -> None:
        """Replace the labels of a config.

        Nothing else can change: pass name and data as inspecting shows them.

        Args:
            id: Config id, unambiguous beginning of it, or name.
            spec: The config's settings with the new labels.
            version: The version index from inspecting the config; if the config was changed since
                then, the update is refused.

        Raises:
            BadRequest: More than the labels differs.
            NotFound: No such config.
            InternalServerError: The version is stale.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `ConfigUpdate`, `POST /configs/{id}/update`, new in API 1.30.
        """
        return self._engine.call(operations.CONFIG_UPDATE, {"id": id, "version": version}, spec)
