"""The operations of the Docker Engine API 1.99 as data.

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
from .models import BoxPing200, Sample, StatInfo, Step
from .streams import Frame

BOX_PULL: Operation[list[Step]] = Operation(
    id="BoxPull",
    method="POST",
    path="/box/{id}/pull",
    tag="Box",
    name="box.pull",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("X-Registry-Auth", "x_registry_auth", "header", "base64url-json"),
    ),
    results={
        200: JsonItems(Step, error="errorDetail"),
    },
    body="tar",
    interaction="stream",
)
BOX_LOGS: Operation[list[Frame]] = Operation(
    id="BoxLogs",
    method="GET",
    path="/box/{id}/logs",
    tag="Box",
    name="box.logs",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("follow", "follow", "query", "bool"),
    ),
    results={
        200: Frames(),
    },
    interaction="stream",
    tty=Tty(operation="BoxInspect", parameter="id", property=("Config", "Tty"), content_type=True),
)
BOX_STATS: Operation[list[Sample]] = Operation(
    id="BoxStats",
    method="GET",
    path="/box/{id}/stats",
    tag="Box",
    name="box.stats",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: JsonItems(Sample),
    },
    interaction="stream",
)
BOX_STATS_ONCE: Operation[Sample] = Operation(
    id="BoxStats",
    method="GET",
    path="/box/{id}/stats",
    tag="Box",
    name="box.stats_once",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("one-shot", "one_shot", "query", "bool"),
        Parameter("stream", "stream", "query", "bool"),
    ),
    results={
        200: Json(Sample),
    },
)
BOX_ATTACH: Operation[list[Frame]] = Operation(
    id="BoxAttach",
    method="POST",
    path="/box/{id}/attach",
    tag="Box",
    name="box.attach",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        101: Frames(),
        200: Frames(),
    },
    body="json",
    interaction="hijack",
    tty=Tty(body="Tty"),
)
BOX_WEBSOCKET: Operation[bytes] = Operation(
    id="BoxWebsocket",
    method="GET",
    path="/box/{id}/ws",
    tag="Box",
    name="box.websocket",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        101: Bytes(),
    },
    interaction="websocket",
)
BOX_ARCHIVE: Operation[bytes] = Operation(
    id="BoxArchive",
    method="GET",
    path="/box/{id}/archive",
    tag="Box",
    name="box.archive",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Bytes(),
    },
    interaction="stream",
)
BOX_STAT: Operation[StatInfo] = Operation(
    id="BoxStat",
    method="HEAD",
    path="/box/{id}/archive",
    tag="Box",
    name="box.stat",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: HeaderJson("X-Stat", StatInfo),
    },
)
BOX_PUT: Operation[None] = Operation(
    id="BoxPut",
    method="PUT",
    path="/box/{id}/archive",
    tag="Box",
    name="box.put",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Empty(),
    },
    body="tar",
)
BOX_START: Operation[bool] = Operation(
    id="BoxStart",
    method="POST",
    path="/box/{id}/start",
    tag="Box",
    name="box.start",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        204: Flag(True),
        304: Flag(False),
    },
    interaction="long-poll",
)
BOX_PING: Operation[BoxPing200] = Operation(
    id="BoxPing",
    method="GET",
    path="/_ping",
    tag="Box",
    name="box.ping",
    parameters=(),
    results={
        200: Headers(BoxPing200),
    },
)

OPERATIONS = OperationTable(
    (
        BOX_PULL,
        BOX_LOGS,
        BOX_STATS,
        BOX_STATS_ONCE,
        BOX_ATTACH,
        BOX_WEBSOCKET,
        BOX_ARCHIVE,
        BOX_STAT,
        BOX_PUT,
        BOX_START,
        BOX_PING,
    ),
    base_path="/v1.99",
)
"""Every operation of this API version, by operationId."""

__all__ = ["OPERATIONS"]
