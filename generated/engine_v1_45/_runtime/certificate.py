"""The dates of a certificate, as far as they explain why a daemon refused it."""

from __future__ import annotations

from base64 import b64decode
from datetime import UTC, datetime

_BEGIN, _END = b"-----BEGIN CERTIFICATE-----", b"-----END CERTIFICATE-----"
_EXPLICIT_VERSION = 0xA0
_UTC_TIME = 0x17


def validity_problem(path: str) -> str | None:
    """Why a certificate in PEM is not valid at this time; None if it is, or cannot be read."""
    try:
        with open(path, "rb") as file:
            start, end = _validity(file.read())
    except (OSError, ValueError, IndexError):
        return None
    now = datetime.now(UTC)
    if now > end:
        return f"it expired on {end:%Y-%m-%d %H:%M} UTC"
    if now < start:
        return f"it is not valid before {start:%Y-%m-%d %H:%M} UTC"
    return None


def _validity(pem: bytes) -> tuple[datetime, datetime]:
    data = b64decode(pem.partition(_BEGIN)[2].partition(_END)[0])
    _, certificate, _ = _element(data)
    _, body, _ = _element(certificate)
    tag, _, rest = _element(body)
    if tag == _EXPLICIT_VERSION:
        _, _, rest = _element(rest)  # the serial number
    for _ in range(2):  # the algorithm, the issuer
        _, _, rest = _element(rest)
    _, dates, _ = _element(rest)
    first_tag, first, rest = _element(dates)
    second_tag, second, _ = _element(rest)
    return _time(first_tag, first), _time(second_tag, second)


def _element(data: bytes) -> tuple[int, bytes, bytes]:
    """The first DER element: its tag, its content, and what comes after it."""
    tag, size, start = data[0], data[1], 2
    if size & 0x80:
        start = 2 + (size & 0x7F)
        size = int.from_bytes(data[2:start], "big")
    return tag, data[start : start + size], data[start + size :]


def _time(tag: int, text: bytes) -> datetime:
    words = text.decode("ascii")
    if tag == _UTC_TIME:  # two digits of the year: 1950 to 2049
        words = ("19" if int(words[:2]) >= 50 else "20") + words
    return datetime.strptime(words, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC)
