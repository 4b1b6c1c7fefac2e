"""Made-up answers with every kind of mismatch: what is found, printed and returned."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from mobygen.conform.caller import Call
from mobygen.conform.findings import collect
from mobygen.conform.judge import Judge
from mobygen.conform.plan import Accepted, Step, load_wishes, make_plan
from mobygen.conform.recorder import Exchange
from mobygen.conform.report import Report, render_json, render_text
from mobygen.conform.spec_shapes import spec_operations
from mobygen.document import load_document, resolve_spec
from mobygen.pipeline import build, document_version, load_knowledge, load_shared
from mobygen.resources import specs_dir

DOCUMENT = load_document(resolve_spec("1.41"))
PACKAGE = build(
    DOCUMENT,
    load_knowledge(specs_dir(), document_version(DOCUMENT), load_shared(specs_dir())),
    "a_package",
)
PLAN = make_plan(PACKAGE, load_wishes(specs_dir()), registry=True)
STEPS = {step.name: step for step in PLAN.steps}
JUDGE = Judge.of(spec_operations(DOCUMENT.data), PACKAGE)
EXEC = {
    "CanRemove": False,
    "DetachKeys": "",
    "ID": "abc",
    "Running": True,
    "ExitCode": 0,
    "ProcessConfig": {
        "arguments": [],
        "entrypoint": "sh",
        "privileged": False,
        "tty": False,
        "user": "",
    },
    "OpenStdin": False,
    "OpenStderr": False,
    "OpenStdout": True,
    "ContainerID": "def",
    "Pid": 1,
}


def answer(
    step: Step,
    body: object = b"",
    *,
    status: int = 200,
    media: str = "application/json",
    headers: dict[str, str] | None = None,
    unread: str = "",
) -> Call:
    """A call that was answered so; a body that is no bytes is sent as JSON."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    sent = {"content-type": media, **(headers or {})}
    target = f"/v1.41{step.method.path}"
    exchange = Exchange(step.method.verb, target, status, sent, data, complete=True)
    return Call(step, {}, exchange, unread=unread)


def found(call: Call) -> list[tuple[str, str, str, str]]:
    return [(s, one.kind, one.path, one.found) for s, one in JUDGE.differences(call)]


def report(calls: Sequence[Call], accepted: Sequence[Accepted] = ()) -> Report:
    return Report(
        engine="9.9",
        host="unix:///x",
        daemon_api="1.41",
        api="1.41",
        calls=calls,
        findings=collect(calls, JUDGE.differences, accepted),
        left_out={"ImageSearch": "asks a registry: give --registry"},
    )


INSPECT = STEPS["exec.inspect"]


def test_an_answer_that_fits() -> None:
    assert found(answer(INSPECT, EXEC)) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"ExitCode": None}, [("spec", "null", "$.ExitCode", "null")]),
        (
            {"New": {}},
            [
                ("spec", "unknown field", "$.New", "object"),
                ("model", "unknown field", "$.New", "object"),
            ],
        ),
        (
            {"Running": "yes"},
            [
                ("spec", "wrong type", "$.Running", "string"),
                ("model", "wrong type", "$.Running", "string"),
            ],
        ),
        (
            {"ID": None},
            [("spec", "null", "$.ID", "null"), ("model", "null", "$.ID", "null")],
        ),
    ],
)
def test_answers_that_do_not(
    change: dict[str, object], expected: list[tuple[str, str, str, str]]
) -> None:
    assert found(answer(INSPECT, {**EXEC, **change})) == expected


def test_what_our_overlays_say_is_always_there_has_to_be() -> None:
    body = {name: value for name, value in EXEC.items() if name != "ContainerID"}
    assert found(answer(INSPECT, body)) == [("model", "missing", "$.ContainerID", "nothing")]


def test_values_that_nobody_told_us_about() -> None:
    body = [{"ID": "a", "Spec": {"Role": "emperor"}}]
    kinds = [one for one in found(answer(STEPS["nodes.list"], body)) if one[1] == "unknown value"]
    assert kinds == [
        ("spec", "unknown value", "$[].Spec.Role", '"emperor"'),
        ("model", "unknown value", "$[].Spec.Role", '"emperor"'),
    ]


def test_statuses_media_types_and_bodies_that_cannot_be_read() -> None:
    teapot = answer(INSPECT, {"message": "no"}, status=418)
    assert found(teapot) == [("spec", "undeclared status", "", "418")]
    assert found(answer(INSPECT, EXEC, status=202)) == [
        ("spec", "undeclared status", "", "202"),
        ("model", "undeclared status", "", "202"),
    ]
    text = answer(INSPECT, EXEC, media="text/plain; charset=utf-8")
    assert found(text) == [("spec", "wrong media type", "", "text/plain")]
    broken = answer(INSPECT, b"{", unread="DecodeError: truncated")
    assert found(broken) == [("model", "cannot be read", "$", "DecodeError: truncated")]
    never_sent = Call(INSPECT, {}, None, unread="ValueError: no")
    assert found(never_sent) == [("model", "cannot be read", "$", "ValueError: no")]


def test_an_error_with_another_shape() -> None:
    assert found(answer(INSPECT, {"message": "no such exec"}, status=404)) == []
    assert found(answer(INSPECT, {"error": 1}, status=404)) == [
        ("spec", "missing", "$.message", "nothing"),
        ("spec", "unknown field", "$.error", "integer"),
    ]


def test_items_of_a_stream_and_answers_in_headers() -> None:
    events = b'{"Type": "container"}\n{"Type": "martian"}\n{"Typ'
    kinds = found(answer(STEPS["system.events"], events))
    assert ("spec", "unknown value", "$.Type", '"martian"') in kinds
    kinds = found(answer(STEPS["system.ping"], b"OK", media="text/plain"))
    assert ("model", "missing", "$.Api-Version", "nothing") in kinds
    odd = {"api-version": "1.41", "docker-experimental": "maybe", "ostype": "linux", "server": "D"}
    assert found(answer(STEPS["system.ping"], b"OK", media="text/plain", headers=odd)) == [
        ("spec", "wrong type", "docker-experimental:$", "string"),
        ("model", "wrong type", "$.Docker-Experimental", "string"),
    ]
    stat = {"x-docker-container-path-stat": "eyJuYW1lIjogMX0="}
    kinds = found(answer(STEPS["containers.archive_info"], headers=stat))
    assert ("model", "wrong type", "$.name", "integer") in kinds


def test_the_text() -> None:
    calls = [
        answer(INSPECT, {**EXEC, "ExitCode": None, "New": 1}),
        answer(INSPECT, {**EXEC, "New": []}),
        answer(STEPS["nodes.list"], {"message": "no swarm"}, status=503),
    ]
    assert render_text(report(calls)) == (
        "Docker 9.9 at unix:///x: API 1.41, 2 operations, 3 calls\n"
        "\n"
        "daemon and models disagree in 1 place\n"
        "  ExecInspect\n"
        "    $.New: unknown field, integer | array  (2 of 2 answers)\n"
        "    seen with: GET /v1.41/exec/{id}/json\n"
        "\n"
        "daemon and document disagree in 2 places\n"
        "  ExecInspect\n"
        "    $.ExitCode: null, where integer is said  (1 of 2 answers)\n"
        "    $.New: unknown field, integer | array  (2 of 2 answers)\n"
        "    seen with: GET /v1.41/exec/{id}/json\n"
        "\n"
        "not compared: 2 operations\n"
        "  NodeList     answered with 503\n"
        "  ImageSearch  asks a registry: give --registry\n"
    )


def test_the_json() -> None:
    data = json.loads(render_json(report([answer(INSPECT, {**EXEC, "New": 1})])))
    assert data["conforms"] is False
    assert data["operations"] == {"ExecInspect": {"200": 1}}
    assert data["not_compared"] == {"ImageSearch": "asks a registry: give --registry"}
    assert data["findings"][1] == {
        "side": "model",
        "kind": "unknown field",
        "operation": "ExecInspect",
        "method": "exec.inspect",
        "path": "$.New",
        "said": "nothing",
        "found": "integer",
        "answers": 1,
        "of": 1,
        "request": "GET /v1.41/exec/{id}/json",
        "accepted": None,
    }


def test_the_document_may_be_wrong_and_what_is_meant_to_be_so_may_differ() -> None:
    spec_only = report([answer(INSPECT, {**EXEC, "ExitCode": None})])
    assert spec_only.conforms
    meant = Accepted("ExecInspect", "$.New", "unknown field", why="it is useless")
    both = report([answer(INSPECT, {**EXEC, "New": 1})], [meant])
    assert both.conforms
    assert "meant to be so: 1 place\n  ExecInspect $.New: unknown field" in render_text(both)
    assert [one["accepted"] for one in json.loads(render_json(both))["findings"]] == [
        None,
        "it is useless",
    ]


def test_a_terminal_is_safe_from_what_a_daemon_sends() -> None:
    calls = [answer(INSPECT, {**EXEC, "\x1b[31mred\n": 1})]
    text = render_text(report(calls))
    assert "\x1b" not in text
    assert "red\n:" not in text
