"""Loading a Swagger 2.0 document, ours or anyone's, and saying clearly what is wrong with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mobygen.errors import MobygenError
from mobygen.grammar import (
    GRAMMAR,
    REQUIRED,
    Child,
    Children,
    Fact,
    Named,
    Node,
    Unsupported,
    escape,
    walk,
)
from mobygen.lock import read_lock
from mobygen.resources import specs_dir
from mobygen.values import is_list, is_map
from mobygen.yaml_reader import line_of, read_yaml

MAX_SIZE = 20_000_000
REFERENCE_PREFIX = "#/definitions/"
_CALLED = {
    "info": "an info object",
    "items": "an items object",
    "operation": "an operation",
    "path": "a path item",
}
_VERSION = re.compile(r"v?(\d+\.\d+)")
_LOCATIONS = ("path", "query", "header", "formData", "body")


@dataclass(frozen=True, slots=True)
class Document:
    """A Swagger 2.0 document whose structure has been checked."""

    path: Path
    data: dict[str, Any]
    sha256: str
    size: int
    raw: bytes = field(repr=False)

    def line(self, pointer: str) -> int | None:
        """The line on which the value at a JSON pointer starts."""
        return line_of(self.raw, pointer)


def resolve_spec(spec: str) -> Path:
    """The file that `1.41`, `v1.41` or a path means.

    Raises:
        MobygenError: the version is not pinned, its file was edited, or there is no such file.
    """
    match = _VERSION.fullmatch(spec)
    if match is not None:
        return _pinned(match[1])
    path = Path(spec)
    if not path.exists():
        raise MobygenError(
            file=spec,
            problem="no such file",
            fix=f"give the path of a Swagger 2.0 document or one of the versions {_known()}",
            code="no-file",
        )
    return path


def load_document(path: Path) -> Document:
    """Read and check the Swagger 2.0 document at `path`."""
    return parse_document(read_file(path), path)


def parse_document(raw: bytes, path: Path, *, file: str | None = None) -> Document:
    """Check a Swagger 2.0 document; `file` is what messages call it."""
    file = file or str(path)
    data = read_yaml(raw, file=file)
    _check_is_swagger(data, file)
    check_shape(data, file=file, raw=raw)
    return Document(path, data, hashlib.sha256(raw).hexdigest(), len(raw), raw)


def read_file(path: Path) -> bytes:
    """The bytes of a file that is not too large to be a document."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_SIZE + 1)
    except OSError as error:
        raise MobygenError(
            file=str(path),
            problem=error.strerror or "cannot be read",
            fix="give the path of a Swagger 2.0 document that can be read",
            code="unreadable",
        ) from None
    check_size(len(raw), str(path))
    return raw


def check_size(size: int, file: str) -> None:
    """Raise MobygenError for more bytes than any Engine API document has."""
    if size > MAX_SIZE:
        raise MobygenError(
            file=file,
            problem=f"larger than {MAX_SIZE // 1_000_000} MB",
            fix="give a Swagger 2.0 document of the Engine API, which has under 1 MB",
            code="too-large",
        )


def line_of_place(raw: bytes, place: str) -> int | None:
    """The line of a place in a document: a JSON pointer, a schema's place or an operation's id."""
    if place.startswith("#"):
        return line_of(raw, place)
    name = re.split(r"[.\[{]", place)[0]
    operation = re.search(rb"operationId: *[\"']?%s\b" % re.escape(name.encode()), raw)
    if operation is not None:
        return raw[: operation.start()].count(b"\n") + 1
    line = line_of(raw, f"{REFERENCE_PREFIX}{escape(name)}")
    return line if line != line_of(raw, REFERENCE_PREFIX.rstrip("/")) else None


def check_references(data: dict[str, Any], *, file: str) -> None:
    """Raise MobygenError for a `$ref` that leads nowhere, elsewhere, or back to itself."""
    definitions: dict[str, Any] = data.get("definitions") or {}
    edges: dict[str, list[tuple[str, str]]] = {}
    for node in walk(Node("document", "#", data)):
        for pointer, reference in _references(node):
            target = _target(reference, pointer, definitions, file)
            if pointer.startswith(REFERENCE_PREFIX):
                owner = _unescape(pointer.split("/")[2])
                edges.setdefault(owner, []).append((target, pointer))
    _check_cycles(edges, file)


def check_shape(data: dict[str, Any], *, file: str, raw: bytes = b"") -> None:
    """Raise MobygenError at the first node that is not what Swagger 2.0 has in its place."""

    def bad(pointer: str, problem: str, fix: str) -> MobygenError:
        line = line_of(raw, pointer) if raw else None
        return MobygenError(
            file=file, line=line, place=pointer, problem=problem, fix=fix, code="shape"
        )

    # Walking goes through what was checked before it: a node is checked when it is reached.
    nodes = walk(Node("document", "#", data))
    for node in nodes:
        for pointer, problem, fix in _faults(node):
            raise bad(pointer, problem, fix)


def _faults(node: Node) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a node itself, so that its children can be walked if nothing is."""
    kind = _CALLED.get(node.kind, f"a {node.kind}")
    correct = f"make it what Swagger 2.0 has for {kind}"
    if not is_map(node.value):
        yield node.pointer, f"{kind} that is not a mapping", correct
        return
    for key in REQUIRED.get(node.kind, ()):
        if key not in node.value:
            yield node.pointer, f"{kind} without `{key}`", f"add `{key}`"
    for key, value in node.value.items():
        pointer = f"{node.pointer}/{escape(key)}"
        shape = GRAMMAR[node.kind].get(key)
        if isinstance(shape, Unsupported):
            yield pointer, f"`{key}` in {kind} is not supported", shape.fix
        elif isinstance(shape, Fact) and not shape.holds(value):
            hint = "put it in quotes" if shape.what == "a string" else f"make it {shape.what}"
            yield pointer, f"`{key}` is not {shape.what}", hint
        elif isinstance(shape, Children) and not is_list(value):
            yield pointer, f"`{key}` is not a list", "make it a list"
        elif isinstance(shape, Named) and not is_map(value):
            yield pointer, f"`{key}` is not a mapping", "make it a mapping, if empty then {}"
        elif isinstance(shape, Child) and not (is_map(value) or _is_allowed_flag(shape, value)):
            yield pointer, f"`{key}` is not a mapping", correct
    yield from _semantic_faults(node)


def _is_allowed_flag(shape: Child, value: Any) -> bool:
    return shape.or_bool and isinstance(value, bool)


def _semantic_faults(node: Node) -> Iterator[tuple[str, str, str]]:
    if node.kind == "operation" and isinstance(node.value.get("responses"), dict):
        for status in node.value["responses"]:
            if not re.fullmatch(r"[1-5]\d\d|default|x-.*", status):
                pointer = f"{node.pointer}/responses/{status}"
                yield pointer, f"{status!r} is not a status", "use a number from 100 to 599"
    if node.kind == "parameter" and node.value.get("in") not in _LOCATIONS:
        fix = f"use one of {', '.join(_LOCATIONS)}"
        yield f"{node.pointer}/in", f"a parameter in {node.value.get('in')!r}", fix
    if node.kind == "document" and isinstance(node.value.get("paths"), dict):
        for path in node.value["paths"]:
            if not path.startswith(("/", "x-")):
                yield f"{node.pointer}/paths/{escape(path)}", "a path without /", "begin it with /"


def _check_is_swagger(data: Any, file: str) -> None:
    fix = "give the Swagger 2.0 document of the Engine API (api/swagger.yaml of moby/moby)"
    if not is_map(data):
        problem = "not a Swagger 2.0 document: it is not a mapping"
    elif "openapi" in data:
        problem = f"an OpenAPI {data['openapi']} document; mobygen reads Swagger 2.0"
    elif "swagger" not in data:
        problem = 'not a Swagger 2.0 document: swagger: "2.0" is missing'
    elif str(data["swagger"]) != "2.0":
        problem = f"a Swagger {data['swagger']} document; mobygen reads Swagger 2.0"
    else:
        data["swagger"] = "2.0"  # written without quotes it was read as a number
        return
    raise MobygenError(file=file, problem=problem, fix=fix, code="not-swagger")


def _references(node: Node) -> Iterator[tuple[str, str]]:
    """Pointer and text of the references that a node itself holds."""
    if node.kind == "schema" and "$ref" in node.value:
        yield f"{node.pointer}/$ref", node.value["$ref"]
    if node.kind == "operation":
        for key, value in node.value.items():
            if key.startswith("x-"):  # set by an overlay, where a reference is a plain string
                yield from _plain_references(value, f"{node.pointer}/{key}")


def _plain_references(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if is_map(value):
        for key, item in value.items():
            yield from _plain_references(item, f"{pointer}/{escape(key)}")
    elif is_list(value):
        for index, item in enumerate(value):
            yield from _plain_references(item, f"{pointer}/{index}")
    elif isinstance(value, str) and value.startswith(REFERENCE_PREFIX):
        yield pointer, value


def _target(reference: str, place: str, definitions: dict[str, Any], file: str) -> str:
    if not reference.startswith(REFERENCE_PREFIX):
        raise MobygenError(
            file=file,
            place=place,
            problem=f"{reference!r} is not in this document's definitions",
            fix=f"copy it there and refer to it as {REFERENCE_PREFIX}NAME",
            code="reference-kind",
        )
    name = _unescape(reference.removeprefix(REFERENCE_PREFIX))
    if name not in definitions:
        raise MobygenError(
            file=file,
            place=place,
            problem=f"{reference!r} leads nowhere",
            fix=f"define {name} or correct the reference",
            code="dangling-reference",
        )
    return name


def _check_cycles(edges: dict[str, list[tuple[str, str]]], file: str) -> None:
    """Depth first without recursion; `trail` is the way from where we started."""
    finished: set[str] = set()
    for start in edges:
        if start in finished:
            continue
        trail = [start]
        ways = [iter(edges[start])]
        while ways:
            step = next(ways[-1], None)
            if step is None:
                finished.add(trail.pop())
                ways.pop()
                continue
            target, pointer = step
            if target in trail:
                cycle = [*trail[trail.index(target) :], target]
                raise MobygenError(
                    file=file,
                    place=pointer,
                    problem=f"a recursive $ref: {' → '.join(cycle)}",
                    fix="remove one reference of the cycle: no Engine API document has one",
                    code="recursive-reference",
                )
            if target not in finished:
                trail.append(target)
                ways.append(iter(edges.get(target, ())))


def _pinned(version: str) -> Path:
    folder = specs_dir()
    entry = read_lock(folder).get(version)
    if entry is None:
        raise MobygenError(
            file=version,
            problem="this API version is not pinned",
            fix=f"use one of {_known()}, or `mobygen pin` its document",
            code="unknown-version",
        )
    path = folder / f"v{version}.yaml"
    if hashlib.sha256(read_file(path)).hexdigest() != entry.facts_sha256:
        raise MobygenError(
            file=str(path),
            problem="not what was pinned: its sha256 differs from the lock's",
            fix="restore the file, or give a changed copy of it by its path",
            code="edited",
        )
    return path


def _known() -> str:
    return " ".join(read_lock(specs_dir())) or "(none is pinned)"


def _unescape(part: str) -> str:
    return part.replace("~1", "/").replace("~0", "~")
