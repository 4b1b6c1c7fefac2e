"""Our generated client on asyncio."""

from __future__ import annotations

from collections.abc import AsyncIterable
from typing import TYPE_CHECKING

from benchmarks.clients import BIG, REQUESTS, SHORT, AsyncRun, Counts

if TYPE_CHECKING:
    from engine_v1_41 import Frame

IMPORT = "from engine_v1_41 import AsyncClient"


async def open_client(path: str) -> dict[str, AsyncRun]:
    from engine_v1_41 import AsyncClient

    engine = AsyncClient(f"unix://{path}")

    async def ping() -> Counts:
        for _ in range(REQUESTS):
            assert (await engine.system.ping()).api_version == "1.41"
        return {"requests": REQUESTS}

    async def inspect() -> Counts:
        found = [(await engine.containers.inspect(SHORT)).id or "" for _ in range(REQUESTS)]
        return {"requests": REQUESTS, "characters": sum(map(len, found))}

    async def listed() -> Counts:
        found = await engine.containers.list(all=True)
        return {"items": len(found), "characters": sum(len(item.id or "") for item in found)}

    async def logs_short() -> Counts:
        async with await engine.containers.logs(SHORT, stdout=True, stderr=True) as stream:
            return await count(stream)

    async def logs_big() -> Counts:
        async with await engine.containers.logs(BIG, stdout=True, stderr=True) as stream:
            return await count(stream)

    async def execute() -> Counts:
        async with await engine.exec.start(SHORT) as session:
            return await count(session)

    async def events() -> Counts:
        total = starts = 0
        async with await engine.system.events() as stream:
            async for event in stream:
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


async def count(frames: AsyncIterable[Frame]) -> Counts:
    total, sizes = 0, [0, 0, 0]
    async for frame in frames:
        total += 1
        sizes[frame.stream] += len(frame.data)
    return {"bytes": sum(sizes), "stdout": sizes[1], "stderr": sizes[2], "frames": total}
