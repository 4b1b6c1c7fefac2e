"""Networks that connect containers, volumes that keep data."""

from __future__ import annotations

import pytest
from engine_v1_41 import (
    IPAM,
    AsyncClient,
    Conflict,
    ContainerConfig,
    EndpointIPAMConfig,
    EndpointSettings,
    Forbidden,
    HostConfig,
    IPAMConfig,
    NotFound,
    PortBinding,
)

from tests.daemon import IMAGE
from tests.live.aio.steps import finished
from tests.live.helpers import Unique
from tests.live.versions import SINCE_1_42

SLEEP = ContainerConfig(image=IMAGE, cmd=["sleep", "600"])


async def test_containers_find_each_other_by_name(engine: AsyncClient, unique: Unique) -> None:
    network = await engine.networks.create(name=unique("network"), labels={"a": "b"}, internal=True)
    assert network.warning in ("", None)
    server = await engine.containers.create(
        ContainerConfig(image=IMAGE, cmd=["sh", "-c", "echo hello | nc -l -p 80"]),
        name=unique("server"),
    )
    await engine.networks.connect(
        network.id, container=server.id, endpoint_config=EndpointSettings(aliases=["web"])
    )
    await engine.containers.start(server.id)
    client = await finished(
        engine,
        unique("client"),
        "until nc web 80; do sleep 0.1; done",
        len("hello\n"),
        host_config=HostConfig(network_mode=unique("network")),
    )
    output = await (await engine.containers.logs(client, stdout=True)).collect()
    assert output.stdout == b"hello\n"


async def test_inspect_list_and_remove_networks(engine: AsyncClient, unique: Unique) -> None:
    name = unique("network")
    created = await engine.networks.create(
        name=name,
        driver="bridge",
        labels={"a": "b"},
        options={"com.docker.network.bridge.enable_icc": "true"},
        ipam=IPAM(config=[IPAMConfig(subnet="10.99.7.0/24", gateway="10.99.7.1")]),
    )
    network = await engine.networks.inspect(name)
    assert network.id == created.id
    assert network.driver == "bridge"
    assert network.labels == {"a": "b"}
    assert network.ipam is not None
    assert [config.subnet for config in network.ipam.config] == ["10.99.7.0/24"]
    assert network.ipam.options == {}  # the daemon says null
    [listed] = await engine.networks.list(filters={"name": name})
    assert listed.id == created.id
    assert {"bridge", "host", "none"} <= {each.name for each in await engine.networks.list()}
    await engine.networks.delete(created.id)
    with pytest.raises(NotFound):
        await engine.networks.inspect(created.id)


async def test_connect_with_an_address_and_disconnect(engine: AsyncClient, unique: Unique) -> None:
    network = await engine.networks.create(
        name=unique("network"), ipam=IPAM(config=[IPAMConfig(subnet="10.99.8.0/24")])
    )
    box = await engine.containers.create(SLEEP, name=unique("box"))
    await engine.containers.start(box.id)
    await engine.networks.connect(
        network.id,
        container=box.id,
        endpoint_config=EndpointSettings(ipam_config=EndpointIPAMConfig(ipv4_address="10.99.8.77")),
    )
    inside = (await engine.networks.inspect(network.id)).containers
    assert inside[box.id].ipv4_address == "10.99.8.77/24"
    settings = (await engine.containers.inspect(box.id)).network_settings
    assert settings is not None
    assert settings.networks[unique("network")].ip_address == "10.99.8.77"
    with pytest.raises(Forbidden, match="has active endpoints"):
        await engine.networks.delete(network.id)
    await engine.networks.disconnect(network.id, container=box.id, force=True)
    assert (await engine.networks.inspect(network.id)).containers == {}


async def test_published_ports(engine: AsyncClient, unique: Unique) -> None:
    box = await engine.containers.create(
        ContainerConfig(
            image=IMAGE, cmd=["sleep", "600"], exposed_ports={"80/tcp": {}, "53/udp": {}}
        ),
        name=unique("box"),
        host_config=HostConfig(
            port_bindings={"80/tcp": [PortBinding(host_ip="127.0.0.1", host_port="")]}
        ),
    )
    await engine.containers.start(box.id)
    settings = (await engine.containers.inspect(box.id)).network_settings
    assert settings is not None
    [published] = settings.ports["80/tcp"] or []
    assert published.host_ip == "127.0.0.1"
    assert int(published.host_port or "") > 0
    assert not settings.ports["53/udp"]  # exposed, not published: the daemon says null
    [listed] = await engine.containers.list(filters={"id": box.id})
    ports = {(port.private_port, port.type, port.public_port) for port in listed.ports}
    assert ports == {(80, "tcp", int(published.host_port or "")), (53, "udp", None)}


async def test_prune_networks(engine: AsyncClient, unique: Unique) -> None:
    label = unique("label")
    await engine.networks.create(name=unique("network"), labels={label: ""})
    pruned = await engine.networks.prune(filters={"label": [label]})
    assert pruned.networks_deleted == [unique("network")]
    assert (await engine.networks.prune(filters={"label": [label]})).networks_deleted == []


async def test_a_volume_keeps_data_between_containers(engine: AsyncClient, unique: Unique) -> None:
    volume = await engine.volumes.create(name=unique("volume"), labels={"a": "b"})
    assert volume.name == unique("volume")
    assert volume.labels == {"a": "b"}
    mounted = HostConfig(binds=[f"{volume.name}:/data"])
    script = "echo kept > /data/file; echo done"
    await finished(engine, unique("writer"), script, len("done\n"), host_config=mounted)
    script = "cat /data/file"
    box = await finished(engine, unique("reader"), script, len("kept\n"), host_config=mounted)
    output = await (await engine.containers.logs(box, stdout=True)).collect()
    assert output.stdout == b"kept\n"
    [mount] = (await engine.containers.inspect(box)).mounts
    assert mount.name == volume.name
    assert mount.destination == "/data"
    with pytest.raises(Conflict, match="volume is in use"):
        await engine.volumes.delete(volume.name)


async def test_list_inspect_and_remove_volumes(engine: AsyncClient, unique: Unique) -> None:
    name = unique("volume")
    await engine.volumes.create(name=name)
    volume = await engine.volumes.inspect(name)
    assert volume.driver == "local"
    assert volume.labels == {}  # the daemon says null
    assert volume.options == {}
    listed = await engine.volumes.list(filters={"name": name})
    assert [each.name for each in listed.volumes] == [name]
    assert listed.warnings == []
    assert (await engine.volumes.list(filters={"name": unique("other")})).volumes == []
    await engine.volumes.delete(name)
    with pytest.raises(NotFound, match=r"(?i)no such volume"):
        await engine.volumes.inspect(name)


async def test_prune_volumes(engine: AsyncClient, unique: Unique) -> None:
    label = unique("label")
    await engine.volumes.create(name=unique("volume"), labels={label: ""})
    filters = {"label": [label]}
    if SINCE_1_42:
        filters["all"] = ["true"]  # since then only unnamed volumes go without it
    pruned = await engine.volumes.prune(filters=filters)
    assert pruned.volumes_deleted == [unique("volume")]
