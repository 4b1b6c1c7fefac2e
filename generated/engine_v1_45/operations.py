"""The operations of the Docker Engine API 1.45 as data.

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
    Headers,
    Json,
    JsonItems,
    Operation,
    OperationTable,
    Parameter,
    Tty,
)
from .models import (
    AuthResponse,
    BuildInfo,
    BuildPruneResponse,
    CheckpointSummary,
    Config,
    ConfigCreateResponse,
    ContainerCreateResponse,
    ContainerInspectResponse,
    ContainerPruneResponse,
    ContainerStatsResponse,
    ContainerSummary,
    ContainerTopResponse,
    ContainerUpdateResponse,
    ContainerWaitResponse,
    CreateImageInfo,
    DistributionInspect,
    EventMessage,
    ExecInspectResponse,
    FilesystemChange,
    IDResponse,
    ImageDeleteResponseItem,
    ImageHistoryResponseItem,
    ImageInspect,
    ImagePruneResponse,
    ImageSearchResult,
    ImageSummary,
    LoadImageInfo,
    NetworkCreateResponse,
    NetworkInspect,
    NetworkPruneResponse,
    NetworkSummary,
    Node,
    PathStat,
    Ping,
    Plugin,
    PluginPrivilegeInfo,
    PushImageInfo,
    Secret,
    SecretCreateResponse,
    Service,
    ServiceCreateResponse,
    ServiceUpdateResponse,
    Swarm,
    SystemDataUsageResponse,
    SystemInfo,
    SystemVersion,
    Task,
    UnlockKeyResponse,
    Volume,
    VolumeListResponse,
    VolumePruneResponse,
)
from .streams import Frame

CHECKPOINT_LIST: Operation[list[CheckpointSummary]] = Operation(
    id="CheckpointList",
    method="GET",
    path="/containers/{id}/checkpoints",
    tag="Checkpoint",
    name="checkpoints.list",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("dir", "dir", "query", "text"),
    ),
    results={
        200: Json(list[CheckpointSummary]),
    },
)
CHECKPOINT_CREATE: Operation[None] = Operation(
    id="CheckpointCreate",
    method="POST",
    path="/containers/{id}/checkpoints",
    tag="Checkpoint",
    name="checkpoints.create",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        201: Empty(),
    },
    body="json",
)
CHECKPOINT_DELETE: Operation[None] = Operation(
    id="CheckpointDelete",
    method="DELETE",
    path="/containers/{id}/checkpoints/{checkpoint}",
    tag="Checkpoint",
    name="checkpoints.delete",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("checkpoint", "checkpoint", "path", "path", required=True),
        Parameter("dir", "dir", "query", "text"),
    ),
    results={
        204: Empty(),
    },
)
CONFIG_LIST: Operation[list[Config]] = Operation(
    id="ConfigList",
    method="GET",
    path="/configs",
    tag="Config",
    name="configs.list",
    parameters=(Parameter("filters", "filters", "query", "filters"),),
    results={
        200: Json(list[Config]),
    },
    since="1.30",
)
CONFIG_CREATE: Operation[ConfigCreateResponse] = Operation(
    id="ConfigCreate",
    method="POST",
    path="/configs/create",
    tag="Config",
    name="configs.create",
    parameters=(),
    results={
        201: Json(ConfigCreateResponse),
    },
    body="json",
    since="1.30",
)
CONFIG_INSPECT: Operation[Config] = Operation(
    id="ConfigInspect",
    method="GET",
    path="/configs/{id}",
    tag="Config",
    name="configs.inspect",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Json(Config),
    },
    since="1.30",
)
CONFIG_DELETE: Operation[None] = Operation(
    id="ConfigDelete",
    method="DELETE",
    path="/configs/{id}",
    tag="Config",
    name="configs.delete",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        204: Empty(),
    },
    since="1.30",
)
CONFIG_UPDATE: Operation[None] = Operation(
    id="ConfigUpdate",
    method="POST",
    path="/configs/{id}/update",
    tag="Config",
    name="configs.update",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("version", "version", "query", "text", required=True),
    ),
    results={
        200: Empty(),
    },
    body="json",
    since="1.30",
)
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
    tty=Tty(
        operation="ContainerInspect", parameter="id", property=("Config", "Tty"), content_type=True
    ),
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
        Parameter("signal", "signal", "query", "text"),
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
        Parameter("signal", "signal", "query", "text"),
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
    tty=Tty(
        operation="ContainerInspect", parameter="id", property=("Config", "Tty"), content_type=True
    ),
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
        Parameter("stdin", "stdin", "query", "bool"),
        Parameter("stdout", "stdout", "query", "bool"),
        Parameter("stderr", "stderr", "query", "bool"),
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
DISTRIBUTION_INSPECT: Operation[DistributionInspect] = Operation(
    id="DistributionInspect",
    method="GET",
    path="/distribution/{name}/json",
    tag="Distribution",
    name="distribution.inspect",
    parameters=(
        Parameter("name", "name", "path", "path", required=True),
        Parameter("X-Registry-Auth", "registry_auth", "header", "base64url-json"),
    ),
    results={
        200: Json(DistributionInspect),
    },
    since="1.30",
)
CONTAINER_EXEC: Operation[IDResponse] = Operation(
    id="ContainerExec",
    method="POST",
    path="/containers/{id}/exec",
    tag="Exec",
    name="exec.create",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        201: Json(IDResponse),
    },
    body="json",
)
EXEC_START: Operation[list[Frame]] = Operation(
    id="ExecStart",
    method="POST",
    path="/exec/{id}/start",
    tag="Exec",
    name="exec.start",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        101: Frames(),
        200: Frames(),
    },
    body="json",
    interaction="hijack",
    tty=Tty(body="Tty"),
)
EXEC_START_DETACHED: Operation[None] = Operation(
    id="ExecStart",
    method="POST",
    path="/exec/{id}/start",
    tag="Exec",
    name="exec.start_detached",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        101: Empty(),
        200: Empty(),
    },
    body="json",
)
EXEC_RESIZE: Operation[None] = Operation(
    id="ExecResize",
    method="POST",
    path="/exec/{id}/resize",
    tag="Exec",
    name="exec.resize",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("h", "h", "query", "text", required=True),
        Parameter("w", "w", "query", "text", required=True),
    ),
    results={
        200: Empty(),
    },
)
EXEC_INSPECT: Operation[ExecInspectResponse] = Operation(
    id="ExecInspect",
    method="GET",
    path="/exec/{id}/json",
    tag="Exec",
    name="exec.inspect",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Json(ExecInspectResponse),
    },
)
IMAGE_LIST: Operation[list[ImageSummary]] = Operation(
    id="ImageList",
    method="GET",
    path="/images/json",
    tag="Image",
    name="images.list",
    parameters=(
        Parameter("all", "all", "query", "bool"),
        Parameter("filters", "filters", "query", "filters"),
        Parameter("shared-size", "shared_size", "query", "bool"),
        Parameter("digests", "digests", "query", "bool"),
    ),
    results={
        200: Json(list[ImageSummary]),
    },
)
IMAGE_BUILD: Operation[list[BuildInfo]] = Operation(
    id="ImageBuild",
    method="POST",
    path="/build",
    tag="Image",
    name="images.build",
    parameters=(
        Parameter("dockerfile", "dockerfile", "query", "text"),
        Parameter("t", "t", "query", "repeat"),
        Parameter("extrahosts", "extrahosts", "query", "repeat"),
        Parameter("remote", "remote", "query", "text", secret=True),
        Parameter("q", "q", "query", "bool"),
        Parameter("nocache", "nocache", "query", "bool"),
        Parameter("cachefrom", "cachefrom", "query", "json"),
        Parameter("pull", "pull", "query", "bool"),
        Parameter("rm", "rm", "query", "bool"),
        Parameter("forcerm", "forcerm", "query", "bool"),
        Parameter("memory", "memory", "query", "text"),
        Parameter("memswap", "memswap", "query", "text"),
        Parameter("cpushares", "cpushares", "query", "text"),
        Parameter("cpusetcpus", "cpusetcpus", "query", "text"),
        Parameter("cpuperiod", "cpuperiod", "query", "text"),
        Parameter("cpuquota", "cpuquota", "query", "text"),
        Parameter("buildargs", "buildargs", "query", "json", secret=True),
        Parameter("shmsize", "shmsize", "query", "text"),
        Parameter("squash", "squash", "query", "bool"),
        Parameter("labels", "labels", "query", "json"),
        Parameter("networkmode", "networkmode", "query", "text"),
        Parameter("X-Registry-Config", "registry_config", "header", "base64url-json"),
        Parameter("platform", "platform", "query", "text"),
        Parameter("target", "target", "query", "text"),
        Parameter("outputs", "outputs", "query", "json"),
        Parameter("version", "version", "query", "text"),
        Parameter("ulimits", "ulimits", "query", "json"),
        Parameter("cgroupparent", "cgroupparent", "query", "text"),
        Parameter("cpusetmems", "cpusetmems", "query", "text"),
        Parameter("securityopt", "securityopt", "query", "json"),
        Parameter("isolation", "isolation", "query", "text"),
    ),
    results={
        200: JsonItems(
            BuildInfo,
            error="errorDetail",
            hints={
                "no active session": "this client opens no session, which secrets, SSH keys and local outputs of a build need: build with the docker command, or without them",
            },
        ),
    },
    body="tar",
    interaction="stream",
)
BUILD_PRUNE: Operation[BuildPruneResponse] = Operation(
    id="BuildPrune",
    method="POST",
    path="/build/prune",
    tag="Image",
    name="images.build_prune",
    parameters=(
        Parameter("keep-storage", "keep_storage", "query", "text"),
        Parameter("all", "all", "query", "bool"),
        Parameter("filters", "filters", "query", "filters"),
    ),
    results={
        200: Json(BuildPruneResponse),
    },
    interaction="long-poll",
    since="1.31",
)
IMAGE_CREATE: Operation[list[CreateImageInfo]] = Operation(
    id="ImageCreate",
    method="POST",
    path="/images/create",
    tag="Image",
    name="images.create",
    parameters=(
        Parameter("fromImage", "from_image", "query", "text"),
        Parameter("fromSrc", "from_src", "query", "text", secret=True),
        Parameter("repo", "repo", "query", "text"),
        Parameter("tag", "tag", "query", "text"),
        Parameter("message", "message", "query", "text"),
        Parameter("X-Registry-Auth", "registry_auth", "header", "base64url-json"),
        Parameter("changes", "changes", "query", "repeat", secret=True),
        Parameter("platform", "platform", "query", "text"),
    ),
    results={
        200: JsonItems(CreateImageInfo, error="errorDetail"),
    },
    body="tar",
    interaction="stream",
)
IMAGE_INSPECT: Operation[ImageInspect] = Operation(
    id="ImageInspect",
    method="GET",
    path="/images/{name}/json",
    tag="Image",
    name="images.inspect",
    parameters=(Parameter("name", "name", "path", "path", required=True),),
    results={
        200: Json(ImageInspect),
    },
)
IMAGE_HISTORY: Operation[list[ImageHistoryResponseItem]] = Operation(
    id="ImageHistory",
    method="GET",
    path="/images/{name}/history",
    tag="Image",
    name="images.history",
    parameters=(Parameter("name", "name", "path", "path", required=True),),
    results={
        200: Json(list[ImageHistoryResponseItem]),
    },
)
IMAGE_PUSH: Operation[list[PushImageInfo]] = Operation(
    id="ImagePush",
    method="POST",
    path="/images/{name}/push",
    tag="Image",
    name="images.push",
    parameters=(
        Parameter("name", "name", "path", "path", required=True),
        Parameter("tag", "tag", "query", "text"),
        Parameter("X-Registry-Auth", "registry_auth", "header", "base64url-json", default={}),
    ),
    results={
        200: JsonItems(PushImageInfo, error="errorDetail"),
    },
    interaction="stream",
)
IMAGE_TAG: Operation[None] = Operation(
    id="ImageTag",
    method="POST",
    path="/images/{name}/tag",
    tag="Image",
    name="images.tag",
    parameters=(
        Parameter("name", "name", "path", "path", required=True),
        Parameter("repo", "repo", "query", "text", required=True),
        Parameter("tag", "tag", "query", "text"),
    ),
    results={
        201: Empty(),
    },
)
IMAGE_DELETE: Operation[list[ImageDeleteResponseItem]] = Operation(
    id="ImageDelete",
    method="DELETE",
    path="/images/{name}",
    tag="Image",
    name="images.delete",
    parameters=(
        Parameter("name", "name", "path", "path", required=True),
        Parameter("force", "force", "query", "bool"),
        Parameter("noprune", "noprune", "query", "bool"),
    ),
    results={
        200: Json(list[ImageDeleteResponseItem]),
    },
    interaction="long-poll",
)
IMAGE_SEARCH: Operation[list[ImageSearchResult]] = Operation(
    id="ImageSearch",
    method="GET",
    path="/images/search",
    tag="Image",
    name="images.search",
    parameters=(
        Parameter("term", "term", "query", "text", required=True),
        Parameter("limit", "limit", "query", "text"),
        Parameter("filters", "filters", "query", "filters"),
        Parameter("X-Registry-Auth", "registry_auth", "header", "base64url-json"),
    ),
    results={
        200: Json(list[ImageSearchResult]),
    },
)
IMAGE_PRUNE: Operation[ImagePruneResponse] = Operation(
    id="ImagePrune",
    method="POST",
    path="/images/prune",
    tag="Image",
    name="images.prune",
    parameters=(Parameter("filters", "filters", "query", "filters"),),
    results={
        200: Json(ImagePruneResponse),
    },
    interaction="long-poll",
)
IMAGE_COMMIT: Operation[IDResponse] = Operation(
    id="ImageCommit",
    method="POST",
    path="/commit",
    tag="Image",
    name="images.commit",
    parameters=(
        Parameter("container", "container", "query", "text", required=True),
        Parameter("repo", "repo", "query", "text"),
        Parameter("tag", "tag", "query", "text"),
        Parameter("comment", "comment", "query", "text"),
        Parameter("author", "author", "query", "text"),
        Parameter("pause", "pause", "query", "bool"),
        Parameter("changes", "changes", "query", "repeat", secret=True),
    ),
    results={
        201: Json(IDResponse),
    },
    body="json",
    interaction="long-poll",
)
IMAGE_GET: Operation[bytes] = Operation(
    id="ImageGet",
    method="GET",
    path="/images/{name}/get",
    tag="Image",
    name="images.get",
    parameters=(Parameter("name", "name", "path", "path", required=True),),
    results={
        200: Bytes(),
    },
    interaction="stream",
)
IMAGE_GET_ALL: Operation[bytes] = Operation(
    id="ImageGetAll",
    method="GET",
    path="/images/get",
    tag="Image",
    name="images.get_all",
    parameters=(Parameter("names", "names", "query", "repeat"),),
    results={
        200: Bytes(),
    },
    interaction="stream",
)
IMAGE_LOAD: Operation[list[LoadImageInfo]] = Operation(
    id="ImageLoad",
    method="POST",
    path="/images/load",
    tag="Image",
    name="images.load",
    parameters=(Parameter("quiet", "quiet", "query", "bool"),),
    results={
        200: JsonItems(LoadImageInfo, error="errorDetail"),
    },
    body="tar",
    interaction="stream",
)
NETWORK_LIST: Operation[list[NetworkSummary]] = Operation(
    id="NetworkList",
    method="GET",
    path="/networks",
    tag="Network",
    name="networks.list",
    parameters=(Parameter("filters", "filters", "query", "filters"),),
    results={
        200: Json(list[NetworkSummary]),
    },
)
NETWORK_INSPECT: Operation[NetworkInspect] = Operation(
    id="NetworkInspect",
    method="GET",
    path="/networks/{id}",
    tag="Network",
    name="networks.inspect",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("verbose", "verbose", "query", "bool"),
        Parameter("scope", "scope", "query", "text"),
    ),
    results={
        200: Json(NetworkInspect),
    },
)
NETWORK_DELETE: Operation[None] = Operation(
    id="NetworkDelete",
    method="DELETE",
    path="/networks/{id}",
    tag="Network",
    name="networks.delete",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        204: Empty(),
    },
)
NETWORK_CREATE: Operation[NetworkCreateResponse] = Operation(
    id="NetworkCreate",
    method="POST",
    path="/networks/create",
    tag="Network",
    name="networks.create",
    parameters=(),
    results={
        201: Json(NetworkCreateResponse),
    },
    body="json",
)
NETWORK_CONNECT: Operation[None] = Operation(
    id="NetworkConnect",
    method="POST",
    path="/networks/{id}/connect",
    tag="Network",
    name="networks.connect",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Empty(),
    },
    body="json",
)
NETWORK_DISCONNECT: Operation[None] = Operation(
    id="NetworkDisconnect",
    method="POST",
    path="/networks/{id}/disconnect",
    tag="Network",
    name="networks.disconnect",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Empty(),
    },
    body="json",
)
NETWORK_PRUNE: Operation[NetworkPruneResponse] = Operation(
    id="NetworkPrune",
    method="POST",
    path="/networks/prune",
    tag="Network",
    name="networks.prune",
    parameters=(Parameter("filters", "filters", "query", "filters"),),
    results={
        200: Json(NetworkPruneResponse),
    },
    interaction="long-poll",
)
NODE_LIST: Operation[list[Node]] = Operation(
    id="NodeList",
    method="GET",
    path="/nodes",
    tag="Node",
    name="nodes.list",
    parameters=(Parameter("filters", "filters", "query", "filters"),),
    results={
        200: Json(list[Node]),
    },
)
NODE_INSPECT: Operation[Node] = Operation(
    id="NodeInspect",
    method="GET",
    path="/nodes/{id}",
    tag="Node",
    name="nodes.inspect",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Json(Node),
    },
)
NODE_DELETE: Operation[None] = Operation(
    id="NodeDelete",
    method="DELETE",
    path="/nodes/{id}",
    tag="Node",
    name="nodes.delete",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("force", "force", "query", "bool"),
    ),
    results={
        200: Empty(),
    },
)
NODE_UPDATE: Operation[None] = Operation(
    id="NodeUpdate",
    method="POST",
    path="/nodes/{id}/update",
    tag="Node",
    name="nodes.update",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("version", "version", "query", "text", required=True),
    ),
    results={
        200: Empty(),
    },
    body="json",
)
PLUGIN_LIST: Operation[list[Plugin]] = Operation(
    id="PluginList",
    method="GET",
    path="/plugins",
    tag="Plugin",
    name="plugins.list",
    parameters=(Parameter("filters", "filters", "query", "filters"),),
    results={
        200: Json(list[Plugin]),
    },
)
GET_PLUGIN_PRIVILEGES: Operation[list[PluginPrivilegeInfo]] = Operation(
    id="GetPluginPrivileges",
    method="GET",
    path="/plugins/privileges",
    tag="Plugin",
    name="plugins.privileges",
    parameters=(
        Parameter("remote", "remote", "query", "text", required=True),
        Parameter("X-Registry-Auth", "registry_auth", "header", "base64url-json"),
    ),
    results={
        200: Json(list[PluginPrivilegeInfo]),
    },
)
PLUGIN_PULL: Operation[list[CreateImageInfo]] = Operation(
    id="PluginPull",
    method="POST",
    path="/plugins/pull",
    tag="Plugin",
    name="plugins.pull",
    parameters=(
        Parameter("remote", "remote", "query", "text", required=True),
        Parameter("name", "name", "query", "text"),
        Parameter("X-Registry-Auth", "registry_auth", "header", "base64url-json"),
    ),
    results={
        200: JsonItems(CreateImageInfo, error="errorDetail"),
    },
    body="json",
    interaction="stream",
)
PLUGIN_INSPECT: Operation[Plugin] = Operation(
    id="PluginInspect",
    method="GET",
    path="/plugins/{name}/json",
    tag="Plugin",
    name="plugins.inspect",
    parameters=(Parameter("name", "name", "path", "path", required=True),),
    results={
        200: Json(Plugin),
    },
)
PLUGIN_DELETE: Operation[None] = Operation(
    id="PluginDelete",
    method="DELETE",
    path="/plugins/{name}",
    tag="Plugin",
    name="plugins.delete",
    parameters=(
        Parameter("name", "name", "path", "path", required=True),
        Parameter("force", "force", "query", "bool"),
    ),
    results={
        200: Empty(),
    },
    interaction="long-poll",
)
PLUGIN_ENABLE: Operation[None] = Operation(
    id="PluginEnable",
    method="POST",
    path="/plugins/{name}/enable",
    tag="Plugin",
    name="plugins.enable",
    parameters=(
        Parameter("name", "name", "path", "path", required=True),
        Parameter("timeout", "timeout", "query", "text", required=True),
    ),
    results={
        200: Empty(),
    },
    interaction="long-poll",
)
PLUGIN_DISABLE: Operation[None] = Operation(
    id="PluginDisable",
    method="POST",
    path="/plugins/{name}/disable",
    tag="Plugin",
    name="plugins.disable",
    parameters=(
        Parameter("name", "name", "path", "path", required=True),
        Parameter("force", "force", "query", "bool"),
    ),
    results={
        200: Empty(),
    },
    interaction="long-poll",
)
PLUGIN_UPGRADE: Operation[list[CreateImageInfo]] = Operation(
    id="PluginUpgrade",
    method="POST",
    path="/plugins/{name}/upgrade",
    tag="Plugin",
    name="plugins.upgrade",
    parameters=(
        Parameter("name", "name", "path", "path", required=True),
        Parameter("remote", "remote", "query", "text", required=True),
        Parameter("X-Registry-Auth", "registry_auth", "header", "base64url-json"),
    ),
    results={
        200: JsonItems(CreateImageInfo, error="errorDetail"),
    },
    body="json",
    interaction="stream",
    since="1.26",
)
PLUGIN_CREATE: Operation[None] = Operation(
    id="PluginCreate",
    method="POST",
    path="/plugins/create",
    tag="Plugin",
    name="plugins.create",
    parameters=(Parameter("name", "name", "query", "text", required=True),),
    results={
        204: Empty(),
    },
    body="tar",
    interaction="long-poll",
)
PLUGIN_PUSH: Operation[list[PushImageInfo]] = Operation(
    id="PluginPush",
    method="POST",
    path="/plugins/{name}/push",
    tag="Plugin",
    name="plugins.push",
    parameters=(
        Parameter("name", "name", "path", "path", required=True),
        Parameter("X-Registry-Auth", "registry_auth", "header", "base64url-json"),
    ),
    results={
        200: JsonItems(PushImageInfo, error="errorDetail"),
    },
    interaction="stream",
)
PLUGIN_SET: Operation[None] = Operation(
    id="PluginSet",
    method="POST",
    path="/plugins/{name}/set",
    tag="Plugin",
    name="plugins.set",
    parameters=(Parameter("name", "name", "path", "path", required=True),),
    results={
        204: Empty(),
    },
    body="json",
)
SECRET_LIST: Operation[list[Secret]] = Operation(
    id="SecretList",
    method="GET",
    path="/secrets",
    tag="Secret",
    name="secrets.list",
    parameters=(Parameter("filters", "filters", "query", "filters"),),
    results={
        200: Json(list[Secret]),
    },
)
SECRET_CREATE: Operation[SecretCreateResponse] = Operation(
    id="SecretCreate",
    method="POST",
    path="/secrets/create",
    tag="Secret",
    name="secrets.create",
    parameters=(),
    results={
        201: Json(SecretCreateResponse),
    },
    body="json",
)
SECRET_INSPECT: Operation[Secret] = Operation(
    id="SecretInspect",
    method="GET",
    path="/secrets/{id}",
    tag="Secret",
    name="secrets.inspect",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Json(Secret),
    },
)
SECRET_DELETE: Operation[None] = Operation(
    id="SecretDelete",
    method="DELETE",
    path="/secrets/{id}",
    tag="Secret",
    name="secrets.delete",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        204: Empty(),
    },
)
SECRET_UPDATE: Operation[None] = Operation(
    id="SecretUpdate",
    method="POST",
    path="/secrets/{id}/update",
    tag="Secret",
    name="secrets.update",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("version", "version", "query", "text", required=True),
    ),
    results={
        200: Empty(),
    },
    body="json",
    since="1.26",
)
SERVICE_LIST: Operation[list[Service]] = Operation(
    id="ServiceList",
    method="GET",
    path="/services",
    tag="Service",
    name="services.list",
    parameters=(
        Parameter("filters", "filters", "query", "filters"),
        Parameter("status", "status", "query", "bool"),
    ),
    results={
        200: Json(list[Service]),
    },
)
SERVICE_CREATE: Operation[ServiceCreateResponse] = Operation(
    id="ServiceCreate",
    method="POST",
    path="/services/create",
    tag="Service",
    name="services.create",
    parameters=(Parameter("X-Registry-Auth", "registry_auth", "header", "base64url-json"),),
    results={
        201: Json(ServiceCreateResponse),
    },
    body="json",
)
SERVICE_INSPECT: Operation[Service] = Operation(
    id="ServiceInspect",
    method="GET",
    path="/services/{id}",
    tag="Service",
    name="services.inspect",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("insertDefaults", "insert_defaults", "query", "bool"),
    ),
    results={
        200: Json(Service),
    },
)
SERVICE_DELETE: Operation[None] = Operation(
    id="ServiceDelete",
    method="DELETE",
    path="/services/{id}",
    tag="Service",
    name="services.delete",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Empty(),
    },
)
SERVICE_UPDATE: Operation[ServiceUpdateResponse] = Operation(
    id="ServiceUpdate",
    method="POST",
    path="/services/{id}/update",
    tag="Service",
    name="services.update",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("version", "version", "query", "text", required=True),
        Parameter("registryAuthFrom", "registry_auth_from", "query", "text"),
        Parameter("rollback", "rollback", "query", "text"),
        Parameter("X-Registry-Auth", "registry_auth", "header", "base64url-json"),
    ),
    results={
        200: Json(ServiceUpdateResponse),
    },
    body="json",
)
SERVICE_LOGS: Operation[list[Frame]] = Operation(
    id="ServiceLogs",
    method="GET",
    path="/services/{id}/logs",
    tag="Service",
    name="services.logs",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("details", "details", "query", "bool"),
        Parameter("follow", "follow", "query", "bool"),
        Parameter("stdout", "stdout", "query", "bool"),
        Parameter("stderr", "stderr", "query", "bool"),
        Parameter("since", "since", "query", "time"),
        Parameter("timestamps", "timestamps", "query", "bool"),
        Parameter("tail", "tail", "query", "text"),
    ),
    results={
        200: Frames(),
    },
    interaction="stream",
    tty=Tty(
        operation="ServiceInspect",
        parameter="id",
        property=("Spec", "TaskTemplate", "ContainerSpec", "TTY"),
        content_type=True,
    ),
)
SWARM_INSPECT: Operation[Swarm] = Operation(
    id="SwarmInspect",
    method="GET",
    path="/swarm",
    tag="Swarm",
    name="swarm.inspect",
    parameters=(),
    results={
        200: Json(Swarm),
    },
)
SWARM_INIT: Operation[str] = Operation(
    id="SwarmInit",
    method="POST",
    path="/swarm/init",
    tag="Swarm",
    name="swarm.init",
    parameters=(),
    results={
        200: Json(str),
    },
    body="json",
)
SWARM_JOIN: Operation[None] = Operation(
    id="SwarmJoin",
    method="POST",
    path="/swarm/join",
    tag="Swarm",
    name="swarm.join",
    parameters=(),
    results={
        200: Empty(),
    },
    body="json",
)
SWARM_LEAVE: Operation[None] = Operation(
    id="SwarmLeave",
    method="POST",
    path="/swarm/leave",
    tag="Swarm",
    name="swarm.leave",
    parameters=(Parameter("force", "force", "query", "bool"),),
    results={
        200: Empty(),
    },
)
SWARM_UPDATE: Operation[None] = Operation(
    id="SwarmUpdate",
    method="POST",
    path="/swarm/update",
    tag="Swarm",
    name="swarm.update",
    parameters=(
        Parameter("version", "version", "query", "text", required=True),
        Parameter("rotateWorkerToken", "rotate_worker_token", "query", "bool"),
        Parameter("rotateManagerToken", "rotate_manager_token", "query", "bool"),
        Parameter("rotateManagerUnlockKey", "rotate_manager_unlock_key", "query", "bool"),
    ),
    results={
        200: Empty(),
    },
    body="json",
)
SWARM_UNLOCKKEY: Operation[UnlockKeyResponse] = Operation(
    id="SwarmUnlockkey",
    method="GET",
    path="/swarm/unlockkey",
    tag="Swarm",
    name="swarm.unlock_key",
    parameters=(),
    results={
        200: Json(UnlockKeyResponse),
    },
)
SWARM_UNLOCK: Operation[None] = Operation(
    id="SwarmUnlock",
    method="POST",
    path="/swarm/unlock",
    tag="Swarm",
    name="swarm.unlock",
    parameters=(),
    results={
        200: Empty(),
    },
    body="json",
)
SYSTEM_AUTH: Operation[AuthResponse] = Operation(
    id="SystemAuth",
    method="POST",
    path="/auth",
    tag="System",
    name="system.auth",
    parameters=(),
    results={
        200: Json(AuthResponse),
    },
    body="json",
)
SYSTEM_INFO: Operation[SystemInfo] = Operation(
    id="SystemInfo",
    method="GET",
    path="/info",
    tag="System",
    name="system.info",
    parameters=(),
    results={
        200: Json(SystemInfo),
    },
)
SYSTEM_VERSION: Operation[SystemVersion] = Operation(
    id="SystemVersion",
    method="GET",
    path="/version",
    tag="System",
    name="system.version",
    parameters=(),
    results={
        200: Json(SystemVersion),
    },
)
SYSTEM_PING: Operation[Ping] = Operation(
    id="SystemPing",
    method="GET",
    path="/_ping",
    tag="System",
    name="system.ping",
    parameters=(),
    results={
        200: Headers(Ping),
    },
)
SYSTEM_PING_HEAD: Operation[Ping] = Operation(
    id="SystemPingHead",
    method="HEAD",
    path="/_ping",
    tag="System",
    name="system.ping_head",
    parameters=(),
    results={
        200: Headers(Ping),
    },
    since="1.40",
)
SYSTEM_EVENTS: Operation[list[EventMessage]] = Operation(
    id="SystemEvents",
    method="GET",
    path="/events",
    tag="System",
    name="system.events",
    parameters=(
        Parameter("since", "since", "query", "time"),
        Parameter("until", "until", "query", "time"),
        Parameter("filters", "filters", "query", "filters"),
    ),
    results={
        200: JsonItems(EventMessage),
    },
    interaction="stream",
)
SYSTEM_DATA_USAGE: Operation[SystemDataUsageResponse] = Operation(
    id="SystemDataUsage",
    method="GET",
    path="/system/df",
    tag="System",
    name="system.data_usage",
    parameters=(Parameter("type", "type", "query", "repeat"),),
    results={
        200: Json(SystemDataUsageResponse),
    },
    interaction="long-poll",
)
TASK_LIST: Operation[list[Task]] = Operation(
    id="TaskList",
    method="GET",
    path="/tasks",
    tag="Task",
    name="tasks.list",
    parameters=(Parameter("filters", "filters", "query", "filters"),),
    results={
        200: Json(list[Task]),
    },
)
TASK_INSPECT: Operation[Task] = Operation(
    id="TaskInspect",
    method="GET",
    path="/tasks/{id}",
    tag="Task",
    name="tasks.inspect",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Json(Task),
    },
)
TASK_LOGS: Operation[list[Frame]] = Operation(
    id="TaskLogs",
    method="GET",
    path="/tasks/{id}/logs",
    tag="Task",
    name="tasks.logs",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("details", "details", "query", "bool"),
        Parameter("follow", "follow", "query", "bool"),
        Parameter("stdout", "stdout", "query", "bool"),
        Parameter("stderr", "stderr", "query", "bool"),
        Parameter("since", "since", "query", "time"),
        Parameter("timestamps", "timestamps", "query", "bool"),
        Parameter("tail", "tail", "query", "text"),
    ),
    results={
        200: Frames(),
    },
    interaction="stream",
    tty=Tty(
        operation="TaskInspect",
        parameter="id",
        property=("Spec", "ContainerSpec", "TTY"),
        content_type=True,
    ),
    since="1.29",
)
VOLUME_LIST: Operation[VolumeListResponse] = Operation(
    id="VolumeList",
    method="GET",
    path="/volumes",
    tag="Volume",
    name="volumes.list",
    parameters=(Parameter("filters", "filters", "query", "filters"),),
    results={
        200: Json(VolumeListResponse),
    },
)
VOLUME_CREATE: Operation[Volume] = Operation(
    id="VolumeCreate",
    method="POST",
    path="/volumes/create",
    tag="Volume",
    name="volumes.create",
    parameters=(),
    results={
        201: Json(Volume),
    },
    body="json",
)
VOLUME_INSPECT: Operation[Volume] = Operation(
    id="VolumeInspect",
    method="GET",
    path="/volumes/{name}",
    tag="Volume",
    name="volumes.inspect",
    parameters=(Parameter("name", "name", "path", "path", required=True),),
    results={
        200: Json(Volume),
    },
)
VOLUME_UPDATE: Operation[None] = Operation(
    id="VolumeUpdate",
    method="PUT",
    path="/volumes/{name}",
    tag="Volume",
    name="volumes.update",
    parameters=(
        Parameter("name", "name", "path", "path", required=True),
        Parameter("version", "version", "query", "text", required=True),
    ),
    results={
        200: Empty(),
    },
    body="json",
    since="1.42",
)
VOLUME_DELETE: Operation[None] = Operation(
    id="VolumeDelete",
    method="DELETE",
    path="/volumes/{name}",
    tag="Volume",
    name="volumes.delete",
    parameters=(
        Parameter("name", "name", "path", "path", required=True),
        Parameter("force", "force", "query", "bool"),
    ),
    results={
        204: Empty(),
    },
    interaction="long-poll",
)
VOLUME_PRUNE: Operation[VolumePruneResponse] = Operation(
    id="VolumePrune",
    method="POST",
    path="/volumes/prune",
    tag="Volume",
    name="volumes.prune",
    parameters=(Parameter("filters", "filters", "query", "filters"),),
    results={
        200: Json(VolumePruneResponse),
    },
    interaction="long-poll",
)

OPERATIONS = OperationTable(
    (
        CHECKPOINT_LIST,
        CHECKPOINT_CREATE,
        CHECKPOINT_DELETE,
        CONFIG_LIST,
        CONFIG_CREATE,
        CONFIG_INSPECT,
        CONFIG_DELETE,
        CONFIG_UPDATE,
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
        DISTRIBUTION_INSPECT,
        CONTAINER_EXEC,
        EXEC_START,
        EXEC_START_DETACHED,
        EXEC_RESIZE,
        EXEC_INSPECT,
        IMAGE_LIST,
        IMAGE_BUILD,
        BUILD_PRUNE,
        IMAGE_CREATE,
        IMAGE_INSPECT,
        IMAGE_HISTORY,
        IMAGE_PUSH,
        IMAGE_TAG,
        IMAGE_DELETE,
        IMAGE_SEARCH,
        IMAGE_PRUNE,
        IMAGE_COMMIT,
        IMAGE_GET,
        IMAGE_GET_ALL,
        IMAGE_LOAD,
        NETWORK_LIST,
        NETWORK_INSPECT,
        NETWORK_DELETE,
        NETWORK_CREATE,
        NETWORK_CONNECT,
        NETWORK_DISCONNECT,
        NETWORK_PRUNE,
        NODE_LIST,
        NODE_INSPECT,
        NODE_DELETE,
        NODE_UPDATE,
        PLUGIN_LIST,
        GET_PLUGIN_PRIVILEGES,
        PLUGIN_PULL,
        PLUGIN_INSPECT,
        PLUGIN_DELETE,
        PLUGIN_ENABLE,
        PLUGIN_DISABLE,
        PLUGIN_UPGRADE,
        PLUGIN_CREATE,
        PLUGIN_PUSH,
        PLUGIN_SET,
        SECRET_LIST,
        SECRET_CREATE,
        SECRET_INSPECT,
        SECRET_DELETE,
        SECRET_UPDATE,
        SERVICE_LIST,
        SERVICE_CREATE,
        SERVICE_INSPECT,
        SERVICE_DELETE,
        SERVICE_UPDATE,
        SERVICE_LOGS,
        SWARM_INSPECT,
        SWARM_INIT,
        SWARM_JOIN,
        SWARM_LEAVE,
        SWARM_UPDATE,
        SWARM_UNLOCKKEY,
        SWARM_UNLOCK,
        SYSTEM_AUTH,
        SYSTEM_INFO,
        SYSTEM_VERSION,
        SYSTEM_PING,
        SYSTEM_PING_HEAD,
        SYSTEM_EVENTS,
        SYSTEM_DATA_USAGE,
        TASK_LIST,
        TASK_INSPECT,
        TASK_LOGS,
        VOLUME_LIST,
        VOLUME_CREATE,
        VOLUME_INSPECT,
        VOLUME_UPDATE,
        VOLUME_DELETE,
        VOLUME_PRUNE,
    ),
    base_path="/v1.45",
)
"""Every operation of this API version, by operationId."""

__all__ = ["OPERATIONS"]
