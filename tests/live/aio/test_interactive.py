"""Sessions that would hang if the end of the input, detaching, resizing or the framing were wrong."""

from __future__ import annotations

import pytest
from engine_v1_41 import AsyncClient, ContainerConfig

from tests.daemon import IMAGE
from tests.live.helpers import Unique

pytestmark = pytest.mark.timeout(120)

# Says something all the time: before its input ends, meanwhile, and afterwards.
TICKING = """
(until [ -e /tmp/over ]; do echo tick; sleep 0.02; done; echo tick; echo last) &
cat
echo end of input
touch /tmp/over
wait
"""
SHELL = ContainerConfig(image=IMAGE, cmd=["sh"], tty=True, open_stdin=True)
DETACH = b"\x01d"  # ctrl-a, d


def without_repetitions(output: bytes) -> list[bytes]:
    """The lines of which each is another than the one before."""
    lines = output.splitlines()
    return [line for before, line in zip([b"", *lines], lines, strict=False) if line != before]


async def test_the_input_of_a_container_ends_amid_its_output(
    engine: AsyncClient, unique: Unique
) -> None:
    config = ContainerConfig(
        image=IMAGE, cmd=["sh", "-c", TICKING], open_stdin=True, stdin_once=True
    )
    box = await engine.containers.create(config, name=unique("box"))
    output = b""
    async with await engine.containers.attach(
        box.id, stream=True, stdin=True, stdout=True
    ) as session:
        await engine.containers.start(box.id)
        while b"tick\n" not in output:
            output += (await anext(session)).data
        await session.write(b"hello\n")
        while b"hello\ntick\n" not in output:
            output += (await anext(session)).data
        await session.close_stdin()
        output += (await session.collect()).stdout
    assert without_repetitions(output) == [
        *(b"tick", b"hello", b"tick", b"end of input", b"tick", b"last")
    ]
    assert (await engine.containers.wait(box.id)).status_code == 0


async def test_the_input_of_a_command_ends_amid_its_output(
    engine: AsyncClient, unique: Unique
) -> None:
    box = await engine.containers.create(SHELL, name=unique("box"))
    await engine.containers.start(box.id)
    command = await engine.exec.create(
        box.id, cmd=["sh", "-c", TICKING], attach_stdin=True, attach_stdout=True
    )
    output = b""
    async with await engine.exec.start(command.id) as session:
        while b"tick\n" not in output:
            output += (await anext(session)).data
        await session.write(b"hello\n")
        while b"hello\ntick\n" not in output:
            output += (await anext(session)).data
        await session.close_stdin()
        output += (await session.collect()).stdout
    assert without_repetitions(output) == [
        *(b"tick", b"hello", b"tick", b"end of input", b"tick", b"last")
    ]
    assert (await engine.exec.inspect(command.id)).exit_code == 0


async def test_detach_from_a_container_that_goes_on(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(SHELL, name=unique("box"))
    await engine.containers.start(box.id)
    async with await engine.containers.attach(
        box.id, stream=True, stdin=True, stdout=True, detach_keys="ctrl-a,d"
    ) as session:
        await session.write(DETACH)
        await session.collect()  # ends: nobody asked the shell to
    async with await engine.containers.attach(
        box.id, stream=True, stdin=True, stdout=True
    ) as session:
        await session.write(b"echo still $((40 + 2))\n")
        output = b""
        while b"still 42\r\n" not in output:
            output += (await anext(session)).data
        await session.write(b"\x10\x11")  # ctrl-p, ctrl-q: the daemon's own
        await session.collect()
    assert (await engine.containers.inspect(box.id)).state.running


async def test_detach_from_a_command(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(SHELL, name=unique("box"))
    await engine.containers.start(box.id)
    command = await engine.exec.create(
        box.id,
        cmd=["sh", "-c", "echo ready; cat"],
        tty=True,
        attach_stdin=True,
        attach_stdout=True,
        detach_keys="ctrl-a,d",
    )
    async with await engine.exec.start(command.id, tty=True) as session:
        output = b""
        while b"ready\r\n" not in output:  # a terminal may give its line in two pieces
            output += (await anext(session)).data
        await session.write(DETACH)
        output += (await session.collect()).stdout
    assert output.startswith(b"ready\r\n")
    assert DETACH not in output


async def test_without_a_terminal_no_keys_detach(engine: AsyncClient, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["cat"], open_stdin=True, stdin_once=True)
    box = await engine.containers.create(config, name=unique("box"))
    async with await engine.containers.attach(
        box.id, stream=True, stdin=True, stdout=True, detach_keys="ctrl-a,d"
    ) as session:
        await engine.containers.start(box.id)
        await session.write(DETACH)
        await session.close_stdin()
        assert (await session.collect()).stdout == DETACH


async def test_a_terminal_changes_its_size_while_it_is_used(
    engine: AsyncClient, unique: Unique
) -> None:
    script = "trap 'stty size' WINCH; echo ready; while :; do sleep 0.05; done"
    config = ContainerConfig(image=IMAGE, cmd=["sh", "-c", script], tty=True)
    box = await engine.containers.create(config, name=unique("box"))
    output = b""
    async with await engine.containers.attach(box.id, stream=True, stdout=True) as session:
        await engine.containers.start(box.id)
        while b"ready" not in output:
            output += (await anext(session)).data
        for h, w in ((10, 20), (30, 40)):
            await engine.containers.resize(box.id, h=h, w=w)
            while f"{h} {w}\r\n".encode() not in output:
                output += (await anext(session)).data
    await engine.containers.kill(box.id)


async def test_the_end_of_the_input_of_a_terminal_is_a_key(
    engine: AsyncClient, unique: Unique
) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["sort"], tty=True, open_stdin=True)
    box = await engine.containers.create(config, name=unique("box"))
    async with await engine.containers.attach(
        box.id, stream=True, stdin=True, stdout=True
    ) as session:
        await engine.containers.start(box.id)
        await session.write(b"pear\napple\n\x04")
        output = await session.collect()
    assert output.stdout.endswith(b"apple\r\npear\r\n")
    assert (await engine.containers.wait(box.id)).status_code == 0
