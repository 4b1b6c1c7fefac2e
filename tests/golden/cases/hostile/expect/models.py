"""Models of the Docker Engine API 1.99: what requests carry and answers hold.

Answers: a list or map that the daemon sends as null or leaves out reads as empty; a scalar that
may be missing is `None`; an enumeration accepts values newer than this package; unknown members
are ignored. Requests: a field left `UNSET` is not sent, `None` is sent as null.
"""

from __future__ import annotations

from msgspec import field

from ._runtime.types import Model, Open, OpenEnum

__all__ = [
    "Thing",
    "ThingMode",
]


class ThingMode(OpenEnum):
    """Values of `Thing.Mode`."""

    IMPORT_OS = '"); import os #'
    X = "{{ x }}"
    A_B = "a\nb"


class Thing(Model, kw_only=True, rename="pascal"):
    """\"\"\" import os os.system('id') \"\"\" {{ 7 * 7 }} {% raw %} \\N{BULLET} \\"""

    we_ird_7_7: str | None = field(name="we'ird {{ 7 * 7 }} #", default=None)
    """ends with a quote\""""

    a_b: str | None = field(name="a.b", default=None)
    """'''\\"""

    mode: Open[ThingMode] | None = None
