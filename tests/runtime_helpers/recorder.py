"""A daemon that does nothing but keep what is sent to it, so that the docker CLI can be asked."""

from __future__ import annotations

import http.server
import os
import re
import shutil
import socketserver
import subprocess
import tempfile
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

DOCKER = shutil.which("docker")
OLDEST = 26
"""The oldest CLI that was compared. That of 20.10 has faults since corrected: `a+*` takes `aa`."""


def why_not() -> str:
    """Why the docker CLI cannot be asked; empty if it can."""
    if DOCKER is None:
        problem = "the docker CLI is not in PATH"
    else:
        said = subprocess.run([DOCKER, "--version"], capture_output=True, text=True).stdout
        version = re.search(r"version (\d+)\.", said)
        if version is not None and int(version[1]) >= OLDEST:
            return ""
        problem = f"{said.strip() or DOCKER} is older than {OLDEST}"
    return f"{problem}: the comparison with it DID NOT RUN (the table of cases did)"


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def address_string(self) -> str:
        return "unix"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Api-Version", "1.41")
        self.send_header("Builder-Version", "1")
        self.send_header("Ostype", "linux")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body:
            self.wfile.write(body)

    def do_HEAD(self) -> None:
        self._answer(b"")

    def do_GET(self) -> None:
        self._answer(b"{}")

    def do_POST(self) -> None:
        body = bytearray()
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        assert isinstance(self.server, _Server)
        self.server.body = bytes(body)
        self._answer(b"")


class _Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True
    body: bytes | None = None

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # a CLI that gives up in the middle of its upload


class Recorder:
    """Asks the docker CLI for build contexts."""

    def __init__(self, server: _Server, socket: Path) -> None:
        self._server = server
        self._socket = socket

    def build(self, directory: Path, dockerfile: str = "Dockerfile") -> bytes | None:
        """The context that `docker build` sends with the classic builder; None if it refuses to."""
        self._server.body = None
        command = [str(DOCKER), "build", "--quiet", "--file", dockerfile, "."]
        environment = {
            "DOCKER_BUILDKIT": "0",
            "DOCKER_HOST": f"unix://{self._socket}",
            "DOCKER_API_VERSION": "1.41",
            "HOME": str(self._socket.parent),
            "PATH": os.environ["PATH"],
        }
        subprocess.run(command, cwd=directory, env=environment, capture_output=True, timeout=30)
        return self._server.body


@contextmanager
def recorder() -> Generator[Recorder, None, None]:
    """A recorder on a socket of its own."""
    with tempfile.TemporaryDirectory(prefix="mg-") as directory:
        socket = Path(directory) / "d.sock"
        with _Server(str(socket), _Handler) as server:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
            thread.start()
            try:
                yield Recorder(server, socket)
            finally:
                server.shutdown()
                thread.join()
