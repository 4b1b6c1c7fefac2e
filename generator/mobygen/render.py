"""The IR to files: Jinja templates for what differs per spec, plain copies for what does not."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from mobygen import annotations as pytypes
from mobygen import docstrings
from mobygen.errors import MobygenError
from mobygen.imports import sort_imports
from mobygen.ir import Argument, Field, Method, Model, Package, Result, Tag, Type
from mobygen.parts import Parts, choose
from mobygen.runtime import needed, with_sections
from mobygen.selection import Mode
from mobygen.unasync import unasync

_ASYNC_SOURCE = "aio_"
_SYNC_RESULT = "sync_"
_PUBLIC_NAMES = (
    "API_VERSION",
    "OPERATIONS",
    "Timestamp",
    "UNSET",
    "UnsetType",
    "to_datetime",
    "to_nanoseconds",
)
_STREAM_NAMES = ("Frame", "Output", "StreamId")
_ENGINE_NAMES = {  # and the section of each; Engine is always there
    "ByteStream": "streams",
    "FrameStream": "streams",
    "JsonStream": "streams",
    "Session": "streams",
    "WebSocketSession": "websocket",
}


@dataclass(frozen=True, slots=True)
class Flavor:
    """Sync or async: the few words in which the two clients differ."""

    mode: Mode
    folder: str
    prefix: str
    define: str
    wait: str
    engine: str
    body: str

    def named(self, names: Iterable[str]) -> list[str]:
        """Names as this flavour has them."""
        return [self.prefix + name for name in names]

    @property
    def is_async(self) -> bool:
        """True for the asyncio client."""
        return bool(self.prefix)


SYNC = Flavor("sync", "sync", "", "def", "", "sync_engine", "RequestBody")
ASYNC = Flavor("async", "aio", "Async", "async def", "await ", "aio_engine", "AsyncRequestBody")


def render_package(
    package: Package, templates: Path, parts: Parts | None = None, *, document: str = ""
) -> dict[str, str]:
    """Every file of the package (relative name → text), unformatted; by default with all parts.

    Raises:
        MobygenError: a name in the document (a file that messages call `document`) is one that a
            generated module has already.
    """
    if parts is None:
        package, parts = choose(package, templates)
    flavors = [flavor for flavor in (SYNC, ASYNC) if parts.mode in ("both", flavor.mode)]
    copied = dict(_copied(templates / "runtime", parts.sections))
    listings = _listings(package, copied, flavors, parts.sections)
    environment = _environment(templates / "package", listings)
    files: dict[str, str] = {}
    for name in ("__init__", "models", "operations"):
        files[f"{name}.py"] = _render(environment, f"{name}.py.j2", package=package)
    for flavor in flavors:
        for name in ("__init__", "client"):
            files[f"{flavor.folder}/{name}.py"] = _render(
                environment, f"flavor/{name}.py.j2", package=package, flavor=flavor
            )
        for tag in package.tags:
            files[f"{flavor.folder}/{tag.attribute}.py"] = _render(
                environment, "flavor/tag.py.j2", package=package, flavor=flavor, tag=tag
            )
    for name, source in files.items():
        _check_names(source, name, package, document)
    if not parts.all_modules:
        roots = [*files, *(f"{name}.py" for name in parts.helpers)]
        kept = needed(copied | files, roots)
        copied = {name: source for name, source in copied.items() if name in kept}
    return copied | files | {"py.typed": ""}


def _listings(
    package: Package,
    copied: dict[str, str],
    flavors: Sequence[Flavor],
    sections: Collection[str],
) -> dict[str, list[str]]:
    """The names that several templates list."""
    models = [model.name for model in package.models]
    classes = sorted([*models, *(enum.name for enum in package.enums)])
    errors = _public_classes(copied.get("errors.py", ""))
    engine = [name for name, section in _ENGINE_NAMES.items() if section in sections]
    streams = _STREAM_NAMES if "streams" in sections else ()
    clients = ["Client", *engine]
    of_flavors = [flavor.prefix + name for flavor in flavors for name in clients]
    return {
        "class_names": classes,
        "error_names": errors,
        "engine_names": ["Engine", *engine],
        "sync_names": sorted(name for name in of_flavors if not name.startswith("Async")),
        "async_names": sorted(name for name in of_flavors if name.startswith("Async")),
        "public_names": sorted([*_PUBLIC_NAMES, *streams, *of_flavors, *errors, *classes]),
    }


def _public_classes(source: str) -> list[str]:
    """The public classes of a copied module, in name order."""
    return sorted(re.findall(r"^class ([A-Z]\w*)", source, re.MULTILINE))


def _copied(runtime: Path, sections: Collection[str]) -> Iterator[tuple[str, str]]:
    for path in sorted(runtime.rglob("*.py")):
        name = path.relative_to(runtime).as_posix()
        source = with_sections(path.read_text(encoding="utf-8"), sections)
        yield name, source
        if path.name.startswith(_ASYNC_SOURCE):
            folder = path.relative_to(runtime).parent
            derived = path.name.replace(_ASYNC_SOURCE, _SYNC_RESULT, 1)
            yield (folder / derived).as_posix(), sort_imports(unasync(source))


def _render(environment: jinja2.Environment, template: str, **context: Any) -> str:
    """Render a file; `{{ imports }}`-like decisions need the body first, so it is a block."""
    loaded = environment.get_template(template)
    body = "".join(loaded.blocks["body"](loaded.new_context(context)))
    uses = _Uses(body)
    return sort_imports(loaded.render(**context, uses=uses))


def _check_names(source: str, name: str, package: Package, document: str) -> None:
    """Refuse a class or an operation that would hide something else in a rendered module."""
    seen: set[str] = set()
    for bound in _bound(ast.parse(source).body):
        if bound in seen:
            places = {model.name: model.place for model in package.models}
            places |= {enum.name: enum.place for enum in package.enums}
            methods = (method for tag in package.tags for method in tag.methods)
            places |= {method.constant: method.operation for method in methods}
            raise MobygenError(
                file=document,
                place=places.get(bound, ""),
                problem=f"the name {bound} is taken in {name} of the package",
                fix="name it in names.yaml, or rename it in the document",
                code="taken",
            )
        seen.add(bound)


def _bound(statements: Iterable[ast.stmt]) -> Iterator[str]:
    """The names that a module binds, one by one."""
    for node in statements:
        match node:
            case ast.Import() | ast.ImportFrom():
                yield from (alias.asname or alias.name for alias in node.names)
            case ast.ClassDef() | ast.FunctionDef():
                yield node.name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.If():
                yield from _bound(node.body)
            case _:
                pass


class _Uses:
    """Says whether a name occurs in the rendered body, so that only used names are imported."""

    def __init__(self, body: str) -> None:
        self._names = frozenset(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", _without_strings(body)))

    def __call__(self, *names: str) -> list[str]:
        return [name for name in names if name in self._names]


def _without_strings(source: str) -> str:
    """Source without docstrings and string literals, whose words are no names."""
    return re.sub(r'"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"', '""', source)


def _environment(folder: Path, listings: dict[str, list[str]]) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Python source, not HTML; `literal` and `docstring` do the escaping
    )
    environment.filters |= _FILTERS
    globals: dict[str, Any] = environment.globals
    globals.update(listings)
    return environment


# -- decisions the templates ask for ---------------------------------------------------------


def _rename(model: Model) -> str:
    """The msgspec rename rule that covers most of the model's fields ('' for none)."""
    pascal = sum(_pascal(f.name) == f.wire for f in model.fields)
    camel = sum(_camel(f.name) == f.wire for f in model.fields)
    same = sum(f.name == f.wire for f in model.fields)
    best = max(pascal, camel, same)
    return "" if best == same else "pascal" if best == pascal else "camel"


@cache
def _pascal(name: str) -> str:
    # As msgspec does it: a letter after a digit is a capital too.
    return "".join(part.title() for part in name.split("_"))


@cache
def _camel(name: str) -> str:
    pascal = _pascal(name)
    return pascal[:1].lower() + pascal[1:]


_RENAMED: dict[str, Callable[[str], str]] = {"": str, "pascal": _pascal, "camel": _camel}


def _field_line(model: Model, field: Field) -> str:
    """One field of a model: `image_id: str = field(name="ImageID", default="")`."""
    head = f"{field.name}: {pytypes.field_annotation(model, field)}"
    default = pytypes.field_default(model, field)
    if _RENAMED[_rename(model)](field.name) == field.wire:
        return f"{head} = {default}" if default else head
    name = f"name={docstrings.literal(field.wire)}"
    if not default:
        return f"{head} = field({name})"
    if default.startswith("field("):
        return f"{head} = field({name}, {default.removeprefix('field(')}"
    return f"{head} = field({name}, default={default})"


def _null_safe(model: Model) -> list[tuple[str, str]]:
    return [
        (field.name, "[]" if field.type.kind == "list" else "{}")
        for field in model.fields
        if pytypes.is_null_safe(model, field)
    ]


def _field_doc(field: Field) -> str:
    text = docstrings.with_since(field.doc, field.since)
    return docstrings.wrap(text, docstrings.WIDTH - 4) if text else ""


def _model_doc(model: Model) -> str:
    name = model.request or model.name
    text = model.doc or f"The `{name}` object of the Engine API."
    text = docstrings.summarised(docstrings.with_since(text, model.since))
    if model.request:
        note = f"As the daemon reports it; `to_request()` gives the `{model.request}` to send back."
        text = docstrings.sections((text, note))
    return docstrings.wrap(text, docstrings.WIDTH - 4)


def _hides_list(tag: Tag) -> str:
    """`list` as annotations of this class must spell it: a method may hide the builtin."""
    return "builtins.list" if any(method.name == "list" for method in tag.methods) else "list"


def positional(method: Method) -> list[Argument]:
    """Path parameters, then the model body."""
    arguments = [a for a in method.arguments if a.location == "path"]
    body = method.body.argument if method.body else None
    if body is not None and body.type.kind != "body" and body.required:
        arguments.append(body)
    return arguments


def _keywords(method: Method) -> list[Argument]:
    """Everything else: required ones first, then in the document's order."""
    rest = [a for a in method.arguments if a.location != "path"]
    if method.body is not None:
        rest += method.body.fields
        if method.body.argument is not None and method.body.argument not in positional(method):
            rest.append(method.body.argument)
    return sorted(rest, key=lambda a: not a.required)


def _argument(argument: Argument, tag: Tag, flavor: Flavor) -> str:
    text = pytypes.argument_annotation(argument, list=_hides_list(tag))
    text = text.replace("RequestBody", flavor.body)
    default = pytypes.argument_default(argument)
    return f"{argument.name}: {text} = {default}" if default else f"{argument.name}: {text}"


def _signature(method: Method, tag: Tag, flavor: Flavor) -> str:
    parts = ["self", *(_argument(a, tag, flavor) for a in positional(method))]
    keywords = _keywords(method)
    if keywords:
        parts += ["*", *(_argument(a, tag, flavor) for a in keywords)]
    return ", ".join(parts)


def _call(method: Method) -> str:
    """The engine method that runs this interaction."""
    if method.interaction in ("hijack", "websocket"):
        return method.interaction
    if method.interaction == "stream":
        kinds = {"items": "json_stream", "frames": "frame_stream", "bytes": "byte_stream"}
        return kinds[method.results[0].kind]
    return "call"


def _success(method: Method) -> Result:
    """The result that decides the return type: the first that carries something."""
    return next((r for r in method.results if r.kind != "empty"), method.results[0])


def _returns(method: Method, tag: Tag, flavor: Flavor) -> str:
    result = _success(method)
    match _call(method):
        case "json_stream":
            assert result.type is not None
            return f"{flavor.prefix}JsonStream[{pytypes.plain(result.type)}]"
        case "frame_stream":
            return f"{flavor.prefix}FrameStream"
        case "byte_stream":
            return f"{flavor.prefix}ByteStream"
        case "hijack":
            return f"{flavor.prefix}Session"
        case "websocket":
            return f"{flavor.prefix}WebSocketSession"
        case _:
            return pytypes.result_annotation(result, list=_hides_list(tag))


def _decoded(method: Method) -> str:
    return pytypes.result_annotation(_success(method))


def _operation_arguments(method: Method) -> list[Argument]:
    return [*method.arguments, *(a for a, _ in method.fixed if a.location != "body")]


def _proxied(package: Package) -> list[tuple[str, str]]:
    """Which arguments take the user's proxies: pairs of operationId and Python name."""
    methods = (method for tag in package.tags for method in tag.methods)
    return sorted(
        {(method.operation, a.name) for method in methods for a in method.arguments if a.proxies}
    )


def _sent(method: Method) -> str:
    """The argument list of the engine call: operation, parameters, body."""
    pairs = [f"{docstrings.literal(a.name)}: {a.name}" for a in method.arguments]
    pairs += [
        f"{docstrings.literal(a.name)}: {value}"
        for a, value in method.fixed
        if a.location != "body"
    ]
    parts = [f"operations.{method.constant}"]
    body = _sent_body(method)
    if pairs or body:
        parts.append("{" + ", ".join(pairs) + "}")
    if body:
        parts.append(body)
    return ", ".join(parts)


def _sent_body(method: Method) -> str:
    body = method.body
    if body is None:
        return ""
    fields = [f"{docstrings.literal(a.wire)}: {a.name}" for a in body.fields]
    fields += [
        f"{docstrings.literal(a.wire)}: {value}"
        for a, value in method.fixed
        if a.location == "body"
    ]
    given = body.argument.name if body.argument else "None"
    return f"merge({given}, {{{', '.join(fields)}}})" if fields or not body.argument else given


def _method_doc(method: Method) -> str:
    width = docstrings.WIDTH - 8
    entry = docstrings.entry
    arguments = [*positional(method), *_keywords(method)]
    args = "\n".join(entry(a.name, docstrings.with_since(a.doc, a.since), width) for a in arguments)
    known = [docstrings.raises(e.status, e.doc, width) for e in method.errors]
    errors = "\n".join(dict.fromkeys(line for line in known if line))
    source = f"Engine API: `{method.operation}`, `{method.verb} {method.path}`"
    source += f", new in API {method.since}." if method.since else "."
    summary = method.summary or f"Call the `{method.operation}` operation."
    return docstrings.sections(
        (
            docstrings.wrap(summary, width),
            docstrings.wrap(method.doc, width) if method.doc else "",
            f"Args:\n{args}" if args else "",
            (
                f"Returns:\n    {docstrings.wrap(method.returns, width - 4, '    ')}"
                if method.returns
                else ""
            ),
            f"Raises:\n{errors}" if errors else "",
            docstrings.wrap(source, width),
        )
    )


def _plain_type(type: Type) -> str:
    return pytypes.plain(type)


def _runtime_type(type: Type) -> str:
    """The type to decode: open enumerations are their own class at run time."""
    return re.sub(r"Open(?:Int)?\[(\w+)\]", r"\1", pytypes.plain(type))


_FILTERS: dict[str, Callable[..., object]] = {
    "literal": docstrings.literal,
    "docstring": docstrings.docstring,
    "wrap": docstrings.wrap,
    "summarised": docstrings.summarised,
    "rename": _rename,
    "field_line": _field_line,
    "field_doc": _field_doc,
    "model_doc": _model_doc,
    "null_safe": _null_safe,
    "hides_list": _hides_list,
    "signature": _signature,
    "call": _call,
    "returns": _returns,
    "decoded": _decoded,
    "sent": _sent,
    "method_doc": _method_doc,
    "operation_arguments": _operation_arguments,
    "proxied": _proxied,
    "plain_type": _plain_type,
    "runtime_type": _runtime_type,
}
