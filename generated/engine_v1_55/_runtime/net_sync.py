"""Blocking connections.

The sockets are non-blocking and waited for with poll(): reading and writing try first and wait
only if they must, and a write can take in what the daemon sends meanwhile. Two sides that both
only write would wait for each other for ever.
"""

from __future__ import annotations

import select
import socket
import threading
import time
from contextlib import suppress

from ..errors import ConnectionFailed, EngineTimeout
from .address import Address, Connection
from .sockets import reason, tune
from .timeouts import time_left

_READ = 128 * 1024
_IN, _OUT = 1, 4  # POLLIN and POLLOUT, the same everywhere
_SLICE = 0.5  # seconds to wait before looking again whether another thread reads


def _wait(waited_for: socket.socket, events: int, timeout: float | None) -> int:
    """Wait until the socket is ready for some of `events`; which. None of them after `timeout`."""
    try:
        poll = select.poll()
    except AttributeError:  # Windows
        return _select(waited_for, events, timeout)
    poll.register(waited_for, events)
    ready = poll.poll(None if timeout is None else timeout * 1000)
    return ready[0][1] if ready else 0


def _select(waited_for: socket.socket, events: int, timeout: float | None) -> int:
    wanted = [waited_for]
    reading, writing = wanted if events & _IN else [], wanted if events & _OUT else []
    can_read, can_write, _ = select.select(reading, writing, [], timeout)
    return (_IN if can_read else 0) | (_OUT if can_write else 0)


def _lost(error: OSError, *, sent: bool = True) -> ConnectionFailed:
    return ConnectionFailed(f"the connection to the daemon was lost: {reason(error)}", sent=sent)


class SocketConnection:
    """A connected socket. One thread may read while another writes."""

    __slots__ = ("_closed", "_deadline", "_ended", "_kept", "_reading", "_socket", "_timeout")

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        connected.setblocking(False)
        self._timeout: float | None = None
        self._deadline: float | None = None
        self._reading = threading.Lock()  # held by whoever takes bytes from the socket
        self._kept: list[bytes] = []
        self._ended = False
        self._closed = False

    def __del__(self) -> None:
        # Whoever lets go of a stream has closed it; nobody else holds the socket.
        self._socket.close()

    def read(self) -> bytes:
        """Some bytes, at least one; empty at the end."""
        with self._reading:
            try:
                if self._kept:
                    data = b"".join(self._kept)
                    self._kept.clear()
                    return data
                return b"" if self._ended else self._receive()
            finally:
                if self._closed:
                    self._socket.close()

    def _receive(self) -> bytes:
        while True:
            patience = time_left(self._timeout, self._deadline)
            try:
                return self._socket.recv(_READ)
            except BlockingIOError:
                pass
            except OSError as error:
                raise _lost(error) from error
            if not _wait(self._socket, _IN, patience):
                raise EngineTimeout(f"the daemon did not answer within {patience:g} s")

    def write(self, data: bytes | memoryview, *, pausable: bool = False) -> int:
        """Send all of `data`, and keep for `read` what comes meanwhile; the number of bytes sent.

        With `pausable` it stops when something comes, so that the caller can look at it first.
        """
        size, sent = len(data), 0
        while sent < size:
            try:
                sent += self._socket.send(memoryview(data)[sent:] if sent else data)
            except BlockingIOError:
                if self._wait_to_write() and pausable:
                    break
            except OSError as error:
                raise _lost(error, sent=sent > 0) from error
        return sent

    def _wait_to_write(self) -> bool:
        """Wait until more can be sent, or something was received: then True."""
        # While another thread reads it takes what comes.
        mine = self._reading.acquire(blocking=False)
        try:
            listen = mine and not self._ended
            events = _OUT | _IN if listen else _OUT
            patience = time_left(self._timeout, self._deadline) if mine else _SLICE
            ready = _wait(self._socket, events, patience)
            if not ready and mine:
                raise EngineTimeout(f"the daemon took nothing within {patience:g} s")
            if not (ready & _IN and listen):
                return False
            try:
                data = self._socket.recv(_READ)
            except OSError:
                return False  # sending will say what is wrong
            self._ended = not data
            if data:
                self._kept.append(data)
            return True
        finally:
            if mine:
                self._reading.release()

    def close_write(self) -> None:
        """End our direction; the other one stays open."""
        try:
            self._socket.shutdown(socket.SHUT_WR)
        except OSError as error:
            raise _lost(error) from error

    def close(self) -> None:
        """Close both directions. Another thread's `read` ends."""
        self._closed = True
        with suppress(OSError):  # it may not be connected any more
            self._socket.shutdown(socket.SHUT_RDWR)
        # The file descriptor must not become another file's while a thread waits for it.
        if self._reading.acquire(blocking=False):
            self._socket.close()
            self._reading.release()

    def set_timeout(self, seconds: float | None, deadline: float | None = None) -> None:
        """How long each read or write may wait, and when all have to end; None for ever."""
        self._timeout, self._deadline = seconds, deadline

    def has_input(self) -> bool:
        """Whether `read` would return at once, be it with the end."""
        return bool(self._kept) or self._ended or bool(_wait(self._socket, _IN, 0))


class SocketConnector:
    """Opens blocking connections to an address."""

    def __init__(self, address: Address) -> None:
        self._address = address

    def connect(self, timeout: float | None) -> Connection:
        """A new connection, within `timeout` seconds."""
        address = self._address
        try:
            if address.path:
                return SocketConnection(_connect_unix(address.path, timeout))
            connected = _connect_tcp(address.host, address.port, timeout)
            connection = SocketConnection(connected)
            tune(connected)
            return connection
        except TimeoutError as error:
            raise EngineTimeout(f"no connection to the daemon at {address} in time") from error
        except OSError as error:
            message = f"cannot connect to the daemon at {address}: {reason(error)}"
            raise ConnectionFailed(message, sent=False) from error


def _connect_tcp(host: str, port: int, timeout: float | None) -> socket.socket:
    """A connection to one of a host's addresses, within `timeout` seconds for all of them."""
    deadline = None if timeout is None else time.monotonic() + timeout
    failure: OSError | None = None
    for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError
        try:
            return socket.create_connection((str(place[0]), int(place[1])), left)
        except OSError as error:
            failure = error
    try:
        raise failure or OSError("it has no address")
    finally:
        failure = None  # it and this frame would hold each other


def adopt(connected: socket.socket) -> Connection:
    """A connection over a unix socket that is connected already."""
    return SocketConnection(connected)


def _connect_unix(path: str, timeout: float | None) -> socket.socket:
    deadline = None if timeout is None else time.monotonic() + timeout
    connecting = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connecting.setblocking(False)
        while True:
            try:
                connecting.connect(path)
                return connecting
            except BlockingIOError:  # more connections wait than the daemon lets wait
                if deadline is not None and time.monotonic() >= deadline:
                    raise TimeoutError from None
                time.sleep(0.005)
    except BaseException:
        connecting.close()
        raise
