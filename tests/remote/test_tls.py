"""A daemon with --tlsverify: everything works, and every refusal says why."""

from __future__ import annotations

import asyncio
import shutil
import socket
import ssl
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from engine_v1_41 import ConnectionFailed, EngineError, EngineTimeout
from engine_v1_41.remote import Timeouts, Tls

from tests.remote.certificates import openssl
from tests.remote.conftest import SecureDaemon
from tests.remote.flows import check_everything, settle


async def version(engine: Any) -> Any:
    try:
        return (await settle(engine.system.version())).api_version
    finally:
        await settle(engine.close())


async def test_everything(client: Any, daemon: SecureDaemon) -> None:
    engine = client(daemon.host, tls=daemon.tls())
    try:
        await check_everything(engine)
    finally:
        await settle(engine.close())


async def test_https(client: Any, daemon: SecureDaemon) -> None:
    host = daemon.host.replace("tcp://", "https://")
    assert await version(client(host, tls=daemon.tls())) == "1.41"


async def test_variables_for_other_programs_do_not_replace_the_ca(
    client: Any, daemon: SecureDaemon, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(daemon.folder / "other.pem"))
    assert await version(client(daemon.host, tls=daemon.tls())) == "1.41"


async def test_another_name(client: Any, daemon: SecureDaemon) -> None:
    tls = daemon.tls(server_name="daemon.example")
    assert await version(client(daemon.host, tls=tls)) == "1.41"


async def test_from_env(
    client: Any, daemon: SecureDaemon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ours, theirs in {"ca": "ca", "client": "cert", "client-key": "key"}.items():
        shutil.copy(daemon.folder / f"{ours}.pem", tmp_path / f"{theirs}.pem")
    monkeypatch.setenv("DOCKER_HOST", daemon.host)
    monkeypatch.setenv("DOCKER_TLS_VERIFY", "1")
    monkeypatch.setenv("DOCKER_CERT_PATH", str(tmp_path))
    assert await version(client.from_env()) == "1.41"


async def test_an_encrypted_key(client: Any, daemon: SecureDaemon, tmp_path: Path) -> None:
    source = daemon.folder
    key = str(tmp_path / "key.pem")
    openssl(source, *("ec", "-in", "client-key.pem", "-aes256", "-passout", "pass:x1", "-out", key))
    ca, cert = str(source / "ca.pem"), str(source / "client.pem")
    for password in ("x1", lambda: "x1"):
        tls = Tls(ca=ca, cert=cert, key=key, password=password)
        assert await version(client(daemon.host, tls=tls)) == "1.41"
    with pytest.raises(EngineError, match=r"key\.pem is encrypted, and there is no password"):
        client(daemon.host, tls=Tls(ca=ca, cert=cert, key=key))
    with pytest.raises(EngineError, match="the password is wrong") as caught:
        client(daemon.host, tls=Tls(ca=ca, cert=cert, key=key, password="secret"))
    assert "secret" not in repr(caught.value)


# -- the daemon refuses us -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("certificate", "message"),
    [
        (None, "it wants a certificate of ours, and none was given"),
        ("stranger", r"refused our certificate .*stranger\.pem .*not signed by a CA"),
        ("expired", r"refused our certificate .*expired\.pem .*it expired on 20"),
        ("server", r"refused our certificate .*server\.pem .*not meant for clients"),
    ],
)
async def test_refused(
    client: Any, daemon: SecureDaemon, certificate: str | None, message: str
) -> None:
    with pytest.raises(ConnectionFailed, match=message):
        await version(client(daemon.host, tls=daemon.tls(certificate)))


# -- we refuse the daemon --------------------------------------------------------------------


async def test_another_ca(client: Any, daemon: SecureDaemon) -> None:
    with pytest.raises(ConnectionFailed, match=r"not signed by a CA in .*other\.pem"):
        await version(client(daemon.host, tls=daemon.tls(ca="other")))


async def test_no_ca_means_the_systems(client: Any, daemon: SecureDaemon) -> None:
    with pytest.raises(ConnectionFailed, match="not signed by a CA in the system's CAs"):
        await version(client(daemon.host.replace("tcp", "https")))


async def test_a_wrong_name(client: Any, daemon: SecureDaemon) -> None:
    host = daemon.host.replace("127.0.0.1", "localhost")
    with pytest.raises(ConnectionFailed, match="its certificate is not for 'localhost'"):
        await version(client(host, tls=daemon.tls()))


async def test_a_server_of_another_name_is_trusted_only_without_verification(
    client: Any, daemon: SecureDaemon
) -> None:
    tls = daemon.tls(ca="other", verify=False)
    assert await version(client(daemon.host, tls=tls)) == "1.41"


@contextmanager
def server(folder: Path, name: str, **options: Any) -> Iterator[str]:
    """A TLS server with another certificate than the daemon's; it answers one request wrongly."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}-key.pem")
    for option, value in options.items():
        setattr(context, option, value)
    with serving(context) as host:
        yield host


@contextmanager
def serving(context: ssl.SSLContext) -> Iterator[str]:
    """One connection, whose request is answered wrongly."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        near, _ = listener.accept()
        with near:
            try:
                with context.wrap_socket(near, server_side=True) as secure:
                    secure.recv(65536)
                    secure.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{")
                    near.close()  # without close_notify
            except OSError:
                pass

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"tcp://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        thread.join(5)
        listener.close()


async def test_an_expired_server(client: Any, certificates: Path) -> None:
    with server(certificates, "old-server") as host:
        with pytest.raises(ConnectionFailed, match="its certificate has expired"):
            await version(client(host, tls=Tls(ca=f"{certificates}/ca.pem")))


async def test_an_answer_that_was_cut(client: Any, certificates: Path) -> None:
    with server(certificates, "server") as host:
        with pytest.raises(ConnectionFailed, match="it ended without a close_notify"):
            await version(client(host, tls=Tls(ca=f"{certificates}/ca.pem")))


async def test_a_server_of_another_age(client: Any, certificates: Path) -> None:
    """TLS 1.1 and nothing newer, which OpenSSL speaks only when it is told not to care."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "server.pem", certificates / "server-key.pem")
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    with serving(context) as host:
        assert _spoken_with_anybody(host) == "TLSv1.1"
    with serving(context) as host, pytest.raises(ConnectionFailed) as caught:
        await version(client(host, tls=Tls(ca=f"{certificates}/ca.pem")))
    assert str(caught.value) == (
        f"TLS with the daemon at {host}: it speaks no version of TLS that is safe (1.2 or newer)"
    )


def _spoken_with_anybody(host: str) -> str | None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
    name, _, port = host.removeprefix("tcp://").partition(":")
    with socket.create_connection((name, int(port))) as plain:
        with context.wrap_socket(plain) as secure:
            return secure.version()


async def test_tls_1_2_is_enough(client: Any, certificates: Path) -> None:
    with server(certificates, "server", maximum_version=ssl.TLSVersion.TLSv1_2) as host:
        with pytest.raises(ConnectionFailed, match="it ended without a close_notify"):
            await version(client(host, tls=Tls(ca=f"{certificates}/ca.pem")))


async def test_a_server_that_speaks_no_tls(client: Any, certificates: Path) -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        near, _ = listener.accept()
        near.recv(65536)
        near.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        near.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    host = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
    with pytest.raises(ConnectionFailed, match="it does not speak TLS there"):
        await version(client(host, tls=Tls(ca=f"{certificates}/ca.pem")))
    thread.join()
    listener.close()


async def test_a_server_that_says_nothing(client: Any, certificates: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        host = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(EngineTimeout, match="no TLS with the daemon at tcp://127.0.0.1:"):
            await version(client(host, timeout=0.2, tls=Tls(ca=f"{certificates}/ca.pem")))


async def test_a_time_limit_is_over_with_its_call(client: Any, certificates: Path) -> None:
    """A daemon that closes an idle connection long after a call that had one."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "server.pem", certificates / "server-key.pem")
    listener = socket.create_server(("127.0.0.1", 0))
    closed = threading.Event()

    def serve() -> None:
        for _ in range(2):
            near, _ = listener.accept()
            with context.wrap_socket(near, server_side=True) as secure:
                secure.recv(65536)
                secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK")
                time.sleep(3.5)  # the connection is idle by then, and the time is over
            closed.set()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    host = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
    tls = Tls(ca=f"{certificates}/ca.pem")
    engine = client(host, tls=tls, timeout=Timeouts(call=3))
    try:
        await settle(engine.system.ping())
        await asyncio.to_thread(closed.wait)
        await settle(engine.system.ping())
    finally:
        await settle(engine.close())
        thread.join()
        listener.close()


async def test_nothing_was_sent_when_tls_fails(client: Any, certificates: Path) -> None:
    for name, ca in (("server", "other"), ("elsewhere", "ca")):
        with server(certificates, name) as host:
            with pytest.raises(ConnectionFailed) as caught:
                await version(client(host, tls=Tls(ca=f"{certificates}/{ca}.pem")))
        assert not caught.value.sent


# -- files -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"ca": "none.pem"}, r"none\.pem \(the CA's certificates\) does not exist"),
        ({"ca": "client-key.pem"}, r"client-key\.pem .*no certificate in PEM"),
        ({"cert": "none.pem", "key": "client-key.pem"}, r"none\.pem \(our certificate\) does not"),
        ({"cert": "client.pem", "key": "none.pem"}, r"none\.pem \(the key of our certificate\)"),
        ({"cert": "client.pem", "key": "ca-key.pem"}, r"ca-key\.pem is not the key of .*client"),
        ({"cert": "client.pem"}, "are not a certificate and its key in PEM"),
        ({"key": "client-key.pem"}, "a key for TLS, but no certificate"),
    ],
)
def test_files(client: Any, certificates: Path, files: dict[str, str], message: str) -> None:
    paths: dict[str, Any] = {name: str(certificates / file) for name, file in files.items()}
    with pytest.raises(EngineError, match=message):
        client("tcp://127.0.0.1:1", tls=Tls(**paths))


@pytest.mark.parametrize("host", ["unix:///a.sock", "http://a:1", "ssh://a", None])
def test_tls_where_there_is_none(client: Any, host: str | None) -> None:
    with pytest.raises(EngineError, match="tls="):
        client(host, tls=Tls())
