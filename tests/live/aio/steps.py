"""What several tests begin with."""

from __future__ import annotations

from engine_v1_41 import AsyncClient, ContainerConfig, ContainerWaitResponse, HostConfig

from tests.daemon import IMAGE
from tests.live.helpers import until_told

SCRIPT = "echo ready; read line"


async def run_one_process(
    engine: AsyncClient, name: str, labels: dict[str, str] | None = None
) -> str:
    """A container in which nothing but one shell runs, waiting for input; its id.

    A start is answered when the process has been told to begin: for a moment it is still the runtime's.
    """
    config = ContainerConfig(
        image=IMAGE, cmd=["sh", "-c", SCRIPT], open_stdin=True, labels=labels or {}
    )
    box = await engine.containers.create(config, name=name)
    await engine.containers.start(box.id)
    async with await engine.containers.logs(box.id, stdout=True, follow=True) as logs:
        await anext(logs)
    return box.id


async def finished(
    engine: AsyncClient,
    name: str,
    script: str,
    size: int,
    *,
    tty: bool = False,
    host_config: HostConfig | None = None,
) -> str:
    """Run a shell script that writes so many bytes, at least one, in a container that has ended then; its id."""
    config = ContainerConfig(image=IMAGE, cmd=["sh", "-c", until_told(script)], tty=tty)
    box = await engine.containers.create(config, name=name, host_config=host_config)
    await engine.containers.start(box.id)
    await end_once_written(engine, box.id, size)
    return box.id


async def end_once_written(engine: AsyncClient, box: str, size: int) -> ContainerWaitResponse:
    """Tell a container of `until_told` to end when it has written so many bytes; what a wait says then."""
    async with await engine.containers.logs(box, stdout=True, stderr=True, follow=True) as logs:
        async for frame in logs:
            size -= len(frame.data)
            if size <= 0:
                break
    await engine.containers.kill(box, signal="TERM")
    return await engine.containers.wait(box)
