"""``python -m tests.daemon start|stop|status|env``: the tests' private daemon, by hand."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.daemon import box, rest
from tests.daemon.known import KNOWN
from tests.daemon.session import IMAGE, ensure_image, start_known


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.daemon",
        description="A private Docker daemon that goes on until it is stopped.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in {
        "start": f"start it with the image {IMAGE} and print its address",
        "stop": "end it and remove everything it had",
        "status": "say whether it runs; exit status 1 if not",
        "env": "print the shell line that makes docker programs use it (for eval)",
    }.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--name", default="hand", help="to have more than one (default: hand)")
        if name == "start":
            command.add_argument(
                "--socket", type=Path, help="where its socket goes (default: its folder)"
            )
            command.add_argument(
                "--daemon", choices=KNOWN, help="another than the machine's own dockerd"
            )
    arguments = parser.parse_args()
    folder = Path(tempfile.gettempdir()) / f"{box.PREFIX}by-{arguments.name}"
    try:
        if arguments.command == "start" and not box.Box(folder).running():
            daemon = start_known(arguments.daemon, folder=folder, socket=arguments.socket)
            ensure_image(daemon.host)
        return run(arguments.command, box.Box(folder))
    except (box.DaemonError, OSError) as problem:
        print(f"tests.daemon: {problem}", file=sys.stderr)
        return 2


def run(command: str, daemon: box.Box) -> int:
    if command == "stop":
        daemon.stop()
        return 0
    if not daemon.running():
        print("not running (python -m tests.daemon start)", file=sys.stderr)
        return 1
    if command == "env":
        print(f"export DOCKER_HOST={daemon.host}")
    elif command == "status":
        version = rest.version(daemon.host)
        print(f"{daemon.host}  engine {version['Version']}, API {version['ApiVersion']}")
    else:
        print(daemon.host)
    return 0


if __name__ == "__main__":
    sys.exit(main())
