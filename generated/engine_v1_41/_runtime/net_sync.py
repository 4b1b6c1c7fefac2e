"""Blocking connections."""

from __future__ import annotations

import select
import socket

from ..errors import ConnectionFailed, EngineTimeout
from .address import Address, Connection

_READ = 256 * 1024


class SocketConnection:
    """A blocking socket."""

    __slots__ = ("_socket",)

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected

    def read(self) -> bytes:
        """Some bytes; empty at the end."""
        try:
            return self._socket.recv(_READ)
        except TimeoutError as error:
            raise EngineTimeout("the daemon did not answer in time") from error
        except OSError as error:
            raise ConnectionFailed(f"the connection to the daemon was lost: {error}") from error

    def write(self, data: bytes) -> None:
        """Send all of `data`."""
        try:
            self._socket.sendall(data)
        except TimeoutError as error:
            raise EngineTimeout("the daemon did not take the request in time") from error
        except OSError as error:
            raise ConnectionFailed(f"the connection to the daemon was lost: {error}") from error

    def close_write(self) -> None:
        """End our direction; the other one stays open."""
        try:
            self._socket.shutdown(socket.SHUT_WR)
        except OSError as error:
            raise ConnectionFailed(f"the connection to the daemon was lost: {error}") from error

    def close(self) -> None:
        """Close both directions; wakes a thread that is reading."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # not connected any more
        self._socket.close()

    def set_timeout(self, seconds: float | None) -> None:
        """How long reads may take."""
        self._socket.settimeout(seconds)

    def is_stale(self) -> bool:
        """Whether the peer closed, or sent something nobody asked for."""
        return bool(select.select([self._socket], [], [], 0)[0])


class SocketConnector:
    """Opens blocking connections to an address."""

    def __init__(self, address: Address) -> None:
        self._address = address

    def connect(self, timeout: float | None) -> Connection:
        """A new connection."""
        address = self._address
        where = address.path or address.authority
        try:
            if not address.path:
                connected = socket.create_connection((address.host, address.port), timeout)
                connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return SocketConnection(connected)
            connected = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                connected.settimeout(timeout)
                connected.connect(address.path)
            except BaseException:
                connected.close()
                raise
            return SocketConnection(connected)
        except TimeoutError as error:
            raise EngineTimeout(f"no connection to the daemon at {where} in time") from error
        except OSError as error:
            raise ConnectionFailed(f"cannot connect to the daemon at {where}: {error}") from error
