"""What goes wrong is said in the daemon's words, by an exception of its own kind."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from engine_v1_41 import (
    ApiError,
    BadRequest,
    Client,
    Conflict,
    ConnectionFailed,
    ContainerConfig,
    EngineError,
    EngineTimeout,
    NotFound,
)

from tests.daemon import IMAGE
from tests.live.helpers import Unique

SLEEP = ContainerConfig(image=IMAGE, cmd=["sleep", "600"])


def test_not_found(engine: Client, unique: Unique) -> None:
    name = unique("missing")
    with pytest.raises(NotFound, match=f"No such container: {name}") as caught:
        engine.containers.inspect(name)
    assert caught.value.status == 404
    assert caught.value.message == f"No such container: {name}"
    assert caught.value.operation == "ContainerInspect"
    assert isinstance(caught.value, ApiError)
    assert isinstance(caught.value, EngineError)


def test_conflict(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(SLEEP, name=unique("box"))
    with pytest.raises(Conflict, match=f'The container name "/{unique("box")}" is already in use'):
        engine.containers.create(SLEEP, name=unique("box"))
    engine.containers.start(box.id)
    with pytest.raises(Conflict, match=r"(?i)stop the container before") as caught:
        engine.containers.delete(box.id)
    assert caught.value.status == 409


def test_bad_request(engine: Client, unique: Unique) -> None:
    with pytest.raises(BadRequest, match="Invalid container name") as caught:
        engine.containers.create(SLEEP, name="!")
    assert caught.value.status == 400


def test_attaching_to_nothing(engine: Client, unique: Unique) -> None:
    """This error comes without JSON."""
    with pytest.raises(NotFound, match=f"No such container: {unique('missing')}"):
        engine.containers.attach(unique("missing"), stream=True, stdout=True)


def test_a_stream_of_nothing(engine: Client, unique: Unique) -> None:
    with pytest.raises(NotFound, match="No such container"):
        engine.containers.logs(unique("missing"), stdout=True, follow=True)
    with pytest.raises(NotFound, match="No such container"):
        engine.containers.stats(unique("missing"))


def test_an_image_that_cannot_be_pulled(engine: Client, unique: Unique) -> None:
    with pytest.raises(EngineError):
        stream = engine.images.create(from_image=f"127.0.0.1:9/{unique('image')}", tag="v1")
        stream.collect()


def test_a_large_upload_that_is_refused(engine: Client, unique: Unique) -> None:
    """The daemon answers and closes before it has read everything: the answer counts."""
    with pytest.raises(NotFound, match="No such container"):
        engine.containers.put_archive(unique("missing"), path="/", body=bytes(32 << 20))


def test_no_daemon(tmp_path: Path) -> None:
    with Client(f"unix://{tmp_path}/nothing.sock") as nobody:
        with pytest.raises(ConnectionFailed, match=r"nothing\.sock"):
            nobody.system.ping()


def test_a_daemon_that_does_not_answer(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "silent.sock"))
        silent.listen()
        with Client(f"unix://{tmp_path}/silent.sock", timeout=0.1) as hasty:
            with pytest.raises(EngineTimeout):
                hasty.system.ping()


def test_the_client_goes_on_after_errors(engine: Client, unique: Unique) -> None:
    for _ in range(5):
        with pytest.raises(NotFound):
            engine.containers.inspect(unique("missing"))
        assert engine.system.ping().api_version
