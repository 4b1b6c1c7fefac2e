"""One piece of the program while it is looked at: a module, or a function."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from mobygen.ir import Type
from mobygen.needs.catalogue import Kind, unpacked
from mobygen.needs.hints import instance, instance_of
from mobygen.needs.program import Definition, FactKey, Program
from mobygen.needs.project import Source
from mobygen.needs.runtime import RuntimeMember
from mobygen.needs.uses import Call, Place, place_of
from mobygen.needs.values import (
    NOTHING,
    PLAIN,
    UNKNOWN,
    Class,
    External,
    Instance,
    Items,
    Later,
    Map,
    Record,
    Returning,
    Row,
    Text,
    TypeOf,
    Value,
    each,
    join,
)


class Unit:
    """Reads and writes facts, and notes what is found, on behalf of one piece."""

    def __init__(self, program: Program, key: str, source: Source, where: Definition | None):
        self.program = program
        self.catalogue = program.catalogue
        self.position = program.package.position
        self.key = key
        self.source = source
        self.where = where

    # -- facts -----------------------------------------------------------------------------

    def ask(self, *key: str) -> Value:
        """A fact."""
        return self.program.ask(key, self.key)

    def known(self, *key: str) -> Value:
        """A fact; at the end, what nothing is known of is unknown."""
        value = self.ask(*key)
        return UNKNOWN if value == NOTHING and self.program.final else value

    def takes_all(self, file: str) -> bool:
        """True for a module that has all names of the package by a `*`, its own or another's."""
        return self.ask("star", file) != NOTHING

    def tell(self, key: FactKey, value: Value) -> None:
        """A fact grows."""
        self.program.tell(key, value)

    # -- findings --------------------------------------------------------------------------

    def place(self, node: ast.AST) -> Place:
        """Where a node is."""
        return place_of(self.source.file, node)

    def use(self, kind: Kind, name: str, node: ast.AST, way: str = "") -> None:
        """Note a use; `way` is read or sent."""
        if self.program.final:
            findings = self.program.findings
            findings.use(kind, name, self.place(node))
            if way:
                (findings.read if way == "read" else findings.sent).add((kind, name))

    def note_call(
        self, kind: Kind, name: str, given: Iterable[str], node: ast.AST, *, whole: bool
    ) -> None:
        """Note what a call gives."""
        if self.program.final:
            call = Call(kind, name, frozenset(given), whole, self.place(node))
            self.program.findings.calls.add(call)

    def skip(self, node: ast.AST, why: str) -> None:
        """Note a place that is not followed."""
        if self.program.final:
            self.program.findings.skip(self.place(node), why)

    def miss(self, node: ast.AST, name: str) -> None:
        """Note the use of a name that no version has."""
        if self.program.final:
            self.program.findings.absent.setdefault(self.place(node), name)

    # -- types of the client ---------------------------------------------------------------

    def of_type(self, type: Type) -> Value:
        """What a value of one of the client's types is."""
        match type.kind:
            case "model" | "enum":
                return Instance(type.kind, type.name)
            case "list":
                return Items(self.of_type(type.args[0]))
            case "map":
                return Map(self.of_type(type.args[0]))
            case "optional" | "union":
                return join(self.of_type(one) for one in type.args)
            case _:
                return PLAIN

    def check_sent(self, type: Type, value: Value, node: ast.AST) -> None:
        """Note the values of enumerations that are sent as text."""
        for one in each(value):
            match type.kind, one:
                case "enum", Text(value=text):
                    member = self.catalogue.member_of_value(type.name, text)
                    if member:
                        self.use("member", f"{type.name}.{member}", node, "sent")
                case "list", Items(item=inner):
                    self.check_sent(type.args[0], inner, node)
                case "list", Row(items=several):
                    for inner in several:
                        self.check_sent(type.args[0], inner, node)
                case "map", Map(value=inner):
                    self.check_sent(type.args[0], inner, node)
                case "map", Record(items=pairs):
                    for _, inner in pairs:
                        self.check_sent(type.args[0], inner, node)
                case "optional" | "union", _:
                    for arg in type.args:
                        self.check_sent(arg, one, node)
                case _:
                    pass

    def field(self, model: str, name: str, node: ast.AST, way: str) -> Value | None:
        """Note the use of a model's field: what it is, or None if no version has it."""
        thing = self.catalogue.get("field", f"{model}.{name}")
        if thing is None:
            return None
        self.use("field", thing.name, node, way)
        return self.of_type(unpacked(thing.nearest(self.position)["type"]))

    def operation_result(self, name: str, flavor: str) -> Value:
        """What a call of a method gives, without the waiting."""
        thing = self.catalogue.get("operation", name)
        if thing is None:
            return UNKNOWN
        facts = thing.nearest(self.position)
        item = self.of_type(unpacked(facts["type"])) if facts["type"] else PLAIN
        kind, interaction = facts["result"], facts["interaction"]
        sessions = {"hijack": "Session", "websocket": "WebSocketSession"}
        streams = {"items": "JsonStream", "frames": "FrameStream", "bytes": "ByteStream"}
        if interaction in sessions:
            return Instance("runtime", flavor + sessions[interaction])
        if interaction == "stream":
            return Instance(
                "runtime", flavor + streams[kind], item=item if kind == "items" else None
            )
        if kind == "items":
            return Items(item)
        if kind == "frames":
            return Items(Instance("runtime", "Frame"))
        return item if kind in ("json", "headers", "header-json") else PLAIN

    # -- names of the package --------------------------------------------------------------

    def package_name(self, name: str, node: ast.AST) -> Value | None:
        """What a public name of the package is; None when no version has it."""
        catalogue = self.catalogue
        thing = catalogue.get("class", name)
        if thing is not None:
            self.use("class", name, node)
            is_enum = thing.nearest(self.position)["is"] == "enum"
            return Class("enum" if is_enum else "model", name)
        flavor = "Async" if name.startswith("Async") else ""
        plain = name.removeprefix("Async")
        if plain == "Client":
            return Class("client", "Client", flavor)
        group = catalogue.group_of_class(plain)
        if group:
            self.use("group", group, node)
            return Class("group", group, flavor)
        if name in catalogue.runtime.classes:
            return Class("runtime", name)
        if name == "OPERATIONS":
            return Instance("runtime", "OperationTable")
        operation = catalogue.operation_of_constant(name)
        if operation:
            self.use("operation", operation, node)
            result = self.operation_result(operation, "")
            return Instance("runtime", "Operation", item=result)
        function = catalogue.runtime.functions.get(name)
        if function is not None:
            return self.runtime_value(function, None)
        return PLAIN if name in ("UNSET", "API_VERSION", "UnsetType", "Timestamp") else None

    # -- what every package has ------------------------------------------------------------

    def runtime_member(self, owner: Instance, name: str) -> Value | None:
        """A member of an object of the package's own classes; None if it is not there."""
        for one in self._with_bases(owner):
            found = self.catalogue.runtime.classes[one.name].members.get(name)
            if found is not None:
                return self.runtime_value(found, one, owner)
        return None

    def runtime_value(
        self, member: RuntimeMember, owner: Instance | None, myself: Instance | None = None
    ) -> Value:
        """What a member is, in an object of `owner`."""
        if not member.annotation:
            result: Value = PLAIN
        else:
            result = self._runtime_hint(member.annotation, owner, myself or owner)
        if member.call == "async def":
            result = Later(result)
        return Returning(result) if member.call else result

    def _runtime_hint(self, text: str, owner: Instance | None, myself: Instance | None) -> Value:
        def evaluate(node: ast.expr) -> Value:
            if not isinstance(node, ast.Name):
                return External(("?",))
            if node.id in ("T", "T_co"):
                return TypeOf((owner.item if owner is not None else None) or PLAIN)
            if node.id == "Self" and myself is not None:
                return TypeOf(myself)
            if node.id in self.catalogue.runtime.classes:
                return Class("runtime", node.id)
            thing = self.catalogue.get("class", node.id)
            if thing is not None:
                return Class("model", node.id)
            return External(("builtins", node.id))

        return instance(ast.parse(text, mode="eval").body, evaluate)

    def _with_bases(self, owner: Instance) -> Iterator[Instance]:
        found = self.catalogue.runtime.classes.get(owner.name)
        if found is None:
            return
        yield owner
        for base in found.bases:
            value = self._runtime_hint(base, owner, None)
            if isinstance(value, Instance) and value.kind == "runtime":
                yield from self._with_bases(value)

    # -- annotations -----------------------------------------------------------------------

    def as_instance(self, value: Value) -> Value:
        """What a value of this type is."""
        return instance_of(value)
