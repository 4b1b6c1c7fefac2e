"""What `mobygen lint` prints."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from mobygen.document import Document, line_of_place, load_document, resolve_spec
from mobygen.errors import EXIT_DIFFERENT, MobygenError, one_line
from mobygen.lint.coverage import Coverage, coverage
from mobygen.lint.known import Known, acceptable, read_known, write_known
from mobygen.lint.survey import Sighting, survey
from mobygen.pipeline import Shared, build, document_version, load_knowledge, load_shared
from mobygen.resources import specs_dir
from mobygen.workers import workers

Print = Callable[[str], None]


def lint(
    specs: Sequence[str],
    *,
    accept: bool,
    as_json: bool,
    forget: bool = False,
    out: Print = print,
) -> int:
    """Print what the documents have that is not on the list; or put all of it there.

    With `forget`, what is on the list and none of the documents has is taken off it.
    """
    folder = specs_dir()
    before = read_known(folder)
    known: Known = frozenset() if accept and forget else before
    with workers() as pool:
        work = partial(_look, shared=load_shared(folder), known=None if accept else known)
        found = dict(pool.map(work, specs))
    ordered = [found[position] for position in range(len(specs))]
    fresh = [(line, sight) for lines in ordered for line, sight in lines]
    if accept:
        accepted = known | acceptable(sight for _, sight in fresh)
        path = write_known(folder, accepted)
        out(f"{path}: {len(accepted - before)} added, {len(before - accepted)} removed")
        fresh = [(where, s) for where, s in fresh if (s.code, s.subject) not in accepted]
    if as_json:
        out(json.dumps([_as_json(where, sight) for where, sight in fresh], indent=2))
    else:
        for where, sight in fresh:
            out(one_line(f"{where}: {sight.code}: {sight.subject}; {sight.hint}"))
    return EXIT_DIFFERENT if fresh else 0


def lint_docs(specs: Sequence[str], *, as_json: bool, out: Print = print) -> int:
    """Print what has no text, and how much has one."""
    with workers() as pool:
        work = partial(_covered, shared=load_shared(specs_dir()))
        found = dict(pool.map(work, specs))
    reports = [found[position] for position in range(len(specs))]
    if as_json:
        out(json.dumps({version: _shares(kinds) for version, kinds, _ in reports}, indent=2))
        return 0
    for version, kinds, lines in reports:
        for line in lines:
            out(line)
        shares = ", ".join(f"{one.kind} {one.percent:g} % of {one.total}" for one in kinds)
        out(f"API {version}: {shares}")
    return 0


def _covered(spec: str, *, shared: Shared) -> tuple[str, list[Coverage], list[str]]:
    """The version of a document, how much of it has texts, and a line for what has none."""
    document = load_document(resolve_spec(spec))
    knowledge = load_knowledge(specs_dir(), document_version(document), shared)
    package = build(document, knowledge, "engine", misfits=[])  # `lint` shows them
    kinds = coverage(package)
    lines = [
        f"{_where(document, '', place)}: undocumented: {one.kind.removesuffix('s')} {place}"
        for one in kinds
        for place in one.missing
    ]
    return package.api_version, kinds, lines


def _shares(kinds: Sequence[Coverage]) -> dict[str, dict[str, object]]:
    return {
        one.kind: {"total": one.total, "percent": one.percent, "missing": one.missing}
        for one in kinds
    }


def _look(spec: str, *, shared: Shared, known: Known | None) -> list[tuple[str, Sighting]]:
    """The sightings that are not known, with their file and line; all of them without a list."""
    document = load_document(resolve_spec(spec))
    knowledge = load_knowledge(specs_dir(), document_version(document), shared)
    return [
        (_where(document, sight.pointer, sight.subject) if known is not None else spec, sight)
        for sight in survey(document, knowledge)
        if known is None or (sight.code, sight.subject) not in known
    ]


def _where(document: Document, pointer: str, subject: str) -> str:
    line: int | None = None
    with suppress(MobygenError):
        line = document.line(pointer) if pointer else line_of_place(document.raw, subject)
    return f"{document.path}:{line}" if line else str(document.path)


def _as_json(where: str, sight: Sighting) -> dict[str, object]:
    file, _, line = where.rpartition(":")
    has_line = bool(file) and line.isdigit()
    return {
        "code": sight.code,
        "subject": sight.subject,
        "file": file if has_line else where,
        "line": int(line) if has_line else None,
        "place": sight.pointer,
        "hint": sight.hint,
    }
