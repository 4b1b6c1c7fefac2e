"""Models of the Docker Engine API 1.99: what requests carry and answers hold.

Answers: a list or map that the daemon sends as null or leaves out reads as empty; a scalar that
may be missing is `None`; an enumeration accepts values newer than this package; unknown members
are ignored. Requests: a field left `UNSET` is not sent, `None` is sent as null.
"""

from __future__ import annotations

from msgspec import field

from ._runtime.types import UNSET, Maybe, Model, to_request
from .times import Timestamp

__all__ = [
    "BoxPing200",
    "Sample",
    "Stat",
    "StatInfo",
    "Step",
    "StepErrorDetail",
]


class BoxPing200(Model, kw_only=True, rename="pascal"):
    """The `BoxPing200` object of the Engine API."""

    api_version: str = field(name="Api-Version", default="")

    swarm: str | None = None


class Sample(Model, kw_only=True):
    """The `Sample` object of the Engine API."""

    read: Timestamp | None = None


class Stat(Model, kw_only=True):
    """The `Stat` object of the Engine API."""

    name: Maybe[str] = UNSET

    size: Maybe[int] = UNSET


class StatInfo(Model, kw_only=True):
    """The `Stat` object of the Engine API.

    As the daemon reports it; `to_request()` gives the `Stat` to send back.
    """

    name: str | None = None

    size: int | None = None

    def to_request(self) -> Stat:
        """The `Stat` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, Stat)


class Step(Model, kw_only=True, rename="camel"):
    """The `Step` object of the Engine API."""

    status: str | None = None

    error_detail: StepErrorDetail | None = None


class StepErrorDetail(Model, kw_only=True):
    """The `StepErrorDetail` object of the Engine API."""

    message: str | None = None
