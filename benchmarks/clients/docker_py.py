"""docker-py: its low-level client, which is the faster of the two it has."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.clients import BIG, REQUESTS, SHORT, Counts, Run

IMPORT = "import docker"


def open_client(path: str) -> dict[str, Run]:
    import docker  # type: ignore[import-not-found,import-untyped,unused-ignore]

    api = docker.APIClient(f"unix://{path}", version="1.41")

    def ping() -> Counts:
        for _ in range(REQUESTS):
            assert api.ping()
        return {"requests": REQUESTS}

    def inspect() -> Counts:
        found = [api.inspect_container(SHORT)["Id"] for _ in range(REQUESTS)]
        return {"requests": REQUESTS, "characters": sum(map(len, found))}

    def listed() -> Counts:
        found = api.containers(all=True)
        return {"items": len(found), "characters": sum(len(item["Id"]) for item in found)}

    def logs_short() -> Counts:
        return count(api.logs(SHORT, stdout=True, stderr=True, stream=True))

    def logs_big() -> Counts:
        return count(api.logs(BIG, stdout=True, stderr=True, stream=True))

    def execute() -> Counts:
        sizes = [0, 0]
        # It yields what a read brought, which may be part of a frame: those are not counted.
        for parts in api.exec_start(SHORT, stream=True, demux=True):
            for index, part in enumerate(parts):
                if part is not None:
                    sizes[index] += len(part)
        return {"bytes": sum(sizes), "stdout": sizes[0], "stderr": sizes[1]}

    def events() -> Counts:
        total = starts = 0
        for event in api.events(decode=True):
            total += 1
            starts += event["Action"] == "start"
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


def count(parts: Iterable[bytes]) -> Counts:
    """It does not tell the streams apart here."""
    total = size = 0
    for part in parts:
        total += 1
        size += len(part)
    return {"bytes": size, "frames": total}
