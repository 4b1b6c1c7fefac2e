"""What the history of the API is made of: elements, and the spans in which they were the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Signature = dict[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of versions, by their positions, in which an element was the same."""

    first: int
    last: int
    signature: Signature


@dataclass(frozen=True, slots=True)
class Element:
    """An operation, a parameter or a field, and its spans.

    Attributes:
        kind: operation, parameter or field.
        key: What it is followed by: `GET /containers/json query all`, `HostConfig.Memory`.
        owner: The key of the operation, or the name of the class, that it belongs to; for an
            operation its tag.
        python: All that the generated clients call it, the newest first: `containers.list(all=)`,
            or `HostConfig.memory` and `HostConfigInfo.memory`. Empty for what they do not offer.
        wire: Its names on the wire, the newest first.
    """

    kind: str
    key: str
    owner: str
    python: tuple[str, ...]
    wire: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def title(self) -> str:
        """What it is shown as: its Python name, if it has one."""
        return self.python[0] if self.python else self.key


@dataclass(frozen=True, slots=True)
class History:
    """All elements over all versions, and the classes that they lead to.

    Attributes:
        versions: The versions, oldest first.
        elements: The elements by kind and key.
        roots: For an operation (by its key), what it sends and answers as a whole, as (location,
            class).
        inside: For a parameter or field (by its key), the class of its value.
    """

    versions: tuple[str, ...]
    elements: tuple[Element, ...]
    roots: Mapping[str, tuple[tuple[str, str], ...]]
    inside: Mapping[str, str]
