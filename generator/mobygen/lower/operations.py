"""Operations to methods: arguments, bodies, results, and the variants an overlay asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mobygen.errors import MobygenError, raise_or_collect
from mobygen.ir import Argument, Body, ErrorDoc, Method, Result, Role, Tty, Type
from mobygen.lower.context import Context
from mobygen.lower.types import Types
from mobygen.names import Names
from mobygen.normalise import Operation, Parameter, Schema
from mobygen.values import members

Facts = dict[str, Any]

ENCODINGS = frozenset(
    {"text", "bool", "repeat", "json", "filters", "base64url-json", "time", "path"}
)
INTERACTIONS = frozenset({"unary", "long-poll", "stream", "hijack", "websocket"})
FRAMINGS = {"multiplexed": "frames", "json": "items", "tar": "bytes"}
_DEFAULT_ENCODING = {
    "array": "repeat",
    "boolean": "bool",
    "object": "json",
    "map": "json",
    "ref": "json",
}
_REF_PREFIX = "#/definitions/"


def type_uses(operations: Iterable[Operation]) -> Iterator[tuple[Schema, Role]]:
    """Every schema that an operation sends or answers with, and in which direction."""
    for operation in operations:
        if operation.exclude:
            continue
        for parameter in operation.parameters:
            yield parameter.schema, "request"
        if operation.body is not None and operation.body.kind == "json":
            yield operation.body.schema, "request"
            if operation.body.base:
                yield _reference(operation.body.base), "request"
        for facts in (
            operation.interaction,
            *(v.get("interaction", {}) for v in operation.variants),
        ):
            if facts.get("item"):
                yield _reference(facts["item"]), "response"
        if operation.result.get("schema"):
            yield _reference(operation.result["schema"]), "response"
        elif operation.result.get("kind") == "headers":
            yield _header_schema(operation), "response"
        elif operation.interaction.get("kind", "unary") in ("unary", "long-poll"):
            for response in operation.responses:
                if response.schema is not None and response.status < 300:
                    yield response.schema, "response"


def lower_operation(operation: Operation, types: Types, context: Context) -> Iterator[Method]:
    """The methods of one operation: one, or one per variant."""
    variants: tuple[Facts, ...] = operation.variants or ({},)
    for variant in variants:
        yield _Lowering(operation, variant, types, context).method()


class _Lowering:
    def __init__(
        self, operation: Operation, variant: Facts, types: Types, context: Context
    ) -> None:
        self.operation = operation
        self.variant = variant
        self.types = types
        self.context = context
        self.docs = context.docs.operation(operation.id)
        self.interaction: Facts = {**operation.interaction, **variant.get("interaction", {})}
        self.fixed_values: Facts = variant.get("set", {})
        self.hidden = {*self.fixed_values, *variant.get("omit", ())}

    @property
    def names(self) -> Names:
        return self.context.names

    def bad(self, problem: str, fix: str) -> MobygenError:
        return MobygenError(
            file=self.context.spec.file, place=self.operation.pointer, problem=problem, fix=fix
        )

    def method(self) -> Method:
        operation = self.operation
        name = self.names.operation(operation.id, operation.tag)[1]
        constant = self.names.constant(operation.id)
        variant_name = self.variant.get("name")
        if variant_name and variant_name != name:
            constant = constant.removesuffix(f"_{name.upper()}") + f"_{variant_name.upper()}"
            name = variant_name
        arguments = [self.argument(p) for p in operation.parameters if not p.omit]
        body = self.body()
        fields = body.fields if body else ()
        self.check_arguments(
            [*arguments, *fields, *((body.argument,) if body and body.argument else ())]
        )
        docs = self.docs
        extra = context_docs(self.variant, docs.summary, docs.doc)
        return Method(
            name=name,
            constant=constant,
            operation=operation.id,
            verb=operation.method,
            path=operation.path,
            summary=self.context.text(extra[0], operation.summary),
            doc=self.context.text(extra[1], operation.text),
            returns=docs.returns,
            arguments=tuple(a for a in arguments if a.wire not in self.hidden),
            fixed=self.fixed([*arguments, *fields]),
            body=self.without_hidden(body),
            interaction=self.kind(),
            results=tuple(self.results()),
            errors=tuple(self.errors()),
            tty=self.tty(),
            since=self.context.first("op", operation.id),
        )

    def check_arguments(self, arguments: Iterable[Argument]) -> None:
        wires: dict[str, str] = {}
        for argument in arguments:
            if argument.name in wires:
                raise self.bad(
                    f"{wires[argument.name]!r} and {argument.wire!r} both become the argument "
                    f"`{argument.name}`",
                    "rename one of them in the document, or name it in names.yaml: "
                    f"parameters['{self.operation.id}.{argument.wire}']",
                )
            wires[argument.name] = argument.wire

    # -- arguments -------------------------------------------------------------------------

    def argument(self, parameter: Parameter) -> Argument:
        encoding = self.encoding(parameter)
        type = {"filters": Type("filters"), "time": Type("time")}.get(encoding)
        location = parameter.location
        if location not in ("path", "query", "header"):
            raise self.bad(
                f"parameter {parameter.wire!r} is in {location!r}",
                "only path, query, header and body parameters exist in the Engine API",
            )
        return Argument(
            wire=parameter.wire,
            name=self.names.argument(self.operation.id, parameter.wire),
            location="path" if location == "path" else "query" if location == "query" else "header",
            encoding=encoding,
            type=type or self.types.lower(parameter.schema, "request"),
            required=parameter.required,
            doc=self.context.text(self.docs.params.get(parameter.wire, ""), parameter.text),
            since=self.context.first("param", self.operation.id, parameter.wire),
            default="" if parameter.default is None else repr(parameter.default),
            secret=parameter.secret,
            proxies=parameter.proxies,
        )

    def encoding(self, parameter: Parameter) -> str:
        if parameter.encoding:
            if parameter.encoding not in ENCODINGS:
                raise self.bad(
                    f"unknown x-encoding {parameter.encoding!r} of {parameter.wire!r}",
                    f"use one of {', '.join(sorted(ENCODINGS))}",
                )
            return parameter.encoding
        if parameter.location == "path":
            return "path"
        if parameter.wire == "filters":
            return "filters"
        return _DEFAULT_ENCODING.get(parameter.schema.kind, "text")

    def fixed(self, arguments: Iterable[Argument]) -> tuple[tuple[Argument, str], ...]:
        """Arguments a variant decides, with the Python literal they get."""
        known = {argument.wire: argument for argument in arguments}
        for wire in sorted(self.hidden - set(known)):
            error = self.bad(
                f"variant {self.variant.get('name')!r} fixes {wire!r}, which is no parameter",
                "correct x-variants",
            )
            raise_or_collect(error, self.context.misfits)
        if self.variant.get("send") is False:
            return ()
        return tuple(
            (known[wire], repr(value)) for wire, value in self.fixed_values.items() if wire in known
        )

    # -- body ------------------------------------------------------------------------------

    def body(self) -> Body | None:
        body = self.operation.body
        if body is None or body.kind == "none":
            return None
        doc = self.context.text(
            self.docs.params.get("body", "") or self.docs.params.get(body.wire, ""), body.text
        )
        if body.kind == "tar":
            argument = Argument("body", "body", "body", "", Type("body"), body.required, doc, "")
            return Body("tar", argument, ())
        fields = tuple(self.body_fields(body.schema)) if body.flatten else ()
        if body.flatten and not body.base:
            return Body("json", None, fields)
        schema = _reference(body.base) if body.base else body.schema
        type = self.types.lower(schema, "request")
        name = self.names.parameters.get(f"{self.operation.id}.body") or self.body_name(type)
        return Body(
            "json", Argument("body", name, "body", "", type, body.required, doc, ""), fields
        )

    def body_name(self, type: Type) -> str:
        """`ContainerConfig` is passed as `config`, `ServiceSpec` as `spec`."""
        return self.names.snake(self.names.split(type.name)[-1]) if type.name else "body"

    def body_fields(self, schema: Schema) -> Iterator[Argument]:
        if schema.kind == "ref":
            schema = self.context.spec.definitions[schema.ref]
        for prop in schema.properties:
            ours = self.docs.params.get(prop.wire, "") or (
                self.context.docs.model(schema.place).fields.get(prop.wire, "")
            )
            yield Argument(
                wire=prop.wire,
                name=self.names.argument(self.operation.id, prop.wire),
                location="body",
                encoding="",
                type=self.types.lower(prop.schema, "request"),
                required=prop.required,
                doc=self.context.text(ours, prop.text),
                since=self.context.first("param", self.operation.id, prop.wire),
            )

    def without_hidden(self, body: Body | None) -> Body | None:
        if body is None:
            return None
        return Body(
            body.kind, body.argument, tuple(f for f in body.fields if f.wire not in self.hidden)
        )

    # -- results ---------------------------------------------------------------------------

    def kind(self) -> Any:
        kind = self.interaction.get("kind", "unary")
        if kind not in INTERACTIONS:
            raise self.bad(
                f"unknown interaction {kind!r}", f"use one of {', '.join(sorted(INTERACTIONS))}"
            )
        return kind

    def results(self) -> Iterator[Result]:
        successes = [r for r in self.operation.responses if r.status < 300 or r.status == 304]
        if not successes:
            raise self.bad("no success status", "declare one in the document or an overlay")
        flags = any(r.status == 304 for r in successes)
        for response in successes:
            status = response.status
            if self.kind() in ("stream", "hijack"):
                yield self.stream_result(status)
            elif self.kind() == "websocket":
                yield Result(status, "bytes")
            elif self.operation.result:
                yield self.header_result(status)
            elif flags:
                yield Result(status, "flag", flag=status != 304)
            elif response.schema is None or self.interaction.get("result") == "empty":
                yield Result(status, "empty")
            elif response.schema.kind == "string" and "application/json" not in (
                self.operation.produces
            ):
                yield Result(status, "text")
            else:
                yield Result(status, "json", self.types.lower(response.schema, "response"))

    def stream_result(self, status: int) -> Result:
        framing = self.interaction.get("framing")
        if framing not in FRAMINGS:
            raise self.bad(
                f"unknown framing {framing!r}", f"use one of {', '.join(sorted(FRAMINGS))}"
            )
        if framing == "multiplexed":
            return Result(status, "frames")
        if framing == "tar":
            return Result(status, "bytes")
        if not self.interaction.get("item"):
            raise self.bad("a JSON stream without item type", "give x-interaction an `item`")
        item = self.types.lower(self.reference(self.interaction["item"]), "response")
        hints = tuple(members(self.interaction.get("hints")).items())
        error = str(self.interaction.get("error") or "")
        return Result(status, "items", item, error=error, hints=hints)

    def header_result(self, status: int) -> Result:
        facts = self.operation.result
        kind = facts.get("kind")
        if kind in ("headers", "header-json"):
            named = facts.get("schema")
            schema = self.reference(named) if named else _header_schema(self.operation)
            type = self.types.lower(schema, "response")
            return Result(status, kind, type, header=str(facts.get("header", "")))
        raise self.bad(
            f"unknown x-result kind {facts.get('kind')!r}", "use `headers` or `header-json`"
        )

    def reference(self, ref: str) -> Schema:
        schema = _reference(ref)
        if schema.ref not in self.context.spec.definitions:
            raise self.bad(f"{ref} is no definition", "correct the overlay")
        return schema

    def errors(self) -> Iterator[ErrorDoc]:
        documented = {r.status for r in self.operation.responses if r.status >= 400}
        for status in sorted(documented | {int(s) for s in self.docs.errors}):
            theirs = next((r.text for r in self.operation.responses if r.status == status), "")
            yield ErrorDoc(status, self.context.text(self.docs.errors.get(str(status), ""), theirs))

    def tty(self) -> Tty | None:
        facts = self.interaction.get("tty")
        if not facts:
            return None
        return Tty(
            operation=str(facts.get("operation", "")),
            parameter=str(facts.get("parameter", "")),
            property=tuple(map(str, facts.get("property", ()))),
            body=str(facts.get("body", "")),
            content_type=bool(self.interaction.get("content-type")),
        )


def context_docs(variant: Facts, summary: str, doc: str) -> tuple[str, str]:
    """A variant may bring its own summary and doc."""
    return str(variant.get("summary") or summary), str(variant.get("doc") or doc)


def _reference(ref: str) -> Schema:
    name = ref.removeprefix(_REF_PREFIX)
    return Schema(name, "ref", ref=name)


def _header_schema(operation: Operation) -> Schema:
    """The headers of the success answer, seen as an object."""
    response = min((r for r in operation.responses if r.status < 300), key=lambda r: r.status)
    return Schema(f"{operation.id}.{response.status}", "object", properties=response.headers)
