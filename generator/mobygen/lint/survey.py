"""The oddities of a document: what a person should look at before a client is made of it.

Each sighting has a code and a subject. Subjects are the same in every version (a place, a
keyword, a media type), so that what was looked at once is known in all later documents.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mobygen.document import REFERENCE_PREFIX, Document
from mobygen.errors import MobygenError
from mobygen.grammar import GRAMMAR, Node, Prose, walk
from mobygen.ir import Enum, Model
from mobygen.lint.places import Placed, PlacedOperation, operations, schemas
from mobygen.names import Names
from mobygen.pipeline import Knowledge, build, corrected
from mobygen.values import entries, is_list, is_map, members

Json = dict[str, Any]
_PROSE = frozenset(
    key for keys in GRAMMAR.values() for key, shape in keys.items() if isinstance(shape, Prose)
)
_SHAPES = ("type", "$ref", "allOf", "properties", "items", "enum", "additionalProperties")
_VALUE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*|[A-Z0-9]+(?:_[A-Z0-9]+)*")
_LONGEST_WORD = 14
_ENCODED = re.compile(r"\bJSON\b|\bbase64", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something odd: its kind, what it is about, where it is and what to do about it."""

    code: str
    subject: str
    pointer: str
    hint: str


def survey(document: Document, knowledge: Knowledge) -> list[Sighting]:
    """All oddities of a document, one for each code and subject, in the document's order."""
    misfits: list[MobygenError] = []
    try:
        data = corrected(document, knowledge, misfits=misfits)
    except MobygenError as error:
        return _once([*_vocabulary(document.data), _impossible(error)])
    names = knowledge.names
    placed = list(schemas(data))
    found = [
        *_vocabulary(document.data),
        *(sight for one in placed for sight in _schema(one)),
        *(sight for one in operations(data) for sight in _operation(one, names)),
        *_spelling(placed, names),
        *_unreferenced(data),
        *(_misfit(error) for error in misfits),
        *_generation(document, knowledge, placed),
    ]
    return _once(found)


def _once(sightings: list[Sighting]) -> list[Sighting]:
    """The first of each code and subject."""
    return list({(one.code, one.subject): one for one in reversed(sightings)}.values())[::-1]


# -- words of the document -------------------------------------------------------------------


def _vocabulary(data: Json) -> Iterator[Sighting]:
    for node in walk(Node("document", "#", data)):
        for key in node.value:
            if key not in GRAMMAR[node.kind]:
                code = "extension" if key.startswith("x-") else "keyword"
                hint = "teach mobygen/grammar.py whether it is a fact or prose"
                yield Sighting(code, f"{key} in {node.kind}", f"{node.pointer}/{key}", hint)
        for key in ("consumes", "produces") if node.kind in ("document", "operation") else ():
            for media in entries(node.value.get(key)):
                hint = "does it frame a stream? then the operation needs x-interaction"
                yield Sighting("media-type", str(media), f"{node.pointer}/{key}", hint)
        if node.kind == "operation":
            for status in members(node.value.get("responses")):
                hint = "should it have an exception of its own in templates/runtime/errors.py?"
                pointer = f"{node.pointer}/responses/{status}"
                yield Sighting("status", str(status), pointer, hint)
        if node.kind != "document" and isinstance(node.value.get("format"), str):
            subject = f"{node.value.get('type')} {node.value['format']}"
            hint = "does it want a Python type of its own? see mobygen/lower/types.py"
            yield Sighting("format", subject, f"{node.pointer}/format", hint)


# -- schemas ---------------------------------------------------------------------------------


def _schema(placed: Placed) -> Iterator[Sighting]:
    place, pointer, raw = placed.place, placed.pointer, placed.raw
    kind = raw.get("type")
    if is_list(kind):
        hint = "a union: an overlay should say what the daemon really sends"
        yield Sighting("union", f"{place}: {' or '.join(map(str, kind))}", pointer, hint)
    if is_list(raw.get("enum")):
        for oddity in _enum_oddities(raw["enum"]):
            hint = "name its members in names.yaml (enum_members), or drop the enum in an overlay"
            yield Sighting("enum", f"{place}: {oddity}", f"{pointer}/enum", hint)
    siblings = sorted(key for key in raw if key not in (_PROSE | {"$ref"}) and key[:2] != "x-")
    if "$ref" in raw and siblings and placed.role != "parameter":
        hint = "tools differ in what keys beside a $ref mean; an overlay can use allOf"
        yield Sighting("beside-ref", f"{place}: {' '.join(siblings)}", pointer, hint)
    if "items" in raw and kind != "array" and not is_list(kind):
        hint = "read as a list; an overlay can give it `type: array`"
        yield Sighting("no-type", f"{place}: items", pointer, hint)
    if placed.role == "part":
        return
    yield from _untyped(placed)
    for name in entries(raw.get("required")):
        if _lacks(raw, name):
            hint = "correct the list in an overlay"
            yield Sighting("required", f"{place}: {name}", f"{pointer}/required", hint)
    if placed.role == "parameter":
        yield from _parameter(placed)


def _untyped(placed: Placed) -> Iterator[Sighting]:
    place, pointer, raw = placed.place, placed.pointer, placed.raw
    if not any(key in raw for key in _SHAPES) and placed.role == "schema":
        hint = "becomes a JSON value; an overlay can say more"
        yield Sighting("untyped", place, pointer, hint)
    elif set(raw) & {"type", "properties", "additionalProperties", "allOf", "x-go-type"} == {
        "type"
    }:
        if raw["type"] == "object":
            hint = "becomes a mapping of JSON values; an overlay can say more"
            yield Sighting("free-object", place, pointer, hint)
        elif raw["type"] == "array" and "items" not in raw:
            hint = "becomes a list of JSON values; an overlay can say more"
            yield Sighting("untyped", f"{place}[]", pointer, hint)


def _enum_oddities(values: list[Any]) -> Iterator[str]:
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) != len(values):
        yield "values that are no strings"
    if len(set(map(str, values))) != len(values):
        yield "a value twice"
    if len(values) == 1:
        yield f"only {values[0]!r}"
    for value in texts:
        if not _VALUE.fullmatch(value):
            yield f"the value {value!r}"


def _lacks(raw: Json, name: object) -> bool:
    if "allOf" in raw or "$ref" in raw or not is_map(raw.get("properties")):
        return False
    return name not in raw["properties"]


def _parameter(placed: Placed) -> Iterator[Sighting]:
    place, pointer, raw = placed.place, placed.pointer, placed.raw
    encoded = "x-encoding" in raw or raw.get("name") == "filters"
    if raw.get("type") == "array" and "collectionFormat" not in raw and not encoded:
        hint = "sent as repeated parameters; if that is wrong give it x-encoding in an overlay"
        yield Sighting("array-parameter", place, pointer, hint)
    text = str(raw.get("description") or "")
    if raw.get("type") == "string" and not encoded and _ENCODED.search(text):
        hint = "its text speaks of JSON or base64: give it x-encoding and x-schema in an overlay"
        yield Sighting("encoding", place, pointer, hint)


# -- operations ------------------------------------------------------------------------------


def _operation(operation: PlacedOperation, names: Names) -> Iterator[Sighting]:
    raw, pointer = operation.raw, operation.pointer
    tags = raw.get("tags")
    known = is_list(tags) and len(tags) == 1 and tags[0] in names.tags
    if not known and operation.id not in names.operations:
        hint = "give the tag an attribute in names.yaml (tags), or the operation (operations)"
        yield Sighting("tag", f"{operation.id}: {tags}", pointer, hint)
    if any(key in raw for key in ("x-interaction", "x-result", "x-variants", "x-exclude")):
        return
    for status, response in members(raw.get("responses")).items():
        silent = status in ("200", "201") and not is_map(response.get("schema"))
        if status.startswith("1") or (silent and operation.method != "HEAD"):
            hint = "say in an overlay how it answers: x-interaction, x-result, or 204 for nothing"
            yield Sighting(
                "interaction", f"{operation.id}: {status}", f"{pointer}/responses/{status}", hint
            )


# -- names -----------------------------------------------------------------------------------


def _spelling(placed: Iterable[Placed], names: Names) -> Iterator[Sighting]:
    """Wire names whose words may be split wrongly."""
    spellings: dict[str, set[str]] = defaultdict(set)
    wires: dict[str, Placed] = {}
    for one in placed:
        wire = re.split(r"\.(?=[^.]*$)", one.place)[-1]
        if one.role != "part" and "." in one.place and not wire.endswith(("]", "}")):
            wires.setdefault(wire, one)
    for wire in wires:
        words = [word.lower() for word in names.split(wire)]
        spellings["".join(words)].add("_".join(words))
    hint = "add its words to names.yaml (words), or name it there (parameters)"
    for wire, one in wires.items():
        if wire in names.parameters or wire.isdigit() or wire == "body":
            continue
        words = [word.lower() for word in names.split(wire)]
        name = "_".join(words)
        others = sorted(spellings["".join(words)] - {name})
        if others:
            yield Sighting("spelling", f"{wire}: {name} or {others[0]}", one.pointer, hint)
        elif any(len(word) > _LONGEST_WORD or (len(word) == 1 < len(words)) for word in words):
            yield Sighting("spelling", f"{wire}: {name}", one.pointer, hint)


def _unreferenced(data: Json) -> Iterator[Sighting]:
    used = set(_referenced(data))
    for name in members(data.get("definitions")):
        if name not in used:
            hint = "some operation may answer with it and not say so; compare the daemon's source"
            yield Sighting("unreferenced", name, f"{REFERENCE_PREFIX}{name}", hint)


def _referenced(value: object) -> Iterator[str]:
    if is_map(value):
        for item in value.values():
            yield from _referenced(item)
    elif is_list(value):
        for item in value:
            yield from _referenced(item)
    elif isinstance(value, str) and value.startswith(REFERENCE_PREFIX):
        yield value.removeprefix(REFERENCE_PREFIX)


# -- what keeps a client from being made -----------------------------------------------------


def _misfit(error: MobygenError) -> Sighting:
    subject = f"{error.file} {error.place}: {error.problem}"
    return Sighting("overlay", subject, "", error.fix)


def _impossible(error: MobygenError) -> Sighting:
    pointer = error.place if error.place.startswith("#") else ""
    return Sighting("generation", f"{error.place}: {error.problem}", pointer, error.fix)


def _generation(
    document: Document,
    knowledge: Knowledge,
    placed: Iterable[Placed],
) -> Iterator[Sighting]:
    """Why it cannot be generated; if it can, the classes whose names nobody chose."""
    try:
        package = build(document, knowledge, "engine", misfits=[])  # they are sightings already
    except MobygenError as error:
        yield _impossible(error)
        return
    pointers = {one.place: one.pointer for one in placed}
    things: list[Model | Enum] = [*package.models, *package.enums]
    for thing in things:
        if not thing.place.isidentifier() and thing.place not in knowledge.names.models:
            hint = f"it becomes the class {thing.name}: name it in names.yaml (models)"
            yield Sighting("unnamed", thing.place, pointers.get(thing.place, ""), hint)
