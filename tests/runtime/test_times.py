"""Times: nanoseconds are kept, zero means never, and what the daemon takes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from engine_v1_41.times import Timestamp, to_datetime, to_engine_time, to_nanoseconds
from hypothesis import given
from hypothesis import strategies as st

NEVER = ["", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000000Z"]


@pytest.mark.parametrize(
    ("text", "nanoseconds"),
    [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01T00:00:00.000000001Z", 1),
        ("1970-01-01T00:00:01.5Z", 1_500_000_000),
        ("2024-02-29T12:34:56.123456789Z", 1_709_210_096_123_456_789),
        ("2024-02-29T14:34:56.123456789+02:00", 1_709_210_096_123_456_789),
        ("1969-12-31T23:59:59.999999999Z", -1),
        ("2024-02-29t12:34:56.1234567899z", 1_709_210_096_123_456_789),
    ],
)
def test_nanoseconds(text: str, nanoseconds: int) -> None:
    assert to_nanoseconds(text) == nanoseconds
    expected = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=nanoseconds // 1000)
    assert to_datetime(text) == expected


@pytest.mark.parametrize("text", NEVER)
def test_never(text: str) -> None:
    assert to_nanoseconds(text) is None
    assert to_datetime(text) is None


@pytest.mark.parametrize("text", ["yesterday", "2024-02-30T00:00:00Z", "2024-01-01", "17"])
def test_what_is_no_time(text: str) -> None:
    for convert in (to_nanoseconds, to_datetime):
        with pytest.raises(ValueError):  # noqa: PT011
            convert(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1_700_000_000, "1700000000"),
        (1.5, "1.500000000"),
        ("10m", "10m"),
        ("1700000000.000000001", "1700000000.000000001"),
        (Timestamp("2024-02-29T12:34:56.123456789Z"), "1709210096.123456789"),
        (datetime(1970, 1, 1, 0, 0, 1, 500_000, tzinfo=UTC), "1.500000000"),
        (datetime(1970, 1, 1, 1, tzinfo=timezone(timedelta(hours=1))), "0"),
        ("0001-01-01T00:00:00Z", "0"),
    ],
)
def test_times_for_the_daemon(value: float | str | datetime, text: str) -> None:
    assert to_engine_time(value) == text


def test_a_naive_time_is_local() -> None:
    now = datetime.now()
    assert to_engine_time(now) == to_engine_time(now.astimezone())


@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)))
def test_there_and_back(moment: datetime) -> None:
    assert to_datetime(moment.isoformat()) == moment
    seconds = to_engine_time(moment)
    whole, _, fraction = seconds.partition(".")
    assert int(whole) * 10**9 + int(fraction or "0") == to_nanoseconds(moment.isoformat())
