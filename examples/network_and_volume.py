"""Connect two containers and share data between them: python network_and_volume.py image prefix"""

import sys

from engine_v1_41 import Client, ContainerConfig, HostConfig


def main(image: str, prefix: str) -> None:
    with Client.from_env() as engine:
        network = engine.networks.create(name=f"{prefix}-network")
        volume = engine.volumes.create(name=f"{prefix}-volume")
        host = HostConfig(network_mode=f"{prefix}-network", binds=[f"{volume.name}:/data"])
        scripts = {
            "server": "echo from the volume > /data/file; httpd -f -h /data",
            "client": f"until wget -qO- http://{prefix}-server/file; do sleep 0.1; done; sleep 1",
        }
        for role, script in scripts.items():
            config = ContainerConfig(image=image, cmd=["sh", "-c", script])
            engine.containers.create(config, name=f"{prefix}-{role}", host_config=host)
            engine.containers.start(f"{prefix}-{role}")
        engine.containers.wait(f"{prefix}-client")
        logs = engine.containers.logs(f"{prefix}-client", stdout=True)
        print(logs.collect().stdout.decode(), end="")
        for role in scripts:
            engine.containers.delete(f"{prefix}-{role}", force=True)
        engine.networks.delete(network.id)
        engine.volumes.delete(volume.name)


if __name__ == "__main__":
    main(*sys.argv[1:])
