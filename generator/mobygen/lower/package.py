"""The whole lowering: a normalised spec to the IR of one package."""

from __future__ import annotations

from collections.abc import Iterator

from mobygen.errors import MobygenError
from mobygen.ir import Method, Package, Tag
from mobygen.lower.context import Context
from mobygen.lower.operations import lower_operation, type_uses
from mobygen.lower.types import Types


def lower_package(context: Context, package: str) -> Package:
    """Decide everything about the package; raise MobygenError for what cannot be generated."""
    spec, docs = context.spec, context.docs
    types = Types(context, type_uses(spec.operations))
    # Definitions that no operation reaches are kept: some types exist only for users. Those whose
    # properties became arguments, or parts of other definitions, need no class.
    kept = [
        definition
        for definition in spec.definitions.values()
        if not types.reached(definition) and definition.place not in spec.bases
    ]
    for definition in kept:
        types.visit(definition, "response")
    methods: dict[str, list[Method]] = {}
    tags: dict[str, str] = {}
    excluded: list[tuple[str, str]] = []
    for operation in spec.operations:
        if operation.exclude:
            excluded.append((operation.id, operation.exclude))
            continue
        attribute, _ = context.names.operation(operation.id, operation.tag)
        methods.setdefault(attribute, []).extend(lower_operation(operation, types, context))
        tags.setdefault(attribute, operation.tag)
    for definition in kept:
        if not types.knows(definition):
            types.lower(definition, "response")
    return Package(
        name=package,
        api_version=str(spec.version),
        base_path=spec.base_path,
        doc=docs.package,
        tags=tuple(_tags(methods, tags, context)),
        models=types.models,
        enums=types.enums,
        excluded=tuple(excluded),
        has_prose=spec.has_prose,
    )


def _tags(
    methods: dict[str, list[Method]], tags: dict[str, str], context: Context
) -> Iterator[Tag]:
    """One group per attribute; its tag is the one names.yaml gives it, else the document's."""
    by_attribute = {name.attribute: tag for tag, name in context.names.tags.items()}
    for attribute in sorted(methods):
        _check_unique(methods[attribute], attribute, context)
        tag = by_attribute.get(attribute, tags[attribute])
        name = context.names.tag(tag)
        yield Tag(
            name=tag,
            attribute=attribute,
            class_name=name.class_name,
            doc=context.docs.tags.get(tag, ""),
            methods=tuple(methods[attribute]),
        )


def _check_unique(methods: list[Method], attribute: str, context: Context) -> None:
    seen: dict[str, str] = {}
    for method in methods:
        if method.name in seen:
            raise MobygenError(
                file=context.spec.file,
                place=method.operation,
                problem=f"{attribute}.{method.name} is already {seen[method.name]}",
                fix=(
                    "rename one of them in the document, or name it in names.yaml: "
                    f"operations.{method.operation}"
                ),
            )
        seen[method.name] = method.operation
