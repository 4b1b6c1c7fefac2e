"""Containers: sync operations of the Docker Engine API 1.45."""

from __future__ import annotations

import builtins

from .. import operations
from .._runtime.operation import merge
from .._runtime.sync_engine import (
    ByteStream,
    Engine,
    FrameStream,
    JsonStream,
    Session,
    WebSocketSession,
)
from .._runtime.types import UNSET, Filters, Maybe, Open, RequestBody, TimeLike
from ..models import (
    ContainerConfig,
    ContainerCreateResponse,
    ContainerInspectResponse,
    ContainerPruneResponse,
    ContainerStatsResponse,
    ContainerSummary,
    ContainerTopResponse,
    ContainerUpdateResponse,
    ContainerWaitResponse,
    FilesystemChange,
    HostConfig,
    NetworkingConfig,
    PathStat,
    Resources,
    RestartPolicy,
    WaitCondition,
)


class ContainersApi:
    """Containers: create them, start and stop them, read their output, copy files in and out.

    A container is addressed by its id, an unambiguous beginning of the id, or its name.
    """

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def list(
        self,
        *,
        all: bool | None = None,
        limit: int | None = None,
        size: bool | None = None,
        filters: Filters | None = None,
    ) -> builtins.list[ContainerSummary]:
        """List containers; without arguments only the running ones.

        A summary per container, newest first. Containers that vanish while the list is made are
        left out.

        Args:
            all: True lists stopped containers too. Default false: running ones only, unless `limit`
                or a `status` filter asks for others.
            limit: At most this many containers, the most recently created first; stopped ones
                count, as if `all` were true. `None` or 0: no limit.
            size: True fills in `size_rw` and `size_root_fs`, in bytes. Default false; measuring can
                take seconds per container.
            filters: Filter names with one value or a list each; different names must all match,
                values of one name are alternatives, except labels, which must all match. Names:
                `ancestor` (image name, id or digest), `before`, `since` (container), `expose`,
                `publish` (`port[/protocol]` or `from-to[/protocol]`), `exited` (exit code),
                `health` (`starting`, `healthy`, `unhealthy`, `none`), `id`, `is-task`
                (`true`/`false`), `isolation` (Windows), `label` (`key` or `key=value`), `name`
                (regular expression), `network`, `status` (`created`, `dead`, `exited`,
                `paused`, `removing`, `restarting`, `running`), `volume` (name or mount point).

        Raises:
            BadRequest: Unknown filter name or a value it does not take; old daemons answer 500.
            InternalServerError: The daemon failed.

        Engine API: `ContainerList`, `GET /containers/json`.
        """
        return self._engine.call(
            operations.CONTAINER_LIST,
            {"all": all, "limit": limit, "size": size, "filters": filters},
        )

    def create(
        self,
        config: ContainerConfig,
        *,
        name: str | None = None,
        platform: str | None = None,
        host_config: Maybe[HostConfig] = UNSET,
        networking_config: Maybe[NetworkingConfig] = UNSET,
    ) -> ContainerCreateResponse:
        """Create a container without starting it.

        The image has to be in the local store already: nothing is pulled. Read the answer's
        `warnings`; the daemon drops settings that the host cannot honour with only a warning.

        Args:
            config: What to run: image, command, environment, labels and so on.
            name: Name of the container, letters, digits and `_.-`, at least two characters,
                starting with a letter or digit. `None`: the daemon invents one.
            platform: Take the image for this platform, as `os[/arch[/variant]]`, and answer 404 if
                the local image is another one. `None`: take what is there and warn if it does
                not fit the host. New in API 1.41.
            host_config: How the host runs it: mounts, published ports, resource limits, restart
                policy, privileges. Unset: the daemon's defaults.
            networking_config: Endpoint settings per network to attach at creation. Before API 1.44
                at most one network; connect the others afterwards.

        Raises:
            BadRequest: The configuration does not make sense, such as an unknown mount type or a
                bad port.
            NotFound: The image (or a network or container referred to) is not there.
            Conflict: The name is taken, or two settings exclude each other.
            InternalServerError: The daemon failed.

        Engine API: `ContainerCreate`, `POST /containers/create`.
        """
        return self._engine.call(
            operations.CONTAINER_CREATE,
            {"name": name, "platform": platform},
            merge(config, {"HostConfig": host_config, "NetworkingConfig": networking_config}),
        )

    def inspect(self, id: str, *, size: bool | None = None) -> ContainerInspectResponse:
        """Read everything the daemon knows about one container.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            size: True fills in `size_rw` and `size_root_fs`, in bytes. Default false; measuring can
                be slow.

        Raises:
            NotFound: No such container.
            InternalServerError: The daemon failed.

        Engine API: `ContainerInspect`, `GET /containers/{id}/json`.
        """
        return self._engine.call(operations.CONTAINER_INSPECT, {"id": id, "size": size})

    def top(self, id: str, *, ps_args: str | None = None) -> ContainerTopResponse:
        """List the processes inside a running container.

        The daemon runs `ps` on the host and keeps the lines of the container. Windows daemons
        ignore the arguments of `ps`.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            ps_args: Arguments for `ps`; the output must have a PID column. `None`: `-ef`.

        Returns:
            The column titles and one row of strings per process.

        Raises:
            NotFound: No such container.
            Conflict: The container is not running, or it is restarting.
            InternalServerError: The daemon failed.

        Engine API: `ContainerTop`, `GET /containers/{id}/top`.
        """
        return self._engine.call(operations.CONTAINER_TOP, {"id": id, "ps_args": ps_args})

    def logs(
        self,
        id: str,
        *,
        follow: bool | None = None,
        stdout: bool | None = None,
        stderr: bool | None = None,
        since: TimeLike | None = None,
        until: TimeLike | None = None,
        timestamps: bool | None = None,
        tail: int | str | None = None,
        details: bool | None = None,
    ) -> FrameStream:
        """Read a container's stdout and stderr as the log driver kept them.

        Returns an open stream of frames; collect it, or iterate. Whether the output is multiplexed
        depends on the container's TTY setting and is found out for you; with a TTY everything comes
        as stdout. Works only with log drivers that can read back (json-file, local, journald, or
        with dual logging).

        Args:
            id: Container id, unambiguous beginning of it, or name.
            follow: True keeps the stream open for new output until the container stops. Default
                false: the stream ends with what is there now.
            stdout: True includes stdout. The daemon's default is false, and one of `stdout` and
                `stderr` has to be true.
            stderr: True includes stderr. The daemon's default is false, and one of `stdout` and
                `stderr` has to be true.
            since: Only output at or after this time: Unix seconds (fractions allowed), RFC 3339
                text, or a datetime. `None`: from the beginning.
            until: Only output before this time: Unix seconds (fractions allowed), RFC 3339 text, or
                a datetime. `None`: no end. New in API 1.35.
            timestamps: True puts an RFC 3339 time with nanoseconds and a space before each line.
                Default false.
            tail: How many lines at the end of the log to start with, as a number, or `all`. `None`:
                `all`; a value that is not a number counts as `all`.
            details: True puts extra attributes that the log driver recorded (labels, environment)
                before each line. Default false. Not part of the published API description.

        Raises:
            BadRequest: Neither `stdout` nor `stderr` was asked for, or a time is not one.
            NotFound: No such container.
            InternalServerError: The daemon failed.
            NotImplementedByDaemon: The log driver cannot read logs back.

        Engine API: `ContainerLogs`, `GET /containers/{id}/logs`.
        """
        return self._engine.frame_stream(
            operations.CONTAINER_LOGS,
            {
                "id": id,
                "follow": follow,
                "stdout": stdout,
                "stderr": stderr,
                "since": since,
                "until": until,
                "timestamps": timestamps,
                "tail": tail,
                "details": details,
            },
        )

    def changes(self, id: str) -> builtins.list[FilesystemChange]:
        """List the files a container added, changed or deleted on top of its image.

        Volumes and other mounts are not looked at. An untouched container gives an empty list.

        Args:
            id: Container id, unambiguous beginning of it, or name.

        Returns:
            One entry per path; kind 0 is changed, 1 added, 2 deleted.

        Raises:
            NotFound: No such container.
            InternalServerError: The daemon failed.

        Engine API: `ContainerChanges`, `GET /containers/{id}/changes`.
        """
        return self._engine.call(operations.CONTAINER_CHANGES, {"id": id})

    def export(self, id: str) -> ByteStream:
        """Stream a container's whole file system as a tar archive.

        The archive is flat: no layers, no image configuration, no contents of volumes. An error
        after the first byte can only show as a broken stream. Windows daemons cannot export.

        Args:
            id: Container id, unambiguous beginning of it, or name.

        Returns:
            An open stream of the uncompressed tar; save it or iterate over its bytes.

        Raises:
            NotFound: No such container.
            InternalServerError: The daemon failed.

        Engine API: `ContainerExport`, `GET /containers/{id}/export`.
        """
        return self._engine.byte_stream(operations.CONTAINER_EXPORT, {"id": id})

    def stats(self, id: str) -> JsonStream[ContainerStatsResponse]:
        """Read a container's CPU, memory, network and block I/O counters.

        A stream gives one sample about every second until it is closed; CPU use in percent takes
        two samples, so each carries the previous one (zero in the first). For a stopped container
        the counters are zero or absent.

        Args:
            id: Container id, unambiguous beginning of it, or name.

        Raises:
            NotFound: No such container.
            InternalServerError: The daemon failed.

        Engine API: `ContainerStats`, `GET /containers/{id}/stats`.
        """
        return self._engine.json_stream(operations.CONTAINER_STATS, {"id": id})

    def stats_once(self, id: str, *, one_shot: bool | None = None) -> ContainerStatsResponse:
        """Read one sample of a container's resource usage.

        Holds the sample before it too. For a stopped container the counters are zero or absent.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            one_shot: Only for a single sample: true answers at once with nothing in `precpu_stats`;
                false (default) waits for a second sample, one to two seconds. New in API 1.41.

        Raises:
            NotFound: No such container.
            InternalServerError: The daemon failed.

        Engine API: `ContainerStats`, `GET /containers/{id}/stats`.
        """
        return self._engine.call(
            operations.CONTAINER_STATS_ONCE, {"id": id, "one_shot": one_shot, "stream": False}
        )

    def resize(self, id: str, *, h: int, w: int) -> None:
        """Set the size of a container's terminal.

        Has an effect only for a running container with a TTY. Programs inside get SIGWINCH.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            h: Height in rows of characters.
            w: Width in columns of characters.

        Raises:
            BadRequest: The height or the width is out of range; old daemons take any number.
            NotFound: No such container.
            Conflict: The container is not running; old daemons answer 500.
            InternalServerError: The daemon failed.

        Engine API: `ContainerResize`, `POST /containers/{id}/resize`.
        """
        return self._engine.call(operations.CONTAINER_RESIZE, {"id": id, "h": h, "w": w})

    def start(
        self,
        id: str,
        *,
        detach_keys: str | None = None,
        checkpoint: str | None = None,
        checkpoint_dir: str | None = None,
    ) -> bool:
        """Start a container that was created or has stopped.

        Answers as soon as the first process was started, not when the application inside is ready.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            detach_keys: Keys that detach an attached terminal: letters or `ctrl-` and one of `a-z @
                ^ [ , _`, separated by commas. `None`: the daemon's `ctrl-p,ctrl-q`.
            checkpoint: Name of a checkpoint to restore from; needs an experimental daemon. Not part
                of the published API description.
            checkpoint_dir: Directory on the host where that checkpoint is, when not the default.
                Not part of the published API description.

        Returns:
            True if it was started now, False if it was running already (304).

        Raises:
            BadRequest: The command cannot be executed, for instance because the file does not
                exist.
            NotFound: No such container.
            Conflict: It cannot be started in its state, such as while it is being removed.
            InternalServerError: The host refused: a port already in use, a mount that fails, a
                missing network.

        Engine API: `ContainerStart`, `POST /containers/{id}/start`.
        """
        return self._engine.call(
            operations.CONTAINER_START,
            {
                "id": id,
                "detach_keys": detach_keys,
                "checkpoint": checkpoint,
                "checkpoint_dir": checkpoint_dir,
            },
        )

    def stop(self, id: str, *, signal: str | None = None, t: int | None = None) -> bool:
        """Stop a container: send its stop signal, and SIGKILL after a grace period.

        Blocks until the container has stopped, so for up to the grace period and a little more.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            signal: Signal to begin with, by name or number. `None`: the container's stop signal,
                which is SIGTERM unless configured. New in API 1.42.
            t: Grace period in seconds before SIGKILL; 0 kills right away, -1 waits for ever.
                `None`: the container's stop timeout, else 10 (Windows: 30).

        Returns:
            True if it was stopped now, False if it was not running (304).

        Raises:
            NotFound: No such container.
            InternalServerError: The daemon failed.

        Engine API: `ContainerStop`, `POST /containers/{id}/stop`.
        """
        return self._engine.call(operations.CONTAINER_STOP, {"id": id, "signal": signal, "t": t})

    def restart(self, id: str, *, signal: str | None = None, t: int | None = None) -> None:
        """Stop a container if it runs, and start it again.

        Blocks through stopping and starting. The container keeps its file system and id.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            signal: Signal to begin with, by name or number. `None`: the container's stop signal,
                which is SIGTERM unless configured. New in API 1.42.
            t: Grace period in seconds before SIGKILL; 0 kills right away, -1 waits for ever.
                `None`: the container's stop timeout, else 10 (Windows: 30).

        Raises:
            NotFound: No such container.
            InternalServerError: The daemon failed.

        Engine API: `ContainerRestart`, `POST /containers/{id}/restart`.
        """
        return self._engine.call(operations.CONTAINER_RESTART, {"id": id, "signal": signal, "t": t})

    def kill(self, id: str, *, signal: str | None = None) -> None:
        """Send a signal to a container's first process, SIGKILL by default.

        With SIGKILL the answer comes after the container has died; other signals return when
        delivered, whatever they do.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            signal: Signal by name (`SIGHUP`, `HUP`) or number. `None`: SIGKILL.

        Raises:
            BadRequest: The daemon rejected an argument.
            NotFound: No such container.
            Conflict: The container is not running.
            InternalServerError: The daemon failed.

        Engine API: `ContainerKill`, `POST /containers/{id}/kill`.
        """
        return self._engine.call(operations.CONTAINER_KILL, {"id": id, "signal": signal})

    def update(
        self, id: str, resources: Resources, *, restart_policy: Maybe[RestartPolicy] = UNSET
    ) -> ContainerUpdateResponse:
        """Change a container's resource limits and restart policy while it lives.

        Only what is set is changed. Lowering a memory limit can need `memory_swap` changed in the
        same call; Windows has few limits that can be changed.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            resources: The limits to change; fields that are not set keep their values.
            restart_policy: The new restart policy. `None` or unset: as it is. Containers created
                with auto-remove cannot get one.

        Returns:
            Warnings, usually none.

        Raises:
            BadRequest: A limit is not valid, or does not fit the others.
            NotFound: No such container.
            InternalServerError: The daemon failed.

        Engine API: `ContainerUpdate`, `POST /containers/{id}/update`.
        """
        return self._engine.call(
            operations.CONTAINER_UPDATE,
            {"id": id},
            merge(resources, {"RestartPolicy": restart_policy}),
        )

    def rename(self, id: str, *, name: str) -> None:
        """Give a container another name.

        Args:
            id: Container id, unambiguous beginning of it, or present name.
            name: The new name: letters, digits and `_.-`, at least two characters.

        Raises:
            BadRequest: The name is empty or not valid.
            NotFound: No such container.
            Conflict: Another container has that name.
            InternalServerError: The daemon failed.

        Engine API: `ContainerRename`, `POST /containers/{id}/rename`.
        """
        return self._engine.call(operations.CONTAINER_RENAME, {"id": id, "name": name})

    def pause(self, id: str) -> None:
        """Freeze all processes of a container with the cgroup freezer.

        They keep their memory and are not told. Not available for Windows containers without
        Hyper-V isolation.

        Args:
            id: Container id, unambiguous beginning of it, or name.

        Raises:
            NotFound: No such container.
            Conflict: The container is not running, or is paused already.
            InternalServerError: The daemon failed.

        Engine API: `ContainerPause`, `POST /containers/{id}/pause`.
        """
        return self._engine.call(operations.CONTAINER_PAUSE, {"id": id})

    def unpause(self, id: str) -> None:
        """Let the processes of a paused container run on.

        Args:
            id: Container id, unambiguous beginning of it, or name.

        Raises:
            NotFound: No such container.
            InternalServerError: The container is not paused.

        Engine API: `ContainerUnpause`, `POST /containers/{id}/unpause`.
        """
        return self._engine.call(operations.CONTAINER_UNPAUSE, {"id": id})

    def attach(
        self,
        id: str,
        *,
        detach_keys: str | None = None,
        logs: bool | None = None,
        stream: bool | None = None,
        stdin: bool | None = None,
        stdout: bool | None = None,
        stderr: bool | None = None,
    ) -> Session:
        """Open a two-way stream to the first process of a container.

        Attach before starting and no output is lost. Ask for `stream`, `logs` or both, and for the
        channels wanted; nothing is on by default. Frames are unpacked for you; with a TTY all
        output comes as stdout. Closing the write side gives the process end-of-file on stdin if the
        container was created with `stdin_once`.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            detach_keys: Keys that detach from a TTY: letters or `ctrl-` and one of `a-z @ ^ [ , _`,
                separated by commas. `None`: the daemon's `ctrl-p,ctrl-q`.
            logs: True sends what the log driver kept before anything live. Default false. Without
                `stream` the stream then ends.
            stream: True sends what happens from now on, until the container stops. Default false.
            stdin: True forwards what is written to the process; the container needs `open_stdin`.
                Default false.
            stdout: True includes stdout. Default false.
            stderr: True includes stderr. Default false; with a TTY there is no separate stderr.

        Raises:
            BadRequest: The request cannot be upgraded to a stream.
            NotFound: No such container.
            Conflict: The container is paused or restarting.
            InternalServerError: The daemon failed.

        Engine API: `ContainerAttach`, `POST /containers/{id}/attach`.
        """
        return self._engine.hijack(
            operations.CONTAINER_ATTACH,
            {
                "id": id,
                "detach_keys": detach_keys,
                "logs": logs,
                "stream": stream,
                "stdin": stdin,
                "stdout": stdout,
                "stderr": stderr,
            },
        )

    def attach_websocket(
        self,
        id: str,
        *,
        detach_keys: str | None = None,
        logs: bool | None = None,
        stream: bool | None = None,
        stdin: bool | None = None,
        stdout: bool | None = None,
        stderr: bool | None = None,
    ) -> WebSocketSession:
        """Open a two-way stream to a container's first process over a websocket.

        Stdout and stderr arrive merged, never multiplexed. Daemons before API 1.42 attach all three
        channels whatever is asked for. Messages are binary since API 1.28, text before.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            detach_keys: Keys that detach from a TTY: letters or `ctrl-` and one of `a-z @ ^ [ , _`,
                separated by commas. `None`: the daemon's `ctrl-p,ctrl-q`.
            logs: True sends what the log driver kept before anything live. Default false.
            stream: True sends what happens from now on. Default false.
            stdin: True forwards messages to the process. Default false. New in API 1.42.
            stdout: True includes stdout. Default false. New in API 1.42.
            stderr: True includes stderr. Default false. New in API 1.42.

        Raises:
            BadRequest: The request is not a websocket handshake; the body is plain text.
            NotFound: No such container.
            InternalServerError: The daemon failed.

        Engine API: `ContainerAttachWebsocket`, `GET /containers/{id}/attach/ws`.
        """
        return self._engine.websocket(
            operations.CONTAINER_ATTACH_WEBSOCKET,
            {
                "id": id,
                "detach_keys": detach_keys,
                "logs": logs,
                "stream": stream,
                "stdin": stdin,
                "stdout": stdout,
                "stderr": stderr,
            },
        )

    def wait(
        self, id: str, *, condition: Open[WaitCondition] | None = None
    ) -> ContainerWaitResponse:
        """Wait until a container ends, and read its exit code.

        Blocks without a read timeout for as long as it takes. A container that is not running
        returns at once under the default condition, also if it was never started; wait before
        starting, or for `next-exit`, to see a short run.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            condition: What to wait for: `not-running` (also for `None`), `next-exit` (the next time
                it ends), or `removed` (gone from the daemon). For `removed`, ask while it runs:
                of a container that it is just removing, a daemon may never tell. Old daemons
                ignore a word they do not know; newer ones answer 400. New in API 1.30.

        Returns:
            The exit code, and since API 1.34 an error if waiting itself failed.

        Raises:
            BadRequest: Unknown condition.
            NotFound: No such container.
            InternalServerError: The daemon failed.

        Engine API: `ContainerWait`, `POST /containers/{id}/wait`.
        """
        return self._engine.call(operations.CONTAINER_WAIT, {"id": id, "condition": condition})

    def delete(
        self, id: str, *, v: bool | None = None, force: bool | None = None, link: bool | None = None
    ) -> None:
        """Remove a container and its writable layer.

        Args:
            id: Container id, unambiguous beginning of it, or name; with `link` the name of the
                link, `/parent/alias`.
            v: True also removes the anonymous volumes the container was using. Default false; named
                volumes always stay.
            force: True kills a running container first. Default false: a running one is not
                removed.
            link: True removes only a legacy link of the default bridge and leaves the containers.
                Default false. New in API 1.27.

        Raises:
            BadRequest: The daemon rejected an argument.
            NotFound: No such container.
            Conflict: It is running or paused, or already being removed.
            InternalServerError: The daemon failed.

        Engine API: `ContainerDelete`, `DELETE /containers/{id}`.
        """
        return self._engine.call(
            operations.CONTAINER_DELETE, {"id": id, "v": v, "force": force, "link": link}
        )

    def archive(self, id: str, *, path: str) -> ByteStream:
        """Copy a file or directory out of a container as a tar archive.

        Works for stopped containers too and sees their volumes. Names in the archive begin with the
        last part of the path; the daemon holds a lock on the container until the stream is read or
        closed.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            path: Absolute path in the container, or relative to its root; a trailing `/` or `/.`
                insists on a directory.

        Returns:
            An open stream of the uncompressed tar; save it or iterate over its bytes.

        Raises:
            BadRequest: The path is empty, or insists on a directory where there is none.
            NotFound: No such container, or no such path in it.
            InternalServerError: The daemon failed.

        Engine API: `ContainerArchive`, `GET /containers/{id}/archive`.
        """
        return self._engine.byte_stream(operations.CONTAINER_ARCHIVE, {"id": id, "path": path})

    def archive_info(self, id: str, *, path: str) -> PathStat:
        """Read name, size, mode and time of a path inside a container.

        The container may be stopped. Errors of this call have no message, since a HEAD answer has
        no body.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            path: Absolute path in the container, or relative to its root; a trailing `/` or `/.`
                insists on a directory.

        Returns:
            What a stat call would say; the link target when the path is a symbolic link.

        Raises:
            BadRequest: The path is empty, or insists on a directory where there is none.
            NotFound: No such container, or no such path in it.
            InternalServerError: The daemon failed.

        Engine API: `ContainerArchiveInfo`, `HEAD /containers/{id}/archive`.
        """
        return self._engine.call(operations.CONTAINER_ARCHIVE_INFO, {"id": id, "path": path})

    def put_archive(
        self,
        id: str,
        *,
        path: str,
        body: RequestBody,
        no_overwrite_dir_non_dir: bool | None = None,
        copy_uid_gid: bool | None = None,
    ) -> None:
        """Unpack a tar archive into a directory of a container.

        The directory has to exist. The container may be stopped, and may be running, but then the
        files change under its processes.

        Args:
            id: Container id, unambiguous beginning of it, or name.
            path: Directory in the container to unpack into; a symbolic link to a directory is
                followed.
            body: The tar archive: bytes, a binary file, or an iterable of bytes. May be compressed
                with gzip, bzip2 or xz.
            no_overwrite_dir_non_dir: True refuses to replace a directory by something else or the
                other way round. Default false: existing entries are replaced.
            copy_uid_gid: True gives the files to the user and group the container runs as. Default
                false: owners are those in the archive. New in API 1.39.

        Raises:
            BadRequest: The path is not a directory, or the archive conflicts with
                `no_overwrite_dir_non_dir`.
            Forbidden: The target is on a read-only volume, or the container's root is read-only.
            NotFound: No such container, or no such directory in it.
            InternalServerError: The daemon failed.

        Engine API: `PutContainerArchive`, `PUT /containers/{id}/archive`.
        """
        return self._engine.call(
            operations.PUT_CONTAINER_ARCHIVE,
            {
                "id": id,
                "path": path,
                "no_overwrite_dir_non_dir": no_overwrite_dir_non_dir,
                "copy_uid_gid": copy_uid_gid,
            },
            body,
        )

    def prune(self, *, filters: Filters | None = None) -> ContainerPruneResponse:
        """Remove all stopped containers.

        Args:
            filters: Which ones; `None` means all that are not running. Names: `until` (created
                before this time: Unix seconds, RFC 3339, or an age such as `24h`), `label` and
                `label!` (`key` or `key=value`, having or lacking it).

        Returns:
            The ids removed and the bytes freed.

        Raises:
            BadRequest: The daemon rejected an argument.
            Conflict: Another prune is under way.
            InternalServerError: The daemon failed.

        Engine API: `ContainerPrune`, `POST /containers/prune`.
        """
        return self._engine.call(operations.CONTAINER_PRUNE, {"filters": filters})
