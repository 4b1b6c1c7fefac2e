"""The rules by which a difference is judged: `rules.yaml` beside this file, and how one is found.

Nothing else in mobygen decides about severity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

Severity = Literal["breaking", "warning", "info"]
Class = Literal[
    "breaking",
    "additive",
    "compatible",
    "deprecation",
    "rename",
    "documentation",
    "correction",
]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "breaking")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: what is judged, and how.

    Attributes:
        id: The rule's stable name.
        layer: wire, docs, names (of the documents) or python (of the generated client).
        element: What changed: operation, parameter, request field, status, class, …
        kind: How: the facet, with the action where there are several (`enum added`).
        direction: request, response, or '' when it concerns both.
        mirror: The rule for the same difference seen the other way round.
        message: What to say about it; {old} and {new} are filled in.
        example: What it looks like, before → after.
    """

    id: str
    layer: str
    element: str
    kind: str
    direction: str
    severity: Severity
    cls: Class
    mirror: str
    message: str
    example: str


def _read() -> Iterator[Rule]:
    text = Path(__file__).with_name("rules.yaml").read_text(encoding="utf-8")
    tables: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    for table in tables:
        about: dict[str, str] = table["about"]
        for id, kind, severity, cls, mirror, message, example in table["rules"]:
            yield Rule(
                id=id,
                layer=about["layer"],
                element=about["element"],
                kind=kind,
                direction=about.get("direction", ""),
                severity=severity,
                cls=cls,
                mirror=mirror,
                message=message,
                example=example,
            )


RULES: tuple[Rule, ...] = tuple(_read())
BY_ID = {rule.id: rule for rule in RULES}
_BY_KEY = {(rule.layer, rule.element, rule.kind, rule.direction): rule for rule in RULES}


def find(layer: str, element: str, kind: str, direction: str = "") -> Rule:
    """The rule for a difference."""
    for key in (
        (layer, element, kind, direction),
        (layer, element, kind, ""),
        (layer, "any", kind, ""),
    ):
        if key in _BY_KEY:
            return _BY_KEY[key]
    raise LookupError(f"no rule for {layer}: {element}, {kind}, {direction}")


def worst(severities: Iterable[Severity]) -> Severity:
    """The severity that weighs most; info when there is none."""
    found: Severity = "info"
    for one in severities:
        if SEVERITIES.index(one) > SEVERITIES.index(found):
            found = one
    return found
