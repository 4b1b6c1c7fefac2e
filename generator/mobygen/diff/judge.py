"""Which rule a difference falls under."""

from __future__ import annotations

from mobygen.diff.compare import Delta, Occurrence
from mobygen.diff.facts import (
    CONSTRAINTS,
    DEFINITION,
    EMPTY,
    FREE_OBJECT,
    HEADER_VALUE,
    OPERATION,
    PARAMETER_LOCATIONS,
    REQUEST,
    REQUEST_BODY,
    REQUEST_MEDIA,
    RESPONSE,
    RESPONSE_MEDIA,
    STREAM_ITEM,
)
from mobygen.diff.names import PythonDelta
from mobygen.diff.rules import SEVERITIES, Rule, Severity, find, worst

_NOT_THE_BODY = (RESPONSE_MEDIA, STREAM_ITEM, HEADER_VALUE)


def wire_rule(occurrence: Occurrence) -> Rule:
    """The rule for one occurrence of a difference on the wire."""
    direction = RESPONSE if occurrence.location == DEFINITION else occurrence.direction
    return _rule(occurrence.delta, occurrence.location, direction)


def severity(occurrence: Occurrence) -> Severity:
    """How bad it is; for another schema, as bad as the worst difference behind it."""
    found = wire_rule(occurrence).severity
    for detail in occurrence.delta.details:
        rule = _rule(detail, occurrence.location, occurrence.direction or RESPONSE, inner=True)
        found = worst((found, rule.severity))
    return found


def python_rule(delta: PythonDelta) -> Rule:
    """The rule for a difference of the generated client."""
    kind, direction = delta.action, ""
    if delta.action in ("added", "removed") and delta.required and delta.side == REQUEST:
        kind, direction = f"{delta.action} required", REQUEST
    elif delta.action == "type":
        kind, direction = f"type {delta.relation}", delta.side
    elif delta.action in ("required", "optional", "present"):
        direction = delta.side
    elif delta.element == "argument" and delta.action in ("added", "removed"):
        direction = REQUEST
    return find("python", delta.element, kind, direction)


def wire_rules(occurrences: list[Occurrence]) -> tuple[Rule, ...]:
    """The rules of all occurrences, the one that weighs most first."""
    rules = {wire_rule(one) for one in occurrences}
    return tuple(sorted(rules, key=lambda r: (-SEVERITIES.index(r.severity), r.direction, r.id)))


def _rule(delta: Delta, location: str, direction: str, *, inner: bool = False) -> Rule:
    element = _element(delta, location, inner)
    layer = "docs" if delta.facet in ("description", "deprecated") else "wire"
    return find(layer, element, _kind(delta, element, location), direction)


def _element(delta: Delta, location: str, inner: bool) -> str:
    if location == OPERATION:
        return "operation"
    if location in PARAMETER_LOCATIONS:
        nested = inner or "." in delta.pointer
        return "request field" if nested else "parameter"
    if location in (REQUEST_MEDIA, RESPONSE_MEDIA):
        return location
    whole = not delta.pointer and not inner
    if location == REQUEST_BODY:
        return "request body" if whole else "request field"
    if location.startswith("response ") and location not in _NOT_THE_BODY:
        if location.endswith(" header"):
            return "response header" if delta.facet in ("added", "removed") else "response field"
        empty = delta.facet == "type" and EMPTY in (delta.old, delta.new)
        if whole and (delta.facet in ("added", "removed") or empty):
            return "status"
    return "response field"


def _kind(delta: Delta, element: str, location: str) -> str:
    facet = delta.facet
    if facet in ("added", "removed"):
        if element == "status":
            return f"{facet} {'success' if is_success(location) else 'error'}"
        sent = element in ("parameter", "request body", "request field")
        return f"{facet} required" if sent and delta.required else facet
    if facet in ("required", "nullable"):
        return f"{facet} {'on' if delta.new else 'off'}"
    if facet == "deprecated":
        return "deprecated" if delta.old and delta.new else f"deprecated {_on(delta)}"
    if facet == "enum":
        return f"enum {delta.action}"
    if facet == "type":
        return _type_kind(str(delta.old), str(delta.new), element)
    return "constraint" if facet in CONSTRAINTS else facet


def _on(delta: Delta) -> str:
    return "on" if delta.new else "off"


def _type_kind(old: str, new: str, element: str) -> str:
    if element == "status":
        return "body added" if old == EMPTY else "body removed"
    if element == "parameter" and new == f"array[{old}]":
        return "type repeatable"
    if element == "parameter" and old == f"array[{new}]":
        return "type single"
    if _declares(old, new):
        return "type specified"
    if _declares(new, old):
        return "type loosened"
    before, after = set(old.split("|")), set(new.split("|"))
    if before < after or (old, new) == ("integer", "number"):
        return "type widened"
    if after < before or (old, new) == ("number", "integer"):
        return "type narrowed"
    return "type"


def _declares(loose: str, strict: str) -> bool:
    """True when `strict` says more about the same values than `loose`."""
    return loose == "any" or (loose == FREE_OBJECT and strict.startswith("map["))


def is_success(location: str) -> bool:
    """True for the location of an answer that is no error."""
    return location.split(" ")[1][:1] in ("1", "2", "3")
