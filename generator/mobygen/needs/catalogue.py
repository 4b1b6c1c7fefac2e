"""Every name of the generated client over all pinned versions, and what it is on the wire.

It is taken from the representations that packages are rendered from. Making it takes some seconds,
so it is kept in the user's cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from mobygen.ir import Argument, Enum, Method, Model, Package, Type
from mobygen.jsoncache import Kept
from mobygen.needs.runtime import Runtime, read_runtime
from mobygen.resources import specs_dir, templates_dir

Kind = Literal["group", "operation", "parameter", "class", "field", "member"]
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of versions, by their positions, in which a thing was the same."""

    first: int
    last: int
    facts: Facts


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a name in Python.

    Attributes:
        kind: What it is.
        name: `containers`, `containers.create`, `containers.create(platform=)`, `HostConfig`,
            `HostConfig.memory`, `RestartPolicyName.ALWAYS`.
        spans: When it was there, and what it was then.
    """

    kind: Kind
    name: str
    spans: tuple[Span, ...]

    def at(self, position: int) -> Facts | None:
        """What it is in a version; None when it is not there."""
        for span in self.spans:
            if span.first <= position <= span.last:
                return span.facts
        return None

    def nearest(self, position: int) -> Facts:
        """What it is in a version, or in the one that has it and is nearest to that."""

        def distance(span: Span) -> int:
            return max(span.first - position, position - span.last, 0)

        return min(self.spans, key=distance).facts

    @property
    def positions(self) -> frozenset[int]:
        """The versions that have it."""
        return frozenset(n for span in self.spans for n in range(span.first, span.last + 1))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All things by kind and name, and the modules that every package has."""

    versions: tuple[str, ...]
    things: Mapping[tuple[str, str], Thing]
    runtime: Runtime
    _parameters: dict[str, dict[str, Thing]] = field(
        default_factory=dict[str, dict[str, Thing]], repr=False
    )
    _by_id: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    _by_constant: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    _values: dict[str, dict[str | int, str]] = field(
        default_factory=dict[str, dict[str | int, str]], repr=False
    )
    _groups: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    _fields: dict[str, set[str]] = field(default_factory=dict[str, set[str]], repr=False)

    def __post_init__(self) -> None:
        for (kind, name), thing in self.things.items():
            owner, _, last = name.rstrip("=)").partition("(" if kind == "parameter" else ".")
            facts = thing.spans[-1].facts
            if kind == "parameter":
                self._parameters.setdefault(owner, {})[last] = thing
            elif kind == "operation":
                self._by_id.setdefault(facts["id"], name)
                self._by_constant.setdefault(facts["constant"], name)
            elif kind == "member":
                for span in thing.spans:
                    self._values.setdefault(owner, {})[span.facts["value"]] = last
            elif kind == "group":
                self._groups[facts["class"]] = name
            elif kind == "field":
                self._fields.setdefault(owner, set()).add(last)

    def get(self, kind: Kind, name: str) -> Thing | None:
        """A thing, if any version has it."""
        return self.things.get((kind, name))

    def parameters(self, operation: str) -> Mapping[str, Thing]:
        """All arguments that a method ever had, by name."""
        return self._parameters.get(operation, {})

    def operation_of_id(self, id: str) -> str:
        """The method of an operationId; '' for none."""
        return self._by_id.get(id, "")

    def operation_of_constant(self, constant: str) -> str:
        """The method whose operation is called so in the module `operations`; '' for none."""
        return self._by_constant.get(constant, "")

    def member_of_value(self, enum: str, value: str | int) -> str:
        """The member of an enumeration that has a value; '' for none."""
        return self._values.get(enum, {}).get(value, "")

    def group_of_class(self, name: str) -> str:
        """The attribute of a client that is of a class such as `ContainersApi`; '' for none."""
        return self._groups.get(name, "")

    def fields(self, model: str) -> frozenset[str]:
        """All fields that a model ever had."""
        return frozenset(self._fields.get(model, ()))

    @property
    def models(self) -> Iterable[str]:
        """All models that have fields."""
        return self._fields


# -- types, as the cache keeps them ----------------------------------------------------------


def packed(type: Type | None) -> Any:
    """A type as JSON."""
    return None if type is None else [type.kind, type.name, [packed(a) for a in type.args]]


def unpacked(data: Any) -> Type:
    """A type from JSON."""
    kind, name, args = data
    return Type(kind, name, tuple(unpacked(one) for one in args))


# -- making it -------------------------------------------------------------------------------


def load_catalogue(cache: Path | None = None, *, notice: Callable[[], None]) -> Catalogue:
    """The catalogue; `notice` is called when it has to be made, which takes seconds."""
    return _KEPT.get(_inputs(), build_catalogue, folder=cache, notice=notice)


def build_catalogue() -> Catalogue:
    """The catalogue, from the documents."""
    from mobygen.all_versions import build_all
    from mobygen.workers import workers

    with workers() as pool:
        return catalogue_of(build_all(pool), read_runtime(templates_dir() / "runtime"))


def catalogue_of(packages: Iterable[Package], runtime: Runtime) -> Catalogue:
    """The catalogue of some versions, oldest first."""
    spans: dict[tuple[str, str], list[Span]] = {}
    versions: list[str] = []
    for position, package in enumerate(packages):
        versions.append(package.api_version)
        for kind, name, facts in _things(package):
            known = spans.setdefault((kind, name), [])
            if known and known[-1].last == position - 1 and known[-1].facts == facts:
                known[-1] = Span(known[-1].first, position, facts)
            else:
                known.append(Span(position, position, facts))
    things = {key: Thing(_kind(key[0]), key[1], tuple(found)) for key, found in spans.items()}
    return Catalogue(tuple(versions), things, runtime)


def _things(package: Package) -> Iterator[tuple[Kind, str, dict[str, Any]]]:
    for tag in package.tags:
        yield "group", tag.attribute, {"class": f"{tag.class_name}Api", "wire": tag.name}
        for method in tag.methods:
            yield from _method(f"{tag.attribute}.{method.name}", method)
    for model in package.models:
        yield from _model(model)
    for enum in package.enums:
        yield from _enum(enum)


def _method(name: str, method: Method) -> Iterator[tuple[Kind, str, dict[str, Any]]]:
    from mobygen.diff.names import arguments
    from mobygen.render import positional

    result = next((r for r in method.results if r.kind != "empty"), method.results[0])
    yield "operation", name, {
        "id": method.operation,
        "constant": method.constant,
        "wire": f"{method.operation} {method.verb} {method.path}",
        "interaction": method.interaction,
        "result": result.kind,
        "type": packed(result.type),
        "positional": [argument.name for argument in positional(method)],
    }
    for argument in arguments(method):
        yield "parameter", f"{name}({argument.name}=)", _argument(method, argument)


def _argument(method: Method, argument: Argument) -> dict[str, Any]:
    wire = argument.wire if argument.wire != "body" else ""
    return {
        "wire": f"{method.operation} {argument.location} {wire}".rstrip(),
        "type": packed(argument.type),
        "required": argument.required,
    }


def _model(model: Model) -> Iterator[tuple[Kind, str, dict[str, Any]]]:
    yield "class", model.name, {"is": model.role, "wire": model.place, "request": model.request}
    for each in model.fields:
        yield "field", f"{model.name}.{each.name}", {
            "wire": f"{model.place}.{each.wire}",
            "type": packed(each.type),
            "required": each.required and model.role == "request",
        }


def _enum(enum: Enum) -> Iterator[tuple[Kind, str, dict[str, Any]]]:
    yield "class", enum.name, {"is": "enum", "wire": enum.place}
    for name, value in enum.members:
        yield "member", f"{enum.name}.{name}", {"wire": f"{enum.place} {value}", "value": value}


# -- keeping it ------------------------------------------------------------------------------


def _inputs() -> Iterator[Path]:
    """What the catalogue is made from: the documents, and the modules that packages bring."""
    specs = specs_dir()
    yield from (specs / "names.yaml", specs / "lock.yaml")
    yield from sorted([*(specs / "overlays").glob("*.yaml"), *specs.glob("v*.yaml")])
    yield from sorted((templates_dir() / "runtime").rglob("*.py"))


def _to_json(catalogue: Catalogue) -> dict[str, Any]:
    return {
        "versions": catalogue.versions,
        "things": [
            [thing.kind, thing.name, [[s.first, s.last, s.facts] for s in thing.spans]]
            for thing in catalogue.things.values()
        ],
        "runtime": catalogue.runtime.to_json(),
    }


def _from_json(data: dict[str, Any]) -> Catalogue:
    return Catalogue(
        versions=tuple(data["versions"]),
        things={
            (kind, name): Thing(kind, name, tuple(Span(*span) for span in spans))
            for kind, name, spans in data["things"]
        },
        runtime=Runtime.from_json(data["runtime"]),
    )


def _kind(text: str) -> Kind:
    kinds: dict[str, Kind] = {
        kind: kind for kind in ("group", "operation", "parameter", "class", "field", "member")
    }
    return kinds[text]


_KEPT = Kept("needs", pack=_to_json, unpack=_from_json)
