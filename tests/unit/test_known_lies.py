"""What documents say wrongly, or not at all, is right in every package that it concerns.

The list is that of the facts known of daemons, not that of our overlays: each line says what has to
be in the packages, from which version on and up to which. An overlay that is lost, or whose range is
too small, is found here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from mobygen import annotations as pytypes
from mobygen.ir import Argument, Enum, Method, Model, Type
from mobygen.resources import pinned_versions
from tests.unit.all_packages import packages

OLDEST, *_, NEWEST = pinned_versions()


class Fact(NamedTuple):
    """`what` is at `way` in the versions `first` to `last`, and not in the one before them."""

    way: str
    what: str
    first: str = OLDEST
    last: str = NEWEST


_AUTH = "base64url-json AuthConfig | None"
_PLATFORM = "json OCIPlatform | None"
_PLATFORMS = "repeat list[OCIPlatform] | None"
_TEXTS = "NullIsEmpty[list[str]]"

FACTS = (
    # -- names on the wire ------------------------------------------------------------------
    Fact("SecretCreate 201/ID", "str"),
    Fact("ConfigCreate 201/ID", "str", "1.30"),
    Fact("SystemDataUsage 200/BuildCache[]/ Parents", _TEXTS, "1.42"),
    Fact("SystemDataUsage 200/BuildCacheUsage/Items[]/ Parents", _TEXTS, "1.52"),
    Fact("ServiceCreate 201/Warnings", _TEXTS),
    Fact("TaskInspect 200/GenericResources", "NullIsEmpty[list[GenericResourceInfo]]", "1.32"),
    Fact("ContainerUpdate body/NanoCpus", "Maybe[int]"),
    Fact("ContainerCreate body/HostConfig/NanoCpus", "Maybe[int]"),
    Fact("NodeInspect 200/Description/Resources/NanoCPUs", "int | None"),
    Fact("NetworkPrune 200/NetworksDeleted", _TEXTS),
    Fact(
        "ServiceCreate body/TaskTemplate/ContainerSpec/Healthcheck", "Maybe[HealthConfig]", "1.27"
    ),
    # -- references -------------------------------------------------------------------------
    Fact("SecretInspect 200/Spec", "SecretSpecInfo"),
    Fact("ServiceUpdate 200", "json ServiceUpdateResponse"),
    Fact("NodeInspect 200/Description/TLSInfo", "TLSInfo", "1.30"),
    # -- types ------------------------------------------------------------------------------
    Fact("ContainerCreate body/Cmd", "Maybe[list[str]]"),
    Fact("ContainerCreate body/Entrypoint", "Maybe[list[str]]"),
    Fact("ContainerInspect 200/Config/Cmd", _TEXTS),
    Fact("ContainerCreate body/Volumes", "Maybe[dict[str, JsonObject]]"),
    Fact("ContainerCreate body/ExposedPorts", "Maybe[dict[str, JsonObject]]"),
    Fact(
        "ContainerCreate body/HostConfig/PortBindings",
        "Maybe[dict[str, list[PortBinding] | None]]",
    ),
    Fact(
        "ContainerInspect 200/NetworkSettings/Ports",
        "NullIsEmpty[dict[str, list[PortBindingInfo] | None]]",
    ),
    Fact("ContainerInspect 200/ExecIDs", _TEXTS),
    Fact("NetworkInspect 200/IPAM/Options", "NullIsEmpty[dict[str, str]]"),
    Fact("NetworkInspect 200/IPAM/Config[]/AuxiliaryAddresses", "NullIsEmpty[dict[str, str]]"),
    Fact("SystemDataUsage 200/Containers", "NullIsEmpty[list[ContainerSummary]]"),
    Fact("SystemDataUsage 200/Images", "NullIsEmpty[list[ImageSummary]]"),
    Fact("SecretCreate body/Data", "Maybe[bytes]"),
    Fact("ConfigCreate body/Data", "Maybe[bytes]", "1.30"),
    Fact("SwarmUpdate body/CAConfig/ForceRotate", "Maybe[int]", "1.30"),
    Fact(
        "ContainerCreate body/HostConfig/Mounts[]/BindOptions/Propagation",
        "Maybe[Open[MountPropagation]]",
    ),
    Fact("PluginInspect 200/Config/Interface/Types", _TEXTS),
    Fact("VolumeInspect 200/Status", "NullIsEmpty[dict[str, JsonValue]]"),
    Fact("SystemVersion 200/Components[]/Details", "NullIsEmpty[dict[str, str]]", "1.35"),
    Fact("SystemDataUsage 200/ImageUsage/Items", "NullIsEmpty[list[ImageSummary]]", "1.52"),
    Fact("SystemDataUsage 200/ContainerUsage/Items", "NullIsEmpty[list[ContainerSummary]]", "1.52"),
    Fact("SystemDataUsage 200/VolumeUsage/Items", "NullIsEmpty[list[Volume]]", "1.52"),
    Fact("SystemDataUsage 200/BuildCacheUsage/Items", "NullIsEmpty[list[BuildCache]]", "1.52"),
    Fact("NetworkInspect 200/Services", "NullIsEmpty[dict[str, ServiceInfo]]", "1.28"),
    Fact("SwarmInit 200", "json str"),
    # -- times and bytes that documents call texts ----------------------------------------------
    Fact("ContainerInspect 200/State/StartedAt", "Timestamp"),
    Fact("ContainerInspect 200/Created", "Timestamp"),
    Fact("SystemInfo 200/SystemTime", "Timestamp"),
    Fact("SystemVersion 200/BuildTime", "Timestamp | None"),
    Fact("SwarmInspect 200/TLSInfo/CertIssuerSubject", "bytes | None", "1.30"),
    Fact("ExecInspect 200/DetachKeys", "bytes | None", "1.36"),
    Fact("ImageList 200[]/Descriptor/data", "bytes | None", "1.48"),
    # -- what may be null ---------------------------------------------------------------------
    Fact("ContainerInspect 200/HostConfig/Binds", _TEXTS),
    Fact("ContainerInspect 200/HostConfig/MemorySwappiness", "int | None"),
    Fact("ContainerInspect 200/NetworkSettings/Networks{}/Aliases", _TEXTS),
    Fact("ImageList 200[]/Labels", "NullIsEmpty[dict[str, str]]"),
    Fact("ImageList 200[]/RepoDigests", _TEXTS),
    Fact("VolumeList 200/Warnings", _TEXTS),
    Fact("VolumeInspect 200/Options", "NullIsEmpty[dict[str, str]]"),
    Fact("SystemInfo 200/Plugins/Authorization", _TEXTS, "1.32"),
    Fact("ExecInspect 200/ExitCode", "int | None"),
    Fact("ContainerWait 200/Error", "ContainerWaitExitError | None", "1.34"),
    Fact("ContainerPrune 200/ContainersDeleted", _TEXTS),
    Fact("ImagePrune 200/ImagesDeleted", "NullIsEmpty[list[ImageDeleteResponseItem]]"),
    # -- enumerations -------------------------------------------------------------------------
    Fact(
        "ServiceInspect 200/UpdateStatus/State=",
        "updating paused completed rollback_started rollback_paused rollback_completed",
    ),
    Fact(
        "ContainerCreate body/HostConfig/RestartPolicy/Name=",
        " no always unless-stopped on-failure",
    ),
    Fact(
        "ContainerCreate body/HostConfig/LogConfig/Type=",
        "local json-file syslog journald gelf fluentd awslogs splunk etwlogs none",
        "1.39",
    ),
    Fact("ContainerCreate body/HostConfig/LogConfig/Type", "Maybe[Open[LogConfigType]]"),
    # -- properties that documents lack, and one that is in the wrong place ---------------------
    Fact("SystemAuth body/identitytoken", "Maybe[str]"),
    Fact("SystemAuth body/registrytoken", "Maybe[str]"),
    Fact("SystemEvents 200/status", "str | None", last="1.51"),
    Fact("SystemEvents 200/from", "str | None", last="1.51"),
    Fact("SystemDataUsage 200/BuilderSize", "int | None", "1.31", "1.41"),
    Fact("ContainerCreate body/HostConfig/Mounts[]/ClusterOptions", "Maybe[JsonObject]", "1.42"),
    Fact("ServiceInspect 200/PreviousSpec", "ServiceSpecInfo | None"),
    Fact("TaskInspect 200/Volumes", "NullIsEmpty[list[VolumeAttachment]]", "1.42"),
    Fact("NodeInspect 200/Description/CSIInfo", "NullIsEmpty[list[NodeCSIInfo]]", "1.42"),
    Fact("SystemInfo 200/Swarm/Warnings", _TEXTS, "1.41"),
    Fact("SystemInfo 200/Runtimes{}/runtimeType", "str | None", "1.42"),
    Fact("ImageCreate 200/stream", "str | None"),
    Fact("ImageCreate 200/aux", "JsonValue | None"),
    Fact("ImagePush 200/id", "str | None"),
    Fact("ImagePush 200/stream", "str | None"),
    Fact("ImagePush 200/aux", "PushResult | None"),
    Fact("ImagePush 200/progressDetail/units", "str | None"),
    Fact("ImageBuild 200/aux", "ImageID | str | None"),
    Fact("ContainerCreate body/HostConfig/Init", "Maybe[bool]"),
    # -- statuses -----------------------------------------------------------------------------
    Fact("PluginDelete 200", "empty"),
    Fact("SystemAuth 200", "json AuthResponse"),
    Fact("ContainerStart 304", "flag"),
    Fact("ContainerStop 304", "flag"),
    Fact("ContainerPause 409", "error"),
    Fact("ContainerRename 400", "error"),
    Fact("ContainerResize 400", "error"),
    Fact("ContainerResize 409", "error"),
    Fact("ContainerTop 409", "error"),
    Fact("ContainerLogs 400", "error"),
    Fact("ContainerExec 400", "error"),
    Fact("ImagePush 400", "error"),
    Fact("NetworkCreate 409", "error"),
    Fact("ImageGet 404", "error"),
    Fact("ImageGetAll 404", "error"),
    # -- streams ------------------------------------------------------------------------------
    Fact("ContainerAttach", "hijack tty:ContainerInspect.Config.Tty", last="1.41"),
    Fact("ContainerAttach", "hijack tty:ContainerInspect.Config.Tty or media type", "1.42"),
    Fact("ContainerAttach 101", "frames"),
    Fact("ExecStart start", "hijack tty:body.Tty"),
    Fact("ExecStart start 101", "frames"),
    Fact("ExecStart start_detached", "unary"),
    Fact("ExecStart start_detached 200", "empty"),
    Fact("ContainerAttachWebsocket", "websocket"),
    Fact("ContainerLogs", "stream tty:ContainerInspect.Config.Tty", last="1.41"),
    Fact("ContainerLogs", "stream tty:ContainerInspect.Config.Tty or media type", "1.42"),
    Fact("ContainerLogs 200", "frames"),
    Fact("ServiceLogs 200", "frames"),
    Fact(
        "ServiceLogs",
        "stream tty:ServiceInspect.Spec.TaskTemplate.ContainerSpec.TTY or media type",
        "1.42",
    ),
    Fact("TaskLogs 200", "frames", "1.29"),
    Fact("ContainerStats", "stream"),
    Fact("ContainerStats 200", "items ContainerStatsResponse"),
    Fact("ContainerStats stats_once", "long-poll"),
    Fact("ContainerStats stats_once 200", "json ContainerStatsResponse"),
    Fact("ContainerStats stats_once query one-shot", "bool bool | None", "1.41"),
    Fact("SystemEvents 200", "items EventMessage"),
    Fact("ImageBuild 200", "items BuildInfo error:errorDetail"),
    Fact("ImageCreate 200", "items CreateImageInfo error:errorDetail"),
    Fact("ImagePush 200", "items PushImageInfo error:errorDetail"),
    Fact("ImageLoad 200", "items LoadImageInfo error:errorDetail"),
    Fact("PluginPull 200", "items CreateImageInfo error:errorDetail"),
    Fact("PluginUpgrade 200", "items CreateImageInfo error:errorDetail", "1.26"),
    Fact("PluginPush 200", "items PushImageInfo error:errorDetail"),
    Fact("ContainerExport 200", "bytes"),
    Fact("ContainerArchive 200", "bytes"),
    Fact("ImageGet 200", "bytes"),
    Fact("ImageGetAll 200", "bytes"),
    Fact("PutContainerArchive body", "tar RequestBody"),
    Fact("PluginCreate body", "tar RequestBody"),
    Fact("ImageLoad body", "tar RequestBody"),
    Fact("ContainerArchiveInfo 200", "header-json PathStat X-Docker-Container-Path-Stat"),
    Fact("SystemPing 200", "headers Ping"),
    Fact("SystemPingHead 200", "headers Ping", "1.40"),
    Fact("ContainerWait", "long-poll"),
    # -- parameters ---------------------------------------------------------------------------
    Fact("ImageGetAll query names", "repeat list[str] | None"),
    Fact("ImageCreate query changes", "repeat list[str] | None", "1.40"),
    Fact("ImageCommit query changes", "repeat list[str] | None"),
    Fact("ImageBuild query t", "repeat list[str] | None"),
    Fact("ImageBuild query extrahosts", "repeat list[str] | None", "1.28"),
    Fact("ImageBuild query buildargs", "json Mapping[str, str | None] | None"),
    Fact("ImageBuild query labels", "json Mapping[str, str] | None"),
    Fact("ImageBuild query cachefrom", "json list[str] | None"),
    Fact("ImageBuild query outputs", "json list[BuildOutput] | None", "1.40"),
    Fact("ImageBuild query ulimits", "json list[Ulimit] | None"),
    Fact("ImageBuild query cgroupparent", "text str | None"),
    Fact("ImageBuild query cpusetmems", "text str | None"),
    Fact("ImageBuild query securityopt", "json list[str] | None"),
    Fact("ImageBuild query isolation", "text str | None"),
    Fact("ImageBuild query pull", "bool bool | None"),
    Fact("ImageBuild query platform", "text str | None", "1.34"),
    Fact("ImageCreate query platform", "text str | None", "1.32"),
    Fact("ContainerCreate query platform", "text str | None", "1.41"),
    Fact("ImagePush query platform", _PLATFORM, "1.46"),
    Fact("ImageHistory query platform", _PLATFORM, "1.48"),
    Fact("ImageInspect query platform", _PLATFORM, "1.49"),
    Fact("ImageGet query platform", _PLATFORM, "1.48", "1.51"),
    Fact("ImageGet query platform", _PLATFORMS, "1.52"),
    Fact("ImageGetAll query platform", _PLATFORMS, "1.52"),
    Fact("ImageLoad query platform", _PLATFORMS, "1.52"),
    Fact("ImageDelete query platforms", _PLATFORMS, "1.50"),
    Fact("ImageAttestations query platform", _PLATFORMS, "1.55"),
    Fact("ContainerStart query checkpoint", "text str | None"),
    Fact("ContainerStart query checkpoint-dir", "text str | None"),
    Fact("ContainerLogs query details", "bool bool | None"),
    Fact("ContainerLogs query since", "time TimeLike | None"),
    Fact("SystemEvents query until", "time TimeLike | None"),
    Fact("PutContainerArchive query noOverwriteDirNonDir", "bool bool | None"),
    Fact("PutContainerArchive query copyUIDGID", "bool bool | None", "1.39"),
    Fact("PluginEnable query timeout", "text int"),
    Fact("SystemAuth body", "json AuthConfig"),
    Fact("SecretUpdate body", "json SecretSpec", "1.26"),
    Fact("ConfigUpdate body", "json ConfigSpec", "1.30"),
    *(
        Fact(f"{operation} header X-Registry-Auth", _AUTH)
        for operation in ("ImageCreate", "ImagePush", "ImageSearch", "PluginPull", "PluginPush")
    ),
    Fact("DistributionInspect header X-Registry-Auth", _AUTH, "1.30"),
    Fact("ImageBuild header X-Registry-Config", "base64url-json Mapping[str, AuthConfig] | None"),
    *(
        Fact(f"{operation} query filters", "filters Filters | None")
        for operation in ("ContainerPrune", "ImagePrune", "NetworkPrune", "VolumePrune")
    ),
    Fact("BuildPrune query filters", "filters Filters | None", "1.39"),
)

# What documents say of some versions, and no package of any version has.
NOWHERE = (
    "SecretCreate 201/Id",
    "ConfigCreate 201/Id",
    "SystemDataUsage 200/BuildCache[]/Parents",
    "ServiceCreate 201/Warning",
    "TaskInspect 200/AssignedGenericResources",
    "ContainerUpdate body/NanoCPUs",
    "ContainerUpdate body/Init",
    "NodeInspect 200/Description/Resources/NanoCpus",
    "NetworkPrune 200/VolumesDeleted",
    "ServiceCreate body/TaskTemplate/ContainerSpec/HealthCheck",
    "ContainerLogs 101",
    "ServiceLogs 101",
    "TaskLogs 101",
    "PluginPull 204",
    "PluginUpgrade 204",
    "SystemAuth 204",
    "ContainerStats query one-shot",
    "ImageBuild header Content-type",
    "Session",
    "ImageList 200[]/Manifests[]/ImageData/UnpackedSize",
)


@cache
def wire(version: str) -> dict[str, str]:
    """What is where on the wire: operations, parameters, bodies and answers, with their types."""
    package = packages()[version]
    classes: dict[str, Model | Enum] = {model.name: model for model in package.models}
    classes |= {enum.name: enum for enum in package.enums}
    found: dict[str, str] = {}
    for method in (method for tag in package.tags for method in tag.methods):
        start = f"{method.operation} {method.name if method.fixed else ''}".strip()
        found |= errors(start, method)
        found[start] = f"{method.interaction} {terminal(method)}".strip()
        for argument in method.arguments:
            way = f"{start} {argument.location} {argument.wire}"
            found |= below(way, argument.type, classes)
            found[way] = described(argument)
        if method.body is not None:
            for argument in method.body.fields:
                found |= below(f"{start} body/{argument.wire}", argument.type, classes)
                found[f"{start} body/{argument.wire}"] = described(argument)
            if (whole := method.body.argument) is not None:
                found |= below(f"{start} body", whole.type, classes)
                found[f"{start} body"] = f"{method.body.kind} {described(whole)}"
        for result in method.results:
            parts = [result.kind, result.header]
            if result.type is not None:
                found |= below(f"{start} {result.status}", result.type, classes)
                parts.insert(1, pytypes.plain(result.type))
            if result.error:
                parts.append(f"error:{result.error}")
            found[f"{start} {result.status}"] = " ".join(filter(None, parts))
    return found


def errors(start: str, method: Method) -> dict[str, str]:
    return {f"{start} {error.status}": "error" for error in method.errors}


def terminal(method: Method) -> str:
    """Where it says whether a process has a terminal."""
    if method.tty is None:
        return ""
    if method.tty.body:
        return f"tty:body.{method.tty.body}"
    place = ".".join((method.tty.operation, *method.tty.property))
    return f"tty:{place}{' or media type' if method.tty.content_type else ''}"


def described(argument: Argument) -> str:
    return f"{argument.encoding} {pytypes.argument_annotation(argument)}".strip()


def below(way: str, type: Type, classes: dict[str, Model | Enum]) -> Iterator[tuple[str, str]]:
    """The fields of the classes and the values of the enumerations that a type leads to."""
    for inner in type.args:
        step = {"list": "[]", "map": "{}"}.get(type.kind, "")
        yield from below(way + step, inner, classes)
    match classes.get(type.name):
        case Enum() as enum:
            yield f"{way}=", " ".join(str(value) for _, value in enum.members)
        case Model() as model:
            for field in model.fields:
                yield f"{way}/{field.wire}", pytypes.field_annotation(model, field)
                yield from below(f"{way}/{field.wire}", field.type, classes)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.way} from {fact.first}")
def test_what_is_on_the_wire(fact: Fact) -> None:
    versions = pinned_versions()
    first, last = versions.index(fact.first), versions.index(fact.last)
    wrong = {
        version: wire(version).get(fact.way, "(nothing)")
        for version in versions[first : last + 1]
        if wire(version).get(fact.way) != fact.what
    }
    assert wrong == {}
    outside = [*versions[:first][-1:], *versions[last + 1 :][:1]]
    assert [version for version in outside if wire(version).get(fact.way) == fact.what] == []


@pytest.mark.parametrize("way", NOWHERE)
def test_what_is_not(way: str) -> None:
    assert [version for version in pinned_versions() if way in wire(version)] == []


def test_every_filter_is_encoded() -> None:
    for version in pinned_versions():
        for way, what in wire(version).items():
            assert not way.endswith(" query filters") or what.startswith("filters "), (version, way)
