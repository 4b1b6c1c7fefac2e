"""Schemas to models, enumerations and type expressions.

An object schema used only in answers, or only in requests, becomes one class. One used in both
directions becomes two: a user fills in `HostConfig`, whose fields tell "not set" from null, and
reads `HostConfigInfo`, whose lists are never null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar, get_args

from mobygen.errors import MobygenError
from mobygen.ir import Enum, Field, Model, Role, Type
from mobygen.lower.context import Context
from mobygen.normalise import Property, Schema

_TIME_FORMATS = ("date-time", "dateTime")
_TWIN_SUFFIX = "Info"
_T = TypeVar("_T", Model, Enum)


class Types:
    """Builds type expressions, and collects the models and enumerations they need."""

    def __init__(self, context: Context, uses: Iterable[tuple[Schema, Role]]) -> None:
        self._context = context
        self._roles: dict[str, set[Role]] = {}
        self._models: dict[tuple[str, Role], Model] = {}
        self._enums: dict[str, Enum] = {}
        self._references: dict[tuple[str, Role], Type] = {}
        self._visited: set[tuple[str, Role]] = set()
        for schema, role in uses:
            self.visit(schema, role)

    @property
    def models(self) -> tuple[Model, ...]:
        """Every model, in name order; a name that two places claim is an error."""
        return tuple(_unique(self._models.values(), self._context))

    @property
    def enums(self) -> tuple[Enum, ...]:
        """Every enumeration, in name order."""
        return tuple(_unique(self._enums.values(), self._context))

    def knows(self, schema: Schema) -> bool:
        """True when the object or enumeration has been lowered already."""
        return schema.place in self._enums or any(
            (schema.place, role) in self._models for role in get_args(Role)
        )

    def reached(self, schema: Schema) -> bool:
        """True when an operation uses the schema, be it as arguments only."""
        return schema.place in self._roles

    def lower(self, schema: Schema, role: Role) -> Type:
        """The type expression of a schema, as seen from a request or an answer."""
        match schema.kind:
            case "ref":
                return self._lower_reference(schema, role)
            case "object" if schema.properties:
                return Type("model", self._model(schema, role))
            case "object":
                return Type("object")
            case "array" | "map" if schema.items is not None:
                kind = "list" if schema.kind == "array" else "map"
                item = self.lower(schema.items, role)
                if schema.items.nullable:
                    item = Type("optional", args=(item,))
                return Type("list", args=(item,)) if kind == "list" else Type("map", args=(item,))
            case "union":
                return _union(self.lower(one, role) for one in schema.choices)
            case _:
                return self._scalar(schema)

    def _lower_reference(self, schema: Schema, role: Role) -> Type:
        key = schema.ref, role
        if key not in self._references:
            self._references[key] = self.lower(self._definition(schema), role)
        return self._references[key]

    def _scalar(self, schema: Schema) -> Type:
        if schema.enum:
            base = (Type("int"),) if schema.kind == "integer" else ()
            return Type("enum", self._enum(schema), base)
        match schema.kind:
            case "integer":
                return Type("int")
            case "number":
                return Type("float")
            case "boolean":
                return Type("bool")
            case "string" if schema.format in _TIME_FORMATS:
                return Type("timestamp")
            case "string" if schema.format == "byte":
                return Type("bytes")
            case "string":
                return Type("str")
            case _:
                return Type("json")

    def _definition(self, schema: Schema) -> Schema:
        found = self._context.spec.definitions.get(schema.ref)
        if found is None:
            raise MobygenError(
                file=self._context.spec.file,
                place=schema.place,
                problem=f"there is no definition {schema.ref}",
                fix="correct the document, or the overlay that names it",
            )
        return found

    def visit(self, schema: Schema, role: Role) -> None:
        """First pass, before anything is lowered: note in which directions each object is used."""
        if schema.kind == "ref":
            if (schema.ref, role) in self._visited:
                return
            self._visited.add((schema.ref, role))
            schema = self._definition(schema)
        if schema.kind == "object" and schema.properties:
            roles = self._roles.setdefault(schema.place, set())
            if role in roles:
                return
            roles.add(role)
        for child in _children(schema):
            self.visit(child, role)

    def _name(self, schema: Schema, role: Role) -> str:
        names = self._context.names
        name = names.model(schema.place)
        # A name must not change when a later version uses the schema in the other direction too.
        twin = len(self._roles.get(schema.place, ())) == 2 or schema.place in names.twins
        return name + _TWIN_SUFFIX if twin and role == "response" else name

    def _model(self, schema: Schema, role: Role) -> str:
        name = self._name(schema, role)
        if (schema.place, role) not in self._models:
            roles = self._roles.setdefault(schema.place, {role})
            twin = self._context.names.model(schema.place) if len(roles) == 2 else ""
            docs = self._context.docs.model(schema.place)
            self._models[schema.place, role] = Model(
                name=name,
                place=schema.place,
                role=role,
                fields=self._fields(schema, role),
                doc=self._context.text(docs.doc, schema.text),
                since=self._context.first("model", schema.place),
                request=twin if role == "response" else "",
            )
        return name

    def _fields(self, schema: Schema, role: Role) -> tuple[Field, ...]:
        fields: dict[str, Field] = {}
        for prop in schema.properties:
            field = self._field(schema, prop, role)
            if field.name in fields:
                raise MobygenError(
                    file=self._context.spec.file,
                    place=schema.place,
                    problem=(
                        f"properties {fields[field.name].wire!r} and {prop.wire!r} both become "
                        f"`{field.name}`"
                    ),
                    fix=(
                        "rename one of them in the document, or name it in names.yaml: "
                        f"parameters['{schema.place}.{prop.wire}']"
                    ),
                )
            fields[field.name] = field
        return tuple(fields.values())

    def _field(self, schema: Schema, prop: Property, role: Role) -> Field:
        names, docs = self._context.names, self._context.docs
        # A property merged in from another schema (allOf) is documented where it was declared.
        owner = prop.schema.place.removesuffix(f".{prop.wire}")
        ours = (
            docs.model(schema.place).fields.get(prop.wire)
            or docs.model(owner).fields.get(prop.wire)
            or ""
        )
        type = self.lower(prop.schema, role)
        if role == "response" and prop.null_is_not_empty:
            type = Type("optional", args=(type,))
        return Field(
            wire=prop.wire,
            name=names.field(schema.place, prop.wire),
            type=type,
            required=prop.required,
            # What an overlay says is always there is, whatever the document says of null.
            present=prop.present or (prop.required and not prop.schema.nullable),
            nullable=prop.schema.nullable,
            doc=self._context.text(ours, prop.text),
            since=self._context.first("field", schema.place, prop.wire),
            zero_if_absent=prop.zero_if_absent,
        )

    def _enum(self, schema: Schema) -> str:
        names = self._context.names
        name = names.model(schema.place)
        if schema.place not in self._enums:
            members = tuple((names.member(name, value), value) for value in schema.enum)
            taken = {member for member, _ in members}
            if len(taken) != len(members):
                raise MobygenError(
                    file=self._context.spec.file,
                    place=schema.place,
                    problem="two values of the enumeration get the same Python name",
                    fix=f"change one in the document, or name them in names.yaml: enum_members.{name}",
                )
            self._enums[schema.place] = Enum(
                name=name,
                place=schema.place,
                base="int" if schema.kind == "integer" else "str",
                members=members,
                doc=self._context.text(self._context.docs.model(schema.place).doc, schema.text),
            )
        return name


def _union(types: Iterable[Type]) -> Type:
    """One of several types; a union in it gives its own members."""
    flat = (part for one in types for part in (one.args if one.kind == "union" else (one,)))
    members = tuple(dict.fromkeys(flat))
    return members[0] if len(members) == 1 else Type("union", args=members)


def _children(schema: Schema) -> Iterator[Schema]:
    yield from (prop.schema for prop in schema.properties)
    yield from schema.choices
    if schema.items is not None:
        yield schema.items


def _unique(things: Iterable[_T], context: Context) -> Iterator[_T]:
    seen: dict[str, _T] = {}
    for thing in sorted(things, key=lambda one: one.name):
        if thing.name in seen:
            raise MobygenError(
                file=context.spec.file,
                place=thing.place,
                problem=f"the class name {thing.name} is already taken by {seen[thing.name].place}",
                fix=(
                    "rename one of them in the document, or name it in names.yaml: "
                    f"models['{thing.place}']"
                ),
            )
        seen[thing.name] = thing
        yield thing
