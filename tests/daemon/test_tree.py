"""Programs of another Debian suite: where they come from, and that they are fetched once."""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path

import pytest

from tests.daemon import DaemonError, box, rest, tree
from tests.daemon.known import KNOWN
from tests.daemon.session import session_daemon, start_known
from tests.daemon.tree import KEYRING, Mirror, TreeError, debian_mirror, tree_of

NEWER = """# our mirror
Types: deb
URIs: http://mirror.example/debian-security
Suites: stable-security
Components: main

Types: deb
Enabled: no
URIs: http://off.example/debian

Types: deb
# a comment
URIs: http://mirror.example/debian/
Suites: stable stable-updates
Components: main
Signed-By: /usr/share/keyrings/own.gpg
"""
OLDER = """# deb http://off.example/debian stable main
deb [arch=amd64 signed-by=/k.gpg] https://other.example/tools stable main
deb http://mirror.example/debian stable main contrib
"""


def test_the_mirror_is_the_one_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "sources.list.d").mkdir()
    (tmp_path / "sources.list").write_text(OLDER)
    assert debian_mirror(tmp_path) == Mirror("http://mirror.example/debian", KEYRING)
    (tmp_path / "sources.list.d" / "debian.sources").write_text(NEWER)
    own = "/usr/share/keyrings/own.gpg"
    assert debian_mirror(tmp_path) == Mirror("http://mirror.example/debian/", own)


def test_no_mirror_of_debian_is_said(tmp_path: Path) -> None:
    (tmp_path / "sources.list").write_text("deb http://archive.example/ubuntu noble main\n")
    with pytest.raises(TreeError, match=f"no mirror of Debian in {tmp_path}/sources.list"):
        debian_mirror(tmp_path)


def test_it_is_fetched_once_however_many_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def make(draft: Path, suite: str, packages: object) -> Path:
        made.append(suite)
        time.sleep(0.2)
        (draft / "tree").mkdir()
        return draft / "tree"

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(tree, "_make", make)
    trees: list[Path] = []
    threads = [
        threading.Thread(target=lambda: trees.append(tree_of("suite", ["program"])))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == ["suite"]
    assert len(set(trees)) == 1
    assert trees[0].parent == tmp_path / "mobygen-daemons"
    assert tree_of("suite", ["program", "more"]) != trees[0]


def test_what_was_interrupted_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(draft: Path, suite: str, packages: object) -> Path:
        (draft / "tree").mkdir()
        raise TreeError("no network")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(tree, "_make", fail)
    for _ in range(2):
        with pytest.raises(TreeError, match="no network"):
            tree_of("suite", ["program"])
    assert [each.suffix for each in (tmp_path / "mobygen-daemons").iterdir()] == [".lock"]


@pytest.mark.skipif(os.geteuid() != 0, reason="a private daemon is started by root only")
def test_a_daemon_of_another_suite_has_its_own_programs_and_leaves_nothing() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DOCKER_HOST", raising=False)
        patch.setenv("MOBYGEN_DAEMON", "docker-26.1")
        with session_daemon() as daemon:
            folder = Path(daemon.host.removeprefix("unix://")).parent
            assert daemon.api_version == KNOWN["docker-26.1"].api_version
            status, body = rest.request(daemon.host, "GET", "/info")
            assert status == 200
            assert f"GNU/Linux {KNOWN['docker-26.1'].suite}" in json.loads(body)["OperatingSystem"]
    assert not folder.exists()


def test_an_unknown_daemon_is_named_with_those_that_are_known() -> None:
    with pytest.raises(DaemonError, match=r"no daemon 'docker-1'; known are: docker-20\.10, "):
        start_known("docker-1")


def test_what_is_not_a_daemons_folder_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    old = time.time() - 3600
    for name in ("mobygen-notes", f"{box.PREFIX}notes", f"{box.PREFIX}empty"):
        (tmp_path / name).mkdir()
        if name.endswith("notes"):
            (tmp_path / name / "text").write_text("mine")
        os.utime(tmp_path / name, (old, old))
    box.remove_abandoned()
    left = sorted(each.name for each in tmp_path.iterdir())
    assert left == [f"{box.PREFIX}notes", "mobygen-notes"]
