"""The docker command itself: it decides as we do, and what it writes is read right."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import threading
from contextlib import suppress
from itertools import combinations
from pathlib import Path
from typing import Self

import pytest
from engine_v1_41 import Client, ConnectionFailed, EngineError
from engine_v1_41._runtime.address import parse_address
from engine_v1_41.remote import Endpoint, Tls, read_context, resolve

from tests.daemon.install import find_or_install, find_program
from tests.remote.certificates import openssl

# Nobody listens there; the port tells who has chosen it.
HOSTS = {
    "DOCKER_HOST": "tcp://127.0.0.1:11",
    "DOCKER_CONTEXT": "tcp://127.0.0.1:12",
    "currentContext": "tcp://127.0.0.1:13",
}
DEFAULT = "unix:///var/run/docker.sock"
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
    find_or_install(lambda: shutil.which("docker"), "docker.io")
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


def make_self_signed(folder: Path) -> None:
    """A certificate that is its own CA, with the names that DOCKER_CERT_PATH wants."""
    openssl(
        folder,
        *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
        *("-subj", "/CN=x", "-keyout", "key.pem", "-out", "cert.pem"),
    )
    shutil.copy(folder / "cert.pem", folder / "ca.pem")


class Greeter:
    """Notes whether those who come speak TLS, and hangs up."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._secure: set[bool] = set()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def secure(self) -> set[bool]:
        """What was spoken since this was last asked."""
        found, self._secure = self._secure, set()
        return found

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            with near, suppress(OSError):
                first = near.recv(1)
                if first:
                    self._secure.add(first == b"\x16")  # a handshake's first byte


def chosen(command: Command, *arguments: str, **variables: str) -> str:
    """The daemon that the command misses."""
    done = command(*arguments, "ps", **variables)
    if done.returncode == 0:  # somebody is there: this machine's own daemon
        return DEFAULT
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


# What else can be said, where there is a current context: variables, `--context`, who is asked.
MORE_ROWS = [
    ({"DOCKER_HOST": ""}, None, HOSTS["currentContext"]),
    ({"DOCKER_HOST": " "}, None, DEFAULT),
    ({"DOCKER_HOST": f" {HOSTS['DOCKER_HOST']} "}, None, HOSTS["DOCKER_HOST"]),
    ({"DOCKER_CONTEXT": ""}, None, HOSTS["currentContext"]),
    ({"DOCKER_CONTEXT": "default"}, None, DEFAULT),
    ({"DOCKER_CONTEXT": "default", "DOCKER_TLS_VERIFY": "1"}, None, "tcp://localhost:2376"),
    ({"DOCKER_HOST": HOSTS["DOCKER_HOST"]}, "default", HOSTS["DOCKER_HOST"]),
    ({"DOCKER_HOST": HOSTS["DOCKER_HOST"]}, "currentContext", HOSTS["currentContext"]),
    ({"DOCKER_CONFIG": "/not/there"}, None, DEFAULT),
    ({"DOCKER_HOST": "127.0.0.1:11"}, None, "tcp://127.0.0.1:11"),
    ({"DOCKER_HOST": "tcp://127.0.0.1"}, None, "tcp://127.0.0.1:2375"),
    ({"DOCKER_HOST": "tcp://"}, None, "tcp://localhost:2375"),
    ({"DOCKER_HOST": "tcp://:11"}, None, "tcp://localhost:11"),
    ({"DOCKER_HOST": "unix://"}, None, DEFAULT),
    ({"DOCKER_HOST": "unix:///not/there.sock"}, None, "unix:///not/there.sock"),
]


@pytest.mark.parametrize(("variables", "context", "host"), MORE_ROWS)
def test_more_rows(
    commands: list[Command],
    tmp_path: Path,
    variables: dict[str, str],
    context: str | None,
    host: str,
) -> None:
    make_self_signed(tmp_path)
    variables = {**variables, "DOCKER_CERT_PATH": str(tmp_path)}
    for command in commands:
        command.well(
            "context", "create", "currentContext", "--docker", f"host={HOSTS['currentContext']}"
        )
        command.well("context", "use", "currentContext")
        environment = {**command.environment, **variables}
        found = resolve(context=context, environment=environment)
        ours = str(parse_address(found.host, secure=found.tls is not None))
        arguments = () if context is None else ("--context", context)
        assert ours == host
        # 20.10 took a variable that is empty for one that is set; later commands do as we do.
        if "" not in variables.values() or "version 20." not in command("--version").stdout:
            assert chosen(command, *arguments, **variables) == host


def test_capitals_in_config_json(commands: list[Command]) -> None:
    for command in commands:
        command.well("context", "create", "other", "--docker", "host=tcp://127.0.0.1:12")
        config = Path(command.environment["HOME"], ".docker", "config.json")
        config.write_text('{"CURRENTcontext": "other"}')
        ours = resolve(environment=command.environment).host
        assert ours == chosen(command) == "tcp://127.0.0.1:12"


@pytest.mark.parametrize(
    ("variables", "secure"),
    [
        ({}, False),  # certificates alone change nothing
        ({"DOCKER_TLS_VERIFY": ""}, False),
        ({"DOCKER_TLS_VERIFY": "1"}, True),
        ({"DOCKER_TLS_VERIFY": "0"}, True),
        ({"DOCKER_TLS": "1"}, True),
    ],
)
def test_tls_is_spoken_when_the_command_speaks_it(
    commands: list[Command], tmp_path: Path, variables: dict[str, str], secure: bool
) -> None:
    make_self_signed(tmp_path)
    with Greeter() as greeter:
        for command in commands:
            given = {
                "DOCKER_HOST": f"tcp://127.0.0.1:{greeter.port}",
                "DOCKER_CERT_PATH": str(tmp_path),
                **variables,
            }
            assert command("ps", **given).returncode != 0
            assert greeter.secure() == {secure}
            found = resolve(environment={**command.environment, **given})
            with pytest.raises(ConnectionFailed), Client(found.host, tls=found.tls) as engine:
                engine.system.version()
            assert greeter.secure() == {secure}


@pytest.mark.parametrize("address", ["npipe:////./pipe/docker_engine", "ftp://127.0.0.1:1"])
def test_addresses_that_both_refuse(commands: list[Command], address: str) -> None:
    for command in commands:
        done = command("ps", DOCKER_HOST=address)
        assert done.returncode != 0 and "Cannot connect" not in done.stderr
        found = resolve(environment={**command.environment, "DOCKER_HOST": address})
        with pytest.raises(EngineError, match="^(npipe:// is not supported|ftp:// is no kind)"):
            Client(found.host, tls=found.tls)


def test_a_context_that_is_missing_is_an_error_for_both(commands: list[Command]) -> None:
    for command in commands:
        done = command("ps", DOCKER_CONTEXT="nope")
        assert done.returncode != 0 and "nope" in done.stderr
        with pytest.raises(EngineError, match="'nope' .*no such context"):
            resolve(environment={**command.environment, "DOCKER_CONTEXT": "nope"})


def test_files_for_tls_that_are_missing_are_an_error_for_both(
    commands: list[Command], tmp_path: Path
) -> None:
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
    make_self_signed(tmp_path)
    pem = f"ca={tmp_path}/ca.pem,cert={tmp_path}/cert.pem,key={tmp_path}/key.pem"
    for command in commands:
        for name, host in {
            "plain": "host=tcp://10.0.0.1:2375",
            "secure.one": f"host=tcp://10.0.0.2:2376,{pem}",
            "trusting": "host=tcp://10.0.0.3:1,skip-tls-verify=true",
            "far": "host=ssh://me@far:2222",
            "near": "host=unix:///a.sock,skip-tls-verify=true",
        }.items():
            command.well("context", "create", name, "--docker", host)
        command.well("context", "use", "secure.one")

        config = f"{command.environment['HOME']}/.docker/config.json"
        found = resolve(environment=command.environment)
        assert found.host == "tcp://10.0.0.2:2376"
        assert found.source == f"context 'secure.one' (currentContext in {config})"
        assert found.tls is not None
        for name in ("ca", "cert", "key"):
            path = Path(getattr(found.tls, name))
            assert path.read_bytes() == (tmp_path / f"{name}.pem").read_bytes()
        for name, endpoint in {
            "plain": Endpoint(host="tcp://10.0.0.1:2375", source="context 'plain'"),
            "trusting": Endpoint(
                host="tcp://10.0.0.3:1", tls=Tls(verify=False), source="context 'trusting'"
            ),
            "far": Endpoint(host="ssh://me@far:2222", source="context 'far'"),
            "near": Endpoint(host="unix:///a.sock", source="context 'near'"),
        }.items():
            assert read_context(name, command.environment) == endpoint
        command.well("context", "use", "default")
        assert resolve(environment=command.environment).source == "the default"
