"""http.client and json, used by hand: what a program without any Docker client would do."""

from __future__ import annotations

from benchmarks.clients import BIG, REQUESTS, SHORT, Counts, Run

IMPORT = "import http.client, json"


def open_client(path: str) -> dict[str, Run]:
    import json
    import socket
    from http.client import HTTPConnection, HTTPResponse
    from io import BufferedReader
    from struct import Struct

    header = Struct(">BxxxL")

    class UnixConnection(HTTPConnection):
        def connect(self) -> None:
            self.sock = socket.socket(socket.AF_UNIX)
            self.sock.settimeout(60)
            self.sock.connect(path)

    keep = UnixConnection("docker")

    def get(target: str) -> HTTPResponse:
        keep.request("GET", target)
        return keep.getresponse()

    def ping() -> Counts:
        for _ in range(REQUESTS):
            answer = get("/_ping")
            answer.read()
            assert answer.getheader("Api-Version") == "1.41"
        return {"requests": REQUESTS}

    def inspect() -> Counts:
        target = f"/v1.41/containers/{SHORT}/json"
        found = [json.loads(get(target).read())["Id"] for _ in range(REQUESTS)]
        return {"requests": REQUESTS, "characters": sum(map(len, found))}

    def listed() -> Counts:
        found = json.loads(get("/v1.41/containers/json?all=1").read())
        return {"items": len(found), "characters": sum(len(item["Id"]) for item in found)}

    def logs(name: str) -> Counts:
        json.loads(get(f"/v1.41/containers/{name}/json").read())["Config"]["Tty"]
        return count(get(f"/v1.41/containers/{name}/logs?stdout=1&stderr=1"))

    def count(source: HTTPResponse | BufferedReader) -> Counts:
        total, sizes = 0, [0, 0, 0]
        while head := source.read(8):
            stream, length = header.unpack(head)
            total += 1
            sizes[stream] += len(source.read(length))
        return {"bytes": sum(sizes), "stdout": sizes[1], "stderr": sizes[2], "frames": total}

    def logs_short() -> Counts:
        return logs(SHORT)

    def logs_big() -> Counts:
        return logs(BIG)

    def execute() -> Counts:
        connection = UnixConnection("docker")
        headers = {"Connection": "Upgrade", "Upgrade": "tcp", "Content-Type": "application/json"}
        connection.request("POST", f"/v1.41/exec/{SHORT}/start", '{"Detach": false}', headers)
        answer = connection.getresponse()
        assert answer.status == 101
        try:
            return count(answer.fp)  # its buffer, undocumented: the only place that has all bytes
        finally:
            answer.close()
            connection.close()

    def events() -> Counts:
        total = starts = 0
        for line in get("/v1.41/events"):
            total += 1
            starts += json.loads(line)["Action"] == "start"
        return {"items": total, "starts": starts}

    return {
        "ping": ping,
        "inspect": inspect,
        "list": listed,
        "logs-short": logs_short,
        "logs-big": logs_big,
        "exec": execute,
        "events": events,
    }
