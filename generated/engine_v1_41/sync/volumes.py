"""Volumes: sync operations of the Docker Engine API 1.41."""

from __future__ import annotations

from .. import operations
from .._runtime.operation import merge
from .._runtime.sync_engine import Engine
from .._runtime.types import UNSET, Filters, Maybe
from ..models import Volume, VolumeListResponse, VolumePruneResponse


class VolumesApi:
    """Named volumes: storage that outlives the containers using it.

    Since API 1.42 there are cluster (CSI) volumes too, which need a swarm manager.
    """

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def list(self, *, filters: Filters | None = None) -> VolumeListResponse:
        """List volumes.

        The `warnings` of the answer tell about drivers that did not respond, whose volumes then are
        missing.

        Args:
            filters: Filter names with one value or a list each; different names must all match.
                Names: `dangling` (`true`: no container refers to it), `driver`, `label` (`key`
                or `key=value`), `name` (any part).

        Raises:
            BadRequest: Unknown filter name or a value it does not take; old daemons answer 500.
            InternalServerError: The daemon failed.

        Engine API: `VolumeList`, `GET /volumes`.
        """
        return self._engine.call(operations.VOLUME_LIST, {"filters": filters})

    def create(
        self,
        *,
        name: Maybe[str] = UNSET,
        driver: Maybe[str] = UNSET,
        driver_opts: Maybe[dict[str, str]] = UNSET,
        labels: Maybe[dict[str, str]] = UNSET,
    ) -> Volume:
        """Create a volume, or find the one of that name.

        Asking again for an existing name with the same driver answers that volume as it is, new
        labels and options ignored.

        Args:
            name: Name of the volume. Unset: a random 64-digit one, and since API 1.42 the volume
                counts as anonymous.
            driver: Volume driver. Unset: `local`.
            driver_opts: Map of driver options; `local` takes `type`, `o` and `device` as for mount,
                and `size` where the file system supports quotas.
            labels: Map of labels.

        Raises:
            BadRequest: The name or an option is not valid.
            NotFound: No such driver.
            Conflict: The name exists with another driver.
            InternalServerError: The driver failed.

        Engine API: `VolumeCreate`, `POST /volumes/create`.
        """
        return self._engine.call(
            operations.VOLUME_CREATE,
            {},
            merge(
                None, {"Name": name, "Driver": driver, "DriverOpts": driver_opts, "Labels": labels}
            ),
        )

    def inspect(self, name: str) -> Volume:
        """Read one volume: driver, mount point, labels, options.

        Args:
            name: Volume name; since API 1.42, for a cluster volume, also its id.

        Raises:
            NotFound: No such volume.
            InternalServerError: The daemon failed.

        Engine API: `VolumeInspect`, `GET /volumes/{name}`.
        """
        return self._engine.call(operations.VOLUME_INSPECT, {"name": name})

    def delete(self, name: str, *, force: bool | None = None) -> None:
        """Remove a volume and the data in it.

        Args:
            name: Volume name; since API 1.42, for a cluster volume, also its id.
            force: True makes do when the driver is missing or the volume is gone already; it does
                not remove a volume in use. Default false.

        Raises:
            NotFound: No such volume (not with `force`).
            Conflict: A container, even a stopped one, refers to it.
            InternalServerError: The daemon failed.

        Engine API: `VolumeDelete`, `DELETE /volumes/{name}`.
        """
        return self._engine.call(operations.VOLUME_DELETE, {"name": name, "force": force})

    def prune(self, *, filters: Filters | None = None) -> VolumePruneResponse:
        """Remove unused local volumes and the data in them.

        Since API 1.42 only anonymous volumes go, unless the filter `all` is `true`; before, every
        unused volume goes.

        Args:
            filters: Which ones. Names: `all` (`true`: named volumes too, since API 1.42), `label`
                and `label!` (`key` or `key=value`, having or lacking it).

        Returns:
            The names removed and the bytes freed.

        Raises:
            BadRequest: The daemon rejected an argument.
            Conflict: Another prune is under way.
            InternalServerError: The daemon failed.

        Engine API: `VolumePrune`, `POST /volumes/prune`.
        """
        return self._engine.call(operations.VOLUME_PRUNE, {"filters": filters})
