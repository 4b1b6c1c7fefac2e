"""The vocabulary of models: open enumerations, nulls, what is sent, and from answers to requests."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import msgspec
import pytest
from engine_v1_41 import (
    UNSET,
    ContainerConfig,
    ContainerConfigInfo,
    HostConfig,
    HostConfigInfo,
    MountType,
)
from engine_v1_41._runtime.twins import to_request
from engine_v1_41._runtime.types import Maybe, Model, NullIsEmpty, Open, OpenEnum, OpenIntEnum


class Color(OpenEnum):
    RED = "red"


class Level(OpenIntEnum):
    LOW = 1


class Info(Model, kw_only=True, rename="pascal"):
    color: Open[Color] | None = None
    level: Open[Level] | None = None
    names: NullIsEmpty[list[str]] = msgspec.field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = self.names or []


def test_an_enumeration_is_open() -> None:
    known, unknown = Color("red"), Color("blue")
    assert known is Color.RED
    assert unknown == "blue"
    assert unknown == Color("blue")
    assert unknown.value == unknown.name == str(unknown) == "blue"
    assert isinstance(unknown, Color)
    assert repr(unknown) == "<Color.blue: 'blue'>"
    assert list(Color) == [Color.RED]
    assert {Color.RED: 1}["red"] == 1  # type: ignore[index]
    assert {"blue": 1}[unknown] == 1
    assert Level(7) == 7
    assert Level(7).name == "7"
    assert Level(1) is Level.LOW


def test_what_is_no_value_of_an_enumeration() -> None:
    nothing: Any = b"nothing"
    for kind in (Color, Level):
        with pytest.raises(ValueError, match="nothing"):
            kind(nothing)


def test_an_unknown_value_can_be_copied_and_sent() -> None:
    unknown = Color("blue")
    assert copy.deepcopy(unknown) == unknown
    assert pickle.loads(pickle.dumps(unknown)) == unknown
    assert msgspec.json.encode([unknown, Level(7)]) == b'["blue",7]'
    assert MountType("new") == "new"


def test_decoding_enumerations_and_nulls() -> None:
    decode = msgspec.json.Decoder(Info).decode
    assert decode(b'{"Color":"red","Level":1,"Names":["a"]}') == Info(
        color=Color.RED, level=Level.LOW, names=["a"]
    )
    info = decode(b'{"Color":"blue","Level":9,"Names":null,"New":{}}')
    assert (info.color, info.level, info.names) == ("blue", 9, [])
    assert decode(b"{}") == Info()


def test_a_model_can_be_copied_and_pickled() -> None:
    config = ContainerConfig(image="x", env=["a=b"])
    assert copy.deepcopy(config) == config
    assert pickle.loads(pickle.dumps(config)) == config


def test_only_what_was_set_is_sent() -> None:
    config = ContainerConfig(image="x", env=None, user=UNSET, labels={})
    assert msgspec.json.decode(msgspec.json.encode(config)) == {
        "Image": "x",
        "Env": None,
        "Labels": {},
    }


# -- from what is reported to what is asked for ------------------------------------------------


class PartInfo(Model, kw_only=True, rename="pascal"):
    size: int | None = None
    tags: NullIsEmpty[list[str]] = msgspec.field(default_factory=list)
    seen: str | None = None


class WholeInfo(Model, kw_only=True, rename="pascal"):
    name: str = ""
    needed: NullIsEmpty[list[str]] = msgspec.field(default_factory=list)
    part: PartInfo | None = None
    parts: NullIsEmpty[list[PartInfo]] = msgspec.field(default_factory=list)
    by_name: NullIsEmpty[dict[str, PartInfo]] = msgspec.field(default_factory=dict)
    nested: NullIsEmpty[list[list[PartInfo]]] = msgspec.field(default_factory=list)
    raw: Any = None
    masked: list[str] | None = None
    color: Open[Color] | None = None
    only_reported: int = 0


class Part(Model, kw_only=True, rename="pascal"):
    size: Maybe[int] = UNSET
    tags: Maybe[list[str]] = UNSET


class Whole(Model, kw_only=True, rename="pascal"):
    title: str = msgspec.field(name="Name")
    needed: list[str]
    part: Maybe[Part] = UNSET
    parts: Maybe[list[Part]] = UNSET
    by_name: Maybe[dict[str, Part]] = UNSET
    nested: Maybe[list[list[Part]]] = UNSET
    raw: Maybe[Any] = UNSET
    masked: Maybe[list[str]] = UNSET
    color: Maybe[Open[Color]] = UNSET
    only_asked: Maybe[int] = UNSET


def test_everything_that_a_request_has() -> None:
    info = WholeInfo(
        name="a",
        part=PartInfo(size=0, tags=["t"], seen="yes"),
        parts=[PartInfo(size=1), PartInfo()],
        by_name={"x": PartInfo(tags=["u"])},
        nested=[[PartInfo(size=2)], []],
        raw={"any": [None, {}]},
        color=Color("blue"),
        only_reported=7,
    )
    assert to_request(info, Whole) == Whole(
        title="a",
        needed=[],
        part=Part(size=0, tags=["t"]),
        parts=[Part(size=1), Part()],
        by_name={"x": Part(tags=["u"])},
        nested=[[Part(size=2)], []],
        raw={"any": [None, {}]},
        color=Color("blue"),
    )


def test_what_is_not_there_is_not_asked_for() -> None:
    request = to_request(WholeInfo(), Whole)
    assert msgspec.json.encode(request) == b'{"Name":"","Needed":[]}'


def test_empty_is_asked_for_where_it_is_not_the_same_as_nothing() -> None:
    request = to_request(WholeInfo(masked=[], raw={}), Whole)
    assert (request.masked, request.raw) == ([], {})


def test_a_request_is_a_copy() -> None:
    info = WholeInfo(parts=[PartInfo(tags=["t"])], needed=["n"])
    request = to_request(info, Whole)
    request.needed.append("m")
    assert info.needed == ["n"]


def test_the_twins_of_the_api() -> None:
    host = msgspec.json.decode(
        b'{"Binds":["/a:/b"],"Memory":0,"RestartPolicy":{"Name":"no","MaximumRetryCount":0},'
        b'"PortBindings":{"80/tcp":[{"HostIp":"","HostPort":"8080"}]},"Mounts":null,"Dns":[],'
        b'"LogConfig":{"Type":"json-file","Config":{}},"ConsoleSize":[0,0],'
        b'"MaskedPaths":[],"ReadonlyPaths":null}',
        type=HostConfigInfo,
    )
    request = host.to_request()
    assert isinstance(request, HostConfig)
    again = msgspec.json.decode(msgspec.json.encode(request))
    expected = {
        "Binds": ["/a:/b"],
        "Memory": 0,
        "RestartPolicy": {"Name": "no", "MaximumRetryCount": 0},
        "PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": "8080"}]},
        "LogConfig": {"Type": "json-file"},
        "MaskedPaths": [],
    }
    assert {name: again[name] for name in expected} == expected
    assert not {"Mounts", "Dns", "ReadonlyPaths"} & set(again)
    assert isinstance(ContainerConfigInfo().to_request(), ContainerConfig)
