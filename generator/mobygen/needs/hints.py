"""Annotations as values: what has the type `dict[str, Client] | None`."""

from __future__ import annotations

import ast
from collections.abc import Callable

from mobygen.needs.values import (
    PLAIN,
    UNKNOWN,
    Class,
    Entering,
    External,
    Instance,
    Items,
    Later,
    Lost,
    Map,
    Returning,
    Row,
    TypeOf,
    Value,
    each,
    is_ours,
    join,
)

CALLED = "()"
_TRANSPARENT = frozenset(
    [
        "Annotated",
        "ClassVar",
        "Final",
        "Required",
        "NotRequired",
        "ReadOnly",
        "Optional",
        "TypeGuard",
        "InitVar",
    ]
)
_ITEMS = frozenset(
    [
        "list",
        "List",
        "set",
        "Set",
        "frozenset",
        "FrozenSet",
        "Sequence",
        "MutableSequence",
        "Iterable",
        "Iterator",
        "Collection",
        "Container",
        "deque",
        "Deque",
        "AbstractSet",
        "MutableSet",
        "AsyncIterable",
        "AsyncIterator",
        "AsyncGenerator",
        "Generator",
        "Reversible",
        "ValuesView",
        "Queue",
        "SimpleQueue",
        "LifoQueue",
        "PriorityQueue",
    ]
)
_MAPS = frozenset(
    [
        "dict",
        "Dict",
        "Mapping",
        "MutableMapping",
        "defaultdict",
        "DefaultDict",
        "OrderedDict",
        "WeakValueDictionary",
    ]
)
_LATER = frozenset(["Awaitable", "Future", "Task"])
_ENTERING = frozenset(
    [
        "AbstractContextManager",
        "AbstractAsyncContextManager",
        "ContextManager",
        "AsyncContextManager",
    ]
)
_SCALARS = frozenset(
    ["str", "int", "float", "bool", "bytes", "bytearray", "complex", "memoryview", "None", "object"]
)
_OPEN = frozenset(["Any", "TypeVar", "ParamSpec", "Self", "object"])

Evaluate = Callable[[ast.expr], Value]


def instance(node: ast.expr, evaluate: Evaluate) -> Value:
    """What a value with this annotation is."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            inner = quoted(node)
            return UNKNOWN if inner is None else instance(inner, evaluate)
        return PLAIN if node.value is None else UNKNOWN
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return join((instance(node.left, evaluate), instance(node.right, evaluate)))
    if isinstance(node, ast.Subscript):
        return subscripted(evaluate(node.value), node.slice, evaluate)
    return instance_of(evaluate(node))


def quoted(node: ast.Constant) -> ast.expr | None:
    """The expression in a string, with the string's place."""
    try:
        tree = ast.parse(str(node.value).strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    for each_node in ast.walk(tree):
        if isinstance(each_node, ast.expr):
            each_node.lineno = node.lineno
            each_node.col_offset = node.col_offset
            each_node.end_lineno = node.end_lineno
            each_node.end_col_offset = node.end_col_offset
    return tree


def instance_of(value: Value) -> Value:
    """What a value is whose type is this."""
    return join(_instance_of(one) for one in each(value)) if value is not UNKNOWN else UNKNOWN


def _instance_of(value: Value) -> Value:
    match value:
        case Class():
            return Instance(value.kind, value.name, value.flavor)
        case TypeOf():
            return value.value
        case External(path=path):
            last = path[-1]
            if last == CALLED or last in _OPEN:
                return UNKNOWN  # a TypeVar
            if path[0] == "builtins" and last in _SCALARS:
                return PLAIN
            if last in _ITEMS:
                return Items(UNKNOWN)
            if last in _MAPS:
                return Map(UNKNOWN)
            return External((*path, CALLED))
        case _:
            return UNKNOWN


def subscripted(base: Value, slice: ast.expr, evaluate: Evaluate) -> Value:
    """What a value is whose type is `base[slice]`."""
    nodes = slice.elts if isinstance(slice, ast.Tuple) else [slice]
    if isinstance(base, Class):
        item = instance(nodes[0], evaluate) if nodes and base.kind == "runtime" else None
        return Instance(base.kind, base.name, base.flavor, item)
    if not isinstance(base, External):
        return UNKNOWN
    name = base.path[-1]
    if name == "Literal":
        return PLAIN
    if name == "Callable":
        first = nodes[0]
        takes = first.elts if isinstance(first, ast.List) else []
        given = tuple(instance(node, evaluate) for node in takes)
        return Returning(instance(nodes[-1], evaluate), given)
    args = [instance(node, evaluate) for node in nodes if not _is_ellipsis(node)]
    if not args:
        return UNKNOWN
    return _generic(name, args, more=any(map(_is_ellipsis, nodes)))


def _generic(name: str, args: list[Value], *, more: bool) -> Value:
    if name in _TRANSPARENT:
        return args[0]
    if name == "Union":
        return join(args)
    if name in ("tuple", "Tuple"):
        return Items(args[0]) if more else Row(tuple(args))
    if name in _ITEMS:
        return Items(args[0])
    if name in _MAPS:
        return Map(args[-1])
    if name in _LATER:
        return Later(args[0])
    if name == "Coroutine":
        return Later(args[-1])
    if name in _ENTERING:
        return Entering(args[0])
    if name in ("type", "Type"):
        return class_of(args[0])
    if any(map(is_ours, args)):
        return Lost(f"in a {name}[…]")
    return UNKNOWN


def class_of(value: Value) -> Value:
    """The type of a value."""
    found = [
        Class(one.kind, one.name, one.flavor) if isinstance(one, Instance) else UNKNOWN
        for one in each(value)
    ]
    return join(found)


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...
