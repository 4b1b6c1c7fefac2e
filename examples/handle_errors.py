"""What goes wrong, and how to tell: python handle_errors.py image"""

import sys

from engine_v1_41 import ApiError, BadRequest, Client, Conflict, ContainerConfig, NotFound


def main(image: str) -> None:
    with Client.from_env() as engine:
        try:
            engine.containers.inspect("no-such-container")
        except NotFound as error:
            print("not found:", error.message)

        box = engine.containers.create(ContainerConfig(image=image, cmd=["sleep", "60"]))
        engine.containers.start(box.id)
        try:
            engine.containers.delete(box.id)
        except Conflict as error:
            print("conflict:", error.status, error.operation)
        finally:
            engine.containers.delete(box.id, force=True)

        try:
            engine.containers.create(ContainerConfig(image=image), name="not a name")
        except BadRequest as error:
            print("bad request:", error.message.partition(",")[0])

        try:
            engine.swarm.inspect()
        except ApiError as error:  # any other answer that is an error
            print("error:", type(error).__name__)


if __name__ == "__main__":
    main(*sys.argv[1:])
