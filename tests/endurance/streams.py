"""Very long streams, each measured in a process of its own: how much memory they take.

``python -m tests.endurance.streams TASK KIND HOST AMOUNT`` runs one of them and prints its figures as JSON.
"""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
import time
import uuid
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, cast

from engine_v1_41 import AsyncClient, Client, ContainerConfig
from engine_v1_41.files import iter_file, iter_file_async, pack_file

from tests.daemon import IMAGE, Daemon
from tests.endurance.processes import mebibytes, reset_peak

ROOT = Path(__file__).parents[2]
KINDS = ("blocking", "asyncio")
TASKS = ("follow", "upload", "download")


@dataclass(frozen=True)
class Figures:
    """What a stream took."""

    task: str
    kind: str
    amount: int
    """Lines followed, or bytes of the file in the archive."""
    seconds: float
    before_mib: float
    """Resident memory when the client had made its first calls."""
    peak_mib: float
    """The most resident memory while the stream was read or written."""

    @property
    def growth_mib(self) -> float:
        """What the stream took."""
        return self.peak_mib - self.before_mib


def measure(daemon: Daemon, task: str, kind: str, amount: int) -> Figures:
    """Run a task in a fresh process."""
    command = [
        sys.executable,
        "-m",
        "tests.endurance.streams",
        task,
        kind,
        daemon.host,
        str(amount),
    ]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT}:{ROOT}/generated", "PYTHONWARNINGS": "error"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssertionError(f"{task} {kind} of {amount} failed: {done.stderr[-3000:]}")
    return Figures(**json.loads(done.stdout))


# -- in the process that is measured ---------------------------------------------------------


class Pattern(io.RawIOBase):
    """A file of any size that is nowhere: no two blocks of it are the same."""

    def __init__(self, size: int) -> None:
        self.checksum = 0
        self._left = size
        self._block = bytes(range(256)) * 256
        self._number = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self._number += 1
        data = (self._number.to_bytes(8, "big") + self._block)[: min(size, self._left)]
        self._left -= len(data)
        self.checksum = zlib.crc32(data, self.checksum)
        return data


def lines_up_to(number: int) -> int:
    """How many bytes the lines 1, 2, … have up to this number."""
    digits = len(str(number))
    full = sum(9 * int("1" + "0" * (size - 1)) * (size + 1) for size in range(1, digits))
    return full + (number - int("1" + "0" * (digits - 1)) + 1) * (digits + 1)


def chatty(lines: int) -> ContainerConfig:
    # It goes on when it has said all: followed logs may end a moment too early with their container.
    script = f"seq {lines}; read line"
    return ContainerConfig(image=IMAGE, cmd=["sh", "-c", script], open_stdin=True)


class Task:
    """One task: measures what is between `begin` and `end`."""

    def __init__(self, name: str, kind: str, amount: int) -> None:
        self._name, self._kind, self._amount = name, kind, amount

    @contextmanager
    def measured(self) -> Iterator[None]:
        before, begin = mebibytes(), time.monotonic()
        reset_peak()
        yield
        seconds = round(time.monotonic() - begin, 1)
        figures = Figures(
            self._name, self._kind, self._amount, seconds, before, mebibytes(peak=True)
        )
        print(json.dumps(asdict(figures)))


def blocking(host: str, name: str, amount: int) -> None:
    task = Task(name, "blocking", amount)
    box = f"mobygen-endurance-{uuid.uuid4().hex[:12]}"
    with Client(host) as engine:
        config = chatty(amount) if name == "follow" else ContainerConfig(image=IMAGE)
        engine.containers.create(config, name=box)
        try:
            if name == "follow":
                engine.containers.start(box)
                with task.measured():
                    size = last = 0
                    with engine.containers.logs(box, stdout=True, follow=True) as logs:
                        for frame in logs:
                            size += len(frame.data)
                            last += frame.data.count(b"\n")
                            if last == amount:
                                break
                assert size == lines_up_to(amount), size
                return
            file = Pattern(amount)
            packed = pack_file(cast("BinaryIO", file), "file", size=amount)
            if name == "upload":
                with task.measured():
                    engine.containers.put_archive(box, path="/tmp", body=packed)
                assert engine.containers.archive_info(box, path="/tmp/file").size == amount
                return
            engine.containers.put_archive(box, path="/tmp", body=packed)
            checksum = 0
            with task.measured(), engine.containers.archive(box, path="/tmp/file") as stream:
                for piece in iter_file(stream):
                    checksum = zlib.crc32(piece, checksum)
            assert checksum == file.checksum
        finally:
            engine.containers.delete(box, force=True)


async def asynchronous(host: str, name: str, amount: int) -> None:
    task = Task(name, "asyncio", amount)
    box = f"mobygen-endurance-{uuid.uuid4().hex[:12]}"
    async with AsyncClient(host) as engine:
        config = chatty(amount) if name == "follow" else ContainerConfig(image=IMAGE)
        await engine.containers.create(config, name=box)
        try:
            if name == "follow":
                await engine.containers.start(box)
                with task.measured():
                    size = last = 0
                    async with await engine.containers.logs(box, stdout=True, follow=True) as logs:
                        async for frame in logs:
                            size += len(frame.data)
                            last += frame.data.count(b"\n")
                            if last == amount:
                                break
                assert size == lines_up_to(amount), size
                return
            file = Pattern(amount)
            packed = pack_file(cast("BinaryIO", file), "file", size=amount)
            if name == "upload":
                with task.measured():
                    await engine.containers.put_archive(box, path="/tmp", body=packed)
                assert (await engine.containers.archive_info(box, path="/tmp/file")).size == amount
                return
            await engine.containers.put_archive(box, path="/tmp", body=packed)
            checksum = 0
            with task.measured():
                async with await engine.containers.archive(box, path="/tmp/file") as stream:
                    async for piece in iter_file_async(stream):
                        checksum = zlib.crc32(piece, checksum)
            assert checksum == file.checksum
        finally:
            await engine.containers.delete(box, force=True)


def main() -> None:
    task, kind, host, amount = sys.argv[1:]
    if kind == "blocking":
        blocking(host, task, int(amount))
    else:
        asyncio.run(asynchronous(host, task, int(amount)))


if __name__ == "__main__":
    main()
