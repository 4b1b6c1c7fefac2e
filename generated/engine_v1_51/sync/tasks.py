"""Tasks: sync operations of the Docker Engine API 1.51."""

from __future__ import annotations

import builtins

from .. import operations
from .._runtime.sync_engine import Engine, FrameStream
from .._runtime.types import Filters, TimeLike
from ..models import Task


class TasksApi:
    """Tasks: what the swarm schedules for its services, each one container on one node.

    Tasks are read-only and available on swarm managers only.
    """

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def list(self, *, filters: Filters | None = None) -> builtins.list[Task]:
        """List the tasks of the swarm, past ones included.

        How many past tasks are kept is a setting of the swarm; ask for `desired-state` `running` to
        see the present ones.

        Args:
            filters: Filter names with one value or a list each; different names must all match.
                Names: `desired-state` (`running`, `shutdown`, `accepted`), `id`, `label` (`key`
                or `key=value`), `name`, `node` (id or name), `runtime`, `service` (id or name).

        Raises:
            BadRequest: The daemon rejected an argument.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `TaskList`, `GET /tasks`.
        """
        return self._engine.call(operations.TASK_LIST, {"filters": filters})

    def inspect(self, id: str) -> Task:
        """Read one task: its specification, node, state and container.

        Args:
            id: Task id, unambiguous beginning of it, or name.

        Raises:
            NotFound: No such task.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `TaskInspect`, `GET /tasks/{id}`.
        """
        return self._engine.call(operations.TASK_INSPECT, {"id": id})

    def logs(
        self,
        id: str,
        *,
        details: bool | None = None,
        follow: bool | None = None,
        stdout: bool | None = None,
        stderr: bool | None = None,
        since: TimeLike | None = None,
        timestamps: bool | None = None,
        tail: int | str | None = None,
    ) -> FrameStream:
        """Read the output of one task.

        Returns an open stream of frames, fetched from the task's node. Works only with log drivers
        that can read back.

        Args:
            id: Task id, unambiguous beginning of it, or name.
            details: True puts node, service and task ids and attributes of the log driver before
                each line. Default false.
            follow: True keeps the stream open for new output. Default false: the stream ends with
                what is there now.
            stdout: True includes stdout. The daemon's default is false, and one of `stdout` and
                `stderr` has to be true.
            stderr: True includes stderr. The daemon's default is false, and one of `stdout` and
                `stderr` has to be true.
            since: Only output at or after this time: Unix seconds (fractions allowed), RFC 3339
                text, or a datetime. `None`: from the beginning.
            timestamps: True puts an RFC 3339 time with nanoseconds and a space before each line.
                Default false.
            tail: How many lines at the end of the log to start with, as a number, or `all`. `None`:
                `all`.

        Raises:
            BadRequest: Neither `stdout` nor `stderr` was asked for, or an argument is not valid.
            NotFound: No such task.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `TaskLogs`, `GET /tasks/{id}/logs`, new in API 1.29.
        """
        return self._engine.frame_stream(
            operations.TASK_LOGS,
            {
                "id": id,
                "details": details,
                "follow": follow,
                "stdout": stdout,
                "stderr": stderr,
                "since": since,
                "timestamps": timestamps,
                "tail": tail,
            },
        )
