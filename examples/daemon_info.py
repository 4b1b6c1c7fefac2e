"""Who is answering: python daemon_info.py"""

from engine_v1_41 import Client


def main() -> None:
    with Client.from_env() as engine:
        ping = engine.system.ping()
        version = engine.system.version()
        info = engine.system.info()
    print("API:", ping.api_version)
    print("engine:", version.version, version.os, version.arch)
    print("containers:", info.containers_running, "running of", info.containers)
    print("storage:", info.driver)


if __name__ == "__main__":
    main()
