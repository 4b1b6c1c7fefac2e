"""Calls: of operations, models, the user's functions, and of what is not read."""

from __future__ import annotations

import ast
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from mobygen.needs.access import Access
from mobygen.needs.catalogue import unpacked
from mobygen.needs.hints import CALLED, instance
from mobygen.needs.program import Definition
from mobygen.needs.values import (
    NOTHING,
    PLAIN,
    UNKNOWN,
    Class,
    Entering,
    External,
    Function,
    Instance,
    Items,
    Later,
    Lost,
    OperationMethod,
    Plain,
    Record,
    Returning,
    Row,
    Text,
    TypeOf,
    Union,
    Unknown,
    Value,
    each,
    is_ours,
    join,
)

_SILENT = frozenset(sys.stdlib_module_names) | {"pytest"}


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a call gives, each with where it stands.

    Attributes:
        positional: In order; those of a `*` that is known are there one by one.
        keywords: By name; those of a `**` that is known are there too.
        open: Where a `*` or `**` stands whose contents are not known.
    """

    positional: tuple[tuple[Value, ast.AST], ...]
    keywords: tuple[tuple[str, Value, ast.AST], ...]
    open: tuple[ast.AST, ...] = ()

    @property
    def values(self) -> list[Value]:
        """All values."""
        return [one for one, _ in self.positional] + [one for _, one, _ in self.keywords]

    def get(self, name: str) -> Value | None:
        """A keyword's value."""
        return next((value for key, value, _ in self.keywords if key == name), None)


class Calls(Access):
    """A unit that can call."""

    def call(self, callee: Value, arguments: Arguments, node: ast.AST) -> Value:
        """What a call gives."""
        return join(self._call(one, arguments, node) for one in each(callee))

    def _call(self, callee: Value, arguments: Arguments, node: ast.AST) -> Value:
        match callee:
            case OperationMethod():
                self._give_operation(callee, arguments, node, complete=True)
                result = self.operation_result(callee.name, callee.flavor)
                return Later(result) if callee.flavor else result
            case Class():
                return self._construct(callee, arguments, node)
            case TypeOf():
                self._passed(arguments, node, "")
                return callee.value
            case Function():
                return self.call_function(callee, arguments)
            case Returning():
                return callee.result
            case Instance(kind="user"):
                method = self.class_member(callee.name, "__call__")
                if method is None:
                    return self._unread(arguments, node, "")
                return self.call(self.attribute(callee, "__call__", node), arguments, node)
            case External():
                return self.call_external(callee, arguments, node)
            case Lost(why=why):
                self.skip(node, why)
                return PLAIN
            case Plain() | Text():
                return PLAIN
            case Union():
                return NOTHING
            case _:
                return self._unread(arguments, node, "")

    def call_external(self, callee: External, arguments: Arguments, node: ast.AST) -> Value:
        """A call of something in a module that is not read."""
        raise NotImplementedError

    def external_result(self, callee: External, arguments: Arguments, node: ast.AST) -> Value:
        """What a call of something gives of which only the name is known."""
        path = callee.path
        quiet = path[0] in _SILENT and (CALLED not in path or path[0] in ("logging", "pytest"))
        name = ".".join(part for part in path if part != CALLED).removeprefix("builtins.")
        if not quiet:
            return self._unread(arguments, node, name)
        if any(is_ours(value) for value in arguments.values if not isinstance(value, Class)):
            return Lost(f"what {name}() gives")
        return External((*path, CALLED)) if path[-1] != CALLED and len(path) < 12 else UNKNOWN

    def _unread(self, arguments: Arguments, node: ast.AST, name: str) -> Value:
        """A call of something that is not read; None of ours should get there."""
        if self._passed(arguments, node, name):
            return Lost(f"what {name or 'something unknown'}() gives")
        if name:
            return External((*name.split("."), CALLED))
        return UNKNOWN

    def _passed(self, arguments: Arguments, node: ast.AST, name: str) -> bool:
        lost = [value for value in arguments.values if is_ours(value) and not _is_class(value)]
        if lost:
            self.skip(node, f"{described(lost[0])} is passed to {name or 'something unknown'}")
        return bool(lost)

    # -- operations and models -------------------------------------------------------------

    def _give_operation(
        self, method: OperationMethod, arguments: Arguments, node: ast.AST, *, complete: bool
    ) -> OperationMethod:
        """Note the arguments that a method is given."""
        thing = self.catalogue.get("operation", method.name)
        if thing is None:
            return method
        order: Sequence[str] = thing.nearest(self.position)["positional"]
        given: list[tuple[str, Value, ast.AST]] = list(arguments.keywords)
        names = order[method.positional :]
        given += [
            (name, value, where)
            for name, (value, where) in zip(names, arguments.positional, strict=False)
        ]
        for name, value, where in given:
            self._argument(method.name, name, value, where)
        for where in arguments.open:
            self.skip(where, f"arguments of {method.name} that are not known")
        after = OperationMethod(
            method.name,
            method.flavor,
            method.given | {name for name, _, _ in given},
            method.positional + len(arguments.positional),
            method.whole and not arguments.open,
        )
        if complete:
            self.note_call("operation", method.name, after.given, node, whole=after.whole)
        return after

    def _argument(self, operation: str, name: str, value: Value, node: ast.AST) -> None:
        thing = self.catalogue.get("parameter", f"{operation}({name}=)")
        if thing is None:
            self.miss(node, f"{operation}({name}=)")
            return
        self.use("parameter", thing.name, node, "sent")
        self.check_sent(unpacked(thing.nearest(self.position)["type"]), value, node)

    def _construct(self, callee: Class, arguments: Arguments, node: ast.AST) -> Value:
        made = Instance(callee.kind, callee.name, callee.flavor)
        if callee.kind == "user":
            return self._construct_user(callee, arguments, node)
        if callee.kind == "enum":
            for value, where in arguments.positional:
                if isinstance(value, Text):
                    member = self.catalogue.member_of_value(callee.name, value.value)
                    if member:
                        self.use("member", f"{callee.name}.{member}", where, "sent")
            return made
        if callee.kind == "model":
            self.give_fields(callee.name, arguments, node)
        return made

    def give_fields(
        self, model: str, arguments: Arguments, node: ast.AST, *, whole: bool = True
    ) -> None:
        """Note the fields that a model is made with."""
        for name, value, where in arguments.keywords:
            thing = self.catalogue.get("field", f"{model}.{name}")
            if thing is None:
                self.miss(where, f"{model}.{name}")
                continue
            self.use("field", thing.name, where, "sent")
            self.check_sent(unpacked(thing.nearest(self.position)["type"]), value, where)
        for where in arguments.open:
            self.skip(where, f"arguments of {model} that are not known")
        names = [name for name, _, _ in arguments.keywords]
        self.note_call("class", model, names, node, whole=whole and not arguments.open)

    def partial(self, arguments: Arguments, node: ast.AST) -> Value:
        """What `functools.partial` gives."""
        if not arguments.positional:
            return UNKNOWN
        (callee, _), *rest = arguments.positional
        more = Arguments(tuple(rest), arguments.keywords, arguments.open)
        found: list[Value] = []
        for one in each(callee):
            if isinstance(one, OperationMethod):
                found.append(self._give_operation(one, more, node, complete=False))
            elif isinstance(one, Function):
                given = (*one.given, *((name, value) for name, value, _ in more.keywords))
                values = (*one.positional, *(value for value, _ in more.positional))
                found.append(Function(one.key, one.bound, given, values))
            else:
                found.append(UNKNOWN if isinstance(one, Unknown) else one)
        return join(found)

    # -- the user's functions --------------------------------------------------------------

    def _construct_user(self, callee: Class, arguments: Arguments, node: ast.AST) -> Value:
        made = Instance("user", callee.name)
        init = self.class_member(callee.name, "__init__")
        if init is not None:
            for one in each(init):
                if isinstance(one, Function):
                    self.call_function(Function(one.key, made), arguments)
            return made
        for base in each(self.ask("bases", callee.name)):
            if isinstance(base, Class) and base.kind == "model":
                self.give_fields(base.name, arguments, node, whole=False)
        order = [
            one.value if isinstance(one, Text) else ""
            for row in each(self.ask("fields", callee.name))
            if isinstance(row, Row)
            for one in row.items
        ]
        for name, (value, _) in zip(order, arguments.positional, strict=False):
            self.tell(("attr", callee.name, str(name)), value)
        for name, value, _ in arguments.keywords:
            self.tell(("attr", callee.name, name), value)
        return made

    def will_get(self, value: Value, declared: Value) -> None:
        """A function of the user's that stands where one with certain parameters is wanted."""
        for one in each(declared):
            if isinstance(one, Returning):
                for function in each(value):
                    if isinstance(function, Function):
                        definition = self.program.definitions[function.key]
                        given = [*([function.bound] if function.bound else []), *one.takes]
                        self._bind(definition, given, {}, spread=False)

    def call_function(self, function: Function, arguments: Arguments) -> Value:
        """Tell a function of the user's what it is given; what it gives."""
        definition = self.program.definitions[function.key]
        given = [*function.positional, *(value for value, _ in arguments.positional)]
        if function.bound is not None:
            given.insert(0, function.bound)
        named = dict(function.given)
        named.update((name, value) for name, value, _ in arguments.keywords)
        self._bind(definition, given, named, spread=bool(arguments.open))
        return self.result_of(function)

    def _bind(
        self, definition: Definition, given: list[Value], named: dict[str, Value], *, spread: bool
    ) -> None:
        parameters = definition.node.args
        names = [one.arg for one in (*parameters.posonlyargs, *parameters.args)]
        for name, value in zip(names, given, strict=False):
            self.tell(("param", definition.key, name), value)
        if parameters.vararg and len(given) > len(names):
            rest = Items(join(given[len(names) :]))
            self.tell(("param", definition.key, parameters.vararg.arg), rest)
        known = {*names, *(one.arg for one in parameters.kwonlyargs)}
        extra = [(name, value) for name, value in sorted(named.items()) if name not in known]
        for name, value in named.items():
            if name in known:
                self.tell(("param", definition.key, name), value)
        if parameters.kwarg:
            self.tell(
                ("param", definition.key, parameters.kwarg.arg),
                UNKNOWN if spread else Record(tuple(extra)),
            )

    def result_of(self, value: Value) -> Value:
        """What the user's functions among the members of a value give."""
        found = [self._result(one) for one in each(value) if isinstance(one, Function)]
        return join(found) if found else UNKNOWN

    def _result(self, function: Function) -> Value:
        key = function.key
        definition = self.program.definitions[key]
        declared = self.ask("declared", key)
        trusted = declared not in (NOTHING, UNKNOWN) and not _is_open(declared)
        if declared == TypeOf(UNKNOWN) and function.bound is not None:  # Self
            return self._wrapped(definition, function.bound)
        if trusted:
            return self._wrapped(definition, declared)
        inferred = self.ask("yield" if definition.is_generator else "return", key)
        if definition.is_generator:
            inferred = Items(inferred)
        return self._wrapped(definition, inferred)

    def _wrapped(self, definition: Definition, value: Value) -> Value:
        if "entering" in definition.traits:
            return Entering(self.iterate(value))
        if definition.is_async and not definition.is_generator:
            return Later(value)
        return value

    # -- annotations -----------------------------------------------------------------------

    def hint(self, node: ast.expr | None) -> Value:
        """What a value with this annotation is."""
        return UNKNOWN if node is None else instance(node, self.evaluate)

    def evaluate(self, node: ast.expr) -> Value:
        """What an expression gives."""
        raise NotImplementedError


def _is_open(value: Value) -> bool:
    """True when a declared type leaves open what it is."""
    match value:
        case Unknown() | External():
            return True
        case Items(item=inner) | Later(value=inner) | Entering(value=inner):
            return _is_open(inner)
        case Union(members=members):
            return any(map(_is_open, members))
        case Instance(kind="user"):
            return False
        case _:
            return False


def _is_class(value: Value) -> bool:
    return all(isinstance(one, Class | TypeOf) for one in each(value))


def described(value: Value) -> str:
    """Something of the client's in words."""
    for one in each(value):
        match one:
            case Instance(kind="client"):
                return "a client"
            case Instance(kind="group", name=name):
                return f"a client's {name}"
            case Instance(kind="model", name=name):
                return f"a {name}"
            case OperationMethod(name=name):
                return name
            case Instance(kind="runtime", name=name) if one.item is not None:
                return f"a {name}"
            case Later() | Items() | Row() | Record() | Entering() | Returning():
                if is_ours(one):
                    return "something with the client's objects in it"
            case _:
                pass
    return "something of the client's"
