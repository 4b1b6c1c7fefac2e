"""The representations of all pinned versions, made once for all the tests that compare them."""

from __future__ import annotations

from functools import cache

from mobygen.all_versions import build_all
from mobygen.ir import Package
from mobygen.workers import workers


@cache
def packages() -> dict[str, Package]:
    """By API version, oldest first; without remarks on when each thing came."""
    with workers() as pool:
        return {package.api_version: package for package in build_all(pool)}
