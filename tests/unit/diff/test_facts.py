"""Facts of documents: everything resolved, and nothing of how a document is cut up."""

from __future__ import annotations

import pytest

from mobygen.diff.facts import document_facts, flat
from tests.unit.diff.documents import STEPS, VERSIONS, document, facts_of, pinned


def test_every_fact_has_method_path_location_pointer_and_facet() -> None:
    data = document(
        parameters=[{"in": "query", "name": "q", "type": "array", "items": {"type": "string"}}],
        body={"required": True, "schema": {"$ref": "#/definitions/Thing"}},
        responses={"200": {"description": "", "schema": {"$ref": "#/definitions/Thing"}}},
        definitions={
            "Base": {"type": "object", "properties": {"Size": {"type": "integer"}}},
            "Thing": {
                "allOf": [
                    {"$ref": "#/definitions/Base"},
                    {
                        "type": "object",
                        "required": ["Name"],
                        "properties": {
                            "Name": {"type": "string", "x-nullable": True},
                            "Labels": {
                                "type": "object",
                                "additionalProperties": {"type": "string", "enum": ["a", "b"]},
                            },
                        },
                    },
                ]
            },
        },
    )
    facts = dict(flat(document_facts(data)))
    route = ("POST", "/things/{}")
    assert facts[*route, "operation", "", "present"] is True
    assert facts[*route, "query", "q", "type"] == "array"
    assert facts[*route, "query", "q[]", "type"] == "string"
    assert facts[*route, "request body", "", "required"] is True
    for location in ("request body", "response 200"):
        assert facts[*route, location, "Size", "type"] == "integer"
        assert facts[*route, location, "Name", "required"] is True
        assert facts[*route, location, "Name", "nullable"] is True
        assert facts[*route, location, "Labels{}", "enum"] == ("a", "b")


def test_the_place_of_a_reference_does_not_show() -> None:
    inline = document(
        responses={
            "200": {
                "description": "",
                "schema": {"type": "object", "properties": {"A": {"type": "string"}}},
            }
        }
    )
    extracted = document(
        responses={"200": {"description": "", "schema": {"$ref": "#/definitions/T"}}},
        definitions={"T": {"type": "object", "properties": {"A": {"type": "string"}}}},
    )
    assert dict(flat(document_facts(inline))) == dict(flat(document_facts(extracted)))


# Counted independently, before this code was written: operations that came and went, those with
# any difference, and the statuses that came and went. That count had some more operations, whose only
# difference is a name (three operationIds in 1.28, a tag each in 1.39 and 1.40) or says what holds
# anyway (`x-nullable: false`: one in 1.43, three in 1.52, which has one with `x-omitempty` as well).
COUNTS = {
    "1.26": (2, 0, 5, 1, 0),
    "1.27": (0, 0, 35, 27, 3),
    "1.28": (0, 0, 23, 0, 0),
    "1.29": (1, 0, 18, 0, 0),
    "1.30": (6, 0, 28, 5, 0),
    "1.31": (2, 0, 20, 0, 0),
    "1.32": (0, 0, 25, 0, 1),
    "1.33": (0, 0, 0, 0, 0),
    "1.34": (0, 0, 6, 0, 0),
    "1.35": (0, 0, 15, 0, 0),
    "1.36": (0, 0, 7, 0, 0),
    "1.37": (0, 0, 23, 1, 0),
    "1.38": (0, 0, 14, 0, 0),
    "1.39": (0, 0, 30, 1, 0),
    "1.40": (1, 0, 21, 0, 3),
    "1.41": (0, 0, 13, 0, 0),
    "1.42": (1, 0, 27, 0, 0),
    "1.43": (0, 0, 4, 0, 0),
    "1.44": (0, 0, 15, 1, 0),
    "1.45": (0, 0, 9, 0, 0),
    "1.46": (0, 0, 13, 0, 0),
    "1.47": (0, 0, 7, 0, 0),
    "1.48": (0, 0, 20, 0, 0),
    "1.49": (0, 0, 2, 0, 0),
    "1.50": (0, 0, 3, 0, 0),
    "1.51": (0, 0, 0, 0, 0),
    "1.52": (0, 0, 28, 0, 0),
    "1.53": (0, 0, 3, 0, 0),
    "1.54": (0, 0, 2, 0, 0),
    "1.55": (1, 0, 0, 0, 0),
}


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_counts_of_a_step(old: str, new: str) -> None:
    before, after = facts_of(old), facts_of(new)
    one, other = {key[:2] for key in before}, {key[:2] for key in after}
    changed = {
        key[:2]
        for key in before.keys() | after.keys()
        if key[:2] in one & other and before.get(key) != after.get(key)
    }
    statuses = [
        {
            key
            for key in facts
            if key[:2] in one & other
            and key[2].removeprefix("response ").isdigit()
            and (key[3], key[4]) == ("", "type")
        }
        for facts in (before, after)
    ]
    assert COUNTS[new] == (
        len(other - one),
        len(one - other),
        len(changed),
        len(statuses[1] - statuses[0]),
        len(statuses[0] - statuses[1]),
    )


def test_no_operation_was_ever_removed() -> None:
    for old, new in STEPS:
        assert pinned(old).raw.operations.keys() <= pinned(new).raw.operations.keys()
    assert len(VERSIONS) == 31
