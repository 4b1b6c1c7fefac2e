"""What a package is made of: its part of the API, and which clients and helper modules go with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mobygen.ir import Package
from mobygen.runtime import load_helpers, names_from
from mobygen.selection import WHOLE, Mode, Selection, narrow, operations_of

_STREAMS = "streams"
_TWINS = "twins"
_SIMPLE = frozenset(("unary", "long-poll"))
_IN_PIECES = frozenset(("items", "frames", "bytes"))


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts besides the API.

    Attributes:
        mode: The clients.
        helpers: The public helper modules.
        sections: The sections of copied modules to keep: helpers, interactions, `streams` where
            answers come in pieces, and `twins` where an answer can be made a request.
        all_modules: Whether every copied module is kept, needed or not.
    """

    mode: Mode
    helpers: frozenset[str]
    sections: frozenset[str]
    all_modules: bool


def choose(
    package: Package, templates: Path, selection: Selection = WHOLE
) -> tuple[Package, Parts]:
    """The part of a package that a selection asks for, and what goes with it.

    Raises:
        MobygenError: There is no such tag, operation or helper.
    """
    narrowed = narrow(package, selection)
    known = load_helpers(templates / "helpers.yaml")
    if selection.helpers is not None:
        helpers = known.named(selection.helpers)
    elif selection.all_operations:
        helpers = frozenset(known.operations)
    else:
        helpers = known.for_operations(operations_of(narrowed))
    sources = [(templates / "runtime" / f"{name}.py").read_text("utf-8") for name in helpers]
    roots = {name for source in sources for name in names_from(source, "models")}
    part = narrow(package, selection, roots=roots)
    always = {_STREAMS, _TWINS} if selection.is_whole else set[str]()
    parts = Parts(
        mode=selection.mode,
        helpers=helpers,
        sections=helpers | _used(part) | always,
        all_modules=selection.is_whole,
    )
    return part, parts


def _used(package: Package) -> set[str]:
    """The sections that a part of the API has a use for."""
    methods = [m for tag in (*package.tags, *package.supporting) for m in tag.methods]
    used: set[str] = {method.interaction for method in methods}
    kinds = {result.kind for method in methods for result in method.results}
    if used - _SIMPLE or kinds & _IN_PIECES:
        used.add(_STREAMS)
    if any(model.request for model in package.models):
        used.add(_TWINS)
    return used
