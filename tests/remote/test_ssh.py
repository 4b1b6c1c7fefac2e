"""A daemon behind sshd on loopback, through the ssh that is first in PATH."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from engine_v1_41 import ConnectionFailed, ContainerConfig, EngineError
from engine_v1_41._runtime.ssh import parse_ssh

from tests.remote.flows import IMAGE, all_of, check_everything, settle


@pytest.fixture
def host(ssh_host: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PATH", f"{ssh_host[1]}/bin{os.pathsep}{os.environ['PATH']}")
    return ssh_host[0]


async def version(engine: Any) -> Any:
    try:
        return (await settle(engine.system.version())).api_version
    finally:
        await settle(engine.close())


async def test_everything(client: Any, host: str) -> None:
    engine = client(host)
    try:
        await check_everything(engine)
    finally:
        await settle(engine.close())


async def test_a_name_from_the_users_configuration(client: Any, host: str) -> None:
    assert await version(client("ssh://Daemon")) == "1.41"


async def test_from_env(client: Any, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", host)
    assert await version(client.from_env()) == "1.41"


async def test_a_path_over_there(client: Any, host: str) -> None:
    with pytest.raises(ConnectionFailed, match=r"(?s)ssh to ssh://.*/not/there\.sock.*not/there"):
        await version(client(f"{host}/not/there.sock"))


async def test_an_unknown_host_key_is_refused(
    client: Any, host: str, ssh_host: tuple[str, Path]
) -> None:
    known = ssh_host[1] / "known_hosts"
    text = known.read_text()
    known.write_text("")
    try:
        with pytest.raises(ConnectionFailed, match=r"exit status 255\): .*[Hh]ost key"):
            await version(client(host))
    finally:
        known.write_text(text)


async def test_no_way_there(client: Any, host: str) -> None:
    with pytest.raises(ConnectionFailed, match=r"ssh://127.0.0.1:1 .*255.*refused"):
        await version(client("ssh://127.0.0.1:1"))


async def test_no_ssh(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ConnectionFailed, match="cannot run ssh .* ssh://far: it is not in PATH"):
        await version(client("ssh://far"))


async def test_an_ssh_where_we_happen_to_be(
    client: Any, ssh_host: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ssh_host[1] / "bin")
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(ConnectionFailed, match="it is not in PATH"):
        await version(client("ssh://far"))


def children(name: str) -> list[int]:
    """The processes of this name that this one has started."""
    found: list[int] = []
    for task in Path("/proc/self/task").iterdir():
        with suppress(OSError):  # a thread or a process that has ended
            for pid in map(int, (task / "children").read_text().split()):
                if Path(f"/proc/{pid}/comm").read_text().strip() == name:
                    found.append(pid)
    return found


@pytest.mark.parametrize("hijacked", [False, True])
async def test_ssh_that_ends_in_the_middle(client: Any, host: str, hijacked: bool) -> None:
    """Output that was cut must not look like output that has ended."""
    engine = client(host)
    config = ContainerConfig(image=IMAGE, cmd=["sh", "-c", "echo one; exec sleep 600"])
    box = await settle(engine.containers.create(config))
    try:
        await settle(engine.containers.start(box.id))
        idle = set(children("ssh"))
        if hijacked:
            stream = await settle(engine.containers.attach(box.id, stream=True, stdout=True))
        else:
            stream = await settle(engine.containers.logs(box.id, stdout=True, follow=True))
        [ours] = set(children("ssh")) - idle
        os.kill(ours, signal.SIGKILL)
        with pytest.raises(ConnectionFailed, match=r"ssh to ssh://.* failed \(exit status -9\)"):
            await settle(stream.collect())
    finally:
        await settle(engine.containers.delete(box.id, force=True))
        await settle(engine.close())


async def test_what_was_written_before_the_end_arrives(client: Any, host: str) -> None:
    """As it does over a socket: ssh has to pass it on first."""
    engine = client(host)
    config = ContainerConfig(
        image=IMAGE, cmd=["sh", "-c", "read line; echo $line"], open_stdin=True
    )
    box = await settle(engine.containers.create(config))
    try:
        await settle(engine.containers.start(box.id))
        session = await settle(engine.containers.attach(box.id, stream=True, stdin=True))
        await settle(session.write(b"hello\n"))
        await settle(session.close())
        assert (await settle(engine.containers.wait(box.id))).status_code == 0
        output = await all_of(engine.containers.logs(box.id, stdout=True))
        assert output.stdout == b"hello\n"
    finally:
        await settle(engine.containers.delete(box.id, force=True))
        await settle(engine.close())


@pytest.mark.parametrize(
    ("address", "command"),
    [
        ("ssh://far", ["--", "far", "docker system dial-stdio"]),
        ("ssh://Me@Far", ["-l", "Me", "--", "Far", "docker system dial-stdio"]),
        ("ssh://me@far:22", ["-l", "me", "-p", "22", "--", "far", "docker system dial-stdio"]),
        ("ssh://[::1]:22", ["-p", "22", "--", "::1", "docker system dial-stdio"]),
        ("ssh://far/", ["--", "far", "docker system dial-stdio"]),
        ("ssh://A%5Cb$@far", ["-l", "A\\b$", "--", "far", "docker system dial-stdio"]),
        (
            "ssh://far/a%20b.sock",
            ["--", "far", "docker --host 'unix:///a b.sock' system dial-stdio"],
        ),
        (
            "ssh://far/a';x.sock",
            ["--", "far", """docker --host 'unix:///a'"'"';x.sock' system dial-stdio"""],
        ),
        (
            "ssh://far/a b.sock",
            ["--", "far", "docker --host 'unix:///a b.sock' system dial-stdio"],
        ),
    ],
)
def test_the_command(address: str, command: list[str]) -> None:
    wanted = ["ssh", "-T", "-o", "ConnectTimeout=3", *command]
    assert parse_ssh(address).command(2.5) == wanted


@pytest.mark.parametrize(
    "address",
    [
        *("ssh://", "ssh://-oProxyCommand=x", "ssh://-l@far", "ssh://far?x", "ssh://far#x"),
        *("ssh://$HOME", "ssh://`x`", "ssh://a;b", "ssh://a|b", "ssh://a'b", "ssh://a\\b"),
        *("ssh://%2Dl@far", "ssh://$(x)@far", "ssh://a%0Ab@far", "ssh://a;b@far", "ssh://a%5C@far"),
        *("ssh://far/a%00b", "ssh://me:sec/ret@far", "ssh://me:1#secret@far"),
        *("ssh://me:secret@far", "ssh://far:x", "ssh://far:99999", "ssh://a%20b@far", "ssh://[::1"),
    ],
)
def test_what_is_no_address(client: Any, address: str) -> None:
    with pytest.raises(EngineError) as caught:
        client(address)
    assert "secret" not in repr(caught.value)
