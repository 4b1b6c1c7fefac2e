"""Programs of another Debian suite, unpacked into a folder that a private daemon can have as its root.

`tree_of("trixie", ["docker.io"])` resolves the packages and everything they depend on with an apt root of its
own, unpacks them without running their scripts, and keeps the folder in the cache: the next call, also of
another process at the same time, finds it there. The machine's own packages and lists are not touched; its
sources say where the mirror is.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.daemon.install import find_program, one_at_a_time

RECIPE = 2  # another number unpacks again what is in the caches
COMPLETE = ".complete"
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
# What only the scripts of packages use, which do not run here: apt is told that they are there.
PRETENDED = [
    "adduser",
    "base-passwd",
    "debconf",
    "dirmngr",
    "dpkg",
    "gnupg",
    "init-system-helpers",
    "lsb-base",
    "passwd",
    "perl",
    "perl-base",
    "systemd",
    "sysvinit-utils",
    "usrmerge",
]
# What no daemon opens.
LEFT_OUT = [
    "usr/share/doc",
    "usr/share/man",
    "usr/share/locale",
    "usr/share/info",
    "usr/share/i18n",
    "usr/share/lintian",
    "usr/share/bash-completion",
    "usr/share/zsh",
    "usr/share/fish",
    "usr/lib/systemd",
    "lib/systemd",
    "usr/bin/ctr",
    "usr/bin/containerd-stress",
]
ACCOUNTS = {
    "etc/passwd": "root:x:0:0:root:/root:/bin/sh\n"
    "dockremap:x:100:100::/nonexistent:/usr/sbin/nologin\n"
    "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n",
    "etc/group": "root:x:0:\ndockremap:x:100:\ndocker:x:999:\nnogroup:x:65534:\n",
    "etc/subuid": "dockremap:100000:65536\n",
    "etc/subgid": "dockremap:100000:65536\n",
    "etc/hosts": "127.0.0.1 localhost\n::1 localhost\n",
    "etc/resolv.conf": "",
}


class TreeError(Exception):
    """The programs could not be had; the message says why."""


def tree_of(suite: str, packages: Sequence[str]) -> Path:
    """The folder with these packages of a Debian suite, made when the cache does not have it."""
    request = json.dumps([RECIPE, suite, list(packages)])
    key = f"{suite}-{packages[0]}-{hashlib.sha256(request.encode()).hexdigest()[:10]}"
    tree = cache_folder() / key
    if (tree / COMPLETE).exists():
        return tree
    tree.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    lock = tree.parent / f"{key}.lock"
    lock.touch()
    with one_at_a_time(lock):
        if (tree / COMPLETE).exists():
            return tree
        # We have the lock: what has such a name is of a process that was killed.
        for draft in tree.parent.glob(f"{key}.draft-*"):
            shutil.rmtree(draft, ignore_errors=True)
        draft = Path(tempfile.mkdtemp(prefix=f"{key}.draft-", dir=tree.parent))
        try:
            made = _make(draft, suite, packages)
            (made / COMPLETE).write_text(request)
            made.rename(tree)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return tree


def cache_folder() -> Path:
    """Where trees are kept: `$XDG_CACHE_HOME/mobygen-daemons`, else `~/.cache/mobygen-daemons`."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "mobygen-daemons"


def _make(draft: Path, suite: str, packages: Sequence[str]) -> Path:
    for program, package in {"apt-get": "apt", "dpkg-deb": "dpkg", "tar": "tar"}.items():
        if find_program(program) is None:
            raise TreeError(f"unpacking Debian's {packages[0]} needs {program} (package {package})")
    print(
        f"tests.daemon: fetching {packages[0]} of Debian {suite} into {draft.parent}",
        file=sys.stderr,
        flush=True,
    )
    archives = _download(draft / "apt", suite, packages)
    tree = draft / "tree"
    for folder in ("bin", "sbin", "lib", "lib64"):
        (tree / "usr" / folder).mkdir(parents=True)
        (tree / folder).symlink_to(f"usr/{folder}")
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda archive: _unpack(archive, tree), archives))
    _finish(tree, suite)
    return tree


def _download(apt: Path, suite: str, packages: Sequence[str]) -> list[Path]:
    """Fetch the packages with what they depend on, as apt resolves it for an empty machine."""
    archives = apt / "cache" / "archives"
    for folder in (apt / "lists" / "partial", archives / "partial"):
        folder.mkdir(parents=True)
    stanza = "Package: {}\nStatus: install ok installed\nVersion: 9999:1\nArchitecture: all\n"
    (apt / "status").write_text("\n".join(stanza.format(name) for name in PRETENDED) + "\n")
    mirror = debian_mirror()
    source = f"deb [signed-by={mirror.keyring}] {mirror.address} {suite} main\n"
    (apt / "sources.list").write_text(source)
    settings = {
        "Dir::Etc::sourcelist": apt / "sources.list",
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::Etc::preferences": "/dev/null",
        "Dir::Etc::preferencesparts": "/dev/null",
        "Dir::State::lists": apt / "lists",
        "Dir::State::status": apt / "status",
        "Dir::Cache": apt / "cache",
        "Dir::Cache::archives": archives,
        # Images of containers switch these two off, which costs two seconds a call.
        "Dir::Cache::pkgcache": "pkgcache.bin",
        "Dir::Cache::srcpkgcache": "srcpkgcache.bin",
        "Dir::Log": apt,
        "APT::Install-Recommends": "false",
        "APT::Sandbox::User": "root",
        "APT::Update::Post-Invoke": "",
        "APT::Update::Post-Invoke-Success": "",
        "APT::Keep-Downloaded-Packages": "true",
        "Acquire::Languages": "none",
        "Acquire::Retries": "3",
        "Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled": "false",
        "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled": "false",
    }
    options = [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]
    _apt(["apt-get", *options, "-qq", "update"], suite)
    _apt(["apt-get", *options, "-qq", "-y", "--download-only", "install", *packages], suite)
    return sorted(archives.glob("*.deb"))


def _apt(command: Sequence[str], suite: str) -> None:
    # `DPkg::Post-Invoke` and the like of the machine's configuration belong to installing, which does not happen.
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    # An update that reaches no mirror is a warning and status 0; the install that follows then fails.
    if done.returncode != 0:
        last = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()][-4:]
        raise TreeError(f"apt-get has no packages of Debian {suite}: {' / '.join(last)}")


def _unpack(archive: Path, tree: Path) -> None:
    excluded = [f"--exclude=./{path}" for path in LEFT_OUT]
    with subprocess.Popen(
        ["dpkg-deb", "--fsys-tarfile", str(archive)], stdout=subprocess.PIPE
    ) as source:
        done = subprocess.run(
            # /lib and /bin are links here, and some packages have them as folders
            [
                *("tar", "--extract", "--directory", str(tree), "--keep-directory-symlink"),
                *("--no-same-owner", "--preserve-permissions", "--warning=no-timestamp", *excluded),
            ],
            stdin=source.stdout,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0 or source.returncode != 0:
        raise TreeError(f"{archive.name} cannot be unpacked: {done.stderr.strip()}")


def _finish(tree: Path, suite: str) -> None:
    """Make by hand what the packages' scripts would have made, as far as a daemon wants it."""
    for name in (
        "dev",
        "etc/docker",
        "etc/ssl/certs",
        "proc",
        "root",
        "run",
        "sys",
        "tmp",
        "var/lib",
        "var/tmp",
    ):
        (tree / name).mkdir(parents=True, exist_ok=True)
    for name in ("tmp", "var/tmp"):
        (tree / name).chmod(0o1777)
    if not (tree / "var/run").is_symlink():
        (tree / "var/run").symlink_to("/run")
    for name, text in ACCOUNTS.items():
        (tree / name).write_text(text)
    release = tree / "etc/os-release"
    if not release.exists():
        release.unlink(missing_ok=True)
        release.write_text(
            f'ID=debian\nNAME="Debian GNU/Linux"\nPRETTY_NAME="Debian GNU/Linux {suite}"\n'
        )
    for family in ("iptables", "ip6tables"):
        for verb in ("", "-save", "-restore"):
            program = tree / "usr/sbin" / f"{family}{verb}"
            if not program.is_symlink() and (tree / "usr/sbin/xtables-nft-multi").exists():
                program.symlink_to("xtables-nft-multi")


@dataclass(frozen=True)
class Mirror:
    """Where this machine has Debian's packages from."""

    address: str
    keyring: str


def debian_mirror(folder: Path = Path("/etc/apt")) -> Mirror:
    """The mirror of Debian's main archive in apt's sources; the first one, security archives aside."""
    files = [*sorted((folder / "sources.list.d").glob("*.sources")), folder / "sources.list"]
    files += sorted((folder / "sources.list.d").glob("*.list"))
    for file in files:
        if file.exists():
            read = _deb822 if file.suffix == ".sources" else _one_line
            for mirror in read(file.read_text(errors="replace")):
                if re.search(r"/debian/?$", mirror.address):
                    return mirror
    raise TreeError(f"no mirror of Debian in {folder}/sources.list or {folder}/sources.list.d")


def _deb822(text: str) -> Iterator[Mirror]:
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    for stanza in re.split(r"\n\s*\n", lines):
        fields = {
            name.lower(): value.split()
            for name, value in re.findall(r"^([\w-]+):((?:.*)(?:\n[ \t].*)*)", stanza, re.MULTILINE)
        }
        if fields.get("enabled", ["yes"])[0].lower() == "no":
            continue
        keyring = fields.get("signed-by", [""])[0]
        for address in fields.get("uris", []):
            yield Mirror(address, keyring if keyring.startswith("/") else KEYRING)


def _one_line(text: str) -> Iterator[Mirror]:
    for line in text.splitlines():
        found = re.match(r"deb\s+(?:\[(.*?)\]\s+)?(\S+)\s", line)
        if found:
            keyring = re.search(r"signed-by=(/\S+)", found[1] or "")
            yield Mirror(found[2], keyring[1] if keyring else KEYRING)
