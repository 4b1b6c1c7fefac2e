"""A part of the API: which clients, operations and helpers a package is to have.

`narrow` takes a part out of the intermediate form: what was asked for, and whatever that reaches.
It is a pure function between lowering and rendering, so everything after it is the same for whole
and for narrowed packages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

from mobygen.errors import MobygenError
from mobygen.ir import Argument, Method, Model, Package, Tag, Type

Mode = Literal["both", "sync", "async"]
LISTS = ("tags", "operations", "helpers")
MODES: tuple[Mode, ...] = ("both", "sync", "async")


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for. Without tags and operations it is all of them.

    Attributes:
        mode: The clients: blocking, asyncio or both.
        tags: Groups of operations, as the client (`containers`) or the document calls them.
        operations: Single ones, as the client (`images.create`) or the document calls them.
        helpers: The helper modules; None for those that the operations have a use for.
    """

    mode: Mode = "both"
    tags: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()
    helpers: tuple[str, ...] | None = None

    @property
    def all_operations(self) -> bool:
        """True when no operation is left out."""
        return not (self.tags or self.operations)

    def options(self) -> dict[str, object]:
        """What is not as by default, for a manifest."""
        found: dict[str, object] = {} if self.mode == "both" else {"mode": self.mode}
        found |= {"tags": list(self.tags)} if self.tags else {}
        found |= {"operations": list(self.operations)} if self.operations else {}
        return found if self.helpers is None else found | {"helpers": list(self.helpers)}

    @property
    def is_whole(self) -> bool:
        """True when nothing is left out."""
        return self == Selection()


WHOLE = Selection()


def narrow(package: Package, selection: Selection, *, roots: Iterable[str] = ()) -> Package:
    """The part of a package that a selection asks for, with all that it reaches.

    Args:
        package: The whole package; left as it is.
        selection: What to keep.
        roots: Models that are needed besides those of the operations.

    Raises:
        MobygenError: There is no such tag or operation.
    """
    if selection.all_operations:
        return package
    wanted = _wanted(package, selection)
    tags = tuple(
        replace(tag, methods=methods)
        for tag in package.tags
        if (methods := tuple(m for m in tag.methods if (tag.attribute, m.name) in wanted))
    )
    supporting = tuple(_supporting(package, tags))
    kept = [method for tag in (*tags, *supporting) for method in tag.methods]
    reached = _reached(package, [*_types(kept), *(Type("model", name) for name in roots)])
    return replace(
        package,
        tags=tags,
        supporting=supporting,
        models=tuple(model for model in package.models if model.name in reached),
        enums=tuple(enum for enum in package.enums if enum.name in reached),
        excluded=(),
    )


def present(package: Package, selection: Selection) -> Selection:
    """The part of a selection, of operations only, that a package of another version has."""
    names = operations_of(package)
    tags = {name for tag in package.tags for name in (tag.name, tag.attribute)}
    names |= {f"{tag.attribute}.{method.name}" for tag in package.tags for method in tag.methods}
    return Selection(
        tags=tuple(tag for tag in selection.tags if tag in tags),
        operations=tuple(name for name in selection.operations if name in names),
    )


def operations_of(package: Package) -> frozenset[str]:
    """The operationIds of a package's methods."""
    return frozenset(method.operation for tag in package.tags for method in tag.methods)


def _wanted(package: Package, selection: Selection) -> set[tuple[str, str]]:
    """The methods that were asked for, as pairs of attribute and name."""
    by_tag: dict[str, list[tuple[str, str]]] = {}
    by_operation: dict[str, list[tuple[str, str]]] = {}
    for tag in package.tags:
        for method in tag.methods:
            key = (tag.attribute, method.name)
            for name in {tag.name, tag.attribute}:
                by_tag.setdefault(name, []).append(key)
            for name in (method.operation, ".".join(key)):
                by_operation.setdefault(name, []).append(key)
    found = [by_tag.get(tag) or _unknown("tag", tag, by_tag, package) for tag in selection.tags]
    found += [
        by_operation.get(name) or _unknown("operation", name, by_operation, package)
        for name in selection.operations
    ]
    return {key for keys in found for key in keys}


def _unknown(what: str, name: str, known: Iterable[str], package: Package) -> list[tuple[str, str]]:
    raise MobygenError(
        file="selection",
        place=f"{what}s",
        problem=f"API {package.api_version} has no {what} {name}",
        fix=nearest(name, known),
        code="selection",
    )


def nearest(name: str, known: Iterable[str]) -> str:
    """What else somebody may have meant, as advice."""
    names = sorted(known)
    by_fold = {known_name.casefold(): known_name for known_name in names}
    close = get_close_matches(name.casefold(), by_fold, n=3, cutoff=0.5)
    meant = [by_fold[fold] for fold in close] or names[:20]
    rest = "" if close or len(names) <= len(meant) else ", …"
    return f"use {'one of ' if len(meant) > 1 else ''}{', '.join(meant)}{rest}"


def _supporting(package: Package, tags: Sequence[Tag]) -> Iterator[Tag]:
    """What is asked before the output of a process can be read: no method, its answer as it comes."""
    kept = {method.operation for tag in tags for method in tag.methods}
    asked = {m.tty.operation for tag in tags for m in tag.methods if m.tty} - kept - {""}
    for tag in package.tags:
        methods = tuple(_as_it_comes(m) for m in tag.methods if m.operation in asked)
        if methods:
            yield replace(tag, methods=methods)


def _as_it_comes(method: Method) -> Method:
    return replace(
        method,
        arguments=tuple(a for a in method.arguments if a.location == "path"),
        results=tuple(
            replace(result, type=Type("object")) if result.kind == "json" else result
            for result in method.results
        ),
    )


def _reached(package: Package, types: Iterable[Type]) -> set[str]:
    """The names of the classes that types need, directly and through others."""
    models = {model.name: model for model in package.models}
    reached: set[str] = set()
    pending = [name for type in types for name in _names(type)]
    while pending:
        name = pending.pop()
        if name not in reached:
            reached.add(name)
            pending += _needed(models[name]) if name in models else ()
    return reached


def _needed(model: Model) -> Iterator[str]:
    for field in model.fields:
        yield from _names(field.type)
    if model.request:
        yield model.request


def _types(methods: Iterable[Method]) -> Iterator[Type]:
    for method in methods:
        yield from (argument.type for argument in _arguments(method))
        yield from (result.type for result in method.results if result.type is not None)


def _arguments(method: Method) -> Iterator[Argument]:
    yield from method.arguments
    yield from (argument for argument, _ in method.fixed)
    if method.body is not None:
        yield from method.body.fields
        if method.body.argument is not None:
            yield method.body.argument


def _names(type: Type) -> Iterator[str]:
    if type.kind in ("model", "enum"):
        yield type.name
    for arg in type.args:
        yield from _names(arg)
