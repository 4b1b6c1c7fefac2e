"""List images, all or those whose name matches: python list_images.py [pattern]"""

import sys

from engine_v1_41 import Client


def main(pattern: str | None = None) -> None:
    filters = {"reference": pattern} if pattern else None
    with Client.from_env() as engine:
        for image in engine.images.list(filters=filters):
            for tag in image.repo_tags or ["<none>"]:
                print(f"{image.id.removeprefix('sha256:')[:12]}  {image.size:>12,}  {tag}")


if __name__ == "__main__":
    main(*sys.argv[1:])
