"""What can run in a box: dockerd, or podman's service that speaks Docker's protocol.

Flags, files and variables may name what a box decides: `{socket}`, `{name}` (its control group), `{data}`,
and `{config}`, a folder of its own for `files`.
"""

from __future__ import annotations

import resource
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tests.daemon.inside import CONFIG, DATA


@dataclass(frozen=True)
class Program:
    """A daemon and how it is started."""

    name: str
    packages: tuple[str, ...]
    """Debian's packages with everything it calls; the first one is it."""
    flags: tuple[str, ...]
    flags_without_firewall: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    hidden: tuple[str, ...] = ()
    """Mounts that it must not see."""
    links: Mapping[str, str] = field(default_factory=dict[str, str])
    """Programs that it calls and a tree may lack, and where they are."""

    def with_flags(self, *flags: str) -> Program:
        return replace(self, flags=(*self.flags, *flags))

    def state(self, name: str, socket: str) -> dict[str, object]:
        """What the first process of a box reads, for a box of this name."""

        def fill(text: str) -> str:
            for word, value in {
                "{socket}": socket,
                "{name}": name,
                "{data}": DATA,
                "{config}": CONFIG,
                "{nofile}": str(resource.getrlimit(resource.RLIMIT_NOFILE)[1]),
                "{nproc}": str(resource.getrlimit(resource.RLIMIT_NPROC)[1]),
            }.items():
                text = text.replace(word, value)
            return text

        return {
            "command": [self.name, *map(fill, self.flags)],
            "flags_without_firewall": list(self.flags_without_firewall),
            "files": {path: fill(text) for path, text in self.files.items()},
            "environment": {key: fill(value) for key, value in self.environment.items()},
            "hidden": list(self.hidden),
            "links": dict(self.links),
        }


DOCKERD = Program(
    "dockerd",
    packages=("docker.io", "iptables", "procps", "xz-utils"),
    flags=(
        "--host=unix://{socket}",
        "--config-file={config}/daemon.json",
        "--data-root={data}",
        "--exec-root=/run/docker",
        "--pidfile=/run/docker.pid",
        "--exec-opt=native.cgroupdriver=cgroupfs",
        "--cgroup-parent=/{name}",
    ),
    flags_without_firewall=("--iptables=false", "--ip-masq=false"),
    files={"daemon.json": "{}\n"},
)

# Podman reads its settings from files. No systemd runs in a box, so nothing may count on it or its journal; limits
# stay as they are here, because not every root may raise them.
PODMAN = Program(
    "podman",
    packages=(
        *("podman", "crun", "netavark", "aardvark-dns", "catatonit", "iptables", "nftables"),
        *("procps", "xz-utils", "tar", "gzip"),
    ),
    flags=(
        *("--root={data}", "--runroot=/run/podman", "--storage-driver=overlay"),
        *("--cgroup-manager=cgroupfs", "--log-level=warn"),
        *("system", "service", "--time=0", "unix://{socket}"),
    ),
    files={
        "containers.conf": """[containers]
log_driver = "k8s-file"
default_ulimits = ["nofile={nofile}:{nofile}", "nproc={nproc}:{nproc}"]
[network]
network_backend = "netavark"
default_subnet = "172.17.0.0/16"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "crun"
""",
        "registries.conf": """unqualified-search-registries = ["docker.io"]
short-name-mode = "disabled"
""",
    },
    environment={
        "CONTAINERS_CONF": "{config}/containers.conf",
        "CONTAINERS_REGISTRIES_CONF": "{config}/registries.conf",
        "PODMAN_IGNORE_CGROUPSV1_WARNING": "1",
    },
    # crun refuses control groups of both kinds side by side
    hidden=("/sys/fs/cgroup/unified",),
)
