"""What a user can add to requests and learn about them: headers, a user agent, a hook, build args."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from engine_v1_41 import AuthConfig, ConnectionFailed, EngineError, NotFound
from engine_v1_41.remote import RequestRecord
from hypothesis import given
from hypothesis import strategies as st

from tests.runtime.fake import (
    CHUNKED,
    LAST_CHUNK,
    FakeDaemon,
    Peer,
    Request,
    answer,
    answering,
    missing_socket,
    settle,
)

VERSION = answer(b'{"ApiVersion":"1.41"}')
SECRET = "hunter2"


def recording(seen: list[Request], *answers: bytes) -> Any:
    def script(peer: Peer) -> None:
        for data in answers:
            seen.append(peer.request())
            peer.send(data)

    return script


# -- the hook --------------------------------------------------------------------------------


async def test_every_request_is_told(client: Any) -> None:
    told: list[RequestRecord] = []
    refused = answer(b'{"message":"no"}', 404)
    async with FakeDaemon(answering(VERSION, refused), answering(CHUNKED + LAST_CHUNK)) as daemon:
        engine = client(daemon.host, on_request=told.append)
        await settle(engine.system.version())
        with pytest.raises(NotFound):
            await settle(engine.containers.inspect("x/y z"))
        stream = await settle(engine.system.events(since=0))
        assert await settle(stream.collect()) == []
        await settle(engine.close())
    version, inspect, events = told
    assert (version.operation, version.method, version.target) == (
        "SystemVersion",
        "GET",
        "/v1.41/version",
    )
    assert (version.status, version.error, version.reused) == (200, None, False)
    assert (inspect.target, inspect.status) == ("/v1.41/containers/x/y%20z/json", 404)
    assert inspect.error is None and inspect.reused
    assert (events.target, events.reused) == ("/v1.41/events?since=0", False)
    assert all(0 < each.seconds < 5 for each in told)


async def test_a_request_that_fails_is_told_with_why(client: Any, tmp_path: Path) -> None:
    told: list[RequestRecord] = []
    engine = client(missing_socket(tmp_path), on_request=told.append)
    for call in (engine.system.version, engine.system.events):
        with pytest.raises(ConnectionFailed):
            await settle(call())
    assert [each.status for each in told] == [None, None]
    assert all((each.error or "").startswith("ConnectionFailed: cannot connect") for each in told)


async def test_a_body_that_ends_early_is_no_second_record(client: Any) -> None:
    told: list[RequestRecord] = []

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(VERSION[:-1])

    async with FakeDaemon(script) as daemon:
        with pytest.raises(EngineError):
            await settle(client(daemon.host, on_request=told.append).system.version())
    assert [(each.status, each.error) for each in told] == [(200, None)]


async def test_requests_before_a_stream_are_told_too(client: Any) -> None:
    told: list[RequestRecord] = []
    inspected = answering(answer(b'{"Config":{"Tty":true}}'))
    async with FakeDaemon(inspected, answering(CHUNKED + LAST_CHUNK)) as daemon:
        engine = client(daemon.host, on_request=told.append)
        await settle((await settle(engine.containers.logs("x", stdout=True))).collect())
        await settle(engine.close())
    assert [each.operation for each in told] == ["ContainerInspect", "ContainerLogs"]


@pytest.mark.parametrize("way", ["answered", "failed", "stream"])
async def test_what_the_hook_raises_the_call_raises(client: Any, way: str, tmp_path: Path) -> None:
    def hook(record: RequestRecord) -> None:
        raise ZeroDivisionError

    def script(peer: Peer) -> None:
        peer.request()
        peer.send(VERSION)
        assert peer.is_left()  # nothing is left open

    if way == "failed":
        with pytest.raises(ZeroDivisionError):
            await settle(client(missing_socket(tmp_path), on_request=hook).system.version())
        return
    async with FakeDaemon(script) as daemon:
        engine = client(daemon.host, on_request=hook)
        with pytest.raises(ZeroDivisionError):
            await settle(engine.system.version() if way == "answered" else engine.system.events())


async def test_a_record_has_no_secrets(client: Any) -> None:
    told: list[RequestRecord] = []
    auth = AuthConfig(username="u", password=SECRET, identitytoken=SECRET)
    ok = answer(b'{"Id":"1","Status":""}')
    empty = CHUNKED + LAST_CHUNK
    scripts = [answering(data) for data in (ok, empty, empty, empty)]
    async with FakeDaemon(*scripts, answering(answer(b'{"Id":"1"}', 201))) as daemon:
        engine = client(
            daemon.host, on_request=told.append, headers={"Authorization": f"Bearer {SECRET}"}
        )
        await settle(engine.system.auth(auth))
        for made in (
            engine.images.build(
                remote=f"https://u:{SECRET}@far/x.git",
                t=["name"],
                buildargs={"A": SECRET},
                registry_config={"r": auth},
            ),
            engine.images.create(from_src=f"http://u:{SECRET}@far/x.tar", repo="name"),
            engine.images.push("name", registry_auth=auth),
        ):
            await settle((await settle(made)).close())
        await settle(engine.close())
        engine = client(daemon.host, on_request=told.append)
        await settle(engine.images.commit(container="x", changes=[f"ENV A={SECRET}"]))
        await settle(engine.close())
    assert len(told) == 5
    assert told[1].target == "/v1.41/build?t=name&remote=(hidden)&buildargs=(hidden)"
    for each in told:
        assert SECRET not in repr(each) + str(each)


async def test_a_record_can_be_logged(client: Any, caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("docker")

    def hook(request: RequestRecord) -> None:
        log.info(
            "%s %s: %s in %.1f ms",
            request.method,
            request.target,
            request.status or request.error,
            request.seconds * 1000,
        )

    async with FakeDaemon(answering(VERSION)) as daemon:
        engine = client(daemon.host, on_request=hook)
        with caplog.at_level(logging.INFO, "docker"):
            await settle(engine.system.version())
        await settle(engine.close())
    assert caplog.messages[0].startswith("GET /v1.41/version: 200 in ")


# -- headers ---------------------------------------------------------------------------------


async def test_headers_and_a_user_agent(client: Any) -> None:
    seen: list[Request] = []
    empty = CHUNKED + LAST_CHUNK
    async with FakeDaemon(recording(seen, VERSION), recording(seen, empty)) as daemon:
        engine = client(
            daemon.host,
            user_agent="backup/2.1 (nightly)",
            headers={"X-Trace": "a, b", "x-registry-auth": "mine", "Authorization": "Bearer x"},
        )
        await settle(engine.system.version())
        await settle((await settle(engine.images.push("n", registry_auth="theirs"))).close())
        await settle(engine.close())
    plain, push = (request.headers for request in seen)
    assert plain["user-agent"] == "backup/2.1 (nightly)"
    assert (plain["x-trace"], plain["authorization"]) == ("a, b", "Bearer x")
    assert plain["x-registry-auth"] == "mine"
    assert (push["x-registry-auth"], push["x-trace"]) == ("theirs", "a, b")


@pytest.mark.parametrize(
    "name",
    [
        *("Host", "content-length", "Content-Type", "Transfer-Encoding", "Connection", "Upgrade"),
        *("Accept-Encoding", "Expect", "TE", "Trailer", "Keep-Alive", "Sec-WebSocket-Key"),
        *("Content-Encoding", "Proxy-Connection"),
    ],
)
def test_headers_that_say_how_requests_are_sent(client: Any, name: str) -> None:
    with pytest.raises(EngineError, match=f"the header {name} says how requests are sent"):
        client(headers={name: SECRET})


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({"User-Agent": "x"}, "user_agent="),
        ({"X-A": "1", "x-a": "2"}, "x-a is there twice"),
        ({"": "x"}, "no name of a header"),
        ({"X A": "x"}, "no name of a header"),
        ({"X-A: b\r\nX-B": "x"}, "no name of a header"),
        ({"X-A": f"{SECRET}\r\nX-B: c"}, "the value of the X-A header is not printable ASCII"),
        ({"X-A": f"{SECRET}\0"}, "not printable"),
        ({"X-A": f"{SECRET}ä"}, "not printable"),
    ],
)
def test_headers_that_cannot_be_sent(client: Any, headers: dict[str, str], message: str) -> None:
    with pytest.raises(EngineError, match=message) as caught:
        client(headers=headers)
    assert SECRET not in repr(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("agent", ["a\r\nX: b", "a\nb", "ä"])
def test_user_agents_that_cannot_be_sent(client: Any, agent: str) -> None:
    with pytest.raises(EngineError, match="User-Agent"):
        client(user_agent=agent)


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3))
def test_no_header_makes_another_one(headers: dict[str, str]) -> None:
    from engine_v1_41._runtime.headers import own_lines

    try:
        lines = own_lines(headers)
    except EngineError:
        return
    for line in lines.values():
        assert line.endswith("\r\n")
        assert line.removesuffix("\r\n").isprintable()
    assert len(lines) == len(headers)


# -- config.json -----------------------------------------------------------------------------


def configure(monkeypatch: pytest.MonkeyPatch, folder: Path, host: str, content: Any) -> None:
    (folder / "config.json").write_text(json.dumps(content))
    monkeypatch.setenv("DOCKER_CONFIG", str(folder))
    monkeypatch.setenv("DOCKER_HOST", host)


async def test_headers_of_config_json(
    client: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the CLI does not take from there, we do not either; it was recorded with both versions."""
    seen: list[Request] = []
    async with FakeDaemon(recording(seen, VERSION)) as daemon:
        theirs = {"X-A": "config", "X-B": "config", "User-Agent": "config", "Host": "config"}
        configure(monkeypatch, tmp_path, daemon.host, {"HttpHeaders": theirs})
        engine = client.kind.from_env(headers={"x-b": "given"}, user_agent="mine")
        await settle(engine.system.version())
        await settle(engine.close())
    [request] = seen
    expected = {"x-a": "config", "x-b": "given", "user-agent": "mine", "host": "docker"}
    assert {name: request.headers[name] for name in expected} == expected


@pytest.mark.parametrize("name", ["Transfer-Encoding", "bad name"])
def test_headers_of_config_json_that_cannot_be_sent(
    client: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    configure(monkeypatch, tmp_path, "tcp://far:1", {"HttpHeaders": {name: SECRET}})
    with pytest.raises(EngineError, match=f"config.json, HttpHeaders: .*{name}") as caught:
        client.kind.from_env()
    assert SECRET not in repr(caught.value)


DEFAULT = {"httpProxy": "http://default:1", "noProxy": "localhost"}


@pytest.mark.parametrize(
    ("proxies", "given", "sent"),
    [
        (
            {"default": DEFAULT},
            None,
            {
                **dict.fromkeys(("HTTP_PROXY", "http_proxy"), "http://default:1"),
                **dict.fromkeys(("NO_PROXY", "no_proxy"), "localhost"),
            },
        ),
        (
            {"default": DEFAULT},
            {"HTTP_PROXY": "mine", "no_proxy": None, "X": "y"},
            {
                "HTTP_PROXY": "mine",
                "http_proxy": "http://default:1",
                "NO_PROXY": "localhost",
                "no_proxy": None,
                "X": "y",
            },
        ),
        ({"default": DEFAULT, "HOST": {"allProxy": "a"}}, {}, {"ALL_PROXY": "a", "all_proxy": "a"}),
        ({"default": DEFAULT, "HOST": {}}, {"X": "y"}, {"X": "y"}),
        ({"default": DEFAULT, "HOST": {}}, None, None),
        ({"tcp://elsewhere:1": DEFAULT}, None, None),
        (
            {"default": {"httpsProxy": "s", "ftpProxy": "f"}},
            None,
            {"HTTPS_PROXY": "s", "https_proxy": "s", "FTP_PROXY": "f", "ftp_proxy": "f"},
        ),
    ],
)
async def test_builds_are_given_the_proxies_of_config_json(
    client: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    proxies: dict[str, Any],
    given: Any,
    sent: Any,
) -> None:
    seen: list[Request] = []
    scripts = [recording(seen, CHUNKED + LAST_CHUNK), recording(seen, answer(b'{"Id":"1"}', 201))]
    async with FakeDaemon(*scripts) as daemon:
        keyed = {daemon.host if key == "HOST" else key: proxies[key] for key in proxies}
        configure(monkeypatch, tmp_path, daemon.host, {"proxies": keyed})
        engine = client.kind.from_env()
        before = None if given is None else dict(given)
        await settle((await settle(engine.images.build(buildargs=given))).close())
        await settle(engine.networks.create(name="n"))
        await settle(engine.close())
        assert given == before
    query = parse_qs(urlsplit(seen[0].line.split()[1]).query)
    assert (json.loads(query["buildargs"][0]) if "buildargs" in query else None) == sent
    assert "buildargs" not in seen[1].line


async def test_a_client_with_an_address_reads_no_config_json(
    client: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Request] = []
    async with FakeDaemon(recording(seen, CHUNKED + LAST_CHUNK)) as daemon:
        content = {"HttpHeaders": {"X-A": "b"}, "proxies": {"default": DEFAULT}}
        configure(monkeypatch, tmp_path, daemon.host, content)
        engine = client(daemon.host, build_args={"A": "b"})
        await settle((await settle(engine.images.build())).close())
        await settle(engine.close())
    assert "x-a" not in seen[0].headers
    assert "buildargs=%7B%22A%22:%22b%22%7D" in seen[0].line
