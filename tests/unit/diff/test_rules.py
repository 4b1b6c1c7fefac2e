"""The table of rules: every rule has a mirror, and a pair of documents that it is the rule for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple
from typing import Any, get_args

import pytest

from mobygen.diff.rules import BY_ID, RULES, Class, Severity
from tests.unit.diff.documents import compared, document

Json = dict[str, Any]
STRING: Json = {"type": "string"}
OTHER: Json = {"type": "object", "properties": {"A": STRING, "B": STRING}}


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(RULES)
    judged = {(rule.layer, rule.element, rule.kind, rule.direction) for rule in RULES}
    assert len(judged) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_word_of_a_rule_is_known(rule: Any) -> None:
    """The table is data: no type checker reads it."""
    assert rule.severity in get_args(Severity)
    assert rule.cls in get_args(Class)
    assert rule.layer in ("wire", "docs", "names", "python")
    assert rule.direction in ("", "request", "response")
    assert all(isinstance(value, str) for value in astuple(rule))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_mirror(rule: Any) -> None:
    mirror = BY_ID[rule.mirror]
    assert mirror.mirror == rule.id
    assert (mirror.layer, mirror.element, mirror.direction) == (
        rule.layer,
        rule.element,
        rule.direction,
    )
    assert "→" in rule.example
    assert rule.message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_class_and_severity_agree(rule: Any) -> None:
    if rule.cls == "breaking":
        assert rule.severity == "breaking"
    if rule.severity == "breaking":
        assert rule.cls in ("breaking", "rename")
    if rule.cls == "additive":
        assert rule.severity == "info"


# -- one pair of documents per rule ----------------------------------------------------------


def parameter(**facts: Any) -> Json:
    definitions = facts.pop("definitions", None)
    if facts.get("type") == "object" or "$ref" in facts:  # only an overlay can say that
        required = facts.pop("required", False)
        facts = {"type": "string", "required": required, "x-schema": facts}
    made: Json = {"in": "query", "name": "q", **facts}
    return document(parameters=[made], definitions=definitions)


def whole_body(*, required: bool = False, definitions: Json | None = None, **schema: Any) -> Json:
    return document(body={"required": required, "schema": schema}, definitions=definitions)


def sent(*, required: bool = False, definitions: Json | None = None, **schema: Any) -> Json:
    shape = {"type": "object", "properties": {"F": schema, "G": STRING}}
    if required:
        shape["required"] = ["F"]
    return document(body={"schema": shape}, definitions=definitions)


def read(*, required: bool = False, definitions: Json | None = None, **schema: Any) -> Json:
    shape = {"type": "object", "properties": {"F": schema, "G": STRING}}
    if required:
        shape["required"] = ["F"]
    return document(
        responses={"200": {"description": "", "schema": shape}}, definitions=definitions
    )


def answers(*statuses: str, schema: Json | None = None, headers: Json | None = None) -> Json:
    content: Json = {"description": ""}
    if schema:
        content["schema"] = schema
    if headers:
        content["headers"] = headers
    return document(responses=dict.fromkeys(statuses, content))


def operation(**facts: Any) -> Json:
    return document(operation=facts)


def two_of(ref: str, wrap: Callable[..., Json]) -> Json:
    """A document with two definitions, one of which is used."""
    both = {"One": {**OTHER}, "Two": {"type": "object", "properties": {"A": STRING}}}
    return wrap(definitions=both, **{"$ref": f"#/definitions/{ref}"})


def referring(name: str) -> Json:
    """A document whose answer refers to a definition of this name."""
    reference: Json = {"$ref": f"#/definitions/{name}"}
    return read(definitions={name: OTHER}, **reference)


NULL: Json = {"type": "string", "x-nullable": True}
MAP: Json = {"type": "object", "additionalProperties": STRING}
ARRAY: Json = {"type": "array", "items": STRING}
EITHER: Json = {"type": ["array", "string"], "items": STRING}
SECOND = document(paths={"/other": {"get": {"operationId": "Other", "responses": {"200": {}}}}})
SECOND["paths"]["/other"]["get"]["responses"]["200"]["description"] = ""


def request_pairs(prefix: str, make: Callable[..., Json]) -> Iterator[tuple[str, Json, Json]]:
    """What holds for all that is sent; each pair is one rule one way and its mirror the other."""
    yield f"{prefix}-required", make(**STRING), make(required=True, **STRING)
    yield f"{prefix}-type-changed", make(**STRING), make(type="integer")
    yield f"{prefix}-type-widened", make(type="integer"), make(type="number")
    yield f"{prefix}-type-specified", make(type="object"), make(**MAP)
    yield (
        f"{prefix}-enum-added",
        make(**STRING, enum=["a"]),
        make(**STRING, enum=["a", "b"]),
    )
    yield f"{prefix}-enum-introduced", make(**STRING), make(**STRING, enum=["a"])
    yield f"{prefix}-format-changed", make(type="integer"), make(type="integer", format="int64")
    yield f"{prefix}-constraint-changed", make(**STRING), make(**STRING, pattern="a")
    yield f"{prefix}-reference-changed", two_of("One", make), two_of("Two", make)
    yield f"{prefix}-default-changed", make(**STRING), make(**STRING, default="a")
    if prefix != "parameter":
        yield f"{prefix}-nullable", make(**STRING), make(**NULL)


def wire_pairs() -> Iterator[tuple[str, Json, Json]]:
    empty = document()
    yield "operation-added", empty, SECOND
    yield "parameter-added", empty, parameter(**STRING)
    yield "required-parameter-added", empty, parameter(**STRING, required=True)
    yield (
        "parameter-repeatable",
        parameter(**STRING),
        parameter(type="array", items=STRING, collectionFormat="multi"),
    )
    yield (
        "array-encoding-changed",
        parameter(type="array", items=STRING, collectionFormat="csv"),
        parameter(type="array", items=STRING, collectionFormat="multi"),
    )
    yield "request-body-added", empty, whole_body(**STRING)
    yield "required-request-body-added", empty, whole_body(required=True, **STRING)
    without = document(body={"schema": {"type": "object", "properties": {"G": STRING}}})
    yield "request-field-added", without, sent(**STRING)
    yield "required-request-field-added", without, sent(required=True, **STRING)
    yield from request_pairs("parameter", parameter)
    yield from request_pairs("request-body", whole_body)
    yield from request_pairs("request-field", sent)
    plain = answers("200", schema={"type": "object", "properties": {"G": STRING}})
    yield "response-field-added", plain, read(**STRING)
    yield "response-field-required", read(**STRING), read(required=True, **STRING)
    yield "response-type-changed", read(**STRING), read(**ARRAY)
    yield "response-type-widened", read(type="integer"), read(type="number")
    yield "response-type-widened", read(**STRING), read(**EITHER)
    yield "response-type-specified", read(type="object"), read(**MAP)
    yield "response-type-specified", read(), read(**STRING)
    yield "response-enum-added", read(**STRING, enum=["a"]), read(**STRING, enum=["a", "b"])
    yield "response-enum-introduced", read(**STRING), read(**STRING, enum=["a"])
    yield "response-nullable", read(**STRING), read(**NULL)
    yield "response-format-changed", read(**STRING), read(**STRING, format="date-time")
    yield "response-default-changed", read(**STRING), read(**STRING, default="a")
    yield "response-constraint-changed", read(**STRING), read(**STRING, maxLength=2)
    yield "response-reference-changed", two_of("One", read), two_of("Two", read)
    yield "success-status-added", answers("200"), answers("200", "202")
    yield "error-status-added", answers("200"), answers("200", "409")
    yield "response-body-added", answers("200"), answers("200", schema=OTHER)
    yield "response-header-added", answers("200"), answers("200", headers={"X-A": STRING})
    bodies = [
        document(body={"schema": OTHER}, operation={"consumes": media})
        for media in (["a/b"], ["a/b", "c/d"])
    ]
    yield "request-media-type-added", bodies[0], bodies[1]
    yield (
        "response-media-type-added",
        operation(produces=["a/b"]),
        operation(produces=["a/b", "c/d"]),
    )
    yield "deprecated", empty, operation(deprecated=True)
    yield (
        "deprecation-changed",
        operation(deprecated=True),
        operation(**{"x-lifecycle": {"deprecated": "1.40"}}),
    )
    yield (
        "description-changed",
        operation(description="Does it."),
        operation(description="Does it well."),
    )
    yield (
        "interaction-changed",
        operation(**{"x-interaction": {"kind": "unary"}}),
        operation(**{"x-interaction": {"kind": "long-poll"}}),
    )
    yield (
        "parameter-encoding-changed",
        parameter(**STRING, **{"x-encoding": "text"}),
        parameter(**STRING, **{"x-encoding": "json"}),
    )


def name_pairs() -> Iterator[tuple[str, Json, Json]]:
    unused = document(definitions={"Alone": OTHER})
    yield "definition-added", document(), unused
    inline = read(**OTHER)
    used = referring("One")
    yield "definition-extracted", inline, used
    renamed = referring("Uno")
    yield "definition-renamed", used, renamed
    shapes = [
        {"type": "object", "properties": dict.fromkeys(names, STRING)} for names in ("ABC", "XYZ")
    ]
    yield (
        "definition-reused",
        document(definitions={"One": shapes[0]}),
        document(definitions={"One": shapes[1]}),
    )
    yield "operation-id-renamed", document(), operation(operationId="ThingSend")
    yield "tag-changed", document(), operation(tags=["Box"])


def python_pairs() -> Iterator[tuple[str, Json, Json]]:
    empty = document()
    yield "python-method-added", empty, SECOND
    yield "python-method-renamed", document(), operation(operationId="ThingSend")
    yield "python-argument-added", empty, parameter(**STRING)
    yield "python-required-argument-added", empty, parameter(**STRING, required=True)
    yield "python-argument-required", parameter(**STRING), parameter(**STRING, required=True)
    path = document(paths={})
    other = document()
    other["paths"]["/things/{name}"] = other["paths"].pop("/things/{id}")
    other["paths"]["/things/{name}"]["post"]["parameters"][0]["name"] = "name"
    yield "python-argument-renamed", path, other
    yield "python-argument-type-changed", parameter(**STRING), parameter(type="integer")
    yield "python-argument-type-widened", parameter(type="integer"), parameter(type="number")
    yield "python-argument-type-equivalent", parameter(**STRING), parameter(**STRING, enum=["a"])
    plain = answers("200", schema={"type": "object", "properties": {"G": STRING}})
    yield "python-field-added", plain, read(**STRING)
    without = document(body={"schema": {"type": "object", "properties": {"G": STRING}}})
    yield "python-required-field-added", without, sent(required=True, **STRING)
    yield "python-field-required", sent(**STRING), sent(required=True, **STRING)
    yield "python-field-present", read(**STRING), read(required=True, **STRING)
    yield "python-class-added", read(), read(**OTHER)
    yield "python-enum-added", read(**STRING), read(**STRING, enum=["a"])
    yield "python-member-added", read(**STRING, enum=["a"]), read(**STRING, enum=["a", "b"])
    used = referring("One")
    renamed = referring("Uno")
    yield "python-class-renamed", used, renamed
    for what, make in (("request-field", sent), ("response-field", read)):
        yield f"python-{what}-type-changed", make(**STRING), make(type="boolean")
        yield f"python-{what}-type-widened", make(type="integer"), make(type="number")
        yield f"python-{what}-type-equivalent", make(**STRING), make(**STRING, enum=["a"])
    yield (
        "python-result-type-changed",
        answers("200", schema={"type": "boolean"}),
        answers("200", schema=ARRAY),
    )
    yield (
        "python-result-type-widened",
        answers("200", schema={"type": "integer"}),
        answers("200", schema={"type": "number"}),
    )


PAIRS = [*wire_pairs(), *name_pairs(), *python_pairs()]
# Rules that no pair of plain documents makes, and why.
WAIVED = {
    "python-field-renamed": "names.yaml gives a property one name in all versions",
    "python-member-renamed": "names.yaml gives a value one name in all versions",
    "python-result-type-equivalent": "an enumeration as a whole answer: none is in any document",
}


@pytest.mark.parametrize(("rule", "old", "new"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_pair_of_documents(rule: str, old: Json, new: Json) -> None:
    for wanted, report in (
        (rule, compared(old, new)),
        (BY_ID[rule].mirror, compared(new, old)),
    ):
        assert not report.notes
        found = {id for change in report.changes for id in change.rules}
        found |= {part.rule for change in report.changes for part in change.python}
        assert wanted in found
        if BY_ID[rule].layer == "wire":
            same = [id for id in found if BY_ID[id].layer == "wire"]
            assert same == [wanted], "one difference, one change"


def test_every_rule_is_met() -> None:
    met = {rule for rule, _, _ in PAIRS} | set(WAIVED)
    met |= {BY_ID[rule].mirror for rule in met}
    assert met >= set(BY_ID), sorted(set(BY_ID) - met)
