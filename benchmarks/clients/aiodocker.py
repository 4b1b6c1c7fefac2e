"""aiodocker. It has no ping, so its request method is called, and no frames in its logs, but text."""

from __future__ import annotations

import asyncio
from typing import Any

from benchmarks.clients import BIG, REQUESTS, SHORT, AsyncRun, Counts

IMPORT = "import aiodocker"


async def open_client(path: str) -> dict[str, AsyncRun]:
    import aiodocker  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from aiodocker.execs import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
        Exec,
    )

    docker = aiodocker.Docker(f"unix://{path}", api_version="v1.41")

    async def ping() -> Counts:
        for _ in range(REQUESTS):
            async with docker._query("_ping") as answer:
                assert await answer.text() == "OK"
        return {"requests": REQUESTS}

    async def inspect() -> Counts:
        found = [await docker.containers.container(SHORT).show() for _ in range(REQUESTS)]
        return {"requests": REQUESTS, "characters": sum(len(item["Id"]) for item in found)}

    async def listed() -> Counts:
        found = await docker.containers.list(all=True)
        return {"items": len(found), "characters": sum(len(item.id) for item in found)}

    async def logs(name: str) -> Counts:
        total = size = 0
        container = docker.containers.container(name)
        async for text in container.log(stdout=True, stderr=True, follow=True):
            total += 1
            size += len(text)
        return {"bytes": size, "frames": total}

    async def logs_short() -> Counts:
        return await logs(SHORT)

    async def logs_big() -> Counts:
        return await logs(BIG)

    async def execute() -> Counts:
        total, sizes = 0, [0, 0, 0]
        async with Exec(docker, SHORT, tty=False).start() as stream:
            while (message := await stream.read_out()) is not None:
                total += 1
                sizes[message.stream] += len(message.data)
        return {"bytes": sum(sizes), "stdout": sizes[1], "stderr": sizes[2], "frames": total}

    async def events() -> Counts:
        total = starts = 0
        subscriber: Any = docker.events.subscribe(create_task=False)
        source = asyncio.create_task(docker.events.run())
        while (event := await subscriber.get()) is not None:
            total += 1
            starts += event["Action"] == "start"
        await source
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
