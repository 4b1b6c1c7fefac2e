"""What comes out of a value: by attribute, index, iteration, `with` and `await`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mobygen.needs.hints import CALLED
from mobygen.needs.unit import Unit
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
    Map,
    OperationMethod,
    PackageModule,
    Plain,
    Record,
    Returning,
    Row,
    Text,
    TypeOf,
    Union,
    Unknown,
    UserModule,
    Value,
    each,
    is_ours,
    join,
)

_TAKES = frozenset(["pop", "popleft", "popitem", "get_nowait", "get", "__getitem__"])
_PRIVATE = "private to the client"


class Access(Unit):
    """A unit that can look into values; a name that no version has is told as a text."""

    def attribute(self, value: Value, name: str, node: ast.AST) -> Value:
        """What `value.name` is."""
        members = list(each(value))
        found: list[Value] = []
        missing: list[str] = []
        for one in members:
            got = self._attribute(one, name, node)
            if isinstance(got, str):
                missing.append(got)
            else:
                found.append(got)
        if missing and not found:
            self.miss(node, missing[0])
            return UNKNOWN
        return join(found)

    def _attribute(self, value: Value, name: str, node: ast.AST) -> Value | str:
        match value:
            case Instance():
                return self._of_instance(value, name, node)
            case Class():
                return self._of_class(value, name, node)
            case PackageModule(path=path):
                return self.of_package(path, name, node)
            case UserModule(file=file):
                return self.of_module(file, name, node)
            case External(path=path):
                return self._of_external(path, name, node)
            case Lost(why=why):
                self.skip(node, why)
                return PLAIN  # said once is enough
            case Items() | Row() | Map() | Record() | Later():
                return self._of_container(value, name)
            case OperationMethod():
                return UNKNOWN
            case Function() if name in ("__wrapped__", "func"):
                return value
            case Plain() | Text():
                return PLAIN
            case Union():
                return NOTHING
            case _:
                return UNKNOWN

    # -- the client ------------------------------------------------------------------------

    def of_package(self, path: tuple[str, ...], name: str, node: ast.AST) -> Value | str:
        """A name in a module of the package."""
        modules = {*self.catalogue.runtime.modules, "models", "operations", "sync", "aio"}
        if not path and name in modules:
            return PackageModule((name,))
        if path and path[-1] in ("sync", "aio"):
            group = self.catalogue.get("group", name)
            if group is not None or name == "client":
                return PackageModule((*path, name))
        found = self.package_name(name, node)
        if found is not None:
            return found
        if name.startswith("_"):
            return PLAIN if name.startswith("__") else Lost(_PRIVATE)
        return name

    def _of_instance(self, value: Instance, name: str, node: ast.AST) -> Value | str:
        match value.kind:
            case "user":
                return self.of_user_instance(value, name, node)
            case "client":
                return self._of_client(value, name, node)
            case "group":
                operation = self.catalogue.get("operation", f"{value.name}.{name}")
                if operation is None:
                    return _private(name) or f"{value.name}.{name}"
                self.use("operation", operation.name, node)
                return OperationMethod(operation.name, value.flavor)
            case "model":
                return self._of_model(value, name, node)
            case "runtime":
                found = self.runtime_member(value, name)
                return PLAIN if found is None else found
            case "enum":
                return PLAIN

    def _of_client(self, value: Instance, name: str, node: ast.AST) -> Value | str:
        if self.catalogue.get("group", name) is not None:
            self.use("group", name, node)
            return Instance("group", name, value.flavor)
        if name in ("close", "__exit__", "__aexit__"):
            return Returning(Later(PLAIN) if value.flavor else PLAIN)
        if name in ("__enter__", "__aenter__"):
            return Returning(Later(value) if value.flavor else value)
        return _private(name) or f"Client.{name}"

    def _of_model(self, value: Instance, name: str, node: ast.AST) -> Value | str:
        found = self.field(value.name, name, node, "read")
        if found is not None:
            return found
        if name == "to_request":
            thing = self.catalogue.get("class", value.name)
            request = thing.nearest(self.position)["request"] if thing else ""
            return Returning(Instance("model", request) if request else UNKNOWN)
        if name.startswith("__"):
            return Lost(f"{value.name}.{name}") if name == "__dict__" else PLAIN
        return f"{value.name}.{name}"

    def _of_class(self, value: Class, name: str, node: ast.AST) -> Value | str:
        if value.kind == "user":
            own = self.class_member(value.name, name)
            if own is None:
                base = self._our_base(value.name)
                return UNKNOWN if base is None else self._of_class(base, name, node)
            return join(self._bound_to_class(one, value) for one in each(own))
        if value.kind == "enum":
            member = self.catalogue.get("member", f"{value.name}.{name}")
            if member is None:
                return PLAIN if name.startswith("_") else f"{value.name}.{name}"
            self.use("member", member.name, node, "sent")
            return Instance("enum", value.name)
        myself = Instance(value.kind, value.name, value.flavor)
        if value.kind == "client":
            return Returning(myself) if name == "from_env" else UNKNOWN
        if value.kind == "group":
            found = self._of_instance(myself, name, node)
            return UNKNOWN if isinstance(found, OperationMethod) else found
        if value.kind == "runtime":
            of_runtime = self.runtime_member(myself, name)
            return PLAIN if of_runtime is None else of_runtime
        return PLAIN

    # -- the user's classes ----------------------------------------------------------------

    def of_user_instance(self, value: Instance, name: str, node: ast.AST) -> Value | str:
        """An attribute of an object of one of the user's classes."""
        found = self.class_member(value.name, name)
        if found is None:
            base = self._our_base(value.name)
            if base is not None:
                return self._of_instance(Instance(base.kind, base.name, base.flavor), name, node)
            inner = self.class_member(value.name, "__getattr__")
            if inner is not None and is_ours(self.result_of(inner)):
                return Lost("what a __getattr__ gives")
            return UNKNOWN if self.program.final else NOTHING
        return join(self._bound(one, value) for one in each(found))

    def _bound(self, value: Value, owner: Instance) -> Value:
        """A function as a method of an object: a property is what it gives."""
        if not isinstance(value, Function) or value.bound is not None:
            return value
        definition = self.program.definitions[value.key]
        if not definition.owner or "static" in definition.traits:
            return value
        if "class" in definition.traits:
            return Function(value.key, Class("user", owner.name), value.given, value.positional)
        if "property" in definition.traits:
            return self.result_of(value)
        return Function(value.key, owner, value.given, value.positional)

    def _bound_to_class(self, value: Value, owner: Class) -> Value:
        if isinstance(value, Function) and value.bound is None:
            definition = self.program.definitions[value.key]
            if "class" in definition.traits:
                return Function(value.key, owner, value.given, value.positional)
        return value

    def result_of(self, value: Value) -> Value:
        """What a function of the user's gives."""
        raise NotImplementedError

    def class_member(self, key: str, name: str) -> Value | None:
        """What a class of the user's, its bases, or else its subclasses say that a name is."""
        for one in self._family(key):
            found = self.ask("attr", one, name)
            if found != NOTHING:
                return found
        below = [self.ask("attr", one, name) for one in self._below(key, set())]
        found = join(below)
        return None if found == NOTHING else found

    def _family(self, key: str, seen: set[str] | None = None) -> Iterator[str]:
        seen = seen if seen is not None else set()
        if key in seen:
            return
        seen.add(key)
        yield key
        for base in each(self.ask("bases", key)):
            if isinstance(base, Class) and base.kind == "user":
                yield from self._family(base.name, seen)

    def _below(self, key: str, seen: set[str]) -> Iterator[str]:
        for one in sorted(self.program.subclasses.get(key, set()) - seen):
            seen.add(one)
            yield one
            yield from self._below(one, seen)

    def _our_base(self, key: str) -> Class | None:
        for one in self._family(key):
            for base in each(self.ask("bases", one)):
                if isinstance(base, Class) and base.kind != "user":
                    return base
        return None

    def of_module(self, file: str, name: str, node: ast.AST) -> Value:
        """A name in a module of the user's: a variable, or a module below it."""
        found = self.ask("global", file, name)
        if found == NOTHING and self.takes_all(file) and not name.startswith("_"):
            found = self.package_name(name, node) or NOTHING
        source = self.program.project.sources[file]
        if source.is_package:
            full = (*source.parts, name)
            package = self.program.package.name
            if len(package) > 1 and full[-len(package) :] == package:
                return join((found, PackageModule()))
            below = self.program.project.find(full, source)
            if below:
                return join((found, UserModule(below)))
        return UNKNOWN if found == NOTHING and self.program.final else found

    # -- everything else -------------------------------------------------------------------

    def _of_external(self, path: tuple[str, ...], name: str, node: ast.AST) -> Value:
        full = (*path, name)
        if full == self.program.package.name:
            return PackageModule()
        project = self.program.project
        file = project.find(full, self.source)
        if file and CALLED not in full:
            return UserModule(file)
        return External(full) if len(full) < 12 else UNKNOWN

    def _of_container(self, value: Value, name: str) -> Value:
        if isinstance(value, Later):
            if name == "result":
                return Returning(value.value)
            return PLAIN
        if name in ("values", "items") and isinstance(value, Map | Record):
            item = self.iterate_values(value)
            return Returning(Items(item if name == "values" else Row((PLAIN, item))))
        if name in _TAKES or name == "setdefault":
            item = self.element(value, None)
            return Returning(Row((PLAIN, item)) if name == "popitem" else item)
        return Returning(value) if name in ("copy", "__iter__", "union") else UNKNOWN

    def iterate_values(self, value: Map | Record) -> Value:
        """The values of a dict."""
        if isinstance(value, Map):
            return value.value
        return join(one for _, one in value.items)

    def element(self, value: Value, index: Value | None) -> Value:
        """What `value[index]` is."""
        return join(self._element(one, index) for one in each(value))

    def _element(self, value: Value, index: Value | None) -> Value:
        match value, index:
            case Record(items=items), Text(value=key):
                return dict(items).get(str(key), NOTHING)
            case Record() | Map(), _:
                return self.iterate_values(value)
            case Items(item=item), _:
                return item
            case Row(items=items), Text(value=int(number)) if -len(items) <= number < len(items):
                return items[number]
            case Row(items=items), _:
                return join(items)
            case Instance(kind="runtime", name="OperationTable"), Text(value=key):
                return UNKNOWN
            case Lost(), _:
                return value
            case Plain() | Text(), _:
                return PLAIN
            case Union(), _:
                return NOTHING
            case _:
                return UNKNOWN

    def iterate(self, value: Value) -> Value:
        """What a loop over the value gives."""
        return join(self._iterated(one) for one in each(value))

    def _iterated(self, value: Value) -> Value:
        match value:
            case Items(item=item):
                return item
            case Row(items=items):
                return join(items)
            case Map() | Record() | Plain() | Text() | External():
                return PLAIN
            case Instance(kind="runtime"):
                for name in ("__next__", "__anext__", "__iter__", "__aiter__"):
                    found = self.runtime_member(value, name)
                    if isinstance(found, Returning):
                        inner = self.awaited(found.result)
                        return inner if name.endswith("next__") else self.iterate(inner)
                return PLAIN
            case Instance(kind="user"):
                return self._user_items(value)
            case Class(kind="enum", name=name):
                return Instance("enum", name)
            case Lost():
                return value
            case Union():
                return NOTHING
            case _:
                return UNKNOWN

    def _user_items(self, value: Instance) -> Value:
        for name in ("__next__", "__anext__"):
            found = self.class_member(value.name, name)
            if found is not None:
                return self.awaited(self.result_of(found))
        for name in ("__iter__", "__aiter__"):
            found = self.class_member(value.name, name)
            if found is not None:
                given = self.result_of(found)
                return UNKNOWN if given == value else self.iterate(given)
        return UNKNOWN

    def entered(self, value: Value) -> Value:
        """What `with value as` gives."""
        return join(self._entered(one) for one in each(value))

    def _entered(self, value: Value) -> Value:
        match value:
            case Entering(value=inner):
                return inner
            case Instance(kind="user"):
                for name in ("__enter__", "__aenter__"):
                    found = self.class_member(value.name, name)
                    if found is not None:
                        return self.awaited(self.result_of(found))
                return value
            case Items(item=item):  # a generator whose decorator is not read
                return Lost("in a `with` of something that is not read") if is_ours(item) else value
            case _:
                return value

    def awaited(self, value: Value) -> Value:
        """What `await value` gives."""
        return join(
            one.value if isinstance(one, Later) else UNKNOWN if isinstance(one, Unknown) else one
            for one in each(value)
        )

    def type_of(self, value: Value) -> Value:
        """What `type(value)` gives."""
        if isinstance(value, TypeOf):
            return UNKNOWN
        return join(
            Class(one.kind, one.name, one.flavor) if isinstance(one, Instance) else UNKNOWN
            for one in each(value)
        )


def _private(name: str) -> Value | None:
    if name.startswith("__"):
        return PLAIN
    return Lost(_PRIVATE) if name.startswith("_") else None
