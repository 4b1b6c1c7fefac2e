"""The stages of a generation, in order; the only place that lists them."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from keyword import iskeyword
from pathlib import Path
from typing import Any, TypeVar

from mobygen import __version__
from mobygen.docs import Docs, load_docs
from mobygen.document import Document, check_references, load_document, resolve_spec
from mobygen.emit import MANIFEST, emit, emit_all, manifest
from mobygen.errors import MobygenError
from mobygen.format import format_packages
from mobygen.harmonise import harmonise
from mobygen.ir import Package
from mobygen.lock import read_lock
from mobygen.lower.context import Context
from mobygen.lower.package import lower_package
from mobygen.names import Names, load_names
from mobygen.normalise import Spec, normalise
from mobygen.overlay import Overlays, apply_overlays, load_overlays, without_loose_ends
from mobygen.parts import Parts, choose
from mobygen.render import render_package
from mobygen.resources import specs_dir, templates_dir
from mobygen.selection import LISTS, WHOLE, Selection
from mobygen.since import load_since
from mobygen.values import members
from mobygen.versions import ApiVersion
from mobygen.workers import Workers, workers

_T = TypeVar("_T")
_R = TypeVar("_R")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a generation made."""

    package_dir: Path
    api_version: str
    files: int
    lines: int
    operations: int
    models: int
    changed: bool
    misfits: tuple[MobygenError, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where somebody said what a package is to be; by default in the arguments of a command.

    Attributes:
        file: The file; empty for arguments.
        place: The table in it.
    """

    file: str = ""
    place: str = ""

    def wrong(self, setting: str, problem: str, fix: str) -> MobygenError:
        """The error of a setting; an empty one stands for the whole table."""
        if not self.file:
            flag = setting.removesuffix("s") if setting in LISTS else setting
            return MobygenError(file=f"--{flag}", problem=problem, fix=fix, code="selection")
        place = ".".join(part for part in (self.place, setting) if part)
        return MobygenError(file=self.file, place=place, problem=problem, fix=fix, code="config")


_ARGUMENTS = Origin()


@dataclass(frozen=True, slots=True)
class Job:
    """A package to make.

    Attributes:
        spec: A pinned version (`1.41`) or the path of a Swagger 2.0 document.
        folder: The directory to put the package in.
        package: The package's name; None for `engine_v1_41` of API 1.41.
        selection: What is to be in it.
        origin: Where that was said.
    """

    spec: str
    folder: Path
    package: str | None = None
    selection: Selection = WHOLE
    origin: Origin = _ARGUMENTS


@dataclass(frozen=True, slots=True)
class Rendered:
    """A package before it is formatted and written."""

    target: Path
    ir: Package
    facts: Mapping[str, object]
    files: Mapping[str, str]
    misfits: tuple[MobygenError, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A package with the text of all its files."""

    rendered: Rendered
    files: Mapping[str, str]


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
        progress: Called with the stage, what is done of it and how much there is.

    Raises:
        MobygenError: anything that keeps the package from being generated; nothing is written.
    """
    outcome = generate_all([spec], output=output, package=package, progress=progress)[0]
    if isinstance(outcome, MobygenError):
        raise outcome
    return outcome


def generate_all(
    specs: Sequence[str],
    *,
    output: Path | None = None,
    package: str | None = None,
    progress: Progress | None = None,
) -> list[Report | MobygenError]:
    """Generate several packages on all cores; what fails does not keep the others back.

    Args:
        specs: Pinned versions and paths of documents, each as for `generate`.
        output: As for `generate`.
        package: The name of the package, when there is one.
        progress: As for `generate`.
    """
    say = progress or _silent
    folder = output or Path("generated")
    with workers() as pool:
        say("reading", 0, len(specs))
        shared = load_shared(specs_dir())
        rendered = _each(
            pool,
            partial(_rendered, shared=shared),
            [Job(spec, folder, package) for spec in specs],
            partial(say, "rendering"),
        )
        rendered = _without_twins(specs, rendered)
        good = [one for one in rendered if isinstance(one, Rendered)]
        say("formatting", 0, 0)
        formatted = format_packages(
            [one.files for one in good], pool, progress=partial(say, "formatting")
        )
        written = iter(
            _each(
                pool,
                _written,
                list(zip(good, formatted, strict=True)),
                partial(say, "writing"),
            )
        )
        return [one if isinstance(one, MobygenError) else next(written) for one in rendered]


def make_all(jobs: Sequence[Job], *, progress: Progress | None = None) -> list[Made]:
    """The packages with all their files, not written yet: all of them or none.

    Raises:
        MobygenError: anything that keeps one of them from being made.
    """
    say = progress or _silent
    with workers() as pool:
        say("reading", 0, len(jobs))
        shared = load_shared(specs_dir())
        rendered = _each(pool, partial(_rendered, shared=shared), jobs, partial(say, "rendering"))
        good: list[Rendered] = []
        for one in rendered:
            if isinstance(one, MobygenError):
                raise one
            good.append(one)
        _check_apart(jobs, good)
        formatted = format_packages(
            [one.files for one in good], pool, progress=partial(say, "formatting")
        )
    return [
        Made(one, with_manifest(one, files)) for one, files in zip(good, formatted, strict=True)
    ]


def _check_apart(jobs: Sequence[Job], rendered: Sequence[Rendered]) -> None:
    """Two packages in one folder, or one inside the other, would be written over each other."""
    seen: dict[Path, Origin] = {}
    for job, one in zip(jobs, rendered, strict=True):
        target = one.target.resolve()
        for other, first in seen.items():
            if target == other or target in other.parents or other in target.parents:
                problem = f"its folder {one.target} is in the way of that of {first.place}"
                raise job.origin.wrong("", problem, "give it another target or package")
        seen[target] = job.origin


def render(job: Job, shared: Shared) -> Rendered:
    """The unformatted package of a pinned version or a document."""
    document = load_document(resolve_spec(job.spec))
    version = document_version(document)
    name = job.package or f"engine_v{version.major}_{version.minor}"
    check_package_name(name, job.origin)
    target = job.folder / name
    knowledge = load_knowledge(specs_dir(), version, shared)
    # Overlays fit the documents we pinned, or the build fails. Any other document may be older or
    # newer than they are: what does not fit is left out, and reported.
    misfits: list[MobygenError] = []
    pinned = is_pinned(document, version)
    whole = build(document, knowledge, name, misfits=None if pinned else misfits)
    ir, parts = _chosen(whole, job)
    files = render_package(ir, templates_dir(), parts, document=str(document.path))
    options: dict[str, object] = {"package": name}
    if not pinned:
        options["document"] = document.path.name
    facts = _facts(document, knowledge, ir, shared) | {"options": options | job.selection.options()}
    return Rendered(target, ir, facts, files, tuple(misfits))


def _chosen(whole: Package, job: Job) -> tuple[Package, Parts]:
    try:
        return choose(whole, templates_dir(), job.selection)
    except MobygenError as error:
        if error.code != "selection":
            raise
        raise job.origin.wrong(error.place, error.problem, error.fix) from None


def with_manifest(rendered: Rendered, formatted: Mapping[str, str]) -> dict[str, str]:
    """The files of a package as they are written."""
    return {**formatted, MANIFEST: manifest(rendered.facts, formatted)}


def write(rendered: Rendered, formatted: Mapping[str, str]) -> Report:
    """Write a package with its manifest."""
    files = with_manifest(rendered, formatted)
    return report(rendered, files, changed=emit(files, rendered.target))


def write_all(made: Sequence[Made]) -> list[bool]:
    """Write packages, all or none; which of them have changed."""
    return emit_all([(one.files, one.rendered.target) for one in made])


def report(rendered: Rendered, files: Mapping[str, str], *, changed: bool) -> Report:
    """What was made."""
    ir = rendered.ir
    return Report(
        package_dir=rendered.target,
        api_version=ir.api_version,
        files=len(files),
        lines=sum(text.count("\n") for text in files.values()),
        operations=len({m.operation for tag in ir.tags for m in tag.methods}),
        models=len(ir.models),
        changed=changed,
        misfits=rendered.misfits,
    )


def _rendered(job: Job, *, shared: Shared) -> Rendered | MobygenError:
    try:
        return render(job, shared)
    except MobygenError as error:
        return error


def _written(work: tuple[Rendered, Mapping[str, str]]) -> Report | MobygenError:
    try:
        return write(*work)
    except MobygenError as error:
        return error


def _without_twins(
    specs: Sequence[str], rendered: Sequence[Rendered | MobygenError]
) -> list[Rendered | MobygenError]:
    """Two documents of one API version would overwrite each other: the second is an error."""
    seen: dict[Path, str] = {}
    checked: list[Rendered | MobygenError] = []
    for spec, one in zip(specs, rendered, strict=True):
        if isinstance(one, Rendered) and seen.setdefault(one.target, spec) is not spec:
            one = MobygenError(
                file=spec,
                problem=f"the package {one.target} is that of {seen[one.target]} already",
                fix="generate one of them at a time, with -o or --package",
            )
        checked.append(one)
    return checked


def _each(
    pool: Workers,
    function: Callable[[_T], _R],
    items: Sequence[_T],
    progress: Callable[[int, int], None],
) -> list[_R]:
    """`function` of each item, in the items' order, computed side by side."""
    progress(0, len(items))
    found: dict[int, _R] = {}
    for position, result in pool.map(function, items):
        found[position] = result
        progress(len(found), len(items))
    return [found[position] for position in range(len(items))]


@dataclass(frozen=True, slots=True)
class Shared:
    """What we add to the documents of all versions alike."""

    overlays: Overlays
    docs: Docs
    since: Mapping[str, str]
    templates_sha256: str


def load_shared(folder: Path) -> Shared:
    """Read `overlays/`, `docs/` and `since.json` of a specs folder."""
    return Shared(
        overlays=load_overlays(folder / "overlays"),
        docs=load_docs(folder / "docs"),
        since=load_since(folder / "since.json"),
        templates_sha256=_digest_of(templates_dir()),
    )


def _digest_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".j2", ".yaml"):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What we add to a document: names, overlays, docs, and when each thing came."""

    names: Names
    overlays: Overlays
    docs: Docs
    since: Mapping[str, str]
    names_sha256: str


def load_knowledge(folder: Path, version: ApiVersion, shared: Shared | None = None) -> Knowledge:
    """Read `names.yaml` of a specs folder, and what all versions share if it is not given."""
    shared = shared or load_shared(folder)
    digest = hashlib.sha256()
    for path in (folder / "names.yaml", folder / "since.json"):
        digest.update(path.read_bytes() if path.exists() else b"")
    return Knowledge(
        names=load_names(folder / "names.yaml", version),
        overlays=shared.overlays,
        docs=shared.docs,
        since=shared.since,
        names_sha256=digest.hexdigest(),
    )


def corrected(
    document: Document, knowledge: Knowledge, *, misfits: list[MobygenError] | None = None
) -> dict[str, Any]:
    """A copy of a document's data, harmonised and with the overlays applied.

    With `misfits`, what we say that does not fit is left out and its errors are collected: most
    documents that we have not pinned are a little older or newer than what we say.
    """
    file = str(document.path)
    data = copy.deepcopy(document.data)
    harmonise(data, knowledge.names, file=file, misfits=misfits)
    version, actions = document_version(document), list(knowledge.overlays.actions)
    if misfits is not None:
        actions = without_loose_ends(data, actions, version, misfits)
    return apply_overlays(data, actions, version, misfits=misfits)


def is_pinned(document: Document, version: ApiVersion, folder: Path | None = None) -> bool:
    """Whether a document is the one its version is pinned to, with or without its prose."""
    entry = read_lock(folder or specs_dir()).get(str(version))
    return entry is not None and document.sha256 in (entry.sha256, entry.facts_sha256)


def normalised(
    document: Document, knowledge: Knowledge, *, misfits: list[MobygenError] | None = None
) -> Spec:
    """The normalised spec of a document, corrected; `misfits` as for `corrected`."""
    data = corrected(document, knowledge, misfits=misfits)
    return _normalised(data, str(document.path), misfits)


def lowered(
    data: dict[str, Any],
    knowledge: Knowledge,
    package: str,
    *,
    file: str,
    misfits: list[MobygenError] | None = None,
) -> Package:
    """The IR of a corrected document: normalisation and lowering; `misfits` as for `corrected`."""
    context = Context(
        spec=_normalised(data, file, misfits),
        names=replace(knowledge.names, document=file),
        docs=knowledge.docs,
        since=knowledge.since,
        misfits=misfits,
    )
    return lower_package(context, package)


def build(
    document: Document,
    knowledge: Knowledge,
    package: str,
    *,
    misfits: list[MobygenError] | None = None,
) -> Package:
    """The IR of a document: overlays, normalisation and lowering; `misfits` as for `corrected`."""
    data = corrected(document, knowledge, misfits=misfits)
    return lowered(data, knowledge, package, file=str(document.path), misfits=misfits)


def _normalised(data: dict[str, Any], file: str, misfits: list[MobygenError] | None) -> Spec:
    check_references(data, file=file)
    return normalise(data, file=file, misfits=misfits)


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


def _silent(stage: str, done: int, total: int) -> None:
    """No progress wanted."""


def check_package_name(name: str, origin: Origin = _ARGUMENTS) -> None:
    """Raise MobygenError unless a package of that name can be imported."""
    if not name.isidentifier() or not name.isascii() or iskeyword(name):
        raise origin.wrong(
            "package",
            f"{name!r} is not a Python package name",
            "use letters, digits and underscores, and no word of the language",
        )


def _facts(
    document: Document, knowledge: Knowledge, ir: Package, shared: Shared
) -> dict[str, object]:
    return {
        "version": __version__,
        "api_version": ir.api_version,
        "spec_sha256": document.sha256,
        "overlays_sha256": knowledge.overlays.sha256,
        "docs_sha256": knowledge.docs.sha256,
        "names_sha256": knowledge.names_sha256,
        "templates_sha256": shared.templates_sha256,
    }
