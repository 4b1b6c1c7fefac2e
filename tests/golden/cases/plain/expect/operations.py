"""The operations of the Docker Engine API 1.99 as data.

`OPERATIONS` maps each operationId to its `Operation`. `OPERATIONS.match("GET", target)` finds the
operation a request is for and its path parameters; `Operation.decode(status, body)` turns a
recorded answer into the value the client would return, or raises the error it would raise.
"""

from __future__ import annotations

from ._runtime.operation import Empty, Json, Operation, OperationTable, Parameter, Text
from .models import Thing, ThingCount200

THING_LIST: Operation[list[Thing]] = Operation(
    id="ThingList",
    method="GET",
    path="/things/json",
    tag="Thing",
    name="thing.list",
    parameters=(
        Parameter("all", "all", "query", "bool"),
        Parameter("limit", "limit", "query", "text"),
        Parameter("filters", "filters", "query", "filters"),
        Parameter("names", "names", "query", "repeat"),
        Parameter("since", "since", "query", "time"),
        Parameter("colour", "colour", "query", "text"),
    ),
    results={
        200: Json(list[Thing]),
    },
)
THING_INSPECT: Operation[Thing] = Operation(
    id="ThingInspect",
    method="GET",
    path="/things/{id}/json",
    tag="Thing",
    name="thing.inspect",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Json(Thing),
    },
)
THING_DELETE: Operation[None] = Operation(
    id="ThingDelete",
    method="DELETE",
    path="/things/{id}",
    tag="Thing",
    name="thing.delete",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter("force", "force", "query", "bool"),
        Parameter("X-Token", "x_token", "header", "text", required=True),
    ),
    results={
        204: Empty(),
    },
)
THING_COUNT: Operation[ThingCount200] = Operation(
    id="ThingCount",
    method="GET",
    path="/things/count",
    tag="Thing",
    name="thing.count",
    parameters=(),
    results={
        200: Json(ThingCount200),
    },
)
THING_HELLO: Operation[str] = Operation(
    id="ThingHello",
    method="GET",
    path="/_hello",
    tag="Thing",
    name="thing.hello",
    parameters=(),
    results={
        200: Text(),
    },
)

OPERATIONS = OperationTable(
    (
        THING_LIST,
        THING_INSPECT,
        THING_DELETE,
        THING_COUNT,
        THING_HELLO,
    ),
    base_path="/v1.99",
)
"""Every operation of this API version, by operationId."""

__all__ = ["OPERATIONS"]
