"""Documents that want out of their strings: refused with one line, or harmless in what they render.

What may stand in a document and what not is said in `mobygen.document`; here it is tried. Whatever
is rendered is imported, and every method is called with a client that has no daemon.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from mobygen.errors import MobygenError
from mobygen.overlay import Overlays
from mobygen.pipeline import Job, Shared, load_shared, render, write
from mobygen.resources import specs_dir

Json = dict[str, Any]
STRING = {"type": "string"}
EVIL = (
    "\"\"\" '''\\ \n{{ 7*7 }} {% raw %} {#x#} f\"{__import__('os').getpid()}\" %s {0} \u202e\u2028"
    "\u2029\x00\x85\x0c\x0b\xad\ufeff # x\r\n\ttab \\N{BULLET} \\x41 \\"
)


def document(paths: Json | None = None, definitions: Json | None = None, **more: Any) -> Json:
    info = {"title": "T", "version": "1.41"}
    paths = {"/a": {"get": operation()}} if paths is None else paths
    return {
        "swagger": "2.0",
        "info": info,
        "paths": paths,
        "definitions": definitions or {},
        **more,
    }


def operation(id: str = "ThingGet", /, *parameters: Json, **more: Any) -> Json:
    return {
        "operationId": id,
        "tags": ["Thing"],
        "parameters": list(parameters),
        "responses": {"200": {"description": "fine"}},
        **more,
    }


def query(name: str, **more: Any) -> Json:
    return {"name": name, "in": "query", **STRING, **more}


def path_variable(name: str) -> Json:
    return {"name": name, "in": "path", "required": True, **STRING}


def body(schema: Json) -> Json:
    return {"name": "body", "in": "body", "schema": schema}


def object_of(**properties: Json) -> Json:
    return {"type": "object", "properties": properties}


def with_definition(name: str, schema: Json) -> Json:
    """A document that sends and gets a definition."""
    ref = {"$ref": f"#/definitions/{name}"}
    answer = {"200": {"description": "", "schema": ref}}
    call = operation("ThingSet", body(ref), responses=answer)
    return document({"/a": {"post": call}}, {name: schema})


@pytest.fixture(scope="module")
def nothing_of_ours() -> Shared:
    """Without overlays: these documents have nothing that they could be applied to."""
    return replace(load_shared(specs_dir()), overlays=Overlays((), ""))


class Rendering:
    """Generates and imports the package of a document."""

    def __init__(self, folder: Path, shared: Shared) -> None:
        self.folder, self.shared = folder, shared

    def files(self, data: Json) -> Mapping[str, str]:
        path = self.folder / "api.json"
        path.write_text(json.dumps(data))
        rendered = render(Job(str(path), self.folder, "hostile"), self.shared)
        write(rendered, rendered.files)
        return rendered.files

    def package(self, data: Json) -> ModuleType:
        self.files(data)
        return importlib.import_module("hostile")


@pytest.fixture
def rendering(
    tmp_path: Path, nothing_of_ours: Shared, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Rendering]:
    monkeypatch.syspath_prepend(str(tmp_path))
    yield Rendering(tmp_path, nothing_of_ours)
    for name in [name for name in sys.modules if name.split(".")[0] == "hostile"]:
        del sys.modules[name]


def use_everything(package: ModuleType) -> None:
    """Make all decoders, and call all methods of a client that reaches nobody."""
    for module in ("aio", "models", "sync"):
        importlib.import_module(f"{package.__name__}.{module}")
    for found in vars(package.models).values():
        if inspect.isclass(found) and found.__module__ == package.models.__name__:
            msgspec.json.Decoder(found)
    for one in package.OPERATIONS.values():
        for result in one.results.values():
            assert not hasattr(result, "typed") or result.typed.decoder
    client = package.Client("unix:///nonexistent")
    groups = [group for name, group in vars(client).items() if not name.startswith("_")]
    for group in groups:
        for name, method in inspect.getmembers(group, callable):
            if not name.startswith("_"):
                arguments = dict.fromkeys(inspect.signature(method).parameters, "x")
                with pytest.raises(package.errors.ConnectionFailed):
                    method(**arguments)


# -- refused -------------------------------------------------------------------------------

FOO = query("foo")
REFUSED = {
    "a query name with a space": (
        document({"/a": {"get": operation("A", query("x y"))}}),
        "#/paths/~1a/get/parameters/0/name: 'x y' cannot stand in a query",
    ),
    "a query name that ends the line": (
        document({"/a": {"get": operation("A", query("x HTTP/1.1\r\nHost: evil\r\n"))}}),
        "cannot stand in a query",
    ),
    "a query name with a value": (
        document({"/a": {"get": operation("A", query("a=1&b"))}}),
        "'a=1&b' cannot stand in a query",
    ),
    "a header that ends the line": (
        document({"/a": {"get": operation("A", {**query("A: b\r\nX"), "in": "header"})}}),
        "is no name of a header",
    ),
    "a header of an answer": (
        document(
            {
                "/a": {
                    "get": operation(
                        responses={"200": {"headers": {"a b": STRING}, "description": ""}}
                    )
                }
            }
        ),
        "#/paths/~1a/get/responses/200/headers/a b: 'a b' is no name of a header",
    ),
    "a path that ends the line": (
        document({"/a HTTP/1.1\r\nX: y": {"get": operation()}}),
        "a path that no request can have; use letters",
    ),
    "a path with a query": (document({"/a?b=c": {"get": operation()}}), "a path that no request"),
    "a path that is not ASCII": (document({"/\xe9": {"get": operation()}}), "a path that no"),
    "half a variable": (document({"/a/{id": {"get": operation()}}), "a path that no request"),
    "a base path that ends the line": (
        document(basePath="/v1.41\r\nX: y"),
        "#/basePath: '/v1.41\\r\\nX: y' is no base path; write it like /v1.41",
    ),
    "a base path without a slash": (document(basePath="v1.41"), "is no base path"),
    "a variable that is not declared": (
        document({"/a/{id}": {"get": operation()}}),
        "#/paths/~1a~1{id}/get: {id} is not once in the path and once among the path parameters",
    ),
    "a variable that is not in the path": (
        document({"/a": {"get": operation("A", path_variable("id"))}}),
        "#/paths/~1a/get: {id} is not once in the path and once among the path parameters",
    ),
    "a variable that is there twice": (
        document({"/a/{id}/{id}": {"get": operation("A", path_variable("id"))}}),
        "{id} is not once in the path",
    ),
    "an operationId for two": (
        document({"/a": {"get": operation("A")}, "/b": {"put": operation("A")}}),
        "#/paths/~1b/put/operationId: 'A' is the operationId of #/paths/~1a/get too",
    ),
    "a parameter for two": (
        document({"/a": {"get": operation("A", FOO, FOO)}}),
        "#/paths/~1a/get/parameters/1: a parameter that was there before",
    ),
    "two bodies": (
        document({"/a": {"put": operation("A", body({}), {**body({}), "name": "b"})}}),
        "#/paths/~1a/put/parameters/1: a second body",
    ),
    "a form": (
        document({"/a": {"put": operation("A", {**FOO, "in": "formData"})}}),
        "#/paths/~1a/put/parameters/0/in: a form, which is not supported",
    ),
    "arguments that collide": (
        document({"/a": {"get": operation("A", query("fooBar"), query("foo_bar"))}}),
        "'fooBar' and 'foo_bar' both become the argument `foo_bar`; rename one of them in the document",
    ),
    "an argument and a variable that collide": (
        document({"/{foo}": {"get": operation("A", path_variable("foo"), FOO)}}),
        "'foo' and 'foo' both become the argument `foo`",
    ),
    "constants that collide": (
        document(
            {"/a": {"get": operation("FooBar")}, "/b": {"get": operation("Foo_Bar", tags=["X"])}}
        ),
        "the name FOO_BAR is taken in operations.py of the package; name it in names.yaml",
    ),
    "the name of the table": (
        document({"/a": {"get": operation("Operations")}}),
        "the name OPERATIONS",
    ),
    "a property that JSON cannot have": (
        document(None, {"A": object_of(**{'a"b': STRING})}),
        "#/definitions/A/properties/a\"b: a property 'a\"b', which no client can be made for",
    ),
    "a number among strings": (
        document(None, {"A": object_of(b={"type": "string", "enum": ["1", 2]})}),
        "#/definitions/A/properties/b/enum/1: the value 2 is not a string; put it in quotes",
    ),
    "a flag among strings": (
        document(None, {"A": object_of(b={"type": "string", "enum": [True]})}),
        "the value True is not a string; put it in quotes",
    ),
    "a string among numbers": (
        document(None, {"A": object_of(b={"type": "integer", "enum": [1, "2"]})}),
        "the value '2' is not an integer",
    ),
    "a number of 1000 bits": (
        document(None, {"A": object_of(b={"type": "integer", "enum": [2**1000]})}),
        "the value is not one of 64 bits",
    ),
    "a variant with code for a name": (
        document(
            {"/a": {"get": operation("A", **{"x-variants": [{"name": "a(self): import os #"}]})}}
        ),
        "#/paths/~1a/get/x-variants: `x-variants` is not a list of variants",
    ),
    "an interaction that is none": (
        document({"/a": {"get": operation("A", **{"x-interaction": {"tty": "x"}})}}),
        "`x-interaction` is not an interaction",
    ),
    "a hint that is none": (
        document({"/a": {"get": operation("A", **{"x-interaction": {"hints": {"no": 1}}})}}),
        "`x-interaction` is not an interaction",
    ),
    "a default that is no literal": (
        document({"/a": {"get": operation("A", query("a", **{"x-default": [1]}))}}),
        "`x-default` is not a scalar or {}",
    ),
    **{
        f"a definition that is called {name}": (with_definition(name, object_of(a=STRING)), problem)
        for name, problem in {
            "None": "no Python name can be made of 'None'",
            "class": "no Python name can be made of 'class'",
            "list": "no Python name can be made of 'list'",
            "Model": "the name Model is taken in models.py",
            "Client": "the name Client is taken in __init__.py",
            "NotFound": "the name NotFound is taken in __init__.py",
            "Operation": "the name Operation is taken in operations.py",
        }.items()
    },
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_one_line(rendering: Rendering, case: str) -> None:
    data, problem = REFUSED[case]
    with pytest.raises(MobygenError) as refusal:
        rendering.files(data)
    line = str(refusal.value)
    assert line.startswith(str(rendering.folder / "api.json"))
    assert problem in line
    assert line.count("\n") == 0
    assert not (rendering.folder / "hostile").exists()


# -- rendered ------------------------------------------------------------------------------


def test_text_stays_text(rendering: Rendering) -> None:
    """Every string of a document that may be any text is the same one."""
    schema = {
        "type": "object",
        "title": EVIL,
        "description": EVIL,
        "example": EVIL,
        "properties": {
            "A": {"type": "string", "description": EVIL, "default": EVIL, "format": EVIL},
            "B": {"type": "string", "enum": ["b", EVIL], "description": EVIL},
        },
    }
    ref = {"$ref": "#/definitions/M"}
    parameters = [query("a", description=EVIL, default=EVIL, enum=["a", EVIL]), body(ref)]
    call = operation(
        "ThingSet",
        *parameters,
        summary=EVIL,
        description=EVIL,
        produces=[EVIL],
        consumes=[EVIL],
        responses={
            "200": {"description": EVIL, "schema": ref, "headers": {"X": {"description": EVIL}}},
            "404": {"description": EVIL},
        },
    )
    data = document({"/a": {"post": call}}, {"M": schema}, host=EVIL, schemes=[EVIL])
    data["tags"] = [{"name": "Thing", "description": EVIL, "x-displayName": EVIL}]
    data["info"] |= {"title": EVIL, "description": EVIL}
    package = rendering.package(data)
    use_everything(package)
    assert [member.value for member in package.MB] == ["b", EVIL]
    doc = inspect.getdoc(package.sync.thing.ThingApi.set)
    assert doc is not None
    for part in ('"""', "'''\\", "{{ 7*7 }}", "{% raw %}", "\\N{BULLET}", "getpid()"):
        assert part in doc
    assert doc.isascii()
    for name, text in rendering.files(data).items():
        if name.startswith(("sync/", "aio/", "models", "operations")):
            assert not calls(text) & {"__import__", "getpid"}, name


def calls(source: str) -> set[str]:
    """The names of what is called in the code."""
    nodes = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return {node.id for node in nodes if isinstance(node, ast.Name)} | {
        node.attr for node in nodes if isinstance(node, ast.Attribute)
    }


NAMES = [
    "self",
    "operations",
    "merge",
    "builtins",
    "class",
    "None",
    "list",
    "UNSET",
    "field",
    "str",
]
NAMES += ["dict", "int", "bool", "bytes", "to_request", "__init__", "__post_init__", "mro", "Model"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_hides_nothing(rendering: Rendering, name: str) -> None:
    """As an argument, as a field of both kinds of models, as an argument for a member of a body."""
    fields = object_of(
        Before=STRING,
        **{name: STRING},
        After={"type": "array", "items": STRING},
        Map={"type": "object", "additionalProperties": {"type": "integer"}},
        Time={"type": "string", "format": "date-time"},
        Data={"type": "string", "format": "byte"},
        RenamedByHAND=STRING,
    )
    ref = {"$ref": "#/definitions/M"}
    answer = {"200": {"description": "", "schema": ref}}
    flat = operation("ThingPut", body(fields), **{"x-body": {"flatten": True}})
    data = document(
        {
            "/a/{id}": {"get": operation("ThingGet", path_variable("id"), query(name))},
            "/b": {"put": flat, "post": operation("ThingPost", body(ref), responses=answer)},
        },
        {"M": fields},
    )
    package = rendering.package(data)
    use_everything(package)
    decoded = msgspec.json.decode(f'{{"{name}": "a", "After": null}}', type=package.MInfo)
    assert msgspec.json.encode(decoded.to_request()) == f'{{"{name}":"a"}}'.encode()


@pytest.mark.parametrize(
    "tag", ["class", "Client", "client", "Close", "FromEnv", "import", "", "../x"]
)
def test_a_tag_hides_nothing(rendering: Rendering, tag: str) -> None:
    package = rendering.package(document({"/a": {"get": operation("AbcList", tags=[tag])}}))
    use_everything(package)
    assert package.Client.from_env.__self__ is package.Client
    with package.Client("unix:///nonexistent"):
        pass


def test_a_document_without_anything(rendering: Rendering) -> None:
    use_everything(rendering.package(document({})))


# -- small documents that stand for large ones ------------------------------------------------


def doubled(merge: str) -> Json:
    """Each definition is the one before it, twice."""
    definitions: Json = {"D0": object_of(a=STRING)}
    for number in range(1, 60):
        ref = {"$ref": f"#/definitions/D{number - 1}"}
        definitions[f"D{number}"] = {merge: [ref, dict(ref)]}
    answer = {"200": {"description": "", "schema": {"$ref": "#/definitions/D59"}}}
    return document({"/a": {"get": operation(responses=answer)}}, definitions)


def nested(types: list[str], key: str) -> Json:
    """Each schema is one of several types, all of which have the schema inside."""
    schema: Json = dict(STRING)
    for _ in range(40):
        schema = {"type": types, key: schema}
    return document(None, {"M": object_of(a=schema)})


@pytest.mark.parametrize(
    "data",
    [
        doubled("allOf"),
        doubled("x-one-of"),
        nested(["array", "null"], "items"),
        nested(["array", "array"], "items"),
        nested(["object", "string", "integer", "null"], "additionalProperties"),
    ],
    ids=["allOf", "x-one-of", "array or null", "array twice", "object or string"],
)
def test_a_small_document_does_not_explode(rendering: Rendering, data: Json) -> None:
    started = time.monotonic()
    files = rendering.files(data)
    assert time.monotonic() - started < 10
    assert sum(map(len, files.values())) < 2_000_000
