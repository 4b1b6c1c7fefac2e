"""What several tests begin with."""

from __future__ import annotations

from engine_v1_41 import AsyncClient, ContainerConfig

from tests.daemon import IMAGE

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
