"""Running commands in a running container."""

from __future__ import annotations

import pytest
from engine_v1_41 import Client, Conflict, ContainerConfig, NotFound, StreamId

from tests.daemon import IMAGE
from tests.live.helpers import Unique

# With a half-close, a cancellation or framing gone wrong they would hang.
pytestmark = pytest.mark.timeout(120)

SLEEP = ContainerConfig(image=IMAGE, cmd=["sleep", "600"])


def test_output_and_exit_code(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(SLEEP, name=unique("box"))
    engine.containers.start(box.id)
    command = engine.exec.create(
        box.id,
        cmd=["sh", "-c", "echo out; echo $WHO >&2; exit 3"],
        attach_stdout=True,
        attach_stderr=True,
        env=["WHO=me"],
    )
    before = engine.exec.inspect(command.id)
    assert before.exit_code is None
    frames = []
    with engine.exec.start(command.id) as session:
        for frame in session:
            frames.append((frame.stream, frame.data))
    # sorted: the daemon reads two pipes, and there is no order between them
    assert sorted(frames) == [(StreamId.STDOUT, b"out\n"), (StreamId.STDERR, b"me\n")]
    after = engine.exec.inspect(command.id)
    assert after.exit_code == 3
    assert after.running is False
    assert after.container_id == box.id


def test_write_and_end_the_input(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(SLEEP, name=unique("box"))
    engine.containers.start(box.id)
    command = engine.exec.create(box.id, cmd=["sort"], attach_stdin=True, attach_stdout=True)
    with engine.exec.start(command.id) as session:
        session.write(b"pear\napple\n")
        session.close_stdin()
        output = session.collect()
    assert output.stdout == b"apple\npear\n"
    assert engine.exec.inspect(command.id).exit_code == 0


def test_in_a_terminal(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(SLEEP, name=unique("box"))
    engine.containers.start(box.id)
    command = engine.exec.create(
        box.id,
        cmd=["sh"],
        tty=True,
        attach_stdin=True,
        attach_stdout=True,
        attach_stderr=True,
        working_dir="/tmp",
        user="user",
    )
    with engine.exec.start(command.id, tty=True) as session:
        assert session.tty
        engine.exec.resize(command.id, h=44, w=111)
        session.write(b"stty size; pwd; id -un; exit\n")
        output = session.collect()
    assert b"44 111\r\n/tmp\r\nuser\r\n" in output.stdout


def test_in_the_background(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(SLEEP, name=unique("box"))
    engine.containers.start(box.id)
    command = engine.exec.create(box.id, cmd=["sh", "-c", "echo done > /tmp/done"])
    events = engine.system.events(filters={"container": box.id, "event": "exec_die"})
    with events:
        engine.exec.start_detached(command.id)
        died = next(events)
    assert died.actor is not None
    assert died.actor.attributes["execID"] == command.id
    assert engine.exec.inspect(command.id).exit_code == 0


def test_a_command_that_is_not_there(engine: Client, unique: Unique) -> None:
    """The daemon tells it in the output and by the exit code, not by an error status."""
    box = engine.containers.create(SLEEP, name=unique("box"))
    engine.containers.start(box.id)
    command = engine.exec.create(box.id, cmd=["/nothing"], attach_stdout=True)
    with engine.exec.start(command.id) as session:
        output = session.collect()
    assert b"no such file" in output.stdout
    assert engine.exec.inspect(command.id).exit_code in (126, 127)


def test_errors(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(SLEEP, name=unique("box"))
    with pytest.raises(Conflict, match="is not running"):
        engine.exec.create(box.id, cmd=["true"])
    with pytest.raises(NotFound, match=r"(?i)no such exec"):
        engine.exec.start("0" * 64)
