"""Print a container's memory and CPU use, a sample a second: python container_stats.py container [samples]"""

import sys

from engine_v1_41 import Client


def main(container: str, samples: str = "3") -> None:
    with Client.from_env() as engine, engine.containers.stats(container) as stream:
        previous = 0
        for number, sample in enumerate(stream, 1):
            used = sample.cpu_stats.cpu_usage.total_usage  # nanoseconds since it started
            cpu = f"+{(used - previous) / 1e6:.1f} ms" if previous else "-"
            print(
                f"{sample.memory_stats.usage:,} bytes, cpu {cpu}, {sample.pids_stats.current} tasks"
            )
            previous = used
            if number == int(samples):
                break  # leaving the block closes the stream


if __name__ == "__main__":
    main(*sys.argv[1:])
