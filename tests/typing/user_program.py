"""A user's program. Lines marked `# wrong` must be reported by the type checkers, no others."""

from __future__ import annotations

from engine_v1_41 import (
    UNSET,
    AsyncClient,
    Client,
    ContainerConfig,
    HostConfig,
    MountType,
    NotFound,
    RestartPolicy,
)


def right(engine: Client) -> None:
    for summary in engine.containers.list(all=True, filters={"label": ["a=b"], "status": "exited"}):
        name: str = summary.names[0]
        engine.containers.start(summary.id)
        print(name, summary.image.upper(), summary.labels.get("a"))
    config = ContainerConfig(image="busybox", cmd=["ls", "/"], env=None, user=UNSET)
    host = HostConfig(binds=["/a:/b"], restart_policy=RestartPolicy(name="on-failure"))
    box = engine.containers.create(config, name="demo", host_config=host)
    details = engine.containers.inspect(box.id)
    for bind in details.host_config.binds:
        print(bind.upper())
    if details.state.status == "running":
        print(details.state.pid + 1)
    for mount in details.mounts:
        print(mount.type == MountType.BIND, mount.type == "cluster")
    again: HostConfig = details.host_config.to_request()
    changed: bool = engine.containers.start(box.id)
    code: int = engine.containers.wait(box.id).status_code
    with engine.containers.logs(box.id, stdout=True, stderr=True, follow=True) as logs:
        for frame in logs:
            print(frame.stream.name, frame.data.decode())
    for event in engine.system.events(since=0, until="2024-01-01T00:00:00Z"):
        print(event.action, event.actor)
    for step in engine.images.build(body=b"", t=["a:b"], buildargs={"X": "1", "Y": None}):
        print(step.stream)
    try:
        engine.volumes.inspect("nope")
    except NotFound as error:
        print(error.status + 1, error.message.upper())
    print(again, changed, code)


async def right_async(engine: AsyncClient) -> None:
    version = await engine.system.version()
    print(version.api_version)
    async with await engine.containers.attach("box", stream=True, stdout=True) as session:
        await session.write(b"hello")
        async for frame in session:
            print(frame.data)


def wrong(engine: Client) -> None:
    engine.containers.list(al=True)  # wrong: no such argument
    engine.containers.list(True)  # wrong: keyword only
    engine.containers.list(all="yes")  # wrong: not a bool
    engine.containers.inspect()  # wrong: id is missing
    engine.containers.inspect(7)  # wrong: not a str
    engine.containers.frobnicate("x")  # wrong: no such operation
    engine.containers.create({"Image": "x"})  # wrong: not a ContainerConfig
    engine.containers.create(HostConfig())  # wrong: not a ContainerConfig
    ContainerConfig("busybox")  # wrong: keyword only
    ContainerConfig(imag="busybox")  # wrong: no such field
    ContainerConfig(cmd="ls /")  # wrong: not a list
    HostConfig(memory="1g")  # wrong: not an int
    engine.containers.inspect("x").nmae  # wrong: no such field
    engine.containers.inspect("x").host_config.binds.strip()  # wrong: a list
    engine.containers.inspect("x").state.health.status  # wrong: may be None
    text: str = engine.containers.start("x")  # wrong: a bool
    for _ in engine.containers.wait("x"):  # wrong: not iterable
        pass
    engine.images.build(body="Dockerfile")  # wrong: bytes, not text
    engine.containers.logs("x", follow=1)  # wrong: not a bool
    print(text)


async def wrong_async(engine: AsyncClient) -> None:
    engine.system.version().api_version  # wrong: not awaited
    for _ in await engine.containers.logs("x"):  # wrong: an async iterator
        pass
    await engine.containers.kill("x", signa="TERM")  # wrong: no such argument
