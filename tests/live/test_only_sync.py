"""What only the blocking client has: threads."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from engine_v1_41 import Client, ContainerConfig

from tests.daemon import IMAGE
from tests.live.helpers import Unique


def test_one_client_in_many_threads(engine: Client) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: engine.system.version().version, range(50)))
    assert len(set(answers)) == 1


def test_read_in_one_thread_and_write_in_another(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["cat"], open_stdin=True, stdin_once=True)
    box = engine.containers.create(config, name=unique("box"))
    data = b"0123456789abcdef" * 65536
    with engine.containers.attach(box.id, stream=True, stdin=True, stdout=True) as session:
        engine.containers.start(box.id)

        def write() -> None:
            session.write(data)
            session.close_stdin()

        writer = threading.Thread(target=write)
        writer.start()
        output = session.collect()
        writer.join()
    assert output.stdout == data


def test_events_in_a_thread(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(ContainerConfig(image=IMAGE, cmd=["true"]), name=unique("box"))
    with (
        engine.system.events(since=0, filters={"container": box.id}) as events,
        ThreadPoolExecutor(1) as pool,
    ):
        assert next(events).action == "create"  # from now on, it watches
        following = pool.submit(lambda: next(events).action)
        engine.containers.start(box.id)
        assert following.result(timeout=30) in ("start", "attach")


def test_the_environment_names_the_daemon(
    daemon_host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKER_HOST", daemon_host)
    with Client.from_env() as engine:
        assert engine.system.ping().api_version


@pytest.mark.timeout(180)
def test_150_followed_logs_in_threads_beside_ordinary_calls(engine: Client, unique: Unique) -> None:
    config = ContainerConfig(
        image=IMAGE,
        cmd=["sh", "-c", "echo first; read line; echo last; read line"],
        open_stdin=True,
    )
    boxes = [engine.containers.create(config, name=unique(f"b{number}")).id for number in range(3)]
    for box in boxes:
        engine.containers.start(box)
    all_follow = threading.Barrier(151)

    def follow(box: str) -> bytes:
        with engine.containers.logs(box, stdout=True, follow=True) as logs:
            output = next(logs).data
            all_follow.wait(90)
            while not output.endswith(b"last\n"):
                output += next(logs).data
            return output

    with ThreadPoolExecutor(150) as pool:
        following = [pool.submit(follow, box) for box in boxes * 50]
        all_follow.wait(90)
        for _ in range(20):  # they would wait for ever for a connection that a log has
            engine.system.ping()
            for box in boxes:
                engine.containers.inspect(box)
        assert not any(each.done() for each in following)
        for box in boxes:
            with engine.containers.attach(box, stream=True, stdin=True) as session:
                session.write(b"\n")
        assert [each.result(45) for each in following] == [b"first\nlast\n"] * 150
