"""Calls against a daemon that misbehaves, with the blocking and the asyncio client."""

from __future__ import annotations

import io
import re
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from engine_v1_41 import (
    ApiError,
    ApiVersionMismatch,
    AsyncClient,
    BadRequest,
    ConnectionFailed,
    DecodeError,
    EngineError,
    EngineTimeout,
    NotFound,
    ProtocolError,
    ServerError,
    TruncatedStream,
)

from tests.runtime.fake import (
    CHUNKED,
    LAST_CHUNK,
    PATIENCE,
    FakeDaemon,
    Peer,
    Request,
    answer,
    answering,
    chunk,
    missing_socket,
    settle,
)

VERSION = answer(b'{"ApiVersion":"1.41"}')
MEBI = 1 << 20


async def version(engine: Any) -> str:
    return str((await settle(engine.system.version())).api_version)


# -- answers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        VERSION,
        CHUNKED + chunk(b'{"Api') + chunk(b'Version":"1.41"}') + LAST_CHUNK,
        b"HTTP/1.1 100 Continue\r\n\r\n" + VERSION,
        answer(b'{"ApiVersion":"1.41","Components":null,"New":[{}]}'),
        answer(b'{"ApiVersion":"1.41"}', 203),
    ],
)
async def test_answers(client: Any, data: bytes) -> None:
    async with FakeDaemon(answering(data, data)) as daemon:
        engine = client(daemon.host)
        assert [await version(engine), await version(engine)] == ["1.41", "1.41"]
        await settle(engine.close())


async def test_an_answer_until_the_end_of_the_connection(client: Any) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b'HTTP/1.1 200 OK\r\n\r\n{"ApiVersion":"1.41"}')

    async with FakeDaemon(script, script) as daemon:
        engine = client(daemon.host)
        assert [await version(engine), await version(engine)] == ["1.41", "1.41"]


async def test_statuses_without_a_body(client: Any) -> None:
    answers = b"HTTP/1.1 204 No Content\r\n\r\n", b"HTTP/1.1 304 Not Modified\r\n\r\n"
    async with FakeDaemon(answering(*answers)) as daemon:
        engine = client(daemon.host)
        assert await settle(engine.containers.start("x")) is True
        assert await settle(engine.containers.start("x")) is False
        await settle(engine.close())


async def test_the_answer_to_head_has_a_length_and_no_body(client: Any) -> None:
    head = b"HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\n\r\n"
    async with FakeDaemon(answering(head, VERSION)) as daemon:
        engine = client(daemon.host)
        assert (await settle(engine.system.ping_head())).api_version == "1.41"
        assert await version(engine) == "1.41"
        await settle(engine.close())


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", ConnectionFailed),
        (b"HTTP/1.1 200 OK\r\n", TruncatedStream),
        (VERSION[:-1], TruncatedStream),
        (CHUNKED + chunk(b'{"ApiVersion":"1.41"}'), TruncatedStream),
        (CHUNKED + b"5\r\n{}", TruncatedStream),
        (b"SSH-2.0-OpenSSH_9.2p1\r\n", ProtocolError),
        (b"HTTP/1.1 101 X\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", ProtocolError),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", ProtocolError),
        (answer(b"<html>"), DecodeError),
        (answer(b'{"ApiVersion":'), DecodeError),
        (answer(b'{"ApiVersion":[1]}'), DecodeError),
        (answer(b"[" * 100_000), DecodeError),
        (answer(b"", 302, "Location: http://elsewhere/"), ApiError),
    ],
)
async def test_answers_that_are_none(client: Any, data: bytes, error: type[Exception]) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(data)

    async with FakeDaemon(script, answering(VERSION)) as daemon:
        engine = client(daemon.host)
        with pytest.raises(error) as caught:
            await version(engine)
        assert type(caught.value) is error
        await daemon.until_ended(1)
        assert await version(engine) == "1.41"  # the client goes on
        await settle(engine.close())


async def test_where_an_answer_does_not_fit(client: Any) -> None:
    data = answer(b'{"Components":[{"Name":"a"},{"Name":{}}]}')
    async with FakeDaemon(answering(data)) as daemon:
        engine = client(daemon.host)
        with pytest.raises(DecodeError, match=r"SystemVersion: Expected `str") as caught:
            await version(engine)
        assert caught.value.path == "$.Components[1].Name"
        await settle(engine.close())


@pytest.mark.parametrize(
    ("status", "body", "error", "message"),
    [
        (404, b'{"message":"No such container: x"}', NotFound, "No such container: x"),
        (404, b"No such container: x\r\n", NotFound, "No such container: x"),
        (404, b'{"message":7}', NotFound, '{"message":7}'),
        (404, b"", NotFound, "status 404 and no explanation"),
        (418, b"\xff", ApiError, "\ufffd"),
        (400, b'{"message":"bad"}', BadRequest, "bad"),
        (507, b'{"message":"full"}', ServerError, "full"),
        (400, b"[" * 100_000, BadRequest, "[[["),
    ],
)
async def test_errors(
    client: Any, status: int, body: bytes, error: type[ApiError], message: str
) -> None:
    async with FakeDaemon(answering(answer(body, status), VERSION)) as daemon:
        engine = client(daemon.host)
        with pytest.raises(error, match=re.escape(message)) as caught:
            await settle(engine.containers.inspect("x"))
        assert type(caught.value) is error
        assert caught.value.status == status
        assert caught.value.operation == "ContainerInspect"
        assert str(caught.value).startswith(f"ContainerInspect: {status}: ")
        assert await version(engine) == "1.41"  # on the same connection
        await settle(engine.close())


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("client version 1.41 is too new. Maximum supported API version is 1.40", "1.40"),
        (
            "client version 1.41 is too old. Minimum supported API version is 1.44, please"
            " upgrade your client to a newer version",
            "1.44",
        ),
    ],
)
async def test_a_daemon_of_another_time(client: Any, text: str, theirs: str) -> None:
    async with FakeDaemon(answering(answer(b'{"message":"%b"}' % text.encode(), 400))) as daemon:
        engine = client(daemon.host)
        with pytest.raises(ApiVersionMismatch, match=f"run: mobygen generate {theirs}") as caught:
            await version(engine)
        assert caught.value.client_version == "1.41"
        assert caught.value.daemon_version == theirs
        assert caught.value.message == text
        await settle(engine.close())


async def test_head_has_no_words_so_get_is_asked_for_them(client: Any) -> None:
    text = "client version 1.41 is too old. Minimum supported API version is 1.44"
    seen: list[str] = []

    def script(peer: Peer) -> None:
        for data in (answer(b"", 400), answer(b'{"message":"%b"}' % text.encode(), 400)):
            seen.append(peer.request().line)
            peer.send(data)

    async with FakeDaemon(script) as daemon:
        engine = client(daemon.host)
        with pytest.raises(ApiVersionMismatch, match=r"run: mobygen generate 1\.44") as caught:
            await settle(engine.system.ping_head())
        assert (caught.value.client_version, caught.value.daemon_version) == ("1.41", "1.44")
        assert caught.value.operation == "SystemPingHead"
        await settle(engine.close())
    assert seen == ["HEAD /v1.41/_ping HTTP/1.1", "GET /v1.41/_ping HTTP/1.1"]


# -- requests --------------------------------------------------------------------------------


async def test_what_a_request_says(client: Any) -> None:
    seen: list[Request] = []

    def script(peer: Peer) -> None:
        for data in (answer(b"[]"), answer(b'{"Id":"1"}', 201), answer(b"", 204)):
            seen.append(peer.request())
            peer.send(data)

    async with FakeDaemon(script) as daemon:
        engine = client(daemon.host)
        await settle(engine.containers.list(all=True, filters={"label": ["a=ä b"], "x": True}))
        await settle(engine.networks.create(name="n", labels={"a": "b"}))
        await settle(engine.containers.rename("/a/b", name="c&d"))
    listed, created, renamed = seen
    assert listed.headers == {
        "host": "docker",
        "user-agent": "mobygen/1.41",
        "accept-encoding": "identity",
    }
    assert listed.line == (
        "GET /v1.41/containers/json?all=1&filters="
        "%7B%22label%22:%5B%22a%3D%C3%A4%20b%22%5D%2C%22x%22:%5B%22true%22%5D%7D HTTP/1.1"
    )
    assert created.line == "POST /v1.41/networks/create HTTP/1.1"
    assert created.headers["content-type"] == "application/json"
    assert created.body == b'{"Name":"n","Labels":{"a":"b"}}'
    assert renamed.line == "POST /v1.41/containers/a/b/rename?name=c%26d HTTP/1.1"
    assert renamed.headers["content-length"] == "0"


@pytest.mark.parametrize("name", ["", "/"])
async def test_a_path_parameter_that_is_empty(client: Any, name: str) -> None:
    """It would ask for something else, or for everything."""
    async with FakeDaemon(lambda peer: peer.is_left()) as daemon:
        engine = client(daemon.host)
        with pytest.raises(ValueError, match="id is missing or empty"):
            await settle(engine.containers.delete(name))


async def test_a_secret_is_not_in_the_error_about_it(client: Any) -> None:
    async with FakeDaemon(lambda peer: peer.is_left()) as daemon:
        engine = client(daemon.host)
        with pytest.raises(ValueError, match="X-Registry-Auth") as caught:
            await settle(engine.images.push("x", registry_auth="secret\r\nX: y"))
        assert "secret" not in repr(caught.value)


# -- connections -----------------------------------------------------------------------------


async def test_a_connection_that_the_daemon_closed_is_not_used_again(client: Any) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(VERSION)

    async with FakeDaemon(script, script) as daemon:
        engine = client(daemon.host)
        await version(engine)
        await daemon.until_ended(1)
        await version(engine)
        assert daemon.connections == 2


async def test_nor_one_on_which_it_spoke_unasked(client: Any) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(VERSION, answer(b'{"ApiVersion":"evil"}'))
        assert peer.is_left()

    async with FakeDaemon(script, script) as daemon:
        engine = client(daemon.host)
        assert [await version(engine), await version(engine)] == ["1.41", "1.41"]


def closing_at_the_second_request(peer: Peer) -> None:
    peer.request()
    peer.send(VERSION)
    peer.head()


async def test_what_changes_something_is_never_sent_twice(client: Any) -> None:
    async with FakeDaemon(closing_at_the_second_request, answering(VERSION)) as daemon:
        engine = client(daemon.host)
        await version(engine)
        with pytest.raises(ConnectionFailed, match="without an answer"):
            await settle(engine.containers.start("x"))
        await version(engine)
        await settle(engine.close())


async def test_after_close_nothing_is_kept(client: Any) -> None:
    async with FakeDaemon(answering(VERSION), answering(VERSION)) as daemon:
        engine = client(daemon.host)
        await version(engine)
        await settle(engine.close())
        await version(engine)
        await settle(engine.close())


async def test_nobody_listens(client: Any, tmp_path: Path) -> None:
    with pytest.raises(ConnectionFailed, match=r"nothing\.sock: No such file") as caught:
        await version(client(missing_socket(tmp_path)))
    assert isinstance(caught.value.__cause__, FileNotFoundError)
    with pytest.raises(ConnectionFailed, match=r"tcp://127\.0\.0\.1:1: .*refused"):
        await version(client("tcp://127.0.0.1:1"))


@pytest.mark.parametrize("sent", [b"", b"HTTP/1.1 200 OK\r\nContent-", CHUNKED + b"5\r\nab"])
async def test_a_daemon_that_does_not_answer(client: Any, sent: bytes) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        with suppress(BrokenPipeError):  # too late
            peer.send(sent)
        assert peer.is_left()

    async with FakeDaemon(script) as daemon:
        engine = client(daemon.host, timeout=0.1)
        began = time.monotonic()
        with pytest.raises(EngineTimeout, match=r"0\.1 s"):
            await version(engine)
        assert time.monotonic() - began < 9


async def test_what_takes_as_long_as_it_takes(client: Any) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        time.sleep(0.4)
        peer.send(answer(b'{"StatusCode":3}'))
        assert peer.is_left()

    async with FakeDaemon(script) as daemon:
        engine = client(daemon.host, timeout=0.1)
        assert (await settle(engine.containers.wait("x"))).status_code == 3
        await settle(engine.close())


async def test_a_connector_of_ones_own(client: Any) -> None:
    from engine_v1_41._runtime.address import parse_address
    from engine_v1_41._runtime.net_aio import LoopConnector
    from engine_v1_41._runtime.net_sync import SocketConnector

    async with FakeDaemon(answering(VERSION)) as daemon:
        address = parse_address(daemon.host)
        kind = LoopConnector if client.kind is AsyncClient else SocketConnector
        engine = client("ssh://somewhere", connector=kind(address))
        assert await version(engine) == "1.41"
        await settle(engine.close())


# -- uploads ---------------------------------------------------------------------------------

CONTENT = bytes(range(256)) * 4096


def in_pieces() -> Iterator[bytes]:
    yield b""
    for start in range(0, len(CONTENT), 100_000):
        yield CONTENT[start : start + 100_000]


def upload(kind: str, folder: Path) -> Any:
    path = folder / "file"
    path.write_bytes(CONTENT)
    makers: dict[str, Any] = {
        "bytes": lambda: CONTENT,
        "bytearray": lambda: bytearray(CONTENT),
        "memoryview": lambda: memoryview(CONTENT),
        "iterator": in_pieces,
        "list": lambda: list(in_pieces()),
        "file": lambda: path.open("rb"),
        "buffer": lambda: io.BytesIO(CONTENT),
    }
    return makers[kind]()


@pytest.mark.parametrize(
    "kind", ["bytes", "bytearray", "memoryview", "iterator", "list", "file", "buffer"]
)
async def test_uploads(client: Any, kind: str, tmp_path: Path) -> None:
    seen: list[Request] = []

    def script(peer: Peer) -> None:
        seen.append(peer.request())
        peer.send(answer())
        peer.request()
        peer.send(VERSION)

    async with FakeDaemon(script) as daemon:
        engine = client(daemon.host)
        body = upload(kind, tmp_path)
        await settle(engine.containers.put_archive("x", path="/", body=body))
        if kind == "file":
            body.close()
        assert await version(engine) == "1.41"  # on the same connection
    [request] = seen
    assert request.body == CONTENT
    assert request.headers["content-type"] == "application/x-tar"
    sized = kind in ("bytes", "bytearray", "memoryview")
    assert ("content-length" in request.headers) == sized
    assert ("transfer-encoding" in request.headers) != sized


@pytest.mark.parametrize("kind", ["bytes", "iterator"])
async def test_an_empty_upload(client: Any, kind: str) -> None:
    def script(peer: Peer) -> None:
        assert peer.request().body == b""
        peer.send(answer())

    async with FakeDaemon(script) as daemon:
        body = b"" if kind == "bytes" else iter([])
        await settle(client(daemon.host).containers.put_archive("x", path="/", body=body))


def refuse_and_close(peer: Peer) -> None:
    peer.head()
    peer.send(answer(b'{"message":"No such container: x"}', 404))


def refuse_and_wait(peer: Peer) -> None:
    """It would take the upload for ever: only the client can end this."""
    peer.head()
    peer.send(answer(b'{"message":"No such container: x"}', 404))
    while peer.receive():
        pass


def endless() -> Iterator[bytes]:
    while True:
        yield bytes(65536)


@pytest.mark.parametrize("refuse", [refuse_and_close, refuse_and_wait])
@pytest.mark.parametrize("kind", ["large", "endless"])
async def test_an_upload_that_is_refused(client: Any, refuse: Any, kind: str) -> None:
    """What counts is why, not that the connection broke."""
    body: Any = bytes(64 * MEBI) if kind == "large" else endless()
    async with FakeDaemon(refuse, answering(VERSION)) as daemon:
        engine = client(daemon.host)
        with pytest.raises(NotFound, match="No such container: x"):
            await settle(engine.containers.put_archive("x", path="/", body=body))
        assert await version(engine) == "1.41"
        await settle(engine.close())


async def test_an_upload_that_is_refused_while_nothing_is_read(client: Any) -> None:
    def script(peer: Peer) -> None:
        peer.head()
        time.sleep(0.2)
        peer.send(answer(b'{"message":"full"}', 507))
        assert told.wait(PATIENCE)  # the client does not wait for the end of the connection

    told = threading.Event()
    async with FakeDaemon(script) as daemon:
        with pytest.raises(ServerError, match="full"):
            body = bytes(64 * MEBI)
            await settle(client(daemon.host).containers.put_archive("x", path="/", body=body))
        told.set()


async def test_an_upload_that_breaks(client: Any) -> None:
    def script(peer: Peer) -> None:
        peer.head()
        peer.receive()

    async with FakeDaemon(script) as daemon:
        with pytest.raises(ConnectionFailed, match="lost"):
            body = bytes(64 * MEBI)
            await settle(client(daemon.host).containers.put_archive("x", path="/", body=body))


async def test_a_request_that_is_stuck(client: Any) -> None:
    def script(peer: Peer) -> None:
        peer.head()
        assert given_up.wait(PATIENCE)

    given_up = threading.Event()
    async with FakeDaemon(script) as daemon:
        with pytest.raises(EngineTimeout):
            engine = client(daemon.host, timeout=0.2)
            await settle(engine.networks.create(name="x" * 16 * MEBI))
        given_up.set()


async def test_a_body_that_raises_ends_the_request_unfinished(client: Any) -> None:
    def failing() -> Iterator[bytes]:
        yield b"some"
        raise ZeroDivisionError

    def script(peer: Peer) -> None:
        with pytest.raises(EOFError):
            peer.request()

    async with FakeDaemon(script) as daemon:
        with pytest.raises(ZeroDivisionError):
            await settle(client(daemon.host).containers.put_archive("x", path="/", body=failing()))


@pytest.mark.parametrize("kind", ["text", "list", "number", "file"])
async def test_a_body_that_is_none(client: Any, kind: str) -> None:
    body = {"text": "text", "list": ["text"], "number": 7, "file": io.StringIO("text")}[kind]
    async with FakeDaemon(lambda peer: [peer.head(), peer.receive()]) as daemon:
        with pytest.raises(TypeError):
            await settle(client(daemon.host).containers.put_archive("x", path="/", body=body))


async def test_progress_that_comes_during_the_upload(client: Any) -> None:
    """More of it than fits in between: somebody has to take it, or both would wait for ever."""
    step = chunk(b'{"status":"%b"}\r\n' % (b"x" * 1000))

    def script(peer: Peer) -> None:
        peer.head()
        peer.send(CHUNKED, *[step] * 4000)
        received = 0
        while received < 16 * MEBI:
            received += len(peer.receive())
        peer.send(LAST_CHUNK)

    async with FakeDaemon(script) as daemon:
        stream = await settle(client(daemon.host).images.load(body=bytes(16 * MEBI)))
        assert len(await settle(stream.collect())) == 4000


# -- addresses -------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["npipe:////./pipe/x", "ftp://x", "x", "tcp://a:b", "tcp://[::1"])
async def test_addresses_we_cannot_connect_to(client: Any, host: str) -> None:
    with pytest.raises(EngineError, match=r"unix:///path/to/docker\.sock"):
        client(host)
