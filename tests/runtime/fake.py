"""A daemon that plays a script, one function per connection, on a unix socket."""

from __future__ import annotations

import asyncio
import inspect
import socket
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

PATIENCE = 10.0


class Request(NamedTuple):
    line: str
    headers: dict[str, str]
    body: bytes


class Peer:
    """The daemon's side of one connection."""

    def __init__(self, connected: socket.socket) -> None:
        self.socket = connected
        connected.settimeout(PATIENCE)
        self._rest = b""

    def send(self, *data: bytes) -> None:
        self.socket.sendall(b"".join(data))

    def receive(self) -> bytes:
        """Some bytes; empty at the end."""
        if self._rest:
            data, self._rest = self._rest, b""
            return data
        try:
            return self.socket.recv(65536)
        except ConnectionResetError:
            return b""

    def _until(self, mark: bytes) -> bytes:
        data = b""
        while mark not in data:
            more = self.receive()
            if not more:
                raise EOFError
            data += more
        found, _, self._rest = data.partition(mark)
        return found

    def _exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            more = self.receive()
            if not more:
                raise EOFError
            data += more
        self._rest = data[size:]
        return data[:size]

    def head(self) -> Request:
        """The head of a request; EOFError when there is none."""
        line, *lines = self._until(b"\r\n\r\n").decode().split("\r\n")
        pairs = (each.split(": ", 1) for each in lines)
        return Request(line, {name.lower(): value for name, value in pairs}, b"")

    def request(self) -> Request:
        """A whole request."""
        request = self.head()
        if "transfer-encoding" in request.headers:
            body = b""
            while size := int(self._until(b"\r\n"), 16):
                body += self._exactly(size)
                assert self._exactly(2) == b"\r\n"
            assert self._exactly(2) == b"\r\n"
        else:
            body = self._exactly(int(request.headers.get("content-length", "0")))
        return request._replace(body=body)

    def is_left(self) -> bool:
        """Whether the client closes the connection, soon, without saying anything more."""
        return self.receive() == b""


Script = Callable[[Peer], object]


class FakeDaemon:
    """Listens while the `async with` block runs, on a unix socket or a port of its own.

    What goes wrong in a script is raised at its end.

    Attributes:
        connections: How many there have been.
        ended: Of how many the script has ended and the daemon's side is closed.
    """

    def __init__(self, *scripts: Script, tcp: bool = False) -> None:
        self._scripts = iter(scripts)
        self._folder = tempfile.TemporaryDirectory(prefix="mobygen-")
        self.host = f"unix://{self._folder.name}/s"
        self._socket = socket.socket(socket.AF_INET if tcp else socket.AF_UNIX)
        self._threads: list[threading.Thread] = []
        self._problems: list[BaseException] = []
        self.connections = 0
        self.ended = 0

    async def __aenter__(self) -> Self:
        if self._socket.family == socket.AF_UNIX:
            self._socket.bind(self.host.removeprefix("unix://"))
        else:
            self._socket.bind(("127.0.0.1", 0))
            self.host = f"tcp://127.0.0.1:{self._socket.getsockname()[1]}"
        self._socket.listen()
        self._start(self._accept)
        return self

    def _start(self, function: Callable[..., None], *args: Any) -> None:
        thread = threading.Thread(target=function, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        for script in self._scripts:
            try:
                connected, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            self._start(self._play, script, connected)

    def _play(self, script: Script, connected: socket.socket) -> None:
        with connected:
            try:
                script(Peer(connected))
            except BaseException as problem:
                self._problems.append(problem)
        self.ended += 1

    async def until_ended(self, count: int) -> None:
        """Wait until so many connections are closed."""
        async with asyncio.timeout(PATIENCE):
            while self.ended < count:
                await asyncio.sleep(0.01)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        # In a thread: connections of an event loop are closed by the loop, which must go on.
        await asyncio.to_thread(self._end)
        if error is None and self._problems:
            raise self._problems[0]

    def _end(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)  # wakes an accept() that nobody came for
        for thread in self._threads:
            thread.join(PATIENCE)
        self._socket.close()
        self._folder.cleanup()


def answer(body: bytes = b"", status: int = 200, *headers: str) -> bytes:
    """An answer with a length."""
    lines = "".join(f"{header}\r\n" for header in headers)
    head = f"HTTP/1.1 {status} X\r\n{lines}Content-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
LAST_CHUNK = b"0\r\n\r\n"
SWITCH = b"HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n"


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def frame(data: bytes, stream: int = 1) -> bytes:
    return bytes((stream, 0, 0, 0)) + len(data).to_bytes(4, "big") + data


def answering(*answers: bytes) -> Script:
    """A connection that answers so many requests and then waits for the client to leave."""

    def script(peer: Peer) -> None:
        for data in answers:
            peer.request()
            peer.send(data)
        assert peer.is_left()

    return script


async def settle(value: Any) -> Any:
    """What a call of either client gives."""
    return await value if inspect.isawaitable(value) else value


async def every(stream: Any) -> list[Any]:
    """All items of either kind of stream."""
    items: list[Any] = []
    await collect(stream, items)
    return items


async def collect(stream: Any, items: list[Any]) -> None:
    """Append all items, as far as they come."""
    if hasattr(stream, "__aiter__"):
        async for item in stream:
            items.append(item)
    else:
        for item in stream:
            items.append(item)


async def following(stream: Any) -> Any:
    """The next item."""
    return await anext(stream) if hasattr(stream, "__aiter__") else next(stream)


def missing_socket(folder: Path) -> str:
    return f"unix://{folder}/nothing.sock"
