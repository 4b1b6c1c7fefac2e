"""Resource usage of containers: one sample, and a stream of them."""

from __future__ import annotations

from engine_v1_41 import Client, ContainerConfig

from tests.daemon import IMAGE
from tests.live.helpers import Unique
from tests.live.sync.steps import run_one_process


def test_one_sample(engine: Client, unique: Unique) -> None:
    box = run_one_process(engine, unique("box"))
    sample = engine.containers.stats_once(box, one_shot=True)
    assert sample.id in (box, None)  # since Docker 26 a single sample does not say whose it is
    assert sample.memory_stats is not None
    assert sample.memory_stats.limit is not None
    assert sample.memory_stats.limit > 0
    assert sample.cpu_stats is not None
    assert sample.cpu_stats.cpu_usage is not None
    assert sample.cpu_stats.cpu_usage.total_usage is not None
    assert sample.cpu_stats.cpu_usage.total_usage > 0
    assert sample.pids_stats is not None
    assert sample.pids_stats.current == 1
    assert sample.networks["eth0"].rx_bytes is not None


def test_a_sample_with_the_one_before(engine: Client, unique: Unique) -> None:
    """Without ``one_shot`` the daemon waits for two cycles, so that a difference can be taken."""
    box = engine.containers.create(
        ContainerConfig(image=IMAGE, cmd=["sh", "-c", "while :; do :; done"]), name=unique("box")
    )
    engine.containers.start(box.id)
    sample = engine.containers.stats_once(box.id)
    assert sample.cpu_stats is not None
    assert sample.precpu_stats is not None
    assert sample.cpu_stats.cpu_usage is not None
    assert sample.precpu_stats.cpu_usage is not None
    assert sample.cpu_stats.cpu_usage.total_usage is not None
    assert sample.precpu_stats.cpu_usage.total_usage is not None
    assert sample.cpu_stats.cpu_usage.total_usage > sample.precpu_stats.cpu_usage.total_usage > 0


def test_samples_as_they_come(engine: Client, unique: Unique) -> None:
    box = engine.containers.create(
        ContainerConfig(image=IMAGE, cmd=["sleep", "600"]), name=unique("box")
    )
    engine.containers.start(box.id)
    times = []
    with engine.containers.stats(box.id) as samples:
        for sample in samples:
            times.append(sample.read)
            if len(times) == 2:
                break
    assert times[0] is not None
    assert times[1] is not None
    assert times[0] < times[1]


def test_a_container_that_does_not_run(engine: Client, unique: Unique) -> None:
    """Zeros and nulls, which must not be an error."""
    box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
    sample = engine.containers.stats_once(box.id)
    assert sample.id == box.id
    assert sample.networks == {}
    assert sample.blkio_stats is not None
    assert sample.blkio_stats.io_service_bytes_recursive == []
