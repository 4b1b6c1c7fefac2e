"""Put a file into a container and get it back: python copy_files.py container"""

import io
import sys
import tarfile

from engine_v1_41 import Client


def main(container: str) -> None:
    content = b"written outside\n"
    upload = io.BytesIO()
    with tarfile.open(fileobj=upload, mode="w") as tar:
        entry = tarfile.TarInfo("note.txt")
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content))

    with Client.from_env() as engine:
        engine.containers.put_archive(container, path="/tmp", body=upload.getvalue())
        info = engine.containers.archive_info(container, path="/tmp/note.txt")
        print(info.name, info.size, "bytes")
        download = engine.containers.archive(container, path="/tmp/note.txt").read()

    with tarfile.open(fileobj=io.BytesIO(download)) as tar:
        note = tar.extractfile("note.txt")
        if note is not None:
            print(note.read().decode(), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
