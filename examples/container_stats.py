"""Show a container's memory and CPU use: python container_stats.py container [samples]"""

import sys

from engine_v1_41 import Client, ContainerStatsResponse


def line(sample: ContainerStatsResponse) -> str:
    memory = sample.memory_stats.usage if sample.memory_stats else None
    cpu = sample.cpu_stats.cpu_usage if sample.cpu_stats else None
    seconds = (cpu.total_usage or 0) / 1e9 if cpu else 0
    return f"{memory or 0:,} bytes of memory, {seconds:.2f} s of CPU time"


def main(container: str, samples: str = "3") -> None:
    with Client.from_env() as engine, engine.containers.stats(container) as stream:
        for number, sample in enumerate(stream, 1):
            print(line(sample))
            if number == int(samples):
                break  # leaving the block closes the stream


if __name__ == "__main__":
    main(*sys.argv[1:])
