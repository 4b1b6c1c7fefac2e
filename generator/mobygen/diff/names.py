"""What changed for the Python code that uses the generated client.

Methods, arguments, classes, fields and enumeration members of two packages are compared by
identity (the operation, the parameter, the place of a schema), so that a new name for the same
thing is a rename. Each difference carries links by which it is joined to the change on the wire
that explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from mobygen import annotations as pytypes
from mobygen.diff.facts import name_on_wire
from mobygen.ir import Argument, Enum, Field, Method, Model, Package, Result, Type
from mobygen.versions import ApiVersion

Link = tuple[str, ...]
_T = TypeVar("_T", Model, Enum)
Element = Literal["method", "argument", "class", "field", "enum", "member"]
_STREAMS = {"frames": "FrameStream", "bytes": "ByteStream"}
_SESSIONS = {"hijack": "Session", "websocket": "WebSocketSession"}


@dataclass(frozen=True, slots=True)
class PythonDelta:
    """One difference of the generated client.

    Attributes:
        element: What kind of thing it is.
        action: added, removed, renamed, type, required (an argument has to be given),
            optional (it has not any more; or a field may be None), present (a field never is).
        name: How users call it: `containers.create(platform=)`, `ImageInspect.virtual_size`.
        relation: For a type: how the new type is to the old one: same, wider, narrower, other.
        side: request or response, for what users send or read.
        links: What it is on the wire, for joining.
        mentions: The classes that its type names.
    """

    element: Element
    action: str
    name: str
    old: str = ""
    new: str = ""
    relation: str = ""
    side: str = ""
    required: bool = False
    links: frozenset[Link] = frozenset()
    mentions: frozenset[str] = frozenset()


def compare_packages(
    old: Package, new: Package, pairs: Mapping[tuple[str, str], int]
) -> list[PythonDelta]:
    """Every difference between two clients; `pairs` are places that stand for the same thing.

    What has two names is called as in the newer client, on whichever side that is.
    """
    often = sorted(pairs.items(), key=lambda pair: (pair[1], pair[0]))
    places = {before: after for (before, after), _ in often}
    return list(_Comparison(old, new, places).deltas())


class _Comparison:
    def __init__(self, old: Package, new: Package, places: Mapping[str, str]) -> None:
        self.old = old
        self.new = new
        self.old_is_newer = ApiVersion.parse(old.api_version) > ApiVersion.parse(new.api_version)
        self.models = _matched(old.models, new.models, places)
        self.enums = _matched(old.enums, new.enums, places)
        self.renamed = {
            one.name: other.name
            for one, other in (*self.models, *self.enums)
            if one is not None and other is not None and one.name != other.name
        }

    def name(self, old: str, new: str) -> str:
        return old if self.old_is_newer else new

    def deltas(self) -> Iterator[PythonDelta]:
        yield from self._methods()
        for old, new in self.models:
            yield from self._model(old, new)
        for before, after in self.enums:
            yield from self._enum(before, after)

    # -- methods ---------------------------------------------------------------------------

    def _methods(self) -> Iterator[PythonDelta]:
        before, after = _methods(self.old), _methods(self.new)
        taken = {name for name, _ in after.values()}
        for key in [*after, *(key for key in before if key not in after)]:
            old, new = before.get(key), after.get(key)
            if old is not None and new is not None:
                if old[0] != new[0]:
                    yield PythonDelta(
                        "method",
                        "renamed",
                        f"{self.name(old[0], new[0])}()",
                        f"{old[0]}()",
                        f"{new[0]}()",
                        links=_method_links(new[1]),
                    )
                yield from self._method(self.name(old[0], new[0]), old[1], new[1])
            elif new is not None:
                yield _lone_method("added", *new)
            elif old is not None and old[0] not in taken:
                yield _lone_method("removed", *old)

    def _method(self, name: str, old: Method, new: Method) -> Iterator[PythonDelta]:
        before, after = _arguments(old), _arguments(new)
        for wire in [*after, *(wire for wire in before if wire not in after)]:
            one, other = before.get(wire), after.get(wire)
            if one is not None and other is not None:
                yield from self._argument(name, new, one, other)
            elif other is not None:
                yield _lone_argument("added", name, new, other)
            elif one is not None:
                yield _lone_argument("removed", name, old, one)
        result_old, result_new = returns(old), returns(new)
        if self._renamed(result_old) != result_new:
            relation = _results_relation(old, new, self.renamed)
            yield PythonDelta(
                "method",
                "type",
                f"{name}()",
                result_old,
                result_new,
                relation=relation,
                side="response",
                links=_return_links(new),
                mentions=_words(result_old, result_new),
            )

    def _argument(
        self, method: str, owner: Method, old: Argument, new: Argument
    ) -> Iterator[PythonDelta]:
        name = f"{method}({self.name(old.name, new.name)}=)"
        links = argument_links(owner, new)
        if old.name != new.name:
            yield PythonDelta(
                "argument", "renamed", name, f"{old.name}=", f"{new.name}=", links=links
            )
        if old.required != new.required:
            action = "required" if new.required else "optional"
            yield PythonDelta("argument", action, name, side="request", links=links)
        before, after = pytypes.plain(old.type), pytypes.plain(new.type)
        if self._renamed(before) != after:
            yield PythonDelta(
                "argument",
                "type",
                name,
                before,
                after,
                relation=relation_of(old.type, new.type, self.renamed),
                side="request",
                links=links,
                mentions=_words(before, after),
            )

    # -- classes ---------------------------------------------------------------------------

    def _model(self, old: Model | None, new: Model | None) -> Iterator[PythonDelta]:
        if old is None or new is None:
            lone = new or old
            assert lone is not None
            yield _lone_class("class", "added" if old is None else "removed", lone.name, lone.place)
            return
        links = frozenset({(new.place, ""), (old.place, "")})
        if old.name != new.name:
            name = self.name(old.name, new.name)
            yield PythonDelta("class", "renamed", name, old.name, new.name, links=links)
        before, after = {f.wire: f for f in old.fields}, {f.wire: f for f in new.fields}
        for wire in [*after, *(wire for wire in before if wire not in after)]:
            one, other = before.get(wire), after.get(wire)
            if one is not None and other is not None:
                yield from self._field(old, new, one, other)
            elif other is not None:
                yield _lone_field("added", new, other)
            elif one is not None:
                yield _lone_field("removed", old, one)

    def _field(self, old: Model, new: Model, one: Field, other: Field) -> Iterator[PythonDelta]:
        name = f"{self.name(old.name, new.name)}.{self.name(one.name, other.name)}"
        links = frozenset({(old.place, one.wire), (new.place, other.wire)})
        if one.name != other.name:
            yield PythonDelta("field", "renamed", name, one.name, other.name, links=links)
        before, after = pytypes.plain(one.type), pytypes.plain(other.type)
        if self._renamed(before) != after:
            yield PythonDelta(
                "field",
                "type",
                name,
                before,
                after,
                relation=relation_of(one.type, other.type, self.renamed),
                side=new.role,
                links=links,
                mentions=_words(before, after),
            )
        if new.role == "request":
            if one.required != other.required:
                action = "required" if other.required else "optional"
                yield PythonDelta("field", action, name, side="request", links=links)
            return
        was, is_ = _may_be_none(old, one), _may_be_none(new, other)
        if was != is_ and self._renamed(before) == after:
            yield PythonDelta(
                "field",
                "optional" if is_ else "present",
                name,
                pytypes.field_annotation(old, one),
                pytypes.field_annotation(new, other),
                side="response",
                links=links,
            )

    def _enum(self, old: Enum | None, new: Enum | None) -> Iterator[PythonDelta]:
        if old is None or new is None:
            lone = new or old
            assert lone is not None
            yield _lone_class("enum", "added" if old is None else "removed", lone.name, lone.place)
            return
        links = frozenset({(new.place, ""), (old.place, "")})
        if old.name != new.name:
            name = self.name(old.name, new.name)
            yield PythonDelta("class", "renamed", name, old.name, new.name, links=links)
        before, after = {v: n for n, v in old.members}, {v: n for n, v in new.members}
        for value in [*after, *(value for value in before if value not in after)]:
            if value not in before:
                yield PythonDelta("member", "added", f"{new.name}.{after[value]}", links=links)
            elif value not in after:
                yield PythonDelta("member", "removed", f"{old.name}.{before[value]}", links=links)
            elif before[value] != after[value]:
                yield PythonDelta(
                    "member",
                    "renamed",
                    f"{new.name}.{self.name(before[value], after[value])}",
                    before[value],
                    after[value],
                    links=links,
                )

    def _renamed(self, text: str) -> str:
        """An annotation of the old client with the classes called as in the new one."""
        if not self.renamed:
            return text
        return re.sub(r"[A-Za-z_]\w*", lambda m: self.renamed.get(m[0], m[0]), text)


# -- what things are -----------------------------------------------------------------------


def returns(method: Method) -> str:
    """What calling a method gives: `list[ContainerSummary]`, `JsonStream[BuildInfo]`."""
    if method.interaction in _SESSIONS:
        return _SESSIONS[method.interaction]
    result = _success(method)
    if method.interaction == "stream":
        if result.kind == "items" and result.type is not None:
            return f"JsonStream[{pytypes.plain(result.type)}]"
        return _STREAMS.get(result.kind, result.kind)
    found: list[str] = []
    for one in method.results:
        text = pytypes.result_annotation(one)
        if text not in found:
            found.append(text)
    return " | ".join(sorted(found, key=lambda text: text == "None"))


def route(method: Method) -> tuple[str, str]:
    """Method and path with the names of its parameters blanked."""
    return method.verb, re.sub(r"\{[^}]*\}", "{}", method.path)


def arguments(method: Method) -> Iterator[Argument]:
    """Everything that a call of the method can be given."""
    yield from method.arguments
    if method.body is not None:
        if method.body.argument is not None:
            yield method.body.argument
        yield from method.body.fields


def _success(method: Method) -> Result:
    return next((r for r in method.results if r.kind != "empty"), method.results[0])


def _methods(package: Package) -> dict[Link, tuple[str, Method]]:
    found: dict[Link, tuple[str, Method]] = {}
    for tag in package.tags:
        counts: dict[Link, int] = {}
        for method in tag.methods:
            base = route(method)
            counts[base] = counts.get(base, 0) + 1
            # The first method of an operation is the operation; others are its variants.
            variant = "" if counts[base] == 1 else method.name
            found[(*base, variant)] = (f"{tag.attribute}.{method.name}", method)
    return found


def _arguments(method: Method) -> dict[Link, Argument]:
    return {
        (a.location, name_on_wire(method.path, a.location, a.wire)): a for a in arguments(method)
    }


def _matched(
    old: Iterable[_T], new: Iterable[_T], places: Mapping[str, str]
) -> list[tuple[_T | None, _T | None]]:
    """Pairs of classes: by name, else by place (as it is, or as it is called in the new one)."""
    before, after = list(old), list(new)
    names = {one.name: one for one in after}
    by_place = {_identity(one): one for one in after}
    taken: set[str] = set()
    pairs: list[tuple[_T | None, _T | None]] = []
    open_: list[_T] = []
    for one in before:
        other = names.get(one.name)
        if other is not None:
            taken.add(other.name)
            pairs.append((one, other))
        else:
            open_.append(one)
    for one in open_:
        other = by_place.get(_identity(one)) or by_place.get(
            _identity(one, places.get(one.place, one.place))
        )
        if other is not None and other.name not in taken:
            taken.add(other.name)
            pairs.append((one, other))
        else:
            pairs.append((one, None))
    pairs += [(None, one) for one in after if one.name not in taken]
    return pairs


def _identity(thing: Model | Enum, place: str = "") -> Link:
    return (place or thing.place, thing.role if isinstance(thing, Model) else "enum")


def _may_be_none(model: Model, field: Field) -> bool:
    return pytypes.field_annotation(model, field).endswith("| None")


# -- links ---------------------------------------------------------------------------------


def _method_links(method: Method) -> frozenset[Link]:
    return frozenset({(*route(method), "operation", "")})


def _return_links(method: Method) -> frozenset[Link]:
    base = route(method)
    places = [f"response {result.status}" for result in method.results]
    return frozenset((*base, location, "") for location in (*places, "stream item", "operation"))


def argument_links(method: Method, argument: Argument) -> frozenset[Link]:
    """What an argument is on the wire: method, path, location and name."""
    base = route(method)
    if argument.location == "body":
        wire = "" if argument.wire == "body" else argument.wire
        return frozenset({(*base, "request body", wire)})
    wire = argument.wire.lower() if argument.location == "header" else argument.wire
    return frozenset(
        {(*base, argument.location, name_on_wire(method.path, argument.location, wire))}
    )


def _lone_method(action: str, name: str, method: Method) -> PythonDelta:
    mentions = _words(returns(method), *(pytypes.plain(a.type) for a in arguments(method)))
    return PythonDelta(
        "method", action, f"{name}()", links=_method_links(method), mentions=mentions
    )


def _lone_argument(action: str, method: str, owner: Method, argument: Argument) -> PythonDelta:
    text = pytypes.plain(argument.type)
    return PythonDelta(
        "argument",
        action,
        f"{method}({argument.name}=)",
        old=text if action == "removed" else "",
        new=text if action == "added" else "",
        side="request",
        required=argument.required,
        links=argument_links(owner, argument),
        mentions=_words(text),
    )


def _lone_field(action: str, model: Model, field: Field) -> PythonDelta:
    text = pytypes.field_annotation(model, field)
    return PythonDelta(
        "field",
        action,
        f"{model.name}.{field.name}",
        old=text if action == "removed" else "",
        new=text if action == "added" else "",
        side=model.role,
        required=field.required,
        links=frozenset({(model.place, field.wire)}),
        mentions=_words(text),
    )


def _lone_class(element: Element, action: str, name: str, place: str) -> PythonDelta:
    return PythonDelta(element, action, name, links=frozenset({(place, "")}))


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in re.findall(r"[A-Z]\w*", text))


# -- types ---------------------------------------------------------------------------------


def _results_relation(old: Method, new: Method, renamed: Mapping[str, str]) -> str:
    if old.interaction != new.interaction:
        return "other"
    one, other = _success(old), _success(new)
    if one.kind != other.kind or one.type is None or other.type is None:
        return "other"
    return relation_of(one.type, other.type, renamed)


def relation_of(old: Type, new: Type, renamed: Mapping[str, str]) -> str:
    """How `new` is to `old` for a type checker: same, wider, narrower or other."""
    if old.kind == new.kind:
        if old.kind == "model":
            return "same" if renamed.get(old.name, old.name) == new.name else "other"
        if old.kind == "union":
            return _compare_sets(_union(old), _union(new))
        relations = {relation_of(a, b, renamed) for a, b in zip(old.args, new.args, strict=False)}
        relations.discard("same")
        return "same" if not relations else relations.pop() if len(relations) == 1 else "other"
    if {old.kind, new.kind} == {"enum", "str"}:
        return "same"  # an open enumeration is a string to a type checker
    if _is_narrower(new, old):
        return "narrower"
    if _is_narrower(old, new):
        return "wider"
    return "other"


def _is_narrower(one: Type, other: Type) -> bool:
    """True when every value of type `one` is one of type `other`."""
    if other.kind == "json":
        return True
    if other.kind == "object":
        return one.kind in ("map", "object")
    if other.kind == "union":
        return one in other.args
    if other.kind == "optional":
        return one == other.args[0]
    return (one.kind, other.kind) in (
        ("int", "float"),
        ("timestamp", "str"),
        ("enum", "str"),
        ("str", "time"),
        ("int", "time"),
    )


def _union(type: Type) -> frozenset[Type]:
    return frozenset(type.args)


def _compare_sets(old: frozenset[Type], new: frozenset[Type]) -> str:
    if old == new:
        return "same"
    return "wider" if old < new else "narrower" if new < old else "other"
