"""The index of what came with which version, and what docstrings say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from mobygen.document import load_document, resolve_spec
from mobygen.ir import Argument, Field, Method, Model, Package, Tag, Type
from mobygen.pipeline import build, document_version, load_knowledge
from mobygen.render import render_package
from mobygen.resources import pinned_versions, specs_dir, templates_dir
from mobygen.since import FILE, index, load_since
from tests.unit.all_packages import packages


@cache
def package(version: str) -> Package:
    document = load_document(resolve_spec(version))
    return build(document, load_knowledge(specs_dir(), document_version(document)), "engine")


def marks(thing: object) -> Iterator[str]:
    """Every `since` of a representation."""
    if is_dataclass(thing):
        for field in fields(thing):
            value = getattr(thing, field.name)
            if field.name == "since" and value:
                yield value
            yield from marks(value)
    elif isinstance(thing, tuple):
        for item in thing:
            yield from marks(item)


def made_up(version: str, *models: Model, arguments: tuple[str, ...] = ()) -> Package:
    method = Method(
        name="run",
        constant="RUN",
        operation="Run",
        verb="GET",
        path="/run",
        summary="",
        doc="",
        returns="",
        arguments=tuple(argument(wire) for wire in arguments),
        fixed=(),
        body=None,
        interaction="unary",
        results=(),
        errors=(),
        tty=None,
        since="",
    )
    tag = Tag("Runs", "runs", "Runs", "", (method,) if arguments else ())
    return Package("engine", version, "", "", (tag,), models, (), (), has_prose=False)


def argument(wire: str) -> Argument:
    return Argument(wire, wire, "query", "text", Type("str"), required=False, doc="", since="")


def model(name: str, *wires: str) -> Model:
    return Model(
        name=name,
        place=name,
        role="response",
        fields=tuple(
            Field(
                wire,
                wire.lower(),
                Type("str"),
                required=False,
                present=False,
                nullable=False,
                doc="",
                since="",
            )
            for wire in wires
        ),
        doc="",
        since="",
    )


def test_the_index_is_up_to_date() -> None:
    entries = index(list(packages().values()))
    assert entries == load_since(specs_dir() / FILE), "run `mobygen index`"


def test_nothing_is_new_in_the_oldest_version() -> None:
    oldest = pinned_versions()[0]
    assert list(marks(package(oldest))) == []
    assert oldest not in load_since(specs_dir() / FILE).values()


def test_nothing_is_newer_than_the_version_it_is_in() -> None:
    versions = pinned_versions()
    for version in ("1.27", "1.30", "1.41", versions[-1]):
        allowed = versions[1 : versions.index(version) + 1]
        assert set(marks(package(version))) <= set(allowed)


def test_what_comes_and_goes_is_as_old_as_its_first_appearance() -> None:
    entries = index(
        [
            made_up("1.25", model("Box", "Id"), arguments=("filters", "id")),
            made_up("1.26", model("Box", "Id", "NanoCpus"), arguments=("filters", "id")),
            made_up("1.27", model("Box", "Id"), arguments=("id",)),
            made_up("1.28", model("Box", "Id", "NanoCpus"), arguments=("filters", "id", "all")),
        ]
    )
    assert entries == {"field:Box:NanoCpus": "1.26", "param:Run:all": "1.28"}


def test_parts_of_what_is_new_are_not_news() -> None:
    entries = index(
        [
            made_up("1.25"),
            made_up("1.26", model("Box", "Id"), arguments=("id",)),
            made_up("1.27", model("Box", "Id", "Name"), arguments=("id", "name")),
        ]
    )
    assert entries == {
        "field:Box:Name": "1.27",
        "model:Box": "1.26",
        "op:Run": "1.26",
        "param:Run:name": "1.27",
    }


def test_slips_of_one_version_make_nothing_new() -> None:
    """API 1.27 lacks the filters of three prunes, and writes NanoCPUs as NanoCpus."""
    entries = load_since(specs_dir() / FILE)
    for operation in ("ContainerPrune", "NetworkPrune", "VolumePrune"):
        assert f"param:{operation}:filters" not in entries
    assert not any("NANOCPUS" in key.upper() for key in entries)


def test_docstrings_say_so() -> None:
    files = render_package(package("1.45"), templates_dir())
    assert "New in API 1.42." in files["sync/containers.py"]
    assert "New in API 1.44." in files["models.py"]
    assert "New in API 1.46." not in "".join(files.values())
