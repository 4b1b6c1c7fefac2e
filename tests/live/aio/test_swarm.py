"""A swarm of one node: services and their tasks, secrets and configurations."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import engine_v1_41
import pytest
from engine_v1_41 import (
    ApiError,
    AsyncClient,
    BadRequest,
    ConfigSpec,
    Conflict,
    ContainerSpec,
    EndpointSpec,
    NodeSpec,
    NotFound,
    ReplicatedMode,
    SecretSpec,
    ServiceMode,
    ServiceSpec,
    ServiceUnavailable,
    SwarmSpec,
    TaskSpec,
)

from tests.daemon import IMAGE, Daemon
from tests.daemon.swarm import has_joined_ingress, leave_swarm
from tests.daemon.waiting import until
from tests.live.helpers import Unique
from tests.live.versions import SINCE_1_42

Call = Callable[[AsyncClient, str], Any]
LOOP = "echo started; echo problem >&2; while :; do sleep 0.1; done"


def service_spec(name: str) -> ServiceSpec:
    container = ContainerSpec(image=IMAGE, command=["sh", "-c", LOOP], stop_grace_period=0)
    return ServiceSpec(
        name=name,
        labels={"made.by": "a test"},
        task_template=TaskSpec(container_spec=container),
        mode=ServiceMode(replicated=ReplicatedMode(replicas=1)),
        endpoint_spec=EndpointSpec(mode="dnsrr"),
    )


async def wait_for_a_start(engine: AsyncClient, service: str) -> None:
    """Until a container of the service has been started, now or before."""
    label = f"com.docker.swarm.service.name={service}"
    async with await engine.system.events(
        since=0, filters={"type": "container", "event": "start", "label": label}
    ) as events:
        await anext(events)


@pytest.mark.usefixtures("private")
async def test_from_one_engine_to_a_swarm_and_back(engine: AsyncClient, daemon: Daemon) -> None:
    try:
        node = await engine.swarm.init(listen_addr="127.0.0.1:2377", advertise_addr="127.0.0.1")
        info = await engine.system.info()
        assert info.swarm is not None
        assert info.swarm.node_id == node
        assert info.swarm.control_available is True
        until(lambda: has_joined_ingress(daemon.host), "the node has joined the ingress network")
        swarm = await engine.swarm.inspect()
        assert swarm.join_tokens is not None
        assert (swarm.join_tokens.worker or "").startswith("SWMTKN-")
        assert swarm.spec is not None
        assert swarm.version is not None
        assert swarm.version.index is not None
        await engine.swarm.update(
            swarm.spec.to_request(), version=swarm.version.index, rotate_worker_token=True
        )
        again = await engine.swarm.inspect()
        assert again.join_tokens is not None
        assert again.join_tokens.worker != swarm.join_tokens.worker
        assert again.join_tokens.manager == swarm.join_tokens.manager
        await engine.swarm.leave(force=True)
        with pytest.raises(ServiceUnavailable, match="not a swarm manager"):
            await engine.swarm.inspect()
    finally:
        leave_swarm(daemon.host)


@pytest.mark.usefixtures("swarm")
async def test_a_service_and_its_tasks(engine: AsyncClient, unique: Unique) -> None:
    name = unique("service")
    created = await engine.services.create(service_spec(name))
    await wait_for_a_start(engine, name)

    service = await engine.services.inspect(name)
    assert service.id == created.id
    assert service.spec is not None
    assert service.spec.name == name
    assert service.spec.labels == {"made.by": "a test"}
    [listed] = await engine.services.list(filters={"name": name}, status=True)
    assert listed.service_status is not None
    assert listed.service_status.desired_tasks == 1

    [task] = await engine.tasks.list(filters={"service": name})
    assert task.id is not None
    assert (await engine.tasks.inspect(task.id)).service_id == created.id
    assert task.spec is not None
    assert task.spec.container_spec is not None
    assert task.spec.container_spec.image == IMAGE

    await engine.services.delete(name)
    with pytest.raises(NotFound, match=f"service {name} not found"):
        await engine.services.inspect(name)


@pytest.mark.usefixtures("swarm")
async def test_logs_of_a_service_and_of_a_task(engine: AsyncClient, unique: Unique) -> None:
    name = unique("service")
    await engine.services.create(service_spec(name))
    await wait_for_a_start(engine, name)
    [task] = await engine.tasks.list(filters={"service": name})
    assert task.id is not None
    seen = set()
    async with await engine.services.logs(name, stdout=True, stderr=True, follow=True) as logs:
        async for frame in logs:
            seen.add((frame.stream.name, frame.data))
            if len(seen) == 2:
                break
    assert seen == {("STDOUT", b"started\n"), ("STDERR", b"problem\n")}
    output = await (await engine.tasks.logs(task.id, stdout=True, stderr=True)).collect()
    assert (output.stdout, output.stderr) == (b"started\n", b"problem\n")
    # Read as it comes: without `follow`, the daemon at times ends a stream before it has begun.
    async with await engine.services.logs(
        name, stdout=True, follow=True, tail=5, timestamps=True
    ) as logs:
        assert re.fullmatch(rb"\d{4}-\d\d-\d\dT[\d:.]+Z started\n", (await anext(logs)).data)
    async with await engine.tasks.logs(task.id, stdout=True, follow=True, details=True) as logs:
        line = (await anext(logs)).data
    assert line.endswith(b" started\n")
    assert f"com.docker.swarm.task.id={task.id}".encode() in line
    later = await (await engine.services.logs(name, stdout=True, since=4_102_444_800)).collect()
    assert later.stdout == b""  # nothing since the year 2100
    with pytest.raises(ApiError, match="at least one stream"):
        await engine.services.logs(name)
    with pytest.raises(ApiError, match="at least one stream"):
        await engine.tasks.logs(task.id)
    await engine.services.delete(name)


@pytest.mark.usefixtures("swarm")
async def test_scale_a_service(engine: AsyncClient, unique: Unique) -> None:
    name = unique("service")
    created = await engine.services.create(service_spec(name))
    service = await engine.services.inspect(name)
    assert service.spec is not None
    assert service.version is not None
    assert service.version.index is not None
    spec = service.spec.to_request()
    spec.mode = ServiceMode(replicated=ReplicatedMode(replicas=0))
    updated = await engine.services.update(str(created.id), spec, version=service.version.index)
    assert updated.warnings == []
    after = (await engine.services.inspect(name)).spec
    assert after is not None
    assert after.mode is not None
    assert after.mode.replicated is not None
    assert after.mode.replicated.replicas == 0
    assert after.labels == {"made.by": "a test"}
    await engine.services.delete(name)


@pytest.mark.usefixtures("swarm")
async def test_take_an_update_of_a_service_back(engine: AsyncClient, unique: Unique) -> None:
    spec = service_spec(unique("service"))
    created = await engine.services.create(spec)
    first = await engine.services.inspect(created.id)
    assert first.version is not None
    assert first.version.index is not None
    spec.labels = {"changed": "yes"}
    await engine.services.update(created.id, spec, version=first.version.index)
    with pytest.raises(ApiError, match="update out of sequence"):
        await engine.services.update(created.id, spec, version=first.version.index)
    second = await engine.services.inspect(created.id, insert_defaults=True)
    assert second.previous_spec is not None
    assert second.previous_spec.labels == {"made.by": "a test"}
    assert second.version is not None
    assert second.version.index is not None
    await engine.services.update(
        created.id, spec, version=second.version.index, rollback="previous"
    )
    third = (await engine.services.inspect(created.id)).spec
    assert third is not None
    assert third.labels == {"made.by": "a test"}
    await engine.services.delete(created.id)


@pytest.mark.usefixtures("swarm")
async def test_secrets_and_configurations(engine: AsyncClient, unique: Unique) -> None:
    name, data = unique("secret"), b"hidden"
    secret = await engine.secrets.create(spec=SecretSpec(name=name, data=data, labels={"a": "b"}))
    [listed] = await engine.secrets.list(filters={"name": name})
    assert listed.id == secret.id
    assert listed.spec is not None
    assert listed.spec.data is None  # it is never shown
    assert listed.version is not None
    assert listed.version.index is not None
    await engine.secrets.update(
        secret.id, version=listed.version.index, spec=SecretSpec(name=name, labels={"c": "d"})
    )
    after = (await engine.secrets.inspect(secret.id)).spec
    assert after is not None
    assert after.labels == {"c": "d"}
    await engine.secrets.delete(secret.id)

    config = await engine.configs.create(spec=ConfigSpec(name=unique("config"), data=data))
    before = await engine.configs.inspect(config.id)
    assert before.spec is not None
    assert before.spec.data == data
    assert before.version is not None
    assert before.version.index is not None
    changed = before.spec.to_request()
    changed.labels = {"e": "f"}
    await engine.configs.update(config.id, changed, version=before.version.index)
    after_update = (await engine.configs.inspect(config.id)).spec
    assert after_update is not None
    assert (after_update.labels, after_update.data) == ({"e": "f"}, data)
    assert config.id in [each.id for each in await engine.configs.list()]
    await engine.configs.delete(config.id)
    assert await engine.configs.list() == []


@pytest.mark.usefixtures("swarm")
async def test_nodes(engine: AsyncClient) -> None:
    [node] = await engine.nodes.list()
    assert node.id is not None
    assert node.version is not None
    assert node.version.index is not None
    assert node.description is not None
    assert node.description.engine is not None
    assert node.status is not None
    assert node.manager_status is not None
    assert node.manager_status.leader is True
    await engine.nodes.update(
        node.id,
        version=node.version.index,
        spec=NodeSpec(role="manager", availability="drain", labels={"a": "b"}),
    )
    spec = (await engine.nodes.inspect(node.id)).spec
    assert spec is not None
    assert spec.availability == "drain"
    assert spec.labels == {"a": "b"}


@pytest.mark.usefixtures("swarm")
async def test_a_volume_of_the_swarm(engine: AsyncClient, unique: Unique) -> None:
    """New in API 1.42. Without its CSI driver nothing is made of it, but it can be asked for."""
    package: Any = engine_v1_41
    volumes: Any = engine.volumes
    if not SINCE_1_42:
        assert not hasattr(volumes, "update")
        return
    spec = package.ClusterVolumeSpec(
        group="fast",
        access_mode=package.ClusterVolumeAccessMode(
            scope="multi", sharing="readonly", mount_volume={"FsType": "ext4"}
        ),
        capacity_range=package.CapacityRange(required_bytes=1 << 20, limit_bytes=1 << 30),
        availability="pause",
    )
    name = unique("volume")
    with pytest.raises(ApiError, match="not found"):
        await volumes.update(name, version=1, spec=spec)
    await volumes.create(name=name, driver="csi-nothing", cluster_volume_spec=spec)
    before = (await volumes.inspect(name)).cluster_volume
    assert before.spec.to_request() == spec
    wanted = before.spec.to_request()
    wanted.availability = "drain"
    await volumes.update(before.id, version=before.version.index, spec=wanted)
    after = (await volumes.inspect(before.id)).cluster_volume
    assert after.spec.to_request() == wanted
    with pytest.raises(ApiError, match="update out of sequence"):
        await volumes.update(before.id, version=before.version.index, spec=wanted)
    await volumes.delete(name, force=True)
    assert name not in [each.name for each in (await volumes.list()).volumes]


FILTERS = {"nonsense": "x"}
REFUSALS: list[tuple[type[ApiError], str, Call]] = [
    (NotFound, "config NAME not found", lambda e, x: e.configs.inspect(x)),
    (NotFound, "config NAME not found", lambda e, x: e.configs.delete(x)),
    (NotFound, "config NAME not found", lambda e, x: e.configs.update(x, ConfigSpec(), version=1)),
    (BadRequest, "invalid filter", lambda e, x: e.configs.list(filters=FILTERS)),
    (BadRequest, "invalid name", lambda e, x: e.configs.create(ConfigSpec(name="!", data=b"x"))),
    (NotFound, "node NAME not found", lambda e, x: e.nodes.inspect(x)),
    (NotFound, "node NAME not found", lambda e, x: e.nodes.delete(x)),
    (BadRequest, "invalid role", lambda e, x: e.nodes.update(x, NodeSpec(role="x"), version=1)),
    (BadRequest, "invalid filter", lambda e, x: e.nodes.list(filters=FILTERS)),
    (NotFound, "secret NAME not found", lambda e, x: e.secrets.inspect(x)),
    (NotFound, "secret NAME not found", lambda e, x: e.secrets.delete(x)),
    (NotFound, "secret NAME not found", lambda e, x: e.secrets.update(x, SecretSpec(), version=1)),
    (BadRequest, "invalid filter", lambda e, x: e.secrets.list(filters=FILTERS)),
    (BadRequest, "secret data must be", lambda e, x: e.secrets.create(SecretSpec(name=x))),
    (NotFound, "service NAME not found", lambda e, x: e.services.inspect(x)),
    (NotFound, "service NAME not found", lambda e, x: e.services.delete(x)),
    (NotFound, "NAME not found", lambda e, x: e.services.update(x, service_spec(x), version=1)),
    (NotFound, "service NAME not found", lambda e, x: e.services.logs(x, stdout=True)),
    (BadRequest, "invalid filter", lambda e, x: e.services.list(filters=FILTERS)),
    (BadRequest, "mismatched runtime", lambda e, x: e.services.create(ServiceSpec(name=x))),
    (NotFound, "task NAME not found", lambda e, x: e.tasks.inspect(x)),
    (NotFound, "task NAME not found", lambda e, x: e.tasks.logs(x, stdout=True)),
    (BadRequest, "invalid filter", lambda e, x: e.tasks.list(filters=FILTERS)),
    (
        ServiceUnavailable,
        "already part of a swarm",
        lambda e, x: e.swarm.init(listen_addr="127.0.0.1"),
    ),
    (ApiError, "update out of sequence", lambda e, x: e.swarm.update(SwarmSpec(), version=9999)),
    (ApiError, "swarm is not locked", lambda e, x: e.swarm.unlock(unlock_key="SWMKEY-1-x")),
    (ServiceUnavailable, "participating as a manager", lambda e, x: e.swarm.leave()),
]


@pytest.mark.usefixtures("swarm")
@pytest.mark.parametrize(("kind", "words", "call"), REFUSALS)
async def test_what_a_swarm_refuses(
    engine: AsyncClient, unique: Unique, kind: type[ApiError], words: str, call: Call
) -> None:
    name = unique("nothing")
    with pytest.raises(kind, match=f"(?i){words.replace('NAME', name)}"):
        await call(engine, name)


@pytest.mark.usefixtures("swarm")
async def test_no_name_is_given_twice(engine: AsyncClient, unique: Unique) -> None:
    name = unique("name")
    config = await engine.configs.create(ConfigSpec(name=name, data=b"x"))
    secret = await engine.secrets.create(SecretSpec(name=name, data=b"x"))
    service = await engine.services.create(service_spec(name))
    for again in (
        lambda: engine.configs.create(ConfigSpec(name=name, data=b"x")),
        lambda: engine.secrets.create(SecretSpec(name=name, data=b"x")),
        lambda: engine.services.create(service_spec(name)),
    ):
        with pytest.raises(Conflict, match="already exists"):
            await again()
    await engine.services.delete(service.id)
    await engine.secrets.delete(secret.id)
    await engine.configs.delete(config.id)
