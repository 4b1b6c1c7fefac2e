"""The asyncio client cancelled at each await, one after another: its connection is closed, nothing else
happens, nothing is left, and the client goes on working."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import io
import ssl
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from engine_v1_41 import AsyncClient, NotFound
from engine_v1_41._runtime.ssh import SshAddress
from engine_v1_41.remote import Tls

from tests.live.leaks import check, check_loop, of_this_process
from tests.remote.certificates import make_ca, make_certificate
from tests.runtime.fake import CHUNKED, LAST_CHUNK, SWITCH, FakeDaemon, Peer, answer, chunk, frame
from tests.runtime.stepping import cancelled

Work = Callable[[AsyncClient, Path], Coroutine[Any, Any, None]]
PING = answer(b"OK", 200, "Api-Version: 1.41")
INSPECTED = answer(b'{"Config":{"Tty":false}}')
VERSION = answer(b'{"ApiVersion":"1.41"}')
REFUSED = answer(b'{"message":"there is no such thing"}', 404)


class Slowly:
    """Connections that answer in parts, with pauses, and then wait until the client leaves.

    Pings and inspections are answered whole, and leave the connection open for more.

    Attributes:
        open: How many connections the client has open.
    """

    def __init__(self, *parts: bytes, tls: ssl.SSLContext | None = None) -> None:
        self.open = 0
        self._parts = parts
        self._tls = tls
        self._lock = threading.Lock()

    def __call__(self, peer: Peer) -> None:
        self._count(1)
        try:
            if self._tls is None:
                self._answer(peer)
            else:
                with self._tls.wrap_socket(peer.socket, server_side=True) as secure:
                    self._answer(Peer(secure))
                    secure.unwrap()
        except (EOFError, OSError):  # the client leaves when it is cancelled
            pass
        finally:
            self._count(-1)

    def has_open(self, number: int) -> bool:
        return self.open == number

    def _count(self, step: int) -> None:
        with self._lock:
            self.open += step

    def _answer(self, peer: Peer) -> None:
        while True:
            request = peer.head()
            if "/_ping" in request.line:
                peer.send(PING)
            elif "/containers/x/json" in request.line:
                peer.send(INSPECTED)
            else:
                break
        parts = self._parts
        if "sec-websocket-key" in request.headers:
            parts = (_accepted(request.headers["sec-websocket-key"]), *parts)
        for part in parts:
            time.sleep(0.003)
            peer.send(part)
        while peer.receive():
            pass


def _accepted(key: str) -> bytes:
    digest = hashlib.sha1(key.encode() + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()
    return SWITCH.replace(b"tcp", b"websocket")[:-2] + (
        b"Sec-WebSocket-Accept: " + base64.b64encode(digest) + b"\r\n\r\n"
    )


# -- what is cancelled -----------------------------------------------------------------------


async def call(engine: AsyncClient, _: Path) -> None:
    await engine.system.version()


async def call_on_an_idle_connection(engine: AsyncClient, _: Path) -> None:
    await engine.system.ping()
    await engine.system.version()


async def long_poll(engine: AsyncClient, _: Path) -> None:
    await engine.containers.wait("x")


async def pieces() -> AsyncIterator[bytes]:
    for _ in range(3):
        await asyncio.sleep(0)
        yield bytes(300_000)


async def upload(engine: AsyncClient, _: Path) -> None:
    await engine.containers.put_archive("x", path="/", body=pieces())


class Body(io.RawIOBase):
    """A file that is no BytesIO: it is read in a thread."""

    left = 3

    def read(self, size: int = -1) -> bytes:
        self.left -= 1
        return bytes(200_000) if self.left >= 0 else b""


async def upload_a_file(engine: AsyncClient, _: Path) -> None:
    await engine.containers.put_archive("x", path="/", body=Body())


async def download(engine: AsyncClient, folder: Path) -> None:
    async with await engine.containers.archive("x", path="/") as archive:
        await archive.save(folder / "archive")


async def events(engine: AsyncClient, _: Path) -> None:
    async for _each in await engine.system.events():
        pass


async def logs(engine: AsyncClient, _: Path) -> None:
    async with await engine.containers.logs("x", stdout=True, follow=True) as stream:
        async for _each in stream:
            pass


async def session(engine: AsyncClient, _: Path) -> None:
    async with await engine.exec.start("x") as process:
        await process.write(bytes(2_000_000))
        await process.close_stdin()
        await process.collect()


def refused(work: Work) -> Work:
    """The same, which ends with the daemon's error unless it is cancelled."""

    async def run(engine: AsyncClient, folder: Path) -> None:
        with suppress(NotFound):
            await work(engine, folder)

    return run


async def websocket(engine: AsyncClient, _: Path) -> None:
    async with await engine.containers.attach_websocket("x", stream=True) as process:
        await process.write(bytes(2_000_000))
        await process.collect()


CASES: dict[str, tuple[Work, tuple[bytes, ...]]] = {
    "a call": (call, (VERSION[:10], VERSION[10:-3], VERSION[-3:])),
    "a call on an idle connection": (call_on_an_idle_connection, (VERSION[:10], VERSION[10:])),
    "a long poll": (long_poll, (CHUNKED, chunk(b'{"StatusCode"'), chunk(b":0}"), LAST_CHUNK)),
    "an upload": (upload, (b"HTTP/1.1 200 OK\r\n", b"Content-Length: 0\r\n\r\n")),
    "an upload that is refused": (refused(upload), (REFUSED[:30], REFUSED[30:])),
    "an upload of a file": (upload_a_file, (answer(),)),
    "a download": (download, (CHUNKED, chunk(b"a" * 9), chunk(b"b" * 9), LAST_CHUNK)),
    "a JSON stream": (events, (CHUNKED, chunk(b'{"Action":'), chunk(b'"a"}\n'), LAST_CHUNK)),
    "output": (logs, (CHUNKED, chunk(frame(b"a")), chunk(frame(b"b")), LAST_CHUNK)),
    "output that is refused": (refused(logs), (REFUSED[:30], REFUSED[30:])),
    "a session": (session, (SWITCH[:9], SWITCH[9:], frame(b"a"), frame(b"b"))),
    "a websocket": (websocket, (b"\x82\x01a", b"\x82", b"\x01b", b"\x88\x02\x03\xe8")),
}
SOME = ["a call", "an upload", "a session"]


async def at_every_await(
    name: str, engine: Callable[[], AsyncClient], daemon: Slowly, folder: Path
) -> int:
    """Run the case as often as it has awaits, and once more; how many it has."""
    work = CASES[name][0]
    for late in (False, True):
        for at in count(1):
            where = f"{name}, await {at}{', late' if late else ''}"
            async with engine() as client:
                reached = await cancelled(work(client, folder), at, late=late)
                idle = client._engine._idle._idle  # pyright: ignore[reportPrivateUsage]
                await soon(daemon.has_open, len(idle), f"{where}: it is not closed")
                if reached:
                    assert (await client.system.ping()).api_version == "1.41", where
            await soon(daemon.has_open, 0, f"{where}: something is not closed")
            await check_loop()
            if not reached:
                break
    return at - 1


async def soon(condition: Callable[[int], bool], number: int, problem: str) -> None:
    deadline = time.monotonic() + 5
    while not condition(number):
        assert time.monotonic() < deadline, problem
        await asyncio.sleep(0.001)


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    before = of_this_process()
    yield
    check(before, of_this_process, "cancelling")


@pytest.mark.parametrize("name", CASES)
async def test_at_every_await(name: str, tmp_path: Path) -> None:
    slowly = Slowly(*CASES[name][1])
    async with FakeDaemon(*[slowly] * 500) as daemon:
        awaits = await at_every_await(name, lambda: AsyncClient(daemon.host), slowly, tmp_path)
    assert awaits >= 2


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certificates")
    make_ca(folder)
    make_certificate(folder, "server", "serverAuth", names="IP:127.0.0.1")
    return folder


@pytest.mark.parametrize("name", SOME)
async def test_at_every_await_over_tls(name: str, tmp_path: Path, certificates: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "server.pem", certificates / "server-key.pem")
    slowly = Slowly(*CASES[name][1], tls=context)
    async with FakeDaemon(*[slowly] * 500, tcp=True) as daemon:

        def engine() -> AsyncClient:
            return AsyncClient(daemon.host, tls=Tls(ca=str(certificates / "ca.pem")))

        assert await at_every_await(name, engine, slowly, tmp_path) >= 4


RELAY = """
import socket, sys, threading
peer = socket.socket(socket.AF_UNIX)
peer.connect(sys.argv[1])
ours = socket.socket(fileno=0)

def copy(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
    finally:
        target.shutdown(socket.SHUT_WR)

threading.Thread(target=copy, args=(ours, peer), daemon=True).start()
copy(peer, ours)
"""


@pytest.mark.parametrize("name", SOME)
async def test_at_every_await_over_ssh(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through a program that copies as ssh does."""
    slowly = Slowly(*CASES[name][1])
    async with FakeDaemon(*[slowly] * 500) as daemon:
        path = daemon.host.removeprefix("unix://")
        command = [sys.executable, "-S", "-E", "-c", RELAY, path]
        monkeypatch.setattr(SshAddress, "command", lambda *_: command)
        engine = lambda: AsyncClient("ssh://somewhere")  # noqa: E731
        assert await at_every_await(name, engine, slowly, tmp_path) >= 3
