"""What docs/guides/remote.md tells the reader to run, word for word."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_TEXT = (Path(__file__).parents[2] / "docs" / "guides" / "remote.md").read_text()
_SECTIONS = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", _TEXT, re.M | re.S))


def titles(language: str) -> list[str]:
    """The sections that have blocks of a language, once for each block."""
    return [title for title in _SECTIONS for _ in blocks(title, language)]


def blocks(title: str, language: str) -> list[str]:
    """A section's blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", _SECTIONS[title], re.M | re.S)


def languages() -> set[str]:
    """What languages the blocks are in."""
    return set(re.findall(r"^```(.*)$", _TEXT, re.M)[::2])


def run_shell(title: str, folder: Path) -> None:
    """Run a section's commands in a folder."""
    commands = "\n".join(blocks(title, "sh"))
    assert "openssl" in commands
    subprocess.run(["sh", "-eux"], input=commands.encode(), cwd=folder, check=True)


def daemon_command() -> str:
    """The command that starts the daemon."""
    [command] = blocks("Start the daemon, and connect", "sh")
    assert command.startswith("dockerd ")
    return command
