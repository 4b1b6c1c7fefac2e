"""Our generated client, blocking."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from benchmarks.clients import BIG, REQUESTS, SHORT, Counts, Run

if TYPE_CHECKING:
    from engine_v1_41 import Frame

IMPORT = "from engine_v1_41 import Client"


def open_client(path: str) -> dict[str, Run]:
    from engine_v1_41 import Client

    engine = Client(f"unix://{path}")

    def ping() -> Counts:
        for _ in range(REQUESTS):
            assert engine.system.ping().api_version == "1.41"
        return {"requests": REQUESTS}

    def inspect() -> Counts:
        found = [engine.containers.inspect(SHORT).id or "" for _ in range(REQUESTS)]
        return {"requests": REQUESTS, "characters": sum(map(len, found))}

    def listed() -> Counts:
        found = engine.containers.list(all=True)
        return {"items": len(found), "characters": sum(len(item.id or "") for item in found)}

    def logs_short() -> Counts:
        with engine.containers.logs(SHORT, stdout=True, stderr=True) as stream:
            return count(stream)

    def logs_big() -> Counts:
        with engine.containers.logs(BIG, stdout=True, stderr=True) as stream:
            return count(stream)

    def execute() -> Counts:
        with engine.exec.start(SHORT) as session:
            return count(session)

    def events() -> Counts:
        total = starts = 0
        with engine.system.events() as stream:
            for event in stream:
                total += 1
                starts += event.action == "start"
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


def count(frames: Iterable[Frame]) -> Counts:
    total, sizes = 0, [0, 0, 0]
    for frame in frames:
        total += 1
        sizes[frame.stream] += len(frame.data)
    return {"bytes": sum(sizes), "stdout": sizes[1], "stderr": sizes[2], "frames": total}
