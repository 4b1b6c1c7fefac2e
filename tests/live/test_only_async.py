"""What only the asyncio client has: many calls at once, and cancelling."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from itertools import count
from typing import Any

import pytest
from engine_v1_41 import AsyncClient, ContainerConfig

from tests.daemon import IMAGE
from tests.live.helpers import Unique, tar_of
from tests.live.leaks import open_files
from tests.runtime.stepping import cancelled

CHATTY = ContainerConfig(image=IMAGE, cmd=["sh", "-c", "while :; do echo x; sleep 0.1; done"])


async def test_many_calls_at_once(engine: AsyncClient) -> None:
    answers = await asyncio.gather(*(engine.system.version() for _ in range(50)))
    assert len({answer.version for answer in answers}) == 1


async def test_cancel_while_following(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(CHATTY, name=unique("box"))
    await engine.containers.start(box.id)
    lines = 0
    enough = asyncio.Event()

    async def follow() -> None:
        nonlocal lines
        async with await engine.containers.logs(box.id, stdout=True, follow=True) as logs:
            async for _ in logs:
                lines += 1
                if lines == 2:
                    enough.set()

    task = asyncio.create_task(follow())
    await enough.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(task, 20)
    assert (await engine.containers.inspect(box.id)).id == box.id


async def test_cancel_while_nothing_comes(engine: AsyncClient, unique: Unique) -> None:
    async with (
        asyncio.timeout(30),
        await engine.system.events(filters={"container": unique("nobody")}) as events,
    ):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await anext(events)


async def test_cancel_a_wait(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(CHATTY, name=unique("box"))
    await engine.containers.start(box.id)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await engine.containers.wait(box.id)
    assert (await engine.system.ping()).api_version


async def test_wait_for_the_next_exit(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(
        ContainerConfig(image=IMAGE, cmd=["sh", "-c", "exit 9"]), name=unique("box")
    )
    waiting = asyncio.create_task(engine.containers.wait(box.id, condition="next-exit"))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    while not waiting.done():  # on a busy machine, the first start may come before the wait
        await engine.containers.start(box.id)
        await engine.containers.wait(box.id)
    assert (await waiting).status_code == 9


async def test_follow_many_containers_and_still_call(engine: AsyncClient, unique: Unique) -> None:
    async def first_line(number: int) -> bytes:
        box = await engine.containers.create(CHATTY, name=unique(f"box{number}"))
        await engine.containers.start(box.id)
        async with await engine.containers.logs(box.id, stdout=True, follow=True) as logs:
            async for frame in logs:
                await engine.system.ping()
                return frame.data
        return b""

    lines = await asyncio.gather(*(first_line(number) for number in range(8)))
    assert lines == [b"x\n"] * 8


# It goes on after the last line: when a container ends, the daemon may end followed logs before it.
WAITING = ContainerConfig(
    image=IMAGE, cmd=["sh", "-c", "echo first; read line; echo last; read line"], open_stdin=True
)


@pytest.mark.timeout(180)
async def test_200_followed_logs_on_one_loop_beside_ordinary_calls(
    engine: AsyncClient, unique: Unique
) -> None:
    boxes = [(await engine.containers.create(WAITING, name=unique(f"b{n}"))).id for n in range(4)]
    await asyncio.gather(*(engine.containers.start(box) for box in boxes))
    following, all_follow = 0, asyncio.Event()

    async def follow(box: str) -> bytes:
        nonlocal following
        output = b""
        async with await engine.containers.logs(box, stdout=True, follow=True) as logs:
            async for frame in logs:
                following += not output
                output += frame.data
                if following == 200:
                    all_follow.set()
                if output.endswith(b"last\n"):
                    break
        return output

    tasks = [asyncio.create_task(follow(box)) for box in boxes * 50]
    async with asyncio.timeout(90):
        await all_follow.wait()
    async with asyncio.timeout(30):  # they would wait for ever for a connection that a log has
        for _ in range(20):
            await engine.system.ping()
            await asyncio.gather(*(engine.containers.inspect(box) for box in boxes))
    assert not any(task.done() for task in tasks)
    for box in boxes:
        async with await engine.containers.attach(box, stream=True, stdin=True) as session:
            await session.write(b"\n")
    async with asyncio.timeout(45):
        assert await asyncio.gather(*tasks) == [b"first\nlast\n"] * 200


# -- cancelled at every await ----------------------------------------------------------------


async def call(engine: AsyncClient, box: str) -> None:
    await engine.containers.inspect(box)


async def follow(engine: AsyncClient, box: str) -> None:
    async with await engine.containers.logs(box, stdout=True, follow=True) as logs:
        assert [frame.data async for frame in logs] == []


async def talk(engine: AsyncClient, box: str) -> None:
    created = await engine.exec.create(box, cmd=["cat"], attach_stdin=True, attach_stdout=True)
    async with await engine.exec.start(created.id) as session:
        await session.write(bytes(1_000_000))
        await session.close_stdin()
        assert (await session.collect()).stdout == bytes(1_000_000)


async def upload(engine: AsyncClient, box: str) -> None:
    async def body() -> AsyncGenerator[bytes]:
        tar = tar_of({"file": bytes(1_000_000)})
        for start in range(0, len(tar), 100_000):
            await asyncio.sleep(0)
            yield tar[start : start + 100_000]

    await engine.containers.put_archive(box, path="/tmp", body=body())


async def listen(engine: AsyncClient, box: str) -> None:
    async with await engine.system.events(since="1", until="2") as events:
        await events.collect()


@pytest.mark.parametrize(
    "work", [call, follow, talk, upload, listen], ids=lambda work: work.__name__
)
@pytest.mark.parametrize("late", [False, True], ids=["waiting", "just-done"])
async def test_cancelled_at_every_await(
    daemon_host: str,
    unique: Unique,
    work: Callable[[AsyncClient, str], Coroutine[Any, Any, None]],
    late: bool,
) -> None:
    """The sockets that are left are the idle ones of the client; that nothing else is, tests/live/leaks.py sees."""
    async with AsyncClient(daemon_host) as engine:
        quiet = ContainerConfig(image=IMAGE, cmd=["cat"], open_stdin=True)
        box = (await engine.containers.create(quiet, name=unique("box"))).id
        await engine.containers.start(box)
        if work is follow:
            await engine.containers.kill(box)
            await engine.containers.wait(box)
        begin = sockets()
        for at in count(1):
            async with AsyncClient(daemon_host) as other:
                reached = await cancelled(work(other, box), at, late=late)
                await other.system.ping()
            assert (await engine.containers.inspect(box)).id == box
            if not reached:
                break
        assert at >= 3
        assert len(sockets()) <= len(begin) + 1


def sockets() -> set[str]:
    return {each for each in open_files() if "socket:" in each}
