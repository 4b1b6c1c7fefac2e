"""Follow what a container writes until it ends: python follow_logs.py container"""

import sys

from engine_v1_41 import Client


def main(container: str) -> None:
    with (
        Client.from_env() as engine,
        engine.containers.logs(
            container, stdout=True, stderr=True, follow=True, timestamps=True
        ) as logs,
    ):
        for frame in logs:
            time, _, line = frame.data.decode(errors="replace").partition(" ")
            print(time[11:19], frame.stream.name, line, end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
