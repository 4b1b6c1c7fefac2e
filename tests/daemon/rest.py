"""The few HTTP calls the harness makes itself, so that it does not need the package under test."""

from __future__ import annotations

import http.client
import json
import socket
from typing import Any
from urllib.parse import quote, urlencode, urlsplit


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def request(
    host: str,
    method: str,
    target: str,
    body: bytes | None = None,
    *,
    content_type: str = "application/x-tar",
    timeout: float = 60.0,
) -> tuple[int, bytes]:
    """Call the daemon at ``unix:///path`` or ``tcp://host:port``; status and body."""
    address = urlsplit(host)
    connection: http.client.HTTPConnection
    if address.scheme == "unix":
        connection = _UnixConnection(address.path, timeout)
    elif address.scheme in ("tcp", "http") and address.hostname:
        connection = http.client.HTTPConnection(
            address.hostname, address.port or 2375, timeout=timeout
        )
    else:
        raise ValueError(
            f"cannot reach {host!r}: the tests understand unix:// and tcp:// addresses"
        )
    headers = {"Content-Type": content_type} if body is not None else {}
    try:
        connection.request(method, target, body=body, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def ping(host: str) -> bool:
    try:
        return request(host, "GET", "/_ping", timeout=2.0) == (200, b"OK")
    except OSError:
        return False


def version(host: str) -> dict[str, Any]:
    status, body = request(host, "GET", "/version")
    answer: dict[str, Any] = json.loads(body)
    if status != 200:
        raise OSError(f"{host}: GET /version answered {status}: {answer}")
    return answer


def has_image(host: str, name: str) -> bool:
    return request(host, "GET", f"/images/{quote(name)}/json")[0] == 200


def import_image(host: str, name: str, tar: bytes) -> None:
    repository, _, tag = name.rpartition(":")
    query = {"fromSrc": "-", "repo": repository, "tag": tag, "changes": 'CMD ["sh"]'}
    target = f"/images/create?{urlencode(query)}"
    status, body = request(host, "POST", target, body=tar)
    if status != 200 or b'"errorDetail"' in body:
        raise OSError(f"{host}: importing {name} failed: {status} {body.decode(errors='replace')}")
    if not has_image(host, name):
        # podman 4 imports everything as "latest"
        query = {"repo": repository, "tag": tag}
        status, body = request(
            host, "POST", f"/images/{quote(repository)}:latest/tag?{urlencode(query)}"
        )
        if status != 201:
            raise OSError(
                f"{host}: tagging {name} failed: {status} {body.decode(errors='replace')}"
            )
