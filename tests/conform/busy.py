"""Makes a daemon busy: containers, networks, volumes, images, plugins and services of every kind.

Requests are written out as JSON here, so that what a daemon answers does not depend on our models.
`python -m tests.conform.busy HOST [PREFIX]` makes a daemon busy by hand.
"""

from __future__ import annotations

import base64
import io
import json
import sys
import tarfile
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from tests.daemon import rest
from tests.daemon.session import IMAGE, ensure_image
from tests.daemon.swarm import BUSY, begin_swarm

Json = dict[str, Any]
_SECOND = 1_000_000_000
_DEADLINE = 120
_DOCKERFILE = f"""\
FROM {IMAGE}
LABEL made.by=test
ENV A=1 B=two
ARG C=3
EXPOSE 80 53/udp
VOLUME /data
HEALTHCHECK --interval=5s --timeout=3s --start-period=1s --retries=2 CMD true
STOPSIGNAL SIGINT
SHELL ["/bin/sh", "-ec"]
USER 1000:1000
WORKDIR /tmp
ONBUILD RUN true
RUN echo built > /tmp/built
ENTRYPOINT ["/bin/sh"]
CMD ["-c", "sleep 1000"]
"""


class Busy:
    """Creates things on the daemon at `host`, all with names that begin with `prefix`."""

    def __init__(self, host: str, prefix: str) -> None:
        self.host = host
        self.prefix = prefix
        self.newest = tuple(map(int, rest.version(host)["ApiVersion"].split(".")))

    def everything(self) -> None:
        """All but a swarm."""
        ensure_image(self.host)
        self.images()
        self.networks()
        self.volumes()
        self.containers()
        self.plugins()

    # -- images, networks, volumes ---------------------------------------------------------

    def images(self) -> None:
        context = _tar({"Dockerfile": _DOCKERFILE.encode()})
        for tag, builder in (("classic", "1"), ("buildkit", "2")):
            query = {"t": self.name(tag), "version": builder}
            self.send("POST", f"/build?{urlencode(query)}", context)
        box = self.create("for-commit", {"Cmd": ["true"]})
        query = {"container": box, "author": "us", "comment": "made by hand"}
        self.post(f"/commit?{urlencode(query)}", {"Labels": {"dangling": "yes"}})

    def networks(self) -> None:
        ipam = {
            "Driver": "default",
            "Options": {"an": "option"},
            "Config": [
                {
                    "Subnet": "10.211.0.0/24",
                    "IPRange": "10.211.0.128/25",
                    "Gateway": "10.211.0.1",
                    "AuxiliaryAddresses": {"router": "10.211.0.5"},
                }
            ],
        }
        self.network("plain", {})
        self.network(
            "full",
            {
                "IPAM": ipam,
                "Attachable": True,
                "Labels": {"made.by": "test"},
                "Options": {"com.docker.network.bridge.enable_icc": "true"},
            },
        )
        self.network("internal", {"Internal": True})
        config = {"Config": [{"Subnet": "10.212.0.0/24"}]}
        self.network("configuration", {"ConfigOnly": True, "IPAM": config})
        self.network("configured", {"ConfigFrom": {"Network": self.name("configuration")}})

    def network(self, name: str, body: Json) -> None:
        self.post("/networks/create", {"Name": self.name(name), **body})

    def volumes(self) -> None:
        self.post("/volumes/create", {"Name": self.name("plain")})
        options = {"type": "tmpfs", "device": "tmpfs", "o": "size=1m"}
        full = {"Driver": "local", "DriverOpts": options, "Labels": {"made.by": "test"}}
        self.post("/volumes/create", {"Name": self.name("full"), **full})

    def plugins(self) -> None:
        """A plugin that is not enabled: what it runs does not matter."""
        config = {
            "description": "does nothing",
            "documentation": "none",
            "entrypoint": ["/plugin"],
            "interface": {"socket": "x.sock", "types": ["docker.volumedriver/1.0"]},
            "network": {"type": "host"},
            "env": [{"name": "DEBUG", "description": "more", "settable": ["value"], "value": "0"}],
            "mounts": [
                {
                    "name": "m",
                    "description": "d",
                    "source": "/tmp",
                    "destination": "/mnt",
                    "type": "bind",
                    "options": ["rbind"],
                    "settable": ["source"],
                }
            ],
            "linux": {
                "capabilities": ["CAP_SYS_ADMIN"],
                "devices": [{"name": "d", "description": "d", "path": "/dev/null"}],
            },
            "args": {"name": "a", "description": "d", "value": ["x"]},
        }
        files = {"config.json": json.dumps(config).encode(), "rootfs/plugin": b"\x7fELF"}
        self.send("POST", f"/plugins/create?name={self.name('plugin')}", _tar(files))

    # -- containers ------------------------------------------------------------------------

    def containers(self) -> None:
        self.create("created", {"Cmd": ["true"], "Image": self.name("classic")})
        self.start(self.create("plain", {"Cmd": ["sleep", "1000"]}))
        full = self.create("full", _full(self.name("full"), self.newest), network="full")
        self.start(full)
        self.executions(full)
        others: Mapping[str, Json] = {
            "exited": {"Cmd": ["sh", "-c", "echo out; echo err >&2; exit 3"]},
            "killed": {"Cmd": ["sh", "-c", "kill -9 $$"]},
            "restarting": {"Cmd": ["false"], "HostConfig": {"RestartPolicy": {"Name": "always"}}},
            "broken": {"Cmd": ["/no/such/program"]},
            "with-tty": {"Cmd": ["sh"], "Tty": True, "OpenStdin": True},
            "no-network": {"Cmd": ["sleep", "1000"], "NetworkDisabled": True},
            "host": {"Cmd": ["sleep", "1000"], "HostConfig": {"NetworkMode": "host"}},
            "none": {"Cmd": ["sleep", "1000"], "HostConfig": {"NetworkMode": "none"}},
            "shared": {
                "Cmd": ["sleep", "1000"],
                "HostConfig": {
                    "NetworkMode": f"container:{self.name('plain')}",
                    "IpcMode": "shareable",
                    "VolumesFrom": [f"{self.name('created')}:ro"],
                    "LogConfig": {"Type": "local"},
                },
            },
            "links": {
                "Cmd": ["sleep", "1000"],
                "HostConfig": {
                    "Links": [f"{self.name('plain')}:other"],
                    "LogConfig": {"Type": "none"},
                    "AutoRemove": True,
                    "PublishAllPorts": True,
                },
                "ExposedPorts": {"80/tcp": {}},
            },
            "healthy": {"Cmd": ["sleep", "1000"], "Healthcheck": _check("true")},
            "unhealthy": {"Cmd": ["sleep", "1000"], "Healthcheck": _check("echo no; exit 1")},
            "paused": {"Cmd": ["sleep", "1000"]},
        }
        for name, body in others.items():
            self.start(self.create(name, body))
        self.post(f"/containers/{self.name('paused')}/pause")
        limits = {"Memory": 8 << 20, "MemorySwap": 8 << 20}
        self.start(self.create("oom", {"Cmd": ["tail", "/dev/zero"], "HostConfig": limits}))
        self.until_health_is_known()

    def executions(self, box: str) -> None:
        """One that has ended, one that runs, one that was never started."""
        for command, start in ((["true"], True), (["sleep", "1000"], True), (["ls"], False)):
            body = {
                "Cmd": command,
                "AttachStdout": True,
                "Env": ["A=b"],
                "WorkingDir": "/",
                "User": "0:0",
                "Tty": not start,
                "DetachKeys": "ctrl-x",
            }
            id = self.post(f"/containers/{box}/exec", body)["Id"]
            if start:
                self.post(f"/exec/{id}/start", {"Detach": True})

    def create(self, name: str, body: Json, *, network: str = "") -> str:
        """The id of a new container."""
        if network:
            settings = {
                "IPAMConfig": {"IPv4Address": "10.211.0.77"},
                "Aliases": ["an-alias"],
                "DriverOpts": {"an": "option"},
            }
            endpoints = {"EndpointsConfig": {self.name(network): settings}}
            body = {**body, "NetworkingConfig": endpoints}
        target = f"/containers/create?name={self.name(name)}"
        id: str = self.post(target, {"Image": IMAGE, "StopTimeout": 0, **body})["Id"]
        return id

    def start(self, id: str) -> None:
        status, body = rest.request(self.host, "POST", f"/containers/{id}/start", timeout=60)
        if status not in (204, 304) and b"no such file or directory" not in body:
            raise OSError(f"a container does not start: {status} {body!r}")

    def until_health_is_known(self) -> None:
        end = time.monotonic() + _DEADLINE
        for name in ("healthy", "unhealthy"):
            while self.get(f"/containers/{self.name(name)}/json")["State"]["Health"]["Status"] == (
                "starting"
            ):
                if time.monotonic() > end:
                    raise TimeoutError(f"the health check of {name} says nothing")
                time.sleep(0.1)

    # -- swarm -----------------------------------------------------------------------------

    def swarm(self) -> None:
        """Make it a swarm of one node, with services of every kind."""
        begin_swarm(self.host)
        labels = {"Labels": {"made.by": "test"}}
        data = {"Data": base64.b64encode(b"\0secret\xff").decode()}
        secret = self.post("/secrets/create", {"Name": self.name("secret"), **labels, **data})
        templated = {"Templating": {"Name": "golang"}}
        config = self.post(
            "/configs/create", {"Name": self.name("config"), **labels, **data, **templated}
        )
        overlay = {"Driver": "overlay", "Attachable": True, **labels}
        network = self.post("/networks/create", {"Name": self.name("overlay"), **overlay})["Id"]
        self.again(self.label_the_node)
        full = self.service_spec("service", secret["ID"], config["ID"], network)
        self.service(full)
        self.service({**self.small("global"), "Mode": {"Global": {}}})
        self.service({**self.small("failing", "false"), "Mode": {"Replicated": {"Replicas": 1}}})
        self.service({**self.small("virtual"), "EndpointSpec": {"Mode": "vip"}})
        if self.newest >= (1, 41):
            job = {"ReplicatedJob": {"MaxConcurrent": 1, "TotalCompletions": 2}}
            self.service({**self.small("job", "true"), "Mode": job})
            self.service({**self.small("everywhere", "true"), "Mode": {"GlobalJob": {}}})
        if self.newest >= (1, 42):
            self.cluster_volume(secret["ID"])
        self.until_tasks_run("service")
        full["TaskTemplate"]["ContainerSpec"]["Env"] = ["A=c"]
        self.again(lambda: self.update(full))
        self.until_tasks_run("service")
        self.again(lambda: self.update(full, rollback=True))

    def label_the_node(self) -> None:
        [node] = self.get("/nodes")
        spec = {**node["Spec"], "Labels": {"zone": "a"}}
        self.post(f"/nodes/{node['ID']}/update?version={node['Version']['Index']}", spec)

    def again(self, change: Callable[[], object]) -> None:
        """Make a change until the swarm is not too busy for it."""
        end = time.monotonic() + _DEADLINE
        while True:
            try:
                change()
            except OSError as error:
                if time.monotonic() > end or not any(words in str(error) for words in BUSY):
                    raise
            else:
                return
            time.sleep(0.1)

    def cluster_volume(self, secret: str) -> None:
        """A volume of the swarm, whose driver is not there."""
        mode = {"Scope": "multi", "Sharing": "all", "MountVolume": {"FsType": "ext4"}}
        spec = {
            "Group": "fast",
            "AccessMode": mode,
            "Secrets": [{"Key": "key", "Secret": secret}],
            "AccessibilityRequirements": {"Requisite": [{"Segments": {"zone": "a"}}]},
            "CapacityRange": {"RequiredBytes": 1, "LimitBytes": 10},
            "Availability": "pause",
        }
        self.post(
            "/volumes/create",
            {"Name": self.name("cluster"), "Driver": "csi-nothing", "ClusterVolumeSpec": spec},
        )

    def service(self, spec: Json) -> None:
        self.post("/services/create", spec)

    def update(self, spec: Json, *, rollback: bool = False) -> None:
        target = f"/services/{spec['Name']}"
        query: Json = {"version": self.get(target)["Version"]["Index"]}
        if rollback:
            query["rollback"] = "previous"
        self.post(f"{target}/update?{urlencode(query)}", spec)

    def until_tasks_run(self, name: str) -> None:
        wanted = urlencode({"filters": json.dumps({"service": [self.name(name)]})})
        end = time.monotonic() + _DEADLINE
        while not any(t["Status"]["State"] == "running" for t in self.get(f"/tasks?{wanted}")):
            if time.monotonic() > end:
                raise TimeoutError(f"no task of {name} runs: {self.get(f'/tasks?{wanted}')}")
            time.sleep(0.1)

    def small(self, name: str, command: str = "sleep 1000") -> Json:
        container = {"Image": IMAGE, "Command": ["sh", "-c", command], "StopGracePeriod": 0}
        policy = {"Condition": "none"}
        return {
            "Name": self.name(name),
            "TaskTemplate": {"ContainerSpec": container, "RestartPolicy": policy},
            "EndpointSpec": {"Mode": "dnsrr"},
        }

    def service_spec(self, name: str, secret: str, config: str, network: str) -> Json:
        file = {"Name": "file", "UID": "0", "GID": "0", "Mode": 0o444}
        update = {
            "Parallelism": 1,
            "Delay": 0,
            "FailureAction": "rollback",
            "Monitor": _SECOND,
            "MaxFailureRatio": 0.5,
            "Order": "start-first",
        }
        container = {
            "Image": IMAGE,
            "Labels": {"of": "the container"},
            "Command": ["sh"],
            "Args": ["-c", "echo out; echo err >&2; sleep 1000"],
            "Hostname": "{{.Node.Hostname}}",
            "Env": ["A=b"],
            "Dir": "/tmp",
            "User": "0",
            "Groups": ["0"],
            "Privileges": {"SELinuxContext": {"Disable": True}},
            "TTY": False,
            "OpenStdin": True,
            "ReadOnly": False,
            "Mounts": [
                {"Type": "tmpfs", "Target": "/t", "TmpfsOptions": {"SizeBytes": 1 << 20}},
                {"Type": "volume", "Target": "/v", "VolumeOptions": {"Labels": {"a": "b"}}},
            ],
            "StopSignal": "SIGKILL",
            "StopGracePeriod": 0,
            "HealthCheck": _check("true"),
            "Hosts": ["1.2.3.4 other"],
            "DNSConfig": {"Nameservers": ["1.1.1.1"], "Search": ["x"], "Options": ["ndots:1"]},
            "Secrets": [{"File": file, "SecretID": secret, "SecretName": self.name("secret")}],
            "Configs": [{"File": file, "ConfigID": config, "ConfigName": self.name("config")}],
            "Init": True,
            "Sysctls": {"net.core.somaxconn": "128"},
            "CapabilityAdd": ["CAP_NET_ADMIN"],
            "CapabilityDrop": ["CAP_NET_RAW"],
            "Ulimits": [{"Name": "nofile", "Soft": 100, "Hard": 200}],
        }
        template = {
            "ContainerSpec": container,
            "Resources": {
                "Limits": {"NanoCPUs": 10**9, "MemoryBytes": 64 << 20, "Pids": 50},
                "Reservations": {"MemoryBytes": 8 << 20},
            },
            "RestartPolicy": {"Condition": "any", "Delay": _SECOND, "MaxAttempts": 3, "Window": 0},
            "Placement": {
                "Constraints": ["node.role==manager"],
                "Preferences": [{"Spread": {"SpreadDescriptor": "node.labels.zone"}}],
                "MaxReplicas": 5,
                "Platforms": [{"OS": "linux"}],
            },
            "Networks": [{"Target": network, "Aliases": ["an-alias"]}],
            "LogDriver": {"Name": "json-file", "Options": {"max-file": "2"}},
        }
        port = {"Protocol": "tcp", "TargetPort": 80, "PublishedPort": 18999, "PublishMode": "host"}
        return {
            "Name": self.name(name),
            "Labels": {"made.by": "test"},
            "TaskTemplate": template,
            "Mode": {"Replicated": {"Replicas": 1}},
            "UpdateConfig": {**update, "Order": "stop-first"},
            "RollbackConfig": {**update, "FailureAction": "pause", "Order": "stop-first"},
            "EndpointSpec": {"Mode": "dnsrr", "Ports": [port]},
        }

    # -- requests --------------------------------------------------------------------------

    def name(self, name: str) -> str:
        return f"{self.prefix}-{name}"

    def get(self, target: str) -> Any:
        return self.send("GET", target)

    def post(self, target: str, body: Json | None = None) -> Any:
        return self.send("POST", target, json.dumps(body or {}).encode(), "application/json")

    def send(
        self, method: str, target: str, body: bytes | None = None, kind: str = "application/x-tar"
    ) -> Any:
        status, answer = rest.request(self.host, method, target, body, content_type=kind)
        if status >= 300 or b'"errorDetail"' in answer:
            raise OSError(f"{method} {target}: {status} {answer.decode(errors='replace')[-500:]}")
        try:
            return json.loads(answer)
        except ValueError:
            return answer


def _check(script: str) -> Json:
    times = {"Interval": _SECOND // 5, "Timeout": _SECOND * 60, "StartPeriod": 1_000_000}
    return {"Test": ["CMD-SHELL", script], "Retries": 1, **times}


def _full(volume: str, newest: tuple[int, ...]) -> Json:
    """A container with about every option that any Linux host takes."""
    mounts: list[Json] = [
        {
            "Type": "bind",
            "Source": "/etc",
            "Target": "/bind",
            "ReadOnly": True,
            "BindOptions": {"Propagation": "rprivate", "NonRecursive": True},
        },
        {
            "Type": "volume",
            "Source": volume,
            "Target": "/volume",
            "VolumeOptions": {"NoCopy": True, "Labels": {"a": "b"}},
        },
        {"Type": "volume", "Target": "/anonymous"},
        {
            "Type": "tmpfs",
            "Target": "/tmpfs",
            "TmpfsOptions": {"SizeBytes": 1 << 20, "Mode": 0o1777},
        },
    ]
    if newest >= (1, 48):
        mounts.append({"Type": "image", "Source": IMAGE, "Target": "/image"})
    host: Json = {
        "Memory": 64 << 20,
        "MemoryReservation": 32 << 20,
        "MemorySwap": 128 << 20,
        "MemorySwappiness": 10,
        "CpuShares": 512,
        "CpuPeriod": 100000,
        "CpuQuota": 50000,
        "CpusetCpus": "0",
        "CpusetMems": "0",
        "BlkioWeight": 300,
        "BlkioDeviceReadBps": [{"Path": "/dev/null", "Rate": 1 << 20}],
        "Devices": [
            {"PathOnHost": "/dev/null", "PathInContainer": "/dev/x", "CgroupPermissions": "rwm"}
        ],
        "DeviceCgroupRules": ["c 1:3 rwm"],
        "PidsLimit": 100,
        "OomKillDisable": False,
        "Ulimits": [{"Name": "nofile", "Soft": 100, "Hard": 200}],
        "Init": True,
        "Binds": ["/etc:/old-bind:ro"],
        "PortBindings": {
            "80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "18980"}],
            "53/udp": [{"HostPort": ""}],
        },
        "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 2},
        "Mounts": mounts,
        "Annotations": {"an": "annotation"},
        "CapAdd": ["NET_ADMIN"],
        "CapDrop": ["NET_RAW"],
        "CgroupnsMode": "private" if newest >= (1, 42) else "host",
        "ConsoleSize": [24, 80],
        "Dns": ["1.1.1.1"],
        "DnsOptions": ["ndots:1"],
        "DnsSearch": ["x"],
        "ExtraHosts": ["other:1.2.3.4"],
        "GroupAdd": ["1"],
        "IpcMode": "private",
        "LogConfig": {"Type": "json-file", "Config": {"max-size": "1m", "labels": "a"}},
        "OomScoreAdj": 500,
        "PidMode": "host",
        "ReadonlyRootfs": False,
        "SecurityOpt": ["no-new-privileges"],
        "Tmpfs": {"/old-tmpfs": "size=1m"},
        "UTSMode": "",
        "ShmSize": 1 << 20,
        "Sysctls": {"net.core.somaxconn": "128"},
        "MaskedPaths": ["/proc/kcore"],
        "ReadonlyPaths": ["/proc/bus"],
        "Isolation": "default",
    }
    # What this machine's kernel does not have is left out; the daemon would refuse it.
    for name in ("BlkioWeight", "BlkioDeviceReadBps"):
        del host[name]
    return {
        "Hostname": "full",
        "Domainname": "example.org",
        "User": "0:0",
        "ExposedPorts": {"80/tcp": {}, "53/udp": {}, "8080/tcp": {}},
        "Env": ["A=b", "EMPTY="],
        "Cmd": ["echo out; echo err >&2; sleep 1000"],
        "Entrypoint": ["/bin/sh", "-c"],
        "Healthcheck": _check("true"),
        "Volumes": {"/data": {}},
        "WorkingDir": "/tmp",
        "Labels": {"made.by": "test", "empty": ""},
        "StopSignal": "SIGKILL",
        "Shell": ["/bin/sh", "-c"],
        "HostConfig": host,
    }


def _tar(files: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            entry.mode = 0o755
            tar.addfile(entry, io.BytesIO(content))
    return archive.getvalue()


def main() -> None:
    """Make a daemon busy, with a swarm of one node."""
    host, prefix = sys.argv[1], (sys.argv[2:] or ["busy"])[0]
    busy = Busy(host, prefix)
    busy.everything()
    busy.swarm()


if __name__ == "__main__":
    main()
