"""Build an image from a folder, showing progress: python build_image.py folder name:tag"""

import sys

from engine_v1_41 import Client, ImageID, StreamError
from engine_v1_41.context import build_context


def main(folder: str, name: str) -> None:
    built = None
    with Client.from_env() as engine:
        try:
            # Sent while it is read, and without what .dockerignore names.
            for step in engine.images.build(body=build_context(folder), t=[name], forcerm=True):
                print(step.stream or "", end="")
                if isinstance(step.aux, ImageID):
                    built = step.aux.id
        except StreamError as error:
            sys.exit(f"build failed: {error.message}")
    print("built", built)


if __name__ == "__main__":
    main(*sys.argv[1:])
