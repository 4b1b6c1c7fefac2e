"""Times as the Engine has them: RFC 3339 text with nanoseconds, kept as it is."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NewType

Timestamp = NewType("Timestamp", str)
"""A time in RFC 3339, with up to nine digits of a second. `0001-01-01T00:00:00Z` means never."""

_RFC3339 = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9})\d*)?([Zz]|[+-]\d{2}:\d{2})"
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_nanoseconds(time: str) -> int | None:
    """Nanoseconds since 1970, or None for an empty text and for Go's zero time (never)."""
    if not time or time.startswith("0001-01-01T00:00:00"):
        return None
    match = _RFC3339.fullmatch(time)
    if match is None:
        raise ValueError(f"not an RFC 3339 time: {time!r}")
    zone = "+00:00" if match[4] in "Zz" else match[4]
    whole = datetime.fromisoformat(f"{match[1]}T{match[2]}{zone}")
    seconds = (whole - _EPOCH) // timedelta(seconds=1)
    return seconds * 1_000_000_000 + int((match[3] or "0").ljust(9, "0"))


def to_datetime(time: str) -> datetime | None:
    """An aware datetime in UTC, cut to microseconds; None where `to_nanoseconds` gives None."""
    nanoseconds = to_nanoseconds(time)
    if nanoseconds is None:
        return None
    return _EPOCH + timedelta(microseconds=nanoseconds // 1000)


def to_engine_time(value: float | str | datetime) -> str:
    """What the daemon takes as a time: seconds since 1970, with a fraction where there is one."""
    if isinstance(value, str):
        if _RFC3339.fullmatch(value) is None:
            return value
        nanoseconds = to_nanoseconds(value) or 0
    elif isinstance(value, datetime):
        aware = value if value.tzinfo else value.astimezone()
        nanoseconds = (aware - _EPOCH) // timedelta(microseconds=1) * 1000
    elif isinstance(value, int):
        return str(value)
    else:
        nanoseconds = round(value * 1_000_000_000)
    seconds, rest = divmod(nanoseconds, 1_000_000_000)
    return f"{seconds}.{rest:09d}" if rest else str(seconds)
