"""The verbs for projects that carry a client: `mobygen vendor` and `mobygen check`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mobygen.errors import EXIT_DIFFERENT, MobygenError

if TYPE_CHECKING:
    from mobygen.pipeline import Job

_PYPROJECT = Path("pyproject.toml")
_FLAGS = ("output", "package", "mode", "tags", "operations", "helpers")


def vendor_arguments(verb: argparse.ArgumentParser) -> None:
    """The arguments of `mobygen vendor`."""
    _config_argument(verb)
    verb.add_argument(
        "spec",
        nargs="?",
        metavar="VERSION|FILE",
        help="a pinned API version or a swagger.yaml; without it, what pyproject.toml says",
    )
    verb.add_argument("-o", "--output", type=Path, metavar="DIR", help="where the package goes")
    verb.add_argument("--package", metavar="NAME", help="the package's name")
    verb.add_argument("--mode", choices=("both", "sync", "async"), help="which clients")
    for name, what in (
        ("tag", "a group of operations, such as containers"),
        ("operation", "an operation, such as images.create or ImageCreate"),
        ("helper", "a helper module, such as files; only the named ones"),
    ):
        verb.add_argument(f"--{name}", dest=f"{name}s", action="append", metavar="NAME", help=what)


def check_arguments(verb: argparse.ArgumentParser) -> None:
    """The arguments of `mobygen check`."""
    _config_argument(verb)
    verb.add_argument(
        "folder",
        nargs="*",
        type=Path,
        metavar="DIR",
        help="packages to check by their manifests; without any, those of pyproject.toml",
    )


def run_vendor(arguments: argparse.Namespace) -> int:
    """Make the clients of a project: all are made before the first is written."""
    from mobygen.pipeline import make_all, report, write_all

    made = make_all(_jobs(arguments))
    for one, changed in zip(made, write_all(made), strict=True):
        done = report(one.rendered, one.files, changed=changed)
        print(
            f"{done.package_dir}: the client of API {done.api_version}, {done.operations} "
            f"operations, {done.models} models, {done.files} files, {done.lines} lines"
            + ("" if changed else " (unchanged)")
        )
    return 0


def run_check(arguments: argparse.Namespace) -> int:
    """Say how the clients of a project differ from what their pins give; 1 if they do."""
    from mobygen.pipeline import make_all
    from mobygen.vendor.check import differences, job_of
    from mobygen.vendor.config import load_jobs

    folders: list[Path] = list(dict.fromkeys(arguments.folder))
    if folders:
        _refuse_config(arguments, "a folder")
    jobs = [job_of(folder) for folder in folders] or load_jobs(arguments.config or _PYPROJECT)
    places: list[Path | None] = [*folders] or [None] * len(jobs)
    found = [
        line
        for made, place in zip(make_all(jobs), places, strict=True)
        for line in differences(made, place)
    ]
    for line in found:
        print(line)
    if not found:
        print(f"{len(jobs)} clients are what their pins give" if len(jobs) > 1 else "up to date")
    return EXIT_DIFFERENT if found else 0


def _jobs(arguments: argparse.Namespace) -> list[Job]:
    from mobygen.pipeline import Job, Origin
    from mobygen.vendor.config import load_jobs, selection_of

    given: dict[str, Any] = {
        name: value for name in _FLAGS if (value := getattr(arguments, name)) is not None
    }
    if arguments.spec is None:
        if given:
            raise MobygenError(
                file="vendor",
                problem="flags without a version",
                fix="name one, or say it all in pyproject.toml",
            )
        return load_jobs(arguments.config or _PYPROJECT)
    _refuse_config(arguments, "a version")
    folder: Path = given.pop("output", Path())
    package = given.pop("package", None)
    return [Job(arguments.spec, folder, package, selection_of(given, Origin()))]


def _refuse_config(arguments: argparse.Namespace, beside: str) -> None:
    if arguments.config is not None:
        raise MobygenError(
            file="--config", problem=f"stands beside {beside}", fix="leave one of them out"
        )


def _config_argument(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--config", type=Path, metavar="FILE", help="the project's file (default: pyproject.toml)"
    )


_Verb = tuple[
    str, str, Callable[[argparse.Namespace], int], Callable[[argparse.ArgumentParser], None]
]
VERBS: tuple[_Verb, ...] = (
    ("vendor", "make the clients that a project carries", run_vendor, vendor_arguments),
    ("check", "tell whether these are what their pins give", run_check, check_arguments),
)
