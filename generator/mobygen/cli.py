"""The `mobygen` command: reads arguments, calls one function per verb, prints, sets exit codes.

0 is success, 1 is for the differences that comparing verbs find, 2 is for input that cannot be
used (one line on stderr says what and where it is and how to fix it), 130 for an interrupted run.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

from mobygen import __version__
from mobygen.conform.cli import VERBS as CONFORM_VERBS
from mobygen.daemon import host_arguments, versions_of_daemon
from mobygen.diff.cli import VERBS as DIFF_VERBS
from mobygen.document import line_of_place, read_file
from mobygen.errors import EXIT_BAD_INPUT, EXIT_INTERRUPTED, MobygenError, one_line
from mobygen.lock import read_lock
from mobygen.needs.cli import VERBS as NEEDS_VERBS
from mobygen.releases import load_releases, served_by
from mobygen.resources import is_checkout, specs_dir
from mobygen.vendor.cli import VERBS as VENDOR_VERBS
from mobygen.versions import ApiVersion

_EXIT_TERMINATED = 128 + signal.SIGTERM
_DEFAULT_OUTPUT = Path("generated")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        with _cleaning_up_when_terminated():
            code = run(arguments)
        sys.stdout.flush()
        return code
    except MobygenError as error:
        if arguments.debug:
            raise
        return _fail(str(_with_line(error)))
    except KeyboardInterrupt:
        if arguments.debug:
            raise
        print("mobygen: interrupted", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; keep the interpreter's exit quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if arguments.debug:
            raise
        what = one_line(f"{type(error).__name__}: {error}")
        return _fail(f"a fault of mobygen itself: {what}; run it with --debug and report that")


# -- verbs ---------------------------------------------------------------------------------


def _generate(arguments: argparse.Namespace) -> int:
    from mobygen.pipeline import generate_all  # black and jinja2 are slow to import

    specs = _named_specs(arguments, versions_of_daemon(arguments))
    if arguments.package and len(specs) > 1:
        raise MobygenError(
            file="--package",
            problem=f"one name for {len(specs)} packages",
            fix="generate them one at a time, or leave it out",
        )
    started = time.perf_counter()
    with _progress(quiet=arguments.quiet, many=len(specs) > 1) as progress:
        outcomes = generate_all(
            specs, output=arguments.output, package=arguments.package, progress=progress
        )
    errors = [outcome for outcome in outcomes if isinstance(outcome, MobygenError)]
    for outcome in outcomes:
        if not isinstance(outcome, MobygenError):
            print(
                f"{outcome.package_dir}: the client of API {outcome.api_version}, "
                f"{outcome.operations} operations, {outcome.models} models, "
                f"{outcome.files} files, {outcome.lines} lines"
                + ("" if outcome.changed else " (unchanged)")
            )
            for misfit in outcome.misfits:
                print(f"mobygen: note: an overlay was left out: {misfit}", file=sys.stderr)
    seconds = time.perf_counter() - started
    if len(specs) == 1 and errors:
        raise errors[0]
    if len(specs) > 1:
        print(f"{len(specs) - len(errors)} of {len(specs)} packages in {seconds:.1f} s")
    for error in errors:
        _fail(str(_with_line(error)))
    return EXIT_BAD_INPUT if errors else 0


def _pin(arguments: argparse.Namespace) -> int:
    from mobygen.pin import pin

    output: Path | None = arguments.output
    if output is None and not is_checkout():
        raise MobygenError(
            file="pin",
            problem="the documents of an installed mobygen are not changed",
            fix="name a directory with -o, or run this in a checkout of mobygen",
        )
    report = pin(
        arguments.source,
        output or specs_dir(),
        commit=arguments.commit,
        source_text=arguments.source_text,
        force=arguments.force,
        warn=lambda line: print(f"mobygen: warning: {one_line(line)}", file=sys.stderr),
    )
    entry = report.entry
    print(
        f"{report.path}: API {report.version}, {entry.operations} operations, "
        f"{entry.definitions} definitions, sha256 of upstream {entry.sha256[:12]}…"
        + ("" if report.changed else " (unchanged)")
    )
    return 0


def _index(arguments: argparse.Namespace) -> int:
    from mobygen.all_versions import write_index
    from mobygen.workers import workers

    if not is_checkout():
        raise MobygenError(
            file="index",
            problem="the documents of an installed mobygen are not changed",
            fix="run this in a checkout of mobygen",
        )
    with workers() as pool:
        path, count, changed = write_index(pool)
    print(f"{path}: the first versions of {count} things" + ("" if changed else " (unchanged)"))
    return 0


def _lint(arguments: argparse.Namespace) -> int:
    from mobygen.lint.cli import lint, lint_docs

    specs = _named_specs(arguments)
    as_json = arguments.format == "json"
    if arguments.docs:
        return lint_docs(specs, as_json=as_json)
    if arguments.accept and not is_checkout():
        raise MobygenError(
            file="--accept",
            problem="the documents of an installed mobygen are not changed",
            fix="run this in a checkout of mobygen",
        )
    return lint(specs, accept=arguments.accept, as_json=as_json, forget=arguments.all)


def _named_specs(arguments: argparse.Namespace, more: Sequence[str] = ()) -> list[str]:
    """The versions and files that were named, `more`, and with --all every pinned version."""
    specs: list[str] = list(dict.fromkeys([*arguments.spec, *more]))
    if arguments.all:
        specs += [version for version in read_lock(specs_dir()) if version not in specs]
    if not specs:
        raise MobygenError(
            file=arguments.verb,
            problem=f"nothing to {arguments.verb}",
            fix="name an API version such as 1.41 or a swagger file, or give --all",
        )
    return specs


def _versions(arguments: argparse.Namespace) -> int:
    folder = specs_dir()
    releases = load_releases(folder)
    rows = [("API", "operations", "definitions", "upstream commit", "Docker releases")]
    for version, entry in read_lock(folder).items():
        rows.append(
            (
                version,
                str(entry.operations),
                str(entry.definitions),
                entry.commit or "unknown",
                served_by(releases, ApiVersion.parse(version)) or "unknown",
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        print("  ".join(cells).rstrip())
    return 0


# -- arguments -----------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """Mistakes in arguments are one line, like all others."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_BAD_INPUT, f"mobygen: error: {one_line(message)}; see {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="mobygen",
        description="Generates typed Python clients of the Docker Engine API, one package per "
        "API version.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"mobygen {__version__}")
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    for verb in _VERBS:
        sub = verbs.add_parser(
            verb.name,
            help=verb.summary,
            description=f"{verb.summary[0].upper()}{verb.summary[1:]}.",
            allow_abbrev=False,
        )
        verb.add_arguments(sub)
        sub.add_argument("--debug", action="store_true", help="show a traceback with an error")
        sub.set_defaults(run=verb.run, verb=verb.name)
    return parser


def _spec_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "spec",
        nargs="*",
        metavar="VERSION|FILE",
        help="a pinned API version such as 1.41, or the path of a swagger.yaml",
    )
    verb.add_argument("--all", action="store_true", help="all pinned versions")


def _lint_arguments(verb: argparse.ArgumentParser) -> None:
    _spec_arguments(verb)
    verb.add_argument("--docs", action="store_true", help="list what has no documentation instead")
    verb.add_argument("--format", choices=("text", "json"), default="text", help="how to print it")
    verb.add_argument(
        "--accept", action="store_true", help="put what is found on the list of what is known"
    )


def _generate_arguments(verb: argparse.ArgumentParser) -> None:
    _spec_arguments(verb)
    host_arguments(verb)
    verb.add_argument(
        "-o",
        "--output",
        type=Path,
        default=_DEFAULT_OUTPUT,
        metavar="DIR",
        help="the directory to put the package in (default: %(default)s)",
    )
    verb.add_argument(
        "--package", metavar="NAME", help="the package's name (default: engine_v1_41 for 1.41)"
    )
    verb.add_argument("-q", "--quiet", action="store_true", help="do not show the progress")


def _pin_arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("source", metavar="FILE|URL", help="the upstream swagger.yaml")
    verb.add_argument("--commit", default="", metavar="SHA", help="the upstream commit it is from")
    verb.add_argument(
        "--source",
        dest="source_text",
        default="",
        metavar="TEXT",
        help="what to record as its source (default: the URL or the file's name)",
    )
    verb.add_argument(
        "--force", action="store_true", help="replace a version pinned to another document"
    )
    verb.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="the specs directory (default: that of the checkout)",
    )


@dataclass(frozen=True, slots=True)
class _Verb:
    name: str
    summary: str
    run: Callable[[argparse.Namespace], int]
    add_arguments: Callable[[argparse.ArgumentParser], None]


_VERBS = (
    _Verb("generate", "generate the client of an API version", _generate, _generate_arguments),
    _Verb("pin", "take the facts of an upstream document into specs/", _pin, _pin_arguments),
    _Verb("lint", "show what a document has that none before had", _lint, _lint_arguments),
    _Verb("index", "note in specs/ what came with which version", _index, lambda verb: None),
    _Verb("versions", "list the API versions that are pinned", _versions, lambda verb: None),
    *(_Verb(*verb) for verb in DIFF_VERBS),
    *(_Verb(*verb) for verb in CONFORM_VERBS),
    *(_Verb(*verb) for verb in NEEDS_VERBS),
    *(_Verb(*verb) for verb in VENDOR_VERBS),
)


# -- output --------------------------------------------------------------------------------


@contextmanager
def _progress(*, quiet: bool, many: bool) -> Generator[Callable[[str, int, int], None]]:
    """On a terminal one line that changes as the work goes on; else a line for each stage.

    The stages of one package take too little time to be worth lines in a log.
    """
    stage = ""

    def silent(name: str, done: int, total: int) -> None:
        """Nothing to see."""

    def update(name: str, done: int, total: int) -> None:
        count = f" {done}/{total}" if total > 1 else ""
        print(f"\r\x1b[K{name}{count} …", end="", file=sys.stderr, flush=True)

    def log(name: str, done: int, total: int) -> None:
        nonlocal stage
        if name != stage and total:
            stage = name
            print(f"mobygen: {name} {total}", file=sys.stderr, flush=True)

    if quiet or not (sys.stderr.isatty() or many):
        yield silent
    elif not sys.stderr.isatty():
        yield log
    else:
        try:
            yield update
        finally:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _fail(message: str) -> int:
    print(f"mobygen: error: {message}", file=sys.stderr)
    return EXIT_BAD_INPUT


def _with_line(error: MobygenError) -> MobygenError:
    """Find the line of an error that only knows its place in a document."""
    if error.line is None and error.place:
        with suppress(MobygenError):  # the message is whole without it
            error.line = line_of_place(read_file(Path(error.file)), error.place)
    return error


@contextmanager
def _cleaning_up_when_terminated() -> Generator[None]:
    """End by way of the `finally` clauses at SIGTERM, so that no temporary directory is left."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        sys.exit(_EXIT_TERMINATED)

    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
