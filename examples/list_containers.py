"""List containers, all or those with a label: python list_containers.py [label=value]"""

import sys

from engine_v1_41 import Client


def main(label: str | None = None) -> None:
    filters = {"label": [label]} if label else None
    with Client.from_env() as engine:
        for box in engine.containers.list(all=True, filters=filters):
            print(f"{box.id[:12]}  {box.state:<8}  {box.names[0].lstrip('/')}  {box.command}")


if __name__ == "__main__":
    main(*sys.argv[1:])
