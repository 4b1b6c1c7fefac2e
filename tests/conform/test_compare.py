"""Holding values against shapes: every kind of difference, and none where there is none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mobygen.conform.compare import Member, Mismatch, Shape, compare

TEXT, NUMBER, WHOLE = Shape("string"), Shape("number"), Shape("integer")
THING = Shape(
    "object",
    name="Thing",
    members={
        "Id": Member(TEXT, required=True),
        "State": Member(Shape("string", enum=("on", "off"))),
        "Inner": Member(Shape("ref", name="Inner")),
        "Tags": Member(Shape("array", nullable=True, item=TEXT)),
        "Labels": Member(Shape("map", item=TEXT)),
    },
)
SHAPES = {
    "Inner": Shape("object", name="Inner", members={"Size": Member(WHOLE)}),
}
GOOD = {"Id": "a", "State": "on", "Inner": {"Size": 1}, "Tags": None, "Labels": {"a": "b"}}


def differences(value: object, shape: Shape = THING) -> list[tuple[str, str, str, str]]:
    found = compare(value, shape, SHAPES)
    return [(one.kind, one.path, one.said, one.found) for one in found]


def test_what_fits_has_no_difference() -> None:
    assert differences(GOOD) == []
    assert differences({"Id": "a"}) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"New": 1}, ("unknown field", "$.New", "nothing", "integer")),
        ({"Inner": {"Size": None}}, ("null", "$.Inner.Size", "integer", "null")),
        ({"Inner": None}, ("null", "$.Inner", "Inner", "null")),
        ({"Inner": []}, ("wrong type", "$.Inner", "Inner", "array")),
        ({"Inner": {"Size": True}}, ("wrong type", "$.Inner.Size", "integer", "boolean")),
        ({"Inner": {"Size": 1.5}}, ("wrong type", "$.Inner.Size", "integer", "number")),
        ({"Tags": ["a", 1]}, ("wrong type", "$.Tags[]", "string", "integer")),
        ({"Labels": {"any": None}}, ("null", "$.Labels{}", "string", "null")),
        ({"State": "odd"}, ("unknown value", "$.State", '"on" | "off"', '"odd"')),
    ],
)
def test_each_kind_of_difference(
    change: dict[str, Any], expected: tuple[str, str, str, str]
) -> None:
    assert differences({**GOOD, **change}) == [expected]


def test_what_is_missing() -> None:
    assert differences({}) == [("missing", "$.Id", "string", "nothing")]


def test_an_item_of_a_union_fits_one_of_its_choices() -> None:
    shape = Shape("union", choices=(TEXT, Shape("array", item=TEXT)))
    assert differences("a", shape) == []
    assert differences(["a"], shape) == []
    assert differences([1], shape) == [("wrong type", "$", "string or array of string", "array")]


@pytest.mark.parametrize(
    ("format", "good", "bad"),
    [
        ("time", ["", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.123456789+01:00"], "yesterday"),
        ("base64", ["", "YQ=="], "a"),
    ],
)
def test_formats(format: Any, good: list[str], bad: str) -> None:
    shape = Shape("string", format=format)
    assert [differences(one, shape) for one in good] == [[]] * len(good)
    assert differences(bad, shape) == [("wrong format", "$", format, "another text")]


def test_no_value_that_could_be_secret_is_shown() -> None:
    secret = "hunter2"
    odd = {"Id": [secret], "Labels": {secret: 1}, "Inner": secret, "Tags": {secret: secret}}
    assert secret not in repr(differences(odd))


PATIENT = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # other tests may be running
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
json_values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=10
)


def shape_of(value: object) -> Shape:
    """The narrowest shape of a value."""
    if isinstance(value, dict):
        return Shape("object", members={k: Member(shape_of(v), True) for k, v in value.items()})
    if isinstance(value, list):
        return Shape("array", item=Shape("union", choices=tuple(map(shape_of, value))))
    if value is None:
        return Shape("string", nullable=True)
    kinds: dict[type, Any] = {bool: "boolean", int: "integer", float: "number", str: "string"}
    return Shape(kinds[type(value)])


@PATIENT
@given(json_values)
def test_every_value_fits_its_own_shape(value: object) -> None:
    assert list(compare(value, shape_of(value), {})) == []


@PATIENT
@given(json_values, st.sampled_from([THING, TEXT, Shape("array", item=THING), NUMBER]))
def test_any_value_can_be_compared_with_any_shape(value: object, shape: Shape) -> None:
    for one in compare(value, shape, SHAPES):
        assert isinstance(one, Mismatch)
        assert one.path.startswith("$")


@PATIENT
@given(json_values, st.dictionaries(st.text(), json_values))
def test_anything_goes_where_nothing_is_said(value: object, members: dict[str, Any]) -> None:
    assert differences(value, Shape("any")) == []
    assert differences(members, Shape("object")) == []
