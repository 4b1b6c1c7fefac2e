"""Models of the Docker Engine API 1.99: what requests carry and answers hold.

Answers: a list or map that the daemon sends as null or leaves out reads as empty; a scalar that
may be missing is `None`; an enumeration accepts values newer than this package; unknown members
are ignored. Requests: a field left `UNSET` is not sent, `None` is sent as null.
"""

from __future__ import annotations

from msgspec import field

from ._runtime.types import (
    JsonObject,
    JsonValue,
    Model,
    NullIsEmpty,
    Open,
    OpenEnum,
    OpenInt,
    OpenIntEnum,
)
from .times import Timestamp

__all__ = [
    "Colour",
    "ErrorResponse",
    "Thing",
    "ThingCount200",
    "ThingInner",
    "ThingInnerKind",
    "ThingListColour",
    "ThingMany",
]


class Colour(OpenEnum):
    """Values of `Colour`."""

    RED = "red"
    DARK_GREEN = "dark-green"
    EMPTY = ""


class ThingInnerKind(OpenIntEnum):
    """Values of `Thing.Inner.Kind`."""

    V0 = 0
    V1 = 1


class ThingListColour(OpenEnum):
    """Values of `ThingList.colour`."""

    RED = "red"
    BLUE = "blue"


class ErrorResponse(Model, kw_only=True):
    """The `ErrorResponse` object of the Engine API."""

    message: str = ""


class Thing(Model, kw_only=True, rename="pascal"):
    """The `Thing` object of the Engine API."""

    id: str = field(name="ID", default="")

    name: str = ""

    created: Timestamp = Timestamp("")

    colour: Open[Colour] | None = None

    size: int | None = None

    ratio: float | None = None

    active: bool | None = None

    data: bytes | None = None

    tags: NullIsEmpty[list[str]] = []

    labels: NullIsEmpty[dict[str, str]] = {}

    anything: JsonValue | None = None

    marker: JsonObject | None = None

    inner: ThingInner = field(default_factory=lambda: ThingInner())

    many: NullIsEmpty[list[ThingMany]] = []

    cmd: list[str] | str | None = None

    def __post_init__(self) -> None:
        self.tags = self.tags or []
        self.labels = self.labels or {}
        self.many = self.many or []


class ThingCount200(Model, kw_only=True, rename="pascal"):
    """The `ThingCount200` object of the Engine API."""

    count: int | None = None

    warnings: NullIsEmpty[list[str]] = []

    def __post_init__(self) -> None:
        self.warnings = self.warnings or []


class ThingInner(Model, kw_only=True, rename="pascal"):
    """The `ThingInner` object of the Engine API."""

    depth: int | None = None

    kind: OpenInt[ThingInnerKind] | None = None


class ThingMany(Model, kw_only=True):
    """The `ThingMany` object of the Engine API."""

    x: str | None = None
