"""What to ask a daemon: the operations without side effects, with the objects that it has.

The operations are those of the package; parameters, and where the names of objects come from, are
data: `specs/conform.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from mobygen.errors import MobygenError
from mobygen.ir import Argument, Method, Package
from mobygen.values import entries, is_list, is_map, members
from mobygen.yaml_reader import read_yaml

_FILE = "conform.yaml"
_SAFE = ("GET", "HEAD")
_NO_CALLS: tuple[Mapping[str, object], ...] = ({},)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the values of a path variable come from.

    Attributes:
        operation: The operation whose answers have them.
        value: Where in an answer: `[].Id`, `Volumes[].Name`.
        spread: The member in which the objects taken should differ.
    """

    operation: str
    value: str
    spread: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A difference between daemon and models that is meant to be, and why."""

    operation: str
    path: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """The content of `conform.yaml`, by operationId but for `sources`."""

    sources: Mapping[str, Source]
    calls: Mapping[str, tuple[Mapping[str, object], ...]]
    few: Mapping[str, int]
    items: Mapping[str, int]
    accepted: tuple[Accepted, ...]
    registry: frozenset[str]
    left_out: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One method to call, with each of `calls` (by Python name), for objects of `source`."""

    method: Method
    attribute: str
    calls: tuple[Mapping[str, object], ...]
    source: Source | None = None
    variable: str = ""
    most: int | None = None
    items: int | None = None

    @property
    def name(self) -> str:
        """Where the method is in the client: `containers.inspect`."""
        return f"{self.attribute}.{self.method.name}"


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps in an order in which every source is asked before it is needed."""

    steps: tuple[Step, ...]
    left_out: Mapping[str, str]


def load_wishes(folder: Path) -> Wishes:
    """Read `conform.yaml` of a specs folder."""
    path = folder / _FILE
    data = read_yaml(path.read_bytes(), file=str(path))
    try:
        return Wishes(
            sources={name: Source(**source) for name, source in members(data["sources"]).items()},
            calls={name: tuple(calls) for name, calls in members(data["calls"]).items()},
            few=members(data["few"]),
            items=members(data["items"]),
            accepted=tuple(Accepted(**one) for one in entries(data["accepted"])),
            registry=frozenset(map(str, entries(data["registry"]))),
            left_out=members(data["left_out"]),
        )
    except (KeyError, TypeError) as error:
        raise MobygenError(
            file=str(path), problem=f"not the expected form: {error}", fix="see its comments"
        ) from None


def make_plan(package: Package, wishes: Wishes, *, registry: bool = False) -> Plan:
    """What to ask with a package.

    Raises:
        MobygenError: `conform.yaml` does not say where a path's variable gets its values from.
    """
    steps: list[Step] = []
    left_out: dict[str, str] = {}
    for tag in package.tags:
        for method in tag.methods:
            if method.verb not in _SAFE:
                continue
            if method.operation in wishes.left_out:
                left_out[method.operation] = wishes.left_out[method.operation]
            elif method.operation in wishes.registry and not registry:
                left_out[method.operation] = "asks a registry: give --registry"
            else:
                steps.append(_step(method, tag.attribute, wishes))
    return Plan(tuple(_ordered(steps)), left_out)


def _step(method: Method, attribute: str, wishes: Wishes) -> Step:
    variables = [one for one in method.arguments if one.location == "path"]
    source = None
    if variables:
        segment = method.path.split("/")[1]
        source = wishes.sources.get(segment)
        if source is None or len(variables) > 1:
            raise MobygenError(
                file=_FILE,
                place=method.operation,
                problem=f"nothing is said of where the variables of {method.path} come from",
                fix=f"add {segment} to `sources`, or {method.operation} to `left_out`",
            )
    return Step(
        method,
        attribute,
        calls=tuple(_calls(method, wishes.calls.get(method.operation, _NO_CALLS))),
        source=source,
        variable=variables[0].name if variables else "",
        most=wishes.few.get(method.operation),
        items=wishes.items.get(method.operation),
    )


def _calls(
    method: Method, wanted: Sequence[Mapping[str, object]]
) -> Iterator[Mapping[str, object]]:
    """The wanted parameters by Python name, as far as this method has them; each call once."""
    names: dict[str, Argument] = {one.wire: one for one in method.arguments}
    seen: list[Mapping[str, object]] = []
    for call in wanted:
        own = {names[wire].name: value for wire, value in call.items() if wire in names}
        if own not in seen:
            seen.append(own)
            yield own


def _ordered(steps: Sequence[Step]) -> Iterator[Step]:
    """Steps by how many others have to be asked before: lists, inspections, the rest."""
    by_operation = {step.method.operation: step for step in steps}

    def depth(step: Step) -> int:
        asked = by_operation.get(step.source.operation) if step.source else None
        return 0 if asked is None else 1 + depth(asked)

    return iter(sorted(steps, key=depth))


# -- objects -------------------------------------------------------------------------------


def objects(answers: Sequence[object], source: Source, most: int) -> list[str]:
    """At most so many different values of a path variable, from the answers to its source."""
    groups: dict[str, dict[str, None]] = {}
    for answer in answers:
        for item, value in _values(answer, source.value):
            group = str(members(item).get(source.spread)) if source.spread else ""
            groups.setdefault(group, {})[value] = None
    # One of each group, then a second of each …
    rounds = chain.from_iterable(zip_longest(*groups.values()))
    return list(dict.fromkeys(value for value in rounds if value))[:most]


def _values(answer: object, path: str) -> Iterator[tuple[object, str]]:
    """The texts at a path, each with the object that has it."""
    steps = path.replace("[]", ".[]").strip(".").split(".")

    def walk(value: object, holder: object, left: Sequence[str]) -> Iterator[tuple[object, str]]:
        if not left:
            if isinstance(value, str) and value:
                yield holder, value
        elif left[0] == "[]" and is_list(value):
            for item in value:
                yield from walk(item, holder, left[1:])
        elif is_map(value):
            found: Any = value.get(left[0])
            yield from walk(found, value, left[1:])

    return walk(answer, None, steps)
