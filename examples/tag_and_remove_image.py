"""Give an image a second name, then take it away: python tag_and_remove_image.py image name:tag"""

import sys

from engine_v1_41 import Client


def main(image: str, name: str) -> None:
    repository, _, tag = name.partition(":")
    with Client.from_env() as engine:
        engine.images.tag(image, repo=repository, tag=tag)
        print("tagged", name in engine.images.inspect(image).repo_tags)
        for item in engine.images.delete(name):
            print("untagged", item.untagged)


if __name__ == "__main__":
    main(*sys.argv[1:])
