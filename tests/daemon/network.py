"""Sockets in the network namespace of a daemon: services for it to reach, and ways between two daemons."""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")
_CLONE_NEWNET = 0x40000000


def daemon_pid(host: str) -> int:
    """The process that listens on a daemon's socket."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(host.removeprefix("unix://"))
        peer = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    return int(struct.unpack("3i", peer)[0])


def within(pid: int, function: Callable[[], T]) -> T:
    """Call a function in the network namespace of a process; the sockets it makes stay there."""

    def enter() -> T:
        handle = os.open(f"/proc/{pid}/ns/net", os.O_RDONLY)
        try:
            if ctypes.CDLL(None, use_errno=True).setns(handle, _CLONE_NEWNET) != 0:
                raise OSError(ctypes.get_errno(), "setns")
        finally:
            os.close(handle)
        return function()

    with ThreadPoolExecutor(1) as thread:  # a namespace is a thread's own
        return thread.submit(enter).result()


def listen_within(pid: int, port: int) -> socket.socket:
    """A socket that listens on a port of a process's loopback device."""
    return within(pid, lambda: socket.create_server(("127.0.0.1", port)))


def wait_for_port(pid: int, port: int, seconds: float = 60) -> bool:
    """Whether something listens on a port of a process's loopback device, now or soon."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(OSError):
            within(pid, lambda: socket.create_connection(("127.0.0.1", port))).close()
            return True
        time.sleep(0.02)
    return False


class Way:
    """A port on the loopback device of one process that leads to that of another, for as long as the block."""

    def __init__(self, near: int, far: int, port: int) -> None:
        self._far = far
        self._port = port
        self._listener = listen_within(near, port)
        self._open = [self._listener]
        self._threads = list[threading.Thread]()

    def __enter__(self) -> Way:
        self._run(self._serve)
        return self

    def __exit__(self, *error: object) -> None:
        for each in self._open:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)
        for each in self._open:
            each.close()

    def _run(self, target: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _serve(self) -> None:
        while True:
            try:
                here, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(here)
            try:
                there = within(
                    self._far, lambda: socket.create_connection(("127.0.0.1", self._port))
                )
            except OSError:
                here.close()
                continue
            self._open.append(there)
            for pair in ((here, there), (there, here)):
                self._run(_pass_on, *pair)


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
