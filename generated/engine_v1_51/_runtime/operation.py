"""Operations as data: what a request is made of, and what its answer means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, Literal, TypeVar

from msgspec import UNSET, Struct

from ..errors import DecodeError, error_for
from .parameters import Parameter, quote, unquote
from .results import (
    Bytes,
    Empty,
    Flag,
    Frames,
    HeaderJson,
    Headers,
    Json,
    JsonItems,
    Result,
    Text,
)
from .types import Model

__all__ = [
    "Bytes",
    "Empty",
    "Flag",
    "Frames",
    "HeaderJson",
    "Headers",
    "Json",
    "JsonItems",
    "Match",
    "Operation",
    "OperationTable",
    "Parameter",
    "Result",
    "Text",
    "Tty",
    "merge",
    "quote",
    "unquote",
]

T = TypeVar("T")
_NO_HEADERS: Mapping[str, str] = {}
_VERSION = re.compile(r"/v[0-9]+\.[0-9]+(?=/)")
_VARIABLE = re.compile(r"{(.*?)}")


class Tty(Struct, frozen=True, kw_only=True):
    """How the framing of an output stream is found: with a TTY it is raw, otherwise multiplexed.

    Attributes:
        operation: The operationId of the inspect operation that knows; empty if `body` does.
        parameter: The Python name of its path parameter, the same as that of the stream operation.
        property: Where in its answer the TTY flag is, as wire names from the outside in.
        body: The wire name of the flag in the request's own body.
        content_type: Whether the answer's Content-Type can be believed.
    """

    operation: str = ""
    parameter: str = ""
    property: tuple[str, ...] = ()
    body: str = ""
    content_type: bool = False


class Operation(Struct, Generic[T], frozen=True, kw_only=True):
    """One operation of the API, as data.

    Attributes:
        id: The operationId, e.g. `ContainerInspect`.
        method: The HTTP method, in capitals.
        path: The path without version, with its variables in braces.
        tag: The group it belongs to in the specification.
        name: Where it is in the client, e.g. `containers.inspect`.
        parameters: Its path, query and header parameters.
        results: What each success status means.
        body: What kind of body it takes, None for none.
        interaction: How the exchange goes: `unary` is a request and an answer, the answer of
            `long-poll` comes when something has happened or is done, that of `stream` comes in items
            over time, and `hijack` and `websocket` give a connection to a process.
        tty: How the framing of the output is found, for those that answer with output.
        since: The API version that brought it; empty if it has always been there.
    """

    id: str
    method: str
    path: str
    tag: str
    name: str
    parameters: tuple[Parameter, ...]
    results: Mapping[int, Result[Any]]
    body: Literal["json", "tar"] | None = None
    interaction: Literal["unary", "long-poll", "stream", "hijack", "websocket"] = "unary"
    tty: Tty | None = None
    since: str = ""

    def target(
        self, parameters: Mapping[str, Any], *, hide: bool = False
    ) -> tuple[str, list[tuple[str, str]]]:
        """What a request with these parameters asks for.

        Args:
            parameters: Values by Python name; None stands for one that is not given, so not sent
                unless it has a default.
            hide: Whether `(hidden)` stands for what may be secret in the query, to show it.

        Returns:
            The path with its query, and the headers.

        Raises:
            ValueError: A path parameter is missing or empty.
        """
        path, query, headers = self.path, "", list[tuple[str, str]]()
        for parameter in self.parameters:
            value = parameters.get(parameter.name)
            if value is None:
                value = parameter.default
            if parameter.place == "path":
                text = "" if value is None else parameter.encode(value)[0].lstrip("/")
                if not text:
                    raise ValueError(f"{self.name}: {parameter.name} is missing or empty")
                path = path.replace("{" + parameter.wire + "}", quote(text))
            elif value is None:
                continue
            elif parameter.place == "query":
                if hide and parameter.secret:
                    query += f"{'&' if query else '?'}{parameter.wire}=(hidden)"
                    continue
                for text in parameter.encode(value):
                    query += f"{'&' if query else '?'}{parameter.wire}={quote(text)}"
            else:
                headers += [(parameter.wire, text) for text in parameter.encode(value)]
        return path + query, headers

    def decode(self, status: int, body: bytes, headers: Mapping[str, str] = _NO_HEADERS) -> T:
        """What an answer means, be it one of a daemon, a recorded or a made-up one.

        Args:
            status: The HTTP status.
            body: The whole body.
            headers: Headers; their names may be in any case.

        Raises:
            ApiError: The status is no success; a subclass per status.
            DecodeError: The answer does not fit the operation's model.
            StreamError: A streamed answer reports failure.
            TruncatedStream: A streamed answer ends inside an item.
        """
        try:
            return self.result(status, body).decode(body, headers)
        except (ValueError, RecursionError) as error:
            raise DecodeError(str(error), self.id) from error

    def result(self, status: int, body: bytes = b"") -> Result[T]:
        """What an answer with this status holds; success that is not declared is as declared one.

        Raises:
            ApiError: The status is no success; `body` explains it.
        """
        result = self.results.get(status)
        if result is None:
            if not 200 <= status < 300:
                raise error_for(status, body, self.id)
            result = next(iter(self.results.values()))
        return result


class Match(Struct, frozen=True):
    """The operation that a request is for.

    Attributes:
        operation: The operation.
        parameters: Its path parameters, by their names in the path.
    """

    operation: Operation[Any]
    parameters: dict[str, str]


class OperationTable(Mapping[str, Operation[Any]]):
    """Operations by operationId.

    An operation that is several methods of the client (`stats` and `stats_once`) is here once, as
    the first of them.
    """

    def __init__(self, operations: Iterable[Operation[Any]], *, base_path: str) -> None:
        self._operations: dict[str, Operation[Any]] = {}
        for operation in operations:
            self._operations.setdefault(operation.id, operation)
        self._base_path = base_path
        self._patterns: dict[str, list[tuple[re.Pattern[str], Operation[Any]]]] = {}

    @property
    def base_path(self) -> str:
        """What stands before every path, e.g. `/v1.41`."""
        return self._base_path

    def __getitem__(self, id: str) -> Operation[Any]:
        return self._operations[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._operations)

    def __len__(self) -> int:
        return len(self._operations)

    def __repr__(self) -> str:
        return f"<{len(self)} operations below {self._base_path}>"

    def match(self, method: str, target: str) -> Match | None:
        """The operation that a request is for; None when there is none.

        Args:
            method: The HTTP method, in capitals.
            target: What the request line says: a path with or without `/v1.NN` and query.
        """
        path = target.partition("?")[0]
        version = _VERSION.match(path)
        if version:
            path = path[version.end() :]
        for pattern, operation in self._compiled(method):
            found = pattern.fullmatch(path)
            if found:
                names = _VARIABLE.findall(operation.path)
                values = map(unquote, found.groups())
                return Match(operation, dict(zip(names, values, strict=True)))
        return None

    def _compiled(self, method: str) -> list[tuple[re.Pattern[str], Operation[Any]]]:
        if not self._patterns:
            # Most literal text first, so that /images/json is no image called "json".
            ordered = sorted(
                self._operations.values(), key=lambda o: (-len(_VARIABLE.sub("", o.path)), o.path)
            )
            patterns: dict[str, list[tuple[re.Pattern[str], Operation[Any]]]] = {}
            for operation in ordered:
                entry = _pattern(operation.path), operation
                patterns.setdefault(operation.method, []).append(entry)
            self._patterns = patterns
        return self._patterns.get(method, [])


def _pattern(path: str) -> re.Pattern[str]:
    """A variable may hold slashes: names of images do."""
    literals = _VARIABLE.split(path)[::2]
    return re.compile("(.+)".join(map(re.escape, literals)), re.DOTALL)


def merge(model: Model | None, fields: Mapping[str, object]) -> dict[str, object]:
    """A JSON body: the members that `model` sets, and those of `fields` that are not UNSET."""
    body: dict[str, object] = {}
    if model is not None:
        for name, wire in zip(model.__struct_fields__, model.__struct_encode_fields__, strict=True):
            value: object = getattr(model, name)
            if value is not UNSET:
                body[wire] = value
    body.update((wire, value) for wire, value in fields.items() if value is not UNSET)
    return body
