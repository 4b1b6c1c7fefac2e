"""Operations as data: targets, matching requests, decoding answers, bodies."""

from __future__ import annotations

import base64
import json
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from engine_v1_41 import (
    UNSET,
    AuthConfig,
    Conflict,
    ContainerConfig,
    ContainerInspectResponse,
    DecodeError,
    Frame,
    HostConfig,
    NotFound,
    RestartPolicy,
    StreamError,
    StreamId,
    TruncatedStream,
    operations,
)
from engine_v1_41._runtime.operation import (
    Json,
    Operation,
    OperationTable,
    Parameter,
    Text,
    merge,
    quote,
    unquote,
)
from engine_v1_41.operations import OPERATIONS
from hypothesis import given
from hypothesis import strategies as st

from tests.runtime.fake import frame

ANYTHING: Any = Any


def parameter(encoding: Any) -> Parameter:
    return Parameter("Wire", "name", "query", encoding)


# -- parameters ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "value", "texts"),
    [
        ("text", "a", ["a"]),
        ("text", 7, ["7"]),
        ("text", True, ["true"]),
        ("bool", True, ["1"]),
        ("bool", False, ["0"]),
        ("repeat", ["a", "b"], ["a", "b"]),
        ("repeat", ("a",), ["a"]),
        ("repeat", "one", ["one"]),
        ("repeat", [], []),
        ("json", {"a": None, "b": [1]}, ['{"a":null,"b":[1]}']),
        ("json", '{"as":"it is"}', ['{"as":"it is"}']),
        ("json", RestartPolicy(name="no"), ['{"Name":"no"}']),
        ("filters", {"label": "a=b", "n": 3, "x": False}, ['{"label":["a=b"],"n":["3"],"x":["false"]}']),
        ("filters", {"id": ["a", "b"], "none": []}, ['{"id":["a","b"],"none":[]}']),
        ("filters", {"id": (1, True)}, ['{"id":["1","true"]}']),
        ("filters", '{"given":["as text"]}', ['{"given":["as text"]}']),
        ("time", 17, ["17"]),
        ("time", 1.5, ["1.500000000"]),
        ("time", "10m", ["10m"]),
        ("time", "1970-01-01T00:00:01.000000001Z", ["1.000000001"]),
        ("time", datetime(1970, 1, 1, 0, 0, 2, tzinfo=UTC), ["2"]),
        ("path", "a/b", ["a/b"]),
    ],
)  # fmt: skip
def test_encodings(encoding: str, value: Any, texts: list[str]) -> None:
    assert parameter(encoding).encode(value) == texts


def test_credentials() -> None:
    config = AuthConfig(username="ü?>", password="secret")
    [text] = parameter("base64url-json").encode(config)
    assert json.loads(base64.urlsafe_b64decode(text)) == {"username": "ü?>", "password": "secret"}
    assert not {"+", "/"} & set(text)
    assert parameter("base64url-json").encode("ready") == ["ready"]


@given(st.text())
def test_quoting(text: str) -> None:
    if text.encode("utf-8", "replace").decode() != text:
        return  # no Unicode text
    quoted = quote(text)
    assert unquote(quoted) == text
    assert quoted.isascii()
    assert not set(quoted) & set(" ?#&=+\r\n\"'<>[]{}\\^`|")


def test_targets() -> None:
    assert operations.CONTAINER_INSPECT.target({"id": "a b", "size": None}) == (
        "/containers/a%20b/json",
        [],
    )
    target, headers = operations.IMAGE_BUILD.target({"t": ["a:b", "c"], "q": True})
    assert target == "/build?t=a:b&t=c&q=1"
    assert operations.IMAGE_INSPECT.target({"name": "a.b:5/c/d@sha256:0"})[0] == (
        "/images/a.b:5/c/d@sha256:0/json"
    )
    target, headers = operations.IMAGE_PUSH.target({"name": "x", "registry_auth": {"a": "b"}})
    assert target == "/images/x/push"
    assert headers == [("X-Registry-Auth", base64.b64encode(b'{"a":"b"}').decode())]


def test_a_parameter_with_a_default_is_always_sent() -> None:
    push = OPERATIONS["ImagePush"]
    headers = dict(push.target({"name": "app"})[1])
    assert json.loads(base64.urlsafe_b64decode(headers["X-Registry-Auth"])) == {}
    headers = dict(push.target({"name": "app", "registry_auth": AuthConfig(username="ann")})[1])
    sent = json.loads(base64.urlsafe_b64decode(headers["X-Registry-Auth"]))
    assert sent == {"username": "ann"}


@pytest.mark.parametrize("id", [None, "", "/"])
def test_a_target_without_its_path_parameter(id: str | None) -> None:
    with pytest.raises(ValueError, match=r"containers\.inspect: id is missing or empty"):
        operations.CONTAINER_INSPECT.target({"id": id})


# -- the table -------------------------------------------------------------------------------


def test_the_table() -> None:
    assert OPERATIONS["ContainerInspect"] is operations.CONTAINER_INSPECT
    assert {operation.id for operation in OPERATIONS.values()} == set(OPERATIONS)
    assert len(OPERATIONS) > 100
    assert "NoSuchOperation" not in OPERATIONS
    assert repr(OPERATIONS) == f"<{len(OPERATIONS)} operations below /v1.41>"


@pytest.mark.parametrize(
    ("request_line", "id", "parameters"),
    [
        ("GET /v1.41/containers/json?all=1", "ContainerList", {}),
        ("GET /containers/json/json", "ContainerInspect", {"id": "json"}),
        ("GET /v1.24/containers/a%20b/json", "ContainerInspect", {"id": "a b"}),
        ("POST /containers/create?name=x", "ContainerCreate", {}),
        ("GET /containers/x/attach/ws", "ContainerAttachWebsocket", {"id": "x"}),
        ("POST /containers/x/attach", "ContainerAttach", {"id": "x"}),
        ("GET /images/json", "ImageList", {}),
        ("GET /images/a/b/c:d/json", "ImageInspect", {"name": "a/b/c:d"}),
        ("GET /images/get", "ImageGetAll", {}),
        ("GET /images/get/get", "ImageGet", {"name": "get"}),
        ("GET /images/search?term=x", "ImageSearch", {}),
        ("DELETE /images/json", "ImageDelete", {"name": "json"}),
        ("HEAD /_ping", "SystemPingHead", {}),
        ("GET /_ping", "SystemPing", {}),
        ("GET /plugins/privileges", "GetPluginPrivileges", {}),
        ("GET /plugins/a/b/json", "PluginInspect", {"name": "a/b"}),
        ("HEAD /containers/x/archive?path=/", "ContainerArchiveInfo", {"id": "x"}),
        ("GET /containers/x/archive", "ContainerArchive", {"id": "x"}),
        ("PUT /containers/x/archive", "PutContainerArchive", {"id": "x"}),
        ("GET /v1.41/v1.41/info", "", {}),
        ("GET /", "", {}),
        ("GET ", "", {}),
        ("PATCH /info", "", {}),
        ("POST /info", "", {}),
        ("GET /containers//json", "", {}),
        ("GET /info/", "", {}),
    ],
)
def test_matching_requests(request_line: str, id: str, parameters: dict[str, str]) -> None:
    method, _, target = request_line.partition(" ")
    found = OPERATIONS.match(method, target)
    if found is None:
        assert id == ""
    else:
        assert (found.operation.id, found.parameters) == (id, parameters)


def test_every_target_is_matched_to_its_operation() -> None:
    for operation in OPERATIONS.values():
        names = {each.name: f"an {each.name}/x" for each in operation.parameters if each.required}
        paths = {each.name: each.wire for each in operation.parameters if each.place == "path"}
        target, _ = operation.target({name: names.get(name, "x") for name in paths})
        found = OPERATIONS.match(operation.method, "/v1.41" + target)
        assert found is not None
        assert found.operation is operation
        assert found.parameters == {wire: names[name] for name, wire in paths.items()}


@given(st.text(max_size=20))
def test_matching_anything(target: str) -> None:
    OPERATIONS.match("GET", target)
    OPERATIONS.match("GET", "/containers/" + target)


# -- answers ---------------------------------------------------------------------------------


class Item(msgspec.Struct, kw_only=True):
    name: str = msgspec.field(name="Name", default="")
    size: int | None = None
    inner: Item | None = None


def answering(result: Any, status: int = 200) -> Operation[Any]:
    return Operation(
        id="Test", method="GET", path="/", tag="T", name="t.t", parameters=(), results={status: result}
    )  # fmt: skip


def test_decoding_answers() -> None:
    decode = operations.CONTAINER_INSPECT.decode
    box = decode(200, b'{"Id":"x","State":{"Status":"dancing"},"HostConfig":{"Binds":null}}')
    assert isinstance(box, ContainerInspectResponse)
    assert box.id == "x"
    assert box.state is not None
    assert box.state.status == "dancing"
    assert box.host_config is not None
    assert box.host_config.binds == []
    with pytest.raises(NotFound, match="nobody"):
        decode(404, b'{"message":"nobody"}')
    assert operations.CONTAINER_START.decode(204, b"") is True
    assert operations.CONTAINER_START.decode(304, b"") is False
    assert operations.CONTAINER_LIST.decode(200, b"[]") == []
    assert operations.CONTAINER_CHANGES.decode(200, b"null\n") == []
    assert operations.SYSTEM_PING.decode(200, b"OK", {"api-VERSION": "1.41"}).api_version == "1.41"


def test_success_that_is_not_declared() -> None:
    assert operations.CONTAINER_LIST.decode(206, b"[]") == []
    with pytest.raises(Exception, match="302"):
        operations.CONTAINER_LIST.decode(302, b"[]")


def test_decoding_headers() -> None:
    stat = {"name": "x", "size": 3, "mode": 420, "mtime": "2024-01-01T00:00:00Z", "linkTarget": ""}
    text = base64.b64encode(json.dumps(stat).encode()).decode()
    decode = operations.CONTAINER_ARCHIVE_INFO.decode
    assert decode(200, b"", {"x-docker-container-path-stat": text}).size == 3
    assert decode(200, b"", {"X-Docker-Container-Path-Stat": text}).name == "x"
    for headers in (
        {},
        {"X-Docker-Container-Path-Stat": "!"},
        {"X-Docker-Container-Path-Stat": "e30"},
    ):
        with pytest.raises(DecodeError, match="ContainerArchiveInfo"):
            decode(200, b"", headers)


def test_decoding_recorded_streams() -> None:
    events = operations.SYSTEM_EVENTS.decode(200, b'{"Action":"a"}\n{"Action":"b"}')
    assert [event.action for event in events] == ["a", "b"]
    with pytest.raises(TruncatedStream):
        operations.SYSTEM_EVENTS.decode(200, b'{"Action":"a"}\n{"Action":')
    with pytest.raises(StreamError, match="no"):
        operations.IMAGE_BUILD.decode(200, b'{"stream":"a"}\n{"errorDetail":{"message":"no"}}')
    logs = operations.CONTAINER_LOGS.decode(200, frame(b"a") + frame(b"b", 2))
    assert logs == [Frame(StreamId.STDOUT, b"a"), Frame(StreamId.STDERR, b"b")]
    with pytest.raises(TruncatedStream):
        operations.CONTAINER_LOGS.decode(200, frame(b"a")[:-1])
    assert operations.CONTAINER_ARCHIVE.decode(200, b"tar") == b"tar"


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"Name":"a","size":1}', Item(name="a", size=1)),
        (b'{"Name":null,"size":1}', Item(size=1)),
        (b'{"Name":"a","size":"1"}', Item(name="a", size=1)),
        (b'{"Name":null,"inner":{"Name":null,"size":"2"}}', Item(inner=Item(size=2))),
        (b"null", Item()),
        (b"{}", Item()),
    ],
)
def test_answers_that_almost_fit(body: bytes, value: Item) -> None:
    assert answering(Json(Item)).decode(200, body) == value


def test_null_where_a_container_is_expected() -> None:
    assert answering(Json(list[Item])).decode(200, b"null") == []
    assert answering(Json(dict[str, Item])).decode(200, b"null") == {}
    assert answering(Json(list[Item])).decode(200, b"[null,{}]") == [Item()]


def test_a_null_that_does_not_fit_takes_no_other_with_it() -> None:
    """Ports that are exposed and not published are null: that means something."""
    box = operations.CONTAINER_INSPECT.decode(
        200,
        b'{"Name":null,"NetworkSettings":{"Bridge":null,"Ports":{"80/tcp":null,"81/tcp":'
        b'[{"HostPort":"8081","HostIp":null},null]}},"New":[null],"Mounts":[null]}',
    )
    assert box.name == ""
    ports = box.network_settings.ports
    assert list(ports) == ["80/tcp", "81/tcp"]
    assert not ports["80/tcp"]
    assert [each.host_port for each in ports["81/tcp"] or []] == ["8081"]
    assert box.mounts == []


def test_null_is_kept_where_anything_may_be() -> None:
    class Holder(msgspec.Struct):
        items: list[Any]
        number: int = 0

    decoded = answering(Json(Holder)).decode(200, b'{"items":[null,{"a":null}],"number":null}')
    assert decoded == Holder([None, {"a": None}])


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (b'{"Name":[]}', "$.Name"),
        (b'{"inner":{"size":"many"}}', "$.inner.size"),
        (b"[]", ""),
        (b'"text"', ""),
        (b"{", ""),
        (b"", ""),
        (b"\xff\xfe", ""),
        (b'{"Name":"\xff"}', ""),
        (b"[" * 100_000, ""),
        (b'{"inner":' * 100_000, ""),
    ],
)
def test_answers_that_do_not_fit(body: bytes, path: str) -> None:
    with pytest.raises(DecodeError, match="^Test: ") as caught:
        answering(Json(Item)).decode(200, body)
    assert caught.value.operation == "Test"
    assert caught.value.path == path


@given(st.binary(max_size=40))
def test_any_answer_is_a_value_or_an_error(body: bytes) -> None:
    with suppress(DecodeError):
        answering(Json(Item)).decode(200, body)


def test_text_is_never_refused() -> None:
    assert answering(Text()).decode(200, b"O\xffK") == "O\ufffdK"


def test_an_error_that_has_no_class_of_its_own() -> None:
    with pytest.raises(Conflict):
        answering(Text()).decode(409, b"busy")


# -- bodies ----------------------------------------------------------------------------------


def test_merging_bodies() -> None:
    config = ContainerConfig(image="x", env=None, labels={"a": "b"})
    host = HostConfig(binds=["/a:/b"], restart_policy=RestartPolicy(name="no"))
    body = merge(config, {"HostConfig": host, "NetworkingConfig": UNSET, "Extra": None})
    assert json.loads(msgspec.json.encode(body)) == {
        "Image": "x",
        "Env": None,
        "Labels": {"a": "b"},
        "HostConfig": {"Binds": ["/a:/b"], "RestartPolicy": {"Name": "no"}},
        "Extra": None,
    }
    assert merge(None, {"a": 1, "b": UNSET}) == {"a": 1}


def test_a_table_of_ones_own() -> None:
    table = OperationTable([answering(Text())], base_path="/v9.9")
    assert table.base_path == "/v9.9"
    found = table.match("GET", "/v9.9/")
    assert found is not None
    assert found.operation.id == "Test"
