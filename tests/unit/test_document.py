"""Loading documents: what is accepted, and what each refusal says."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mobygen.document import (
    MAX_SIZE,
    check_references,
    check_shape,
    load_document,
    parse_document,
    resolve_spec,
)
from mobygen.errors import MobygenError
from mobygen.normalise import normalise
from mobygen.resources import pinned_versions, specs_dir
from mobygen.yaml_reader import line_of

HEAD = 'swagger: "2.0"\ninfo: {title: T, version: "1.41"}\npaths: {}\n'


def load(text: str) -> dict[str, Any]:
    return parse_document(text.encode(), Path("api.yaml")).data


def refused(text: str) -> MobygenError:
    with pytest.raises(MobygenError) as caught:
        check_references(load(text), file="api.yaml")
    assert "\n" not in str(caught.value)
    assert caught.value.fix
    return caught.value


# -- finding -------------------------------------------------------------------------------


@pytest.mark.parametrize("spec", ["1.41", "v1.41"])
def test_a_version_is_its_pinned_document(spec: str) -> None:
    assert resolve_spec(spec) == specs_dir() / "v1.41.yaml"


def test_a_path_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_text(HEAD)
    assert resolve_spec(str(path)) == path


def test_an_unknown_version_lists_the_known_ones() -> None:
    with pytest.raises(MobygenError) as caught:
        resolve_spec("1.99")
    assert str(caught.value).startswith("1.99: this API version is not pinned; use one of 1.25 ")
    assert all(version in caught.value.fix for version in pinned_versions())


def test_a_missing_file_lists_the_versions_too() -> None:
    with pytest.raises(MobygenError, match="no-such.yaml: no such file; .* 1.41 "):
        resolve_spec("no-such.yaml")


@pytest.mark.parametrize("version", pinned_versions())
def test_every_pinned_document_loads(version: str) -> None:
    document = load_document(resolve_spec(version))
    check_references(document.data, file=str(document.path))
    assert document.data["info"]["version"] == version
    assert document.sha256 == hashlib.sha256(document.path.read_bytes()).hexdigest()


# -- what kind of document -----------------------------------------------------------------


def test_a_document_keeps_its_facts() -> None:
    data = load(HEAD + "definitions:\n  A: {type: object, x-nullable: true}\n")
    assert data["definitions"] == {"A": {"type": "object", "x-nullable": True}}


def test_an_unquoted_swagger_version_is_accepted() -> None:
    assert load(HEAD.replace('"2.0"', "2.0"))["swagger"] == "2.0"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not a Swagger 2.0 document: it is not a mapping"),
        ("- a\n", "not a Swagger 2.0 document: it is not a mapping"),
        ("hello", "not a Swagger 2.0 document: it is not a mapping"),
        ("services: {}\n", 'not a Swagger 2.0 document: swagger: "2.0" is missing'),
        ("openapi: 3.1.0\n", "an OpenAPI 3.1.0 document; mobygen reads Swagger 2.0"),
        ('swagger: "1.2"\n', "a Swagger 1.2 document; mobygen reads Swagger 2.0"),
    ],
)
def test_other_documents_are_refused(text: str, problem: str) -> None:
    error = refused(text)
    assert error.problem == problem
    assert error.code == "not-swagger"


# -- structure -----------------------------------------------------------------------------

OPERATION = """\
swagger: "2.0"
info: {version: "1.41"}
paths:
  /a:
    get:
      operationId: A
      responses: {200: {description: ok}}
"""


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ('swagger: "2.0"\npaths: {}\n', "#", "a document without `info`"),
        ('swagger: "2.0"\ninfo: {}\npaths: {}\n', "#/info", "an info object without `version`"),
        (HEAD.replace('"1.41"', "1.40"), "#/info/version", "`version` is not a string"),
        (HEAD + "definitions: []\n", "#/definitions", "`definitions` is not a mapping"),
        (HEAD + "definitions: {A: }\n", "#/definitions/A", "a schema that is not a mapping"),
        (
            HEAD + "definitions: {A: {properties: {B: [x]}}}\n",
            "#/definitions/A/properties/B",
            "a schema that is not a mapping",
        ),
        (HEAD + "definitions: {A: {$ref: 1}}\n", "#/definitions/A/$ref", "`$ref` is not a string"),
        (
            HEAD + "definitions: {A: {type: strnig}}\n",
            "#/definitions/A/type",
            "`type` is not one of array, boolean,",
        ),
        (
            OPERATION + "      parameters: [{name: a, in: query, collectionFormat: both}]\n",
            "#/paths/~1a/get/parameters/0/collectionFormat",
            "`collectionFormat` is not one of csv",
        ),
        (
            OPERATION + "      parameters: [{name: a, in: query, properties: {}}]\n",
            "#/paths/~1a/get/parameters/0/properties",
            "`properties` in a parameter is not supported",
        ),
        (HEAD + "definitions: {A: {allOf: {}}}\n", "#/definitions/A/allOf", "`allOf` is not"),
        (HEAD + "definitions: {A: {items: x}}\n", "#/definitions/A/items", "`items` is not a map"),
        (
            HEAD + "definitions: {A: {required: true}}\n",
            "#/definitions/A/required",
            "`required` is not a list of strings",
        ),
        (
            HEAD + "definitions: {A: {additionalProperties: 3}}\n",
            "#/definitions/A/additionalProperties",
            "`additionalProperties` is not a mapping",
        ),
        (OPERATION.replace("/a:", "a:"), "#/paths/a", "a path without /"),
        (OPERATION.replace("operationId: A", "tags: [A]"), "#/paths/~1a/get", "an operation with"),
        (OPERATION.replace("200:", "twenty:"), "#/paths/~1a/get/responses/twenty", "'twenty' is"),
        (
            OPERATION + "      parameters: [{name: a, in: cookie}]\n",
            "#/paths/~1a/get/parameters/0/in",
            "a parameter in 'cookie'",
        ),
        (
            OPERATION + "      parameters: [{$ref: '#/parameters/a'}]\n",
            "#/paths/~1a/get/parameters/0",
            "a parameter without `name`",
        ),
        (
            OPERATION + "    parameters: []\n",
            "#/paths/~1a/parameters",
            "`parameters` in a path item is not supported",
        ),
        (
            OPERATION.replace("description: ok", "$ref: '#/responses/a'"),
            "#/paths/~1a/get/responses/200/$ref",
            "`$ref` in a response is not supported",
        ),
    ],
    ids=lambda value: str(value)[-40:],
)
def test_a_wrong_shape_is_named(text: str, place: str, problem: str) -> None:
    error = refused(text)
    assert (error.place, error.code) == (place, "shape")
    assert error.problem.startswith(problem)
    assert error.line == line_of(text.encode(), place)


WORDS = (
    "info version paths /a get parameters responses 200 definitions A properties allOf items $ref "
    "name in schema headers type enum operationId x-a tags"
)


@settings(max_examples=150)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.sampled_from(["x", "#/definitions/A"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(WORDS.split()), inner, max_size=6)
        ),
        max_leaves=40,
    )
)
def test_any_value_is_checked_without_a_traceback(value: Any) -> None:
    data = {"swagger": "2.0", **(value if isinstance(value, dict) else {"paths": value})}
    with suppress(MobygenError):
        check_shape(data, file="x")
        check_references(data, file="x")


# -- references ----------------------------------------------------------------------------


def test_a_dangling_reference_names_its_place() -> None:
    text = HEAD + "definitions:\n  A:\n    properties:\n      B: {$ref: '#/definitions/Gone'}\n"
    error = refused(text)
    assert error.place == "#/definitions/A/properties/B/$ref"
    assert error.problem == "'#/definitions/Gone' leads nowhere"
    assert error.fix == "define Gone or correct the reference"


def test_a_dangling_reference_of_an_operation_is_found() -> None:
    text = OPERATION.replace("description: ok", "schema: {items: {$ref: '#/definitions/X'}}")
    assert refused(text).place == "#/paths/~1a/get/responses/200/schema/items/$ref"


@pytest.mark.parametrize(
    "target", ["other.yaml#/definitions/A", "https://example.com/a.yaml", "#/paths/~1a", "A"]
)
def test_a_reference_elsewhere_is_refused(target: str) -> None:
    error = refused(HEAD + f"definitions: {{A: {{$ref: '{target}'}}}}\n")
    assert error.problem == f"'{target}' is not in this document's definitions"


def test_a_reference_that_an_overlay_set_is_checked() -> None:
    text = OPERATION + "      x-variants: [{interaction: {item: '#/definitions/X'}}]\n"
    error = refused(text)
    assert error.place == "#/paths/~1a/get/x-variants/0/interaction/item"
    assert error.problem == "'#/definitions/X' leads nowhere"


def test_a_cycle_is_named() -> None:
    text = HEAD + (
        "definitions:\n"
        "  Start: {$ref: '#/definitions/A'}\n"
        "  A: {properties: {x: {$ref: '#/definitions/B'}}}\n"
        "  B: {type: array, items: {$ref: '#/definitions/C'}}\n"
        "  C: {allOf: [{$ref: '#/definitions/A'}]}\n"
    )
    error = refused(text)
    assert error.problem == "a recursive $ref: A → B → C → A"
    assert error.place == "#/definitions/C/allOf/0/$ref"


def test_a_reference_to_itself_is_a_cycle() -> None:
    text = HEAD + "definitions: {A: {additionalProperties: {$ref: '#/definitions/A'}}}\n"
    assert refused(text).problem == "a recursive $ref: A → A"


def test_a_property_called_ref_is_no_reference() -> None:
    text = HEAD + "definitions: {A: {properties: {$ref: {type: string}}}}\n"
    check_references(load(text), file="api.yaml")


def test_many_ways_to_one_definition_are_no_cycle_and_take_no_time() -> None:
    lines = [
        f"  D{n}: {{allOf: [{{$ref: '#/definitions/D{n + 1}'}}, "
        f"{{$ref: '#/definitions/D{n + 1}'}}]}}\n"
        for n in range(90)
    ]
    text = HEAD + "definitions:\n" + "".join(lines) + "  D90: {properties: {A: {type: string}}}\n"
    data = load(text)
    check_references(data, file="api.yaml")
    first = normalise(data, file="api.yaml").definitions["D0"]
    assert [prop.wire for prop in first.properties] == ["A"]


def test_a_chain_that_is_too_long_to_follow() -> None:
    lines = [
        f"  D{n}: {{type: array, items: {{$ref: '#/definitions/D{n + 1}'}}}}\n" for n in range(3000)
    ]
    text = HEAD + "definitions:\n" + "".join(lines) + "  D3000: {type: string}\n"
    with pytest.raises(MobygenError, match="more than 100 references one behind the other"):
        check_references(load(text), file="api.yaml")


# -- size ----------------------------------------------------------------------------------


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    with pytest.raises(MobygenError, match=f"larger than {MAX_SIZE // 10**6} MB"):
        load_document(path)


def test_an_endless_file_is_refused() -> None:
    with pytest.raises(MobygenError, match="larger than"):
        load_document(Path("/dev/zero"))


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MobygenError, match="Is a directory"):
        load_document(tmp_path)
