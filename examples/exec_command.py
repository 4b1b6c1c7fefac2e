"""Run a command in a running container: python exec_command.py container command…"""

import sys

from engine_v1_41 import Client


def main(container: str, *command: str) -> None:
    with Client.from_env() as engine:
        execution = engine.exec.create(
            container, cmd=list(command), attach_stdout=True, attach_stderr=True
        )
        with engine.exec.start(execution.id) as session:
            output = session.collect()
        print("stdout:", output.stdout.decode(), end="")
        print("stderr:", output.stderr.decode(), end="")
        print("exit code:", engine.exec.inspect(execution.id).exit_code)


if __name__ == "__main__":
    main(*sys.argv[1:])
