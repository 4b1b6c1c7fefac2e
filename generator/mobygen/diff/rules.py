"""The rules by which a difference is judged, as one table.

A row says what kind of difference it is for, whom it concerns (the caller who sends, the one who
reads), how bad it is, what it is called when seen from the other side (its mirror), and shows an
example. Nothing else in mobygen decides about severity.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

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
    """One row: what is judged, and how.

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


def _pair(
    layer: str,
    element: str,
    direction: str,
    there: tuple[str, str, Severity, Class, str, str],
    back: tuple[str, str, Severity, Class, str, str],
) -> tuple[Rule, Rule]:
    """Two rules that are each other's mirror."""
    id, kind, severity, cls, message, example = there
    id_, kind_, severity_, cls_, message_, example_ = back
    return (
        Rule(id, layer, element, kind, direction, severity, cls, id_, message, example),
        Rule(id_, layer, element, kind_, direction, severity_, cls_, id, message_, example_),
    )


def _self(
    id: str,
    layer: str,
    element: str,
    kind: str,
    direction: str,
    severity: Severity,
    cls: Class,
    message: str,
    example: str,
) -> Rule:
    """A rule that is its own mirror."""
    return Rule(id, layer, element, kind, direction, severity, cls, id, message, example)


_OPERATION = (
    *_pair(
        "wire",
        "operation",
        "",
        ("operation-added", "added", "info", "additive", "new operation", "→ POST /images/x/tag"),
        ("operation-removed", "removed", "breaking", "breaking", "is gone", "POST /build →"),
    ),
    _self(
        "interaction-changed",
        "wire",
        "operation",
        "interaction",
        "",
        "breaking",
        "breaking",
        "talks differently: {old} → {new}",
        "unary → stream json",
    ),
)

_PARAMETER = (
    *_pair(
        "wire",
        "parameter",
        "request",
        ("parameter-added", "added", "info", "additive", "can be sent", "→ query force"),
        ("parameter-removed", "removed", "breaking", "breaking", "is gone", "query filter →"),
    ),
    *_pair(
        "wire",
        "parameter",
        "request",
        (
            "required-parameter-added",
            "added required",
            "breaking",
            "breaking",
            "has to be sent",
            "→ query version, required",
        ),
        (
            "required-parameter-removed",
            "removed required",
            "breaking",
            "breaking",
            "is gone; it had to be sent",
            "query name, required →",
        ),
    ),
    *_pair(
        "wire",
        "parameter",
        "request",
        (
            "parameter-repeatable",
            "type repeatable",
            "info",
            "compatible",
            "may be sent several times",
            "query platform: string → array, multi",
        ),
        (
            "parameter-single",
            "type single",
            "breaking",
            "breaking",
            "may be sent only once",
            "query platform: array, multi → string",
        ),
    ),
    _self(
        "array-encoding-changed",
        "wire",
        "parameter",
        "array encoding",
        "request",
        "breaking",
        "breaking",
        "lists are written differently: {old} → {new}",
        "query names: csv → multi",
    ),
    _self(
        "parameter-encoding-changed",
        "wire",
        "parameter",
        "encoding",
        "request",
        "breaking",
        "breaking",
        "is written differently: {old} → {new}",
        "query platform: text → json",
    ),
)

_BODY = (
    *_pair(
        "wire",
        "request body",
        "request",
        ("request-body-added", "added", "info", "additive", "a body can be sent", "→ body"),
        ("request-body-removed", "removed", "breaking", "breaking", "no body is read", "body →"),
    ),
    *_pair(
        "wire",
        "request body",
        "request",
        (
            "required-request-body-added",
            "added required",
            "breaking",
            "breaking",
            "a body has to be sent",
            "→ body, required",
        ),
        (
            "required-request-body-removed",
            "removed required",
            "breaking",
            "breaking",
            "no body is read; one had to be sent",
            "body, required →",
        ),
    ),
)

_REQUEST_FIELD = (
    *_pair(
        "wire",
        "request field",
        "request",
        ("request-field-added", "added", "info", "additive", "can be sent", "→ Annotations"),
        (
            "request-field-removed",
            "removed",
            "breaking",
            "breaking",
            "is not read any more",
            "KernelMemory →",
        ),
    ),
    *_pair(
        "wire",
        "request field",
        "request",
        (
            "required-request-field-added",
            "added required",
            "breaking",
            "breaking",
            "has to be sent",
            "→ Container, required",
        ),
        (
            "required-request-field-removed",
            "removed required",
            "breaking",
            "breaking",
            "is not read any more; it had to be sent",
            "Container, required →",
        ),
    ),
)


def _request_rules(element: str, prefix: str) -> tuple[Rule, ...]:
    """What holds for whatever is sent: parameters, bodies and their fields."""
    return (
        *_pair(
            "wire",
            element,
            "request",
            (
                f"{prefix}-required",
                "required on",
                "breaking",
                "breaking",
                "has to be sent now",
                "Container: optional → required",
            ),
            (
                f"{prefix}-optional",
                "required off",
                "info",
                "compatible",
                "need not be sent any more",
                "Container: required → optional",
            ),
        ),
        _self(
            f"{prefix}-type-changed",
            "wire",
            element,
            "type",
            "request",
            "breaking",
            "breaking",
            "is another type: {old} → {new}",
            "Data: array[string] → string",
        ),
        *_pair(
            "wire",
            element,
            "request",
            (
                f"{prefix}-type-widened",
                "type widened",
                "info",
                "compatible",
                "may be more: {old} → {new}",
                "Cmd: array → array|string",
            ),
            (
                f"{prefix}-type-narrowed",
                "type narrowed",
                "breaking",
                "breaking",
                "may be less: {old} → {new}",
                "Cmd: array|string → array",
            ),
        ),
        *_pair(
            "wire",
            element,
            "request",
            (
                f"{prefix}-type-specified",
                "type specified",
                "warning",
                "compatible",
                "its shape is declared: {old} → {new}",
                "Volumes: object → map[object]",
            ),
            (
                f"{prefix}-type-loosened",
                "type loosened",
                "info",
                "compatible",
                "its shape is not declared any more: {old} → {new}",
                "Volumes: map[object] → object",
            ),
        ),
        *_pair(
            "wire",
            element,
            "request",
            (
                f"{prefix}-enum-added",
                "enum added",
                "info",
                "additive",
                "takes {new} too",
                "MountType: → cluster",
            ),
            (
                f"{prefix}-enum-removed",
                "enum removed",
                "breaking",
                "breaking",
                "does not take {old} any more",
                "MountType: cluster →",
            ),
        ),
        *_pair(
            "wire",
            element,
            "request",
            (
                f"{prefix}-enum-introduced",
                "enum introduced",
                "warning",
                "compatible",
                "its values are listed: {new}",
                "Type: string → string of local, syslog",
            ),
            (
                f"{prefix}-enum-lifted",
                "enum lifted",
                "info",
                "compatible",
                "its values are not listed any more: {old}",
                "Type: string of local, syslog → string",
            ),
        ),
        _self(
            f"{prefix}-format-changed",
            "wire",
            element,
            "format",
            "request",
            "info",
            "compatible",
            "format: {old} → {new}",
            "Dns[]: string → string, ip-address",
        ),
        _self(
            f"{prefix}-default-changed",
            "wire",
            element,
            "default",
            "request",
            "warning",
            "compatible",
            "default: {old} → {new}",
            "StopSignal: SIGTERM → none",
        ),
        _self(
            f"{prefix}-constraint-changed",
            "wire",
            element,
            "constraint",
            "request",
            "warning",
            "compatible",
            "{facet}: {old} → {new}",
            "name: pattern /?[a-zA-Z0-9] → ^/?[a-zA-Z0-9]",
        ),
        _self(
            f"{prefix}-reference-changed",
            "wire",
            element,
            "schema",
            "request",
            "info",
            "compatible",
            "is described by another schema: {old} → {new}",
            "Spec: ServiceSpec → SecretSpec",
        ),
    )


def _request_null(element: str, prefix: str) -> tuple[Rule, ...]:
    """What holds for what is sent as JSON."""
    return (
        *_pair(
            "wire",
            element,
            "request",
            (
                f"{prefix}-nullable",
                "nullable on",
                "info",
                "compatible",
                "may be null",
                "EndpointConfig: object → object or null",
            ),
            (
                f"{prefix}-not-nullable",
                "nullable off",
                "breaking",
                "breaking",
                "may not be null any more",
                "EndpointConfig: object or null → object",
            ),
        ),
    )


_RESPONSE_FIELD = (
    *_pair(
        "wire",
        "response field",
        "response",
        ("response-field-added", "added", "info", "additive", "is answered", "→ Health"),
        (
            "response-field-removed",
            "removed",
            "breaking",
            "breaking",
            "is not answered any more",
            "VirtualSize →",
        ),
    ),
    *_pair(
        "wire",
        "response field",
        "response",
        (
            "response-field-required",
            "required on",
            "info",
            "compatible",
            "is always answered",
            "Id: optional → required",
        ),
        (
            "response-field-optional",
            "required off",
            "warning",
            "compatible",
            "may be missing from answers",
            "Id: required → optional",
        ),
    ),
    _self(
        "response-type-changed",
        "wire",
        "response field",
        "type",
        "response",
        "breaking",
        "breaking",
        "is another type: {old} → {new}",
        "ExecIDs: string → array[string]",
    ),
    *_pair(
        "wire",
        "response field",
        "response",
        (
            "response-type-widened",
            "type widened",
            "breaking",
            "breaking",
            "may be more: {old} → {new}",
            "Cmd: array → array|string",
        ),
        (
            "response-type-narrowed",
            "type narrowed",
            "info",
            "compatible",
            "may be less: {old} → {new}",
            "Cmd: array|string → array",
        ),
    ),
    *_pair(
        "wire",
        "response field",
        "response",
        (
            "response-type-specified",
            "type specified",
            "info",
            "compatible",
            "its shape is declared: {old} → {new}",
            "stats: object → ContainerStats",
        ),
        (
            "response-type-loosened",
            "type loosened",
            "warning",
            "compatible",
            "its shape is not declared any more: {old} → {new}",
            "stats: ContainerStats → object",
        ),
    ),
    *_pair(
        "wire",
        "response field",
        "response",
        (
            "response-enum-added",
            "enum added",
            "info",
            "additive",
            "may be {new} too",
            "State: → removing",
        ),
        (
            "response-enum-removed",
            "enum removed",
            "info",
            "compatible",
            "is never {old} any more",
            "State: removing →",
        ),
    ),
    *_pair(
        "wire",
        "response field",
        "response",
        (
            "response-enum-introduced",
            "enum introduced",
            "info",
            "compatible",
            "its values are listed: {new}",
            "State: string → string of created, running",
        ),
        (
            "response-enum-lifted",
            "enum lifted",
            "info",
            "compatible",
            "its values are not listed any more: {old}",
            "State: string of created, running → string",
        ),
    ),
    *_pair(
        "wire",
        "response field",
        "response",
        (
            "response-nullable",
            "nullable on",
            "warning",
            "compatible",
            "may be null",
            "Author: string → string or null",
        ),
        (
            "response-not-nullable",
            "nullable off",
            "info",
            "compatible",
            "is never null",
            "Author: string or null → string",
        ),
    ),
    _self(
        "response-format-changed",
        "wire",
        "response field",
        "format",
        "response",
        "info",
        "compatible",
        "format: {old} → {new}",
        "time: integer → integer, int64",
    ),
    _self(
        "response-default-changed",
        "wire",
        "response field",
        "default",
        "response",
        "info",
        "documentation",
        "default: {old} → {new}",
        "Internal: none → false",
    ),
    _self(
        "response-constraint-changed",
        "wire",
        "response field",
        "constraint",
        "response",
        "info",
        "documentation",
        "{facet}: {old} → {new}",
        "Id: any string → 64 characters",
    ),
    _self(
        "response-reference-changed",
        "wire",
        "response field",
        "schema",
        "response",
        "info",
        "compatible",
        "is described by another schema: {old} → {new}",
        "200: Network → NetworkSummary",
    ),
)

_STATUS = (
    *_pair(
        "wire",
        "status",
        "response",
        (
            "success-status-added",
            "added success",
            "info",
            "additive",
            "success status {status} is documented",
            "→ 202",
        ),
        (
            "success-status-removed",
            "removed success",
            "breaking",
            "breaking",
            "success status {status} is gone",
            "101 →",
        ),
    ),
    *_pair(
        "wire",
        "status",
        "response",
        (
            "error-status-added",
            "added error",
            "info",
            "documentation",
            "error {status} is documented",
            "→ 409",
        ),
        (
            "error-status-removed",
            "removed error",
            "info",
            "documentation",
            "error {status} is not documented any more",
            "406 →",
        ),
    ),
    *_pair(
        "wire",
        "status",
        "response",
        (
            "response-body-added",
            "body added",
            "info",
            "additive",
            "answers with a body: {new}",
            "200: empty → object",
        ),
        (
            "response-body-removed",
            "body removed",
            "breaking",
            "breaking",
            "answers without a body: {old}",
            "304: object → empty",
        ),
    ),
    *_pair(
        "wire",
        "response header",
        "response",
        ("response-header-added", "added", "info", "additive", "is answered", "→ Builder-Version"),
        (
            "response-header-removed",
            "removed",
            "breaking",
            "breaking",
            "is not answered any more",
            "Docker-Experimental →",
        ),
    ),
)

_MEDIA = (
    *_pair(
        "wire",
        "request media type",
        "request",
        (
            "request-media-type-added",
            "added",
            "info",
            "additive",
            "takes {new} too",
            "→ application/x-tar",
        ),
        (
            "request-media-type-removed",
            "removed",
            "warning",
            "compatible",
            "does not take {old} any more",
            "application/x-tar →",
        ),
    ),
    *_pair(
        "wire",
        "response media type",
        "response",
        (
            "response-media-type-added",
            "added",
            "info",
            "additive",
            "may answer {new}",
            "→ application/vnd.docker.multiplexed-stream",
        ),
        (
            "response-media-type-removed",
            "removed",
            "warning",
            "compatible",
            "does not answer {old} any more",
            "application/json →",
        ),
    ),
)

_ANY = (
    *_pair(
        "docs",
        "any",
        "",
        (
            "deprecated",
            "deprecated on",
            "warning",
            "deprecation",
            "is deprecated {new}",
            "MacAddress → MacAddress, deprecated",
        ),
        (
            "not-deprecated",
            "deprecated off",
            "info",
            "deprecation",
            "is not deprecated any more",
            "MacAddress, deprecated → MacAddress",
        ),
    ),
    _self(
        "deprecation-changed",
        "docs",
        "any",
        "deprecated",
        "",
        "info",
        "documentation",
        "what is said of its deprecation is different: {old} → {new}",
        "deprecated → deprecated since 1.44",
    ),
    _self(
        "description-changed",
        "docs",
        "any",
        "description",
        "",
        "info",
        "documentation",
        "its description is different",
        "“A size.” → “A size in bytes.”",
    ),
)

_NAMES = (
    *_pair(
        "names",
        "definition",
        "",
        (
            "definition-added",
            "added",
            "info",
            "additive",
            "new definition",
            "→ DeviceInfo",
        ),
        (
            "definition-removed",
            "removed",
            "info",
            "compatible",
            "the definition is gone",
            "DeviceInfo →",
        ),
    ),
    _self(
        "definition-renamed",
        "names",
        "definition",
        "renamed",
        "",
        "info",
        "rename",
        "the definition is called {new} instead of {old}{alike}",
        "Port → PortSummary",
    ),
    *_pair(
        "names",
        "definition",
        "",
        (
            "definition-extracted",
            "extracted",
            "info",
            "rename",
            "what stood inline is a definition now{alike}",
            "Task.Status: inline → TaskStatus",
        ),
        (
            "definition-inlined",
            "inlined",
            "info",
            "rename",
            "what was a definition stands inline now{alike}",
            "Task.Status: TaskStatus → inline",
        ),
    ),
    _self(
        "definition-reused",
        "names",
        "definition",
        "reused",
        "",
        "warning",
        "rename",
        "the name stands for something else: {old} → {new}",
        "Config: of a container → of a swarm",
    ),
    _self(
        "operation-id-renamed",
        "names",
        "operationId",
        "renamed",
        "",
        "info",
        "rename",
        "operationId: {old} → {new}",
        "ContainerGetArchive → ContainerArchive",
    ),
    _self(
        "tag-changed",
        "names",
        "tag",
        "renamed",
        "",
        "info",
        "rename",
        "tag: {old} → {new}",
        "Session (experimental) → Session",
    ),
)


def _existence(element: str, what: str, example: str, direction: str = "") -> tuple[Rule, Rule]:
    return _pair(
        "python",
        element,
        direction,
        (f"python-{what}-added", "added", "info", "additive", "new in Python", f"→ {example}"),
        (
            f"python-{what}-removed",
            "removed",
            "breaking",
            "breaking",
            "is gone from Python",
            f"{example} →",
        ),
    )


def _renamed(element: str, example: str) -> Rule:
    return _self(
        f"python-{element}-renamed",
        "python",
        element,
        "renamed",
        "",
        "breaking",
        "rename",
        "has another name in Python: {old} → {new}",
        example,
    )


_PYTHON = (
    *_existence("method", "method", "images.attestations()"),
    *_existence("argument", "argument", "containers.create(platform=)", "request"),
    *_pair(
        "python",
        "argument",
        "request",
        (
            "python-required-argument-added",
            "added required",
            "breaking",
            "breaking",
            "has to be given",
            "→ services.update(version=)",
        ),
        (
            "python-required-argument-removed",
            "removed required",
            "breaking",
            "breaking",
            "is gone from Python; it had to be given",
            "plugins.privileges(name=) →",
        ),
    ),
    *_existence("class", "class", "DeviceInfo"),
    *_existence("enum", "enum", "MountType"),
    *_existence("field", "field", "ImageInspect.virtual_size"),
    *_pair(
        "python",
        "field",
        "request",
        (
            "python-required-field-added",
            "added required",
            "breaking",
            "breaking",
            "has to be given",
            "→ NetworkConnectRequest.container",
        ),
        (
            "python-required-field-removed",
            "removed required",
            "breaking",
            "breaking",
            "is gone from Python; it had to be given",
            "NetworkConnectRequest.container →",
        ),
    ),
    *_existence("member", "member", "MountType.CLUSTER"),
    _renamed("method", "containers.get_archive() → containers.archive()"),
    _renamed("argument", "id= → name="),
    _renamed("class", "Port → PortSummary"),
    _renamed("field", "nano_cpus → nano_cp_us"),
    _renamed("member", "V1 → ONE"),
    *_pair(
        "python",
        "argument",
        "request",
        (
            "python-argument-required",
            "required",
            "breaking",
            "breaking",
            "has to be given",
            "h: int | None = None → h: int",
        ),
        (
            "python-argument-optional",
            "optional",
            "info",
            "compatible",
            "need not be given any more",
            "h: int → h: int | None = None",
        ),
    ),
    *_pair(
        "python",
        "field",
        "request",
        (
            "python-field-required",
            "required",
            "breaking",
            "breaking",
            "has to be given",
            "container: Maybe[str] → container: str",
        ),
        (
            "python-field-not-required",
            "optional",
            "info",
            "compatible",
            "need not be given any more",
            "container: str → container: Maybe[str]",
        ),
    ),
    *_pair(
        "python",
        "field",
        "response",
        (
            "python-field-optional",
            "optional",
            "warning",
            "compatible",
            "may be None: {old} → {new}",
            "author: str → str | None",
        ),
        (
            "python-field-present",
            "present",
            "info",
            "compatible",
            "is never None: {old} → {new}",
            "author: str | None → str",
        ),
    ),
)


def _types(element: str, direction: str, what: str) -> tuple[Rule, ...]:
    """Type rules: who sends may not be given less room, who reads may not get more."""
    sends = direction == "request"
    return (
        _self(
            f"python-{what}-type-changed",
            "python",
            element,
            "type other",
            direction,
            "breaking",
            "breaking",
            "another type in Python: {old} → {new}",
            "str → list[str]",
        ),
        _self(
            f"python-{what}-type-equivalent",
            "python",
            element,
            "type same",
            direction,
            "info",
            "compatible",
            "type in Python: {old} → {new}",
            "str → Open[MountType]",
        ),
        *_pair(
            "python",
            element,
            direction,
            (
                f"python-{what}-type-widened",
                "type wider",
                "info" if sends else "warning",
                "compatible",
                "wider type in Python: {old} → {new}",
                "str → str | list[str]",
            ),
            (
                f"python-{what}-type-narrowed",
                "type narrower",
                "breaking" if sends else "info",
                "breaking" if sends else "compatible",
                "narrower type in Python: {old} → {new}",
                "str | list[str] → str",
            ),
        ),
    )


RULES: tuple[Rule, ...] = (
    *_OPERATION,
    *_PARAMETER,
    *_BODY,
    *_REQUEST_FIELD,
    *_request_rules("parameter", "parameter"),
    *_request_rules("request body", "request-body"),
    *_request_rules("request field", "request-field"),
    *_request_null("request body", "request-body"),
    *_request_null("request field", "request-field"),
    *_RESPONSE_FIELD,
    *_STATUS,
    *_MEDIA,
    *_ANY,
    *_NAMES,
    *_PYTHON,
    *_types("argument", "request", "argument"),
    *_types("field", "request", "request-field"),
    *_types("field", "response", "response-field"),
    *_types("method", "response", "result"),
)
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
