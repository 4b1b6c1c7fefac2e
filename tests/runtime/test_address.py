"""Addresses of daemons: those we know, and clear words about all others."""

from __future__ import annotations

import pytest
from engine_v1_41 import EngineError
from engine_v1_41._runtime.address import Address, parse_address


@pytest.mark.parametrize(
    ("host", "address", "text"),
    [
        (None, Address(path="/var/run/docker.sock"), "unix:///var/run/docker.sock"),
        ("", Address(path="/var/run/docker.sock"), "unix:///var/run/docker.sock"),
        ("unix://", Address(path="/var/run/docker.sock"), "unix:///var/run/docker.sock"),
        ("unix:///a b/c.sock", Address(path="/a b/c.sock"), "unix:///a b/c.sock"),
        ("unix://c.sock", Address(path="c.sock"), "unix://c.sock"),
        ("tcp://box:99", Address(host="box", port=99), "tcp://box:99"),
        ("tcp://box", Address(host="box", port=2375), "tcp://box:2375"),
        ("tcp://:99", Address(host="localhost", port=99), "tcp://localhost:99"),
        ("tcp://[::1]:99/", Address(host="::1", port=99), "tcp://[::1]:99"),
        ("tcp://[::1]", Address(host="::1", port=2375), "tcp://[::1]:2375"),
        ("http://1.2.3.4:80", Address(host="1.2.3.4", port=80), "tcp://1.2.3.4:80"),
    ],
)
def test_addresses(host: str | None, address: Address, text: str) -> None:
    assert parse_address(host) == address
    assert str(address) == text


@pytest.mark.parametrize(
    "host",
    [
        *("docker", "/var/run/docker.sock", "ftp://x", "tcp://a:b", "tcp://a:0", "tcp://a:65536"),
        *(
            "tcp://a:1/path",
            "tcp://a b",
            "tcp://[::1",
            "tcp://[::1]x",
            "tcp://a\r\nX",
            "tcp://a:+1",
            "tcp://a\vb",
            'tcp://a"b',
            f"tcp://a:{'9' * 5000}",
            "unix:///a\0b",
        ),
    ],
)
def test_what_is_no_address(host: str) -> None:
    with pytest.raises(EngineError, match=r"write unix:///path/to/docker\.sock"):
        parse_address(host)


@pytest.mark.parametrize("host", ["tcp://me:secret@box:99", "me:secret@box", "secret@box"])
def test_a_password_is_not_repeated(host: str) -> None:
    with pytest.raises(EngineError, match="user name") as caught:
        parse_address(host)
    assert "secret" not in str(caught.value)
