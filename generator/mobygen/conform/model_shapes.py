"""The shapes of our models: what a generated package promises of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mobygen.annotations import always_there
from mobygen.conform.compare import Kind, Member, Shape
from mobygen.ir import Field, Model, Package, Type

_KINDS: Mapping[str, Kind] = {
    "str": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "bytes": "string",
    "timestamp": "string",
    "object": "object",
    "list": "array",
    "map": "map",
}
_COLLECTIONS = ("list", "map")


def model_shapes(package: Package) -> dict[str, Shape]:
    """The shape of every model and enumeration, by class name."""
    shapes = {model.name: _model(model) for model in package.models}
    for enum in package.enums:
        values = tuple(value for _, value in enum.members)
        kind: Kind = "string" if enum.base == "str" else "integer"
        shapes[enum.name] = Shape(kind, enum=values)
    return shapes


def result_shape(type: Type) -> Shape:
    """The shape of a whole answer. A list or map that is null reads as empty there too."""
    return replace(shape_of(type), nullable=type.kind in _COLLECTIONS)


def shape_of(type: Type) -> Shape:
    """The shape of a type expression."""
    match type.kind:
        case "model" | "enum":
            return Shape("ref", name=type.name)
        case "optional":
            return replace(shape_of(type.args[0]), nullable=True)
        case "union":
            return Shape("union", choices=tuple(map(shape_of, type.args)))
        case "list" | "map":
            return Shape(_KINDS[type.kind], item=shape_of(type.args[0]))
        case "timestamp":
            return Shape("string", format="time")
        case "bytes":
            return Shape("string", format="base64")
        case _:
            return Shape(_KINDS.get(type.kind, "any"))


def _model(model: Model) -> Shape:
    members = {field.wire: _member(model, field) for field in model.fields}
    return Shape("object", name=model.name, members=members)


def _member(model: Model, field: Field) -> Member:
    shape = shape_of(field.type)
    if model.role == "request" or field.type.kind in _COLLECTIONS or not always_there(field):
        return Member(replace(shape, nullable=True))
    return Member(shape, required=not field.zero_if_absent)
