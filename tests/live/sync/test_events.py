"""Following what happens in the daemon."""

from __future__ import annotations

from engine_v1_41 import Client, ContainerConfig

from tests.daemon import IMAGE
from tests.live.helpers import Unique


def test_events_while_they_happen(engine: Client, unique: Unique) -> None:
    label = unique("label")
    config = ContainerConfig(image=IMAGE, cmd=["true"], labels={label: "yes"})
    actions = []
    # The daemon answers before it watches: `since` gives what happens in between, once or twice.
    filters = {"label": f"{label}=yes"}
    with engine.system.events(since=0, filters=filters) as events:
        box = engine.containers.create(config, name=unique("box"))
        engine.containers.start(box.id)
        for event in events:
            assert event.type == "container"
            assert event.actor is not None
            assert event.actor.id == box.id
            assert event.actor.attributes["name"] == unique("box")
            assert event.time_nano is not None
            assert event.time is not None
            assert event.time_nano // 10**9 == event.time
            if event.action not in actions:
                actions.append(event.action)
            if event.action == "die":
                break
    assert actions == ["create", "start", "die"]


def test_events_of_the_past(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    engine.containers.rename(box.id, name=unique("new"))
    engine.containers.delete(box.id)
    now = engine.system.info().system_time
    assert now is not None
    past = engine.system.events(since=0, until=now, filters={"container": [box.id]})
    assert [event.action for event in past.collect()] == ["create", "rename", "destroy"]


def test_events_of_networks_and_volumes(engine: Client, unique: Unique) -> None:
    kinds = {"type": ["network", "volume"]}
    seen = set()
    with engine.system.events(since=0, filters=kinds) as events:
        engine.volumes.create(name=unique("volume"))
        engine.networks.create(name=unique("network"))
        for event in events:
            assert event.actor is not None
            if unique("volume") == event.actor.id:
                seen.add((event.type, event.action))
            elif unique("network") == event.actor.attributes.get("name"):
                seen.add((event.type, event.action))
                break
    assert seen == {("volume", "create"), ("network", "create")}
