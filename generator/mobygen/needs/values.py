"""What is known of a value in the user's program: is it one of the client's, and which.

Values are joined where ways through the program meet. `NOTHING` is what no way gives yet,
`UNKNOWN` a value of which nothing is known, `PLAIN` one that cannot lead to the client, and
`Lost` one that has something of the client in it which is followed no further.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

_DEEPEST = 5
_WIDEST = 16
_MOST_KEYS = 200

ClassKind = Literal["client", "group", "model", "enum", "runtime", "user"]


@dataclass(frozen=True, slots=True)
class Value:
    """Base of all."""


@dataclass(frozen=True, slots=True)
class Unknown(Value):
    """Nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Plain(Value):
    """Nothing of the client's is in it."""


@dataclass(frozen=True, slots=True)
class Lost(Value):
    """Something of the client's is in it, but is followed no further."""

    why: str


@dataclass(frozen=True, slots=True)
class PackageModule(Value):
    """The generated package, or a module in it."""

    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class External(Value):
    """A module that is not read, something in it, or what that gives: `asyncio.run`."""

    path: tuple[str, ...]

    @property
    def dotted(self) -> str:
        """`asyncio.run`."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class UserModule(Value):
    """A module of the user's."""

    file: str


@dataclass(frozen=True, slots=True)
class Class(Value):
    """A class; `name` of one of the user's is its key. `flavor` is Async or nothing."""

    kind: ClassKind
    name: str
    flavor: str = ""


@dataclass(frozen=True, slots=True)
class TypeOf(Value):
    """A type that is no class: `list[Client]`, `Client | None`; its values are such."""

    value: Value


@dataclass(frozen=True, slots=True)
class Instance(Value):
    """An object of a class; `item` is what the T of a generic one stands for."""

    kind: ClassKind
    name: str
    flavor: str = ""
    item: Value | None = None


@dataclass(frozen=True, slots=True)
class OperationMethod(Value):
    """`engine.containers.create`, with what `functools.partial` has given it."""

    name: str
    flavor: str = ""
    given: frozenset[str] = frozenset()
    positional: int = 0
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Returning(Value):
    """Something whose call gives this; what it takes, where its annotation says so."""

    result: Value
    takes: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Function(Value):
    """A function of the user's; `self` is what it is bound to."""

    key: str
    bound: Value | None = None
    given: tuple[tuple[str, Value], ...] = ()
    positional: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Items(Value):
    """A list, a set, an iterator: whatever can be iterated over."""

    item: Value


@dataclass(frozen=True, slots=True)
class Map(Value):
    """A dict whose keys are not known."""

    value: Value


@dataclass(frozen=True, slots=True)
class Record(Value):
    """A dict whose keys are known; those of `more` may be there too."""

    items: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Row(Value):
    """A tuple."""

    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Later(Value):
    """What `await` gives."""

    value: Value


@dataclass(frozen=True, slots=True)
class Entering(Value):
    """What `with` gives."""

    value: Value


@dataclass(frozen=True, slots=True)
class Text(Value):
    """A string or number that is written in the program: it may be the value of an enumeration."""

    value: str | int


@dataclass(frozen=True, slots=True)
class Union(Value):
    """One of several."""

    members: frozenset[Value]


NOTHING = Union(frozenset())
UNKNOWN = Unknown()
PLAIN = Plain()


def each(value: Value) -> Iterator[Value]:
    """The members of a union, in a stable order; others are their own."""
    if isinstance(value, Union):
        yield from sorted(value.members, key=repr) if len(value.members) > 1 else value.members
    else:
        yield value


def join(values: Iterable[Value]) -> Value:
    """One of the values: containers are joined by what is in them."""
    members: set[Value] = set()
    merged: dict[type[Value], Value] = {}
    for value in values:
        for one in each(value):
            kind = type(one)
            if kind in _MERGED:
                before = merged.get(kind)
                merged[kind] = one if before is None else _merge(before, one)
            else:
                members.add(one)
    members |= set(merged.values())
    if len(members) > 1:
        members = _narrowed(members)
    if len(members) == 1:
        return next(iter(members))
    return Union(frozenset(members))


def either(one: Value, other: Value) -> Value:
    """`join` of two."""
    return one if one == other else join((one, other))


def _narrowed(members: set[Value]) -> set[Value]:
    """Without what says nothing besides others, and not too many."""
    if len(members) > _WIDEST:
        texts = {one for one in members if isinstance(one, Text)}
        members = (members - texts) | {PLAIN} if texts else members
    if len(members) > _WIDEST:
        ours = any(map(is_ours, members))
        return {Lost("too many things in one place") if ours else UNKNOWN}
    return members


_MERGED: frozenset[type[Value]] = frozenset((Items, Map, Record, Later, Entering))


def _merge(one: Value, other: Value) -> Value:
    if one == other:
        return one
    match one, other:
        case Items(), Items():
            return Items(either(one.item, other.item))
        case Map(), Map():
            return Map(either(one.value, other.value))
        case Later(), Later():
            return Later(either(one.value, other.value))
        case Entering(), Entering():
            return Entering(either(one.value, other.value))
        case Record(), Record():
            found = dict(one.items)
            for key, value in other.items:
                found[key] = either(found[key], value) if key in found else value
            if len(found) > _MOST_KEYS:
                return Map(join(found.values()))
            return Record(tuple(sorted(found.items())))
        case _:
            return one


def bounded(value: Value, depth: int = _DEEPEST) -> Value:
    """The value, without what is nested deeper than anybody does on purpose."""
    match value:
        case Items():
            return Items(bounded(value.item, depth - 1)) if depth else _too_deep(value)
        case Map():
            return Map(bounded(value.value, depth - 1)) if depth else _too_deep(value)
        case Later():
            return Later(bounded(value.value, depth - 1)) if depth else _too_deep(value)
        case Entering():
            return Entering(bounded(value.value, depth - 1)) if depth else _too_deep(value)
        case Returning():
            if not depth:
                return _too_deep(value)
            return Returning(bounded(value.result, depth - 1), value.takes)
        case Row():
            if not depth:
                return _too_deep(value)
            return Row(tuple(bounded(one, depth - 1) for one in value.items))
        case Record():
            if not depth:
                return _too_deep(value)
            return Record(tuple((k, bounded(one, depth - 1)) for k, one in value.items))
        case Function():
            return value if depth or not (value.bound or value.given) else _too_deep(value)
        case Union():
            return join(bounded(one, depth) for one in value.members)
        case _:
            return value


def _too_deep(value: Value) -> Value:
    return Lost("nested too deeply") if is_ours(value) else UNKNOWN


def is_ours(value: Value) -> bool:
    """True when something of the client's is in it that versions could differ in."""
    match value:
        case Instance() | Class():
            if value.kind == "user":
                return False
            if value.kind == "runtime":
                return isinstance(value, Instance) and value.item is not None
            return value.kind != "enum"
        case OperationMethod() | Lost() | PackageModule():
            return True
        case Items():
            return is_ours(value.item)
        case Map() | Later() | Entering() | TypeOf():
            return is_ours(value.value)
        case Returning():
            return is_ours(value.result)
        case Row():
            return any(map(is_ours, value.items))
        case Record():
            return any(is_ours(one) for _, one in value.items)
        case Function():
            given = (*value.positional, *(one for _, one in value.given))
            return any(map(is_ours, given)) or (value.bound is not None and is_ours(value.bound))
        case Union():
            return any(map(is_ours, value.members))
        case _:
            return False


def without(value: Value, *kinds: type[Value]) -> Value:
    """The value without members of some kinds."""
    return join(one for one in each(value) if not isinstance(one, kinds))
