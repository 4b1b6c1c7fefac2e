"""Blocking connections over TLS."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

from ..errors import ConnectionFailed, EngineTimeout
from .address import Connection, Connector
from .endpoint import Tls
from .tls import Channel, make_context

_PIECE = 64 * 1024  # encrypted at once


class TlsConnection:
    """TLS over another connection. One thread may read while another writes."""

    def __init__(self, inner: Connection, channel: Channel) -> None:
        self._inner = inner
        self._channel = channel
        self._lock = threading.Lock()  # held by whoever uses the channel, never while waiting
        self._sending = threading.Lock()  # records go out in the order in which they were made
        self._reading = threading.Lock()
        self._unsent = b""
        self._timeout: tuple[float | None, float | None] = None, None

    def handshake(self, deadline: float | None) -> None:
        """Agree with the daemon, before `deadline` (of the monotonic clock)."""
        while not self._agreed():
            if deadline is not None:
                self._inner.set_timeout(max(deadline - time.monotonic(), 0.001))
            self._flush()
            self._channel.feed(self._inner.read())
        self._flush()
        self._inner.set_timeout(*self._timeout)

    def _agreed(self) -> bool:
        try:
            return self._channel.handshake()
        except ConnectionFailed:
            with suppress(ConnectionFailed, EngineTimeout):
                self._flush()  # tells the daemon why
            raise

    def read(self) -> bytes:
        """Some bytes, at least one; empty at the end."""
        with self._reading:
            while True:
                with self._lock:
                    if self._channel.readable:
                        return self._channel.take()
                self._send_rest()
                self._receive()

    def _send_rest(self) -> None:
        """Send what a pausable write left: nothing may come before it was sent."""
        if not self._unsent or not self._sending.acquire(blocking=False):
            return
        try:
            self._flush(pausable=True)
        except ConnectionFailed:
            pass  # what the daemon said before may still be there
        finally:
            self._sending.release()

    def _receive(self) -> None:
        data = self._inner.read()
        with self._lock:
            self._channel.feed(data)

    def write(self, data: bytes | memoryview, *, pausable: bool = False) -> int:
        """Send all of `data`, and keep for `read` what comes meanwhile; the number of bytes sent.

        With `pausable` it stops when something comes, so that the caller can look at it first.
        """
        view, done = memoryview(data), 0
        with self._sending:
            try:
                while self._flush(pausable=pausable) and done < len(view):
                    piece = view[done : done + _PIECE]
                    with self._lock:
                        self._channel.encrypt(piece)
                    done += len(piece)
            except ConnectionFailed as error:
                error.sent = error.sent or done > _PIECE
                raise self._explained(error) from error.__cause__
        return done

    def _flush(self, *, pausable: bool = False) -> bool:
        """Send what is to be sent; False if it was left because something came."""
        while True:
            with self._lock:
                self._unsent += self._channel.outgoing()
            if not self._unsent:
                return True
            sent = self._inner.write(self._unsent, pausable=pausable)
            self._unsent = self._unsent[sent:]
            if self._unsent:
                return False

    def _explained(self, lost: ConnectionFailed) -> ConnectionFailed:
        """A daemon that refuses our certificate says so, and closes while we write."""
        if not self._reading.acquire(blocking=False):
            return lost
        try:
            while not self._channel.readable:
                self._inner.set_timeout(1.0)
                self._receive()
            with self._lock:
                return self._channel.error or lost
        except (ConnectionFailed, EngineTimeout):
            return lost
        finally:
            self._inner.set_timeout(*self._timeout)
            self._reading.release()

    def close_write(self) -> None:
        """End our direction; the other one stays open."""
        with self._sending:
            with self._lock:
                self._channel.end()
            self._flush()

    def close(self) -> None:
        """Close both directions. Another thread's `read` ends."""
        self._inner.close()

    def set_timeout(self, seconds: float | None, deadline: float | None = None) -> None:
        """How long each read or write may wait, and when all have to end; None for ever."""
        self._timeout = seconds, deadline
        self._inner.set_timeout(seconds, deadline)

    def has_input(self) -> bool:
        """Whether `read` would return at once, be it with the end."""
        # Not all that comes is for the reader: TLS has words of its own.
        if not self._reading.acquire(blocking=False):
            return False  # the thread that reads will have it
        try:
            while not self._channel.readable and self._inner.has_input():
                self._receive()
        except ConnectionFailed:
            return True
        finally:
            self._reading.release()
        return self._channel.readable


class TlsConnector:
    """Opens blocking connections over TLS.

    Args:
        inner: Opens the connections that TLS is spoken over.
        tls: Files and names; None means that the system knows the CA.
        host: The host that the daemon's certificate has to be for.
        peer: The daemon's address, for messages.
    """

    def __init__(self, inner: Connector, tls: Tls | None, host: str, peer: str) -> None:
        self._inner = inner
        self._tls = tls or Tls()
        self._host = host
        self._peer = peer
        self._context = make_context(self._tls)

    def connect(self, timeout: float | None) -> Connection:
        """A new connection, within `timeout` seconds."""
        deadline = None if timeout is None else time.monotonic() + timeout
        inner = self._inner.connect(timeout)
        try:
            channel = Channel(self._context, self._tls, self._host, self._peer)
            connection = TlsConnection(inner, channel)
            connection.handshake(deadline)
            return connection
        except EngineTimeout as error:
            inner.close()
            raise EngineTimeout(f"no TLS with the daemon at {self._peer} in time") from error
        except ConnectionFailed as error:
            inner.close()
            error.sent = False  # the request waits for the connection
            raise
        except BaseException:
            inner.close()
            raise
