"""What blocking and asyncio connections do alike with their sockets."""

from __future__ import annotations

import os
import socket


def reason(error: OSError) -> str:
    """Why, in the words of the operating system."""
    if error.errno is None or isinstance(error, socket.gaierror):
        return error.strerror or str(error)
    return os.strerror(error.errno)


def tune(connected: socket.socket) -> None:
    """Small requests go out at once, and a peer that is gone is noticed."""
    connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connected.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    if hasattr(socket, "TCP_KEEPIDLE"):
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 30)
