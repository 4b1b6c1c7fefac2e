"""What only the asyncio client has: tasks, timeouts around an await, and event loops that end."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from engine_v1_41 import AsyncClient, ConnectionFailed, EngineError
from engine_v1_41._runtime.blocking_aio import surely

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


async def pieces() -> AsyncIterator[bytes]:
    for _ in range(5):
        await asyncio.sleep(0)
        yield bytes(300_000)


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
        except OSError:
            pass  # nobody takes it, or it is over

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


async def test_a_file_is_closed_by_a_cancelled_task_when_no_thread_is_free(tmp_path: Path) -> None:
    free = threading.Event()
    with ThreadPoolExecutor(1) as one_thread:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(one_thread)
        busy = loop.run_in_executor(None, free.wait)
        file = (tmp_path / "archive").open("wb")
        closing = asyncio.create_task(surely(file.close))
        await asyncio.sleep(0)
        closing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await closing
        assert file.closed
        free.set()
        await busy
