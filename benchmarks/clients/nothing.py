"""No client at all: bytes are read and thrown away. What the server and the socket can do."""

from __future__ import annotations

import socket

from benchmarks.clients import BIG, REQUESTS, SHORT, Counts, Run

IMPORT = "pass"


def open_client(path: str) -> dict[str, Run]:
    keep = socket.socket(socket.AF_UNIX)
    keep.connect(path)
    buffer = bytearray(1 << 18)

    def ask(method: str, target: str, end: bytes, connection: socket.socket = keep) -> int:
        """Send a request; read until the answer ends with `end`, or with its connection."""
        connection.sendall(f"{method} {target} HTTP/1.1\r\nHost: docker\r\n\r\n".encode())
        total, last = 0, b""
        while size := connection.recv_into(buffer):
            total += size
            last = last[-8:] + buffer[max(0, size - 8) : size]
            if end and last.endswith(end):
                break
        return total

    def get(target: str, end: bytes = b"\r\n0\r\n\r\n") -> Counts:
        return {"bytes on the wire": ask("GET", target, end)}

    def ping() -> Counts:
        for _ in range(REQUESTS):
            get("/_ping", b"OK")
        return {"requests": REQUESTS}

    def inspect() -> Counts:
        for _ in range(REQUESTS):
            get(f"/containers/{SHORT}/json")
        return {"requests": REQUESTS}

    def execute() -> Counts:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(path)
            return {"bytes on the wire": ask("POST", f"/exec/{SHORT}/start", b"", connection)}

    return {
        "ping": ping,
        "inspect": inspect,
        "list": lambda: get("/containers/json"),
        "logs-short": lambda: get(f"/containers/{SHORT}/logs"),
        "logs-big": lambda: get(f"/containers/{BIG}/logs"),
        "exec": execute,
        "events": lambda: get("/events"),
    }
