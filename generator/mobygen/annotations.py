"""Type expressions as Python text, for each position a type can stand in."""

from __future__ import annotations

from mobygen.ir import Argument, Field, Model, Result, Type

_PLAIN = {
    "str": "str",
    "int": "int",
    "float": "float",
    "bool": "bool",
    "bytes": "bytes",
    "timestamp": "Timestamp",
    "json": "JsonValue",
    "object": "JsonObject",
    "filters": "Filters",
    "time": "TimeLike",
    "body": "RequestBody",
}
_ZERO = {
    "str": '""',
    "int": "0",
    "float": "0.0",
    "bool": "False",
    "enum": '""',
    "bytes": 'b""',
    "object": "{}",
}
_CONTAINERS = {"list": "[]", "map": "{}"}


def plain(type: Type, *, map: str = "dict", list: str = "list") -> str:
    """The type itself: `list[ContainerSummary]`."""
    args = [plain(arg, map=map, list=list) for arg in type.args]
    match type.kind:
        case "model":
            return type.name
        case "enum":
            return f"OpenInt[{type.name}]" if type.args else f"Open[{type.name}]"
        case "list":
            return f"{list}[{args[0]}]"
        case "map":
            return f"{map}[str, {args[0]}]"
        case "optional":
            return f"{args[0]} | None"
        case "union":
            return " | ".join(args)
        case _:
            return _PLAIN[type.kind]


def field_annotation(model: Model, field: Field) -> str:
    """The annotation of a model's field."""
    text = plain(field.type)
    if model.role == "request":
        return text if field.required else f"Maybe[{text}]"
    if field.type.kind in _CONTAINERS:
        return f"NullIsEmpty[{text}]"
    return text if always_there(field) or field.type.kind == "optional" else f"{text} | None"


def field_default(model: Model, field: Field) -> str:
    """The default of a model's field as Python source, '' when it has to be given."""
    if model.role == "request":
        return "" if field.required else "UNSET"
    if field.type.kind in _CONTAINERS:
        return _CONTAINERS[field.type.kind]
    if not always_there(field):
        return "None"
    if field.type.kind == "model":
        return f"field(default_factory=lambda: {field.type.name}())"
    if field.type.kind == "timestamp":
        return 'Timestamp("")'
    if field.type.kind == "enum" and field.type.args:
        return "0"
    return _ZERO[field.type.kind]


def is_null_safe(model: Model, field: Field) -> bool:
    """True for the lists and maps of answers, which read as empty when the daemon sends null."""
    return model.role == "response" and field.type.kind in _CONTAINERS


def always_there(field: Field) -> bool:
    """True when a field of an answer is never None, because the daemon always sends it."""
    return field.present and (field.type.kind in _ZERO or field.type.kind in ("model", "timestamp"))


def argument_annotation(argument: Argument, *, list: str = "list") -> str:
    """The annotation of a method's argument."""
    map = "dict" if argument.location == "body" and argument.encoding == "" else "Mapping"
    text = plain(argument.type, map=map, list=list)
    if argument.required:
        return text
    is_field = argument.location == "body" and argument.wire != "body"
    return f"Maybe[{text}]" if is_field else f"{text} | None"


def argument_default(argument: Argument) -> str:
    """The default of a method's argument, '' when it has to be given."""
    if argument.required:
        return ""
    return "UNSET" if argument.location == "body" and argument.wire != "body" else "None"


def result_annotation(result: Result, *, list: str = "list") -> str:
    """What `Operation.decode` returns for this result."""
    match result.kind:
        case "json" | "headers" | "header-json" if result.type is not None:
            return plain(result.type, list=list)
        case "items" if result.type is not None:
            return f"{list}[{plain(result.type, list=list)}]"
        case "frames":
            return f"{list}[Frame]"
        case "bytes":
            return "bytes"
        case "text":
            return "str"
        case "flag":
            return "bool"
        case _:
            return "None"
