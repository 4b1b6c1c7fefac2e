"""Listing, inspecting and steering containers."""

from __future__ import annotations

import pytest
from engine_v1_41 import (
    AsyncClient,
    ContainerConfig,
    HealthConfig,
    HostConfig,
    NotFound,
    Resources,
    RestartPolicy,
    WaitCondition,
)
from engine_v1_41.times import to_datetime

from tests.daemon import IMAGE
from tests.live.aio.steps import SCRIPT, run_one_process
from tests.live.helpers import Unique
from tests.live.versions import SINCE_1_42

SLEEP = ContainerConfig(image=IMAGE, cmd=["sleep", "600"])


async def test_list_running_all_and_filtered(engine: AsyncClient, unique: Unique) -> None:
    label = f"{unique('label')}=yes"
    key, _, value = label.partition("=")
    config = ContainerConfig(image=IMAGE, cmd=["sleep", "600"], labels={key: value})
    running = await engine.containers.create(config, name=unique("running"))
    created = await engine.containers.create(config, name=unique("created"))
    await engine.containers.start(running.id)

    assert running.id in [box.id for box in await engine.containers.list()]
    assert created.id not in [box.id for box in await engine.containers.list()]
    assert created.id in [box.id for box in await engine.containers.list(all=True)]
    mine = await engine.containers.list(all=True, filters={"label": [label]})
    assert {box.id for box in mine} == {running.id, created.id}
    [one] = await engine.containers.list(filters={"label": label, "status": "running"}, size=True)
    assert one.names == [f"/{unique('running')}"]
    assert one.image == IMAGE
    assert one.command == "sleep 600"
    assert one.labels == {key: value}
    assert one.state == "running"
    assert one.size_root_fs is not None
    assert one.size_root_fs > 0
    assert one.network_settings is not None
    assert "bridge" in one.network_settings.networks
    [last] = await engine.containers.list(all=True, limit=1, filters={"label": label})
    assert last.id == created.id


async def test_inspect(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(SLEEP, name=unique("box"))
    before = await engine.containers.inspect(box.id)
    await engine.containers.start(box.id)
    details = await engine.containers.inspect(unique("box"), size=True)
    assert details.id == box.id
    assert details.name == f"/{unique('box')}"
    assert details.path == "sleep"
    assert details.args == ["600"]
    assert before.state is not None
    assert before.state.status == "created"
    assert before.state.started_at is not None
    assert to_datetime(before.state.started_at) is None  # Go's zero time: never
    assert details.state is not None
    assert details.state.running is True
    assert details.state.pid is not None
    assert details.state.pid > 0
    assert details.created is not None
    assert details.state.started_at is not None
    created, started = to_datetime(details.created), to_datetime(details.state.started_at)
    assert created is not None
    assert started is not None
    assert created <= started
    assert details.size_rw is not None
    assert details.config is not None
    assert details.config.env == []  # the daemon says null
    assert details.host_config is not None
    assert details.host_config.binds == []  # the daemon says null
    assert details.network_settings is not None
    assert details.network_settings.networks["bridge"].ip_address


async def test_processes(engine: AsyncClient, unique: Unique) -> None:
    box = await run_one_process(engine, unique("box"))
    top = await engine.containers.top(box)
    assert "CMD" in top.titles
    assert [row[top.titles.index("CMD")] for row in top.processes] == [f"sh -c {SCRIPT}"]
    short = await engine.containers.top(box, ps_args="-o pid,comm")
    assert short.titles == ["PID", "COMMAND"]
    assert short.processes[0][1] == "sh"


async def test_start_and_stop_tell_whether_they_did_something(
    engine: AsyncClient, unique: Unique
) -> None:
    # KILL: on its way from runc to the program, a process may end with a status of its own on SIGTERM
    config = ContainerConfig(image=IMAGE, cmd=["sleep", "600"], stop_signal="KILL")
    box = await engine.containers.create(config, name=unique("box"))
    assert await engine.containers.start(box.id) is True
    assert await engine.containers.start(box.id) is False
    assert await engine.containers.stop(box.id) is True
    assert await engine.containers.stop(box.id) is False
    assert (await engine.containers.wait(box.id)).status_code == 137


async def test_kill_with_a_signal(engine: AsyncClient, unique: Unique) -> None:
    script = "trap 'exit 5' USR1; echo ready; while :; do sleep 0.02; done"
    box = await engine.containers.create(
        ContainerConfig(image=IMAGE, cmd=["sh", "-c", script]), name=unique("box")
    )
    async with await engine.containers.attach(box.id, stream=True, stdout=True) as session:
        await engine.containers.start(box.id)
        async for frame in session:
            assert frame.data == b"ready\n"
            break
    await engine.containers.kill(box.id, signal="SIGUSR1")
    assert (await engine.containers.wait(box.id)).status_code == 5


async def test_restart(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(SLEEP, name=unique("box"))
    await engine.containers.start(box.id)
    before = await engine.containers.inspect(box.id)
    await engine.containers.restart(box.id, t=0)
    after = await engine.containers.inspect(box.id)
    assert before.state is not None
    assert after.state is not None
    assert after.state.running
    assert after.state.started_at != before.state.started_at


async def test_pause_and_unpause(engine: AsyncClient, unique: Unique) -> None:
    box = await run_one_process(engine, unique("box"))
    await engine.containers.pause(box)
    paused = (await engine.containers.inspect(box)).state
    await engine.containers.unpause(box)
    assert paused.status == "paused"
    # What containerd tells of the pause may come after the unpause: for a moment it is paused again.
    while (await engine.containers.inspect(box)).state.status != "running":
        pass


async def test_rename(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(SLEEP, name=unique("old"))
    await engine.containers.rename(box.id, name=unique("new"))
    assert (await engine.containers.inspect(unique("new"))).id == box.id
    with pytest.raises(NotFound):
        await engine.containers.inspect(unique("old"))


async def test_change_the_limits_of_a_running_container(
    engine: AsyncClient, unique: Unique
) -> None:
    box = await engine.containers.create(
        SLEEP, name=unique("box"), host_config=HostConfig(memory=32 << 20, memory_swap=-1)
    )
    await engine.containers.start(box.id)
    answer = await engine.containers.update(
        box.id,
        Resources(memory=48 << 20, memory_swap=-1, cpu_shares=512),
        restart_policy=RestartPolicy(name="on-failure", maximum_retry_count=2),
    )
    assert answer.warnings == []
    host = (await engine.containers.inspect(box.id)).host_config
    assert host is not None
    assert host.memory == 48 << 20
    assert host.cpu_shares == 512
    assert host.restart_policy is not None
    assert host.restart_policy.name == "on-failure"
    assert host.restart_policy.maximum_retry_count == 2


async def test_an_update_can_leave_alone_or_lift_a_limit(
    engine: AsyncClient, unique: Unique
) -> None:
    """What is not given, null and zero all leave a limit as it is; other values of a limit replace it."""
    limits = HostConfig(memory=32 << 20, memory_swap=64 << 20, cpu_shares=512, cpuset_cpus="0")
    box = await engine.containers.create(SLEEP, name=unique("box"), host_config=limits)
    for resources in (Resources(), Resources(cpu_shares=None), Resources(cpu_shares=0)):
        await engine.containers.update(box.id, resources)
        host = (await engine.containers.inspect(box.id)).host_config
        assert host is not None
        assert (host.memory, host.cpu_shares, host.cpuset_cpus) == (32 << 20, 512, "0")
    await engine.containers.update(box.id, Resources(memory_swap=-1, cpu_shares=1024))
    host = (await engine.containers.inspect(box.id)).host_config
    assert host is not None
    assert (host.memory, host.memory_swap, host.cpu_shares) == (32 << 20, -1, 1024)


async def test_wait_for_different_things(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(
        ContainerConfig(image=IMAGE, cmd=["sh", "-c", "exit 6"]), name=unique("box")
    )
    assert (await engine.containers.wait(box.id)).status_code == 0  # it does not run
    await engine.containers.start(box.id)
    done = await engine.containers.wait(box.id, condition="not-running")
    assert (done.status_code, done.error) == (6, None)
    again = await engine.containers.wait(box.id, condition=WaitCondition.NOT_RUNNING)
    assert again.status_code == 6


async def test_wait_for_the_next_exit_of_one_that_starts_again_and_again(
    engine: AsyncClient, unique: Unique
) -> None:
    box = await engine.containers.create(
        ContainerConfig(image=IMAGE, cmd=["sh", "-c", "sleep 0.1; exit 6"]),
        name=unique("box"),
        host_config=HostConfig(restart_policy=RestartPolicy(name="always")),
    )
    await engine.containers.start(box.id)
    codes: list[int] = []
    while codes.count(6) < 2:
        exited = await engine.containers.wait(box.id, condition="next-exit")
        codes.append(exited.status_code)
    # 20.10 looks after the exit, when the container may already run again.
    assert set(codes) <= ({6} if SINCE_1_42 else {0, 6})


async def test_remove(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(SLEEP, name=unique("box"))
    await engine.containers.start(box.id)
    await engine.containers.delete(box.id, force=True, v=True)
    with pytest.raises(NotFound):
        await engine.containers.inspect(box.id)


async def test_prune_only_what_is_labelled(engine: AsyncClient, unique: Unique) -> None:
    label = unique("label")
    config = ContainerConfig(image=IMAGE, cmd=["true"], labels={label: ""})
    box = await engine.containers.create(config, name=unique("box"))
    other = await engine.containers.create(SLEEP, name=unique("other"))
    pruned = await engine.containers.prune(filters={"label": label})
    assert pruned.containers_deleted == [box.id]
    assert (await engine.containers.inspect(other.id)).id == other.id
    nothing = await engine.containers.prune(filters={"label": label})
    assert nothing.containers_deleted == []  # the daemon says null


async def test_a_health_check_comes_true(engine: AsyncClient, unique: Unique) -> None:
    config = ContainerConfig(
        image=IMAGE,
        cmd=["sleep", "600"],
        healthcheck=HealthConfig(test=["CMD", "echo", "fine"], interval=1_000_000_000),
    )
    box = await engine.containers.create(config, name=unique("box"))
    events = await engine.system.events(
        filters={"container": box.id, "event": "health_status: healthy"}
    )
    async with events:
        await engine.containers.start(box.id)
        await anext(events)
    state = (await engine.containers.inspect(box.id)).state
    assert state is not None
    assert state.health is not None
    assert state.health.status == "healthy"
    assert state.health.log[0].output == "fine\n"
    assert state.health.log[0].exit_code == 0
