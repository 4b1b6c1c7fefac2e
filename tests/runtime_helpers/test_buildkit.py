"""BuildKit's traces. The transcripts in data/ were recorded from daemons."""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.runtime._runtime.protobuf import Fields
from templates.runtime.buildkit import (
    TRACE,
    BuildProgress,
    Range,
    Step,
    StepLog,
    StepState,
    StepStatus,
    StepWarning,
    Trace,
    decode_trace,
)
from templates.runtime.errors import ProtocolError
from templates.runtime.times import Timestamp, to_nanoseconds

DATA = Path(__file__).with_name("data")


@dataclass
class Message:
    id: str | None = None
    aux: object = None


def recorded(name: str) -> Iterator[Message]:
    for line in (DATA / f"{name}.jsonl").read_text().splitlines():
        message = json.loads(line)
        yield Message(message.get("id"), message.get("aux"))


def replayed(name: str) -> BuildProgress:
    progress = BuildProgress()
    for message in recorded(name):
        progress.update(message)
        assert 0 <= progress.fraction <= 1
    return progress


# -- recorded builds


@pytest.mark.parametrize(
    ("name", "image"), [("buildkit-20.10", "sha256:0b36"), ("buildkit-28.5", "sha256:70ca")]
)
def test_a_build(name: str, image: str) -> None:
    progress = replayed(name)
    steps = {known.step.name: known for known in progress.steps.values()}
    assert {known.state for known in steps.values()} == {StepState.DONE}
    assert (progress.done, progress.fraction, progress.failed) == (9, 1.0, ())
    assert progress.image_id is not None
    assert progress.image_id.startswith(image)
    run = steps["[one 2/3] RUN echo hello; echo err >&2; sleep 0.3; echo done"]
    assert sorted(bytes(run.log).split()) == [b"done", b"err", b"hello"]
    assert run.step.started is not None
    assert run.step.completed is not None
    assert run.step.started < run.step.completed
    copy = steps["[one 3/3] COPY f.txt /f.txt"]
    assert run.step.digest in copy.step.inputs
    exported = steps["exporting to image"].statuses
    assert "exporting layers" in exported
    assert exported["exporting layers"].name == "exporting layers"
    assert exported["exporting layers"].completed is not None


def test_the_streams_of_a_log() -> None:
    logs = [
        log
        for message in recorded("buildkit-20.10")
        for log in BuildProgress().update(message).logs
    ]
    assert (1, b"hello\n") in [(log.stream, log.data) for log in logs]
    assert (2, b"err\n") in [(log.stream, log.data) for log in logs]
    assert all(log.timestamp for log in logs)


def test_a_cached_build() -> None:
    progress = replayed("buildkit-28.5-cached")
    cached = [known for known in progress.steps.values() if known.state is StepState.CACHED]
    assert len(cached) == 6
    assert progress.fraction == 1.0


def test_a_failed_build() -> None:
    progress = replayed("buildkit-28.5-failed")
    (failed,) = progress.failed
    assert failed.step.name == "[2/2] RUN echo hello; exit 3"
    assert "exit code: 3" in failed.step.error
    assert failed.log == b"hello\n"
    assert progress.image_id is None


def test_warnings() -> None:
    progress = replayed("buildkit-28.5-failed")
    warnings = [warning for known in progress.steps.values() for warning in known.warnings]
    assert [warning.short.split(":")[0] for warning in warnings] == [
        "FromAsCasing",
        "LegacyKeyValueFormat",
    ]
    assert warnings[1].file == "Dockerfile.warn"
    assert warnings[1].ranges == (Range((2, 0), (2, 0)),)
    assert warnings[1].level == 1
    assert warnings[1].url.startswith("https://")
    assert len(warnings[1].detail) == 1


# -- messages that are made


def varint(value: int) -> bytes:
    value %= 1 << 64
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def field(number: int, value: int | bytes | str | None) -> bytes:
    """An encoded field; nothing for None."""
    if value is None:
        return b""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def time(seconds: int, nanoseconds: int) -> bytes:
    return field(1, seconds) + field(2, nanoseconds)


def encoded_time(timestamp: Timestamp | None) -> bytes | None:
    return None if timestamp is None else time(*divmod(to_nanoseconds(timestamp) or 0, 10**9))


def encode(trace: Trace) -> bytes:
    """A trace as BuildKit encodes it."""
    parts: list[bytes] = []
    for step in trace.steps:
        inputs = b"".join(field(2, item) for item in step.inputs)
        times = field(5, encoded_time(step.started)) + field(6, encoded_time(step.completed))
        group = field(8, field(1, "id") + field(2, step.group)) if step.group else b""
        parts.append(
            field(
                1,
                field(1, step.digest)
                + inputs
                + field(3, step.name)
                + field(4, int(step.cached))
                + times
                + field(7, step.error)
                + group,
            )
        )
    for status in trace.statuses:
        parts.append(
            field(
                2,
                field(1, status.id)
                + field(2, status.step)
                + field(3, status.name)
                + field(4, status.current)
                + field(5, status.total)
                + field(6, encoded_time(status.timestamp))
                + field(7, encoded_time(status.started))
                + field(8, encoded_time(status.completed)),
            )
        )
    for log in trace.logs:
        parts.append(
            field(
                3,
                field(1, log.step)
                + field(2, encoded_time(log.timestamp))
                + field(3, log.stream)
                + field(4, log.data),
            )
        )
    for warning in trace.warnings:
        parts.append(
            field(
                4,
                field(1, warning.step)
                + field(2, warning.level)
                + field(3, warning.short)
                + b"".join(field(4, detail) for detail in warning.detail)
                + field(5, warning.url)
                + field(6, field(1, warning.file))
                + b"".join(field(7, encoded_range(item)) for item in warning.ranges),
            )
        )
    return b"".join(parts)


def encoded_range(item: Range) -> bytes:
    return field(1, field(1, item.start[0]) + field(2, item.start[1])) + field(
        2, field(1, item.end[0]) + field(2, item.end[1])
    )


_TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
_NAME = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
_INT64 = st.integers(-(2**63), 2**63 - 1)
_INT32 = st.integers(-(2**31), 2**31 - 1)


def _timestamp(parts: tuple[int, int]) -> Timestamp:
    (step,) = decode_trace(field(1, field(5, time(*parts)))).steps
    assert step.started is not None
    return step.started


_TIMES = st.none() | st.tuples(st.integers(-(10**9), 10**11), st.integers(0, 10**9 - 1)).map(
    _timestamp
)
_STEPS = st.builds(
    Step,
    _TEXT,
    _TEXT,
    st.lists(_TEXT, max_size=3).map(tuple),
    st.booleans(),
    _TIMES,
    _TIMES,
    _TEXT,
    _TEXT,
)
_STATUSES = st.builds(StepStatus, _TEXT, _TEXT, _NAME, _INT64, _INT64, _TIMES, _TIMES, _TIMES)
_LOGS = st.builds(StepLog, _TEXT, _INT64, st.binary(max_size=50), _TIMES)
_POSITIONS = st.tuples(_INT32, _INT32)
_WARNINGS = st.builds(
    StepWarning,
    *(_TEXT, _INT64, _TEXT, st.lists(_TEXT, max_size=3).map(tuple), _TEXT, _TEXT),
    st.lists(st.builds(Range, _POSITIONS, _POSITIONS), max_size=3).map(tuple),
)
_TRACES = st.builds(
    Trace,
    *(st.lists(part, max_size=3).map(tuple) for part in (_STEPS, _STATUSES, _LOGS, _WARNINGS)),
)


@given(_TRACES)
def test_what_is_encoded_is_decoded(trace: Trace) -> None:
    data = encode(trace)
    assert decode_trace(data) == trace
    assert decode_trace(base64.b64encode(data).decode()) == trace


_UNKNOWN = st.one_of(
    st.tuples(st.integers(20, 2**29 - 1), _INT64).map(lambda made: field(*made)),
    st.tuples(st.integers(20, 2**29 - 1), st.binary(max_size=20)).map(lambda made: field(*made)),
    st.integers(20, 2**29 - 1).map(lambda number: varint(number << 3 | 1) + bytes(8)),
    st.integers(20, 2**29 - 1).map(lambda number: varint(number << 3 | 5) + bytes(4)),
    st.integers(1, 2**29 - 1).map(
        lambda number: varint(number << 3 | 3) + field(1, 5) + varint(number << 3 | 4)
    ),
)


@given(_TRACES, st.lists(_UNKNOWN, max_size=4))
def test_unknown_fields_are_ignored(trace: Trace, unknown: list[bytes]) -> None:
    data = b"".join([*unknown[:2], encode(trace), *unknown[2:]])
    assert decode_trace(data) == trace


@given(st.binary(max_size=200))
def test_any_bytes_are_a_trace_or_an_error(data: bytes) -> None:
    with contextlib.suppress(ProtocolError):
        assert isinstance(decode_trace(data), Trace)


@given(_TRACES, st.data())
def test_a_damaged_trace_is_a_trace_or_an_error(trace: Trace, draw: st.DataObject) -> None:
    data = bytearray(encode(trace))
    for _ in range(draw.draw(st.integers(0, 3)) if data else 0):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    with contextlib.suppress(ProtocolError):
        decode_trace(bytes(data[: draw.draw(st.integers(0, len(data)))]))


@given(st.text(max_size=50))
def test_any_text_is_a_trace_or_an_error(text: str) -> None:
    with contextlib.suppress(ProtocolError):
        decode_trace(text)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x0a\x05ab", "cut off"),
        (b"\x0a", "cut off"),
        (b"\x80" * 10 + b"\x01", "more than 64 bits"),
        (b"\x00", "field 0"),
        (varint(1 << 32), "field 536870912"),
        (b"\x0e", "wire type 6"),
        (b"\x0c", "wire type 4"),
        (b"\x0b\x14", "ends a group that it did not start"),
        (b"\x0b" * 101, "too deeply"),
        (field(1, 5), "a number, not bytes"),
        (field(1, field(4, b"x")), "bytes, not a number"),
        (field(1, field(5, time(0, 10**9))), "a time of"),
        (field(1, field(5, time(2**60, 0))), "a time of"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, words: str) -> None:
    with pytest.raises(ProtocolError, match=words):
        decode_trace(data)


def test_what_is_not_base64() -> None:
    for text in ("?", "abc", "é"):
        with pytest.raises(ProtocolError, match="base64"):
            decode_trace(text)


def test_protobuf_rules() -> None:
    fields = Fields(field(1, 1) + field(1, 2) + field(2, b"\x08\x01") + field(2, b"\x10\x02"))
    assert fields.integer(1) == 2
    merged = fields.message(2)
    assert merged is not None
    assert (merged.integer(1), merged.integer(2)) == (1, 2)
    assert Fields(field(1, b"\xff")).text(1) == "\ufffd"
    assert (Fields(b"").integer(1), Fields(b"").content(1), Fields(b"").message(1)) == (
        0,
        b"",
        None,
    )


@pytest.mark.parametrize(
    ("seconds", "nanoseconds", "text"),
    [
        (0, 0, "1970-01-01T00:00:00Z"),
        (-1, 500_000_000, "1969-12-31T23:59:59.5Z"),
        (1_600_000_000, 1, "2020-09-13T12:26:40.000000001Z"),
        (-62135596800, 0, "0001-01-01T00:00:00Z"),
    ],
)
def test_times(seconds: int, nanoseconds: int, text: str) -> None:
    (log,) = decode_trace(field(3, field(2, time(seconds, nanoseconds)))).logs
    assert log.timestamp == text


# -- a build as a whole


def trace_message(trace: Trace) -> Message:
    return Message(TRACE, base64.b64encode(encode(trace)).decode())


def test_the_states_of_a_step() -> None:
    now = Timestamp("2020-01-01T00:00:00Z")
    progress = BuildProgress()
    states: list[StepState] = []
    for step in (
        Step("d", "n"),
        Step("d", "n", started=now),
        Step("d", "n", started=now, completed=now),
        Step("d", "n", started=now),  # a step may run again
        Step("d", "n", started=now, completed=now, cached=True),
        Step("d", "n", started=now, completed=now, error="failed"),
    ):
        progress.update(trace_message(Trace(steps=(step,))))
        states.append(progress.steps["d"].state)
    assert [state.value for state in states] == [
        *("waiting", "running", "done", "running", "cached", "failed"),
    ]


def test_logs_and_statuses_may_come_before_their_step() -> None:
    progress = BuildProgress()
    progress.update(
        trace_message(Trace(statuses=(StepStatus("s", "d", "s"),), logs=(StepLog("d", 1, b"a"),)))
    )
    progress.update(trace_message(Trace(steps=(Step("d", "name"),), logs=(StepLog("d", 1, b"b"),))))
    assert progress.steps["d"].step.name == "name"
    assert progress.steps["d"].log == b"ab"
    assert list(progress.steps["d"].statuses) == ["s"]


def test_only_the_end_of_a_long_log_is_kept() -> None:
    progress = BuildProgress(log_limit=10)
    for piece in (b"0123456", b"789abc"):
        progress.update(trace_message(Trace(logs=(StepLog("d", 1, piece),))))
    assert progress.steps["d"].log == b"3456789abc"


@dataclass
class ImageId:
    id: str


@pytest.mark.parametrize(
    ("message", "image"),
    [
        (Message("moby.image.id", {"ID": "sha256:1"}), "sha256:1"),
        (Message(None, {"ID": "sha256:1"}), "sha256:1"),  # the classic builder
        (Message(None, ImageId("sha256:1")), "sha256:1"),
        (Message("moby.image.id", {"Id": "x"}), None),
        (Message("other", {"ID": "sha256:1"}), None),
        (Message(None, None), None),
        (Message(TRACE, {"ID": "sha256:1"}), None),
    ],
)
def test_the_id_of_the_image(message: Message, image: str | None) -> None:
    progress = BuildProgress()
    assert progress.update(message) == Trace()
    assert progress.image_id == image


def test_a_bad_trace_raises() -> None:
    with pytest.raises(ProtocolError):
        BuildProgress().update(Message(TRACE, "?"))
