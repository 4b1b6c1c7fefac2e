"""The verb `mobygen conform`: its arguments, and what is done in which order."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from mobygen.daemon import Daemon, ask, choose, host_arguments, imported_client
from mobygen.errors import EXIT_DIFFERENT, MobygenError, one_line
from mobygen.resources import pinned_versions, specs_dir
from mobygen.versions import ApiVersion

if TYPE_CHECKING:
    from mobygen.conform.report import Report

Progress = Callable[[str, int, int], None]


def conform_arguments(verb: argparse.ArgumentParser) -> None:
    """The arguments of `mobygen conform`."""
    host_arguments(verb)
    verb.add_argument(
        "--api",
        metavar="VERSION",
        help="ask with the client of this API version (default: the newest the daemon speaks)",
    )
    verb.add_argument("--json", action="store_true", help="write JSON")
    verb.add_argument(
        "--objects",
        type=_positive,
        default=10,
        metavar="N",
        help="inspect at most so many objects of a kind (default: %(default)s)",
    )
    verb.add_argument(
        "--timeout",
        type=_positive,
        default=30,
        metavar="SECONDS",
        help="give up on a call after so long (default: %(default)s)",
    )
    verb.add_argument(
        "--registry",
        action="store_true",
        help="also call what makes the daemon ask a registry, such as Docker Hub",
    )


def run_conform(arguments: argparse.Namespace) -> int:
    """Ask a daemon, compare, print; 1 if a model disagrees with the daemon."""
    from mobygen.conform.report import render_json, render_text

    report = _report(arguments)
    sys.stdout.write(render_json(report) if arguments.json else render_text(report))
    return 0 if report.conforms else EXIT_DIFFERENT


def _report(arguments: argparse.Namespace) -> Report:
    wanted = _wanted(arguments.api)
    with imported_client(pinned_versions()[-1]) as client:
        daemon = ask(client.module, arguments.host, arguments.context)
    if wanted:
        check_spoken(daemon, wanted)
    return conform(
        daemon,
        wanted or _chosen(daemon),
        objects=arguments.objects,
        seconds=arguments.timeout,
        registry=arguments.registry,
    )


def conform(
    daemon: Daemon, version: str, *, objects: int, seconds: float, registry: bool
) -> Report:
    """Compare a daemon with the document and the client of a pinned version."""
    from mobygen.conform.caller import Caller, Limits
    from mobygen.conform.findings import collect
    from mobygen.conform.judge import Judge
    from mobygen.conform.plan import load_wishes, make_plan
    from mobygen.conform.recorder import Recorder
    from mobygen.conform.report import Report
    from mobygen.conform.spec_shapes import spec_operations
    from mobygen.document import load_document, resolve_spec

    spec = spec_operations(load_document(resolve_spec(version)).data)
    with imported_client(version) as client:
        module: Any = client.module
        connect = module._runtime.sync_connect.connector_for
        recorder = Recorder(connect(daemon.host, daemon.tls)[1], module)
        wishes = load_wishes(specs_dir())
        plan = make_plan(client.ir, wishes, registry=registry)
        with module.Client(connector=recorder, timeout=seconds) as engine, _progress() as say:
            caller = Caller(module, engine, recorder, Limits(objects, seconds))
            calls = list(caller.run(plan, say))
        findings = collect(calls, Judge.of(spec, client.ir).differences, wishes.accepted)
    if all(call.exchange is None for call in calls):
        raise MobygenError(
            file=daemon.host,
            problem=f"the daemon answered nothing: {calls[0].unanswered}",
            fix="check that it still runs, or give it more time with --timeout",
            code="no-daemon",
        )
    missing = {
        step.method.operation: f"no {step.method.path.split('/')[1]} to ask for"
        for step in plan.steps
        if not any(call.step.method.operation == step.method.operation for call in calls)
    }
    return Report(
        engine=daemon.engine,
        host=daemon.host,
        daemon_api=str(daemon.newest),
        api=version,
        calls=calls,
        findings=findings,
        left_out={**missing, **plan.left_out},
    )


def check_spoken(daemon: Daemon, version: str) -> None:
    """Raise MobygenError for a version that the daemon would refuse in every answer."""
    if not daemon.oldest <= ApiVersion.parse(version) <= daemon.newest:
        raise MobygenError(
            file="--api",
            problem=f"the daemon at {daemon.host} speaks API {daemon.oldest} to {daemon.newest}, "
            f"not {version}",
            fix="give one of these, or leave it out",
            code="no-version",
        )


def _chosen(daemon: Daemon) -> str:
    choice = choose(daemon, pinned_versions())
    if choice.note:
        print(f"mobygen: note: {choice.note}", file=sys.stderr)
    return choice.version


def _wanted(text: str | None) -> str:
    """The version of --api, if it is one we have."""
    version = (text or "").removeprefix("v")
    if version and version not in pinned_versions():
        raise MobygenError(
            file="--api",
            problem=f"{one_line(text or '')!r} is no API version that mobygen knows",
            fix="give one that `mobygen versions` lists",
            code="no-version",
        )
    return version


def _positive(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return number


@contextmanager
def _progress() -> Generator[Progress]:
    """On a terminal one line that changes; else nothing."""
    terminal = sys.stderr.isatty()

    def say(name: str, done: int, total: int) -> None:
        if terminal:
            print(f"\r\x1b[K{name} {done}/{total} …", end="", file=sys.stderr, flush=True)

    try:
        yield say
    finally:
        if terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


VERBS = (
    (
        "conform",
        "show where a daemon differs from its document and from our models",
        run_conform,
        conform_arguments,
    ),
)
