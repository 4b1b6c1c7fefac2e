"""How output is framed: by what the answer says where that can be believed, else by asking."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from engine_v1_41 import Client, DecodeError, NotFound
from engine_v1_41._runtime.aio_engine import AsyncEngine
from engine_v1_41._runtime.operation import Operation, OperationTable, Tty
from engine_v1_41._runtime.sync_engine import Engine
from engine_v1_41.operations import OPERATIONS
from engine_v1_41.streams import Frame

from tests.runtime.conftest import Clients
from tests.runtime.fake import FakeDaemon, Peer, Script, answer, answering, frame, settle

PLAIN = answer(b'{"Config":{"Tty":false}}')
TTY = answer(b'{"Config":{"Tty":true}}')
RAW = "application/vnd.docker.raw-stream"
MULTIPLEXED = "application/vnd.docker.multiplexed-stream"
OUTPUT = frame(b"out")


def trusting(id: str) -> Operation[list[Frame]]:
    """The operation as it is from API 1.42 on."""
    operation = OPERATIONS[id]
    assert operation.tty is not None
    return msgspec.structs.replace(
        operation, tty=msgspec.structs.replace(operation.tty, content_type=True)
    )


@pytest.fixture
def engine(client: Clients) -> Any:
    kind = Engine if client.kind is Client else AsyncEngine
    client.kind = lambda host: kind(
        host, api_version="1.42", base_path="/v1.42", operations=OPERATIONS
    )
    return client


def output(status: str, content_type: str) -> Script:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode(), OUTPUT)

    return script


UPGRADE = "101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp"


@pytest.mark.parametrize(
    ("id", "status", "content_type", "inspected", "raw"),
    [
        # What the answer says is believed: nobody is asked.
        ("ContainerLogs", "200 OK", MULTIPLEXED, b"", False),
        ("ContainerLogs", "200 OK", RAW, b"", True),
        ("ContainerAttach", UPGRADE, MULTIPLEXED, b"", False),
        ("ContainerAttach", UPGRADE, RAW, b"", True),
        ("ContainerAttach", UPGRADE, MULTIPLEXED + "; v=1", b"", False),
        # Without an upgrade everything is called raw.
        ("ContainerAttach", "200 OK", RAW, TTY, True),
        ("ContainerAttach", "200 OK", RAW, PLAIN, False),
        # Nothing useful was said.
        ("ContainerLogs", "200 OK", "text/plain", TTY, True),
        ("ContainerLogs", "200 OK", "text/plain", PLAIN, False),
    ],
)
async def test_with_a_content_type_to_believe(
    engine: Any, id: str, status: str, content_type: str, inspected: bytes, raw: bool
) -> None:
    inspection = [answering(inspected)] if inspected else []
    async with FakeDaemon(output(status, content_type), *inspection) as daemon:
        made = engine(daemon.host)
        operation = trusting(id)
        run = made.hijack if operation.interaction == "hijack" else made.frame_stream
        stream = await settle(run(operation, {"id": "x"}))
        assert stream.tty is raw
        assert (await settle(stream.collect())).stdout == (OUTPUT if raw else b"out")
        assert daemon.connections == 1 + len(inspection)
        await settle(made.close())


@pytest.mark.parametrize(
    ("inspected", "raw"), [(PLAIN, False), (TTY, True), (answer(b"{}"), False)]
)
async def test_the_container_is_asked_first_where_it_cannot_be_believed(
    engine: Any, inspected: bytes, raw: bool
) -> None:
    async with FakeDaemon(answering(inspected), output("200 OK", RAW)) as daemon:
        made = engine(daemon.host)
        stream = await settle(made.frame_stream(OPERATIONS["ContainerLogs"], {"id": "x"}))
        assert stream.tty is raw
        await settle(stream.close())
        await settle(made.close())


@pytest.mark.parametrize("tty", [True, False])
async def test_the_body_says_it(engine: Any, tty: bool) -> None:
    async with FakeDaemon(output(UPGRADE, RAW)) as daemon:
        operation = OPERATIONS["ExecStart"]
        session = await settle(engine(daemon.host).hijack(operation, {"id": "x"}, {"Tty": tty}))
        assert session.tty is tty
        await settle(session.close())


@pytest.mark.parametrize(
    ("inspected", "error"),
    [(answer(b'{"message":"gone"}', 404), NotFound), (answer(b"nonsense"), DecodeError)],
)
async def test_asking_afterwards_may_fail(
    engine: Any, inspected: bytes, error: type[Exception]
) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.1 200 OK\r\n\r\n")
        assert peer.is_left()

    async with FakeDaemon(script, answering(inspected)) as daemon:
        made = engine(daemon.host)
        with pytest.raises(error):
            await settle(made.frame_stream(trusting("ContainerLogs"), {"id": "x"}))
        await settle(made.close())


async def test_an_operation_whose_output_is_never_raw(engine: Any) -> None:
    operation = msgspec.structs.replace(OPERATIONS["ContainerLogs"], tty=None)
    async with FakeDaemon(output("200 OK", RAW)) as daemon:
        stream = await settle(engine(daemon.host).frame_stream(operation, {"id": "x"}))
        assert (await settle(stream.collect())).stdout == b"out"


def test_rules_of_the_operations() -> None:
    rules = {id: operation.tty for id, operation in OPERATIONS.items() if operation.tty}
    container = Tty(operation="ContainerInspect", parameter="id", property=("Config", "Tty"))
    assert rules["ContainerLogs"] == rules["ContainerAttach"] == container
    assert rules["ExecStart"] == Tty(body="Tty")
    assert isinstance(OPERATIONS, OperationTable)
    for rule in rules.values():
        if rule.operation:
            names = {parameter.name for parameter in OPERATIONS[rule.operation].parameters}
            assert rule.parameter in names
