"""What a document says about the wire, with every reference resolved.

A tree of nodes per operation and place (path, query, header, request body, response by status, …).
Definitions are resolved once and shared, so that two documents can be compared definition by
definition. Nothing of how a document is cut into definitions shows on the wire; each node keeps
the place where its schema is declared, so that one change in a shared definition is one change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from mobygen.values import is_list, is_map

Json = dict[str, Any]
Value = str | int | float | bool | None | tuple["Value", ...]

REQUEST, RESPONSE = "request", "response"
OPERATION = "operation"
REQUEST_BODY = "request body"
REQUEST_MEDIA, RESPONSE_MEDIA = "request media type", "response media type"
STREAM_ITEM, HEADER_VALUE = "stream item", "response header value"
DEFINITION = "definition"
EMPTY = "empty"
FREE_OBJECT = "free-form object"
MEDIA_TYPE = "media type"
PARAMETER_LOCATIONS = ("path", "query", "header")
CONSTRAINTS = (
    "pattern",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "multipleOf",
)
_METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
_PREFIX = "#/definitions/"


@dataclass(frozen=True, slots=True)
class Node:
    """A resolved schema: its type, its facets and its children (`.Name`, `[]`, `{}`)."""

    place: str
    type: str
    facets: Mapping[str, Value] = field(default_factory=dict[str, Value])
    children: Mapping[str, Use] = field(default_factory=dict[str, "Use"])
    bases: tuple[str, ...] = ()
    nullable: bool = False
    deprecated: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A node where it is used: as a property, an item, a parameter or a whole body."""

    place: str
    node: Node
    ref: str = ""
    required: bool = False
    null_here: bool = False
    default: Value = None
    deprecated: str = ""
    text: str = ""

    @property
    def nullable(self) -> bool:
        """True when the value may be null, whether the use or the schema says so."""
        return self.null_here or self.node.nullable


@dataclass(frozen=True, slots=True)
class OperationFacts:
    """Everything an operation says, by location and name."""

    id: str
    method: str
    path: str
    tags: tuple[str, ...]
    interaction: str
    deprecated: str
    roots: Mapping[tuple[str, str], Use]
    text: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Method and path, the names of path parameters blanked."""
        return self.method, re.sub(r"\{[^}]*\}", "{}", self.path)


@dataclass(frozen=True)
class DocumentFacts:
    """The facts of one document."""

    version: str
    operations: Mapping[tuple[str, str], OperationFacts]
    definitions: Mapping[str, Node]
    upstream: Mapping[str, str]
    has_prose: bool

    def only(self, routes: Collection[tuple[str, str]]) -> DocumentFacts:
        """The facts of some operations, by method and path, and of what they refer to."""
        part = replace(self, operations={k: o for k, o in self.operations.items() if k in routes})
        kept = {name: node for name, node in self.definitions.items() if name in part.reached}
        upstream = {name: text for name, text in self.upstream.items() if name in kept}
        return replace(part, definitions=kept, upstream=upstream)

    @cached_property
    def references(self) -> Mapping[str, tuple[str, ...]]:
        """For each definition, those it refers to."""
        return {name: tuple(references(node)) for name, node in self.definitions.items()}

    @cached_property
    def reached(self) -> frozenset[str]:
        """The definitions that operations refer to, however deep inside."""
        found: set[str] = set()
        waiting: list[Use] = [
            use for operation in self.operations.values() for use in operation.roots.values()
        ]
        while waiting:
            use = waiting.pop()
            if use.ref in found:
                continue
            if use.ref:
                found.add(use.ref)
            found.update(use.node.bases)
            waiting += use.node.children.values()
        return frozenset(found)


def name_on_wire(path: str, location: str, name: str) -> str:
    """The name of a parameter; in the path its position, as its name does not go over the wire."""
    names = re.findall(r"\{([^}]*)\}", path) if location == "path" else []
    return f"{{{names.index(name)}}}" if name in names else name


def references(node: Node) -> Iterator[str]:
    """The definitions that a schema refers to itself."""
    yield from node.bases
    for use in node.children.values():
        if use.ref:
            yield use.ref
        else:
            yield from references(use.node)


def document_facts(data: Json, renames: Mapping[str, str] | None = None) -> DocumentFacts:
    """The facts of a checked document; `renames` gives definitions their one name."""
    reader = _Reader(data, renames or {})
    operations = {one.key: one for one in reader.operations()}
    definitions = {reader.name(name): reader.definition(name) for name in reader.raw}
    return DocumentFacts(
        version=str(_map(data, "info").get("version", "")),
        operations=operations,
        definitions=definitions,
        upstream={reader.name(name): name for name in reader.raw},
        has_prose=any(one.text for one in operations.values()),
    )


def direction(location: str) -> str:
    """Who is concerned: the caller who sends, the one who reads, or both ('')."""
    if location in (*PARAMETER_LOCATIONS, REQUEST_BODY, REQUEST_MEDIA):
        return REQUEST
    if location.startswith("response") or location == STREAM_ITEM:
        return RESPONSE
    return ""


def flat(facts: DocumentFacts) -> Iterator[tuple[tuple[str, str, str, str, str], Value]]:
    """Every single fact, keyed by method, path, location, property path and facet."""
    for (method, path), operation in facts.operations.items():
        yield (method, path, OPERATION, "", "present"), True
        if operation.interaction:
            yield (method, path, OPERATION, "", "interaction"), operation.interaction
        for (location, name), use in operation.roots.items():
            for pointer, facet, value in _flat_use(use, name):
                yield (method, path, location, pointer, facet), value


def _flat_use(use: Use, pointer: str) -> Iterator[tuple[str, str, Value]]:
    yield pointer, "type", use.node.type
    if use.required:
        yield pointer, "required", True
    if use.nullable:
        yield pointer, "nullable", True
    if use.default is not None:
        yield pointer, "default", use.default
    for facet, value in use.node.facets.items():
        yield pointer, facet, value
    for key, child in use.node.children.items():
        yield from _flat_use(child, join(pointer, key))


def join(pointer: str, key: str) -> str:
    """The pointer of a child: `HostConfig` + `.Mounts`, `[]`, `{}`."""
    return pointer + key if pointer else key.removeprefix(".")


def signature(node: Node, depth: int = 3) -> str:
    """The type of a node with those of its items: `array[map[string]]`."""
    if node.type == "object" and not node.children:
        return FREE_OBJECT
    inner = node.children.get("[]") or node.children.get("{}")
    if inner is None or depth == 0:
        return node.type
    return f"{node.type}[{signature(inner.node, depth - 1)}]"


# -- reading -------------------------------------------------------------------------------


class _Reader:
    def __init__(self, data: Json, renames: Mapping[str, str]) -> None:
        self.data = data
        self.renames = renames
        self.raw = _map(data, "definitions")
        self.done: dict[str, Node] = {}
        self.open: set[str] = set()

    def name(self, definition: str) -> str:
        return self.renames.get(definition, definition)

    def target(self, raw: Json) -> str:
        return str(raw["$ref"]).removeprefix(_PREFIX)

    def definition(self, name: str) -> Node:
        found = self.done.get(name)
        if found is None and name in self.open:
            # Inside itself: what it is made of is told where it is not.
            return Node(self.name(name), self.kind(_map(self.raw, name)))
        if found is None:
            self.open.add(name)
            found = self.done[name] = self.node(_map(self.raw, name), self.name(name))
            self.open.remove(name)
        return found

    def use(self, raw: Json, place: str, *, required: bool = False) -> Use:
        """A schema in a place; a reference, alone or wrapped in `allOf`, keeps its name."""
        parts = [
            part for part in raw.get("allOf") or () if part.get("properties") or "$ref" in part
        ]
        own = raw.get("properties") or raw.get("additionalProperties")
        ref = ""
        if "$ref" in raw:
            ref = self.target(raw)
        elif len(parts) == 1 and "$ref" in parts[0] and not own:
            ref = self.target(parts[0])
        node = self.definition(ref) if ref else self.node(raw, place)
        return Use(
            place=place,
            node=node,
            ref=self.name(ref) if ref else "",
            required=required,
            null_here=bool(ref) and raw.get("x-nullable") is True,
            default=freeze(raw.get("default")),
            deprecated=_deprecated(raw) if ref else "",
            text=str(raw.get("description") or "") if ref else "",
        )

    def node(self, raw: Json, place: str) -> Node:
        if "$ref" in raw:
            return self.definition(self.target(raw))
        children: dict[str, Use] = {}
        bases: list[str] = []
        facets: dict[str, Value] = {}
        kind = self.kind(raw)
        for part in raw.get("allOf") or ():
            whole = self.node(part, place)
            if "$ref" in part:
                bases.append(self.name(self.target(part)))
            bases += whole.bases
            children |= whole.children
            facets |= whole.facets
            if kind == "any" and whole.type != "any":
                kind = whole.type
        required = {str(name) for name in raw.get("required") or ()}
        for name, schema in _map(raw, "properties").items():
            children[f".{name}"] = self.use(schema, f"{place}.{name}")
        for name in required:
            if f".{name}" in children:
                children[f".{name}"] = _required(children[f".{name}"])
        values = raw.get("additionalProperties")
        if is_map(values) and not children:
            kind = "map"
            children["{}"] = self.use(values, place + "{}")
        if kind == "array":
            children["[]"] = self.use(_map(raw, "items"), place + "[]")
        return Node(
            place=place,
            type=kind,
            facets=facets | _facets(raw, kind),
            children=children,
            bases=tuple(bases),
            nullable=raw.get("x-nullable") is True,
            deprecated=_deprecated(raw),
            text=str(raw.get("description") or ""),
        )

    def kind(self, raw: Json) -> str:
        kind = raw.get("type")
        if is_list(kind):
            return "|".join(sorted(map(str, kind)))
        if kind:
            return "string" if kind == "file" else str(kind)
        if raw.get("properties") or isinstance(raw.get("additionalProperties"), dict):
            return "object"
        if "items" in raw:
            return "array"
        return "string" if raw.get("enum") else "any"

    # -- operations ------------------------------------------------------------------------

    def operations(self) -> Iterator[OperationFacts]:
        for path, item in _map(self.data, "paths").items():
            for method in _METHODS:
                if method in item:
                    yield self.operation(path, method, item[method])

    def operation(self, path: str, method: str, raw: Json) -> OperationFacts:
        id = str(raw.get("operationId") or f"{method} {path}")
        roots: dict[tuple[str, str], Use] = {}
        interaction = _map(raw, "x-interaction")
        for parameter in raw.get("parameters") or ():
            root, use = self.parameter(parameter, id, raw)
            if root is not None:
                roots[root] = use
        for status, response in _map(raw, "responses").items():
            self.response(str(status), response, id, roots)
        has_body = (REQUEST_BODY, "") in roots
        for location, key in ((REQUEST_MEDIA, "consumes"), (RESPONSE_MEDIA, "produces")):
            if key == "consumes" and not has_body:
                continue
            for media in raw.get(key) or self.data.get(key) or ():
                where = f"{id}.{key}"
                roots[location, str(media)] = Use(where, Node(where, MEDIA_TYPE))
        for place, ref in (
            (STREAM_ITEM, interaction.get("item")),
            (HEADER_VALUE, _map(raw, "x-result").get("schema")),
        ):
            if ref:
                roots[place, ""] = self.use({"$ref": ref}, f"{id}.item")
        return OperationFacts(
            id=id,
            method=method.upper(),
            path=path,
            tags=tuple(map(str, raw.get("tags") or ())),
            interaction=_interaction(interaction),
            deprecated=_deprecated(raw),
            roots=roots,
            text=f"{raw.get('summary') or ''}\n{raw.get('description') or ''}".strip(),
        )

    def parameter(self, raw: Json, id: str, operation: Json) -> tuple[tuple[str, str] | None, Use]:
        location, name = str(raw.get("in")), str(raw.get("name"))
        required = bool(raw.get("required"))
        if location == "body":
            facts = _map(operation, "x-body") or _map(raw, "x-body")
            use = self.use(_map(raw, "schema"), f"{id}.body", required=required)
            return (None if facts.get("kind") == "none" else (REQUEST_BODY, "")), use
        place = f"{id}.{name}"
        schema = _map(raw, "x-schema") or {
            k: v for k, v in raw.items() if k not in ("required", "description")
        }
        use = self.use(schema, place, required=required)
        facets = dict(use.node.facets)
        if raw.get("collectionFormat"):
            facets["array encoding"] = str(raw["collectionFormat"])
        if raw.get("x-encoding"):
            facets["encoding"] = str(raw["x-encoding"])
        node = Node(
            place=place,
            type=use.node.type,
            facets=facets,
            children=use.node.children,
            deprecated=_deprecated(raw),
            text=str(raw.get("description") or ""),
        )
        return (location, name.lower() if location == "header" else name), Use(
            place=place,
            node=node,
            ref=use.ref,
            required=required,
            default=freeze(raw.get("default")),
        )

    def response(self, status: str, raw: Json, id: str, roots: dict[tuple[str, str], Use]) -> None:
        place = f"{id}.{status}"
        schema = raw.get("schema")
        if schema:
            roots[f"response {status}", ""] = self.use(schema, place)
        else:
            roots[f"response {status}", ""] = Use(place, Node(place, EMPTY))
        for name, header in _map(raw, "headers").items():
            location = f"response {status} header"
            roots[location, str(name)] = self.use(header, f"{place}.{name}")


def _required(use: Use) -> Use:
    return Use(
        place=use.place,
        node=use.node,
        ref=use.ref,
        required=True,
        null_here=use.null_here,
        default=use.default,
        deprecated=use.deprecated,
        text=use.text,
    )


def _facets(raw: Json, kind: str) -> dict[str, Value]:
    facets: dict[str, Value] = {}
    if raw.get("format"):
        facets["format"] = str(raw["format"])
    values = tuple(v for v in raw.get("enum") or () if isinstance(v, str | int))
    if values and kind in ("string", "integer", "any"):
        facets["enum"] = values
    for name in CONSTRAINTS:
        if name in raw:
            facets[name] = freeze(raw[name])
    return facets


def _interaction(facts: Json) -> str:
    """How an operation talks, in a few words: `stream json`, `hijack multiplexed`."""
    return " ".join(str(facts[key]) for key in ("kind", "framing") if facts.get(key))


def _deprecated(raw: Json) -> str:
    """`deprecated: true`, or what the lifecycle overlay says: `since 1.44; use …`."""
    facts = _map(raw, "x-lifecycle")
    if not facts.get("deprecated"):
        return "yes" if raw.get("deprecated") is True else ""
    parts = [f"since {facts['deprecated']}"]
    if facts.get("removed"):
        parts.append(f"to be gone in {facts['removed']}")
    if facts.get("use"):
        parts.append(f"use {facts['use']}")
    return ", ".join(parts)


def _map(raw: Json, key: str) -> Json:
    """The mapping at a key; empty when there is none."""
    found: Json | None = raw.get(key)
    return found or {}


def freeze(value: Any) -> Value:
    """A JSON value that can be compared, hashed and printed."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
