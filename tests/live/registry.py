"""A registry that wants a password, one that wants none, and a stand-in for Docker Hub's search, beside the tests' daemon."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from engine_v1_41 import AuthConfig

from tests.daemon import DaemonError
from tests.daemon.install import find_or_install, find_program
from tests.daemon.network import listen_within, wait_for_port

_PORT = 5000
_SEARCH_PORT = 5001
_OPEN_PORT = 5002
_USER = "user"
_PASSWORD = "mobygen"
# What `htpasswd -Bbn user mobygen` prints; the registry takes no other kind.
_HTPASSWD = "user:$2y$05$abcdefghijklmnopqrstuuHpF5.q5FMGYhe6kB9R3JC4xQ3gZqTYy\n"
_CONFIG = """version: 0.1
log: {{level: error}}
storage: {{filesystem: {{rootdirectory: {folder}/{port}}}}}
http: {{addr: "127.0.0.1:{port}"}}
"""
_AUTH = "auth: {{htpasswd: {{realm: test, path: {folder}/htpasswd}}}}\n"


@dataclass(frozen=True)
class Registry:
    """Registries, as the daemon reaches them.

    Attributes:
        address: What the names of images begin with in the one that wants a password.
        auth: Credentials that it accepts.
        open: What the names of images begin with in the one that wants none.
        index: What a search term begins with, to be answered by the stand-in.
    """

    address: str
    auth: AuthConfig
    open: str
    index: str


@contextmanager
def registry_beside(pid: int, folder: Path) -> Generator[Registry]:
    """Run all three in the network of the process `pid`."""
    if find_or_install(lambda: find_program("docker-registry"), "docker-registry") is None:
        raise DaemonError("the tests of registries need docker-registry (Debian)")
    (folder / "htpasswd").write_text(_HTPASSWD)
    search = _Search(pid)
    try:
        with (
            _serving(pid, folder, _PORT, _CONFIG + _AUTH),
            _serving(pid, folder, _OPEN_PORT, _CONFIG),
        ):
            address = f"127.0.0.1:{_PORT}"
            auth = AuthConfig(username=_USER, password=_PASSWORD, serveraddress=address)
            yield Registry(address, auth, f"127.0.0.1:{_OPEN_PORT}", f"127.0.0.1:{_SEARCH_PORT}")
    finally:
        search.close()


@contextmanager
def _serving(pid: int, folder: Path, port: int, config: str) -> Generator[None]:
    """A registry that listens."""
    file, log_file = folder / f"{port}.yml", folder / f"{port}.log"
    file.write_text(config.format(folder=folder, port=port))
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            ["nsenter", f"--net=/proc/{pid}/ns/net", "docker-registry", "serve", str(file)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        if not wait_for_port(pid, port):
            raise DaemonError(f"docker-registry does not start: {log_file.read_text()}")
        yield
    finally:
        process.terminate()
        process.wait()


class _Search:
    """Answers searches as Docker Hub does, with two made-up images."""

    def __init__(self, pid: int) -> None:
        self._server = HTTPServer(("", _SEARCH_PORT), _Handler, bind_and_activate=False)
        self._server.socket.close()
        self._server.socket = listen_within(pid, _SEARCH_PORT)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path == "/v1/_ping":
            self._answer(200, {"standalone": True})
        elif address.path == "/v1/search":
            term = parse_qs(address.query)["q"][0]
            if term == "fails":
                self._answer(500, {"error": "the index is out of order"})
            else:
                self._answer(200, {"query": term, "num_results": 2, "results": _results(term)})
        else:
            self._answer(404, {})

    def _answer(self, status: int, content: object) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def _results(term: str) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "description": f"made up for {term}",
            "star_count": stars,
            "is_official": stars > 10,
            "is_automated": False,
        }
        for name, stars in ((term, 42), (f"somebody/{term}", 1))
    ]
