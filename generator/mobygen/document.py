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
_ONE_LOCATION = f"use one of {', '.join(_LOCATIONS)}"
_MOST_REFERENCES = 100
# What can stand in a request as it is; anything else would end up in another part of it.
_BASE_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)+")
_PATH = re.compile(r"/([!-~]|\{[^{}/]+\})*")
_NOT_IN_A_PATH = re.compile(r"[#%?{}]")
_QUERY_NAME = re.compile(r"[!-~]+")
_NOT_IN_A_QUERY_NAME = re.compile(r"[#%&+=]")
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_VARIABLE = re.compile(r"\{([^{}/]+)\}")
# The JSON library writes the names of members as they are.
_MEMBER_NAME = re.compile(r'[^"\\\x00-\x1f]+')


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
    _check_chains(edges, file)


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
    """What the grammar's table cannot say."""
    match node.kind:
        case "document":
            yield from _document_faults(node)
        case "operation":
            yield from _operation_faults(node)
        case "parameter":
            yield from _parameter_faults(node)
        case "response":
            for name in _named(node, "headers"):
                if not _HEADER_NAME.fullmatch(name):
                    yield f"{node.pointer}/headers/{escape(name)}", *_no_header(name)
        case "schema":
            for name in _named(node, "properties"):
                if not _MEMBER_NAME.fullmatch(name):
                    problem = f"a property {name!r}, which no client can be made for"
                    fix = "use a name without quotes, backslashes and control characters"
                    yield f"{node.pointer}/properties/{escape(name)}", problem, fix
        case _:
            pass
    yield from _enum_faults(node)


def _named(node: Node, key: str) -> dict[str, Any]:
    """The named children of a node, if they are there and no fault themselves."""
    value = node.value.get(key)
    return value if is_map(value) else {}


def _no_header(name: str) -> tuple[str, str]:
    return f"{name!r} is no name of a header", "use letters, digits and dashes"


def _document_faults(node: Node) -> Iterator[tuple[str, str, str]]:
    base = node.value.get("basePath")
    if isinstance(base, str) and not _BASE_PATH.fullmatch(base):
        yield f"{node.pointer}/basePath", f"{base!r} is no base path", "write it like /v1.41"
    ids: dict[str, str] = {}
    for path, item in _named(node, "paths").items():
        pointer = f"{node.pointer}/paths/{escape(path)}"
        if path.startswith("x-"):
            continue
        if not path.startswith("/"):
            yield pointer, "a path without /", "begin it with /"
        elif not _PATH.fullmatch(path) or _NOT_IN_A_PATH.search(_VARIABLE.sub("", path)):
            fix = "use letters, digits, dashes and whole variables such as {id}"
            yield pointer, "a path that no request can have", fix
        for method, operation in item.items() if is_map(item) else ():
            id = operation.get("operationId") if is_map(operation) else None
            if not isinstance(id, str):
                continue
            place = f"{pointer}/{escape(method)}"
            if id in ids:
                fix = "give each operation an operationId of its own"
                yield f"{place}/operationId", f"{id!r} is the operationId of {ids[id]} too", fix
            ids[id] = place


def _operation_faults(node: Node) -> Iterator[tuple[str, str, str]]:
    for status in _named(node, "responses"):
        if not re.fullmatch(r"[1-5]\d\d|default|x-.*", status):
            pointer = f"{node.pointer}/responses/{escape(status)}"
            yield pointer, f"{status!r} is not a status", "use a number from 100 to 599"
    parameters = node.value.get("parameters", [])
    if not (is_list(parameters) and all(map(is_map, parameters))):
        return
    seen: set[tuple[object, object]] = set()
    for index, parameter in enumerate(parameters):
        where = parameter.get("in")
        key = (where, where == "body" or str(parameter.get("name")))
        if key in seen:
            problem = "a second body" if where == "body" else "a parameter that was there before"
            yield f"{node.pointer}/parameters/{index}", problem, "remove one of the two"
        seen.add(key)
    given = [str(p.get("name")) for p in parameters if p.get("in") == "path"]
    path = _unescape(node.pointer.split("/")[2])
    wanted = _VARIABLE.findall(path)
    for name in sorted({*wanted, *given}):
        if not wanted.count(name) == given.count(name) == 1:
            problem = f"{{{name}}} is not once in the path and once among the path parameters"
            yield node.pointer, problem, "name the variable in the path, and declare it"


def _parameter_faults(node: Node) -> Iterator[tuple[str, str, str]]:
    where, name = node.value.get("in"), str(node.value.get("name"))
    if where not in _LOCATIONS:
        yield f"{node.pointer}/in", f"a parameter in {where!r}", _ONE_LOCATION
    if where == "formData":
        fix = "describe a body: no Engine API document has forms"
        yield f"{node.pointer}/in", "a form, which is not supported", fix
    if where == "header" and not _HEADER_NAME.fullmatch(name):
        yield f"{node.pointer}/name", *_no_header(name)
    if where == "query" and (not _QUERY_NAME.fullmatch(name) or _NOT_IN_A_QUERY_NAME.search(name)):
        yield f"{node.pointer}/name", f"{name!r} cannot stand in a query", "use letters and digits"


def _enum_faults(node: Node) -> Iterator[tuple[str, str, str]]:
    """YAML reads `1` and `true` as what they are not meant to be."""
    values, kind = node.value.get("enum"), node.value.get("type")
    if not is_list(values) or kind not in ("string", "integer"):
        return
    for index, value in enumerate(values):
        pointer = f"{node.pointer}/enum/{index}"
        if kind == "string" and not (value is None or isinstance(value, str)):
            yield pointer, f"the value {value!r} is not a string", "put it in quotes"
        if kind == "integer" and not (value is None or type(value) is int):
            yield pointer, f"the value {value!r} is not an integer", "correct the value or the type"
        elif isinstance(value, int) and not -(2**63) <= value < 2**63:
            yield pointer, "the value is not one of 64 bits", "correct the value"


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


def _check_chains(edges: dict[str, list[tuple[str, str]]], file: str) -> None:
    """Refuse cycles, and chains too long to follow. Depth first without recursion.

    `trail` is the way from where we started, `longest` the references behind what is finished.
    """
    longest: dict[str, int] = {}
    for start in edges:
        if start in longest:
            continue
        trail = [start]
        ways = [iter(edges[start])]
        while ways:
            step = next(ways[-1], None)
            if step is None:
                name = trail.pop()
                behind = [longest[target] for target, _ in edges.get(name, ())]
                longest[name] = 1 + max(behind, default=0)
                if longest[name] > _MOST_REFERENCES:
                    raise _too_long(name, file)
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
            if target not in longest:
                trail.append(target)
                ways.append(iter(edges.get(target, ())))


def _too_long(name: str, file: str) -> MobygenError:
    return MobygenError(
        file=file,
        place=f"{REFERENCE_PREFIX}{escape(name)}",
        problem=f"more than {_MOST_REFERENCES} references one behind the other",
        fix="shorten the chain: no Engine API document has one of ten",
        code="long-chain",
    )


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
