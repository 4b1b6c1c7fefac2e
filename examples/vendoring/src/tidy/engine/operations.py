"""The operations of the Docker Engine API 1.41 as data.

`OPERATIONS` maps each operationId to its `Operation`. `OPERATIONS.match("GET", target)` finds the
operation a request is for and its path parameters; `Operation.decode(status, body)` turns a
recorded answer into the value the client would return, or raises the error it would raise.
"""

from __future__ import annotations

from ._runtime.operation import (
    Bytes,
    Empty,
    Flag,
    Frames,
    HeaderJson,
    Json,
    JsonItems,
    Operation,
    OperationTable,
    Parameter,
    Tty,
)
from .models import (
    ContainerCreateResponse,
    ContainerInspectResponse,
    ContainerPruneResponse,
    ContainerStatsResponse,
    ContainerSummary,
    ContainerTopResponse,
    ContainerUpdateResponse,
    ContainerWaitResponse,
    FilesystemChange,
    PathStat,
)
from .streams import Frame

CONTAINER_LIST: Operation[list[ContainerSummary]] = Operation(
    id="ContainerList",
    method="GET",
    path="/containers/json",
    tag="Container",
    name="containers.list",
    parameters=(
        Parameter("all", "all", "query", "bool"),
        Parameter("limit", "limit", "query", "text"),
        Parameter("size", "size", "query", "bool"),
        Parameter("filters", "filters", "query", "filters"),
    ),
    results={
        200: Json(list[ContainerSummary]),
    },
)
CONTAINER_CREATE: Operation[ContainerCreateResponse] = Operation(
    id="ContainerCreate",
    method="POST",
    path="/containers/create",
    tag="Container",
    name="containers.create",
    parameters=(
        Parameter("name", "name", "query", "text"),
        Parameter("platform", "platform", "query", "text"),
    ),
    results={
        201: Json(ContainerCreateResponse),
    },
    body="json",
)
CONTAINER_INSPECT: Operation[ContainerInspectResponse] = Operation(
    id="ContainerInspect",
    method="GET",
    path="/containers/{id}/json",
    tag="Container",
    name="containers.inspect",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("size", "size", "query", "bool"),
    ),
    results={
        200: Json(ContainerInspectResponse),
    },
)
CONTAINER_TOP: Operation[ContainerTopResponse] = Operation(
    id="ContainerTop",
    method="GET",
    path="/containers/{id}/top",
    tag="Container",
    name="containers.top",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("ps_args", "ps_args", "query", "text"),
    ),
    results={
        200: Json(ContainerTopResponse),
    },
)
CONTAINER_LOGS: Operation[list[Frame]] = Operation(
    id="ContainerLogs",
    method="GET",
    path="/containers/{id}/logs",
    tag="Container",
    name="containers.logs",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("follow", "follow", "query", "bool"),
        Parameter("stdout", "stdout", "query", "bool"),
        Parameter("stderr", "stderr", "query", "bool"),
        Parameter("since", "since", "query", "time"),
        Parameter("until", "until", "query", "time"),
        Parameter("timestamps", "timestamps", "query", "bool"),
        Parameter("tail", "tail", "query", "text"),
        Parameter("details", "details", "query", "bool"),
    ),
    results={
        200: Frames(),
    },
    interaction="stream",
    tty=Tty(operation="ContainerInspect", parameter="id", property=("Config", "Tty")),
)
CONTAINER_CHANGES: Operation[list[FilesystemChange]] = Operation(
    id="ContainerChanges",
    method="GET",
    path="/containers/{id}/changes",
    tag="Container",
    name="containers.changes",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Json(list[FilesystemChange]),
    },
    interaction="long-poll",
)
CONTAINER_EXPORT: Operation[bytes] = Operation(
    id="ContainerExport",
    method="GET",
    path="/containers/{id}/export",
    tag="Container",
    name="containers.export",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Bytes(),
    },
    interaction="stream",
)
CONTAINER_STATS: Operation[list[ContainerStatsResponse]] = Operation(
    id="ContainerStats",
    method="GET",
    path="/containers/{id}/stats",
    tag="Container",
    name="containers.stats",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: JsonItems(ContainerStatsResponse),
    },
    interaction="stream",
)
CONTAINER_STATS_ONCE: Operation[ContainerStatsResponse] = Operation(
    id="ContainerStats",
    method="GET",
    path="/containers/{id}/stats",
    tag="Container",
    name="containers.stats_once",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("one-shot", "one_shot", "query", "bool"),
        Parameter("stream", "stream", "query", "bool"),
    ),
    results={
        200: Json(ContainerStatsResponse),
    },
    interaction="long-poll",
)
CONTAINER_RESIZE: Operation[None] = Operation(
    id="ContainerResize",
    method="POST",
    path="/containers/{id}/resize",
    tag="Container",
    name="containers.resize",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("h", "h", "query", "text", required=True),
        Parameter("w", "w", "query", "text", required=True),
    ),
    results={
        200: Empty(),
    },
)
CONTAINER_START: Operation[bool] = Operation(
    id="ContainerStart",
    method="POST",
    path="/containers/{id}/start",
    tag="Container",
    name="containers.start",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("detachKeys", "detach_keys", "query", "text"),
        Parameter("checkpoint", "checkpoint", "query", "text"),
        Parameter("checkpoint-dir", "checkpoint_dir", "query", "text"),
    ),
    results={
        204: Flag(True),
        304: Flag(False),
    },
    interaction="long-poll",
)
CONTAINER_STOP: Operation[bool] = Operation(
    id="ContainerStop",
    method="POST",
    path="/containers/{id}/stop",
    tag="Container",
    name="containers.stop",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("t", "t", "query", "text"),
    ),
    results={
        204: Flag(True),
        304: Flag(False),
    },
    interaction="long-poll",
)
CONTAINER_RESTART: Operation[None] = Operation(
    id="ContainerRestart",
    method="POST",
    path="/containers/{id}/restart",
    tag="Container",
    name="containers.restart",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("t", "t", "query", "text"),
    ),
    results={
        204: Empty(),
    },
    interaction="long-poll",
)
CONTAINER_KILL: Operation[None] = Operation(
    id="ContainerKill",
    method="POST",
    path="/containers/{id}/kill",
    tag="Container",
    name="containers.kill",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("signal", "signal", "query", "text"),
    ),
    results={
        204: Empty(),
    },
)
CONTAINER_UPDATE: Operation[ContainerUpdateResponse] = Operation(
    id="ContainerUpdate",
    method="POST",
    path="/containers/{id}/update",
    tag="Container",
    name="containers.update",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Json(ContainerUpdateResponse),
    },
    body="json",
)
CONTAINER_RENAME: Operation[None] = Operation(
    id="ContainerRename",
    method="POST",
    path="/containers/{id}/rename",
    tag="Container",
    name="containers.rename",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("name", "name", "query", "text", required=True),
    ),
    results={
        204: Empty(),
    },
)
CONTAINER_PAUSE: Operation[None] = Operation(
    id="ContainerPause",
    method="POST",
    path="/containers/{id}/pause",
    tag="Container",
    name="containers.pause",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        204: Empty(),
    },
)
CONTAINER_UNPAUSE: Operation[None] = Operation(
    id="ContainerUnpause",
    method="POST",
    path="/containers/{id}/unpause",
    tag="Container",
    name="containers.unpause",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        204: Empty(),
    },
)
CONTAINER_ATTACH: Operation[list[Frame]] = Operation(
    id="ContainerAttach",
    method="POST",
    path="/containers/{id}/attach",
    tag="Container",
    name="containers.attach",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("detachKeys", "detach_keys", "query", "text"),
        Parameter("logs", "logs", "query", "bool"),
        Parameter("stream", "stream", "query", "bool"),
        Parameter("stdin", "stdin", "query", "bool"),
        Parameter("stdout", "stdout", "query", "bool"),
        Parameter("stderr", "stderr", "query", "bool"),
    ),
    results={
        101: Frames(),
        200: Frames(),
    },
    interaction="hijack",
    tty=Tty(operation="ContainerInspect", parameter="id", property=("Config", "Tty")),
)
CONTAINER_ATTACH_WEBSOCKET: Operation[bytes] = Operation(
    id="ContainerAttachWebsocket",
    method="GET",
    path="/containers/{id}/attach/ws",
    tag="Container",
    name="containers.attach_websocket",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("detachKeys", "detach_keys", "query", "text"),
        Parameter("logs", "logs", "query", "bool"),
        Parameter("stream", "stream", "query", "bool"),
    ),
    results={
        101: Bytes(),
        200: Bytes(),
    },
    interaction="websocket",
)
CONTAINER_WAIT: Operation[ContainerWaitResponse] = Operation(
    id="ContainerWait",
    method="POST",
    path="/containers/{id}/wait",
    tag="Container",
    name="containers.wait",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("condition", "condition", "query", "text"),
    ),
    results={
        200: Json(ContainerWaitResponse),
    },
    interaction="long-poll",
)
CONTAINER_DELETE: Operation[None] = Operation(
    id="ContainerDelete",
    method="DELETE",
    path="/containers/{id}",
    tag="Container",
    name="containers.delete",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("v", "v", "query", "bool"),
        Parameter("force", "force", "query", "bool"),
        Parameter("link", "link", "query", "bool"),
    ),
    results={
        204: Empty(),
    },
    interaction="long-poll",
)
CONTAINER_ARCHIVE: Operation[bytes] = Operation(
    id="ContainerArchive",
    method="GET",
    path="/containers/{id}/archive",
    tag="Container",
    name="containers.archive",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("path", "path", "query", "text", required=True),
    ),
    results={
        200: Bytes(),
    },
    interaction="stream",
)
CONTAINER_ARCHIVE_INFO: Operation[PathStat] = Operation(
    id="ContainerArchiveInfo",
    method="HEAD",
    path="/containers/{id}/archive",
    tag="Container",
    name="containers.archive_info",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("path", "path", "query", "text", required=True),
    ),
    results={
        200: HeaderJson("X-Docker-Container-Path-Stat", PathStat),
    },
)
PUT_CONTAINER_ARCHIVE: Operation[None] = Operation(
    id="PutContainerArchive",
    method="PUT",
    path="/containers/{id}/archive",
    tag="Container",
    name="containers.put_archive",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("path", "path", "query", "text", required=True),
        Parameter("noOverwriteDirNonDir", "no_overwrite_dir_non_dir", "query", "bool"),
        Parameter("copyUIDGID", "copy_uid_gid", "query", "bool"),
    ),
    results={
        200: Empty(),
    },
    body="tar",
    interaction="long-poll",
)
CONTAINER_PRUNE: Operation[ContainerPruneResponse] = Operation(
    id="ContainerPrune",
    method="POST",
    path="/containers/prune",
    tag="Container",
    name="containers.prune",
    parameters=(Parameter("filters", "filters", "query", "filters"),),
    results={
        200: Json(ContainerPruneResponse),
    },
    interaction="long-poll",
)

OPERATIONS = OperationTable(
    (
        CONTAINER_LIST,
        CONTAINER_CREATE,
        CONTAINER_INSPECT,
        CONTAINER_TOP,
        CONTAINER_LOGS,
        CONTAINER_CHANGES,
        CONTAINER_EXPORT,
        CONTAINER_STATS,
        CONTAINER_STATS_ONCE,
        CONTAINER_RESIZE,
        CONTAINER_START,
        CONTAINER_STOP,
        CONTAINER_RESTART,
        CONTAINER_KILL,
        CONTAINER_UPDATE,
        CONTAINER_RENAME,
        CONTAINER_PAUSE,
        CONTAINER_UNPAUSE,
        CONTAINER_ATTACH,
        CONTAINER_ATTACH_WEBSOCKET,
        CONTAINER_WAIT,
        CONTAINER_DELETE,
        CONTAINER_ARCHIVE,
        CONTAINER_ARCHIVE_INFO,
        PUT_CONTAINER_ARCHIVE,
        CONTAINER_PRUNE,
    ),
    base_path="/v1.41",
)
"""Every operation of this API version, by operationId."""

__all__ = ["OPERATIONS"]
