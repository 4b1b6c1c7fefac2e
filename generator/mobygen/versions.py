"""API versions and the ranges of them that overlay actions, names and docs hold for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt
from typing import NamedTuple

_COMPARISONS: dict[str, Callable[[ApiVersion, ApiVersion], bool]] = {
    ">=": ge,
    "<=": le,
    ">": gt,
    "<": lt,
    "": eq,
}
_TERM = re.compile(r"(>=|<=|>|<|)(\d+\.\d+)")


class ApiVersion(NamedTuple):
    """An Engine API version such as 1.41, ordered as numbers (1.9 < 1.41)."""

    major: int
    minor: int

    @classmethod
    def parse(cls, text: str) -> ApiVersion:
        """Read `1.41` or `v1.41`; raise ValueError for anything else."""
        match = re.fullmatch(r"v?(\d+)\.(\d+)", text)
        if match is None:
            raise ValueError(f"not an API version: {text!r}")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


@dataclass(frozen=True, slots=True)
class VersionRange:
    """A conjunction of comparisons: `>=1.36`, `>=1.25 <1.41`, or one exact version `1.27`."""

    text: str

    def __post_init__(self) -> None:
        if not self.text.split():
            raise ValueError("empty version range")
        for term in self.text.split():
            if _TERM.fullmatch(term) is None:
                raise ValueError(f"not a version range: {self.text!r}")

    def __contains__(self, version: object) -> bool:
        if not isinstance(version, ApiVersion):
            return False
        for term in self.text.split():
            match = _TERM.fullmatch(term)
            assert match is not None
            if not _COMPARISONS[match[1]](version, ApiVersion.parse(match[2])):
                return False
        return True
