"""How long a client waits for a daemon that takes its time, and when it may ask again."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from engine_v1_41 import AsyncClient, ConnectionFailed, EngineError, EngineTimeout
from engine_v1_41._runtime.address import parse_address
from engine_v1_41._runtime.net_aio import LoopConnector
from engine_v1_41._runtime.net_sync import SocketConnector
from engine_v1_41.remote import RequestRecord, Timeouts

from tests.runtime.fake import FakeDaemon, Peer, answer, answering, missing_socket, settle

VERSION = answer(b'{"ApiVersion":"1.41"}')
LOOPBACKS = ("127.0.0.2", "127.0.0.1")  # nobody listens on the first
BODY = VERSION.partition(b"\r\n\r\n")[2]


def dripping(data: bytes, seconds: float) -> Any:
    """Answers byte by byte, each sooner than a read may take."""

    def script(peer: Peer) -> None:
        peer.request()
        with suppress(OSError):
            for byte in data:
                peer.send(bytes((byte,)))
                time.sleep(seconds / len(data))

    return script


@contextmanager
def within(low: float, high: float) -> Iterator[None]:
    began = time.monotonic()
    yield
    assert low <= time.monotonic() - began < high


# -- connect ---------------------------------------------------------------------------------


@contextmanager
def full_backlog(folder: Path) -> Iterator[str]:
    """A socket whose queue of connections is full: nobody is refused, and nobody connects."""
    path = f"{folder}/full.sock"
    waiting: list[socket.socket] = []
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen(0)
        with suppress(BlockingIOError):
            for _ in range(100):
                one = socket.socket(socket.AF_UNIX)
                waiting.append(one)
                one.setblocking(False)
                one.connect(path)
        try:
            yield f"unix://{path}"
        finally:
            for one in waiting:
                one.close()


@pytest.mark.parametrize(
    "timeout", [Timeouts(connect=0.2), Timeouts(connect=5, call=0.2), 0.2], ids=repr
)
async def test_connecting_takes_too_long(client: Any, tmp_path: Path, timeout: Any) -> None:
    with full_backlog(tmp_path) as host, within(0.15, 9):
        with pytest.raises(EngineTimeout):
            await settle(client(host, timeout=timeout).system.version())


async def test_a_stream_waits_for_its_connection_only(client: Any, tmp_path: Path) -> None:
    with full_backlog(tmp_path) as host, within(0.15, 9):
        with pytest.raises(EngineTimeout):
            await settle(client(host, timeout=Timeouts(connect=0.2, read=None)).system.events())


async def test_a_host_with_many_addresses_gets_no_more_time(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is for the connection, not for each address that is tried."""
    resolved = socket.getaddrinfo
    with socket.create_server(("127.0.0.1", 0), backlog=1) as listener:
        port = listener.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))

        def many(host: str, *arguments: Any, **options: Any) -> list[Any]:
            times = 20 if host == "many.example" else 1
            return resolved("127.0.0.1", *arguments, **options) * times

        monkeypatch.setattr(socket, "getaddrinfo", many)
        engine = client(f"tcp://many.example:{port}", timeout=0.5)
        try:
            with within(0.45, 9), pytest.raises(EngineTimeout, match="no connection .* in time"):
                await settle(engine.system.version())
        finally:
            for one in waiting:
                one.close()


async def test_the_second_address_may_be_the_one(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with FakeDaemon(answering(VERSION), tcp=True) as daemon:
        port = parse_address(daemon.host).port
        places = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in LOOPBACKS]
        resolved = socket.getaddrinfo

        def both(host: str, *arguments: Any, **options: Any) -> list[Any]:
            return places if host == "both.example" else resolved(host, *arguments, **options)

        monkeypatch.setattr(socket, "getaddrinfo", both)
        engine = client(f"tcp://both.example:{port}", timeout=5)
        assert (await settle(engine.system.version())).api_version == "1.41"
        await settle(engine.close())


# -- read ------------------------------------------------------------------------------------


async def test_reads_have_a_limit_each(client: Any) -> None:
    """A daemon that goes on, however slowly, is waited for."""
    async with FakeDaemon(dripping(VERSION, 3)) as daemon:
        engine = client(daemon.host, timeout=Timeouts(read=2))
        with within(2.9, 30):
            assert (await settle(engine.system.version())).api_version == "1.41"


async def test_a_read_takes_too_long(client: Any) -> None:
    async with FakeDaemon(lambda peer: [peer.request(), peer.is_left()]) as daemon:
        engine = client(daemon.host, timeout=Timeouts(read=0.2))
        with within(0.15, 9), pytest.raises(EngineTimeout, match=r"within 0\.2 s"):
            await settle(engine.system.version())


# -- the whole call --------------------------------------------------------------------------


@pytest.mark.parametrize("read", [10.0, None])
async def test_a_daemon_that_drips(client: Any, read: float | None) -> None:
    """Each read is in time, and the call never ends."""
    async with FakeDaemon(dripping(VERSION, 20), answering(VERSION)) as daemon:
        engine = client(daemon.host, timeout=Timeouts(read=read, call=2))
        with within(1.9, 15), pytest.raises(EngineTimeout) as caught:
            await settle(engine.system.version())
        assert str(caught.value) == "SystemVersion was not done within 2 s"
        assert (await settle(engine.system.version())).api_version == "1.41"
        await settle(engine.close())


async def test_a_daemon_that_never_stops_talking(client: Any) -> None:
    """No read ever has to wait."""

    def script(peer: Peer) -> None:
        peer.request()
        with suppress(OSError):
            peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")
            while True:
                peer.send(bytes(4096))

    async with FakeDaemon(script) as daemon:
        engine = client(daemon.host, timeout=Timeouts(call=0.3))
        with within(0.25, 9), pytest.raises(EngineTimeout, match=r"not done within 0\.3 s"):
            await settle(engine.system.version())


async def test_a_daemon_that_takes_the_request_in_drips(client: Any) -> None:
    def script(peer: Peer) -> None:
        with suppress(OSError):
            while peer.socket.recv(20_000):
                time.sleep(0.02)

    async with FakeDaemon(script) as daemon:
        engine = client(daemon.host, timeout=Timeouts(read=5, call=0.4))
        with within(0.35, 9), pytest.raises(EngineTimeout, match=r"not done within 0\.4 s"):
            await settle(engine.networks.create(name="x" * (16 << 20)))


async def test_an_answer_in_time(client: Any) -> None:
    async with FakeDaemon(answering(VERSION, VERSION)) as daemon:
        engine = client(daemon.host, timeout=Timeouts(connect=9, read=9, call=9))
        for _ in range(2):
            assert (await settle(engine.system.version())).api_version == "1.41"
        await settle(engine.close())


async def test_the_limit_is_that_of_one_call(client: Any) -> None:
    """A connection that is used again has the time of the new call."""

    def script(peer: Peer) -> None:
        for _ in range(5):
            peer.request()
            time.sleep(0.5)
            peer.send(VERSION)

    async with FakeDaemon(script) as daemon:
        engine = client(daemon.host, timeout=Timeouts(call=2))
        for _ in range(5):
            assert (await settle(engine.system.version())).api_version == "1.41"


# -- none where waiting is the point ---------------------------------------------------------


async def test_streams_and_long_calls_have_no_limit(client: Any) -> None:
    def waits(peer: Peer) -> None:
        peer.request()
        time.sleep(0.4)
        peer.send(answer(b'{"StatusCode":0}'))

    def streams(peer: Peer) -> None:
        peer.request()
        time.sleep(0.4)
        peer.send(answer(b'{"status":"create"}\n'))

    async with FakeDaemon(waits, streams) as daemon:
        engine = client(daemon.host, timeout=Timeouts(connect=0.2, read=0.1, call=0.2))
        assert (await settle(engine.containers.wait("x"))).status_code == 0
        events = await settle((await settle(engine.system.events())).collect())
        assert len(events) == 1
        await settle(engine.close())


@pytest.mark.parametrize("value", [0, -1, float("nan")])
@pytest.mark.parametrize("name", ["connect", "read", "call"])
def test_what_is_no_timeout(name: str, value: float) -> None:
    values: Any = {name: value}
    with pytest.raises(EngineError, match=f"more than 0 seconds, or None: {name}="):
        Timeouts(**values)


def test_a_number_that_is_no_timeout(client: Any) -> None:
    with pytest.raises(EngineError, match="more than 0 seconds"):
        client(timeout=0)


def test_defaults() -> None:
    assert Timeouts() == Timeouts(connect=60.0, read=60.0, call=None)


# -- asking again ----------------------------------------------------------------------------


class Unnoticed:
    """A connection that looks idle and well, whatever the daemon did."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def has_input(self) -> bool:
        return False


class Connects:
    def __init__(self, host: str, client: Any) -> None:
        kind: Any = LoopConnector if client.kind is AsyncClient else SocketConnector
        self._inner = kind(parse_address(host))
        self.connect = self._later if client.kind is AsyncClient else self._now

    def _now(self, timeout: float | None) -> Any:
        return Unnoticed(self._inner.connect(timeout))

    async def _later(self, timeout: float | None) -> Any:
        return Unnoticed(await self._inner.connect(timeout))


def one_answer(peer: Peer) -> None:
    peer.request()
    peer.send(VERSION)


def none_to_the_second(peer: Peer) -> None:
    peer.request()
    peer.send(VERSION)
    peer.head()


async def both(engine: Any, method: str, *, after: Coroutine[Any, Any, None]) -> None:
    """A call, and `after` that another one."""
    await settle(engine.system.version())
    await after
    if method == "GET":
        await settle(engine.system.version())
    else:
        assert await settle(engine.containers.start("x")) is True


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_request_of_which_nothing_was_sent_is_made_again(client: Any, method: str) -> None:
    told: list[RequestRecord] = []
    data = VERSION if method == "GET" else answer(b"", 204)
    async with FakeDaemon(one_answer, answering(data)) as daemon:
        connector = Connects(daemon.host, client)
        engine = client(daemon.host, connector=connector, on_request=told.append)
        await both(engine, method, after=daemon.until_ended(1))
        await settle(engine.close())
        assert daemon.connections == 2
    assert [(each.status is None, each.reused) for each in told] == [
        (False, False),
        (True, True),
        (False, False),
    ]
    assert (told[1].error or "").startswith(
        "ConnectionFailed: the connection to the daemon was lost"
    )


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_request_that_may_have_arrived_is_not(client: Any, method: str) -> None:
    async with FakeDaemon(none_to_the_second, answering(VERSION)) as daemon:
        engine = client(daemon.host)
        with pytest.raises(ConnectionFailed, match="without an answer") as caught:
            await both(engine, method, after=asyncio.sleep(0.1))
        assert caught.value.sent
        assert daemon.connections == 1
        await settle(engine.system.version())  # the client goes on, with a new connection
        await settle(engine.close())


async def test_a_new_connection_is_not_tried_again(client: Any) -> None:
    """One that fails at once would do so for ever."""

    def closes(peer: Peer) -> None:
        peer.socket.close()

    async with FakeDaemon(closes) as daemon:
        with pytest.raises(ConnectionFailed):
            await settle(client(daemon.host).system.version())
        assert daemon.connections == 1


async def test_an_upload_that_breaks_has_been_sent(client: Any) -> None:
    def script(peer: Peer) -> None:
        peer.head()

    async with FakeDaemon(script) as daemon:
        with pytest.raises(ConnectionFailed) as caught:
            engine = client(daemon.host)
            await settle(engine.containers.put_archive("x", path="/", body=bytes(32 << 20)))
        assert caught.value.sent


async def test_who_is_not_there_was_sent_nothing(client: Any, tmp_path: Path) -> None:
    with pytest.raises(ConnectionFailed) as caught:
        await settle(client(missing_socket(tmp_path)).containers.start("x"))
    assert not caught.value.sent


async def test_a_connection_that_ended_while_the_loop_did_not_run(client: Any) -> None:
    """Its end is there, and nobody has looked yet."""
    async with FakeDaemon(one_answer, answering(answer(b"", 204))) as daemon:
        engine = client(daemon.host)
        await settle(engine.system.version())
        while not daemon.ended:
            time.sleep(0.01)
        assert await settle(engine.containers.start("x")) is True
        await settle(engine.close())
