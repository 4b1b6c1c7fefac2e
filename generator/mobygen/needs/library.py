"""What functions of the standard library do with the client's objects that pass through them."""

from __future__ import annotations

import ast
from collections.abc import Callable

from mobygen.needs.calls import Arguments, Calls
from mobygen.needs.hints import CALLED, instance_of
from mobygen.needs.values import (
    PLAIN,
    UNKNOWN,
    Class,
    Entering,
    External,
    Instance,
    Items,
    Later,
    Map,
    Record,
    Returning,
    Row,
    Text,
    Value,
    each,
    is_ours,
    join,
)

_NOTHING_OF_OURS = frozenset(
    [
        "len",
        "str",
        "repr",
        "print",
        "isinstance",
        "issubclass",
        "hash",
        "id",
        "bool",
        "int",
        "float",
        "bytes",
        "format",
        "ascii",
        "any",
        "all",
        "sum",
        "abs",
        "round",
        "callable",
        "hasattr",
        "input",
        "open",
        "range",
        "ord",
        "chr",
        "hex",
        "delattr",
        "slice",
        "divmod",
        "pow",
    ]
)
_SAME_ITEMS = frozenset(("list", "set", "frozenset", "sorted", "reversed", "iter", "aiter"))
_THROUGH = frozenset(
    [
        "copy.copy",
        "copy.deepcopy",
        "dataclasses.replace",
        "msgspec.structs.replace",
        "copy.replace",
        "typing.assert_type",
        "weakref.proxy",
    ]
)
_CONTEXTS = frozenset(["contextlib.closing", "contextlib.aclosing", "contextlib.nullcontext"])
_STACKS = ("ExitStack", "AsyncExitStack")
_AGAIN = frozenset(
    ["itertools.islice", "itertools.cycle", "itertools.takewhile", "itertools.dropwhile"]
)

_Rule = Callable[[Arguments, ast.AST], Value]


class Library(Calls):
    """A unit that knows the standard library."""

    def call_external(self, callee: External, arguments: Arguments, node: ast.AST) -> Value:
        """A call of something in a module that is not read."""
        path = callee.path
        dotted = callee.dotted
        name = dotted.removeprefix("builtins.")
        if path[0] == "builtins" and len(path) == 2:
            found = self._builtin(name, arguments, node)
        elif path[0] in ("asyncio", "anyio", "trio"):
            found = self._asyncio(path[-1], arguments, node)
        elif path[0] == "contextlib" and len(path) > 2 and path[1] in _STACKS:
            found = self._stack(path[-1], arguments)
        else:
            found = self._other(path, name, arguments, node)
        return self.external_result(callee, arguments, node) if found is None else found

    # -- builtins --------------------------------------------------------------------------

    def _builtin(self, name: str, arguments: Arguments, node: ast.AST) -> Value | None:
        values = [value for value, _ in arguments.positional]
        if name in _NOTHING_OF_OURS:
            return PLAIN
        if name in ("dict", "getattr", "setattr", "vars", "super", "map", "filter", "type"):
            return self._special(name, values, arguments, node)
        if not values:
            return Items(join(())) if name in ("list", "set", "tuple", "frozenset") else None
        if name == "tuple" and isinstance(values[0], Row):
            return values[0]
        item = self.iterate(values[0]) if name != "zip" else PLAIN
        self._keyed(arguments, join(values) if len(values) > 1 else item, node)
        if name in _SAME_ITEMS or name == "tuple":
            return Items(item)
        if name == "enumerate":
            return Items(Row((PLAIN, item)))
        if name == "zip":
            return Items(Row(tuple(self.iterate(one) for one in values)))
        if name in ("next", "anext"):
            found = join((item, *values[1:]))
            return Later(found) if name == "anext" else found
        if name in ("min", "max"):
            return item if len(values) == 1 else join(values)
        return None

    def _keyed(self, arguments: Arguments, item: Value, node: ast.AST) -> None:
        key = arguments.get("key")
        if key is not None:
            self.call(key, Arguments(((item, node),), ()), node)

    def _special(
        self, name: str, values: list[Value], arguments: Arguments, node: ast.AST
    ) -> Value | None:
        if name == "dict":
            return self._dict(values, arguments)
        if name in ("map", "filter") and len(values) > 1:
            items = tuple((self.iterate(one), node) for one in values[1:])
            given = self.call(values[0], Arguments(items, ()), node)
            return Items(given if name == "map" else items[0][0])
        if name == "type" and len(values) == 1:
            return self.type_of(values[0])
        if name == "super":
            return self._super()
        if name in ("getattr", "setattr") and len(values) > 1:
            return self._by_name(name, values, node)
        if name == "vars" and values and is_ours(values[0]):
            self.skip(node, "vars() of an object of the client")
        return UNKNOWN

    def _by_name(self, name: str, values: list[Value], node: ast.AST) -> Value:
        texts = [one for one in each(values[1]) if isinstance(one, Text)]
        if len(texts) == len(list(each(values[1]))) and texts:
            found = [self.attribute(values[0], str(text.value), node) for text in texts]
            return join((*found, *values[2:])) if name == "getattr" else PLAIN
        if is_ours(values[0]) or (isinstance(values[0], Class) and values[0].kind == "enum"):
            self.skip(node, f"{name}() with a name that is not known")
        return UNKNOWN

    def _dict(self, values: list[Value], arguments: Arguments) -> Value:
        items = {name: value for name, value, _ in arguments.keywords}
        if not values and not arguments.open:
            return Record(tuple(sorted(items.items())))
        if len(values) == 1 and not arguments.open:
            first = values[0]
            if isinstance(first, Record):
                return Record(tuple(sorted({**dict(first.items), **items}.items())))
            if isinstance(first, Map):
                return Map(join((first.value, *items.values())))
            pair = self.iterate(first)
            if isinstance(pair, Row) and len(pair.items) == 2:
                return Map(join((pair.items[1], *items.values())))
        return Map(join((UNKNOWN, *items.values())))

    def _super(self) -> Value:
        where = self.where
        if where is None or not where.owner:
            return UNKNOWN
        bases = [
            Instance(base.kind, base.name, base.flavor)
            for base in each(self.ask("bases", where.owner))
            if isinstance(base, Class)
        ]
        return join(bases) if bases else PLAIN

    # -- asyncio and contextlib ------------------------------------------------------------

    def _asyncio(self, name: str, arguments: Arguments, node: ast.AST) -> Value | None:
        values = [value for value, _ in arguments.positional]
        if not values:
            return None
        first = self.awaited(values[0])
        if name in ("run", "run_until_complete"):
            called = self.call(values[0], Arguments(arguments.positional[1:], ()), node)
            return first if values[0] != first or called == UNKNOWN else self.awaited(called)
        if name in ("wait_for", "shield", "create_task", "ensure_future"):
            return Later(first)
        if name == "gather":
            several = tuple(self.awaited(one) for one in values)
            if arguments.open or any(_is_spread(one) for _, one in arguments.positional):
                return Later(Items(join(several)))
            return Later(Row(several))
        if name == "as_completed":
            return Items(Later(self.awaited(self.iterate(values[0]))))
        if name == "wait":
            done = Items(Later(self.awaited(self.iterate(values[0]))))
            return Later(Row((done, done)))
        if name == "to_thread":
            rest = Arguments(arguments.positional[1:], arguments.keywords, arguments.open)
            return Later(self.call(values[0], rest, node))
        if name == "run_in_executor" and len(values) > 1:
            rest = Arguments(arguments.positional[2:], arguments.keywords, arguments.open)
            return Later(self.call(values[1], rest, node))
        return None

    def _stack(self, name: str, arguments: Arguments) -> Value | None:
        values = [value for value, _ in arguments.positional]
        if values and name == "enter_context":
            return self.entered(values[0])
        if values and name == "enter_async_context":
            return Later(self.entered(values[0]))
        return PLAIN if name in ("callback", "push_async_callback", "push") else None

    # -- other modules ---------------------------------------------------------------------

    def _other(
        self, path: tuple[str, ...], name: str, arguments: Arguments, node: ast.AST
    ) -> Value | None:
        values = [value for value, _ in arguments.positional]
        if name == "functools.partial":
            return self.partial(arguments, node)
        if path[0] in ("threading", "multiprocessing") and path[-1] in ("Thread", "Process"):
            return self._thread(arguments, node)
        if path[0] == "concurrent" and path[-1] in ("submit", "map") and values:
            return self._submitted(path[-1], arguments, node)
        if not values:
            return None
        if name in ("typing.cast", "typing_extensions.cast") and len(values) > 1:
            cast = instance_of(values[0])
            return values[1] if cast in (UNKNOWN, PLAIN) or not is_ours(cast) else cast
        if name in _THROUGH:
            if arguments.keywords:
                self._replaced(values[0], arguments, node)
            return values[0]
        if name in _CONTEXTS:
            return Entering(values[0])
        if path[0] == "itertools":
            if name == "itertools.groupby":
                return self._grouped(values, arguments, node)
            return self._itertools(name, values)
        if path[0] == "msgspec" and path[-1] in ("decode", "convert"):
            wanted = arguments.get("type") or (values[1] if len(values) > 1 else None)
            return None if wanted is None else instance_of(wanted)
        if name in ("functools.wraps", "functools.update_wrapper"):
            return Returning(values[0])
        return None

    def _replaced(self, value: Value, arguments: Arguments, node: ast.AST) -> None:
        for one in each(value):
            if isinstance(one, Instance) and one.kind == "model":
                self.give_fields(one.name, Arguments((), arguments.keywords), node, whole=False)

    def _itertools(self, name: str, values: list[Value]) -> Value | None:
        if name in _AGAIN:
            return Items(self.iterate(values[-1 if "while" in name else 0]))
        if name == "itertools.chain":
            return Items(join(self.iterate(one) for one in values))
        if name == "itertools.chain.from_iterable":
            return Items(self.iterate(self.iterate(values[0])))
        return None

    def _grouped(self, values: list[Value], arguments: Arguments, node: ast.AST) -> Value:
        item = self.iterate(values[0])
        by = values[1] if len(values) > 1 else arguments.get("key")
        key = item if by is None else self.call(by, Arguments(((item, node),), ()), node)
        return Items(Row((key, Items(item))))

    def _thread(self, arguments: Arguments, node: ast.AST) -> Value:
        target, args = arguments.get("target"), arguments.get("args")
        named = arguments.get("kwargs")
        if target is not None:
            rows = [one for one in each(args) if isinstance(one, Row)] if args else []
            given = tuple((one, node) for row in rows for one in row.items)
            words = named.items if isinstance(named, Record) else ()
            keywords = tuple((name, value, node) for name, value in words)
            self.call(target, Arguments(given, keywords), node)
        return External(("threading", "Thread", CALLED))

    def _submitted(self, name: str, arguments: Arguments, node: ast.AST) -> Value:
        (callee, _), *rest = arguments.positional
        if name == "submit":
            more = Arguments(tuple(rest), arguments.keywords, arguments.open)
            return Later(self.call(callee, more, node))
        items = tuple((self.iterate(one), where) for one, where in rest)
        return Items(self.call(callee, Arguments(items, ()), node))


def _is_spread(node: ast.AST) -> bool:
    return isinstance(node, ast.Starred)
