"""A private daemon that is started by the guide's command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.daemon.box import own_program
from tests.daemon.programs import DOCKERD, Program
from tests.remote.guide import daemon_command

PORT = 2376  # that of the guide
_SCRIPT = """#!/bin/sh
# The guide's command, with the flags that make the daemon private.
cd {folder}
flags="$*"
dockerd() {{
    exec {dockerd} $flags "$@"
}}
{command}"""


def secure_dockerd(certificates: Path) -> Program:
    """What to run in place of dockerd; it is beside the certificates of the guide."""
    script = certificates / "dockerd"
    dockerd = own_program(DOCKERD)
    script.write_text(
        _SCRIPT.format(folder=certificates, dockerd=dockerd, command=daemon_command())
    )
    script.chmod(0o755)
    return replace(DOCKERD, name=str(script))
