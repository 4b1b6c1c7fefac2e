"""Every script in examples/ runs and prints what it promises."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from engine_v1_41 import Client, ContainerConfig

from tests.daemon import IMAGE, Daemon
from tests.live.helpers import PACKAGES, Unique, reaching
from tests.live.sync.steps import SCRIPT, run_one_process

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


class Examples:
    """Runs example scripts against the session's daemon."""

    def __init__(self, host: str) -> None:
        self.ran: set[str] = set()
        self.environment = {
            **os.environ,
            **reaching(host),
            "PYTHONPATH": PACKAGES,
            "PYTHONWARNINGS": "error",
        }

    def start(self, script: str, *arguments: str) -> subprocess.Popen[str]:
        self.ran.add(script)
        return subprocess.Popen(
            [sys.executable, str(EXAMPLES / script), *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def finish(self, process: subprocess.Popen[str], status: int = 0) -> str:
        with process:
            stdout, stderr = process.communicate(timeout=50)
        assert process.returncode == status, stdout + stderr
        return stdout

    def run(self, script: str, *arguments: str) -> str:
        return self.finish(self.start(script, *arguments))


@pytest.fixture(scope="module")
def examples(daemon: Daemon) -> Examples:
    return Examples(daemon.host)


@pytest.fixture
def shell(engine: Client, unique: Unique) -> str:
    """The name of a running container."""
    run_one_process(engine, unique("shell"), labels={unique("label"): "yes"})
    return unique("shell")


def test_daemon_info(examples: Examples) -> None:
    output = examples.run("daemon_info.py")
    assert re.fullmatch(
        r"API: 1\.\d+\nengine: \S+ linux \w+\ncontainers: \d+ running of \d+\nstorage: \w+\n",
        output,
    )


def test_import_and_list_an_image(
    examples: Examples, unique: Unique, rootfs: bytes, tmp_path: Path
) -> None:
    tar = tmp_path / "rootfs.tar"
    tar.write_bytes(rootfs)
    imported = examples.run("import_image.py", str(tar), f"{unique('image')}:v1")
    found = re.fullmatch(r"imported sha256:([0-9a-f]{64})\n", imported)
    assert found
    listed = examples.run("list_images.py", f"{unique('image')}:*")
    assert re.fullmatch(rf"{found[1][:12]} +[\d,]+  {unique('image')}:v1\n", listed)
    assert f"{unique('image')}:v1" in examples.run("list_images.py")


def test_tag_and_remove_an_image(examples: Examples, unique: Unique) -> None:
    name = f"{unique('image')}:v1"
    output = examples.run("tag_and_remove_image.py", IMAGE, name)
    assert output == f"tagged True\nuntagged {name}\n"


def test_build_an_image(examples: Examples, unique: Unique, tmp_path: Path) -> None:
    dockerfile = tmp_path / "Dockerfile"
    dockerfile.write_text(f"FROM {IMAGE}\nCMD echo built\n")
    output = examples.run("build_image.py", str(tmp_path), f"{unique('image')}:v1")
    assert output.startswith(f"Step 1/2 : FROM {IMAGE}\n")
    assert re.search(r"\nbuilt sha256:[0-9a-f]{64}\n\Z", output)
    dockerfile.write_text(f"FROM {IMAGE}\nRUN exit 3\n")
    failing = examples.start("build_image.py", str(tmp_path), f"{unique('image')}:v2")
    assert "Step 2/2 : RUN exit 3\n" in examples.finish(failing, status=1)


def test_commit_a_container(examples: Examples, unique: Unique) -> None:
    output = examples.run("commit_container.py", IMAGE, f"{unique('image')}:v1")
    assert re.fullmatch(r"committed sha256:[0-9a-f]{64}\nits last layer: with a greeting\n", output)
    assert examples.run("run_container.py", f"{unique('image')}:v1") == "hello\n"


def test_run_a_container(examples: Examples) -> None:
    with examples.start(
        "run_container.py", IMAGE, "sh", "-c", "echo out; echo err >&2; sleep 1; exit 3"
    ) as run:
        stdout, stderr = run.communicate(timeout=50)
    assert (stdout, stderr, run.returncode) == ("out\n", "err\n", 3)


def test_feed_a_container(examples: Examples) -> None:
    output = examples.run("feed_container.py", IMAGE, "one two\nthree\n")
    assert output == "2 lines, 3 words, 14 bytes\n"


def test_list_and_inspect_a_container(examples: Examples, unique: Unique, shell: str) -> None:
    listed = examples.run("list_containers.py", f"{unique('label')}=yes")
    assert re.fullmatch(rf"[0-9a-f]{{12}}  running   {shell}  sh -c .+\n", listed)
    assert shell in examples.run("list_containers.py")
    lines = examples.run("inspect_container.py", shell).splitlines()
    assert lines[:2] == [f"name: /{shell}", "state: running"]
    assert re.fullmatch(r"since: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\+00:00", lines[2])
    assert re.fullmatch(r"address: \d+\.\d+\.\d+\.\d+", lines[3])
    assert lines[4:] == [f"process: sh -c {SCRIPT}"]


def test_exec_a_command(examples: Examples, shell: str) -> None:
    output = examples.run("exec_command.py", shell, "sh", "-c", "echo out; echo err >&2; exit 4")
    assert output == "stdout: out\nstderr: err\nexit code: 4\n"


def test_follow_logs(examples: Examples, engine: Client, unique: Unique) -> None:
    script = "echo one; echo problem >&2; sleep 0.5; echo two; sleep 2"
    box = engine.containers.create(
        ContainerConfig(image=IMAGE, cmd=["sh", "-c", script]), name=unique("box")
    )
    engine.containers.start(box.id)
    output = examples.run("follow_logs.py", unique("box"))
    # sorted: between two pipes there is no order
    assert sorted(line.split(" ", 1)[1] for line in output.splitlines()) == [
        "STDERR problem",
        "STDOUT one",
        "STDOUT two",
    ]
    assert re.match(r"\d\d:\d\d:\d\d ", output)


def test_container_stats(examples: Examples, shell: str) -> None:
    lines = examples.run("container_stats.py", shell, "2").splitlines()
    assert len(lines) == 2
    for line in lines:
        assert re.fullmatch(r"[1-9][\d,]* bytes of memory, 0\.\d\d s of CPU time", line)


def test_copy_files(examples: Examples, shell: str) -> None:
    assert examples.run("copy_files.py", shell) == "note.txt 16 bytes\nwritten outside\n"


def test_network_and_volume(examples: Examples, unique: Unique) -> None:
    assert examples.run("network_and_volume.py", IMAGE, unique("pair")) == "from the volume\n"


def test_handle_errors(examples: Examples) -> None:
    assert examples.run("handle_errors.py", IMAGE).splitlines() == [
        "not found: No such container: no-such-container",
        "conflict: 409 ContainerDelete",
        "bad request: Invalid container name (not a name)",
        "error: ServiceUnavailable",
    ]


def test_watch_events(examples: Examples, engine: Client, unique: Unique) -> None:
    watcher = examples.start("watch_events.py", "2")
    assert watcher.stdout is not None
    assert watcher.stdout.readline() == "watching\n"
    # The daemon answers a moment before it watches: what comes first may be missed.
    while watcher.poll() is None:
        box = engine.containers.create(ContainerConfig(image=IMAGE), name=unique("box"))
        engine.containers.delete(box.id)
        time.sleep(0.5)
    output = examples.finish(watcher).splitlines()
    assert sorted(output) == [f"{unique('box')} create", f"{unique('box')} destroy"]


def test_run_many(examples: Examples) -> None:
    output = examples.run("run_many.py", IMAGE, "3")
    assert output == "1 squared is 1\n2 squared is 4\n3 squared is 9\n"


def test_no_example_is_forgotten(examples: Examples) -> None:
    """Runs last, and knows what the tests above ran."""
    scripts = {path.name for path in EXAMPLES.glob("*.py")}
    assert scripts == examples.ran
    index = (EXAMPLES / "README.md").read_text()
    assert {name for name in scripts if f"`{name}`" not in index} == set()
