"""Run a command in a new container and show what it prints: python run_container.py image command…"""

import sys

from engine_v1_41 import Client, ContainerConfig, StreamId


def main(image: str, *command: str) -> None:
    with Client.from_env() as engine:
        box = engine.containers.create(ContainerConfig(image=image, cmd=list(command)))
        try:
            # Attached before it starts, so that nothing it prints is missed.
            with engine.containers.attach(box.id, stream=True, stdout=True, stderr=True) as session:
                engine.containers.start(box.id)
                for frame in session:
                    out = sys.stderr if frame.stream is StreamId.STDERR else sys.stdout
                    out.write(frame.data.decode(errors="replace"))
            status = engine.containers.wait(box.id).status_code
        finally:
            engine.containers.delete(box.id, force=True)
    sys.exit(status)


if __name__ == "__main__":
    main(*sys.argv[1:])
