"""Sessions that would hang if the end of the input, detaching, resizing or the framing were wrong."""

from __future__ import annotations

import pytest
from engine_v1_41 import Client, ContainerConfig

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


def test_the_input_of_a_container_ends_amid_its_output(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(
        image=IMAGE, cmd=["sh", "-c", TICKING], open_stdin=True, stdin_once=True
    )
    box = engine.containers.create(config, name=unique("box"))
    output = b""
    with engine.containers.attach(box.id, stream=True, stdin=True, stdout=True) as session:
        engine.containers.start(box.id)
        while b"tick\n" not in output:
            output += next(session).data
        session.write(b"hello\n")
        while b"hello\ntick\n" not in output:
            output += next(session).data
        session.close_stdin()
        output += session.collect().stdout
    assert without_repetitions(output) == [
        *(b"tick", b"hello", b"tick", b"end of input", b"tick", b"last")
    ]
    assert engine.containers.wait(box.id).status_code == 0


def test_the_input_of_a_command_ends_amid_its_output(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(SHELL, name=unique("box"))
    engine.containers.start(box.id)
    command = engine.exec.create(
        box.id, cmd=["sh", "-c", TICKING], attach_stdin=True, attach_stdout=True
    )
    output = b""
    with engine.exec.start(command.id) as session:
        while b"tick\n" not in output:
            output += next(session).data
        session.write(b"hello\n")
        while b"hello\ntick\n" not in output:
            output += next(session).data
        session.close_stdin()
        output += session.collect().stdout
    assert without_repetitions(output) == [
        *(b"tick", b"hello", b"tick", b"end of input", b"tick", b"last")
    ]
    assert engine.exec.inspect(command.id).exit_code == 0


def test_detach_from_a_container_that_goes_on(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(SHELL, name=unique("box"))
    engine.containers.start(box.id)
    with engine.containers.attach(
        box.id, stream=True, stdin=True, stdout=True, detach_keys="ctrl-a,d"
    ) as session:
        session.write(DETACH)
        session.collect()  # ends: nobody asked the shell to
    with engine.containers.attach(box.id, stream=True, stdin=True, stdout=True) as session:
        session.write(b"echo still $((40 + 2))\n")
        output = b""
        while b"still 42\r\n" not in output:
            output += next(session).data
        session.write(b"\x10\x11")  # ctrl-p, ctrl-q: the daemon's own
        session.collect()
    assert engine.containers.inspect(box.id).state.running


def test_detach_from_a_command(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(SHELL, name=unique("box"))
    engine.containers.start(box.id)
    command = engine.exec.create(
        box.id,
        cmd=["sh", "-c", "echo ready; cat"],
        tty=True,
        attach_stdin=True,
        attach_stdout=True,
        detach_keys="ctrl-a,d",
    )
    with engine.exec.start(command.id, tty=True) as session:
        output = b""
        while b"ready\r\n" not in output:  # a terminal may give its line in two pieces
            output += next(session).data
        session.write(DETACH)
        output += session.collect().stdout
    assert output.startswith(b"ready\r\n")
    assert DETACH not in output


def test_without_a_terminal_no_keys_detach(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["cat"], open_stdin=True, stdin_once=True)
    box = engine.containers.create(config, name=unique("box"))
    with engine.containers.attach(
        box.id, stream=True, stdin=True, stdout=True, detach_keys="ctrl-a,d"
    ) as session:
        engine.containers.start(box.id)
        session.write(DETACH)
        session.close_stdin()
        assert session.collect().stdout == DETACH


def test_a_terminal_changes_its_size_while_it_is_used(engine: Client, unique: Unique) -> None:
    script = "trap 'stty size' WINCH; echo ready; while :; do sleep 0.05; done"
    config = ContainerConfig(image=IMAGE, cmd=["sh", "-c", script], tty=True)
    box = engine.containers.create(config, name=unique("box"))
    output = b""
    with engine.containers.attach(box.id, stream=True, stdout=True) as session:
        engine.containers.start(box.id)
        while b"ready" not in output:
            output += next(session).data
        for h, w in ((10, 20), (30, 40)):
            engine.containers.resize(box.id, h=h, w=w)
            while f"{h} {w}\r\n".encode() not in output:
                output += next(session).data
    engine.containers.kill(box.id)


def test_the_end_of_the_input_of_a_terminal_is_a_key(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["sort"], tty=True, open_stdin=True)
    box = engine.containers.create(config, name=unique("box"))
    with engine.containers.attach(box.id, stream=True, stdin=True, stdout=True) as session:
        engine.containers.start(box.id)
        session.write(b"pear\napple\n\x04")
        output = session.collect()
    assert output.stdout.endswith(b"apple\r\npear\r\n")
    assert engine.containers.wait(box.id).status_code == 0
