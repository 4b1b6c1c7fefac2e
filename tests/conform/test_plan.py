"""What is asked: every safe operation of every version, or a reason why not."""

from __future__ import annotations

from functools import cache

import pytest

from mobygen.conform.plan import Plan, Source, load_wishes, make_plan, objects
from mobygen.document import load_document, resolve_spec
from mobygen.ir import Package
from mobygen.pipeline import build, document_version, load_knowledge, load_shared
from mobygen.resources import pinned_versions, specs_dir

SHARED = load_shared(specs_dir())
WISHES = load_wishes(specs_dir())
# The oldest, the newest, and two in between: operations come, and hardly ever go.
VERSIONS = ("1.25", "1.41", "1.51", pinned_versions()[-1])


@cache
def package(version: str) -> Package:
    document = load_document(resolve_spec(version))
    knowledge = load_knowledge(specs_dir(), document_version(document), SHARED)
    return build(document, knowledge, "a_package")


def safe_operations(ir: Package) -> set[str]:
    return {m.operation for tag in ir.tags for m in tag.methods if m.verb in ("GET", "HEAD")}


@pytest.mark.parametrize("version", VERSIONS)
def test_every_safe_operation_is_asked_or_left_out_with_a_reason(version: str) -> None:
    ir = package(version)
    plan = make_plan(ir, WISHES)
    asked = {step.method.operation for step in plan.steps}
    assert asked | set(plan.left_out) == safe_operations(ir)
    assert not asked & set(plan.left_out)
    assert all(plan.left_out.values())
    assert {step.method.verb for step in plan.steps} <= {"GET", "HEAD"}


@pytest.mark.parametrize("version", VERSIONS)
def test_what_gives_the_names_is_asked_first(version: str) -> None:
    plan = make_plan(package(version), WISHES, registry=True)
    asked: set[str] = set()
    for step in plan.steps:
        assert step.source is None or step.source.operation in asked
        asked.add(step.method.operation)


def test_what_asks_a_registry_is_asked_only_when_wanted() -> None:
    ir = package("1.41")
    assert "ImageSearch" in make_plan(ir, WISHES).left_out
    assert "ImageSearch" in _operations(make_plan(ir, WISHES, registry=True))


def test_every_operation_that_is_named_is_one_of_some_version() -> None:
    known = set().union(*(safe_operations(package(version)) for version in VERSIONS))
    named = {*WISHES.calls, *WISHES.few, *WISHES.items, *WISHES.registry, *WISHES.left_out}
    named |= {one.operation for one in WISHES.accepted}
    named |= {source.operation for source in WISHES.sources.values()}
    assert named <= known


def test_parameters_that_a_version_lacks_are_left_out() -> None:
    calls = {step.name: step.calls for step in make_plan(package("1.41"), WISHES).steps}
    assert calls["images.inspect"] == ({},)
    newer = {step.name: step.calls for step in make_plan(package("1.51"), WISHES).steps}
    assert newer["images.inspect"] == ({}, {"manifests": True})


def test_objects_are_as_different_as_can_be() -> None:
    answer = [
        {"Id": str(number), "State": "running" if number < 5 else "exited"} for number in range(7)
    ]
    source = Source("ContainerList", "[].Id", spread="State")
    assert objects([answer, answer], source, 4) == ["0", "5", "1", "6"]
    assert objects([answer], source, 100) == ["0", "5", "1", "6", "2", "3", "4"]


@pytest.mark.parametrize(
    ("path", "answer", "expected"),
    [
        ("Volumes[].Name", {"Volumes": [{"Name": "a"}, {"Name": "b"}]}, ["a", "b"]),
        ("Volumes[].Name", {"Volumes": None}, []),
        ("ExecIDs[]", {"ExecIDs": ["a"]}, ["a"]),
        ("[].RepoTags[]", [{"RepoTags": ["a:1", "a:2"]}, {"RepoTags": None}], ["a:1", "a:2"]),
        ("[].Id", {"message": "no"}, []),
        ("[].Id", [{"Id": 1}, {}, {"Id": ""}], []),
    ],
)
def test_where_names_come_from(path: str, answer: object, expected: list[str]) -> None:
    assert objects([answer], Source("Any", path), 10) == expected


def _operations(plan: Plan) -> set[str]:
    return {step.method.operation for step in plan.steps}
