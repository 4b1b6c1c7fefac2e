"""A port of ours that leads to one in the network namespace of a private daemon."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
import threading
from contextlib import suppress

_CLONE_NEWNET = 0x40000000


class Relay:
    """Listens on a free port of 127.0.0.1, and passes on bytes and half-closes."""

    def __init__(self, pid: int, port: int) -> None:
        self._namespace = f"/proc/{pid}/ns/net"
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self) -> None:
        # Only this thread moves to the namespace; sockets stay where they were made.
        handle = os.open(self._namespace, os.O_RDONLY)
        if ctypes.CDLL(None, use_errno=True).setns(handle, _CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")
        os.close(handle)
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                near.close()
                continue
            threading.Thread(target=_join, args=(near, far), daemon=True).start()


def _join(near: socket.socket, far: socket.socket) -> None:
    back = threading.Thread(target=_pump, args=(far, near), daemon=True)
    back.start()
    _pump(near, far)
    back.join()
    near.close()
    far.close()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


if __name__ == "__main__":  # a process of its own: python -m tests.remote.relay PID PORT
    print(Relay(int(sys.argv[1]), int(sys.argv[2])).port, flush=True)
    sys.stdin.read()
