"""The structure of a Swagger 2.0 document, as one table.

A walker has to know what each mapping is: a property may be called `description`, a definition
`title`. The table says for every kind of node which keys it has, what their values look like, and
whether they are facts or prose. Checking, reference checking and pinning all read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from keyword import iskeyword
from typing import Any, Literal

from mobygen.values import is_list, is_map

Kind = Literal[
    "document",
    "info",
    "tag",
    "path",
    "operation",
    "parameter",
    "items",
    "response",
    "header",
    "schema",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that says something about the wire, and what it must look like."""

    what: str
    holds: Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Ours(Fact):
    """A value that our overlays set and that generated code follows; pinning drops it."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A value for human readers: pinning drops it."""


@dataclass(frozen=True, slots=True)
class Child:
    """A node of a kind; `or_bool` lets a boolean stand in its place."""

    kind: Kind
    or_bool: bool = False


@dataclass(frozen=True, slots=True)
class Children:
    """A list of nodes of a kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping from any name to a node of a kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Legal Swagger that mobygen does not read, and what to do instead."""

    fix: str


Shape = Fact | Prose | Child | Children | Named | Unsupported


_TYPES = frozenset({"array", "boolean", "file", "integer", "null", "number", "object", "string"})
_COLLECTIONS = ("csv", "ssv", "tsv", "pipes", "multi")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_texts(value: Any) -> bool:
    return is_list(value) and all(isinstance(item, str) for item in value)


def _is_type(value: Any) -> bool:
    types = value if is_list(value) else [value]
    return all(isinstance(one, str) and one in _TYPES for one in types)


def _is_words(value: Any) -> bool:
    """Identifiers only, so that no sentence can hide in it."""
    if is_map(value):
        return all(_is_words(item) for item in value.values())
    return isinstance(value, bool) or (isinstance(value, str) and not any(map(str.isspace, value)))


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and value.isidentifier() and not iskeyword(value)


def _is_scalar(value: Any) -> bool:
    return value is None or isinstance(value, str | bool | int)


def _is_map_of(value: Any, members: Mapping[str, Callable[[Any], bool]]) -> bool:
    """Whether `value` is a map that has only these members, each as it should be."""
    return is_map(value) and all(
        key in members and members[key](member) for key, member in value.items()
    )


def _is_map_of_texts(value: Any) -> bool:
    return is_map(value) and all(map(_is_text, value.values()))


def _is_tty(value: Any) -> bool:
    members = {
        "operation": _is_text,
        "parameter": _is_name,
        "property": _is_texts,
        "body": _is_text,
    }
    return _is_map_of(value, members)


def _is_interaction(value: Any) -> bool:
    texts = dict.fromkeys(("kind", "framing", "item", "error", "result"), _is_text)
    others = {"tty": _is_tty, "content-type": _is_flag, "hints": _is_map_of_texts}
    return _is_map_of(value, {**texts, **others})


def _is_map_of_scalars(value: Any) -> bool:
    return is_map(value) and all(map(_is_scalar, value.values()))


def _is_variant(value: Any) -> bool:
    members: dict[str, Callable[[Any], bool]] = {
        "name": _is_name,
        "set": _is_map_of_scalars,
        "omit": _is_texts,
        "send": _is_flag,
        "interaction": _is_interaction,
        "summary": _is_text,
        "doc": _is_text,
    }
    return _is_map_of(value, members)


def _is_result(value: Any) -> bool:
    return _is_map_of(value, dict.fromkeys(("kind", "schema", "header"), _is_text))


def _is_body(value: Any) -> bool:
    kinds = ("json", "tar", "none")
    return _is_map_of(value, {"kind": lambda kind: kind in kinds, "flatten": _is_flag})


_TEXT = Fact("a string", _is_text)
_FLAG = Fact("true or false", _is_flag)
_NUMBER = Fact("a number", _is_number)
_TEXTS = Fact("a list of strings", _is_texts)
_LIST = Fact("a list", is_list)
_WORDS = Fact("an identifier", _is_words)
_TYPE = Fact(f"one of {', '.join(sorted(_TYPES))}, or a list of them", _is_type)
_COLLECTION = Fact(f"one of {', '.join(_COLLECTIONS)}", lambda value: value in _COLLECTIONS)
_ANY = Fact("a value", lambda value: True)
_PROSE = Prose()

# What our overlays say of an operation, a parameter or a schema.
_OURS: Mapping[str, Mapping[str, Shape]] = {
    "operation": {
        "x-interaction": Ours("an interaction", _is_interaction),
        "x-variants": Ours("a list of variants", lambda v: is_list(v) and all(map(_is_variant, v))),
        "x-result": Ours("a result", _is_result),
        "x-body": Ours("a kind of body", _is_body),
        "x-exclude": Ours("a string", _is_text),
    },
    "parameter": {
        "x-encoding": Ours("a string", _is_text),
        "x-omit": Ours("true or false", _is_flag),
        "x-default": Ours("a scalar or {}", lambda value: value == {} or _is_scalar(value)),
        "x-secret": Ours("true or false", _is_flag),
        "x-proxies": Ours("true or false", _is_flag),
        "x-body": Ours("a kind of body", _is_body),
    },
    "schema": {
        "x-present": Ours("a list of strings", _is_texts),
        "x-zero-if-absent": Ours("a list of strings", _is_texts),
        "x-null-is-not-empty": Ours("a list of strings", _is_texts),
    },
    "header": {"x-present": Ours("true or false", _is_flag)},
}

# Keywords that schemas, parameters, their items and headers share.
_CONSTRAINTS: dict[str, Shape] = {
    "type": _TYPE,
    "format": _TEXT,
    "default": _ANY,
    "enum": _LIST,
    "pattern": _TEXT,
    "minimum": _NUMBER,
    "maximum": _NUMBER,
    "exclusiveMinimum": _FLAG,
    "exclusiveMaximum": _FLAG,
    "multipleOf": _NUMBER,
    "minLength": _NUMBER,
    "maxLength": _NUMBER,
    "minItems": _NUMBER,
    "maxItems": _NUMBER,
    "uniqueItems": _FLAG,
    "description": _PROSE,
    "x-nullable": _FLAG,
    "x-omitempty": _FLAG,
    "x-go-name": _WORDS,
    "x-go-type": _WORDS,
    "x-go-package": _WORDS,
}
_SHARED_FIX = "write it out in each operation: shared parameters and responses are not read"
# Only whole schemas have these.
_NOT_A_SCHEMA: dict[str, Shape] = {
    key: Unsupported("only a body's schema can be an object: describe it there")
    for key in ("properties", "additionalProperties", "allOf")
}

GRAMMAR: Mapping[Kind, Mapping[str, Shape]] = {
    "document": {
        "swagger": _TEXT,
        "host": _TEXT,
        "schemes": _TEXTS,
        "consumes": _TEXTS,
        "produces": _TEXTS,
        "basePath": _TEXT,
        "info": Child("info"),
        "tags": Children("tag"),
        "definitions": Named("schema"),
        "paths": Named("path"),
        "externalDocs": _PROSE,
    },
    "info": {
        "version": _TEXT,
        "title": _PROSE,
        "description": _PROSE,
        "termsOfService": _PROSE,
        "contact": _PROSE,
        "license": _PROSE,
        "x-logo": _PROSE,
    },
    "tag": {
        "name": _TEXT,
        "description": _PROSE,
        "externalDocs": _PROSE,
        "x-displayName": _PROSE,
    },
    "path": {
        **{
            method: Child("operation")
            for method in ("get", "head", "post", "put", "patch", "delete", "options")
        },
        "parameters": Unsupported(_SHARED_FIX),
        "$ref": Unsupported("write the path item out: only schemas may refer to something"),
    },
    "operation": {
        **_OURS["operation"],
        "operationId": _TEXT,
        "tags": _TEXTS,
        "schemes": _TEXTS,
        "consumes": _TEXTS,
        "produces": _TEXTS,
        "deprecated": _FLAG,
        "parameters": Children("parameter"),
        "responses": Named("response"),
        "summary": _PROSE,
        "description": _PROSE,
        "externalDocs": _PROSE,
    },
    "parameter": {
        **_CONSTRAINTS,
        **_OURS["parameter"],
        **_NOT_A_SCHEMA,
        "name": _TEXT,
        "in": _TEXT,
        "required": _FLAG,
        "allowEmptyValue": _FLAG,
        "collectionFormat": _COLLECTION,
        "items": Child("items"),
        "schema": Child("schema"),
        "x-schema": Child("schema"),  # set by our overlays
        "example": _PROSE,
        "x-example": _PROSE,
        "$ref": Unsupported(_SHARED_FIX),
    },
    "items": {
        **_CONSTRAINTS,
        **_NOT_A_SCHEMA,
        "collectionFormat": _COLLECTION,
        "items": Child("items"),
        "example": _PROSE,
        "$ref": Unsupported("write the items out: only schemas may refer to something"),
    },
    "response": {
        "description": _PROSE,
        "schema": Child("schema"),
        "headers": Named("header"),
        "examples": _PROSE,
        "$ref": Unsupported(_SHARED_FIX),
    },
    "header": {
        **_CONSTRAINTS,
        **_OURS["header"],
        **_NOT_A_SCHEMA,
        "$ref": Unsupported("write the header out: only schemas may refer to something"),
        "collectionFormat": _COLLECTION,
        "items": Child("items"),
        "example": _PROSE,
    },
    "schema": {
        **_CONSTRAINTS,
        **_OURS["schema"],
        "$ref": _TEXT,
        "required": _TEXTS,
        "minProperties": _NUMBER,
        "maxProperties": _NUMBER,
        "readOnly": _FLAG,
        "discriminator": _TEXT,
        "properties": Named("schema"),
        "additionalProperties": Child("schema", or_bool=True),
        "items": Child("schema"),
        "allOf": Children("schema"),
        "x-one-of": Children("schema"),  # set by our overlays
        "title": _PROSE,
        "example": _PROSE,
        "externalDocs": _PROSE,
    },
}

# Keys without which a node means nothing.
REQUIRED: Mapping[Kind, tuple[str, ...]] = {
    "document": ("swagger", "info", "paths"),
    "info": ("version",),
    "tag": ("name",),
    "parameter": ("name", "in"),
    "operation": ("operationId", "responses"),
}


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a document: what it is, where it is, and its value."""

    kind: Kind
    pointer: str
    value: Any


def children(node: Node) -> Iterator[Node]:
    """The nodes directly below one whose shape has been checked."""
    for key, value in node.value.items():
        shape = GRAMMAR[node.kind].get(key)
        pointer = f"{node.pointer}/{escape(key)}"
        if isinstance(shape, Child) and is_map(value):
            yield Node(shape.kind, pointer, value)
        elif isinstance(shape, Children) and is_list(value):
            for index, item in enumerate(value):
                yield Node(shape.kind, f"{pointer}/{index}", item)
        elif isinstance(shape, Named) and is_map(value):
            for name, item in value.items():
                if not name.startswith("x-") or shape.kind in ("schema", "header"):
                    yield Node(shape.kind, f"{pointer}/{escape(name)}", item)


def walk(node: Node) -> Iterator[Node]:
    """A node and all nodes below it, in document order."""
    open_nodes = [node]
    while open_nodes:
        here = open_nodes.pop()
        yield here
        open_nodes.extend(reversed(list(children(here))))


def escape(key: str) -> str:
    """A key as one part of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")
