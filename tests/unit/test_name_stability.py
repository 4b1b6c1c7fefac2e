"""The same thing has the same Python name in every API version it exists in."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from mobygen import annotations as pytypes
from mobygen.ir import Argument, Enum, Method, Model, Type
from mobygen.render import render_package
from mobygen.resources import pinned_versions, templates_dir
from tests.unit.all_packages import packages

STEPS = list(pairwise(pinned_versions()))
Classes = dict[str, Model | Enum]
UNCHANGED = [("1.32", "1.33"), ("1.50", "1.51")]


@cache
def wire_names(version: str) -> dict[str, str]:
    """What is on the wire, by its way there from an operation, and what it is called in Python."""
    package = packages()[version]
    classes: Classes = {thing.name: thing for thing in package.models}
    classes |= {thing.name: thing for thing in package.enums}
    found: dict[str, str] = {}
    for tag in package.tags:
        for method in tag.methods:
            name = f"{tag.attribute}.{method.name}"
            start = f"{method.operation} {method.name if method.fixed else ''}".strip()
            found[start] = name
            for argument in arguments(method):
                way = f"{start} {argument.location} {argument.wire}"
                found[way] = f"{name}({argument.name})"
                found.update(below(way, argument.type, classes))
            for result in method.results:
                if result.type is not None:
                    found.update(below(f"{start} {result.status}", result.type, classes))
    return found


def arguments(method: Method) -> Iterator[Argument]:
    yield from method.arguments
    yield from (argument for argument, _ in method.fixed)
    if method.body is not None:
        yield from method.body.fields
        if method.body.argument is not None:
            yield method.body.argument


def below(way: str, type: Type, classes: Classes) -> Iterator[tuple[str, str]]:
    """The fields of the classes and the members of the enumerations that a type leads to."""
    for inner in type.args:
        step = {"list": "[]", "map": "{}"}.get(type.kind, "")
        yield from below(way + step, inner, classes)
    match classes.get(type.name):
        case Enum() as enum:
            for name, value in enum.members:
                yield f"{way}={value}", f"{enum.name}.{name}"
        case Model() as model:
            for field in model.fields:
                yield f"{way}/{field.wire}", f"{model.name}.{field.name}"
                yield from below(f"{way}/{field.wire}", field.type, classes)


@cache
def surface(version: str) -> dict[str, str]:
    """Every public name of a client, with its type."""
    package = packages()[version]
    found: dict[str, str] = {}
    for tag in package.tags:
        for method in tag.methods:
            name = f"{tag.attribute}.{method.name}"
            found[name] = " ".join(
                f"{r.status} {r.kind} {pytypes.plain(r.type) if r.type else ''}".strip()
                for r in method.results
            )
            for argument in arguments(method):
                found[f"{name}({argument.name})"] = pytypes.argument_annotation(argument)
    for model in package.models:
        found[model.name] = model.role
        for field in model.fields:
            found[f"{model.name}.{field.name}"] = pytypes.field_annotation(model, field)
    for enum in package.enums:
        found[enum.name] = enum.base
        found |= {f"{enum.name}.{name}": repr(value) for name, value in enum.members}
    return found


def changes(old: str, new: str) -> set[str]:
    """`+name`, `-name` and `~name` for what came, went and got another type."""
    before, after = surface(old), surface(new)
    return {
        *(f"+{name}" for name in after.keys() - before.keys()),
        *(f"-{name}" for name in before.keys() - after.keys()),
        *(f"~{name}" for name in before.keys() & after.keys() if before[name] != after[name]),
    }


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_one_thing_one_name(old: str, new: str) -> None:
    before, after = wire_names(old), wire_names(new)
    renamed = {
        way: f"{before[way]} → {after[way]}"
        for way in before.keys() & after.keys()
        if before[way] != after[way]
    }
    assert renamed == {}


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_no_name_goes_without_the_wire(old: str, new: str) -> None:
    """A name may go when nothing on the wire that it stood for is there any more."""
    gone = {change[1:] for change in changes(old, new) if change.startswith("-")}
    before, after = wire_names(old), wire_names(new)
    still = {name for way, name in before.items() if way in after}
    assert gone & still == set()


@pytest.mark.parametrize(("old", "new"), UNCHANGED)
def test_versions_that_differ_in_nothing(old: str, new: str) -> None:
    assert changes(old, new) == set()
    before = render_package(packages()[old], templates_dir())
    after = render_package(packages()[new], templates_dir())
    assert before.keys() == after.keys()
    for name, text in before.items():
        assert _bare(text, old) == _bare(after[name], new), name


def _bare(text: str, version: str) -> str:
    package = f"engine_v{version.replace('.', '_')}"
    return text.replace(package, "PACKAGE").replace(version, "VERSION")


def test_1_45_is_a_clean_step() -> None:
    assert changes("1.44", "1.45") == {
        "+VolumeOptions.subpath",
        "+VolumeOptionsInfo.subpath",
        "-ImageInspect.container",
        "-ImageInspect.container_config",
    }


def test_1_49_is_a_clean_step() -> None:
    assert changes("1.48", "1.49") == {
        "+FirewallInfo",
        "+FirewallInfo.driver",
        "+FirewallInfo.info",
        "+SystemInfo.firewall_backend",
        "+images.inspect(platform)",
        "-Commit.expected",
        "-RegistryServiceConfig.allow_nondistributable_artifacts_cidrs",
        "-RegistryServiceConfig.allow_nondistributable_artifacts_hostnames",
    }


@pytest.mark.parametrize("version", ["1.41", "1.45", "1.51", "1.55"])
def test_fields_have_their_names_on_the_wire(version: str) -> None:
    """msgspec derives most of them by a rule, which the generator has to know exactly."""
    module = importlib.import_module(f"engine_v{version.replace('.', '_')}.models")
    models = packages()[version].models
    assert {model.name: [field.wire for field in model.fields] for model in models} == {
        model.name: list(getattr(module, model.name).__struct_encode_fields__) for model in models
    }
