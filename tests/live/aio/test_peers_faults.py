"""Where other clients of the Engine API lose data, hang, or do more than they say (docs/peers-faults.md)."""

from __future__ import annotations

import pytest
from engine_v1_41 import AsyncClient, ContainerConfig

from tests.daemon import IMAGE
from tests.live.aio.steps import finished
from tests.live.helpers import Unique

pytestmark = pytest.mark.timeout(120)

LINES = b"".join(b"line %d\n" % number for number in range(500))
WRITE_LINES = "i=0; while [ $i -lt 500 ]; do echo line $i; i=$((i+1)); done"


async def test_attaching_to_what_was_written_loses_nothing(
    engine: AsyncClient, unique: Unique
) -> None:
    """Some of it comes in one piece with the head of the answer."""
    box = await finished(engine, unique("box"), WRITE_LINES, len(LINES))
    for _ in range(20):
        async with await engine.containers.attach(box, logs=True, stdout=True) as session:
            assert (await session.collect()).stdout == LINES


async def test_a_short_command_loses_nothing(engine: AsyncClient, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["cat"], open_stdin=True)
    box = await engine.containers.create(config, name=unique("box"))
    await engine.containers.start(box.id)
    for number in range(15):
        command = await engine.exec.create(box.id, cmd=["echo", str(number)], attach_stdout=True)
        async with await engine.exec.start(command.id) as session:
            assert (await session.collect()).stdout == b"%d\n" % number


async def test_what_is_no_text_comes_as_it_was_written(engine: AsyncClient, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["cat"], open_stdin=True, stdin_once=True)
    box = await engine.containers.create(config, name=unique("box"))
    data = bytes(range(256)) * 100
    async with await engine.containers.attach(
        box.id, stream=True, stdin=True, stdout=True
    ) as session:
        await engine.containers.start(box.id)
        await session.write(data)
        await session.close_stdin()
        assert (await session.collect()).stdout == data


async def test_an_input_of_nothing_ends(engine: AsyncClient, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["cat"], open_stdin=True)
    box = await engine.containers.create(config, name=unique("box"))
    await engine.containers.start(box.id)
    command = await engine.exec.create(
        box.id, cmd=["sh", "-c", "cat; echo end"], attach_stdin=True, attach_stdout=True
    )
    async with await engine.exec.start(command.id) as session:
        await session.close_stdin()
        assert (await session.collect()).stdout == b"end\n"


async def test_following_a_silent_container_ends_with_it(
    engine: AsyncClient, unique: Unique
) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["sleep", "0.5"])
    box = await engine.containers.create(config, name=unique("box"))
    await engine.containers.start(box.id)
    logs = await engine.containers.logs(box.id, stdout=True, follow=True)
    assert (await logs.collect()).stdout == b""


async def test_a_prompt_without_a_line_end_comes_at_once(
    engine: AsyncClient, unique: Unique
) -> None:
    config = ContainerConfig(
        image=IMAGE, cmd=["sh", "-c", "printf 'name? '; read name"], open_stdin=True, tty=True
    )
    box = await engine.containers.create(config, name=unique("box"))
    async with await engine.containers.attach(
        box.id, stream=True, stdin=True, stdout=True
    ) as session:
        await engine.containers.start(box.id)
        assert (await anext(session)).data == b"name? "


async def test_listing_is_one_request(daemon_host: str, unique: Unique) -> None:
    """An inspection of each would fail for those that are removed meanwhile."""
    seen: list[str] = []
    async with AsyncClient(
        daemon_host, on_request=lambda record: seen.append(record.operation)
    ) as engine:
        for name in ("a", "b"):
            await engine.containers.create(ContainerConfig(image=IMAGE), name=unique(name))
        seen.clear()
        listed = await engine.containers.list(all=True)
        assert len([box for box in listed if box.names[0].startswith(f"/{unique('')}")]) == 2
    assert seen == ["ContainerList"]
