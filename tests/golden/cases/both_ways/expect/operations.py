"""The operations of the Docker Engine API 1.99 as data.

`OPERATIONS` maps each operationId to its `Operation`. `OPERATIONS.match("GET", target)` finds the
operation a request is for and its path parameters; `Operation.decode(status, body)` turns a
recorded answer into the value the client would return, or raises the error it would raise.
"""

from __future__ import annotations

from ._runtime.operation import Empty, Json, Operation, OperationTable, Parameter
from .models import BoxCreateResponse, BoxInspectResponse

BOX_CREATE: Operation[BoxCreateResponse] = Operation(
    id="BoxCreate",
    method="POST",
    path="/boxes/create",
    tag="Box",
    name="box.create",
    parameters=(Parameter("name", "name", "query", "text"),),
    results={
        201: Json(BoxCreateResponse),
    },
    body="json",
)
BOX_INSPECT: Operation[BoxInspectResponse] = Operation(
    id="BoxInspect",
    method="GET",
    path="/boxes/{id}",
    tag="Box",
    name="box.inspect",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Json(BoxInspectResponse),
    },
)
BOX_UPDATE: Operation[None] = Operation(
    id="BoxUpdate",
    method="POST",
    path="/boxes/{id}",
    tag="Box",
    name="box.update",
    parameters=(Parameter("id", "id", "path", "path", required=True),),
    results={
        200: Empty(),
    },
    body="json",
)
BOX_POLICY: Operation[None] = Operation(
    id="BoxPolicy",
    method="PUT",
    path="/boxes/policy",
    tag="Box",
    name="box.policy",
    parameters=(),
    results={
        200: Empty(),
    },
    body="json",
)

OPERATIONS = OperationTable(
    (
        BOX_CREATE,
        BOX_INSPECT,
        BOX_UPDATE,
        BOX_POLICY,
    ),
    base_path="/v1.99",
)
"""Every operation of this API version, by operationId."""

__all__ = ["OPERATIONS"]
