"""Run a command in several containers at once, with asyncio: python run_many.py image count"""

import asyncio
import sys

from engine_v1_41 import AsyncClient, ContainerConfig, HostConfig


async def run(engine: AsyncClient, image: str, number: int) -> str:
    box = await engine.containers.create(
        ContainerConfig(
            image=image,
            cmd=["sh", "-c", f"sleep 0.5; echo {number} squared is $(({number} * {number}))"],
        ),
        host_config=HostConfig(auto_remove=True),
    )
    async with await engine.containers.attach(box.id, stream=True, stdout=True) as session:
        await engine.containers.start(box.id)
        output = await session.collect()
    return output.stdout.decode()


async def run_all(image: str, count: int) -> None:
    async with AsyncClient.from_env() as engine:
        for text in await asyncio.gather(*(run(engine, image, n) for n in range(1, count + 1))):
            print(text, end="")


def main(image: str, count: str = "4") -> None:
    asyncio.run(run_all(image, int(count)))


if __name__ == "__main__":
    main(*sys.argv[1:])
