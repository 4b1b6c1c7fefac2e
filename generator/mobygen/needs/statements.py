"""Statements: one after the other, with what is known of the variables between them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from mobygen.needs.calls import Arguments
from mobygen.needs.expressions import Environment, Expressions, path_of
from mobygen.needs.hints import CALLED
from mobygen.needs.program import key_of
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
    PackageModule,
    Row,
    Text,
    UserModule,
    Value,
    each,
    either,
    is_ours,
    join,
)

_TRAITS = {
    "staticmethod": "static",
    "classmethod": "class",
    "property": "property",
    "cached_property": "property",
    "contextmanager": "entering",
    "asynccontextmanager": "entering",
    "fixture": "fixture",
}


class Walker(Expressions):
    """A unit that goes through statements."""

    leaving: list[Environment]
    class_key = ""

    def block(self, body: Sequence[ast.stmt]) -> bool:
        """Go through statements; False when what follows is not reached."""
        for node in body:
            try:
                reached = self._statement(node)
            except RecursionError:
                self.skip(node, "nested too deeply")
                reached = True
            if not reached:
                return False
        return True

    def _statement(self, node: ast.stmt) -> bool:
        match node:
            case ast.Expr():
                self.evaluate(node.value)
            case ast.Assign():
                value = self.evaluate(node.value)
                for target in node.targets:
                    self.bind(target, value)
            case ast.AnnAssign():
                self._annotated(node)
            case ast.AugAssign():
                self._augmented(node)
            case ast.Return():
                given = PLAIN if node.value is None else self.evaluate(node.value)
                self.tell(("return", self.key), given)
                return False
            case ast.Raise():
                for part in (node.exc, node.cause):
                    if part is not None:
                        self.evaluate(part)
                return False
            case ast.Break() | ast.Continue():
                self.leaving.append(dict(self.env))
                return False
            case ast.If():
                return self._if(node)
            case ast.For() | ast.AsyncFor():
                self._for(node)
            case ast.While():
                return self._while(node)
            case ast.With() | ast.AsyncWith():
                return self._with_statement(node)
            case ast.Try() | ast.TryStar():
                return self._try(node)
            case ast.Match():
                return self._match(node)
            case _:
                self._definition(node)
        return True

    # -- assignments -----------------------------------------------------------------------

    def _annotated(self, node: ast.AnnAssign) -> None:
        declared = self.hint(node.annotation)
        if node.value is not None:
            self._expect(node.value, declared)
        value = NOTHING if node.value is None else self.evaluate(node.value)
        definite = is_ours(declared) or value in (NOTHING, UNKNOWN)
        self.bind(node.target, declared if definite else value)

    def _expect(self, node: ast.expr, declared: Value) -> None:
        """Functions in a display get what the annotation of their variable says they take."""
        match node, declared:
            case ast.List() | ast.Set(), Items(item=item):
                for one in node.elts:
                    self._expect(one, item)
            case ast.Tuple(), Row(items=items):
                for one, inner in zip(node.elts, items, strict=False):
                    self._expect(one, inner)
            case ast.Tuple(), Items(item=item):
                for one in node.elts:
                    self._expect(one, item)
            case ast.Dict(), Map(value=inner):
                for one in node.values:
                    self._expect(one, inner)
            case ast.Lambda(), _:
                self.will_get(self.function_value(node), declared)
            case ast.Name(), _:
                self.will_get(self.evaluate(node), declared)
            case _:
                pass

    def _augmented(self, node: ast.AugAssign) -> None:
        load = ast.copy_location(ast.BinOp(_loaded(node.target), node.op, node.value), node)
        value = self.evaluate(load)
        if not isinstance(node.target, ast.Subscript):
            self.bind(node.target, value)

    # -- ways through ----------------------------------------------------------------------

    def _if(self, node: ast.If) -> bool:
        self.evaluate(node.test)
        before = dict(self.env)
        self.narrow(node.test, holds=True)
        first = self._branch(node.body)
        self.env = before
        self.narrow(node.test, holds=False)
        second = self._branch(node.orelse)
        return self._meet(first, second)

    def _branch(self, body: Sequence[ast.stmt]) -> Environment | None:
        """What is known after a branch; None when it does not come to its end."""
        return self.env if self.block(body) else None

    def _meet(self, *ways: Environment | None) -> bool:
        """Go on where ways meet; False when none gets there."""
        reached = [way for way in ways if way is not None]
        if reached:
            self.env = merged(reached)
        return bool(reached)

    def _for(self, node: ast.For | ast.AsyncFor) -> None:
        item = self.iterate(self.evaluate(node.iter))
        if isinstance(node.iter, ast.Tuple | ast.List):
            item = join(self.evaluate(one) for one in node.iter.elts)

        def begin() -> None:
            self.bind(node.target, item)

        after = self._loop(begin, node.body)
        self.env = merged([self.env, after])
        self.block(node.orelse)

    def _while(self, node: ast.While) -> bool:
        def begin() -> None:
            self.evaluate(node.test)
            self.narrow(node.test, holds=True)

        after = self._loop(begin, node.body)
        self.env = merged([self.env, after])
        self.narrow(node.test, holds=False)
        self.block(node.orelse)
        return True

    def _loop(self, begin: Callable[[], None], body: Sequence[ast.stmt]) -> Environment:
        """Go through a body until nothing new is known at its beginning; what is known after."""
        outer = self.leaving
        after: list[Environment] = []
        start = dict(self.env)
        for _ in range(_MOST_ROUNDS):
            self.leaving = []
            self.env = dict(start)
            begin()
            end = self._branch(body)
            after = [*self.leaving, *([end] if end is not None else [])]
            again = merged([start, *after])
            if again == start:
                break
            start = again
        self.leaving = outer
        self.env = start
        return merged([start, *after])

    def _with_statement(self, node: ast.With | ast.AsyncWith) -> bool:
        swallows = False
        for item in node.items:
            value = self.evaluate(item.context_expr)
            swallows = swallows or isinstance(value, External)
            if item.optional_vars is not None:
                self.bind(item.optional_vars, self.entered(value))
            else:
                self.entered(value)
        before = dict(self.env)
        return self.block(node.body) or (swallows and self._meet(before, self.env))

    def _try(self, node: ast.Try | ast.TryStar) -> bool:
        before = dict(self.env)
        body = self._branch(node.body)
        during = merged([before, self.env])
        if body is not None and not self.block(node.orelse):
            body = None
        elif body is not None:
            body = self.env
        ways = [body]
        for handler in node.handlers:
            self.env = dict(during)
            kinds = self.classes(handler.type) if handler.type is not None else PLAIN
            if handler.name:
                self.set_name(handler.name, self._caught(kinds))
            ways.append(self._branch(handler.body))
        reached = self._meet(*ways)
        if not reached:
            self.env = during
        return self.block(node.finalbody) and reached

    def _caught(self, kinds: Value) -> Value:
        made = self.as_instance(kinds)
        return join(PLAIN if isinstance(one, External) else one for one in each(made))

    # -- match -----------------------------------------------------------------------------

    def _match(self, node: ast.Match) -> bool:
        subject = self.evaluate(node.subject)
        before = dict(self.env)
        ways: list[Environment | None] = [before]
        for case in node.cases:
            self.env = dict(before)
            found = self._pattern(case.pattern, subject)
            path = path_of(node.subject)
            if path:
                self.env[path] = found
            if case.guard is not None:
                self.evaluate(case.guard)
                self.narrow(case.guard, holds=True)
            ways.append(self._branch(case.body))
        return self._meet(*ways)

    def _pattern(self, pattern: ast.pattern, subject: Value) -> Value:
        """Bind the names of a pattern; what the subject is when it matches."""
        match pattern:
            case ast.MatchValue(value=value):
                self.evaluate(value)
            case ast.MatchAs(pattern=inner, name=name):
                found = subject if inner is None else self._pattern(inner, subject)
                if name:
                    self.set_name(name, found)
                return found
            case ast.MatchOr(patterns=patterns):
                return join([self._pattern(one, subject) for one in patterns])
            case ast.MatchSequence(patterns=patterns):
                for position, one in enumerate(patterns):
                    index = None if isinstance(one, ast.MatchStar) else Text(position)
                    self._pattern(one, self.element(subject, index))
            case ast.MatchStar(name=name):
                if name:
                    self.set_name(name, Items(subject))
            case ast.MatchMapping():
                self._mapping(pattern, subject)
            case ast.MatchClass():
                return self._class_pattern(pattern, subject)
            case _:
                pass
        return subject

    def _mapping(self, pattern: ast.MatchMapping, subject: Value) -> None:
        for key, one in zip(pattern.keys, pattern.patterns, strict=True):
            self._pattern(one, self.element(subject, self.evaluate(key)))
        if pattern.rest:
            self.set_name(pattern.rest, subject)

    def _class_pattern(self, pattern: ast.MatchClass, subject: Value) -> Value:
        made = self.as_instance(self.evaluate(pattern.cls))
        found = made if any(isinstance(one, Instance) for one in each(made)) else subject
        for name, one in zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True):
            self._pattern(one, self.attribute(found, name, one))
        for one in pattern.patterns:
            self._pattern(one, found if found == PLAIN else self._positional(found))
        return found

    def _positional(self, found: Value) -> Value:
        return UNKNOWN if is_ours(found) else PLAIN

    # -- definitions and imports -----------------------------------------------------------

    def _definition(self, node: ast.stmt) -> None:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self._function(node)
            case ast.ClassDef():
                self._class(node)
            case ast.Import():
                for alias in node.names:
                    self._import(alias, node)
            case ast.ImportFrom():
                self._import_from(node)
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                if isinstance(node, ast.Global):
                    self.globals.update(names)
            case ast.Delete(targets=targets):
                for target in targets:
                    if isinstance(target, ast.Attribute | ast.Subscript):
                        self.evaluate(target.value)
            case _:
                for child in ast.iter_child_nodes(node):
                    if isinstance(child, ast.expr):
                        self.evaluate(child)
                name, value = getattr(node, "name", None), getattr(node, "value", None)
                if isinstance(name, ast.Name) and isinstance(value, ast.expr):
                    self.bind(name, self.evaluate(value))  # `type Engine = …`, since Python 3.12

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        definition = self.program.definitions[key_of(self.source, node)]
        value: Value = Function(definition.key)
        for decorator in reversed(node.decorator_list):
            value = self._decorated(definition.traits, decorator, value)
        arguments = node.args
        for default in (*arguments.defaults, *(one for one in arguments.kw_defaults if one)):
            self.evaluate(default)
        self._defaults(definition.key, arguments)
        self.set_name(node.name, value)
        if "fixture" in definition.traits:
            self.program.fixtures.setdefault(node.name, set()).add(definition.key)

    def _defaults(self, key: str, arguments: ast.arguments) -> None:
        names = [*arguments.posonlyargs, *arguments.args]
        with_default = names[len(names) - len(arguments.defaults) :]
        pairs = [*zip(with_default, arguments.defaults, strict=True)]
        pairs += [
            (name, default)
            for name, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
            if default is not None
        ]
        for name, default in pairs:
            value = self.evaluate(default)
            if value != PLAIN:
                self.tell(("param", key, name.arg), value)

    def _decorated(self, traits: set[str], decorator: ast.expr, value: Value) -> Value:
        found = self.evaluate(decorator)
        if isinstance(found, External):
            names = [part for part in found.path if part != CALLED]
            trait = _TRAITS.get(names[-1], "")
            if trait and names[-1] not in traits:
                traits.add(trait)
            return value
        if isinstance(found, Function):
            given = self.call(found, Arguments(((value, decorator),), ()), decorator)
            return given if given not in (UNKNOWN, NOTHING) else value
        for one in each(found):  # @functools.wraps(function): the wrapper stands for it
            inner = getattr(one, "result", None)
            if isinstance(inner, Function):
                return inner
        return value

    def _class(self, node: ast.ClassDef) -> None:
        key = key_of(self.source, node)
        bases = [self.evaluate(one) for one in node.bases]
        for decorator in node.decorator_list:
            self.evaluate(decorator)
        for base in bases:
            for one in each(base):
                owner = getattr(one, "value", one)  # Generic[T] and the like
                if isinstance(owner, Instance):
                    owner = Class(owner.kind, owner.name, owner.flavor)
                if isinstance(owner, Class):
                    self.tell(("bases", key), owner)
                    if owner.kind == "user":
                        self.program.subclasses.setdefault(owner.name, set()).add(key)
        self.set_name(node.name, Class("user", key))
        outer = self.env
        self.env = dict(outer)
        self._class_body(key, node)
        self.env = outer

    def _class_body(self, key: str, node: ast.ClassDef) -> None:
        outer, self.class_key = self.class_key, key
        self.block(node.body)
        self.class_key = outer
        fields = [
            Text(one.target.id)
            for one in node.body
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
        ]
        if fields:
            self.tell(("fields", key), Row(tuple(fields)))

    def set_name(self, name: str, value: Value) -> None:
        """Give a variable a value; in the body of a class it is an attribute."""
        if not self.class_key:
            super().set_name(name, value)
            return
        self.env[name] = value
        self.tell(("attr", self.class_key, name), value)

    def _import(self, alias: ast.alias, node: ast.Import) -> None:
        parts = tuple(alias.name.split("."))
        value = self._module(parts, node)
        if alias.asname:
            self.set_name(alias.asname, value)
        elif isinstance(value, PackageModule) and len(self.program.package.name) == 1:
            self.set_name(parts[0], PackageModule())
        else:
            self.set_name(parts[0], self._module(parts[:1], node))

    def _import_from(self, node: ast.ImportFrom) -> None:
        project = self.program.project
        parts = project.absolute(self.source, node.module or "", node.level)
        module = self._module(parts, node, relative=bool(node.level))
        for alias in node.names:
            if alias.name == "*":
                self._import_all(module)
                continue
            full = (*parts, alias.name)
            if isinstance(module, PackageModule):
                value = self.attribute(module, alias.name, alias)
            elif self._is_package(full, relative=bool(node.level)):
                value = self._module(full, node, relative=bool(node.level))
            elif isinstance(module, External) and node.level:
                below = project.find(full, self.source)
                value = UserModule(below) if below else UNKNOWN
            else:
                value = self.attribute(module, alias.name, alias)
            self.set_name(alias.asname or alias.name, value)

    def _is_package(self, parts: tuple[str, ...], *, relative: bool) -> bool:
        """True for the generated client, or a module in it."""
        name = self.program.package.name
        if not relative:
            return parts[: len(name)] == name
        ends = range(len(name), len(parts) + 1)
        return any(parts[end - len(name) : end] == name for end in ends)

    def _module(self, parts: tuple[str, ...], node: ast.AST, *, relative: bool = False) -> Value:
        if self._is_package(parts, relative=relative):
            if self.program.final:
                self.program.findings.imports.add(self.place(node))
            name = self.program.package.name
            rest = parts[len(name) :]
            if relative:
                end = next(
                    end
                    for end in range(len(name), len(parts) + 1)
                    if parts[end - len(name) : end] == name
                )
                rest = parts[end:]
            return PackageModule(rest)
        file = self.program.project.find(parts, self.source)
        if file:
            return UserModule(file)
        return External(parts)

    def _import_all(self, module: Value) -> None:
        if isinstance(module, PackageModule):
            self.tell(("star", self.source.file), PLAIN)
        elif isinstance(module, UserModule):
            self._all_of(module.file)
            if self.takes_all(module.file):
                self.tell(("star", self.source.file), PLAIN)

    def _all_of(self, file: str) -> None:
        for (kind, *rest), _ in list(self.program.facts.items()):
            if kind == "global" and rest[0] == file and not rest[1].startswith("_"):
                self.set_name(rest[1], self.ask("global", file, rest[1]))


_MOST_ROUNDS = 4


def merged(ways: Sequence[Environment]) -> Environment:
    """What is known where ways meet; of attributes only what is known on all of them."""
    first, *rest = ways
    if not rest:
        return first
    found: Environment = {}
    for name in {name: None for way in ways for name in way}:
        values = [way[name] for way in ways if name in way]
        if "." in name and len(values) < len(ways):
            continue
        value = values[0]
        for one in values[1:]:
            value = either(value, one)
        found[name] = value
    return found


def _loaded(node: ast.expr) -> ast.expr:
    """A target as it is read."""
    match node:
        case ast.Name(id=name):
            return ast.copy_location(ast.Name(name, ast.Load()), node)
        case ast.Attribute(value=value, attr=attr):
            return ast.copy_location(ast.Attribute(value, attr, ast.Load()), node)
        case ast.Subscript(value=value, slice=slice):
            return ast.copy_location(ast.Subscript(value, slice, ast.Load()), node)
        case _:
            return node
