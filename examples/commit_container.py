"""Change something in a container and keep it as an image: python commit_container.py image name:tag"""

import sys

from engine_v1_41 import Client, ContainerConfig


def main(image: str, name: str) -> None:
    repository, _, tag = name.partition(":")
    with Client.from_env() as engine:
        config = ContainerConfig(image=image, cmd=["sh", "-c", "echo hello > /greeting"])
        box = engine.containers.create(config)
        engine.containers.start(box.id)
        engine.containers.wait(box.id)
        commit = engine.images.commit(
            config=ContainerConfig(cmd=["sh", "-c", "cat /greeting; sleep 1"]),
            container=box.id,
            repo=repository,
            tag=tag,
            comment="with a greeting",
        )
        engine.containers.delete(box.id)
        print("committed", commit.id)
        [latest, *_] = engine.images.history(name)
        print("its last layer:", latest.comment)


if __name__ == "__main__":
    main(*sys.argv[1:])
