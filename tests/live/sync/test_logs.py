"""Reading what a container wrote."""

from __future__ import annotations

import pytest
from engine_v1_41 import (
    BadRequest,
    Client,
    ContainerConfig,
    EngineError,
    HostConfig,
    LogConfig,
    StreamId,
)

from tests.daemon import IMAGE
from tests.live.helpers import Unique, until_told
from tests.live.sync.steps import end_once_written, finished

TRUE = ContainerConfig(image=IMAGE, cmd=["true"])
BOTH = "echo out; sleep 0.05; echo err >&2; sleep 0.05; echo out again"


def test_stdout_and_stderr_are_kept_apart(engine: Client, unique: Unique) -> None:
    box = finished(engine, unique("box"), BOTH, len("out\nerr\nout again\n"))
    logs = engine.containers.logs(box, stdout=True, stderr=True)
    # sorted: the daemon reads two pipes, and on a busy machine the order between them may change
    lines = [(frame.stream, frame.data) for frame in logs]
    assert sorted(lines, key=lambda line: line[0].name == "STDERR") == [
        (StreamId.STDOUT, b"out\n"),
        (StreamId.STDOUT, b"out again\n"),
        (StreamId.STDERR, b"err\n"),
    ]
    output = engine.containers.logs(box, stdout=True, stderr=True).collect()
    assert output.stdout == b"out\nout again\n"
    assert output.stderr == b"err\n"


def test_only_one_of_them(engine: Client, unique: Unique) -> None:
    box = finished(engine, unique("box"), BOTH, len("out\nerr\nout again\n"))
    output = engine.containers.logs(box, stderr=True).collect()
    assert output.stdout == b""
    assert output.stderr == b"err\n"


def test_follow_until_the_container_ends(engine: Client, unique: Unique) -> None:
    """The lines come while it runs, and it runs until somebody has read them.

    What is written just before the end may be lost to who follows (dockerd 20.10).
    """
    script = "echo line 1; echo line 2; read line; echo line 3; echo line 4; read line"
    box = engine.containers.create(
        ContainerConfig(image=IMAGE, cmd=["sh", "-c", script], open_stdin=True), name=unique("box")
    )
    engine.containers.start(box.id)
    lines = []
    with engine.containers.logs(box.id, stdout=True, follow=True) as logs:
        for frame in logs:
            lines.append(frame.data)
            if len(lines) in (2, 4):
                assert engine.containers.inspect(box.id).state.running
                with engine.containers.attach(box.id, stream=True, stdin=True) as session:
                    session.write(b"\n")
    assert lines == [b"line 1\n", b"line 2\n", b"line 3\n", b"line 4\n"]


def test_stop_following_while_it_still_writes(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["sh", "-c", "while :; do echo x; sleep 0.05; done"])
    box = engine.containers.create(config, name=unique("box"))
    engine.containers.start(box.id)
    with engine.containers.logs(box.id, stdout=True, follow=True) as logs:
        for frame in logs:
            assert frame.data == b"x\n"
            break
    assert engine.containers.inspect(box.id).id == box.id  # the client goes on working


def test_of_a_terminal(engine: Client, unique: Unique) -> None:
    box = finished(engine, unique("box"), BOTH, len("out\r\nerr\r\nout again\r\n"), tty=True)
    output = engine.containers.logs(box, stdout=True, stderr=True).collect()
    assert output.stdout == b"out\r\nerr\r\nout again\r\n"
    assert output.stderr == b""


def test_the_last_lines_and_with_times(engine: Client, unique: Unique) -> None:
    box = finished(engine, unique("box"), "seq 10", len("1\n") * 10 + 1)
    last = engine.containers.logs(box, stdout=True, tail="2").collect()
    assert last.stdout == b"9\n10\n"
    timed = engine.containers.logs(box, stdout=True, timestamps=True).collect()
    times, numbers = zip(*(line.split(b" ") for line in timed.stdout.splitlines()), strict=True)
    assert list(numbers) == [b"%d" % number for number in range(1, 11)]
    assert list(times) == sorted(times)
    since = times[5].decode()
    later = engine.containers.logs(box, stdout=True, since=since).collect()
    assert later.stdout == b"6\n7\n8\n9\n10\n"


def test_of_a_stretch_of_time(engine: Client, unique: Unique) -> None:
    box = finished(engine, unique("box"), "for i in 1 2 3; do echo $i; sleep 0.1; done", 6)
    timed = engine.containers.logs(box, stdout=True, timestamps=True).collect()
    second = timed.stdout.splitlines()[1].split()[0].decode()
    before = engine.containers.logs(box, stdout=True, until=second).collect()
    assert before.stdout == b"1\n2\n"
    only = (engine.containers.logs(box, stdout=True, since=second, until=second)).collect()
    assert only.stdout == b"2\n"
    past = engine.containers.logs(box, stdout=True, until=1).collect()
    assert past.stdout == b""


def test_with_the_details_that_the_driver_keeps(engine: Client, unique: Unique) -> None:
    log = LogConfig(type="json-file", config={"labels": "made.by", "env": "GREETING"})
    box = engine.containers.create(
        ContainerConfig(
            image=IMAGE,
            cmd=["sh", "-c", until_told("echo out")],
            labels={"made.by": "us"},
            env=["GREETING=hello"],
        ),
        name=unique("box"),
        host_config=HostConfig(log_config=log),
    )
    engine.containers.start(box.id)
    end_once_written(engine, box.id, len("out\n"))
    output = engine.containers.logs(box.id, stdout=True, details=True).collect()
    assert output.stdout == b"GREETING=hello,made.by=us out\n"


def test_of_a_container_that_wrote_nothing(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(TRUE, name=unique("box")).id
    engine.containers.start(box)
    engine.containers.wait(box)
    output = engine.containers.logs(box, stdout=True, stderr=True).collect()
    assert (output.stdout, output.stderr) == (b"", b"")


def test_many_lines(engine: Client, unique: Unique) -> None:
    stdout, stderr = (b"".join(b"%d\n" % n for n in range(1, end)) for end in (20001, 5001))
    size = len(stdout) + len(stderr)
    box = finished(engine, unique("box"), "seq 20000; seq 5000 >&2", size)
    output = engine.containers.logs(box, stdout=True, stderr=True).collect()
    assert output.stdout == stdout
    assert output.stderr == stderr


def test_neither_stdout_nor_stderr_is_an_error(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(TRUE, name=unique("box")).id
    with pytest.raises(BadRequest, match="at least one stream"):
        engine.containers.logs(box)


def test_a_log_driver_that_cannot_be_read(engine: Client, unique: Unique) -> None:
    """The daemon answers 200 and tells the error inside the stream, as a frame of its own kind."""
    box = engine.containers.create(
        ContainerConfig(image=IMAGE, cmd=["echo", "lost"]),
        name=unique("box"),
        host_config=HostConfig(log_config=LogConfig(type="none")),
    )
    engine.containers.start(box.id)
    engine.containers.wait(box.id)
    with pytest.raises(EngineError, match="configured logging driver does not support reading"):
        engine.containers.logs(box.id, stdout=True).collect()
