"""The intermediate representation: what a client package consists of, with every name decided.

Plain frozen dataclasses that serialise to JSON. Templates and tools read only this; it imports
nothing of ours.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

TypeKind = Literal[
    "model",
    "enum",
    "list",
    "map",
    "optional",
    "union",
    "str",
    "int",
    "float",
    "bool",
    "bytes",
    "timestamp",
    "json",
    "object",
    "filters",
    "time",
    "body",
]
Role = Literal["request", "response"]


@dataclass(frozen=True, slots=True)
class Type:
    """A type expression: `list[Ref]` is `Type("list", args=(Type("model", "Ref"),))`."""

    kind: TypeKind
    name: str = ""
    args: tuple[Type, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model: wire name, Python name, type and presence.

    `present`: an answer always has it, be it that zero is left out (`zero_if_absent`).
    """

    wire: str
    name: str
    type: Type
    required: bool
    present: bool
    nullable: bool
    doc: str
    since: str
    zero_if_absent: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """A class of the models module. `request` is the name of its request twin, if it has one."""

    name: str
    place: str
    role: Role
    fields: tuple[Field, ...]
    doc: str
    since: str
    request: str = ""


@dataclass(frozen=True, slots=True)
class Enum:
    """An open enumeration; `members` are pairs of Python name and wire value."""

    name: str
    place: str
    base: Literal["str", "int"]
    members: tuple[tuple[str, str | int], ...]
    doc: str


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of an operation's method, and how it goes on the wire.

    A `secret` one is not shown when requests are logged; one that takes `proxies` is a map to which
    the client adds what the user's configuration says of them.
    """

    wire: str
    name: str
    location: Literal["path", "query", "header", "body"]
    encoding: str
    type: Type
    required: bool
    doc: str
    since: str
    default: str = ""
    """What is sent when the caller gives nothing, as a Python literal; empty: nothing is sent."""
    secret: bool = False
    proxies: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The request body: a model argument, a tar argument, flattened fields, or a mix."""

    kind: Literal["json", "tar"]
    argument: Argument | None
    fields: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """How one success status decodes; `type` is the item type of streams."""

    status: int
    kind: Literal[
        "json", "text", "empty", "flag", "headers", "header-json", "items", "frames", "bytes"
    ]
    type: Type | None = None
    flag: bool = False
    header: str = ""
    error: str = ""
    hints: tuple[tuple[str, str], ...] = ()
    """What an error of a stream says, and what can be done about it."""


@dataclass(frozen=True, slots=True)
class Tty:
    """How the framing of a multiplexed-or-raw stream is found."""

    operation: str = ""
    parameter: str = ""
    property: tuple[str, ...] = ()
    body: str = ""
    content_type: bool = False


@dataclass(frozen=True, slots=True)
class ErrorDoc:
    """An error status worth documenting."""

    status: int
    doc: str


@dataclass(frozen=True, slots=True)
class Method:
    """One Python method: an operation, or one variant of it with some parameters fixed."""

    name: str
    constant: str
    operation: str
    verb: str
    path: str
    summary: str
    doc: str
    returns: str
    arguments: tuple[Argument, ...]
    fixed: tuple[tuple[Argument, str], ...]
    body: Body | None
    interaction: Literal["unary", "long-poll", "stream", "hijack", "websocket"]
    results: tuple[Result, ...]
    errors: tuple[ErrorDoc, ...]
    tty: Tty | None
    since: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A group of operations: one module and one class per flavour."""

    name: str
    attribute: str
    class_name: str
    doc: str
    methods: tuple[Method, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """Everything the templates need to render one client package."""

    name: str
    api_version: str
    base_path: str
    doc: str
    tags: tuple[Tag, ...]
    models: tuple[Model, ...]
    enums: tuple[Enum, ...]
    excluded: tuple[tuple[str, str], ...]
    has_prose: bool
    supporting: tuple[Tag, ...] = ()
    """Operations that have no method here, but that a method asks something first."""

    def to_json(self) -> dict[str, Any]:
        """The package as JSON-serialisable data."""
        return dataclasses.asdict(self)
