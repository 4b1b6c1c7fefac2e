"""`mobygen lint --docs`: what of a document's client has no text yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mobygen.ir import Argument, Method, Package

_KINDS = ("operations", "parameters", "models", "fields")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of one kind of thing: how many there are, and the places of those without a text."""

    kind: str
    total: int
    missing: tuple[str, ...]

    @property
    def percent(self) -> float:
        """How many of a hundred have a text, never rounded up to all."""
        done = self.total - len(self.missing)
        return int(1000 * done / self.total) / 10 if self.total else 100.0


def coverage(package: Package) -> list[Coverage]:
    """The documentation of a package: its operations, parameters, models and fields."""
    found: dict[str, dict[str, bool]] = {kind: {} for kind in _KINDS}
    for kind, place, text in _texts(package):
        # A thing that is rendered several times is documented when it is so everywhere.
        found[kind][place] = bool(text) and found[kind].get(place, True)
    return [
        Coverage(kind, len(things), tuple(place for place, done in things.items() if not done))
        for kind, things in found.items()
    ]


def _texts(package: Package) -> Iterator[tuple[str, str, str]]:
    for tag in package.tags:
        for method in tag.methods:
            yield "operations", method.operation, method.summary
            for argument in _arguments(method):
                yield "parameters", f"{method.operation}.{argument.wire}", argument.doc
    for model in package.models:
        yield "models", model.place, model.doc
        for field in model.fields:
            yield "fields", f"{model.place}.{field.wire}", field.doc
    for enum in package.enums:
        yield "models", enum.place, enum.doc


def _arguments(method: Method) -> Iterator[Argument]:
    yield from method.arguments
    if method.body is not None:
        yield from method.body.fields
        if method.body.argument is not None:
            yield method.body.argument
