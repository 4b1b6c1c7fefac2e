"""Remove the containers that have ended and have a label: `python -m tidy com.example.job`."""

from __future__ import annotations

import sys

from .engine import Client, Conflict, NotFound


def tidy(engine: Client, label: str) -> list[str]:
    """Remove them; their names."""
    removed: list[str] = []
    for box in engine.containers.list(all=True, filters={"label": label, "status": "exited"}):
        try:
            engine.containers.delete(box.id)
        except (NotFound, Conflict):
            continue  # somebody else was faster, or has started it again
        removed.append(box.names[0].removeprefix("/"))
    return removed


if __name__ == "__main__":
    with Client.from_env() as client:
        for name in tidy(client, sys.argv[1]):
            print("removed", name)
