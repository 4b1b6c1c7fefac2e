"""Build contexts made from a directory."""

from __future__ import annotations

import io
import os
import socket
import stat
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from templates.runtime.context import build_context
from templates.runtime.dockerignore import BadPattern
from templates.runtime.errors import ArchiveError, EngineError
from tests.runtime_helpers.cases import CASES, DIRECTORIES, PATHS, Case, make_tree

ROOT = Path(__file__).parents[2]


def members(stream: Iterable[bytes]) -> list[tarfile.TarInfo]:
    return tarfile.open(fileobj=io.BytesIO(b"".join(stream))).getmembers()


def names(stream: Iterable[bytes]) -> list[str]:
    return [member.name for member in members(stream)]


def contents(stream: Iterable[bytes]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(b"".join(stream))) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            found[member.name] = file.read() if file else b""
    return found


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    make_tree(tmp_path)
    return tmp_path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_table_of_ignored_files(case: Case, tree: Path) -> None:
    (tree / ".dockerignore").write_text(case.patterns, encoding="utf-8")
    kept = {".dockerignore", *PATHS} - set(case.ignored) | {"Dockerfile"}
    found = members(build_context(tree))
    assert {member.name for member in found} == kept
    assert {member.name for member in found if member.isdir()} == kept & DIRECTORIES


def test_the_order_is_that_of_a_walk(tree: Path) -> None:
    assert names(build_context(tree)) == list(PATHS)


def test_the_same_tree_gives_the_same_bytes(
    tree: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    for name in reversed(PATHS):  # made in another order
        target = other / name
        if name not in DIRECTORIES:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((tree / name).read_bytes())
    for name in PATHS:
        os.utime(tree / name, (1_700_000_000, 1_700_000_000.5))
        os.utime(other / name, (1_700_000_001, 1_700_000_000.25))
    assert b"".join(build_context(tree)) == b"".join(build_context(other))


def test_nothing_of_this_machine_is_in_it(tree: Path) -> None:
    for member in members(build_context(tree)):
        assert (member.uid, member.gid, member.uname, member.gname) == (0, 0, "", "")
        assert member.mtime == int((tree / member.name).stat().st_mtime)


def test_modes_are_kept(tree: Path) -> None:
    (tree / "aa").chmod(0o4751)
    (tree / "app").chmod(0o1777)
    modes = {member.name: member.mode for member in members(build_context(tree))}
    assert modes["aa"] == 0o4751
    assert modes["app"] == 0o1777


def test_links_are_kept(tree: Path) -> None:
    (tree / "link").symlink_to("nowhere/at all")
    (tree / "dirlink").symlink_to("app")
    os.link(tree / "aa", tree / "zz")
    found = {member.name: member for member in members(build_context(tree))}
    assert (found["link"].issym(), found["link"].linkname) == (True, "nowhere/at all")
    assert (found["dirlink"].issym(), found["dirlink"].linkname) == (True, "app")
    assert (found["zz"].islnk(), found["zz"].linkname, found["zz"].size) == (True, "aa", 0)
    assert found["aa"].isreg()


def test_of_hard_links_the_first_that_is_kept_is_the_file(tree: Path) -> None:
    (tree / ".dockerignore").write_text("aa")
    os.link(tree / "aa", tree / "zz")
    assert contents(build_context(tree))["zz"] == b"aa"


def test_pipes_are_kept_and_sockets_left_out(tree: Path) -> None:
    os.mkfifo(tree / "pipe")
    with socket.socket(socket.AF_UNIX) as unix:
        here = Path.cwd()
        os.chdir(tree)  # the path of a socket must be short
        try:
            unix.bind("socket")
        finally:
            os.chdir(here)
    found = {member.name: member for member in members(build_context(tree))}
    assert found["pipe"].isfifo()
    assert "socket" not in found


def test_long_and_odd_names(tree: Path) -> None:
    odd = ["l" * 150, "ümlaut " + "x" * 200, os.fsdecode(b"not UTF-8 \xff"), "line\nfeed"]
    for name in odd:
        (tree / name).write_text("x")
    with tarfile.open(
        fileobj=io.BytesIO(b"".join(build_context(tree))), errors="surrogateescape"
    ) as archive:
        assert set(odd) <= set(archive.getnames())


def test_the_dockerfile_and_dockerignore_are_kept(tree: Path) -> None:
    (tree / "docker").mkdir()
    (tree / "docker/Dockerfile.ci").write_text("FROM scratch\n")
    (tree / ".dockerignore").write_text("*\n")
    assert names(build_context(tree)) == [".dockerignore", "Dockerfile"]
    assert names(build_context(tree, dockerfile="docker/Dockerfile.ci")) == [
        ".dockerignore",
        "docker/Dockerfile.ci",
    ]
    assert names(build_context(tree, dockerfile=tree / "docker/Dockerfile.ci"))[1:] == [
        "docker/Dockerfile.ci"
    ]
    assert names(build_context(tree, dockerfile=None)) == [".dockerignore"]


def test_a_linked_dockerfile_is_kept_with_what_it_links_to(tree: Path) -> None:
    (tree / "Dockerfile").unlink()
    (tree / "Dockerfile").symlink_to("app/Dockerfile.real")
    (tree / "app/Dockerfile.real").write_text("FROM scratch\n")
    (tree / ".dockerignore").write_text("*\n")
    assert names(build_context(tree))[1:] == ["Dockerfile", "app/Dockerfile.real"]


def test_a_dockerfile_in_small_letters_will_do(tree: Path) -> None:
    (tree / "Dockerfile").rename(tree / "dockerfile")
    (tree / ".dockerignore").write_text("*\n")
    assert names(build_context(tree)) == [".dockerignore", "dockerfile"]


def test_a_dockerfile_may_have_a_dockerignore_of_its_own(tree: Path) -> None:
    (tree / ".dockerignore").write_text("*\n")
    (tree / "Dockerfile.dockerignore").write_text("docs\napp\nvendor\nnode_modules\n")
    found = names(build_context(tree))
    assert "README.md" in found
    assert "docs" not in found


def test_the_dockerignore_can_be_elsewhere(
    tree: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    patterns = tmp_path_factory.mktemp("elsewhere") / "patterns"
    patterns.write_text("*\n!aa\n")
    assert names(build_context(tree, dockerignore=patterns)) == ["Dockerfile", "aa"]


def test_extra_files(tree: Path) -> None:
    (tree / ".dockerignore").write_text("*\n!aa\n")
    extra = {"Dockerfile": b"FROM x\n", "new/file": b"y", "./aa": b"z"}
    found = contents(build_context(tree, extra_files=extra))
    assert found == {
        ".dockerignore": b"*\n!aa\n",
        "Dockerfile": b"FROM x\n",
        "aa": b"z",
        "new/file": b"y",
    }
    for member in members(build_context(tree, extra_files=extra)):
        if member.name == "new/file":
            assert (member.mode, member.mtime, member.uid) == (0o644, 0, 0)


def test_the_dockerignore_can_be_an_extra_file(tree: Path) -> None:
    assert names(build_context(tree, extra_files={".dockerignore": b"*"})) == [
        "Dockerfile",
        ".dockerignore",
    ]


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../x", "a/../../x", ".", "a\0b"])
def test_names_of_extra_files_are_checked(name: str, tree: Path) -> None:
    with pytest.raises(ValueError, match="relative path"):
        build_context(tree, extra_files={name: b""})


def test_errors_come_at_once(tree: Path) -> None:
    with pytest.raises(FileNotFoundError):
        build_context(tree / "nothing")
    with pytest.raises(NotADirectoryError):
        build_context(tree / "aa")
    with pytest.raises(FileNotFoundError):
        build_context(tree, dockerfile="Dockerfile.nothing")
    with pytest.raises(ValueError, match="outside of the build context"):
        build_context(tree, dockerfile="../Dockerfile")
    with pytest.raises(ValueError, match="outside of the build context"):
        build_context(tree / "app", dockerfile=tree / "Dockerfile")
    (tree / ".dockerignore").write_text("[")
    with pytest.raises(BadPattern, match=r"\.dockerignore pattern '\['"):
        build_context(tree)


def test_a_dockerfile_that_leads_outside_is_refused(tree: Path) -> None:
    (tree / "app/Dockerfile").symlink_to("../Dockerfile")
    with pytest.raises(ValueError, match="outside of the build context"):
        build_context(tree / "app")


def test_the_context_may_be_a_link(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    link = tmp_path_factory.mktemp("links") / "context"
    link.symlink_to(tree)
    assert names(build_context(link)) == list(PATHS)
    assert names(build_context(str(link))) == list(PATHS)


LARGE = 1_000_000


@pytest.mark.parametrize(
    ("size", "words"), [(LARGE - 1, "shrank"), (LARGE + 1, "grew"), (0, "shrank")]
)
def test_a_file_that_changes_its_size(size: int, words: str, tree: Path) -> None:
    large = tree / "0large"
    large.write_bytes(bytes(LARGE))
    stream = build_context(tree)
    next(stream)  # the file is open now
    os.truncate(large, size)
    with pytest.raises(ArchiveError, match=f"0large {words} while it was read") as caught:
        b"".join(stream)
    assert isinstance(caught.value, EngineError)


def test_a_file_that_is_replaced(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lstat = os.lstat

    def replace_after_a_look(path: str) -> os.stat_result:
        status = lstat(path)
        if path.endswith("/aa") and stat.S_ISREG(status.st_mode):
            os.unlink(path)
            os.mkfifo(path)
        return status

    (tree / ".dockerignore").write_text("a\n")
    stream = build_context(tree)
    monkeypatch.setattr("os.lstat", replace_after_a_look)
    with pytest.raises(ArchiveError, match="aa was replaced while it was read"):
        b"".join(stream)


def test_a_link_put_in_place_of_a_file_is_not_followed(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lstat = os.lstat

    def replace_after_a_look(path: str) -> os.stat_result:
        status = lstat(path)
        if path.endswith("/aa") and stat.S_ISREG(status.st_mode):
            os.unlink(path)
            os.symlink("/etc/passwd", path)
        return status

    stream = build_context(tree)
    monkeypatch.setattr("os.lstat", replace_after_a_look)
    with pytest.raises(OSError, match="symbolic links"):
        b"".join(stream)


def test_left_early_it_closes_what_it_reads(tree: Path) -> None:
    (tree / "0large").write_bytes(bytes(LARGE))
    before = len(os.listdir("/proc/self/fd"))
    stream = build_context(tree)
    next(stream)
    assert len(os.listdir("/proc/self/fd")) == before + 1
    del stream
    assert len(os.listdir("/proc/self/fd")) == before


def test_constant_memory(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").write_text("FROM scratch\n")
    with (tmp_path / "large").open("wb") as file:
        file.truncate(512 * 1024 * 1024)
    program = """
import resource, sys
from templates.runtime.context import build_context
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
size = largest = 0
for piece in build_context(sys.argv[1]):
    size += len(piece)
    largest = max(largest, len(piece))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(size, largest, after - before)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    size, largest, grown = (int(word) for word in done.stdout.split())
    assert size > 512 * 1024 * 1024
    assert largest < 512 * 1024
    assert grown < 8 * 1024  # KiB
