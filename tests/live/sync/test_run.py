"""Running containers: create, attach, start, read the output, wait."""

from __future__ import annotations

from typing import Any

import pytest
from engine_v1_41 import Client, ContainerConfig, HostConfig, NotFound, StreamId

from tests.daemon import IMAGE
from tests.live.helpers import Unique, until_told
from tests.live.sync.steps import end_once_written, finished
from tests.live.versions import SINCE_1_42

# With a half-close, a cancellation or framing gone wrong they would hang.
pytestmark = pytest.mark.timeout(120)

BOTH = until_told("echo out; sleep 0.05; echo err >&2; sleep 0.05; echo out again", status=3)


def test_attach_start_read_the_output_and_wait(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(
        ContainerConfig(image=IMAGE, cmd=["sh", "-c", BOTH]), name=unique("box")
    )
    assert box.warnings == []
    # The daemon reads two pipes: what comes out of one is in order, between the two there is none.
    seen = {StreamId.STDOUT: b"", StreamId.STDERR: b""}
    expected = {StreamId.STDOUT: b"out\nout again\n", StreamId.STDERR: b"err\n"}
    with engine.containers.attach(box.id, stream=True, stdout=True, stderr=True) as session:
        assert not session.tty
        assert engine.containers.start(box.id) is True
        for frame in session:
            seen[frame.stream] += frame.data
            if seen == expected:
                engine.containers.kill(box.id, signal="TERM")
    assert seen == expected
    assert engine.containers.wait(box.id).status_code == 3


def test_collect_the_output(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["sh", "-c", BOTH])
    box = engine.containers.create(config, name=unique("box"))
    with engine.containers.attach(box.id, stream=True, stdout=True, stderr=True) as session:
        engine.containers.start(box.id)
        end_once_written(engine, box.id, len("out\nerr\nout again\n"))
        output = session.collect()
    assert output.stdout == b"out\nout again\n"
    assert output.stderr == b"err\n"


def test_write_to_a_container_and_end_its_input(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(
        image=IMAGE,
        cmd=["sort"],
        open_stdin=True,
        stdin_once=True,
        attach_stdin=True,
        attach_stdout=True,
    )
    box = engine.containers.create(config, name=unique("box"))
    with engine.containers.attach(box.id, stream=True, stdin=True, stdout=True) as session:
        engine.containers.start(box.id)
        session.write(b"pear\n")
        session.write(b"apple\n")
        session.close_stdin()
        output = session.collect()
    assert output.stdout == b"apple\npear\n"
    assert engine.containers.wait(box.id).status_code == 0


def test_a_megabyte_goes_through(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["cat"], open_stdin=True, stdin_once=True)
    box = engine.containers.create(config, name=unique("box"))
    data = bytes(range(256)) * 4096
    with engine.containers.attach(box.id, stream=True, stdin=True, stdout=True) as session:
        engine.containers.start(box.id)
        for start in range(0, len(data), 32768):
            session.write(data[start : start + 32768])
        session.close_stdin()
        output = session.collect()
    assert output.stdout == data


def test_a_terminal_is_one_raw_stream(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["sh", "-c", BOTH], tty=True)
    box = engine.containers.create(config, name=unique("box"))
    with engine.containers.attach(box.id, stream=True, stdout=True, stderr=True) as session:
        assert session.tty
        engine.containers.start(box.id)
        end_once_written(engine, box.id, len("out\r\nerr\r\nout again\r\n"))
        output = session.collect()
    assert output.stdout == b"out\r\nerr\r\nout again\r\n"
    assert output.stderr == b""


def test_talk_to_a_shell_in_a_terminal(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["sh"], tty=True, open_stdin=True, stdin_once=True)
    box = engine.containers.create(config, name=unique("box"))
    with engine.containers.attach(
        box.id, stream=True, stdin=True, stdout=True, stderr=True
    ) as session:
        engine.containers.start(box.id)
        engine.containers.resize(box.id, h=33, w=101)
        session.write(b"stty size; exit 4\n")
        output = session.collect()
    assert b"33 101" in output.stdout
    assert engine.containers.wait(box.id).status_code == 4


def test_what_was_said_before_attaching(engine: Client, unique: Unique) -> None:
    box = finished(engine, unique("box"), "echo said", len("said\n"))
    with engine.containers.attach(box, logs=True, stdout=True) as session:
        assert session.collect().stdout == b"said\n"


def test_attach_over_a_websocket(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["head", "-n1"], open_stdin=True, stdin_once=True)
    box = engine.containers.create(config, name=unique("box"))
    engine.containers.start(box.id)
    # Before API 1.42 a websocket always carries all three streams.
    streams: dict[str, Any] = {"stdin": True, "stdout": True} if SINCE_1_42 else {}
    with engine.containers.attach_websocket(box.id, stream=True, **streams) as session:
        session.write(b"over a websocket\n")
        received = b""
        for message in session:
            received += message
            if received.endswith(b"\n"):
                break
    assert received == b"over a websocket\n"


def test_the_configuration_is_what_was_asked_for(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(
        ContainerConfig(
            image=IMAGE,
            cmd=["sh", "-c", until_told('echo "$WHO $(id -u) $(pwd) $(hostname)"')],
            env=["WHO=me"],
            user="1000",
            working_dir="/tmp",
            hostname="inside",
            labels={"purpose": "test"},
        ),
        name=unique("box"),
        host_config=HostConfig(memory=64 << 20, network_mode="none", auto_remove=False),
    )
    engine.containers.start(box.id)
    end_once_written(engine, box.id, len("me 1000 /tmp inside\n"))
    output = engine.containers.logs(box.id, stdout=True, stderr=True).collect()
    assert output.stdout == b"me 1000 /tmp inside\n"
    details = engine.containers.inspect(box.id)
    assert details.config is not None
    assert details.config.labels == {"purpose": "test"}
    assert details.host_config is not None
    assert details.host_config.memory == 64 << 20
    assert details.host_config.network_mode == "none"


def test_a_container_that_removes_itself(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(
        ContainerConfig(
            image=IMAGE, cmd=["sh", "-c", "read line; sleep 3; exit 7"], open_stdin=True
        ),
        name=unique("box"),
        host_config=HostConfig(auto_remove=True),
    )
    with engine.containers.attach(box.id, stream=True, stdin=True) as session:
        engine.containers.start(box.id)
        session.write(b"go\n")
        # Asked while it is being removed, the daemon may never answer.
        assert engine.containers.wait(box.id, condition="removed").status_code == 7
    with pytest.raises(NotFound):
        engine.containers.inspect(box.id)


@pytest.mark.parametrize("masked", [None, [], ["/proc/keys"]], ids=["default", "none", "own"])
def test_recreate_a_container_from_what_inspect_says(
    engine: Client, unique: Unique, masked: list[str] | None
) -> None:
    first = engine.containers.create(
        ContainerConfig(image=IMAGE, cmd=["sleep", "60"], env=["A=1"]),
        name=unique("first"),
        host_config=HostConfig(memory=32 << 20, binds=["/tmp:/host:ro"], masked_paths=masked),
    )
    details = engine.containers.inspect(first.id)
    if masked is not None:
        assert details.host_config.masked_paths == masked
    assert details.config is not None
    assert details.host_config is not None
    second = engine.containers.create(
        details.config.to_request(),
        name=unique("second"),
        host_config=details.host_config.to_request(),
    )
    again = engine.containers.inspect(second.id)
    assert again.host_config == details.host_config
    assert again.config is not None
    assert again.config.env == details.config.env
    assert again.config.cmd == ["sleep", "60"]
