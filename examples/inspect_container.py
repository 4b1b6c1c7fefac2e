"""Show how a container is doing and what runs in it: python inspect_container.py container"""

import sys

from engine_v1_41 import Client
from engine_v1_41.times import to_datetime


def main(container: str) -> None:
    with Client.from_env() as engine:
        box = engine.containers.inspect(container)
        top = engine.containers.top(container)
    print("name:", box.name)
    print("state:", box.state.status)
    print("since:", to_datetime(box.state.started_at))
    print("address:", box.network_settings.networks["bridge"].ip_address)
    command = top.titles.index("CMD")
    for process in top.processes:
        print("process:", process[command])


if __name__ == "__main__":
    main(*sys.argv[1:])
