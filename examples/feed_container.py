"""Send text through a command in a container: python feed_container.py image text"""

import sys

from engine_v1_41 import Client, ContainerConfig, HostConfig


def main(image: str, text: str) -> None:
    config = ContainerConfig(image=image, cmd=["wc"], open_stdin=True, stdin_once=True)
    with Client.from_env() as engine:
        box = engine.containers.create(config, host_config=HostConfig(auto_remove=True))
        with engine.containers.attach(box.id, stream=True, stdin=True, stdout=True) as session:
            engine.containers.start(box.id)
            session.write(text.encode())
            session.close_stdin()  # the end of its input; its output is still open
            lines, words, size = session.collect().stdout.split()
    print(f"{int(lines)} lines, {int(words)} words, {int(size)} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
