"""The verbs that compare: `mobygen diff`, `history` and `atlas`.

Only what their arguments are and what is printed where; everything else is imported when a verb
runs, so that other verbs start as fast as before.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mobygen.errors import EXIT_DIFFERENT, MobygenError

if TYPE_CHECKING:
    from mobygen.diff.changes import Report

_FORMATS = ("text", "json", "markdown", "html")
_SIDES = "a pinned version such as 1.41, a swagger file, or the folder of a generated client"


def diff_arguments(verb: argparse.ArgumentParser) -> None:
    """The arguments of `mobygen diff`."""
    verb.add_argument("old", metavar="OLD", help=_SIDES)
    verb.add_argument("new", metavar="NEW", help="likewise")
    verb.add_argument(
        "--format", choices=_FORMATS, default="text", help="what to write (default: %(default)s)"
    )
    verb.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to write it (default: stdout)"
    )
    verb.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="WHAT",
        help="show only some changes: a layer (wire, docs, names, python), a class (breaking, "
        "additive, …), a direction (request, response), or severity=, cause=, facet=, tag=, "
        "operation= with a value; commas or several --only combine",
    )
    verb.add_argument("--all", action="store_true", help="show corrections and ignored changes too")
    verb.add_argument(
        "--ignore", type=Path, metavar="FILE", help="changes that do not matter, with reasons"
    )
    verb.add_argument(
        "--fail-on",
        choices=("breaking", "any"),
        help="exit with 1 when a change breaks callers, or when there is any change",
    )


def run_diff(arguments: argparse.Namespace) -> int:
    """Compare two sides, write the report, and fail if asked to."""
    from mobygen.diff.causes import load_causes, load_ignores
    from mobygen.diff.changes import build_report
    from mobygen.diff.sides import Loader
    from mobygen.diff.view import only

    loader = Loader.of()
    old, new = loader.side(arguments.old), loader.side(arguments.new)
    newest = max(old.version, new.version)
    ignores = load_ignores(arguments.ignore, newest) if arguments.ignore else []
    report = build_report(old, new, load_causes(loader.folder / "causes.yaml"), ignores)
    failed = report.verdict.breaking
    if arguments.fail_on == "any":
        failed = any(not change.ignored for change in report.changes)
    report = only(report, arguments.only)
    _write(_rendered(report, arguments), arguments.output)
    return EXIT_DIFFERENT if arguments.fail_on and failed else 0


def _rendered(report: Report, arguments: argparse.Namespace) -> str:
    if arguments.format == "json":
        from mobygen.diff.report_json import render_json

        return render_json(report)
    if arguments.format == "markdown":
        from mobygen.diff.report_markdown import render_markdown

        return render_markdown(report)
    if arguments.format == "html":
        from mobygen.diff.report_html import render_html

        return render_html(report)
    from mobygen.diff.report_text import render_text

    color = arguments.output is None and _wants_color()
    return render_text(report, color=color, everything=arguments.all)


def history_arguments(verb: argparse.ArgumentParser) -> None:
    """The arguments of `mobygen history`."""
    verb.add_argument(
        "name",
        metavar="NAME",
        help="an operation, argument, model or field, by its wire or Python name; * for anything",
    )
    verb.add_argument("--json", action="store_true", help="write JSON")


def run_history(arguments: argparse.Namespace) -> int:
    """Show when something came, changed and went."""
    from mobygen.diff.history import (
        find,
        load_history,
        nearest,
        render_history,
        render_history_json,
    )
    from mobygen.jsoncache import tell_of_first_time

    history = load_history(notice=tell_of_first_time)
    elements = find(history, arguments.name)
    if not elements:
        near = " or ".join(nearest(history, arguments.name))
        raise MobygenError(
            file=arguments.name,
            problem="nothing of this name in any version",
            fix=(
                f"did you mean {near}?"
                if near
                else "give an operation, argument, model or field, such as containers.create, "
                "HostConfig.Mounts or `*MacAddress`"
            ),
            code="unknown-name",
        )
    if arguments.json:
        _write(render_history_json(elements), None)
    else:
        _write(render_history(elements, color=_wants_color()), None)
    return 0


def atlas_arguments(verb: argparse.ArgumentParser) -> None:
    """The arguments of `mobygen atlas`."""
    verb.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("atlas.html"),
        metavar="FILE",
        help="where to write it (default: %(default)s)",
    )


def run_atlas(arguments: argparse.Namespace) -> int:
    """Write the page that shows the whole API over time."""
    from mobygen.diff.atlas import render_atlas
    from mobygen.diff.history import load_history
    from mobygen.jsoncache import tell_of_first_time

    text = render_atlas(load_history(notice=tell_of_first_time))
    _write(text, arguments.output)
    print(f"{arguments.output}: {len(text.encode()) // 1024} KB")
    return 0


VERBS: tuple[
    tuple[
        str,
        str,
        Callable[[argparse.Namespace], int],
        Callable[[argparse.ArgumentParser], None],
    ],
    ...,
] = (
    ("diff", "compare two API versions, documents or clients", run_diff, diff_arguments),
    ("history", "show when something came, changed and went", run_history, history_arguments),
    ("atlas", "write a page of the whole API over time", run_atlas, atlas_arguments),
)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise MobygenError(
            file=str(output),
            problem=f"cannot write: {error.strerror or error}",
            fix="choose another file with -o",
            code="unwritable",
        ) from None


def _wants_color() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
