"""The stages of a generation, in order; the only place that lists them."""

from __future__ import annotations

import copy
import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mobygen import __version__
from mobygen.docs import Docs, load_docs
from mobygen.document import Document, check_references, load_document, resolve_spec
from mobygen.emit import MANIFEST, check_target, emit, manifest
from mobygen.errors import MobygenError
from mobygen.format import format_files
from mobygen.ir import Package
from mobygen.lower.context import Context
from mobygen.lower.package import lower_package
from mobygen.names import Names, load_names
from mobygen.normalise import Spec, normalise
from mobygen.overlay import Overlays, apply_overlays, load_overlays
from mobygen.render import render_package
from mobygen.resources import specs_dir, templates_dir
from mobygen.since import load_since
from mobygen.values import members
from mobygen.versions import ApiVersion

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a generation made."""

    package_dir: Path
    api_version: str
    files: int
    lines: int
    operations: int
    models: int
    seconds: float


def generate(
    spec: str,
    *,
    output: Path | None = None,
    package: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Generate the client package of a pinned version or a swagger file.

    Args:
        spec: A pinned version (`1.41`) or the path of a Swagger 2.0 document.
        output: The directory to put the package in. Default: `generated`.
        package: The package's name. Default: `engine_v1_41` for API 1.41.
        progress: Called with a line of text as each stage begins.

    Raises:
        MobygenError: anything that keeps the package from being generated; nothing is written.
    """
    started = time.perf_counter()
    say = progress or _silent
    say(f"reading {spec}")
    document = load_document(resolve_spec(spec))
    version = document_version(document)
    name = package or f"engine_v{version.major}_{version.minor}"
    _check_package_name(name)
    target = (output or Path("generated")) / name
    check_target(target)
    say(f"building the representation of API {version}")
    knowledge = load_knowledge(specs_dir(), version)
    ir = build(document, knowledge, name)
    say("rendering")
    files = render_package(ir, templates_dir())
    say("formatting")
    files = format_files(files)
    files[MANIFEST] = manifest(_facts(document, knowledge, ir), files)
    say(f"writing {target}")
    emit(files, target)
    return Report(
        package_dir=target,
        api_version=ir.api_version,
        files=len(files),
        lines=sum(text.count("\n") for text in files.values()),
        operations=len({m.operation for tag in ir.tags for m in tag.methods}),
        models=len(ir.models),
        seconds=time.perf_counter() - started,
    )


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What we add to a document: names, overlays, docs, and when each thing came."""

    names: Names
    overlays: Overlays
    docs: Docs
    since: Mapping[str, str]
    names_sha256: str


def load_knowledge(folder: Path, version: ApiVersion) -> Knowledge:
    """Read `names.yaml`, `overlays/`, `docs/` and `since.json` of a specs folder."""
    digest = hashlib.sha256()
    for path in (folder / "names.yaml", folder / "since.json"):
        digest.update(path.read_bytes() if path.exists() else b"")
    return Knowledge(
        names=load_names(folder / "names.yaml", version),
        overlays=load_overlays(folder / "overlays"),
        docs=load_docs(folder / "docs"),
        since=load_since(folder / "since.json"),
        names_sha256=digest.hexdigest(),
    )


def normalised(document: Document, knowledge: Knowledge) -> Spec:
    """The normalised spec of a document, overlays applied to a copy of its data."""
    data = apply_overlays(
        copy.deepcopy(document.data), knowledge.overlays.actions, document_version(document)
    )
    check_references(data, file=str(document.path))
    return normalise(data, file=str(document.path), renames=knowledge.names.renames)


def build(document: Document, knowledge: Knowledge, package: str) -> Package:
    """The IR of a document: overlays, normalisation and lowering."""
    context = Context(
        spec=normalised(document, knowledge),
        names=knowledge.names,
        docs=knowledge.docs,
        since=knowledge.since,
    )
    return lower_package(context, package)


def document_version(document: Document) -> ApiVersion:
    """The API version a document says it is."""
    text = str(members(document.data.get("info")).get("version", ""))
    try:
        return ApiVersion.parse(text)
    except ValueError:
        raise MobygenError(
            file=str(document.path),
            place="#/info/version",
            problem=f"{text!r} is not an Engine API version",
            fix="give the document's info.version the form 1.41",
        ) from None


def _silent(line: str) -> None:
    """No progress wanted."""


def _check_package_name(name: str) -> None:
    if not name.isidentifier() or not name.isascii():
        raise MobygenError(
            file=name,
            problem="not a Python package name",
            fix="use letters, digits and underscores with --package",
        )


def _facts(document: Document, knowledge: Knowledge, ir: Package) -> dict[str, object]:
    return {
        "version": __version__,
        "api_version": ir.api_version,
        "spec_sha256": document.sha256,
        "overlays_sha256": knowledge.overlays.sha256,
        "docs_sha256": knowledge.docs.sha256,
        "names_sha256": knowledge.names_sha256,
        "options": {"package": ir.name},
    }
