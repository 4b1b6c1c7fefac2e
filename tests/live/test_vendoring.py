"""The example of a project that carries a client does what it says, on a daemon."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from engine_v1_41 import Client, ContainerConfig

from tests.daemon import IMAGE, Daemon
from tests.daemon.waiting import until
from tests.live.helpers import Unique

SOURCE = Path(__file__).parents[2] / "examples" / "vendoring" / "src"


def test_the_vendored_client_tidies_up(daemon: Daemon, engine: Client, unique: Unique) -> None:
    config = ContainerConfig(image=IMAGE, cmd=["true"], labels={unique("job"): "yes"})
    box = engine.containers.create(config, name=unique("box"))
    engine.containers.start(box.id)
    engine.containers.wait(box.id)
    ended = {"label": unique("job"), "status": "exited"}
    until(lambda: engine.containers.list(all=True, filters=ended) != [], "it is listed as ended")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tidy", unique("job")],
        env={**os.environ, "DOCKER_HOST": daemon.host, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert (done.stdout, done.stderr) == (f"removed {unique('box')}\n", "")
    assert engine.containers.list(all=True, filters={"label": unique("job")}) == []
