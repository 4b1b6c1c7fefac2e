"""Checkpoints: sync operations of the Docker Engine API 1.41."""

from __future__ import annotations

import builtins

from .. import operations
from .._runtime.operation import merge
from .._runtime.sync_engine import Engine
from .._runtime.types import UNSET, Maybe
from ..models import CheckpointSummary


class CheckpointsApi:
    """Checkpoints of running containers: their processes with all that is in memory, to go on from
    later.

    Only daemons that are started as experimental ones, on machines with CRIU, have them. Not part
    of the published API description.
    """

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def list(self, id: str, *, dir: str | None = None) -> builtins.list[CheckpointSummary]:
        """List the checkpoints of a container.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            dir: Directory on the daemon's host where they are, as given to `create`. `None`: that
                of the container.

        Returns:
            The checkpoints by name.

        Raises:
            NotFound: No such container.
            InternalServerError: There is no such directory.
            NotImplementedByDaemon: The daemon is not an experimental one.

        Engine API: `CheckpointList`, `GET /containers/{id}/checkpoints`.
        """
        return self._engine.call(operations.CHECKPOINT_LIST, {"id": id, "dir": dir})

    def create(
        self, id: str, *, checkpoint: str, dir: Maybe[str] = UNSET, exit: Maybe[bool] = UNSET
    ) -> None:
        """Write the processes of a running container to disk, with all that is in memory.

        `containers.start` with `checkpoint` goes on from there. CRIU does the work; the error says
        where its log is when it cannot, as for a moment after the start of a container, before its
        own command runs.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            checkpoint: Name for the checkpoint: letters, digits and `_.-`, at least two characters.
            dir: Directory on the daemon's host to write to. Unset: that of the container, which
                goes with it.
            exit: True ends the container with the checkpoint. Default false: it runs on.

        Raises:
            BadRequest: The body is not valid.
            NotFound: No such container.
            Conflict: The container does not run; old daemons answer 500.
            InternalServerError: The name is not valid or taken, or CRIU failed.
            NotImplementedByDaemon: The daemon is not an experimental one.

        Engine API: `CheckpointCreate`, `POST /containers/{id}/checkpoints`.
        """
        return self._engine.call(
            operations.CHECKPOINT_CREATE,
            {"id": id},
            merge(None, {"CheckpointID": checkpoint, "CheckpointDir": dir, "Exit": exit}),
        )

    def delete(self, id: str, checkpoint: str, *, dir: str | None = None) -> None:
        """Remove a checkpoint.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            checkpoint: Name of the checkpoint.
            dir: Directory on the daemon's host where it is, as given to `create`. `None`: that of
                the container.

        Raises:
            NotFound: No such container.
            InternalServerError: No such checkpoint.
            NotImplementedByDaemon: The daemon is not an experimental one.

        Engine API: `CheckpointDelete`, `DELETE /containers/{id}/checkpoints/{checkpoint}`.
        """
        return self._engine.call(
            operations.CHECKPOINT_DELETE, {"id": id, "checkpoint": checkpoint, "dir": dir}
        )
