"""Expressions: what they give, with what is known of the variables at that point."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable

from mobygen.needs.calls import Arguments, described
from mobygen.needs.catalogue import unpacked
from mobygen.needs.hints import CALLED, instance, subscripted
from mobygen.needs.library import Library
from mobygen.needs.program import Definition, Program, key_of
from mobygen.needs.project import Source
from mobygen.needs.values import (
    NOTHING,
    PLAIN,
    UNKNOWN,
    Class,
    External,
    Function,
    Instance,
    Items,
    Map,
    Record,
    Row,
    Text,
    TypeOf,
    Unknown,
    Value,
    each,
    either,
    is_ours,
    join,
)

Environment = dict[str, Value]
_LONGEST_TEXT = 60
_LARGEST_NUMBER = 1000
_GROWS = frozenset(
    ["append", "add", "appendleft", "put", "put_nowait", "insert", "extend", "update", "setdefault"]
)


def path_of(node: ast.AST) -> str:
    """`a.b.c` for a variable or its attributes; '' for anything else."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join((node.id, *reversed(names)))


def _constant(node: ast.Constant) -> Value:
    value = node.value
    if isinstance(value, str):
        return Text(value) if len(value) <= _LONGEST_TEXT else PLAIN
    if isinstance(value, int) and not isinstance(value, bool):
        return Text(value) if abs(value) <= _LARGEST_NUMBER else PLAIN
    return PLAIN


class Expressions(Library):
    """A unit that evaluates expressions in an environment."""

    def __init__(self, program: Program, key: str, source: Source, where: Definition | None):
        super().__init__(program, key, source, where)
        self.env: Environment = {}
        self.globals: set[str] = set()

    def evaluate(self, node: ast.expr) -> Value:
        """What an expression gives."""
        match node:
            case ast.Constant():
                return _constant(node)
            case ast.Name():
                return self._name(node)
            case ast.Attribute():
                return self._attribute_expression(node)
            case ast.Call():
                return self._call_expression(node)
            case ast.Await():
                return self.awaited(self.evaluate(node.value))
            case ast.NamedExpr():
                value = self.evaluate(node.value)
                self.bind(node.target, value)
                return value
            case ast.IfExp():
                return self._choice(node)
            case ast.BoolOp():
                return self._bool(node)
            case ast.Subscript():
                return self._subscript(node)
            case ast.Lambda():
                return self.function_value(node)
            case ast.Yield():
                value = PLAIN if node.value is None else self.evaluate(node.value)
                self.tell(("yield", self.key), value)
                return PLAIN
            case ast.YieldFrom():
                self.tell(("yield", self.key), self.iterate(self.evaluate(node.value)))
                return UNKNOWN
            case ast.Starred():
                return self.iterate(self.evaluate(node.value))
            case _:
                return self._other_expression(node)

    def _other_expression(self, node: ast.expr) -> Value:
        match node:
            case ast.List() | ast.Set():
                return Items(join(self.evaluate(one) for one in node.elts))
            case ast.Tuple():
                if any(isinstance(one, ast.Starred) for one in node.elts):
                    return Items(join(self.evaluate(one) for one in node.elts))
                return Row(tuple(self.evaluate(one) for one in node.elts))
            case ast.Dict():
                return self._dict_display(node)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
                return self._comprehension(node.generators, node.elt)
            case ast.DictComp():
                row = self._comprehension(node.generators, node.key, node.value)
                return Map(self.element(self.iterate(row), Text(1)))
            case ast.BinOp():
                return self._binary(node)
            case _:
                for child in ast.iter_child_nodes(node):
                    if isinstance(child, ast.expr):
                        self.evaluate(child)
                return PLAIN

    # -- names -----------------------------------------------------------------------------

    def _name(self, node: ast.Name) -> Value:
        name = node.id
        found = self.env.get(name)
        if found is not None:
            return found
        where = self.where
        while where is not None:
            outer = self.program.definitions.get(where.outer)
            if outer is not None:
                found = self.ask("local", outer.key, name)
                if found != NOTHING:
                    return found
            where = outer
        if self.where is not None:
            found = self.ask("global", self.source.file, name)
            if found != NOTHING:
                return found
        if self.takes_all(self.source.file) and not hasattr(builtins, name):
            return self.package_name(name, node) or UNKNOWN
        return External(("builtins", name))

    def bind(self, target: ast.AST, value: Value) -> None:
        """Give a variable, an attribute, or several of them, a value."""
        match target:
            case ast.Name(id=name):
                self.set_name(name, value)
            case ast.Attribute():
                self._bind_attribute(target, value)
            case ast.Tuple() | ast.List():
                self._bind_several(target.elts, value)
            case ast.Starred():
                self.bind(target.value, Items(value))
            case ast.Subscript():
                self._bind_element(target, value)
            case _:
                pass

    def set_name(self, name: str, value: Value) -> None:
        """Give a variable a value; what was known of its attributes is so no more."""
        self.env[name] = value
        self._forget(name)
        if self.where is None or name in self.globals:
            self.tell(("global", self.source.file, name), value)
        else:
            self.tell(("local", self.key, name), value)

    def _forget(self, path: str) -> None:
        for key in [key for key in self.env if key.startswith(f"{path}.")]:
            del self.env[key]

    def _bind_several(self, targets: list[ast.expr], value: Value) -> None:
        rows = [one for one in each(value) if isinstance(one, Row)]
        exact = rows and all(
            isinstance(one, Row) and len(one.items) == len(targets) for one in each(value)
        )
        starred = any(isinstance(one, ast.Starred) for one in targets)
        item = self.iterate(value)
        for position, target in enumerate(targets):
            if exact and not starred:
                self.bind(target, join(row.items[position] for row in rows))
            else:
                self.bind(target, item)

    def _bind_attribute(self, target: ast.Attribute, value: Value) -> None:
        owner = self.evaluate(target.value)
        path = path_of(target)
        for one in each(owner):
            match one:
                case Instance(kind="user", name=key) | Class(kind="user", name=key):
                    self.tell(("attr", key, target.attr), value)
                case Instance(kind="model", name=model):
                    self.set_field(model, target.attr, value, target)
                case Unknown() | External():
                    if is_ours(value):
                        self.skip(target, f"{described(value)} is kept in something unknown")
                case _:
                    pass
        if path:
            self._forget(path)
            self.env[path] = value

    def set_field(self, model: str, name: str, value: Value, node: ast.AST) -> None:
        """Note that a field of a model is set."""
        if self.field(model, name, node, "sent") is None:
            if not name.startswith("__"):
                self.miss(node, f"{model}.{name}")
            return
        thing = self.catalogue.get("field", f"{model}.{name}")
        if thing is not None:
            self.check_sent(unpacked(thing.nearest(self.position)["type"]), value, node)

    def _bind_element(self, target: ast.Subscript, value: Value) -> None:
        container, index = self.evaluate(target.value), self.evaluate(target.slice)
        if any(isinstance(one, Unknown) for one in each(container)) and is_ours(value):
            self.skip(target, f"{described(value)} is kept in something unknown")
        self._replace(target.value, self._with(container, index, value))

    def _with(self, container: Value, index: Value | None, value: Value) -> Value:
        """The container, with a value in it."""
        found: list[Value] = []
        for one in each(container):
            match one, index:
                case Record(items=items), Text(value=key):
                    found.append(Record(tuple(sorted({**dict(items), str(key): value}.items()))))
                case Record(items=items), _:
                    found.append(Map(join((value, *(inner for _, inner in items)))))
                case Map(value=inner), _:
                    found.append(Map(either(inner, value)))
                case Items(item=inner), _:
                    found.append(Items(either(inner, value)))
                case _:
                    found.append(one)
        return join(found)

    def _replace(self, node: ast.AST, value: Value) -> None:
        """What is in `node` was changed in place."""
        path = path_of(node)
        if isinstance(node, ast.Name):
            if node.id in self.env:
                self.set_name(node.id, value)
            elif self.where is not None:
                self.tell(("global", self.source.file, node.id), value)
        elif path and isinstance(node, ast.Attribute):
            for one in each(self.evaluate(node.value)):
                if isinstance(one, Instance | Class) and one.kind == "user":
                    self.tell(("attr", one.name, node.attr), value)
                elif isinstance(one, External | Unknown):
                    continue
            self.env[path] = value

    # -- attributes ------------------------------------------------------------------------

    def _attribute_expression(self, node: ast.Attribute) -> Value:
        owner = self.evaluate(node.value)
        self._looks_like_ours(node, owner)
        value = self.attribute(owner, node.attr, node)
        return self.env.get(path_of(node), value) if isinstance(node.ctx, ast.Load) else value

    def _looks_like_ours(self, node: ast.Attribute, owner: Value) -> None:
        """`x.containers.create` where nothing is known of x may be a client's."""
        inner = node.value
        if owner == UNKNOWN and isinstance(inner, ast.Attribute):
            name = f"{inner.attr}.{node.attr}"
            if self.catalogue.get("operation", name) is not None:
                self.skip(node, f"{name} of something unknown")

    # -- calls -----------------------------------------------------------------------------

    def _call_expression(self, node: ast.Call) -> Value:
        callee = self.evaluate(node.func)
        arguments = self.arguments(node)
        if isinstance(node.func, ast.Attribute):
            grown = self._grown(node.func, arguments)
            if grown:
                return UNKNOWN if node.func.attr == "setdefault" else PLAIN
        return self.call(callee, arguments, node)

    def _grown(self, function: ast.Attribute, arguments: Arguments) -> bool:
        """`boxes.append(box)`, and the like: True if that is what it was."""
        if function.attr not in _GROWS:
            return False
        owner = self.env.get(path_of(function.value)) or self.evaluate(function.value)
        if not any(isinstance(one, Items | Map | Record) for one in each(owner)):
            return False
        values = [value for value, _ in arguments.positional]
        after = owner
        if function.attr == "update":
            for value in values:
                for one in each(value):
                    if isinstance(one, Record):
                        for key, inner in one.items:
                            after = self._with(after, Text(key), inner)
                    else:
                        inner = one.value if isinstance(one, Map) else self.iterate(one)
                        after = self._with(after, None, inner)
            for key, value, _ in arguments.keywords:
                after = self._with(after, Text(key), value)
        elif values:
            value = self.iterate(values[-1]) if function.attr == "extend" else values[-1]
            index = values[0] if function.attr == "setdefault" else None
            after = self._with(owner, index, value)
        self._replace(function.value, after)
        return function.attr != "setdefault"

    def arguments(self, node: ast.Call) -> Arguments:
        """What a call gives."""
        positional: list[tuple[Value, ast.AST]] = []
        keywords: list[tuple[str, Value, ast.AST]] = []
        unknown: list[ast.AST] = []
        for one in node.args:
            if isinstance(one, ast.Starred):
                value = self.evaluate(one.value)
                if isinstance(value, Row):
                    positional += [(inner, one) for inner in value.items]
                else:
                    positional.append((self.iterate(value), one))
                    unknown.append(one)
            else:
                positional.append((self.evaluate(one), one))
        for keyword in node.keywords:
            value = self.evaluate(keyword.value)
            if keyword.arg is not None:
                keywords.append((keyword.arg, value, keyword))
                continue
            for given in each(value):
                if isinstance(given, Record):
                    keywords += [(key, inner, keyword.value) for key, inner in given.items]
                else:
                    unknown.append(keyword.value)
        return Arguments(tuple(positional), tuple(keywords), tuple(unknown))

    def function_value(self, node: ast.AST) -> Value:
        """A function as a value."""
        return Function(key_of(self.source, node))

    # -- the rest --------------------------------------------------------------------------

    def _choice(self, node: ast.IfExp) -> Value:
        self.evaluate(node.test)
        before = dict(self.env)
        self.narrow(node.test, holds=True)
        one = self.evaluate(node.body)
        self.env = dict(before)
        self.narrow(node.test, holds=False)
        other = self.evaluate(node.orelse)
        self.env = before
        return either(one, other)

    def _bool(self, node: ast.BoolOp) -> Value:
        before = dict(self.env)
        found: list[Value] = []
        for one in node.values:
            found.append(self.evaluate(one))
            self.narrow(one, holds=isinstance(node.op, ast.And))
        walrus = [one.target.id for one in ast.walk(node) if isinstance(one, ast.NamedExpr)]
        self.env = before | {name: self.env[name] for name in walrus if name in self.env}
        return join(found)

    def _binary(self, node: ast.BinOp) -> Value:
        left, right = self.evaluate(node.left), self.evaluate(node.right)
        if isinstance(node.op, ast.BitOr):
            if any(isinstance(one, Class | TypeOf) for one in each(left)):
                return TypeOf(instance(node, self.evaluate))
            if isinstance(left, Record) and isinstance(right, Record):
                return Record(tuple(sorted({**dict(left.items), **dict(right.items)}.items())))
        if isinstance(node.op, ast.Add | ast.BitOr | ast.Sub | ast.BitAnd):
            both = join((left, right))
            return both if isinstance(both, Items | Map) else PLAIN
        return left if isinstance(left, Items) and isinstance(node.op, ast.Mult) else PLAIN

    def _subscript(self, node: ast.Subscript) -> Value:
        base = self.evaluate(node.value)
        if isinstance(base, Class) and base.kind != "enum":
            return TypeOf(subscripted(base, node.slice, self.evaluate))
        if isinstance(base, External) and CALLED not in base.path:
            return TypeOf(subscripted(base, node.slice, self.evaluate))
        if isinstance(node.slice, ast.Slice):
            self.evaluate(node.slice)
            return Items(self.iterate(base)) if isinstance(base, Row) else base
        index = self.evaluate(node.slice)
        found = self.env.get(path_of(node))
        return self._of_table(base, index, node) or found or self.element(base, index)

    def _of_table(self, base: Value, index: Value, node: ast.AST) -> Value | None:
        """`OPERATIONS["ContainerList"]`, and `RestartPolicyName["ALWAYS"]`."""
        if isinstance(base, Class) and base.kind == "enum":
            if isinstance(index, Text):
                return self.attribute(base, str(index.value), node)
            self.skip(node, f"a member of {base.name} whose name is not known")
            return Instance("enum", base.name)
        if isinstance(base, Instance) and base.name == "OperationTable":
            if not isinstance(index, Text):
                self.skip(node, "an operation whose id is not known")
                return UNKNOWN
            name = self.catalogue.operation_of_id(str(index.value))
            if not name:
                self.miss(node, str(index.value))
                return UNKNOWN
            self.use("operation", name, node)
            return Instance("runtime", "Operation", item=self.operation_result(name, ""))
        return None

    def _dict_display(self, node: ast.Dict) -> Value:
        items: dict[str, Value] = {}
        loose: list[Value] = []
        for key, value in zip(node.keys, node.values, strict=True):
            given = self.evaluate(value)
            name = self.evaluate(key) if key is not None else None
            if key is None and isinstance(given, Record):
                items.update(given.items)
            elif isinstance(name, Text):
                items[str(name.value)] = given
            elif key is None:
                loose.append(given.value if isinstance(given, Map) else UNKNOWN)
            else:
                loose.append(given)
        if loose:
            return Map(join((*loose, *items.values())))
        return Record(tuple(sorted(items.items())))

    def _comprehension(self, generators: Iterable[ast.comprehension], *results: ast.expr) -> Value:
        before = dict(self.env)
        for one in generators:
            self.bind(one.target, self.iterate(self.evaluate(one.iter)))
            for test in one.ifs:
                self.evaluate(test)
                self.narrow(test, holds=True)
        values = [self.evaluate(one) for one in results]
        self.env = before
        return Items(values[0] if len(values) == 1 else Row(tuple(values)))

    # -- tests -----------------------------------------------------------------------------

    def narrow(self, test: ast.expr, *, holds: bool) -> None:
        """What is known where a test holds, or does not: only `isinstance` says something."""
        match test:
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                self.narrow(inner, holds=not holds)
            case ast.BoolOp(op=ast.And(), values=several) if holds:
                for one in several:
                    self.narrow(one, holds=True)
            case ast.BoolOp(op=ast.Or(), values=several) if not holds:
                for one in several:
                    self.narrow(one, holds=False)
            case ast.Call(func=ast.Name(id="isinstance"), args=[tested, kind]):
                path = path_of(tested)
                if path:
                    self._narrowed(path, tested, self.classes(kind), holds=holds)
            case _:
                pass

    def classes(self, node: ast.expr) -> Value:
        value = self.evaluate(node)
        return join(value.items) if isinstance(value, Row) else value

    def _narrowed(self, path: str, node: ast.expr, kinds: Value, *, holds: bool) -> None:
        before = self.evaluate(node)
        made = self.as_instance(kinds)
        ours = [one for one in each(made) if isinstance(one, Instance)]
        if holds:
            self.env[path] = made if ours else before
        elif ours:
            self.env[path] = join(one for one in each(before) if one not in ours)
