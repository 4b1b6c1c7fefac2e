"""The user's own ssh as a way to a daemon: `ssh HOST docker system dial-stdio`.

Their configuration, agent, known hosts and jump hosts apply, and no check of ssh's is changed.
"""

from __future__ import annotations

import math
import os
import re
import shlex
import shutil
import socket
import subprocess
import tempfile
import threading
from typing import IO
from urllib.parse import SplitResult, unquote, urlsplit

from msgspec import Struct

from ..errors import ConnectionFailed, EngineError
from .endpoint import without_password

_CONNECT_TIMEOUT = 30  # seconds, as the CLI's
_LAST_WORDS = 2.0  # seconds that an ssh that has failed, or has its last input, may take to end
_END = 0.5  # seconds that one that has closed its output is waited for, to see how it ends
_MOST_WORDS = 4096
# No options, and nothing that a shell would run: a ProxyCommand of the user's gets these names.
_NO_USER = re.compile(r"""^-|[\0-\x20\x7f"&'();<>`{|}]|\\\Z""")
_NO_HOST = re.compile(rf"{_NO_USER.pattern}|[$\\]")


class SshAddress(Struct, frozen=True):
    """A host, as ssh understands it; `path` is the daemon's socket over there."""

    host: str
    user: str = ""
    port: int | None = None
    path: str = ""

    def __str__(self) -> str:
        user = f"{self.user}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        return f"ssh://{user}{host}{port}{self.path}"

    def command(self, timeout: float | None) -> list[str]:
        """The command that connects its standard input and output with the daemon."""
        patience = _CONNECT_TIMEOUT if timeout is None else max(math.ceil(timeout), 1)
        options = ["-T", "-o", f"ConnectTimeout={patience}"]
        if self.user:
            options += ["-l", self.user]
        if self.port:
            options += ["-p", str(self.port)]
        there = f"--host {shlex.quote(f'unix://{self.path}')} " if self.path else ""
        return ["ssh", *options, "--", self.host, f"docker {there}system dial-stdio"]


def parse_ssh(text: str) -> SshAddress:
    """The address in `ssh://[user@]host[:port][/path/of/docker.sock]`.

    Raises:
        EngineError: It is none, or has a password in it.
    """
    parts, shown = _parts(text), without_password(text)
    if parts is None:
        raise EngineError("an ssh:// address is ssh://[user@]host[:port][/path]")
    if parts.password is not None:
        raise EngineError("an ssh:// address has no password in it: use keys or an agent")
    if parts.scheme != "ssh" or not parts.hostname or parts.query or parts.fragment:
        raise EngineError(f"{shown!r} is no address: write ssh://[user@]host[:port][/path]")
    # urlsplit makes the host lower case, but ssh's configuration may have names of any case.
    given = parts.netloc.rpartition("@")[2]
    at = given.lower().find(parts.hostname)
    host, user = given[at : at + len(parts.hostname)], unquote(parts.username or "")
    for name, unfit in ((host, _NO_HOST), (user, _NO_USER)):
        if unfit.search(name):
            raise EngineError(f"{name!r} in {shown!r} is no name that ssh can be given")
    path = "" if parts.path == "/" else unquote(parts.path)
    if "\0" in path:
        raise EngineError(f"{shown!r} is no address: a path has no null character")
    return SshAddress(host=host, user=user, port=parts.port, path=path)


def _parts(text: str) -> SplitResult | None:
    # The words of the error may be those of a password, so it is not kept.
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    return parts


class SshProcess:
    """A running ssh, whose input and output are one end of a pair of sockets."""

    def __init__(self, address: SshAddress, timeout: float | None) -> None:
        self.address = address
        self._owner = os.getpid()
        self._closed = False
        command = address.command(timeout)
        program = shutil.which(command[0])
        if program is None or not os.path.isabs(program):  # as in the CLI: nothing of "." in PATH
            message = f"cannot run ssh to reach {address}: it is not in PATH"
            raise ConnectionFailed(message, sent=False)
        self._words: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as ssh)
        ours, theirs = socket.socketpair()
        try:
            # A session of its own, as in the CLI: Ctrl-C is for the program that uses us.
            self._process = subprocess.Popen(
                command,
                executable=program,
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                stderr=self._words,
                start_new_session=True,
            )
        except OSError as error:
            ours.close()
            self._words.close()
            message = f"cannot run ssh to reach {address}: {error.strerror or error}"
            raise ConnectionFailed(message, sent=False) from error
        finally:
            theirs.close()
        self.socket = ours

    def give_up(self) -> None:
        """Nobody took the socket over: close it, and end ssh."""
        self.socket.close()
        self.close()

    def has_failed(self) -> bool:
        """Whether ssh has ended with an error. Waits a moment for a process that is about to end;
        one that goes on serves others (ControlMaster)."""
        try:
            status = self._process.wait(_END)
        except subprocess.TimeoutExpired:
            return False
        return status != 0 and not self._closed

    def failure(self) -> ConnectionFailed:
        """Why the connection ended, in ssh's words. Waits for a process that is about to end."""
        try:
            status = f"exit status {self._process.wait(_LAST_WORDS)}"
        except subprocess.TimeoutExpired:
            status = "it has not ended"
        words = "" if self._words.closed else self._stderr()
        return ConnectionFailed(f"ssh to {self.address} failed ({status}): {words or 'no words'}")

    def _stderr(self) -> str:
        size = self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, size - _MOST_WORDS))
        return self._words.read().decode(errors="replace").strip()

    def close(self, *, patiently: bool = False) -> None:
        """End ssh; `patiently` if it may have something that it has not passed on yet.

        Does no harm twice, and nothing in another process after a fork.
        """
        if self._closed or self._owner != os.getpid():
            return
        self._closed = True
        if self._process.poll() is None:
            if not patiently:
                self._process.terminate()
            # Somebody has to wait for it; it takes a moment, and nobody else has to.
            threading.Thread(target=self._reap, daemon=not patiently).start()
        self._words.close()

    def _reap(self) -> None:
        try:
            self._process.wait(_LAST_WORDS)
        except subprocess.TimeoutExpired:
            self._process.terminate()
            self._process.wait()
