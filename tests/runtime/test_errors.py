"""Errors: what they say, that they survive pickling, and that they keep secrets."""

from __future__ import annotations

import copy
import pickle

import pytest
from engine_v1_41 import (
    ApiError,
    ApiVersionMismatch,
    BadRequest,
    DecodeError,
    EngineError,
    ServerError,
    StreamError,
    TruncatedStream,
)
from engine_v1_41.errors import error_for

ERRORS: list[EngineError] = [
    ApiError(418, "tea", "X"),
    BadRequest(400, "bad"),
    ApiVersionMismatch(
        400, "client version 1.45 is too new. Maximum supported API version is 1.41", "Y"
    ),
    DecodeError("Expected `str`, got `int` - at `$.A[0].B`", "Z"),
    StreamError("no", 5),
    TruncatedStream("cut"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_can_be_pickled_and_copied(error: EngineError) -> None:
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert vars(again) == vars(error)


def test_what_errors_say() -> None:
    assert [str(error) for error in ERRORS] == [
        "X: 418: tea",
        "400: bad",
        "Y: 400: client version 1.45 is too new. Maximum supported API version is 1.41; for a client"
        " that fits, run: mobygen generate 1.41",
        "Z: Expected `str`, got `int` - at `$.A[0].B`",
        "no",
        "cut",
    ]


def test_where_an_answer_did_not_fit() -> None:
    assert DecodeError("Expected `str`, got `int` - at `$.A[0].B`").path == "$.A[0].B"
    assert DecodeError("JSON is malformed").path == ""


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequest"),
        (401, "Unauthorized"),
        (403, "Forbidden"),
        (404, "NotFound"),
        (406, "NotAcceptable"),
        (409, "Conflict"),
        (410, "ApiError"),
        (500, "InternalServerError"),
        (501, "NotImplementedByDaemon"),
        (502, "ServerError"),
        (503, "ServiceUnavailable"),
    ],
)
def test_classes(status: int, name: str) -> None:
    error = error_for(status, b'{"message":"m"}')
    assert type(error).__name__ == name
    assert isinstance(error, ServerError) == (status >= 500)


def test_only_a_bad_request_is_about_versions() -> None:
    text = b"client version 1.45 is too new. Maximum supported API version is 1.41"
    assert type(error_for(400, text)) is ApiVersionMismatch
    assert type(error_for(404, text)).__name__ == "NotFound"
    assert type(error_for(400, b"client version is too new")) is BadRequest
