"""Exec: sync operations of the Docker Engine API 1.41."""

from __future__ import annotations

from .. import operations
from .._runtime.operation import merge
from .._runtime.sync_engine import Engine, Session
from .._runtime.types import UNSET, Maybe
from ..models import ExecInspectResponse, IDResponse


class ExecApi:
    """Additional processes in a running container.

    An exec instance is created first and started after; starting opens the stream to the process.
    """

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(
        self,
        id: str,
        *,
        cmd: list[str],
        attach_stdin: Maybe[bool] = UNSET,
        attach_stdout: Maybe[bool] = UNSET,
        attach_stderr: Maybe[bool] = UNSET,
        detach_keys: Maybe[str] = UNSET,
        tty: Maybe[bool] = UNSET,
        env: Maybe[list[str]] = UNSET,
        privileged: Maybe[bool] = UNSET,
        user: Maybe[str] = UNSET,
        working_dir: Maybe[str] = UNSET,
    ) -> IDResponse:
        """Prepare an additional process in a running container.

        Nothing runs until the exec instance is started. The daemon forgets the instance when its
        container goes, or some minutes after the process has ended.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            cmd: The program and its arguments, one list item each; there is no shell in between.
                Must not be empty.
            attach_stdin: True connects stdin to the stream that starting opens. The daemon's
                default is false.
            attach_stdout: True connects stdout to the stream. The daemon's default is false.
            attach_stderr: True connects stderr to the stream. The daemon's default is false.
            detach_keys: Keys that detach from a TTY: letters or `ctrl-` and one of `a-z @ ^ [ , _`,
                separated by commas. Unset: the daemon's `ctrl-p,ctrl-q`.
            tty: True gives the process a terminal; stdout and stderr then are one. Default false.
                Pass the same value on starting.
            env: Environment variables as `NAME=value`, on top of the container's own.
            privileged: True gives the process all capabilities and devices. Default false.
            user: User to run as: `user`, `user:group`, and either part may be a number. Unset: the
                container's user.
            working_dir: Absolute path of the directory to run in. Unset: the container's working
                directory. New in API 1.35.

        Returns:
            The id of the exec instance.

        Raises:
            BadRequest: There is no command, or a setting is not valid.
            NotFound: No such container.
            Conflict: The container is not running, or it is paused.
            InternalServerError: The daemon failed.

        Engine API: `ContainerExec`, `POST /containers/{id}/exec`.
        """
        return self._engine.call(
            operations.CONTAINER_EXEC,
            {"id": id},
            merge(
                None,
                {
                    "AttachStdin": attach_stdin,
                    "AttachStdout": attach_stdout,
                    "AttachStderr": attach_stderr,
                    "DetachKeys": detach_keys,
                    "Tty": tty,
                    "Env": env,
                    "Cmd": cmd,
                    "Privileged": privileged,
                    "User": user,
                    "WorkingDir": working_dir,
                },
            ),
        )

    def start(self, id: str, *, tty: Maybe[bool] = UNSET) -> Session:
        """Start a prepared process, attached to its streams.

        Opens a two-way stream that lasts until the process ends; frames are unpacked for you. That
        the program cannot be started may be told as output on the stream, so look at the exit code
        of the exec instance afterwards.

        Args:
            id: Exec instance id, from creating it.
            tty: Whether the instance was created with a terminal; it decides how the stream is
                read, so it must be the same value as there. Default false.

        Raises:
            BadRequest: The terminal size does not fit, or the program cannot be executed.
            NotFound: No such exec instance.
            Conflict: It was started before, or the container is not running or is paused.

        Engine API: `ExecStart`, `POST /exec/{id}/start`.
        """
        return self._engine.hijack(
            operations.EXEC_START, {"id": id}, merge(None, {"Tty": tty, "Detach": False})
        )

    def start_detached(self, id: str, *, tty: Maybe[bool] = UNSET) -> None:
        """Start an exec instance and let it run on its own.

        Nothing of its output comes back.

        Args:
            id: Exec instance id, from creating it.
            tty: Whether the instance was created with a terminal; it decides how the stream is
                read, so it must be the same value as there. Default false.

        Raises:
            BadRequest: The terminal size does not fit, or the program cannot be executed.
            NotFound: No such exec instance.
            Conflict: It was started before, or the container is not running or is paused.

        Engine API: `ExecStart`, `POST /exec/{id}/start`.
        """
        return self._engine.call(
            operations.EXEC_START_DETACHED, {"id": id}, merge(None, {"Tty": tty, "Detach": True})
        )

    def resize(self, id: str, *, h: int, w: int) -> None:
        """Set the size of an exec instance's terminal.

        Args:
            id: Exec instance id, from creating it.
            h: Height in rows of characters.
            w: Width in columns of characters.

        Raises:
            BadRequest: The instance has no terminal, or a size is not a number.
            NotFound: No such exec instance.
            Conflict: The process is not running; depending on the daemon this can be 400 or 500.
            InternalServerError: The daemon failed.

        Engine API: `ExecResize`, `POST /exec/{id}/resize`.
        """
        return self._engine.call(operations.EXEC_RESIZE, {"id": id, "h": h, "w": w})

    def inspect(self, id: str) -> ExecInspectResponse:
        """Read the state of an exec instance: whether it runs, and its exit code.

        Args:
            id: Exec instance id, from creating it.

        Returns:
            The state; `exit_code` is `None` until the process has ended.

        Raises:
            NotFound: No such exec instance; also some minutes after it has ended.
            InternalServerError: The daemon failed.

        Engine API: `ExecInspect`, `GET /exec/{id}/json`.
        """
        return self._engine.call(operations.EXEC_INSPECT, {"id": id})
