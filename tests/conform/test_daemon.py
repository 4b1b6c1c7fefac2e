"""Which version is generated for a daemon, and what is said when there is none."""

from __future__ import annotations

import pytest

from mobygen.cli import main
from mobygen.conform.cli import check_spoken
from mobygen.daemon import Daemon, choose
from mobygen.errors import MobygenError
from mobygen.versions import ApiVersion

PINNED = ["1.25", "1.26", "1.41", "1.55"]


def daemon(oldest: str, newest: str) -> Daemon:
    return Daemon("unix:///x", None, "9.9", ApiVersion.parse(newest), ApiVersion.parse(oldest))


def test_its_own_version() -> None:
    choice = choose(daemon("1.12", "1.41"), PINNED)
    assert (choice.version, choice.note) == ("1.41", "")


def test_one_that_is_newer_than_all_we_know() -> None:
    choice = choose(daemon("1.44", "1.60"), PINNED)
    assert choice.version == "1.55"
    assert choice.note == (
        "the daemon speaks API 1.60; 1.55 is the newest that mobygen knows and it speaks too"
    )


def test_one_that_is_too_old() -> None:
    with pytest.raises(MobygenError) as caught:
        choose(daemon("1.12", "1.24"), PINNED)
    assert str(caught.value) == (
        "unix:///x: the daemon speaks API 1.12 to 1.24, and mobygen knows 1.25 to 1.55; "
        "update the daemon: Docker 1.13.0 speaks API 1.25"
    )


def test_one_that_has_left_us_behind() -> None:
    with pytest.raises(MobygenError, match="speaks API 1.60 to 1.62.*use a newer mobygen"):
        choose(daemon("1.60", "1.62"), PINNED)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("generate --host unix:///no/such.sock", "unix:///no/such.sock: no daemon to ask:"),
        ("conform --host unix:///no/such.sock", "unix:///no/such.sock: no daemon to ask:"),
        ("generate --host gopher://x", "gopher:// is no kind of address"),
        ("generate --context none-such", "there is no such context"),
        ("generate --host unix:///x --context y", "either a host or a context, not both"),
    ],
)
def test_no_daemon_is_one_line_and_exit_code_2(
    arguments: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments.split()) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("mobygen: error: ")
    assert expected in output.err
    assert output.err.count("\n") == 1


def test_what_a_client_needs_is_not_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("mobygen.daemon.find_spec", lambda name: None)
    assert main(["generate", "--host", "unix:///x"]) == 2
    assert capsys.readouterr().err == (
        "mobygen: error: --host: talking to a daemon needs msgspec and httptools, which are not "
        "installed; run: pip install 'mobygen[client]'\n"
    )


def test_a_version_that_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conform", "--api", "9.9"]) == 2
    assert "'9.9' is no API version that mobygen knows" in capsys.readouterr().err


def test_a_version_that_the_daemon_does_not_speak() -> None:
    with pytest.raises(MobygenError) as caught:
        check_spoken(daemon("1.24", "1.51"), "1.52")
    assert str(caught.value) == (
        "--api: the daemon at unix:///x speaks API 1.24 to 1.51, not 1.52; "
        "give one of these, or leave it out"
    )
    check_spoken(daemon("1.24", "1.51"), "1.51")
