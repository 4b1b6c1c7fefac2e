"""What is to be said of the answers: where they differ from the document, and from our models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from mobygen.conform.answers import (
    NOTHING,
    header_json,
    header_values,
    json_items,
    json_value,
)
from mobygen.conform.caller import Call
from mobygen.conform.compare import (
    DECODE,
    MEDIA_TYPE,
    STATUS,
    Mismatch,
    Shape,
    compare,
)
from mobygen.conform.model_shapes import model_shapes, result_shape
from mobygen.conform.recorder import Exchange
from mobygen.conform.spec_shapes import SpecOperation
from mobygen.ir import Method, Package, Result

Side = Literal["spec", "model"]


@dataclass(frozen=True, slots=True)
class Judge:
    """Knows what the document and the models say."""

    spec: Mapping[tuple[str, str], SpecOperation]
    models: Mapping[str, Shape]

    @classmethod
    def of(cls, spec: Mapping[tuple[str, str], SpecOperation], package: Package) -> Judge:
        """One for a document and a package."""
        return cls(spec, model_shapes(package))

    def differences(self, call: Call) -> Iterator[tuple[Side, Mismatch]]:
        """Where the answer to a call differs from the document, and where from the models."""
        method, exchange = call.step.method, call.exchange
        if exchange is None:
            if call.unread:
                yield "model", Mismatch(DECODE, "$", "", call.unread)
            return
        result = _result(method, exchange.status)
        operation = self.spec.get((method.verb, method.path))
        if operation is not None:
            for mismatch in self.by_spec(exchange, operation, result):
                yield "spec", mismatch
        faults = list(self.by_model(exchange, result)) if result else []
        if call.unread and not faults:
            faults = [Mismatch(DECODE, "$", "", call.unread)]
        if exchange.status < 300 and not any(exchange.status == r.status for r in method.results):
            said = " | ".join(str(one.status) for one in method.results)
            faults.append(Mismatch(STATUS, "", said, str(exchange.status)))
        for mismatch in faults:
            yield "model", mismatch

    def by_spec(
        self, exchange: Exchange, operation: SpecOperation, result: Result | None
    ) -> Iterator[Mismatch]:
        answer = operation.answers.get(exchange.status)
        if answer is None:
            said = " | ".join(map(str, operation.answers))
            yield Mismatch(STATUS, "", said, str(exchange.status))
            return
        media = exchange.headers.get("content-type", "").partition(";")[0].strip()
        if exchange.body and exchange.status < 300 and media not in operation.media_types:
            yield Mismatch(
                MEDIA_TYPE, "", " | ".join(sorted(operation.media_types)), media or "none"
            )
        kinds = {name: shape.kind for name, shape in answer.headers.items()}
        for name, value in header_values(exchange.headers, kinds).items():
            yield from _moved(compare(value, answer.headers[name], {}), f"{name}:")
        if answer.shape is not None and "json" in media:
            for value in _values(exchange, result):
                yield from compare(value, answer.shape, {})

    def by_model(self, exchange: Exchange, result: Result) -> Iterator[Mismatch]:
        if result.type is None:
            return
        shape = result_shape(result.type)
        if result.kind == "headers":
            members = self.models[shape.name].members
            kinds = {name: self._kind(member.shape) for name, member in members.items()}
            yield from compare(header_values(exchange.headers, kinds), shape, self.models)
            return
        for value in _values(exchange, result):
            yield from compare(value, shape, self.models)

    def _kind(self, shape: Shape) -> str:
        return self.models[shape.name].kind if shape.kind == "ref" else shape.kind


def _result(method: Method, status: int) -> Result | None:
    """How the client reads an answer; None for errors."""
    if status >= 300 and not any(result.status == status for result in method.results):
        return None
    found = [result for result in method.results if result.status == status]
    return (found or list(method.results))[0]


def _values(exchange: Exchange, result: Result | None) -> list[Any]:
    """The JSON values of an answer: one, those of a stream, or none."""
    if result is not None and result.kind == "items":
        return json_items(exchange.body)
    if result is not None and result.kind == "header-json":
        value = header_json(exchange.headers.get(result.header.lower(), ""))
    elif result is None or result.kind == "json":
        value = json_value(exchange.body)
    else:
        return []
    # What is no JSON, be it because it was cut off, cannot be compared.
    return [] if value is NOTHING else [value]


def _moved(mismatches: Iterator[Mismatch], prefix: str) -> Iterator[Mismatch]:
    for one in mismatches:
        yield Mismatch(one.kind, prefix + one.path, one.said, one.found)
