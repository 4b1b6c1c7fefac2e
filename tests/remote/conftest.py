"""A private daemon with --tlsverify, and an sshd in front of it."""

from __future__ import annotations

import asyncio
import inspect
import os
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from engine_v1_41 import AsyncClient, Client
from engine_v1_41.remote import Tls

from tests.daemon import Box, box
from tests.daemon.install import find_or_install, find_program
from tests.daemon.session import ensure_image
from tests.remote.certificates import make_ca, make_certificate
from tests.remote.guide import run_shell
from tests.remote.relay import Relay
from tests.remote.secure import PORT, secure_dockerd

REGISTRY = "127.0.0.1:5000"  # beside the daemon
PASSWORD = "pass:w/or?d+~>?~>?~?????"  # its base64 has both letters in which the alphabets differ
_REGISTRY_CONFIG = """version: 0.1
log: {{level: error}}
storage: {{filesystem: {{rootdirectory: {folder}/data}}}}
http: {{addr: "{registry}"}}
auth: {{htpasswd: {{realm: test, path: {folder}/htpasswd}}}}
"""


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run an `async def` test in an event loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


@pytest.fixture(params=[Client, AsyncClient], ids=["blocking", "asyncio"])
def client(request: pytest.FixtureRequest) -> Any:
    """Both classes, one after the other."""
    return request.param


@dataclass(frozen=True)
class SecureDaemon:
    """A daemon that is reached over its socket, and over TLS."""

    unix: str
    port: int
    folder: Path
    pid: int
    box: Box

    @property
    def host(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    @property
    def namespace(self) -> tuple[str, ...]:
        """What to put before a command so that it runs in the daemon's network."""
        return ("nsenter", f"--net=/proc/{self.pid}/ns/net")

    def tls(self, client: str | None = "client", ca: str = "ca", **more: Any) -> Tls:
        path = str(self.folder)
        if client is None:
            return Tls(ca=f"{path}/{ca}.pem", **more)
        return Tls(
            ca=f"{path}/{ca}.pem",
            cert=f"{path}/{client}.pem",
            key=f"{path}/{client}-key.pem",
            **more,
        )


@pytest.fixture(scope="session")
def guide_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the guide's commands are run; nothing else writes there."""
    folder = tmp_path_factory.mktemp("guide")
    run_shell("Make the certificates", folder)
    return folder


@pytest.fixture(scope="session")
def certificates(guide_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the guide made, and more that its CA signed; its later commands do not come here."""
    folder = tmp_path_factory.mktemp("certificates")
    shutil.copytree(guide_folder, folder, dirs_exist_ok=True)
    for theirs, ours in {"cert": "client", "key": "client-key"}.items():
        shutil.copy(folder / "client" / f"{theirs}.pem", folder / f"{ours}.pem")
    make_ca(folder, "other")
    make_certificate(folder, "elsewhere", "serverAuth", names="DNS:elsewhere.example")
    make_certificate(folder, "old-server", "serverAuth", names="IP:127.0.0.1", expired=True)
    make_certificate(folder, "stranger", "clientAuth", ca="other")
    make_certificate(folder, "expired", "clientAuth", expired=True)
    return folder


@pytest.fixture(scope="session")
def daemon(certificates: Path) -> Iterator[SecureDaemon]:
    try:
        running = box.start(program=secure_dockerd(certificates))
    except box.DaemonError as problem:
        pytest.fail(str(problem), pytrace=False)
    pid = int(running.state()["pid"])
    relay = Relay(pid, PORT)
    try:
        ensure_image(running.host)
        yield SecureDaemon(running.host, relay.port, certificates, pid, running)
    finally:
        relay.close()
        running.stop()


@pytest.fixture(scope="session")
def registry_host(daemon: SecureDaemon, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A registry that knows one user, where the daemon can reach it."""
    needed = {"docker-registry": "docker-registry", "htpasswd": "apache2-utils"}
    for program, package in needed.items():
        if find_or_install(partial(find_program, program), package) is None:
            pytest.fail(f"the tests of registries need {package} (Debian)", pytrace=False)
    folder = tmp_path_factory.mktemp("registry")
    subprocess.run(
        ["htpasswd", "-Bbc", str(folder / "htpasswd"), "user", PASSWORD],
        check=True,
        capture_output=True,
    )
    (folder / "config.yml").write_text(_REGISTRY_CONFIG.format(folder=folder, registry=REGISTRY))
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [*daemon.namespace, "docker-registry", "serve", str(folder / "config.yml")],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    relay = Relay(daemon.pid, int(REGISTRY.rpartition(":")[2]))
    try:
        _wait_for_registry(relay.port, process)
        yield REGISTRY
    finally:
        relay.close()
        process.terminate()
        process.wait()


def _wait_for_registry(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as connected:
                connected.sendall(b"GET /v2/ HTTP/1.0\r\n\r\n")
                if connected.recv(16).startswith(b"HTTP/"):
                    return
        except OSError:
            pass
        time.sleep(0.05)
    pytest.fail("the registry does not start")


@pytest.fixture(scope="session")
def ssh_host(
    daemon: SecureDaemon, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """An address, and a folder with an `ssh` that knows the key and the host."""
    sshd = find_or_install(lambda: find_program("sshd"), "openssh-server")
    ssh = shutil.which("ssh")
    if sshd is None or ssh is None:
        pytest.fail("the tests of ssh need openssh-server and openssh-client", pytrace=False)
    folder = tmp_path_factory.mktemp("ssh")
    for name in ("host", "user"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True
        )
    Path("/run/sshd").mkdir(exist_ok=True)
    port = _port_for_a_server()
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nStrictModes no\n"
        f"AuthorizedKeysFile {folder}/user.pub\nPidFile none\nUsePAM no\nPermitRootLogin yes\n"
        f"PasswordAuthentication no\nMaxStartups 100\nSetEnv DOCKER_HOST={daemon.unix}\n"
    )
    key = " ".join((folder / "host.pub").read_text().split()[:2])
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {key}\n")
    (folder / "config").write_text(
        f"Host Daemon\n  HostName 127.0.0.1\n  Port {port}\n"
        f"Host *\n  IdentityFile {folder}/user\n  IdentitiesOnly yes\n"
        f"  UserKnownHostsFile {folder}/known_hosts\n  StrictHostKeyChecking yes\n"
    )
    (folder / "bin").mkdir()
    (folder / "bin" / "ssh").write_text(f'#!/bin/sh\nexec {ssh} -F {folder}/config "$@"\n')
    (folder / "bin" / "ssh").chmod(0o755)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sshd, "-D", "-e", "-f", str(folder / "sshd_config")],
            stdin=subprocess.DEVNULL,
            stderr=log,
        )
    try:
        _wait_for_port(port, process)
        yield f"ssh://{_user()}@127.0.0.1:{port}", folder
    finally:
        process.terminate()
        process.wait()


def _port_for_a_server() -> int:
    """A free one below those that the kernel hands out, or somebody might get it before the server."""
    while True:
        port = random.randrange(20000, 32000)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def _user() -> str:
    import pwd

    return pwd.getpwuid(os.geteuid()).pw_name


def _wait_for_port(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail("sshd does not start")
