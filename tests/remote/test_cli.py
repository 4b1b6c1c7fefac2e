"""The docker command itself: it decides as we do, and what it writes is read right."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from itertools import combinations
from pathlib import Path

import pytest
from engine_v1_41 import EngineError
from engine_v1_41.remote import Endpoint, Tls, read_context, resolve

from tests.daemon.install import apt_install, find_program
from tests.remote.certificates import openssl

# Nobody listens there; the port tells who has chosen it.
HOSTS = {
    "DOCKER_HOST": "tcp://127.0.0.1:11",
    "DOCKER_CONTEXT": "tcp://127.0.0.1:12",
    "currentContext": "tcp://127.0.0.1:13",
}
ROWS = [names for size in (1, 2, 3) for names in combinations(HOSTS, size)]


class Command:
    """The docker command, with a home folder of its own."""

    def __init__(self, program: str, home: Path) -> None:
        self._program = program
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(home)}

    def __call__(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self._program, *arguments],
            env={**self.environment, **variables},
            capture_output=True,
            text=True,
            check=False,
        )

    def well(self, *arguments: str) -> None:
        done = self(*arguments)
        assert done.returncode == 0, done.stderr


def programs() -> list[str]:
    """All that this machine has; one is installed if it has none."""
    if shutil.which("docker") is None:
        apt_install("docker.io")
    places = ("/usr/local/bin/docker", "/usr/bin/docker", find_program("docker") or "")
    return sorted({path for path in places if os.path.exists(path)})


@pytest.fixture
def commands(tmp_path: Path) -> list[Command]:
    made: list[Command] = []
    for number, program in enumerate(programs()):
        home = tmp_path / str(number)
        home.mkdir()
        made.append(Command(program, home))
    if not made:
        pytest.fail("these tests compare with the docker command (Debian: docker.io)")
    return made


def chosen(command: Command, **variables: str) -> str:
    """The daemon that the command misses."""
    done = command("ps", **variables)
    found = re.search(r"docker daemon at (\S+?)\. Is the", done.stderr, re.IGNORECASE)
    assert found, done.stderr
    return found[1]


def test_every_row_of_the_precedence(commands: list[Command]) -> None:
    for command in commands:
        for name in ("DOCKER_CONTEXT", "currentContext"):
            command.well("context", "create", name, "--docker", f"host={HOSTS[name]}")
        for row in ROWS:
            command.well(
                "context", "use", "currentContext" if "currentContext" in row else "default"
            )
            variables = {name: HOSTS[name] for name in row if name == "DOCKER_HOST"}
            if "DOCKER_CONTEXT" in row:
                variables["DOCKER_CONTEXT"] = "DOCKER_CONTEXT"
            ours = resolve(environment={**command.environment, **variables})
            assert ours.host == chosen(command, **variables) == HOSTS[row[0]], row


def test_a_context_that_is_missing_is_an_error_for_both(commands: list[Command]) -> None:
    for command in commands:
        done = command("ps", DOCKER_CONTEXT="nope")
        assert done.returncode != 0 and "nope" in done.stderr
        with pytest.raises(EngineError, match="'nope' .*no such context"):
            resolve(environment={**command.environment, "DOCKER_CONTEXT": "nope"})


def test_files_for_tls_that_are_missing_are_an_error_for_both(
    commands: list[Command], tmp_path: Path
) -> None:
    from engine_v1_41 import Client

    for command in commands:
        variables = {
            "DOCKER_HOST": HOSTS["DOCKER_HOST"],
            "DOCKER_TLS_VERIFY": "1",
            "DOCKER_CERT_PATH": str(tmp_path),
        }
        done = command("ps", **variables)
        assert done.returncode != 0 and f"{tmp_path}/ca.pem" in done.stderr
        found = resolve(environment={**command.environment, **variables})
        with pytest.raises(EngineError, match=rf"{tmp_path}/ca\.pem .*does not exist"):
            Client(found.host, tls=found.tls)


def test_contexts(commands: list[Command], tmp_path: Path) -> None:
    """Made by the command, TLS files and all."""
    openssl(
        tmp_path,
        *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
        *("-subj", "/CN=x", "-keyout", "key", "-out", "crt"),
    )
    pem = f"ca={tmp_path}/crt,cert={tmp_path}/crt,key={tmp_path}/key"
    for command in commands:
        for name, host in {
            "plain": "host=tcp://10.0.0.1:2375",
            "secure.one": f"host=tcp://10.0.0.2:2376,{pem}",
            "trusting": "host=tcp://10.0.0.3:1,skip-tls-verify=true",
            "far": "host=ssh://me@far:2222",
        }.items():
            command.well("context", "create", name, "--docker", host)
        command.well("context", "use", "secure.one")

        config = f"{command.environment['HOME']}/.docker/config.json"
        found = resolve(environment=command.environment)
        assert found.host == "tcp://10.0.0.2:2376"
        assert found.source == f"context 'secure.one' (currentContext in {config})"
        assert found.tls is not None
        for path, name in ((found.tls.ca, "crt"), (found.tls.cert, "crt"), (found.tls.key, "key")):
            assert path is not None
            assert Path(path).read_bytes() == (tmp_path / name).read_bytes()
        for name, endpoint in {
            "plain": Endpoint(host="tcp://10.0.0.1:2375", source="context 'plain'"),
            "trusting": Endpoint(
                host="tcp://10.0.0.3:1", tls=Tls(verify=False), source="context 'trusting'"
            ),
            "far": Endpoint(host="ssh://me@far:2222", source="context 'far'"),
        }.items():
            assert read_context(name, command.environment) == endpoint
        command.well("context", "use", "default")
        assert resolve(environment=command.environment).source == "the default"
