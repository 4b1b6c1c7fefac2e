"""Building from a directory, with the classic builder and with BuildKit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine_v1_41 import ArchiveError, BuildOutput, Client, ContainerConfig, StreamError
from engine_v1_41.buildkit import BuildProgress, StepState
from engine_v1_41.context import build_context

from tests.daemon import IMAGE
from tests.live.helpers import RUN_LINGERS, Unique

BUILDERS = ["1", "2"]
KEPT = [
    *("640 /app/ä", "644 /app/.dockerignore", "644 /app/lib/keep.log", "750 /app/run.sh"),
    "777 /app/link",
]


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A small project whose build lists what it got."""
    top = tmp_path / "app"
    (top / "lib").mkdir(parents=True)
    (top / "node_modules/x").mkdir(parents=True)
    (top / "Dockerfile").write_text(
        f"FROM {IMAGE}\nCOPY . /app\n"
        f"RUN find /app ! -type d -exec stat -c '%a %n' {{}} + && {RUN_LINGERS}\n"
    )
    (top / ".dockerignore").write_text("Docker*\nnode_modules\n**/*.log\n!lib/keep.log\n")
    for name in ("a.log", "lib/b.log", "lib/keep.log", "node_modules/x/index.js", "run.sh", "ä"):
        (top / name).write_text(name)
        (top / name).chmod(0o644)
    (top / ".dockerignore").chmod(0o644)
    (top / "run.sh").chmod(0o750)
    (top / "ä").chmod(0o640)
    (top / "link").symlink_to("lib/keep.log")
    return top


def test_what_the_classic_builder_gets(engine: Client, unique: Unique, app: Path) -> None:
    name = unique("built")
    stream = engine.images.build(body=build_context(app), t=[name], forcerm=True, nocache=True)
    log = "".join([step.stream or "" for step in stream])
    assert sorted(re.findall(r"\d+ /app/\S+", log)) == sorted(KEPT)


def test_what_buildkit_gets(engine: Client, unique: Unique, app: Path) -> None:
    name = unique("built")
    progress = BuildProgress()
    for step in engine.images.build(body=build_context(app), t=[name], version="2", nocache=True):
        progress.update(step)
    (run,) = [known for known in progress.steps.values() if "RUN" in known.step.name]
    assert run.state is StepState.DONE
    # Of a tar, BuildKit does not take the Dockerfile away again as the classic builder does.
    listed = set(bytes(run.log).decode().splitlines())
    assert listed - {"644 /app/Dockerfile"} == set(KEPT)
    assert progress.fraction == 1.0
    assert progress.image_id == engine.images.inspect(name).id


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_dockerfile_elsewhere(engine: Client, unique: Unique, app: Path, builder: str) -> None:
    name = unique("built")
    extra = {"ci/Dockerfile.test": f"FROM {IMAGE}\nCOPY made /made\n".encode(), "made": b"x"}
    stream = engine.images.build(
        body=build_context(app, dockerfile="ci/Dockerfile.test", extra_files=extra),
        dockerfile="ci/Dockerfile.test",
        t=[name],
        version=builder,
        forcerm=True,
    )
    stream.collect()
    box = engine.containers.create(ContainerConfig(image=name), name=unique("box"))
    assert engine.containers.archive_info(box.id, path="/made").size == 1


def test_a_failed_buildkit_build_raises_and_tells_what_it_did(
    engine: Client, unique: Unique, app: Path
) -> None:
    (app / "Dockerfile").write_text(f"FROM {IMAGE}\nRUN echo to both; echo oops >&2; exit 7\n")
    progress = BuildProgress()
    logs: list[tuple[int, bytes]] = []
    with pytest.raises(StreamError, match="exit code: 7"):
        for step in engine.images.build(body=build_context(app), version="2"):
            logs += [(log.stream, log.data) for log in progress.update(step).logs]
    (failed,) = progress.failed
    assert "exit code: 7" in failed.step.error
    assert sorted(bytes(failed.log).splitlines()) == [b"oops", b"to both"]
    assert sorted(logs) == [(1, b"to both\n"), (2, b"oops\n")]
    assert progress.image_id is None


HINT = "opens no session, which secrets, SSH keys and local outputs of a build need"


@pytest.mark.parametrize("mount", ["secret,id=token", "ssh"])
def test_what_needs_a_session_says_so(engine: Client, app: Path, mount: str) -> None:
    (app / "Dockerfile").write_text(f"FROM {IMAGE}\nRUN --mount=type={mount} true\n")
    with pytest.raises(StreamError, match=f"no active session.*{HINT}"):
        engine.images.build(body=build_context(app), version="2").collect()


def test_an_output_that_needs_a_session_says_so(engine: Client, app: Path) -> None:
    build = engine.images.build(
        body=build_context(app), version="2", outputs=[BuildOutput(type="local")]
    )
    with pytest.raises(StreamError, match=f"no active session.*{HINT}"):
        build.collect()


def test_a_file_that_changes_while_it_is_sent_fails_the_build(engine: Client, app: Path) -> None:
    (app / "0large").write_bytes(bytes(1_000_000))
    context = build_context(app)
    first = next(context)
    (app / "0large").write_bytes(b"")

    def body() -> Iterator[bytes]:
        yield first
        yield from context

    with pytest.raises(ArchiveError, match="shrank while it was read"):
        engine.images.build(body=body())
