"""Python names for everything in a spec, decided once, from `specs/names.yaml`.

How a wire name is split into words: a known word (longest first, exact case) stays whole;
elsewhere a word ends before an upper-case letter that follows a lower-case letter or a digit,
and before the last letter of a run of capitals that starts a capitalised word. `-`, `.`, space
and `_` separate words. The words are lower-cased and joined by `_`.
"""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from mobygen.errors import MobygenError
from mobygen.values import entries, members
from mobygen.versions import ApiVersion, VersionRange

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z0-9]+|[a-z0-9]+")
# What generated code refers to, or has, where names from the document stand too.
_USED_IN_METHODS = frozenset({"builtins", "merge", "operations", "self"})
_USED_IN_CLASSES = frozenset(
    {"bool", "bytes", "dict", "field", "float", "int", "list", "str", "to_request"}
)
_OF_CLIENTS = frozenset({"client", "close", "from_env"})
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class TagName:
    """What a tag is called in Python."""

    attribute: str
    class_name: str


@dataclass(frozen=True, slots=True)
class Names:
    """The word list and the explicit names; everything else follows from the splitting rule.

    `document` is the file that messages are about.
    """

    document: str
    words: tuple[str, ...]
    reserved: Mapping[str, str]
    tags: Mapping[str, TagName]
    operations: Mapping[str, tuple[str, str]]
    parameters: Mapping[str, str]
    models: Mapping[str, str]
    enum_members: Mapping[str, Mapping[str, str]]
    renames: Mapping[str, str]
    extracted: Mapping[str, Sequence[str]]
    twins: frozenset[str]
    spelling: re.Pattern[str] | None

    # -- splitting -------------------------------------------------------------------------

    def split(self, wire: str) -> list[str]:
        """The words of a wire name, in order, as spelled."""
        words: list[str] = []
        for chunk in re.split(r"[^A-Za-z0-9]+", wire):
            position = 0
            for match in self.spelling.finditer(chunk) if self.spelling else ():
                words += _WORD.findall(chunk[position : match.start()])
                words.append(match[0])
                position = match.end()
            words += _WORD.findall(chunk[position:])
        return words

    def snake(self, wire: str) -> str:
        """`NanoCPUs` → `nano_cpus`, with reserved words replaced."""
        name = "_".join(word.lower() for word in self.split(wire))
        name = self.reserved.get(name, name)
        return self.checked(f"{name}_" if keyword.iskeyword(name) else name, wire)

    def pascal(self, wire: str) -> str:
        """A class name part: every word with its first letter capitalised."""
        return "".join(word[0].upper() + word[1:] for word in self.split(wire))

    def checked(self, name: str, wire: str) -> str:
        """`name` if it can stand in Python source as it is; MobygenError otherwise."""
        if _IDENTIFIER.fullmatch(name) is None:
            raise MobygenError(
                file=self.document,
                place=wire[:60],
                problem=f"no Python name can be made of {wire[:60]!r}",
                fix="name it in names.yaml, or rename it in the document",
            )
        return name

    # -- things ----------------------------------------------------------------------------

    def model(self, place: str) -> str:
        """The class name of the schema at `place`."""
        if place in self.models:
            return self.models[place]
        head, *rest = re.split(r"[.\[\]{}]+", place)
        head = "".join(w[0].upper() + w[1:] for w in self.split(head)) if rest else head
        name = head + "".join(self.pascal(part) for part in rest if part)
        no_class = keyword.iskeyword(name) or (name.islower() and shadows_builtin(name))
        return self.checked("" if no_class else name, place)

    def argument(self, operation: str, wire: str) -> str:
        """The name of an argument, which must not hide what its method uses."""
        name = self.parameter(operation, wire)
        return f"{name}_" if name in _USED_IN_METHODS else name

    def field(self, place: str, wire: str) -> str:
        """The name of a model's field, which must not hide what the class body uses."""
        name = self.parameter(place, wire)
        return f"{name}_" if name in _USED_IN_CLASSES else name

    def parameter(self, operation: str, wire: str) -> str:
        """The name of an argument or a field, as it is in the lists of names."""
        for key in (f"{operation}.{wire}", wire):
            if key in self.parameters:
                return self.parameters[key]
        return self.snake(wire)

    def tag(self, tag: str) -> TagName:
        """The attribute and class name of a tag."""
        if tag in self.tags:
            return self.tags[tag]
        words = self.split(tag)
        attribute = "_".join(word.lower() for word in words) or "default"
        if keyword.iskeyword(attribute) or attribute in _OF_CLIENTS:
            attribute += "_"
        return TagName(self.checked(attribute, tag), "".join(w.capitalize() for w in words))

    def operation(self, id: str, tag: str) -> tuple[str, str]:
        """The attribute of the tag and the method name of an operation."""
        if id in self.operations:
            attribute, name = self.operations[id]
            return attribute or self.tag(tag).attribute, name
        rest = id.removeprefix(tag) or id
        return self.tag(tag).attribute, self.snake(rest)

    def constant(self, id: str) -> str:
        """The name of an operation's entry in the operations module."""
        return "_".join(word.upper() for word in self.split(id))

    def member(self, enum: str, value: str | int) -> str:
        """The name of an enumeration member."""
        given = self.enum_members.get(enum, {}).get(str(value))
        if given:
            return given
        name = "_".join(word.upper() for word in self.split(str(value))) or "EMPTY"
        if name[0].isdigit():
            name = f"V{name}"
        return name if _IDENTIFIER.fullmatch(name) else self.checked("", str(value))


def shadows_builtin(name: str) -> bool:
    """True when a method of this name hides a builtin that annotations in its class may use."""
    return hasattr(builtins, name)


def load_names(path: Path, version: ApiVersion) -> Names:
    """Read `names.yaml`; definition renames are those that hold in `version`."""
    raw = path.read_bytes() if path.exists() else b""
    data = members(yaml.load(raw, Loader=yaml.CSafeLoader))
    words = tuple(sorted(map(str, entries(data.get("words"))), key=lambda w: (-len(w), w)))
    return Names(
        document=str(path.name),
        words=words,
        reserved=members(data.get("reserved")),
        tags={
            tag: TagName(entry["attribute"], entry["class"])
            for tag, entry in members(data.get("tags")).items()
        },
        operations={
            id: (str(entry.get("tag", "")), str(entry["name"]))
            for id, entry in members(data.get("operations")).items()
        },
        parameters=members(data.get("parameters")),
        models=members(data.get("models")),
        enum_members={
            enum: {str(value): str(name) for value, name in members(values).items()}
            for enum, values in members(data.get("enum_members")).items()
        },
        renames=_renames(entries(data.get("definitions")), version),
        extracted=members(data.get("extracted")),
        twins=frozenset(map(str, entries(data.get("twins")))),
        spelling=_spelling(words),
    )


def _renames(entries: Iterable[dict[str, str]], version: ApiVersion) -> dict[str, str]:
    return {
        entry["from"]: entry["to"] for entry in entries if version in VersionRange(entry["api"])
    }


def _spelling(words: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for the known words: never inside another word's lower-case tail."""
    escaped = "|".join(re.escape(word) for word in words)
    return re.compile(f"(?:{escaped})(?![a-z])") if escaped else None
