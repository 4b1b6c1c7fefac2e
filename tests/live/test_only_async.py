"""What only the asyncio client has: many calls at once, and cancelling."""

from __future__ import annotations

import asyncio

import pytest
from engine_v1_41 import AsyncClient, ContainerConfig

from tests.daemon import IMAGE
from tests.live.helpers import Unique

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
        await asyncio.wait_for(task, 5)
    assert (await engine.containers.inspect(box.id)).id == box.id


async def test_cancel_while_nothing_comes(engine: AsyncClient, unique: Unique) -> None:
    async with (
        asyncio.timeout(5),
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
    await engine.containers.start(box.id)
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
