"""Models of the Docker Engine API 1.99: what requests carry and answers hold.

Answers: a list or map that the daemon sends as null or leaves out reads as empty; a scalar that
may be missing is `None`; an enumeration accepts values newer than this package; unknown members
are ignored. Requests: a field left `UNSET` is not sent, `None` is sent as null.
"""

from __future__ import annotations

from msgspec import field

from ._runtime.types import UNSET, Maybe, Model, NullIsEmpty, Open, OpenEnum, to_request

__all__ = [
    "BaseLimits",
    "BaseLimitsInfo",
    "BoxCreateResponse",
    "BoxInspectResponse",
    "Config",
    "ConfigInfo",
    "Extended",
    "Mode",
    "Orphan",
    "Policy",
    "PolicyInfo",
    "PortMap",
    "PortMapInfo",
    "Wrapped",
]


class Mode(OpenEnum):
    """Values of `Mode`."""

    A = "a"
    B = "b"


class BaseLimits(Model, kw_only=True, rename="pascal"):
    """The `BaseLimits` object of the Engine API."""

    name: Maybe[str] = UNSET

    soft: Maybe[int] = UNSET


class BaseLimitsInfo(Model, kw_only=True, rename="pascal"):
    """The `BaseLimits` object of the Engine API.

    As the daemon reports it; `to_request()` gives the `BaseLimits` to send back.
    """

    name: str | None = None

    soft: int | None = None

    def to_request(self) -> BaseLimits:
        """The `BaseLimits` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, BaseLimits)


class BoxCreateResponse(Model, kw_only=True, rename="pascal"):
    """The `BoxCreateResponse` object of the Engine API."""

    id: str = ""


class BoxInspectResponse(Model, kw_only=True, rename="pascal"):
    """The `BoxInspectResponse` object of the Engine API."""

    config: ConfigInfo = field(default_factory=lambda: ConfigInfo())

    wrapped: Wrapped | None = None

    extended: Extended | None = None


class Config(Model, kw_only=True, rename="pascal"):
    """The `Config` object of the Engine API."""

    memory: Maybe[int] = UNSET

    limits: Maybe[list[BaseLimits]] = UNSET

    binds: Maybe[list[str]] = UNSET

    masked: Maybe[list[str]] = UNSET

    mode: Maybe[Open[Mode]] = UNSET
    """the mode"""

    policy: Maybe[Policy] = UNSET

    ports: Maybe[dict[str, list[PortMap] | None]] = UNSET


class ConfigInfo(Model, kw_only=True, rename="pascal"):
    """The `Config` object of the Engine API.

    As the daemon reports it; `to_request()` gives the `Config` to send back.
    """

    memory: int | None = None

    limits: NullIsEmpty[list[BaseLimitsInfo]] = []

    binds: NullIsEmpty[list[str]] = []

    masked: list[str] | None = None

    mode: Open[Mode] | None = None
    """the mode"""

    policy: PolicyInfo | None = None

    ports: NullIsEmpty[dict[str, list[PortMapInfo] | None]] = {}

    def __post_init__(self) -> None:
        self.limits = self.limits or []
        self.binds = self.binds or []
        self.ports = self.ports or {}

    def to_request(self) -> Config:
        """The `Config` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, Config)


class Extended(Model, kw_only=True, rename="pascal"):
    """The `Extended` object of the Engine API."""

    name: str = ""

    max: int | None = None

    extra: str | None = None


class Orphan(Model, kw_only=True, rename="pascal"):
    """The `Orphan` object of the Engine API."""

    alone: bool | None = None


class Policy(Model, kw_only=True, rename="pascal"):
    """The `Policy` object of the Engine API."""

    name: str

    max: Maybe[int] = UNSET


class PolicyInfo(Model, kw_only=True, rename="pascal"):
    """The `Policy` object of the Engine API.

    As the daemon reports it; `to_request()` gives the `Policy` to send back.
    """

    name: str = ""

    max: int | None = None

    def to_request(self) -> Policy:
        """The `Policy` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, Policy)


class PortMap(Model, kw_only=True, rename="pascal"):
    """The `PortMap` object of the Engine API."""

    host_port: Maybe[str] = UNSET


class PortMapInfo(Model, kw_only=True, rename="pascal"):
    """The `PortMap` object of the Engine API.

    As the daemon reports it; `to_request()` gives the `PortMap` to send back.
    """

    host_port: str | None = None

    def to_request(self) -> PortMap:
        """The `PortMap` that asks for what this object reports.

        What a newer daemon reports beyond this API version is not in it.
        """
        return to_request(self, PortMap)


class Wrapped(Model, kw_only=True, rename="pascal"):
    """The `Wrapped` object of the Engine API."""

    name: str = ""

    max: int | None = None
