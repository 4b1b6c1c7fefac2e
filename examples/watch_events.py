"""Watch containers come and go, with asyncio: python watch_events.py [how many events]"""

import asyncio
import sys

from engine_v1_41 import AsyncClient


async def watch(count: int) -> None:
    async with (
        AsyncClient.from_env() as engine,
        await engine.system.events(filters={"type": "container"}) as events,
    ):
        print("watching", flush=True)
        seen = 0
        async for event in events:
            print(event.actor.attributes["name"], event.action, flush=True)
            seen += 1
            if seen == count:
                break


def main(count: str = "10") -> None:
    asyncio.run(watch(int(count)))


if __name__ == "__main__":
    main(*sys.argv[1:])
