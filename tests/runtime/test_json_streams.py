"""JSON streams: any separator or none, any split, errors in band, items that do not fit."""

from __future__ import annotations

import json
import pickle
import time
from typing import Any

import msgspec
import pytest
from engine_v1_41 import BuildInfo, DecodeError, StreamError, TruncatedStream
from engine_v1_41.streams import JsonDecoder
from hypothesis import given
from hypothesis import strategies as st

from tests.runtime.checks import (
    POSITIONS,
    check_any_split,
    check_same_failure,
    check_truncation,
    cuts,
    decode,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)
CONTAINERS = st.lists(
    st.dictionaries(st.text(max_size=5), JSON, max_size=2) | st.lists(JSON, max_size=3), max_size=4
)
SEPARATORS = st.sampled_from(["\n", "\r\n", "", " ", "\n\n", "\t\r\n ", "\x1e", "\n\x1e"])
INDENT = st.sampled_from([None, 1])
ANYTHING: Any = Any


class Step(msgspec.Struct):
    status: str = ""
    id: int | None = None


def plain() -> JsonDecoder[Any]:
    return JsonDecoder(ANYTHING)


def steps() -> JsonDecoder[Step]:
    return JsonDecoder(Step, error="errorDetail", operation="ImageCreate")


@given(CONTAINERS, SEPARATORS, INDENT, POSITIONS)
def test_at_any_split(
    values: list[Any], separator: str, indent: int | None, positions: list[int]
) -> None:
    text = separator.join(json.dumps(value, indent=indent) for value in values)
    check_any_split(plain, text.encode(), values, positions)
    check_any_split(plain, (separator + text + separator).encode(), values, positions)


@given(CONTAINERS, INDENT)
def test_cut_inside_a_value(values: list[Any], indent: int | None) -> None:
    parts = [json.dumps(value, indent=indent).encode() for value in values]
    check_truncation(plain, parts, values)


@given(st.lists(JSON, max_size=5), st.sampled_from(["\n", " ", "\x1e"]), POSITIONS)
def test_values_of_any_kind(values: list[Any], separator: str, positions: list[int]) -> None:
    text = separator.join(map(json.dumps, values))
    check_any_split(plain, text.encode(), values, positions)


@given(
    st.binary(max_size=40)
    | st.text("{}[]\":,\\n\n 1ae\x1e'", max_size=30).map(str.encode)
    | st.builds(
        lambda before, after: b'{"status":"a"}\n' + before + b'{"status":"b"}' + after,
        st.sampled_from([b"", b"x", b"}", b'{"errorDetail":{"message":"no"}}', b'{"status":1}']),
        st.binary(max_size=4),
    ),
    POSITIONS,
)
def test_any_bytes_at_any_split(data: bytes, positions: list[int]) -> None:
    check_same_failure(steps, data, positions)


def test_a_value_is_there_as_soon_as_it_is_complete() -> None:
    """Without waiting for a line end, which may be the beginning of the next message."""
    decoder = plain()
    assert decoder.feed(b'{"a":[{"b":"}\\"{"}]') == []
    assert decoder.feed(b"}") == [{"a": [{"b": '}"{'}]}]
    assert decoder.feed(b'\n{"c"') == []
    assert decoder.feed(b":1}{}") == [{"c": 1}, {}]
    assert decoder.eof() == []


def test_the_end_completes_a_bare_value() -> None:
    decoder = plain()
    assert decoder.feed(b"17 nul") == [17]
    assert decoder.feed(b"l") == []
    assert decoder.eof() == [None]


def test_unknown_members_and_nulls() -> None:
    data = b'{"status":null,"new":[1]}\r\n{"id":null}\r\n'
    assert decode(steps(), [data]) == [Step(), Step()]


def test_an_item_that_does_not_fit() -> None:
    decoder = steps()
    assert decoder.feed(b'{"id":1}\n{"id":[]}\n{"id":3}\n') == [Step(id=1)]
    with pytest.raises(DecodeError, match=r"^ImageCreate: Expected `int.*\$\.id") as caught:
        decoder.feed(b"")
    assert caught.value.operation == "ImageCreate"
    assert caught.value.path == "$.id"


def test_what_is_no_json() -> None:
    with pytest.raises(DecodeError):
        plain().feed(b"unexpected EOF\n")


def test_an_error_in_band() -> None:
    decoder = steps()
    data = (
        b'{"status":"a"}\r\n{"errorDetail":{"code":5,"message":"failed: 5"},"error":"failed"}\r\n'
    )
    assert decoder.feed(data + b'{"status":"never"}') == [Step("a")]
    with pytest.raises(StreamError, match="failed: 5") as caught:
        decoder.eof()
    assert caught.value.message == "failed: 5"
    assert caught.value.code == 5


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (
            "failed: no active session for x",
            "failed: no active session for x (use another builder)",
        ),
        ("failed: no such file", "failed: no such file"),
    ],
)
def test_a_hint_comes_with_the_errors_that_it_is_for(message: str, text: str) -> None:
    decoder = JsonDecoder(Step, error="error", hints={"no active session": "use another builder"})
    with pytest.raises(StreamError) as caught:
        decoder.feed(f'{{"error":"{message}"}}'.encode())
    assert caught.value.message == message
    assert str(caught.value) == text
    assert bool(caught.value.hint) == (text != message)


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ('{"error":"only this"}', "only this"),
        ('{"errorDetail":{},"error":"both"}', "both"),
        ('{"errorDetail":{"code":"x"}}', "without a message"),
        ('{"errorDetail":"text"}', "text"),
    ],
)
def test_other_shapes_of_errors_in_band(item: str, message: str) -> None:
    with pytest.raises(StreamError, match=message) as caught:
        steps().feed(item.encode())
    assert caught.value.code is None


@pytest.mark.parametrize(
    "item",
    [
        '{"error":null,"status":"a"}',
        '{"errorDetail":null,"error":"","status":"a"}',
        '{"status":"a","x":"\\"error\\": 1"}',
        '{"status":"a","x":["error"]}',
    ],
)
def test_what_is_no_error_in_band(item: str) -> None:
    assert steps().feed(item.encode()) == [Step("a")]


def test_an_error_is_only_one_where_the_operation_has_them() -> None:
    assert JsonDecoder(Step).feed(b'{"error":"x","status":"a"}') == [Step("a")]


def test_truncated_in_a_string_after_a_backslash() -> None:
    decoder = plain()
    assert decoder.feed(b'{"a":"\\') == []
    with pytest.raises(TruncatedStream, match="inside a JSON value, 7 bytes"):
        decoder.eof()


def test_nesting_without_end_is_an_error() -> None:
    decoder = plain()
    with pytest.raises(DecodeError):
        decoder.feed(b"[" * 100_000 + b"]" * 100_000)


@pytest.mark.parametrize("newline", [b"", b"\n"])
def test_a_large_value_in_small_pieces_takes_linear_time(newline: bytes) -> None:
    data = b'{"a":[' + b",".join([b'{"b":"c"}' + newline] * 100_000) + b"]}"
    decoder = plain()
    began = time.process_time()
    got = [v for at in range(0, len(data), 500) for v in decoder.feed(data[at : at + 500])]
    assert time.process_time() - began < 5
    assert len(got) == 1
    assert len(got[0]["a"]) == 100_000


# -- what came before an error ---------------------------------------------------------------


def failed(data: bytes, positions: list[int]) -> StreamError:
    decoder = steps()
    with pytest.raises(StreamError) as caught:
        decode(decoder, cuts(data, positions))
    return caught.value


@given(st.integers(0, 30), POSITIONS, st.sampled_from([b"\n", b""]))
def test_the_error_has_what_came_before_it(
    count: int, positions: list[int], separator: bytes
) -> None:
    said = [b'{"status":"%d"}' % number for number in range(count)]
    data = separator.join([*said, b'{"errorDetail":{"code":3,"message":"no"}}', b'{"status":"x"}'])
    error = failed(data, positions)
    assert error.items == [Step(status=str(number)) for number in range(count)]
    assert error.dropped == 0
    assert str(error) == "no"


def test_of_a_long_stream_the_error_has_the_end() -> None:
    decoder = steps()
    line = b'{"status":"%05d"}\n'
    for start in range(0, 200_000, 100):
        decoder.feed(b"".join(line % (number % 100_000) for number in range(start, start + 100)))
    with pytest.raises(StreamError) as caught:
        decoder.feed(b'{"errorDetail":{"message":"no"}}\n')
    error = caught.value
    assert 1_000_000 <= len(error.items) * len(line % 0) <= 1024 * 1024
    assert error.dropped + len(error.items) == 200_000
    assert error.items[-1] == Step(status="99999")


def test_the_error_survives_being_sent_to_another_process() -> None:
    error = failed(b'{"status":"a"}{"errorDetail":{"code":3,"message":"no"}}', [])
    copied = pickle.loads(pickle.dumps(error))
    assert (copied.message, copied.code, copied.items) == ("no", 3, [Step(status="a")])


def test_the_log_is_what_a_terminal_would_show() -> None:
    messages = [
        b'{"stream":"Step 1/2 : FROM x\\n"}',
        b'{"status":"Pulling from x","id":"latest"}',
        b'{"status":"Downloading","id":"abc","progressDetail":{"current":1,"total":2}}',
        b'{"status":"Pull complete","id":"abc","progressDetail":{}}',
        b'{"id":"moby.buildkit.trace","aux":"not base64"}',
        b'{"stream":"he"}{"stream":"llo\\n"}',
        b'{"errorDetail":{"message":"no"}}',
    ]
    decoder = JsonDecoder(BuildInfo, error="errorDetail")
    with pytest.raises(StreamError) as caught:
        decode(decoder, [b"\n".join(messages)])
    assert caught.value.log == (
        "Step 1/2 : FROM x\nlatest: Pulling from x\nabc: Pull complete\nhello\n"
    )
