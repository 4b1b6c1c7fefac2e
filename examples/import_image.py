"""Make an image from a root file system: python import_image.py rootfs.tar name:tag"""

import sys

from engine_v1_41 import Client


def main(path: str, image: str) -> None:
    repository, _, tag = image.partition(":")
    with Client.from_env() as engine, open(path, "rb") as tar:
        for step in engine.images.create(from_src="-", repo=repository, tag=tag, body=tar):
            print("imported", step.status)


if __name__ == "__main__":
    main(*sys.argv[1:])
