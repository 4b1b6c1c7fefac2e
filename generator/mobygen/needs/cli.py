"""The verb `mobygen needs`: its arguments, and what they mean."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mobygen.errors import EXIT_DIFFERENT, MobygenError, one_line
from mobygen.resources import pinned_versions

if TYPE_CHECKING:
    from mobygen.needs.project import Project

_NAME = re.compile(r"(?:^|_)v?(\d+)_(\d+)$")
_SUMMARY = "say which API versions a program needs"


def needs_arguments(verb: argparse.ArgumentParser) -> None:
    """The arguments of `mobygen needs`."""
    verb.add_argument(
        "path", type=Path, metavar="PATH", help="a Python file, or the folder of a project"
    )
    verb.add_argument(
        "--package",
        required=True,
        metavar="NAME",
        help="the generated client as it is imported: engine_v1_47, or myapp.vendor.engine",
    )
    verb.add_argument(
        "--version",
        dest="api_version",
        metavar="VERSION",
        help="the client's API version, where neither its name nor its manifest.json says it",
    )
    verb.add_argument(
        "--on",
        metavar="VERSION",
        help="list what would break on this API version, and exit with 1 if anything would",
    )
    verb.add_argument("--json", action="store_true", help="print JSON")
    verb.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="list everything that is used, and the places that were not followed",
    )


def run_needs(arguments: argparse.Namespace) -> int:
    """Read a program, and say what it needs."""
    from mobygen.jsoncache import tell_of_first_time
    from mobygen.needs.analysis import analyse
    from mobygen.needs.catalogue import load_catalogue
    from mobygen.needs.judge import judge
    from mobygen.needs.project import read_project
    from mobygen.needs.report import render_json, render_text

    package: str = arguments.package
    if not all(part.isidentifier() for part in package.split(".")):
        raise MobygenError(
            file="--package",
            problem=f"{package!r} is not a name that can be imported",
            fix="write it as an import does, such as engine_v1_47 or myapp.vendor.engine",
            code="bad-name",
        )
    on = _pinned(arguments.on, "--on") if arguments.on else ""
    project = read_project(arguments.path)
    if not project.sources:
        raise _nothing_to_read(arguments.path, project)
    own = _version(package, arguments.api_version, project)
    for file, line, why in project.problems:
        print(f"mobygen: note: {one_line(f'{file}:{line}: {why}')}; left out", file=sys.stderr)
    catalogue = load_catalogue(notice=tell_of_first_time)
    findings = analyse(project, catalogue, package, own)
    if not findings.imports:
        raise _not_imported(arguments.path, package, project)
    needs = judge(findings, catalogue, own)
    if arguments.json:
        text = render_json(needs, package, project.problems, on=on)
    else:
        text = render_text(needs, package, on=on, verbose=arguments.verbose)
    sys.stdout.write(text)
    return EXIT_DIFFERENT if on and (needs.breaks[on] or findings.absent) else 0


def _pinned(text: str, where: str) -> str:
    version = text.removeprefix("v")
    known = pinned_versions()
    if version not in known:
        raise MobygenError(
            file=where,
            problem=f"API {one_line(text)} is not pinned",
            fix=f"give one from {known[0]} to {known[-1]}",
            code="unknown-version",
        )
    return version


def _version(package: str, given: str | None, project: Project) -> str:
    """The API version of the package: as given, as its manifest says, or from its name."""
    if given:
        return _pinned(given, "--version")
    parts = tuple(package.split("."))
    found = {
        version
        for folder, version in project.manifests.items()
        if folder[-len(parts) :] == parts or folder[-1] == parts[-1]
    }
    if len(found) == 1:
        return _pinned(found.pop(), f"{package}/manifest.json")
    match = _NAME.search(parts[-1])
    if match is None:
        raise MobygenError(
            file="--package",
            problem=f"the API version of {package} is not known",
            fix="name it with --version",
            code="unknown-version",
        )
    return _pinned(f"{match[1]}.{match[2]}", f"--package {package}")


def _nothing_to_read(path: Path, project: Project) -> MobygenError:
    if project.problems:
        file, line, why = project.problems[0]
        return MobygenError(file=file, line=line, problem=why, fix="correct it", code="not-python")
    return MobygenError(
        file=str(path),
        problem="no Python files in it",
        fix="give a Python file or the folder of a project",
        code="no-python",
    )


def _not_imported(path: Path, package: str, project: Project) -> MobygenError:
    from mobygen.needs.project import imported_clients

    others = imported_clients(project)
    fix = (
        f"it imports {' and '.join(others)}: name that with --package"
        if others
        else "give the name by which the client is imported, such as myapp.vendor.engine"
    )
    return MobygenError(
        file=str(path), problem=f"{package} is imported nowhere", fix=fix, code="not-imported"
    )


VERBS = (("needs", _SUMMARY, run_needs, needs_arguments),)
