"""What has to work over every kind of connection."""

from __future__ import annotations

import inspect
import io
import tarfile
from typing import Any

from engine_v1_41 import ContainerConfig

IMAGE = "mobygen/busybox:test"


async def settle(value: Any) -> Any:
    """A call's result, whichever client it was made with."""
    return await value if inspect.isawaitable(value) else value


async def all_of(stream: Any) -> Any:
    return await settle((await settle(stream)).collect())


async def check_everything(engine: Any) -> None:
    """Calls, a hijacked stream with half-close, logs that follow, exec with input, a build."""
    assert (await settle(engine.system.version())).api_version == "1.41"
    await check_attach(engine)
    await check_exec_and_logs(engine)
    await check_build(engine)
    await check_archive(engine)


async def check_attach(engine: Any) -> None:
    config = ContainerConfig(
        image=IMAGE, cmd=["cat"], open_stdin=True, stdin_once=True, attach_stdin=True
    )
    box = await settle(engine.containers.create(config))
    content = bytes(range(256)) * 4096  # more than any buffer on the way
    try:
        session = await settle(
            engine.containers.attach(box.id, stream=True, stdin=True, stdout=True, stderr=True)
        )
        await settle(engine.containers.start(box.id))
        for start in range(0, len(content), 65536):
            await settle(session.write(content[start : start + 65536]))
        await settle(session.close_stdin())
        assert (await settle(session.collect())).stdout == content
        assert (await settle(engine.containers.wait(box.id))).status_code == 0
    finally:
        await settle(engine.containers.delete(box.id, force=True))


async def check_exec_and_logs(engine: Any) -> None:
    # 20.10 may not give who follows what was written just before the end.
    script = "echo one; until [ -e /go ]; do sleep 0.05; done; echo two; sleep 2"
    config = ContainerConfig(image=IMAGE, cmd=["sh", "-c", script])
    box = await settle(engine.containers.create(config))
    try:
        await settle(engine.containers.start(box.id))
        made = await settle(
            engine.exec.create(
                box.id,
                cmd=["sh", "-c", "cat; touch /go"],
                attach_stdin=True,
                attach_stdout=True,
            )
        )
        logs = await settle(engine.containers.logs(box.id, stdout=True, follow=True))
        session = await settle(engine.exec.start(made.id, tty=False))
        await settle(session.write(b"hello"))
        await settle(session.close_stdin())
        assert (await settle(session.collect())).stdout == b"hello"
        assert (await settle(logs.collect())).stdout == b"one\ntwo\n"
    finally:
        await settle(engine.containers.delete(box.id, force=True))


async def check_build(engine: Any) -> None:
    context = io.BytesIO()
    with tarfile.open(fileobj=context, mode="w") as tar:
        for name, data in {
            "Dockerfile": f"FROM {IMAGE}\nCOPY data /data\n".encode(),
            "data": bytes(2_000_000),
        }.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    steps = await all_of(engine.images.build(body=context.getvalue(), t=["mobygen/remote:test"]))
    assert any("Successfully tagged" in (step.stream or "") for step in steps)


async def check_archive(engine: Any) -> None:
    box = await settle(
        engine.containers.create(ContainerConfig(image="mobygen/remote:test", cmd=["true"]))
    )
    try:
        stream = await settle(engine.containers.archive(box.id, path="/data"))
        with tarfile.open(fileobj=io.BytesIO(await settle(stream.read()))) as tar:
            assert tar.getmember("data").size == 2_000_000
    finally:
        await settle(engine.containers.delete(box.id, force=True))
        await settle(engine.images.delete("mobygen/remote:test", force=True))
