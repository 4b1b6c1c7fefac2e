"""Where other clients of the Engine API lose data, hang, or do more than they say (docs/peers-faults.md)."""

from __future__ import annotations

import pytest
from engine_v1_41 import Client, ContainerConfig

from tests.daemon import IMAGE
from tests.live.helpers import Unique
from tests.live.sync.steps import finished

pytestmark = pytest.mark.timeout(120)

LINES = b"".join(b"line %d\n" % number for number in range(500))
WRITE_LINES = "i=0; while [ $i -lt 500 ]; do echo line $i; i=$((i+1)); done"


def test_attaching_to_what_was_written_loses_nothing(engine: Client, unique: Unique) -> None:
    """Some of it comes in one piece with the head of the answer."""
    box = finished(engine, unique("box"), WRITE_LINES, len(LINES))
    for _ in range(20):
        with engine.containers.attach(box, logs=True, stdout=True) as session:
            assert session.collect().stdout == LINES


def test_a_short_command_loses_nothing(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["cat"], open_stdin=True)
    box = engine.containers.create(config, name=unique("box"))
    engine.containers.start(box.id)
    for number in range(15):
        command = engine.exec.create(box.id, cmd=["echo", str(number)], attach_stdout=True)
        with engine.exec.start(command.id) as session:
            assert session.collect().stdout == b"%d\n" % number


def test_what_is_no_text_comes_as_it_was_written(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["cat"], open_stdin=True, stdin_once=True)
    box = engine.containers.create(config, name=unique("box"))
    data = bytes(range(256)) * 100
    with engine.containers.attach(box.id, stream=True, stdin=True, stdout=True) as session:
        engine.containers.start(box.id)
        session.write(data)
        session.close_stdin()
        assert session.collect().stdout == data


def test_an_input_of_nothing_ends(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["cat"], open_stdin=True)
    box = engine.containers.create(config, name=unique("box"))
    engine.containers.start(box.id)
    command = engine.exec.create(
        box.id, cmd=["sh", "-c", "cat; echo end"], attach_stdin=True, attach_stdout=True
    )
    with engine.exec.start(command.id) as session:
        session.close_stdin()
        assert session.collect().stdout == b"end\n"


def test_following_a_silent_container_ends_with_it(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["sleep", "0.5"])
    box = engine.containers.create(config, name=unique("box"))
    engine.containers.start(box.id)
    logs = engine.containers.logs(box.id, stdout=True, follow=True)
    assert logs.collect().stdout == b""


def test_a_prompt_without_a_line_end_comes_at_once(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(
        image=IMAGE, cmd=["sh", "-c", "printf 'name? '; read name"], open_stdin=True, tty=True
    )
    box = engine.containers.create(config, name=unique("box"))
    with engine.containers.attach(box.id, stream=True, stdin=True, stdout=True) as session:
        engine.containers.start(box.id)
        assert next(session).data == b"name? "


def test_listing_is_one_request(daemon_host: str, unique: Unique) -> None:
    """An inspection of each would fail for those that are removed meanwhile."""
    seen: list[str] = []
    with Client(daemon_host, on_request=lambda record: seen.append(record.operation)) as engine:
        for name in ("a", "b"):
            engine.containers.create(ContainerConfig(image=IMAGE), name=unique(name))
        seen.clear()
        listed = engine.containers.list(all=True)
        assert len([box for box in listed if box.names[0].startswith(f"/{unique('')}")]) == 2
    assert seen == ["ContainerList"]
