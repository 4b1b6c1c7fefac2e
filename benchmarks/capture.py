"""Record the answers that the benchmarks replay, from a live daemon.

    DOCKER_HOST=unix:///var/run/docker.sock python -m benchmarks.capture --image busybox

The image needs busybox's commands. Two containers are made and removed again. What is written to
`data/` is what the daemon sent, in the chunks in which it sent it; only its data directory is
replaced by the usual one, so that the files do not depend on the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
import time
from typing import Any
from urllib.parse import quote

from benchmarks import answers
from benchmarks.answers import Answer

API = "/v1.41"
SHORT = "mobygen-bench-short"
BIG = "mobygen-bench-big"

# 100 lines of 83 bytes in the mean, every tenth on stderr; the pauses keep each line a frame of its own.
LINES = """\
BEGIN { for (i = 0; i < 100; i++) {
  line = sprintf("line %03d ", i); size = 39 + (i * 37) % 87
  while (length(line) < size) line = line "abcdefghij"
  print substr(line, 1, size) > (i % 10 == 9 ? "/dev/stderr" : "/dev/stdout")
  fflush(); system("usleep 10000") } }"""

# The json-file log driver keeps long lines in pieces of 16 KiB, which come back as frames.
LONG_LINE = "head -c 32768 /dev/zero | tr '\\0' x"


class Daemon:
    """The few requests that a capture needs, on a connection each."""

    def __init__(self, path: str) -> None:
        self._path = path

    def ask(
        self, method: str, target: str, body: object = None, *, upgrade: bool = False
    ) -> Answer:
        content = b"" if body is None else json.dumps(body).encode()
        fields = [
            "Host: docker",
            "Content-Type: application/json",
            f"Content-Length: {len(content)}",
        ]
        if upgrade:
            fields += ["Connection: Upgrade", "Upgrade: tcp"]
        head = f"{method} {target} HTTP/1.1\r\n" + "\r\n".join(fields) + "\r\n\r\n"
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(30)
            connection.connect(self._path)
            connection.sendall(head.encode() + content)
            raw = b""
            while not answers.is_complete(raw) and (data := connection.recv(1 << 20)):
                raw += data
        answer = answers.parse(raw)
        if int(raw.split(b" ", 2)[1]) >= 400:
            raise SystemExit(f"capture: {method} {target}: {answer.body.decode()}")
        return answer

    def json(self, method: str, target: str, body: object = None) -> Any:
        return json.loads(self.ask(method, target, body).body or b"null")

    def run(self, name: str, image: str, command: list[str]) -> str:
        """Make a container, and wait until its command has ended."""
        made = self.json(
            "POST",
            f"{API}/containers/create?name={name}",
            {"Image": image, "Cmd": command, "Labels": {"purpose": "benchmark"}},
        )
        self.ask("POST", f"{API}/containers/{name}/start")
        self.ask("POST", f"{API}/containers/{name}/wait")
        return str(made["Id"])


def exec_output(daemon: Daemon, image: str) -> Answer:
    """The output of an exec: what follows the 101 on the same connection, frame after frame."""
    daemon.json(
        "POST",
        f"{API}/containers/create?name={BIG}",
        {"Image": image, "Cmd": ["sleep", "60"]},
    )
    daemon.ask("POST", f"{API}/containers/{BIG}/start")
    created = daemon.json(
        "POST",
        f"{API}/containers/{BIG}/exec",
        {"Cmd": ["awk", LINES], "AttachStdout": True, "AttachStderr": True},
    )
    try:
        return daemon.ask(
            "POST", f"{API}/exec/{created['Id']}/start", {"Detach": False}, upgrade=True
        )
    finally:
        daemon.ask("DELETE", f"{API}/containers/{BIG}?force=1")


def capture(daemon: Daemon, image: str) -> dict[str, Answer]:
    """Every answer that a scenario replays."""
    found = {"ping": daemon.ask("GET", "/_ping")}
    began = time.time()
    for name in (SHORT, BIG):
        remove_leftover(daemon, name)
    identity = daemon.run(SHORT, image, ["awk", LINES])
    try:
        found["inspect"] = daemon.ask("GET", f"{API}/containers/{SHORT}/json")
        named = quote(json.dumps({"name": [SHORT]}))
        found["list"] = daemon.ask("GET", f"{API}/containers/json?all=1&filters={named}")
        found["logs-short"] = daemon.ask("GET", f"{API}/containers/{SHORT}/logs?stdout=1&stderr=1")
    finally:
        daemon.ask("DELETE", f"{API}/containers/{SHORT}?force=1")
    own = quote(json.dumps({"container": [identity]}))
    period = f"since={int(began)}&until={time.time() + 1:.0f}"
    found["events"] = daemon.ask("GET", f"{API}/events?{period}&filters={own}")
    daemon.run(BIG, image, ["sh", "-c", LONG_LINE])
    try:
        found["logs-big"] = daemon.ask("GET", f"{API}/containers/{BIG}/logs?stdout=1&stderr=1")
    finally:
        daemon.ask("DELETE", f"{API}/containers/{BIG}?force=1")
    found["exec"] = exec_output(daemon, image)
    return found


def remove_leftover(daemon: Daemon, name: str) -> None:
    """Remove what an interrupted capture may have left."""
    listed = daemon.json("GET", f"{API}/containers/json?all=1")
    if any(f"/{name}" in container["Names"] for container in listed):
        daemon.ask("DELETE", f"{API}/containers/{name}?force=1")


def neutral(answer: Answer, root: str) -> Answer:
    """The same answer as if the daemon kept its data in the usual directory."""
    pieces = tuple(piece.replace(root.encode(), b"/var/lib/docker") for piece in answer.pieces)
    return Answer(answer.head, pieces, answer.chunked)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.capture", description=__doc__)
    parser.add_argument("--image", default="busybox", help="an image with busybox's commands")
    image: str = parser.parse_args().image
    host = os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock")
    if not host.startswith("unix://"):
        print(f"capture: DOCKER_HOST must be a unix socket: {host}", file=sys.stderr)
        return 2
    daemon = Daemon(host.removeprefix("unix://"))
    root: str = daemon.json("GET", f"{API}/info")["DockerRootDir"]
    answers.DATA.mkdir(exist_ok=True)
    for name, answer in capture(daemon, image).items():
        path = answers.DATA / f"{name}.http"
        path.write_bytes(neutral(answer, root).wire())
        print(f"{path.name:16} {len(answer.pieces):4} pieces {len(answer.body):6} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
