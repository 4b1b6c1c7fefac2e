"""From a Swagger 2.0 document to a normalised spec: one shape for every way of saying a thing.

After this step there is no `allOf`, no `$ref` with siblings, no list-typed `type`, no inherited
`consumes`, and every schema knows its *place*, the stable address that names, docs and messages
use: `ContainerConfig`, `TaskSpec.ContainerSpec`, `Resources.Ulimits[]`, `PortMap{}`,
`ContainerExec.body`, `SystemDataUsage.200`. No decision about Python is made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeGuard

from mobygen.errors import MobygenError, raise_or_collect
from mobygen.values import entries, is_list, is_map, members
from mobygen.versions import ApiVersion

Json = dict[str, Any]
Kind = Literal[
    "ref", "object", "map", "array", "string", "integer", "number", "boolean", "any", "union"
]
_REF_PREFIX = "#/definitions/"
_METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
_SCALARS: dict[str, Kind] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "object": "object",
    "array": "array",
    "file": "string",
}
_OF_TYPE = {
    "array": ("items",),
    "object": (
        *("properties", "additionalProperties", "required"),
        *("x-present", "x-zero-if-absent", "x-null-is-not-empty"),
    ),
}


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema with everything merged: a reference, an object, a container or a scalar."""

    place: str
    kind: Kind
    ref: str = ""
    format: str = ""
    nullable: bool = False
    enum: tuple[str | int, ...] = ()
    items: Schema | None = None
    choices: tuple[Schema, ...] = ()
    properties: tuple[Property, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """A member of an object schema."""

    wire: str
    schema: Schema
    required: bool = False
    present: bool = False
    zero_if_absent: bool = False
    null_is_not_empty: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A path, query or header parameter."""

    wire: str
    location: str
    schema: Schema
    required: bool
    encoding: str = ""
    omit: bool = False
    default: object = None
    secret: bool = False
    proxies: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A request body: JSON, a tar stream, or (kind none) declared but never read."""

    wire: str
    kind: Literal["json", "tar", "none"]
    schema: Schema
    required: bool
    base: str = ""
    flatten: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """One documented status of an operation."""

    status: int
    schema: Schema | None
    headers: tuple[Property, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation with its parameters split from its body and the overlay's facts beside it."""

    id: str
    method: str
    path: str
    tag: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    produces: tuple[str, ...]
    interaction: Json = field(default_factory=dict[str, Any])
    result: Json = field(default_factory=dict[str, Any])
    variants: tuple[Json, ...] = ()
    exclude: str = ""
    summary: str = ""
    text: str = ""

    @property
    def pointer(self) -> str:
        """The JSON pointer of the operation in its document."""
        return f"#/paths/{self.path.replace('~', '~0').replace('/', '~1')}/{self.method.lower()}"


@dataclass(frozen=True, slots=True)
class Spec:
    """A whole normalised document."""

    file: str
    version: ApiVersion
    base_path: str
    definitions: Mapping[str, Schema]
    operations: tuple[Operation, ...]
    bases: frozenset[str]
    has_prose: bool


def normalise(data: Json, *, file: str, misfits: list[MobygenError] | None = None) -> Spec:
    """Normalise a checked Swagger document whose overlays are applied.

    What an overlay says of a property that is not there raises. With `misfits` it is ignored and
    its error is added to that list, as by `apply_overlays`.
    """
    reader = _Reader(data, file, misfits)
    version = _api_version(data, file)
    definitions = {name: reader.definition(name) for name in members(data.get("definitions"))}
    operations = tuple(reader.operations())
    texts = [op.summary + op.text for op in operations]
    return Spec(
        file=file,
        version=version,
        base_path=str(data.get("basePath") or f"/v{version}"),
        definitions=definitions,
        operations=operations,
        bases=frozenset(_bases(data)),
        has_prose=any(texts),
    )


def _bases(node: object) -> Iterator[str]:
    """The definitions whose properties others take over by `allOf`."""
    if is_list(node):
        for item in node:
            yield from _bases(item)
    elif is_map(node):
        for part in entries(node.get("allOf")):
            if "$ref" in part:
                yield str(part["$ref"]).removeprefix(_REF_PREFIX)
        for item in node.values():
            yield from _bases(item)


def _api_version(data: Json, file: str) -> ApiVersion:
    try:
        return ApiVersion.parse(str(data["info"]["version"]))
    except (KeyError, TypeError, ValueError):
        raise MobygenError(
            file=file,
            place="#/info/version",
            problem="not an Engine API version",
            fix="give the document's info.version the form 1.41",
        ) from None


@dataclass(frozen=True, slots=True)
class _Reader:
    data: Json
    file: str
    misfits: list[MobygenError] | None = None
    known: dict[str, Schema] = field(default_factory=dict[str, Schema])

    def bad(self, place: str, problem: str, fix: str) -> MobygenError:
        return MobygenError(file=self.file, place=place, problem=problem, fix=fix)

    # -- schemas ---------------------------------------------------------------------------

    def definition(self, name: str) -> Schema:
        """The definition of a name: merged once, however often others are merged from it."""
        if name not in self.known:
            self.known[name] = self.merged_definition(name)
        return self.known[name]

    def merged_definition(self, name: str) -> Schema:
        raw = self.data["definitions"][name]
        if set(raw) <= {"allOf", "description", "title"} and len(raw.get("allOf", ())) == 1:
            # A definition that only wraps another one is that shape under a new name.
            raw = {**raw, "type": "object"}
        return self.schema(raw, name, flatten=True)

    def schema(self, raw: Json, place: str, *, flatten: bool = False) -> Schema:
        """Normalise one schema. `flatten` merges even a lone `allOf` reference."""
        text = str(raw.get("description") or "")
        nullable = raw.get("x-nullable") is True
        if is_list(alternatives := raw.get("x-one-of")):
            choices = tuple(self.schema(one, place) for one in alternatives)
            return Schema(place, "union", nullable=nullable, choices=choices, text=text)
        if "$ref" in raw:
            return Schema(place, "ref", ref=self.target(raw), nullable=nullable, text=text)
        parts = raw.get("allOf")
        if parts:
            wrapped = self.lone_reference(raw)
            if wrapped and not flatten:
                return Schema(place, "ref", ref=wrapped, nullable=nullable, text=text)
            return Schema(
                place, "object", nullable=nullable, properties=self.merged(raw, place), text=text
            )
        kind = raw.get("type")
        if is_list(kind):
            nullable = nullable or "null" in kind
            kinds = [one for one in dict.fromkeys(kind) if one != "null"]
            if len(kinds) == 1:
                return self.plain({**raw, "type": kinds[0]}, place, text, nullable)
            choices = tuple(self.plain(_as_one(raw, one), place, "", False) for one in kinds)
            return Schema(place, "union", nullable=nullable, choices=choices, text=text)
        return self.plain(raw, place, text, nullable)

    def plain(self, raw: Json, place: str, text: str, nullable: bool) -> Schema:
        values = raw.get("additionalProperties")
        if raw.get("properties"):
            return Schema(
                place, "object", nullable=nullable, properties=self.merged(raw, place), text=text
            )
        if is_map(values):
            items = self.schema(values, place + "{}")
            return Schema(place, "map", nullable=nullable, items=items, text=text)
        kind = _SCALARS.get(str(raw.get("type", "")))
        if kind is None:
            kind = "array" if "items" in raw else "string" if raw.get("enum") else "any"
        if kind == "array":
            items = self.schema(members(raw.get("items")), place + "[]")
            return Schema(place, "array", nullable=nullable, items=items, text=text)
        enum = tuple(value for value in raw.get("enum") or () if _is_member(value, kind))
        return Schema(
            place,
            kind,
            format=str(raw.get("format") or ""),
            nullable=nullable,
            enum=enum,
            text=text,
        )

    def target(self, raw: Json) -> str:
        return str(raw["$ref"]).removeprefix(_REF_PREFIX)

    def lone_reference(self, raw: Json) -> str:
        """The definition that an `allOf` only wraps: all its other parts add no property."""
        refs = [part for part in raw["allOf"] if "$ref" in part]
        others = [part for part in [*raw["allOf"], raw] if "$ref" not in part]
        if len(refs) != 1 or any(part.get("properties") for part in others):
            return ""
        return self.target(refs[0])

    def merged(self, raw: Json, place: str) -> tuple[Property, ...]:
        """The properties of an object: those of its `allOf` parts, then its own."""
        found: dict[str, Property] = {}
        for part in entries(raw.get("allOf")):
            for prop in self.part(part, place):
                found[prop.wire] = prop
        required = set(map(str, entries(raw.get("required"))))
        for wire, schema in members(raw.get("properties")).items():
            own = self.schema(schema, f"{place}.{wire}")
            found[wire] = Property(wire, own, wire in required, text=own.text)
        present = self.named(raw, "x-present", found, place)
        # Left out when it is zero: there for whoever reads the answer, as zero is what is read then.
        zero = self.named(raw, "x-zero-if-absent", found, place)
        distinct = self.named(raw, "x-null-is-not-empty", found, place)
        return tuple(
            replace(
                prop,
                required=prop.required or prop.wire in required,
                present=prop.present or prop.wire in present or prop.wire in zero,
                zero_if_absent=prop.zero_if_absent or prop.wire in zero,
                null_is_not_empty=prop.null_is_not_empty or prop.wire in distinct,
            )
            for prop in found.values()
        )

    def named(
        self, raw: Json, key: str, found: Mapping[str, Property], place: str
    ) -> frozenset[str]:
        """The properties that an overlay's list names."""
        names = frozenset(map(str, entries(raw.get(key))))
        for unknown in sorted(names - set(found)):
            problem = f"{key} names no property: {unknown}"
            error = self.bad(place, problem, "correct or narrow the overlay")
            raise_or_collect(error, self.misfits)
        return names

    def part(self, raw: Json, place: str) -> tuple[Property, ...]:
        if "$ref" not in raw:
            return self.merged(raw, place)
        name = str(raw["$ref"]).removeprefix(_REF_PREFIX)
        return self.definition(name).properties

    # -- operations ------------------------------------------------------------------------

    def operations(self) -> Iterator[Operation]:
        for path, item in members(self.data.get("paths")).items():
            for method in _METHODS:
                if method in item:
                    yield self.operation(path, method, item[method])

    def operation(self, path: str, method: str, raw: Json) -> Operation:
        if not raw.get("operationId"):
            raise self.bad(
                f"#/paths/{path.replace('/', '~1')}/{method}",
                "an operation without operationId",
                "give it one",
            )
        id = str(raw["operationId"])
        parameters = [p for p in entries(raw.get("parameters")) if p.get("in") != "body"]
        bodies = [p for p in entries(raw.get("parameters")) if p.get("in") == "body"]
        return Operation(
            id=id,
            method=method.upper(),
            path=path,
            tag=str((raw.get("tags") or [""])[0]),
            parameters=tuple(self.parameter(p, id) for p in parameters),
            body=self.body(bodies[0], raw, id) if bodies else None,
            responses=tuple(
                self.response(int(status), body, id)
                for status, body in sorted(members(raw.get("responses")).items())
                if str(status).isdigit()
            ),
            produces=tuple(map(str, entries(raw.get("produces") or self.data.get("produces")))),
            interaction=members(raw.get("x-interaction")),
            result=members(raw.get("x-result")),
            variants=tuple(entries(raw.get("x-variants"))),
            exclude=str(raw.get("x-exclude") or ""),
            summary=str(raw.get("summary") or ""),
            text=str(raw.get("description") or ""),
        )

    def parameter(self, raw: Json, operation: str) -> Parameter:
        wire = str(raw["name"])
        schema = raw.get("x-schema") or {k: v for k, v in raw.items() if k != "description"}
        return Parameter(
            wire=wire,
            location=str(raw["in"]),
            schema=self.schema(schema, f"{operation}.{wire}"),
            required=bool(raw.get("required")) or raw["in"] == "path",
            encoding=str(raw.get("x-encoding") or ""),
            omit=bool(raw.get("x-omit")),
            default=raw.get("x-default"),
            secret=bool(raw.get("x-secret")),
            proxies=bool(raw.get("x-proxies")),
            text=str(raw.get("description") or ""),
        )

    def body(self, raw: Json, operation: Json, id: str) -> Body:
        schema = members(raw.get("schema"))
        facts = members(operation.get("x-body") or raw.get("x-body"))
        place = f"{id}.body"
        base, own = "", schema
        refs = [part for part in entries(schema.get("allOf")) if "$ref" in part]
        if len(refs) == 1 and not schema.get("properties"):
            # "X and a few more": X stays itself, the rest belongs to the operation.
            base = self.target(refs[0])
            own = {"type": "object", "allOf": [p for p in schema["allOf"] if "$ref" not in p]}
        return Body(
            wire=str(raw["name"]),
            kind=facts.get("kind") or _body_kind(schema),
            schema=self.schema(own, place, flatten=True),
            required=bool(raw.get("required")),
            base=base,
            flatten=bool(facts.get("flatten")) or bool(base),
            text=str(raw.get("description") or ""),
        )

    def response(self, status: int, raw: Json, operation: str) -> Response:
        place = f"{operation}.{status}"
        schema = raw.get("schema")
        headers = tuple(
            Property(
                wire,
                self.schema(header, f"{place}.{wire}"),
                present=header.get("x-present") is True,
                text=str(header.get("description") or ""),
            )
            for wire, header in members(raw.get("headers")).items()
        )
        return Response(
            status=status,
            schema=self.schema(schema, place) if schema else None,
            headers=headers,
            text=str(raw.get("description") or ""),
        )


def _is_member(value: object, kind: str) -> TypeGuard[str | int]:
    """Whether an enumeration of this kind can have the value."""
    return type(value) is {"string": str, "integer": int}.get(kind)


def _as_one(raw: Json, kind: str) -> Json:
    """A schema of several types as one of them: only with what belongs to that type."""
    foreign = {key for other, keys in _OF_TYPE.items() if other != kind for key in keys}
    return {**{key: value for key, value in raw.items() if key not in foreign}, "type": kind}


def _body_kind(schema: Json) -> Literal["json", "tar"]:
    return "tar" if schema.get("type") == "string" else "json"
