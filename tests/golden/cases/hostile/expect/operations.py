"""The operations of the Docker Engine API 1.99 as data.

`OPERATIONS` maps each operationId to its `Operation`. `OPERATIONS.match("GET", target)` finds the
operation a request is for and its path parameters; `Operation.decode(status, body)` turns a
recorded answer into the value the client would return, or raises the error it would raise.
"""

from __future__ import annotations

from ._runtime.operation import Json, Operation, OperationTable, Parameter
from .models import Thing

THING_GET: Operation[Thing] = Operation(
    id="ThingGet",
    method="GET",
    path="/things/{id}/\"+__import__('os').getcwd()+\"",
    tag="Thing",
    name="thing.get",
    parameters=(
        Parameter("id", "id", "path", "path", required=True),
        Parameter('x");import(os);("', "x_import_os", "query", "text"),
    ),
    results={
        200: Json(Thing),
    },
)

OPERATIONS = OperationTable(
    (THING_GET,),
    base_path="/v1.99",
)
"""Every operation of this API version, by operationId."""

__all__ = ["OPERATIONS"]
