"""What a managed plugin is made of: its configuration and the file system that its program runs in.

The program is a volume driver in Python. It takes along the interpreter that runs the tests: that,
its libraries and the modules it needs make a file system of a few megabytes, without a compiler.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tarfile
from functools import cache

_MODULES = "import encodings.ascii, encodings.idna, json, os, signal, socket"
# collections.abc gives its place to another module as it is imported, in Python 3.13.
_LISTING = (
    f"{_MODULES}, collections, sys; print(collections.__path__[0] + '/abc.py', "
    "*(getattr(m, '__file__', 0) for m in sys.modules.values()))"
)
_LIBRARY = re.compile(r"(?:=>)?\s(/\S+) \(0x")
_SOCKET = "mobygen.sock"

PROGRAM = f"""
import json, os, signal, socket

signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
volumes = {{}}


def answer(call, request):
    name = request.get("Name", "")
    if call == "/Plugin.Activate":
        return {{"Implements": ["VolumeDriver"]}}
    if call == "/VolumeDriver.Capabilities":
        return {{"Capabilities": {{"Scope": "local"}}}}
    if call == "/VolumeDriver.Create":
        volumes[name] = {{"Name": name, "Status": {{"greeting": os.environ["GREETING"]}}}}
    elif call == "/VolumeDriver.List":
        return {{"Volumes": list(volumes.values())}}
    elif call == "/VolumeDriver.Remove":
        del volumes[name]
    elif name not in volumes:
        return {{"Err": "no such volume"}}
    return {{"Volume": volumes.get(name), "Mountpoint": ""}}


listener = socket.socket(socket.AF_UNIX)
listener.bind("/run/docker/plugins/{_SOCKET}")
listener.listen()
while True:
    connection, _ = listener.accept()
    with connection, connection.makefile("rwb") as stream:
        words = stream.readline().decode().split()
        size = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        if words:
            body = json.dumps(answer(words[1], json.loads(stream.read(size) or "{{}}"))).encode()
            head = f"HTTP/1.1 200 OK\\r\\nConnection: close\\r\\nContent-Length: {{len(body)}}\\r\\n\\r\\n"
            stream.write(head.encode() + body)
"""


def plugin_files(description: str, *, runs: bool = True) -> bytes:
    """A tar archive with `config.json` and `rootfs/`, of which the daemon makes a plugin.

    One that is only to be carried about does without an interpreter. No two descriptions may be the
    same: the daemon keeps the files of removed plugins, and refuses to take the same ones again.
    """
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        _add(tar, "config.json", json.dumps(_config(description)).encode())
        _add(tar, "rootfs/description", description.encode())
        _add(tar, "rootfs/plugin.py", PROGRAM.encode())
        for folder in ("run/docker/plugins", "proc", "sys", "dev", "etc", "tmp"):
            entry = tarfile.TarInfo(f"rootfs/{folder}")
            entry.type, entry.mode = tarfile.DIRTYPE, 0o755
            tar.addfile(entry)
        for path, content in (_interpreter() if runs else {}).items():
            _add(tar, f"rootfs{path}", content, 0o755)
    return archive.getvalue()


def _config(description: str) -> dict[str, object]:
    return {
        "description": description,
        "documentation": "https://example.com/",
        "entrypoint": [os.path.realpath(sys.executable), "-IS", "/plugin.py"],
        "interface": {"types": ["docker.volumedriver/1.0"], "socket": _SOCKET},
        "network": {"type": "none"},
        "mounts": [],
        "linux": {"capabilities": ["CAP_NET_ADMIN"]},
        "env": [
            {"name": "GREETING", "description": "a word", "settable": ["value"], "value": "hello"}
        ],
    }


@cache
def _interpreter() -> dict[str, bytes]:
    """The files of a Python that can run the program, by the paths it looks for them at."""
    program = os.path.realpath(sys.executable)
    modules = _output(program, "-IS", "-c", _LISTING).split()
    paths = {program, *(path for path in modules if path.startswith("/"))}
    binaries = [path for path in paths if path == program or path.endswith(".so")]
    paths |= {found for binary in binaries for found in _LIBRARY.findall(_output("ldd", binary))}
    contents: dict[str, bytes] = {}
    for path in sorted(paths):
        with open(path, "rb") as file:
            contents[path] = file.read()
    return contents


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _add(tar: tarfile.TarFile, name: str, content: bytes, mode: int = 0o644) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), mode
    tar.addfile(entry, io.BytesIO(content))
