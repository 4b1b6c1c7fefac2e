"""The canned-answer server: compiled here, given the captured answers enlarged, started and ended."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import answers
from benchmarks.answers import LAST_CHUNK, Answer

SOURCE = Path(__file__).with_name("server.c")

# docker-py reads a 101 head through a buffer and drops what came with it, so the frames come later.
PAUSE_AFTER_101 = 0.020

LIST_LENGTH = 1000
BLOCK = 1 << 20  # streams are blocks of about this size, sent again and again


class CannotStart(Exception):
    """The server cannot be compiled or started; the message says why."""


@dataclass(frozen=True)
class Sizes:
    """How much the streams carry: the number of blocks of about 1 MiB."""

    short: int = 4
    big: int = 256
    exec: int = 8
    events: int = 8


FULL = Sizes()
QUICK = Sizes(short=1, big=8, exec=1, events=1)


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    head: bytes
    block: bytes = b""
    repeat: int = 0
    tail: bytes = b""
    pause: float = 0.0
    close: bool = False


def stream(answer: Answer, repeat: int) -> tuple[bytes, bytes, int, bytes]:
    """An answer as head, block, number of blocks and tail, in the frames in which it was sent."""
    once = answer.framed(answer.pieces)
    block = once * max(1, BLOCK // len(once))
    return answer.head, block, repeat, LAST_CHUNK if answer.chunked else b""


def long_list(answer: Answer) -> bytes:
    """The answer with its one element 1,000 times, in one piece as the daemon sends it."""
    element = answer.body.strip()[1:-1]
    body = b"[" + b",".join([element] * LIST_LENGTH) + b"]\n"
    # An answer of this size has no Content-Length: Go's server chunks what does not fit its buffer.
    size = b"Content-Length: %d\r\n" % len(answer.body)
    head = answer.head.replace(size, b"Transfer-Encoding: chunked\r\n")
    return head + answers.as_chunk(body) + LAST_CHUNK


def routes(sizes: Sizes) -> list[Route]:
    inspect = answers.load("inspect").wire()
    ping, listed = answers.load("ping").wire(), long_list(answers.load("list"))
    execution = stream(answers.load("exec"), sizes.exec)
    return [
        Route("GET", "/_ping", ping),
        Route("GET", "/containers/short/json", inspect),
        Route("GET", "/containers/big/json", inspect),
        Route("GET", "/containers/json", listed),
        Route("GET", "/containers/short/logs", *stream(answers.load("logs-short"), sizes.short)),
        Route("GET", "/containers/big/logs", *stream(answers.load("logs-big"), sizes.big)),
        Route("POST", "/exec/short/start", *execution, pause=PAUSE_AFTER_101, close=True),
        Route("GET", "/events", *stream(answers.load("events"), sizes.events)),
    ]


def compile_server(folder: Path) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise CannotStart("the benchmarks need a C compiler (cc): install gcc or clang")
    program = folder / "server"
    command = [compiler, "-O2", "-pthread", "-o", str(program), str(SOURCE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CannotStart(f"cannot compile {SOURCE.name}: {done.stderr.strip()}")
    return program


def _writer(folder: Path) -> Callable[[bytes], str]:
    count = 0

    def write(data: bytes) -> str:
        nonlocal count
        if not data:
            return "-"
        count += 1
        path = folder / f"part-{count}"
        path.write_bytes(data)
        return str(path)

    return write


def pin(process: int, processor: int | None) -> None:
    """Let a process (0: this one) run on one processor only, where the system can do that."""
    if processor is not None and sys.platform == "linux":
        os.sched_setaffinity(process, {processor})


def some_processor() -> int | None:
    """One that this process may use."""
    return min(os.sched_getaffinity(0)) if sys.platform == "linux" else None


@contextmanager
def server(sizes: Sizes = FULL, processor: int | None = None) -> Iterator[Path]:
    """Run the server; the value is its socket. Everything it needs is in a folder that goes with it.

    Args:
        sizes: How long the streams are.
        processor: The one to run on, if it matters.
    """
    with tempfile.TemporaryDirectory(prefix="canned-answers-") as name:
        folder = Path(name)
        program = compile_server(folder)
        write = _writer(folder)
        lines = [
            f"{r.method} {r.path} {write(r.head)} {round(r.pause * 1e6)} {write(r.block)} {r.repeat}"
            f" {write(r.tail)} {'close' if r.close else 'keep'}\n"
            for r in routes(sizes)
        ]
        table = folder / "routes"
        table.write_text("".join(lines))
        socket = folder / "docker.sock"
        with subprocess.Popen(
            [str(program), str(socket), str(table)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            pin(process.pid, processor)
            if process.stdout.readline() != b"ready\n":
                raise CannotStart("the canned-answer server ended at once")
            try:
                yield socket
            finally:
                process.stdin.close()  # it ends with its standard input
                process.wait(timeout=10)
