"""What every pass needs to know, gathered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mobygen.docs import Docs
from mobygen.errors import MobygenError
from mobygen.names import Names
from mobygen.normalise import Spec


@dataclass(frozen=True, slots=True)
class Context:
    """The normalised spec, the names, the docs, and when each thing first appeared.

    `misfits` collects what overlays say and the document does not have; without it that raises.
    """

    spec: Spec
    names: Names
    docs: Docs
    since: Mapping[str, str]
    misfits: list[MobygenError] | None = None

    def text(self, ours: str, theirs: str) -> str:
        """Our words, unless the document brings its own prose."""
        if self.spec.has_prose:
            return theirs or ours
        return ours or theirs

    def first(self, *keys: str) -> str:
        """The API version the thing came with, '' when it is older than all our documents."""
        return self.since.get(":".join(keys), "")
