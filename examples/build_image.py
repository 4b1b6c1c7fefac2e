"""Build an image from a folder, showing progress: python build_image.py folder name:tag"""

import io
import sys
import tarfile

from engine_v1_41 import Client, StreamError


def main(folder: str, name: str) -> None:
    context = io.BytesIO()
    with tarfile.open(fileobj=context, mode="w") as tar:
        tar.add(folder, arcname=".")
    built = None
    with Client.from_env() as engine:
        try:
            for step in engine.images.build(body=context.getvalue(), t=[name], forcerm=True):
                print(step.stream or "", end="")
                if step.aux is not None:
                    built = step.aux.id
        except StreamError as error:
            sys.exit(f"build failed: {error.message}")
    print("built", built)


if __name__ == "__main__":
    main(*sys.argv[1:])
