"""Streams and sessions against a daemon that misbehaves, with the blocking and the asyncio client."""

from __future__ import annotations

import base64
import gc
import hashlib
import io
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from engine_v1_41 import (
    ConnectionFailed,
    DecodeError,
    EngineError,
    Frame,
    NotFound,
    ProtocolError,
    StreamError,
    StreamId,
    TruncatedStream,
)
from engine_v1_41.remote import Timeouts

from tests.runtime.fake import (
    CHUNKED,
    LAST_CHUNK,
    SWITCH,
    FakeDaemon,
    Peer,
    Request,
    Script,
    answer,
    answering,
    chunk,
    collect,
    every,
    following,
    frame,
    settle,
)

PLAIN = answer(b'{"Config":{"Tty":false}}')
TTY = answer(b'{"Config":{"Tty":true}}')
OUT, ERR = Frame(StreamId.STDOUT, b"out\n"), Frame(StreamId.STDERR, b"err\n")
FRAMES = frame(b"out\n") + frame(b"err\n", 2)


def sending(*data: bytes) -> Script:
    """A connection that answers one request and ends."""

    def script(peer: Peer) -> None:
        peer.request()
        with suppress(BrokenPipeError, ConnectionResetError):
            for each in data:
                peer.send(each)

    return script


# -- frames ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        CHUNKED + chunk(frame(b"out\n")) + chunk(frame(b"err\n", 2)) + LAST_CHUNK,
        CHUNKED + chunk(FRAMES) + LAST_CHUNK,
        CHUNKED + b"".join(chunk(FRAMES[i : i + 1]) for i in range(len(FRAMES))) + LAST_CHUNK,
        b"HTTP/1.1 200 OK\r\n\r\n" + FRAMES,
        answer(FRAMES),
    ],
)
async def test_frames(client: Any, data: bytes) -> None:
    async with FakeDaemon(answering(PLAIN), sending(data)) as daemon:
        engine = client(daemon.host)
        stream = await settle(engine.containers.logs("x", stdout=True))
        assert not stream.tty
        assert await every(stream) == [OUT, ERR]
        assert stream.closed
        assert await every(stream) == []
        await settle(engine.close())


async def test_output_of_a_terminal(client: Any) -> None:
    data = CHUNKED + chunk(b"\x01not\0") + chunk(b"framed") + LAST_CHUNK
    async with FakeDaemon(answering(TTY), sending(data)) as daemon:
        engine = client(daemon.host)
        stream = await settle(engine.containers.logs("x", stdout=True))
        assert stream.tty
        output = await settle(stream.collect())
        assert output.stdout == b"\x01not\0framed"
        assert output.stderr == b""
        await settle(engine.close())


@pytest.mark.parametrize(
    ("rest", "error"),
    [
        (b"", TruncatedStream),
        (chunk(frame(b"lost")[:-1]), TruncatedStream),
        (chunk(frame(b"lost")[:-1]) + LAST_CHUNK, TruncatedStream),
        (chunk(b"text without frames") + LAST_CHUNK, ProtocolError),
        (chunk(frame(b"no more logs\n", 3)) + LAST_CHUNK, StreamError),
        (b"zz\r\n", ProtocolError),
    ],
)
async def test_what_was_complete_comes_before_the_error(
    client: Any, rest: bytes, error: type[Exception]
) -> None:
    for parts in ([CHUNKED, chunk(FRAMES), rest], [CHUNKED + chunk(FRAMES) + rest]):
        async with FakeDaemon(answering(PLAIN), sending(*parts)) as daemon:
            engine = client(daemon.host)
            stream = await settle(engine.containers.logs("x", stdout=True))
            frames: list[Frame] = []
            with pytest.raises(error):
                await collect(stream, frames)
            assert frames == [OUT, ERR]
            assert stream.closed
            assert await every(stream) == []
            await settle(engine.close())


async def test_a_container_that_is_not_there(client: Any) -> None:
    """The operation that was called is named, not the one that asked for the terminal first."""
    async with FakeDaemon(answering(answer(b'{"message":"No such container"}', 404))) as daemon:
        engine = client(daemon.host)
        with pytest.raises(NotFound, match="No such container") as caught:
            await settle(engine.containers.logs("x", stdout=True))
        assert caught.value.operation == "ContainerLogs"
        await settle(engine.close())


async def test_an_inspection_that_is_no_json(client: Any) -> None:
    async with FakeDaemon(answering(answer(b"<html>"))) as daemon:
        engine = client(daemon.host)
        with pytest.raises(DecodeError, match="ContainerInspect"):
            await settle(engine.containers.logs("x", stdout=True))
        await settle(engine.close())


# -- leaving ---------------------------------------------------------------------------------


def following_logs(peer: Peer) -> None:
    peer.request()
    peer.send(CHUNKED, chunk(frame(b"out\n")))
    assert peer.is_left()


async def test_leaving_the_block_closes_the_connection(client: Any) -> None:
    async with FakeDaemon(answering(PLAIN), following_logs) as daemon:
        engine = client(daemon.host)
        stream = await settle(engine.containers.logs("x", stdout=True, follow=True))
        if hasattr(stream, "__aenter__"):
            async with stream:
                assert await anext(stream) == OUT
        else:
            with stream:
                assert next(stream) == OUT
        assert stream.closed
        assert await every(stream) == []
        await settle(stream.close())
        await settle(engine.close())


async def test_letting_go_of_the_stream_closes_the_connection(client: Any) -> None:
    async with FakeDaemon(answering(PLAIN), following_logs) as daemon:
        engine = client(daemon.host)
        stream = await settle(engine.containers.logs("x", stdout=True, follow=True))
        assert await following(stream) == OUT
        del stream
        gc.collect()
        await settle(engine.close())


async def test_streams_do_not_use_up_connections(client: Any) -> None:
    count = 30
    scripts = [answering(*[PLAIN] * count), *[following_logs] * count]
    async with FakeDaemon(*scripts) as daemon:
        engine = client(daemon.host)
        streams = [await settle(engine.containers.logs("x", stdout=True)) for _ in range(count)]
        assert [await following(stream) for stream in streams] == [OUT] * count
        for stream in streams:
            await settle(stream.close())
        assert daemon.connections == count + 1
        await settle(engine.close())


async def test_a_stream_has_no_timeout(client: Any) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        time.sleep(0.3)
        peer.send(CHUNKED)
        time.sleep(0.3)
        peer.send(chunk(b'{"Action":"create"}\n'), LAST_CHUNK)

    async with FakeDaemon(script) as daemon:
        engine = client(daemon.host, timeout=Timeouts(connect=60, read=0.2, call=0.2))
        stream = await settle(engine.system.events())
        assert [event.action for event in await every(stream)] == ["create"]
        await settle(engine.close())


# -- JSON ------------------------------------------------------------------------------------


async def test_events_come_when_they_happen(client: Any) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(CHUNKED, chunk(b'{"Action":"create","new":null}\n'))
        assert peer.receive() == b""

    async with FakeDaemon(script) as daemon:
        engine = client(daemon.host)
        stream = await settle(engine.system.events())
        assert (await following(stream)).action == "create"
        await settle(stream.close())


async def test_an_error_after_steps(client: Any) -> None:
    steps = (
        b'{"stream":"Step 1"}\r\n{"errorDetail":{"code":5,"message":"no"},"error":"no"}\r\n'
        b'{"stream":"never"}\r\n'
    )
    async with FakeDaemon(sending(CHUNKED + chunk(steps) + LAST_CHUNK)) as daemon:
        stream = await settle(client(daemon.host).images.build(body=b""))
        items: list[Any] = []
        with pytest.raises(StreamError, match="no") as caught:
            await collect(stream, items)
        assert [item.stream for item in items] == ["Step 1"]
        assert caught.value.code == 5


async def test_an_error_before_the_first_step(client: Any) -> None:
    data = answer(b'{"message":"dockerfile parse error"}', 400)
    async with FakeDaemon(sending(data)) as daemon:
        with pytest.raises(EngineError, match="ImageBuild: 400: dockerfile parse error"):
            await settle(client(daemon.host).images.build(body=b""))


@pytest.mark.parametrize("status", [200, 204])
async def test_a_stream_of_nothing(client: Any, status: int) -> None:
    async with FakeDaemon(sending(b"HTTP/1.1 %d OK\r\n\r\n" % status)) as daemon:
        stream = await settle(client(daemon.host).images.load(body=b""))
        assert await settle(stream.collect()) == []


async def test_an_item_of_a_stream_that_does_not_fit(client: Any) -> None:
    data = CHUNKED + chunk(b'{"Action":"a"}\n{"Action":{}}\n') + LAST_CHUNK
    async with FakeDaemon(sending(data)) as daemon:
        stream = await settle(client(daemon.host).system.events())
        items: list[Any] = []
        with pytest.raises(DecodeError, match=r"SystemEvents: .*\$\.Action"):
            await collect(stream, items)
        assert len(items) == 1


# -- archives --------------------------------------------------------------------------------

CONTENT = bytes(range(256)) * 2048


def archive() -> Script:
    pieces = (chunk(CONTENT[at : at + 32768]) for at in range(0, len(CONTENT), 32768))
    return sending(CHUNKED + b"".join(pieces) + LAST_CHUNK)


async def test_reading_an_archive(client: Any) -> None:
    async with FakeDaemon(archive(), archive()) as daemon:
        engine = client(daemon.host)
        assert await settle((await settle(engine.images.get("x"))).read()) == CONTENT
        assert b"".join(await every(await settle(engine.images.get("x")))) == CONTENT


@pytest.mark.parametrize("size", [1_000, 32_768, 1_000_000])
async def test_reading_an_archive_as_a_file(client: Any, size: int) -> None:
    async with FakeDaemon(archive()) as daemon:
        stream = await settle(client(daemon.host).images.get("x"))
        assert await settle(stream.read(0)) == b""
        pieces = [await settle(stream.read(size))]
        pieces.append(await following(stream))  # both ways may be mixed
        while piece := await settle(stream.read(size)):
            assert len(piece) <= size
            pieces.append(piece)
        assert b"".join(pieces) == CONTENT
        assert await settle(stream.read(size)) == b""
        assert stream.closed


async def test_an_archive_goes_from_one_daemon_to_another(client: Any) -> None:
    seen: list[Request] = []

    def takes(peer: Peer) -> None:
        seen.append(peer.request())
        peer.send(answer())

    async with FakeDaemon(archive()) as one, FakeDaemon(takes) as other:
        stream = await settle(client(one.host).images.get("x"))
        await settle(client(other.host).containers.put_archive("x", path="/", body=stream))
    assert seen[0].body == CONTENT


class Slow(io.RawIOBase):
    """A file that takes a little at a time."""

    def __init__(self) -> None:
        self.content = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.content += bytes(data[:10_000])
        return min(10_000, len(data))


async def test_saving_an_archive(client: Any, tmp_path: Path) -> None:
    async with FakeDaemon(archive(), archive(), archive(), archive()) as daemon:
        engine = client(daemon.host)
        path = tmp_path / "archive"
        assert await settle((await settle(engine.images.get("x"))).save(path)) == len(CONTENT)
        assert path.read_bytes() == CONTENT
        memory = io.BytesIO()
        stream = await settle(engine.images.get("x"))
        first = await following(stream)
        assert await settle(stream.save(memory)) == len(CONTENT) - len(first)
        assert first + memory.getvalue() == CONTENT
        slow = Slow()
        await settle((await settle(engine.images.get("x"))).save(slow))
        assert slow.content == CONTENT
        stream = await settle(engine.images.get("x"))
        with pytest.raises(FileNotFoundError):
            await settle(stream.save(tmp_path / "no" / "such" / "folder"))
        await settle(stream.close())


async def test_an_archive_that_ends_early(client: Any, tmp_path: Path) -> None:
    async with FakeDaemon(sending(CHUNKED + chunk(CONTENT)), sending(CHUNKED)) as daemon:
        engine = client(daemon.host)
        stream = await settle(engine.images.get("x"))
        with pytest.raises(TruncatedStream):
            await settle(stream.save(tmp_path / "archive"))
        assert stream.closed
        with pytest.raises(TruncatedStream):
            await settle((await settle(engine.images.get("x"))).read())


# -- sessions --------------------------------------------------------------------------------


async def test_a_session(client: Any) -> None:
    seen: list[Request] = []

    def script(peer: Peer) -> None:
        seen.append(peer.request())
        peer.send(SWITCH, frame(b"with the head"), frame(b"half")[:9])
        assert peer.receive() == b"input"
        peer.send(frame(b"half")[9:])
        assert peer.is_left()  # its input has ended
        peer.send(frame(b"after", 2))

    async with FakeDaemon(script) as daemon:
        session = await settle(client(daemon.host).exec.start("x"))
        assert not session.tty
        assert (await following(session)).data == b"with the head"
        await settle(session.write(b"input"))
        assert (await following(session)).data == b"half"
        await settle(session.close_stdin())
        output = await settle(session.collect())
        assert output.stderr == b"after"
        assert session.closed
        with pytest.raises(ConnectionFailed, match="closed"):
            await settle(session.write(b"more"))
    [request] = seen
    assert request.line == "POST /v1.41/exec/x/start HTTP/1.1"
    assert request.headers["connection"] == "Upgrade"
    assert request.headers["upgrade"] == "tcp"
    assert b'"Detach":false' in request.body or request.body == b"{}"


async def test_everything_in_one_packet(client: Any) -> None:
    async with FakeDaemon(answering(PLAIN), sending(SWITCH + FRAMES)) as daemon:
        engine = client(daemon.host)
        session = await settle(engine.containers.attach("x", logs=True, stdout=True))
        assert await every(session) == [OUT, ERR]
        await settle(engine.close())


async def test_a_session_in_a_terminal(client: Any) -> None:
    async with FakeDaemon(sending(SWITCH, b"raw", b" bytes")) as daemon:
        session = await settle(client(daemon.host).exec.start("x", tty=True))
        assert session.tty
        assert (await settle(session.collect())).stdout == b"raw bytes"


async def test_a_session_without_an_upgrade(client: Any) -> None:
    """Old daemons, and some proxies: the connection is the same, only the status is not."""

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(b"HTTP/1.1 200 OK\r\n\r\n", frame(b"a"))
        assert peer.receive() == b"input"
        peer.send(frame(b"b"))

    async with FakeDaemon(script) as daemon:
        session = await settle(client(daemon.host).exec.start("x"))
        await settle(session.write(b"input"))
        assert (await settle(session.collect())).stdout == b"ab"


async def test_a_session_that_became_one_way(client: Any) -> None:
    data = CHUNKED + chunk(frame(b"a")) + LAST_CHUNK
    async with FakeDaemon(sending(data)) as daemon:
        session = await settle(client(daemon.host).exec.start("x"))
        with pytest.raises(ProtocolError, match="one-way"):
            await settle(session.write(b"input"))
        assert (await settle(session.collect())).stdout == b"a"


async def test_a_session_cut_inside_a_frame(client: Any) -> None:
    async with FakeDaemon(sending(SWITCH + FRAMES + frame(b"lost")[:-1])) as daemon:
        session = await settle(client(daemon.host).exec.start("x"))
        frames: list[Frame] = []
        with pytest.raises(TruncatedStream):
            await collect(session, frames)
        assert frames == [OUT, ERR]


async def test_a_session_with_nobody(client: Any) -> None:
    """This error is plain text, and only the end of the connection ends it."""
    data = (
        b"HTTP/1.1 404 Not Found\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n"
        b"No such container: x\r\n"
    )
    async with FakeDaemon(answering(PLAIN), sending(data)) as daemon:
        engine = client(daemon.host)
        with pytest.raises(NotFound) as caught:
            await settle(engine.containers.attach("x", stream=True))
        assert caught.value.message == "No such container: x"
        assert caught.value.operation == "ContainerAttach"
        await settle(engine.close())


async def test_writing_everything_before_reading_anything(client: Any) -> None:
    """What comes back meanwhile has to go somewhere, or both sides would wait for each other."""
    data = bytes(range(256)) * 32768

    def echo(peer: Peer) -> None:
        peer.request()
        peer.send(SWITCH)
        while piece := peer.receive():
            peer.send(frame(piece))

    async with FakeDaemon(echo) as daemon:
        session = await settle(client(daemon.host).exec.start("x"))
        await settle(session.write(data))
        await settle(session.close_stdin())
        assert (await settle(session.collect())).stdout == data


async def test_what_a_process_said_before_it_ended_can_be_read(client: Any) -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(SWITCH, frame(b"bye"))

    async with FakeDaemon(script) as daemon:
        session = await settle(client(daemon.host).exec.start("x"))
        with pytest.raises(ConnectionFailed, match="lost"):
            for _ in range(100):
                await settle(session.write(bytes(100_000)))
        frames: list[Frame] = []
        with suppress(ConnectionFailed):  # what was not read of our input may be told as a reset
            await collect(session, frames)
        assert frames == [Frame(StreamId.STDOUT, b"bye")]


# -- websockets ------------------------------------------------------------------------------


def websocket(data: bytes, opcode: int = 2, *, final: bool = True) -> bytes:
    """A frame of a server; short ones only."""
    return bytes((opcode | 0x80 * final, len(data))) + data


def shaking_hands(peer: Peer) -> Request:
    request = peer.request()
    key = request.headers["sec-websocket-key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
    accept = base64.b64encode(hashlib.sha1(key.encode()).digest()).decode()
    peer.send(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + f"Sec-WebSocket-Accept: {accept}\r\n\r\n".encode()
    )
    return request


def unmasked(data: bytes) -> tuple[int, bytes]:
    """Opcode and payload of a short frame of a client."""
    size, mask = data[1] & 0x7F, data[2:6]
    assert data[1] & 0x80
    assert len(data) == 6 + size
    return data[0] & 0x0F, bytes(b ^ mask[i % 4] for i, b in enumerate(data[6:]))


async def test_a_websocket(client: Any) -> None:
    def script(peer: Peer) -> None:
        request = shaking_hands(peer)
        assert request.line == "GET /v1.41/containers/x/attach/ws?stream=1 HTTP/1.1"
        peer.send(websocket(b"one"), websocket(b"tw", 1, final=False), websocket(b"ping", 9))
        assert unmasked(peer.receive()) == (10, b"ping")
        peer.send(websocket(b"o", 0), websocket(b"", 10))
        assert unmasked(peer.receive()) == (2, b"input")
        peer.send(websocket(b"three"), websocket(b"\x03\xe8bye", 8), websocket(b"never"))
        assert unmasked(peer.receive()) == (8, b"\x03\xe8")

    async with FakeDaemon(script) as daemon:
        session = await settle(client(daemon.host).containers.attach_websocket("x", stream=True))
        assert await following(session) == b"one"
        assert await following(session) == b"two"
        await settle(session.write(b"input"))
        assert await settle(session.collect()) == b"three"
        assert session.closed


async def test_leaving_a_websocket_says_goodbye(client: Any) -> None:
    def script(peer: Peer) -> None:
        shaking_hands(peer)
        assert unmasked(peer.receive()) == (8, b"\x03\xe8")
        assert peer.is_left()

    async with FakeDaemon(script) as daemon:
        session = await settle(client(daemon.host).containers.attach_websocket("x"))
        await settle(session.close())
        await settle(session.close())
        assert await every(session) == []


async def test_a_websocket_cut_inside_a_message(client: Any) -> None:
    def script(peer: Peer) -> None:
        shaking_hands(peer)
        peer.send(websocket(b"one"), websocket(b"two")[:-1])

    async with FakeDaemon(script) as daemon:
        session = await settle(client(daemon.host).containers.attach_websocket("x"))
        items: list[bytes] = []
        with pytest.raises(TruncatedStream):
            await collect(session, items)
        assert items == [b"one"]


@pytest.mark.parametrize(
    "data",
    [
        SWITCH.replace(b"tcp", b"websocket"),
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        SWITCH.replace(b"tcp\r\n", b"websocket\r\nSec-WebSocket-Accept: x\r\n"),
    ],
)
async def test_what_is_no_websocket(client: Any, data: bytes) -> None:
    async with FakeDaemon(sending(data)) as daemon:
        with pytest.raises(ProtocolError, match="handshake"):
            await settle(client(daemon.host).containers.attach_websocket("x"))
