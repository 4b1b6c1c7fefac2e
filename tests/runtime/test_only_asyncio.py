"""The asyncio client: cancelled at any await it closes its connection, and goes on."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest
from engine_v1_41 import AsyncClient, ConnectionFailed, EngineError

from tests.runtime.fake import (
    CHUNKED,
    SWITCH,
    FakeDaemon,
    Peer,
    answer,
    answering,
    chunk,
    frame,
)

VERSION = answer(b'{"ApiVersion":"1.41"}')
PING = answer(b"OK", 200, "Api-Version: 1.41")


def slowly(*parts: bytes) -> Callable[[Peer], None]:
    """A connection that sends these parts with pauses, then nothing; only pings are answered."""

    def script(peer: Peer) -> None:
        with suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the client may leave
            if "/_ping" in peer.head().line:
                peer.send(PING)
            else:
                for part in parts:
                    time.sleep(0.002)
                    peer.send(part)
            while peer.receive():
                pass

    return script


async def pieces() -> AsyncIterator[bytes]:
    for _ in range(5):
        await asyncio.sleep(0)
        yield bytes(300_000)


async def call(engine: AsyncClient) -> None:
    await engine.system.version()


async def upload(engine: AsyncClient) -> None:
    await engine.containers.put_archive("x", path="/", body=pieces())


async def logs(engine: AsyncClient) -> None:
    async with await engine.exec.start("x") as session:
        async for _ in session:
            pass


async def talk(engine: AsyncClient) -> None:
    async with await engine.exec.start("x") as session:
        await session.write(bytes(2_000_000))
        await session.close_stdin()
        await session.collect()


async def events(engine: AsyncClient) -> None:
    async for _ in await engine.system.events():
        pass


CASES: dict[str, tuple[Callable[[AsyncClient], Awaitable[None]], tuple[bytes, ...]]] = {
    "call": (call, (VERSION[:10], VERSION[10:-3])),
    "upload": (upload, (b"HTTP/1.1 200 OK\r\n",)),
    "logs": (logs, (SWITCH[:9], SWITCH[9:], frame(b"a"), frame(b"b")[:3])),
    "talk": (talk, (SWITCH, frame(b"a"), frame(b"b"))),
    "events": (events, (CHUNKED, chunk(b'{"Action":'), chunk(b'"a"}\n{'))),
}


@pytest.mark.parametrize("name", CASES)
async def test_cancelled_at_any_time(name: str) -> None:
    """The connection is closed, nothing hangs, and nothing of it is used again."""
    run, parts = CASES[name]
    for steps in range(0, 60, 3):
        async with FakeDaemon(*[slowly(*parts)] * 2) as daemon:
            async with AsyncClient(daemon.host) as engine:
                task = asyncio.ensure_future(run(engine))
                for step in range(steps):
                    await asyncio.sleep(0.001 if step % 3 else 0)
                task.cancel()
                done, _ = await asyncio.wait([task], timeout=5)
                assert done, f"hangs when cancelled after {steps} steps"
                assert task.cancelled() or task.result() is None
                assert (await engine.system.ping()).api_version == "1.41"


async def test_a_timeout_around_the_next_item_ends_the_stream() -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(CHUNKED, chunk(b'{"Action":"a"}\n'))
        assert peer.is_left()

    async with FakeDaemon(script) as daemon, AsyncClient(daemon.host) as engine:
        stream = await engine.system.events()
        assert (await anext(stream)).action == "a"
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await anext(stream)
        assert stream.closed
        with pytest.raises(StopAsyncIteration):
            await anext(stream)


async def test_closing_wakes_another_task() -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(SWITCH)
        assert peer.is_left()

    async with FakeDaemon(script) as daemon, AsyncClient(daemon.host) as engine:
        session = await engine.exec.start("x")
        reading = asyncio.ensure_future(session.collect())
        await asyncio.sleep(0.05)
        await session.close()
        assert (await asyncio.wait_for(reading, 5)).stdout == b""


async def test_two_tasks_that_read_the_same_stream() -> None:
    async with FakeDaemon(answering(SWITCH)) as daemon, AsyncClient(daemon.host) as engine:
        session = await engine.exec.start("x")
        reading = asyncio.ensure_future(anext(session))
        await asyncio.sleep(0.05)
        with pytest.raises(EngineError, match="another task"):
            await anext(session)
        await session.close()
        with pytest.raises(StopAsyncIteration):
            await reading


async def test_many_calls_at_once() -> None:
    async with FakeDaemon(*[answering(VERSION)] * 50) as daemon:
        async with AsyncClient(daemon.host) as engine:
            got = await asyncio.gather(*(engine.system.version() for _ in range(50)))
    assert {version.api_version for version in got} == {"1.41"}


async def test_reading_pauses_the_daemon_when_nobody_takes() -> None:
    """Memory is not where a stream that is not read should go."""
    sent = 0

    def script(peer: Peer) -> None:
        nonlocal sent
        peer.request()
        peer.send(SWITCH)
        peer.socket.settimeout(0.3)
        try:
            while True:
                peer.send(frame(bytes(100_000)))
                sent += 100_000
        except TimeoutError:
            pass

    async with FakeDaemon(script) as daemon, AsyncClient(daemon.host) as engine:
        session = await engine.exec.start("x")
        await asyncio.sleep(0.6)
        assert sent < 4_000_000
        await session.close()


async def test_an_asynchronous_body_is_sent_as_it_comes() -> None:
    seen: list[bytes] = []

    def script(peer: Peer) -> None:
        seen.append(peer.request().body)
        peer.send(answer())

    async with FakeDaemon(script) as daemon, AsyncClient(daemon.host) as engine:
        await engine.containers.put_archive("x", path="/", body=pieces())
    assert seen == [bytes(1_500_000)]


def test_a_client_in_two_event_loops() -> None:
    """Connections of a loop that has ended are not used in another one."""
    first, second = AsyncClient("unix:///nowhere"), []

    async def use(engine: AsyncClient) -> None:
        second.append((await engine.system.version()).api_version)

    async def with_daemon() -> None:
        nonlocal first
        async with FakeDaemon(answering(VERSION)) as daemon:
            first = AsyncClient(daemon.host)
            await use(first)
            await first.close()

    asyncio.run(with_daemon())
    with pytest.raises(ConnectionFailed):
        asyncio.run(use(first))
    assert second == ["1.41"]


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # it says what is wrong, rightly
def test_a_client_that_was_not_closed_in_its_event_loop() -> None:
    host: list[str] = []
    versions: list[Any] = []
    ready, done = threading.Event(), threading.Event()

    async def serve() -> None:
        async with FakeDaemon(answering(VERSION), answering(VERSION)) as daemon:
            host.append(daemon.host)
            ready.set()
            await asyncio.to_thread(done.wait, 10)

    server = threading.Thread(target=lambda: asyncio.run(serve()))
    server.start()
    ready.wait(10)
    engine = AsyncClient(host[0])

    async def use(*, last: bool = False) -> None:
        versions.append((await engine.system.version()).api_version)
        if last:
            await engine.close()

    asyncio.run(use())
    asyncio.run(use(last=True))
    gc.collect()
    done.set()
    server.join(10)
    assert versions == ["1.41", "1.41"]
