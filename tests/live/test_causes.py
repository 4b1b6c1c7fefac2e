"""What `specs/causes.yaml` says a daemon does "live, asked for 1.25".

A document of a later version had it for the first time, or stopped having it; a daemon that is asked
for 1.25 does the same, so the document was corrected and the API did not change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from mobygen.versions import ApiVersion
from tests.daemon import IMAGE, Daemon, rest
from tests.live.helpers import Unique, tar_of

OLD = "/v1.25"
V1_45 = ApiVersion.parse("1.45")
JSON = "application/json"


class Caller:
    """Calls the daemon as a client of API 1.25 does."""

    def __init__(self, host: str) -> None:
        self.host = host

    def call(
        self, method: str, target: str, body: object = None, *, content_type: str = JSON
    ) -> tuple[int, Any]:
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        status, answer = rest.request(
            self.host, method, OLD + target, data, content_type=content_type
        )
        try:
            return status, json.loads(answer)
        except ValueError:
            return status, answer

    def get(self, target: str) -> Any:
        status, answer = self.call("GET", target)
        assert status == 200, answer
        return answer

    def post(self, target: str, body: object = None, *, content_type: str = JSON) -> Any:
        status, answer = self.call("POST", target, body, content_type=content_type)
        assert status in (200, 201, 204), answer
        return answer


@pytest.fixture
def old(daemon: Daemon) -> Caller:
    return Caller(daemon.host)


@pytest.fixture
def box(old: Caller, unique: Unique) -> Iterator[str]:
    """A running container; its id."""
    config = {
        "Image": IMAGE,
        "Cmd": "1000",
        "Entrypoint": "sleep",
        "ExposedPorts": {"80/tcp": {}},
        "HostConfig": {
            "Init": False,
            "LogConfig": {"Type": "local"},
            "RestartPolicy": {"Name": "no"},
            "PortBindings": {"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": ""}]},
        },
    }
    id = old.post(f"/containers/create?name={unique('box')}", config)["Id"]
    old.post(f"/containers/{id}/start")
    yield id
    old.call("DELETE", f"/containers/{id}?force=1")


def test_what_a_container_answers(old: Caller, box: str) -> None:
    answer = old.get(f"/containers/{box}/json")
    assert answer["Platform"] == "linux"
    assert answer["Config"]["Cmd"] == ["1000"]
    assert answer["Config"]["Entrypoint"] == ["sleep"]
    assert answer["ExecIDs"] is None
    assert "Node" not in answer
    host = answer["HostConfig"]
    assert host["LogConfig"]["Type"] == "local"
    assert host["RestartPolicy"]["Name"] == "no"
    assert host["PortBindings"]["80/tcp"] == [{"HostIp": "127.0.0.1", "HostPort": ""}]
    settings = answer["NetworkSettings"]
    assert settings.keys() >= {
        *("EndpointID", "GlobalIPv6Address", "GlobalIPv6PrefixLen", "HairpinMode", "IPAddress"),
        *("IPv6Gateway", "LinkLocalIPv6Address", "LinkLocalIPv6PrefixLen", "Networks"),
        *("SandboxID", "SandboxKey", "SecondaryIPAddresses", "SecondaryIPv6Addresses"),
    }
    assert not settings.keys() & {"Address", "PortMapping"}
    assert settings["Networks"]["bridge"]["IPAMConfig"] is None
    assert isinstance(settings["Ports"]["80/tcp"], list)


def test_what_a_process_answers(old: Caller, box: str) -> None:
    config = {"Cmd": ["touch", "/made"], "AttachStdout": True}
    id = old.post(f"/containers/{box}/exec", config)["Id"]
    old.post(f"/exec/{id}/start", {})  # answers when the process has ended
    assert old.get(f"/exec/{id}/json").keys() >= {"CanRemove", "DetachKeys"}
    assert old.get(f"/containers/{box}/json")["ExecIDs"] in ([id], None)
    assert {"Path": "/made", "Kind": 1} in old.get(f"/containers/{box}/changes")


def test_what_statistics_answer(old: Caller, box: str) -> None:
    assert old.get(f"/containers/{box}/stats?stream=0").keys() >= {
        *("read", "preread", "pids_stats", "blkio_stats", "num_procs", "storage_stats"),
        *("cpu_stats", "precpu_stats", "memory_stats", "name", "id", "networks"),
    }


def test_logs_are_not_upgraded(old: Caller, box: str) -> None:
    assert old.call("GET", f"/containers/{box}/logs?stdout=1") == (200, b"")


def test_errors_of_containers(old: Caller, box: str) -> None:
    assert old.call("POST", f"/containers/{box}/start") == (304, b"")
    assert old.call("DELETE", f"/containers/{box}")[0] == 409
    old.post(f"/containers/{box}/kill")
    old.call("POST", f"/containers/{box}/wait")
    assert old.call("POST", f"/containers/{box}/stop") == (304, b"")
    assert old.call("POST", f"/containers/{box}/kill")[0] == 409
    assert old.call("POST", "/containers/create?name=-bad", {"Image": IMAGE})[0] == 400


def test_what_an_image_answers(daemon: Daemon, old: Caller) -> None:
    answer = old.get(f"/images/{quote(IMAGE)}/json")
    assert answer.keys() >= {
        *("Architecture", "Author", "Comment", "Created", "DockerVersion"),
        *("GraphDriver", "Id", "Os", "Parent", "RootFS", "Size", "VirtualSize"),
    }
    # Since 26 a daemon forgets which container an image was made from, whatever version it is asked for.
    assert ("Container" in answer) == (ApiVersion.parse(daemon.api_version) < V1_45)
    assert answer["GraphDriver"].keys() == {"Data", "Name"}
    assert answer["RootFS"]["Type"] == "layers"


def test_an_import_reads_message_and_changes(old: Caller, unique: Unique) -> None:
    name = unique("image")
    query = f"fromSrc=-&repo={name}&message=hello&changes={quote('ENV A=b')}"
    old.post(f"/images/create?{query}", tar_of({"x": ""}), content_type="application/x-tar")
    answer = old.get(f"/images/{name}/json")
    assert answer["Config"]["Env"] == ["A=b"]
    assert answer["Comment"] == "hello"
    old.call("DELETE", f"/images/{name}")


def test_a_push_answers_details_of_errors(daemon: Daemon, old: Caller, unique: Unique) -> None:
    name = f"127.0.0.1:1/{unique('image')}"
    old.post(f"/images/{quote(IMAGE)}/tag?repo={quote(name)}&tag=1")
    answer = rest.request(daemon.host, "POST", f"{OLD}/images/{name}/push?tag=1", b"{}")[1]
    old.call("DELETE", f"/images/{name}:1")
    last = json.loads(answer.splitlines()[-1])
    assert last["errorDetail"]["message"] == last["error"]


def test_a_build_does_not_look_at_its_content_type(old: Caller) -> None:
    bad = b"no tar"
    answers = [
        old.call("POST", "/build", bad, content_type=f"application/{kind}")
        for kind in ("tar", "x-tar", "other")
    ]
    assert answers[0] == answers[1] == answers[2]


def test_what_networks_answer(old: Caller, unique: Unique) -> None:
    bridge = old.get("/networks/bridge")
    assert bridge.keys() >= {"ConfigFrom", "ConfigOnly"}
    assert [bridge[name] for name in ("Internal", "Attachable", "Ingress")] == [False] * 3
    settings, made = unique("settings"), unique("made")
    answer = old.post("/networks/create", {"Name": settings, "ConfigOnly": True})
    assert answer.keys() == {"Id", "Warning"}
    old.post("/networks/create", {"Name": made, "ConfigFrom": {"Network": settings}})
    assert old.get(f"/networks/{made}")["ConfigFrom"] == {"Network": settings}
    for name in (made, settings):
        old.call("DELETE", f"/networks/{name}")
    answer = old.call("POST", "/networks/create", {"Name": made, "ConfigOnly": True, "Scope": "x"})
    assert "scope" in answer[1]["message"], "it reads Scope"


def test_errors_of_networks(old: Caller) -> None:
    assert old.call("DELETE", "/networks/bridge")[0] == 403
    for verb in ("connect", "disconnect"):
        assert old.call("POST", f"/networks/bridge/{verb}", {})[0] in (400, 404), "no Container"
    other = "application/octet-stream"
    status, answer = old.call("POST", "/networks/bridge/connect", b"{}", content_type=other)
    assert (status, JSON in answer["message"]) == (400, True)


def test_a_volume_has_no_sizes(old: Caller, unique: Unique) -> None:
    name = unique("volume")
    assert "UsageData" not in old.post("/volumes/create", {"Name": name})
    assert "UsageData" not in old.get(f"/volumes/{name}")


def test_what_the_daemon_answers(old: Caller, box: str) -> None:
    info = old.get("/info")
    assert info.keys() >= {
        *("BridgeNfIp6tables", "BridgeNfIptables", "CPUSet", "CPUShares", "CgroupDriver"),
        *("ContainerdCommit", "DefaultRuntime", "IndexServerAddress", "InitBinary", "InitCommit"),
        *("Isolation", "LiveRestoreEnabled", "LoggingDriver", "MemTotal", "RegistryConfig"),
        *("RuncCommit", "Runtimes", "SecurityOptions", "Swarm"),
    }
    assert not info.keys() & {"DiscoveryBackend", "InitPath", "InitSha1", "OomScoreAdj"}
    assert "Authorization" in info["Plugins"]
    assert info["RegistryConfig"].keys() >= {
        *("AllowNondistributableArtifactsCIDRs", "AllowNondistributableArtifactsHostnames"),
        *("IndexConfigs", "InsecureRegistryCIDRs", "Mirrors"),
    }
    assert isinstance(old.get("/system/df")["Containers"][0], dict)


def test_no_plugin(old: Caller) -> None:
    assert old.call("POST", "/plugins/none/disable")[0] == 404


@pytest.mark.usefixtures("private")
@pytest.mark.parametrize(
    "target",
    [
        *("/nodes", "/nodes/x", "/services", "/services/x", "/tasks", "/tasks/x"),
        *("/secrets", "/secrets/x", "/swarm", "/swarm/unlockkey"),
    ],
)
def test_no_swarm(old: Caller, target: str) -> None:
    assert old.call("GET", target)[0] == 503


@pytest.mark.usefixtures("swarm")
class TestSwarm:
    def test_secrets_and_configs(self, old: Caller, unique: Unique) -> None:
        for kind in ("secrets", "configs"):
            made = old.post(f"/{kind}/create", {"Name": unique(kind), "Data": "aGVsbG8="})
            assert made.keys() == {"ID"}
            spec = old.get(f"/{kind}/{made['ID']}")["Spec"]
            assert spec["Name"] == unique(kind)
            assert spec.keys() <= {"Name", "Labels", "Data", "Driver", "Templating"}
            assert old.call("DELETE", f"/{kind}/{made['ID']}")[0] == 204
            status, _ = old.call("POST", f"/{kind}/create", {"Name": "x", "Data": ["aGVsbG8="]})
            assert status in (400, 500), "it is not a list"

    def test_nodes(self, old: Caller) -> None:
        (node,) = old.get("/nodes")
        assert node["Status"]["State"] == "ready"
        assert node["ManagerStatus"]["Leader"] is True
        assert node["Description"]["TLSInfo"].keys() >= {"TrustRoot", "CertIssuerSubject"}
        assert isinstance(node["Version"]["Index"], int)

    def test_a_swarm(self, old: Caller) -> None:
        spec = old.get("/swarm")["Spec"]
        assert spec.keys() >= {"Orchestration", "Raft", "Dispatcher", "CAConfig"}
        assert isinstance(spec["Raft"]["SnapshotInterval"], int)
        assert old.get("/networks/ingress")["Peers"][0].keys() == {"Name", "IP"}

    def test_services(self, old: Caller, unique: Unique) -> None:
        name = unique("service")
        check = {"Test": ["NONE"]}
        late = {"Groups": ["1"], "Hostname": "x", "Hosts": ["127.0.0.2 y"], "OpenStdin": True}
        container = {"Image": "127.0.0.1:1/none:1", "HealthCheck": check, **late}
        task = {"ContainerSpec": container}
        body = {"Name": name, "TaskTemplate": task}
        made = old.post("/services/create", body)
        assert isinstance(made["Warnings"], list)
        service = old.get(f"/services/{name}")
        spec = service["Spec"]["TaskTemplate"]["ContainerSpec"]
        assert spec["Healthcheck"] == check, "it reads any spelling, and answers this one"
        assert "HealthCheck" not in spec
        assert {name: spec[name] for name in late} == late
        version = service["Version"]["Index"]
        updated = old.post(f"/services/{name}/update?version={version}", body)
        assert isinstance(updated["Warnings"], list)
        assert all("PortStatus" in task["Status"] for task in old.get("/tasks"))
        assert old.call("DELETE", f"/services/{name}")[0] == 200
        assert old.call("POST", "/services/create", {"Name": name})[0] == 400
