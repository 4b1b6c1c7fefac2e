"""Running commands in a running container."""

from __future__ import annotations

import pytest
from engine_v1_41 import AsyncClient, Conflict, ContainerConfig, NotFound, StreamId

from tests.daemon import IMAGE
from tests.live.helpers import Unique

# With a half-close, a cancellation or framing gone wrong they would hang.
pytestmark = pytest.mark.timeout(120)

SLEEP = ContainerConfig(image=IMAGE, cmd=["sleep", "600"])


async def test_output_and_exit_code(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(SLEEP, name=unique("box"))
    await engine.containers.start(box.id)
    command = await engine.exec.create(
        box.id,
        cmd=["sh", "-c", "echo out; echo $WHO >&2; exit 3"],
        attach_stdout=True,
        attach_stderr=True,
        env=["WHO=me"],
    )
    before = await engine.exec.inspect(command.id)
    assert before.exit_code is None
    frames = []
    async with await engine.exec.start(command.id) as session:
        async for frame in session:
            frames.append((frame.stream, frame.data))
    # sorted: the daemon reads two pipes, and there is no order between them
    assert sorted(frames) == [(StreamId.STDOUT, b"out\n"), (StreamId.STDERR, b"me\n")]
    after = await engine.exec.inspect(command.id)
    assert after.exit_code == 3
    assert after.running is False
    assert after.container_id == box.id


async def test_write_and_end_the_input(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(SLEEP, name=unique("box"))
    await engine.containers.start(box.id)
    command = await engine.exec.create(box.id, cmd=["sort"], attach_stdin=True, attach_stdout=True)
    async with await engine.exec.start(command.id) as session:
        await session.write(b"pear\napple\n")
        await session.close_stdin()
        output = await session.collect()
    assert output.stdout == b"apple\npear\n"
    assert (await engine.exec.inspect(command.id)).exit_code == 0


async def test_in_a_terminal(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(SLEEP, name=unique("box"))
    await engine.containers.start(box.id)
    command = await engine.exec.create(
        box.id,
        cmd=["sh"],
        tty=True,
        attach_stdin=True,
        attach_stdout=True,
        attach_stderr=True,
        working_dir="/tmp",
        user="user",
    )
    async with await engine.exec.start(command.id, tty=True) as session:
        assert session.tty
        await engine.exec.resize(command.id, h=44, w=111)
        await session.write(b"stty size; pwd; id -un; exit\n")
        output = await session.collect()
    assert b"44 111\r\n/tmp\r\nuser\r\n" in output.stdout


async def test_in_the_background(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(SLEEP, name=unique("box"))
    await engine.containers.start(box.id)
    command = await engine.exec.create(box.id, cmd=["sh", "-c", "echo done > /tmp/done"])
    events = await engine.system.events(filters={"container": box.id, "event": "exec_die"})
    async with events:
        await engine.exec.start_detached(command.id)
        died = await anext(events)
    assert died.actor is not None
    assert died.actor.attributes["execID"] == command.id
    assert (await engine.exec.inspect(command.id)).exit_code == 0


async def test_a_command_that_is_not_there(engine: AsyncClient, unique: Unique) -> None:
    """The daemon tells it in the output and by the exit code, not by an error status."""
    box = await engine.containers.create(SLEEP, name=unique("box"))
    await engine.containers.start(box.id)
    command = await engine.exec.create(box.id, cmd=["/nothing"], attach_stdout=True)
    async with await engine.exec.start(command.id) as session:
        output = await session.collect()
    assert b"no such file" in output.stdout
    assert (await engine.exec.inspect(command.id)).exit_code in (126, 127)


async def test_errors(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(SLEEP, name=unique("box"))
    with pytest.raises(Conflict, match="is not running"):
        await engine.exec.create(box.id, cmd=["true"])
    with pytest.raises(NotFound, match=r"(?i)no such exec"):
        await engine.exec.start("0" * 64)
