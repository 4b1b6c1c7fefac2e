"""What is known of the steps, found out independently: the comparison has to say it."""

from __future__ import annotations

import pytest

from mobygen.diff.changes import Report
from tests.unit.diff.documents import STEPS, change, ids, stated, step

RENAMES = {
    "1.28": {"ImageDeleteResponse → ImageDeleteResponseItem"},
    "1.30": {"Config → ContainerConfig"},
    "1.47": {"GraphDriverData → DriverData"},
    "1.48": {"IdResponse → IDResponse"},
    "1.52": {
        "NetworkContainer → EndpointResource",
        "Port → PortSummary",
        "VolumeCreateOptions → VolumeCreateRequest",
    },
}
OPERATION_IDS = {
    "1.28": {
        "ContainerGetArchive → ContainerArchive",
        "ContainerArchiveHead → ContainerArchiveInfo",
        "ContainerPutArchive → PutContainerArchive",
    }
}


def names(report: Report, action: str, facet: str = "definition") -> set[str]:
    return {
        f"{one.old} → {one.new}"
        for one in report.changes
        if one.layer == "names" and one.action == action and one.facet == facet
    }


@pytest.mark.parametrize(("old", "new"), [("1.32", "1.33"), ("1.50", "1.51")])
def test_a_steps_that_change_nothing(old: str, new: str) -> None:
    for report in (stated(old, new), step(old, new)):
        assert {one.layer for one in report.changes} <= {"docs"}
        assert (report.verdict.wire, report.verdict.client) == ("identical", "identical")


def test_a_deprecations_of_1_51_are_said_in_prose_only() -> None:
    assert ids(step("1.50", "1.51")) == {
        "docs:ImageInspect.DockerVersion:deprecated",
        "docs:ImageInspect.Parent:deprecated",
        "docs:NetworkSettings.Bridge:deprecated",
        "docs:Plugin.Config.DockerVersion:deprecated",
        "docs:Resources.KernelMemoryTCP:deprecated",
        "docs:SystemInfo.KernelMemoryTCP:deprecated",
    }


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_c_exact_renames(old: str, new: str) -> None:
    exact = {
        f"{one.old} → {one.new}"
        for one in stated(old, new).changes
        if one.rule == "definition-renamed" and one.message.endswith(", the same shape")
    }
    assert exact == RENAMES.get(new, set())


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_c_operation_ids(old: str, new: str) -> None:
    report = stated(old, new)
    assert names(report, "renamed", "operationId") == OPERATION_IDS.get(new, set())


def test_c_a_near_rename_is_told_apart() -> None:
    (near,) = [c for c in stated("1.38", "1.39").changes if c.rule == "definition-renamed"]
    assert (near.old, near.new) == ("Image", "ImageInspect")
    assert near.message.endswith("not quite the same shape")


def test_c_the_same_shape_elsewhere_is_no_rename() -> None:
    report = stated("1.35", "1.36")
    assert names(report, "renamed") == set()
    assert change(report, "wire:BuildInfo.aux:added").definitions == ("ImageID",)


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_a_rename_or_extraction_is_nothing_on_the_wire(old: str, new: str) -> None:
    for one in stated(old, new).changes:
        if one.layer == "names":
            assert one.severity != "breaking"
            assert one.directions == ()


def test_a_name_with_a_new_meaning() -> None:
    (reused,) = [c for c in stated("1.29", "1.30").changes if c.rule == "definition-reused"]
    assert reused.subject == "Config"
    assert "Hostname" in str(reused.old)
    assert "CreatedAt" in str(reused.new)


@pytest.mark.parametrize(
    ("old", "new", "id", "values"),
    [
        ("1.39", "1.40", "wire:RestartPolicy.Name:enum:added", ("no",)),
        ("1.29", "1.30", "wire:RestartPolicy.Name:enum:added", ("",)),
        ("1.36", "1.37", "wire:EndpointPortConfig.Protocol:enum:added", ("sctp",)),
        ("1.36", "1.37", "wire:PortSummary.Type:enum:added", ("sctp",)),
        ("1.36", "1.37", "wire:TaskState:enum:added", ("remove", "orphaned")),
        (
            "1.27",
            "1.28",
            "wire:ServiceSpec.UpdateConfig.FailureAction:enum:added",
            ("rollback",),
        ),
        ("1.41", "1.42", "wire:MountType:enum:added", ("cluster",)),
        ("1.47", "1.48", "wire:MountType:enum:added", ("image",)),
        ("1.47", "1.48", "wire:HostConfig.LogConfig.Type:enum:added", ("local",)),
    ],
)
def test_f_values_of_enumerations(old: str, new: str, id: str, values: tuple[str, ...]) -> None:
    one = change(stated(old, new), id)
    assert one.new == values
    assert one.severity == "info"


def test_f_a_string_gets_its_values_listed() -> None:
    one = change(stated("1.47", "1.48"), "wire:ContainerSummary.State:enum:introduced")
    assert isinstance(one.new, tuple)
    assert len(one.new) == 7


def test_f_no_value_was_ever_removed() -> None:
    gone = {
        one.id
        for old, new in STEPS
        for one in stated(old, new).changes
        if one.facet == "enum" and one.action in ("removed", "lifted")
    }
    assert gone == {"wire:ImageBuild.Content-type:enum:removed"}


def test_j_defaults() -> None:
    build = stated("1.27", "1.28")
    default = change(build, "wire:ImageBuild.Content-type:default")
    assert (default.old, default.new) == ("application/tar", "application/x-tar")
    assert change(build, "wire:ImageBuild.Content-type:enum:added").new == ("application/x-tar",)
    signal = change(stated("1.38", "1.39"), "wire:ContainerConfig.StopSignal:default")
    assert (signal.old, signal.new) == ("SIGTERM", None)
    networks = {
        (one.subject, one.old, one.new)
        for one in stated("1.40", "1.41").changes
        if one.facet == "default"
    }
    assert networks == {
        (f"Network.{name}", None, False) for name in ("Internal", "Attachable", "Ingress")
    }


@pytest.mark.parametrize(
    ("old", "new", "operations"),
    [
        (
            "1.41",
            "1.42",
            {"ContainerAttach", "ContainerLogs", "ExecStart", "ServiceLogs", "TaskLogs"},
        ),
        ("1.51", "1.52", {"SystemEvents"}),
        ("1.52", "1.53", {"SystemEvents"}),
    ],
)
def test_k_media_types_of_answers(old: str, new: str, operations: set[str]) -> None:
    met = {
        reach.operation
        for one in stated(old, new).changes
        for reach in one.reach
        if reach.location == "response media type"
    }
    assert met == operations


# -- the changelog -------------------------------------------------------------------------


def test_1_42() -> None:
    """The changelog has no cluster mounts and no ConsoleSize of exec start; it has BuilderSize."""
    found = ids(step("1.41", "1.42"), "wire")
    assert found >= {
        "wire:SystemInfo.ClusterStore:removed",
        "wire:SystemInfo.ClusterAdvertise:removed",
        "wire:MountType:enum:added",
        "wire:ExecStart.body.ConsoleSize:added",
        "wire:HostConfig.ConsoleSize:nullable",
        "wire:Resources.KernelMemory:removed",
    }
    assert "names:definition ContainerCreateResponse:extracted" in ids(step("1.41", "1.42"))


def test_1_45_is_clean() -> None:
    report = step("1.44", "1.45")
    assert ids(report) == {
        "wire:Mount.VolumeOptions.Subpath:added",
        "wire:ImageInspect.Container:removed",
        "wire:ImageInspect.ContainerConfig:removed",
    }
    subpath = change(stated("1.44", "1.45"), "wire:Mount.VolumeOptions.Subpath:added")
    assert len(subpath.reach) == 8
    subpath = change(report, "wire:Mount.VolumeOptions.Subpath:added")
    assert "VolumeOptions.subpath" in subpath.names
    gone = change(report, "wire:ImageInspect.Container:removed")
    assert gone.deprecated == "since 1.44, to be gone in 1.45, use Config"
    assert gone.names == ("ImageInspect.container",)
    assert all(one.cause.kind == "api" for one in report.changes)


def test_1_48() -> None:
    """Typed statistics and 60 nullable facets are corrections; EnableIPv4 came with 1.47."""
    report = step("1.47", "1.48")
    stats = [
        one
        for one in stated("1.47", "1.48").changes
        if one.layer == "wire" and one.subject.startswith("ContainerStats")
    ]
    assert len(stats) == 12
    for one in stats:
        assert change(report, one.id).cause.kind == "correction"
    assert not [c for c in report.changes if "EnableIPv4" in c.subject and c.layer == "wire"]
    assert "wire:Network.EnableIPv4:added" in ids(step("1.46", "1.47"))
    nullable = [c for c in report.changes if c.facet == "nullable"]
    assert nullable
    assert {c.cause.kind for c in nullable} == {"correction"}
    assert report.verdict.wire == "compatible"


def test_1_49_is_clean() -> None:
    report = step("1.48", "1.49")
    assert ids(report) == {
        "wire:Commit.Expected:removed",
        "wire:ImageInspect.platform:added",
        "wire:RegistryServiceConfig.AllowNondistributableArtifactsCIDRs:removed",
        "wire:RegistryServiceConfig.AllowNondistributableArtifactsHostnames:removed",
        "wire:SystemInfo.FirewallBackend:added",
    }
    assert {one.cause.kind for one in report.changes} == {"api"}
    assert len(change(report, "wire:Commit.Expected:removed").reach) == 3


def test_1_52() -> None:
    report = step("1.51", "1.52")
    assert ids(report, "wire") >= {
        "wire:BuildPrune.keep-storage:removed",
        "wire:AuthConfig.email:removed",
        "wire:ContainerSummary.Health:added",
        "wire:ContainerInspectResponse.Storage:added",
        "wire:CreateImageInfo.error:removed",
        "wire:CreateImageInfo.progress:removed",
        "wire:Plugin.Config.DockerVersion:removed",
        "wire:Plugin.Config.Interface.Types[]:type",
        "wire:NetworkList.200[]:schema",
        "wire:ImageGetAll.platform:type",
    }
    listed = change(report, "wire:NetworkList.200[]:schema")
    assert (listed.old, listed.new) == ("Network", "NetworkSummary")
    # Only the changelog says that events lose what they repeat; our overlays know it.
    assert change(report, "wire:EventMessage.status:removed").cause.kind == "api"
    assert "wire:EventMessage.status:removed" not in ids(stated("1.51", "1.52"))
    # The legacy fields are gone from the document, not from the answers.
    assert change(report, "wire:SystemDataUsage.200.Images:removed").cause.kind == "correction"


def test_1_54_and_1_55() -> None:
    assert ids(stated("1.53", "1.54")) == {
        "wire:ImageList.identity:added",
        "wire:ImageManifestSummary.ImageData.Identity:added",
    }
    report = stated("1.54", "1.55")
    assert ids(report) == {"wire:ImageAttestations:added"}
    assert report.changes[0].definitions == ("AttestationStatement",)


@pytest.mark.parametrize(
    ("old", "new", "id"),
    [
        ("1.25", "1.26", "wire:NetworkPrune.200.VolumesDeleted:removed"),
        ("1.26", "1.27", "wire:Resources.NanoCpus:removed"),
        ("1.26", "1.27", "wire:VolumePrune.filters:removed"),
        ("1.30", "1.31", "wire:SecretSpec.Data:type"),
        ("1.34", "1.35", "wire:HostConfig.PortBindings:schema"),
        ("1.37", "1.38", "wire:Resources.KernelMemory:removed"),
        ("1.38", "1.39", "wire:ContainerStart.304:type"),
        ("1.43", "1.44", "wire:ServiceCreate.201.Warning:removed"),
    ],
)
def test_mistakes_of_documents_are_no_changes_of_the_api(old: str, new: str, id: str) -> None:
    """Breaking as documented; with what we know, not on the wire."""
    assert change(stated(old, new), id).severity == "breaking"
    known = [one for one in step(old, new).changes if one.id == id]
    assert all(one.cause.kind == "correction" and not one.breaks_wire for one in known)


def test_the_steps_that_break_the_wire() -> None:
    breaking = {new for old, new in STEPS if step(old, new).verdict.wire == "breaking"}
    assert breaking == {
        "1.28",  # the containers of a network are not listed any more
        "1.41",
        "1.42",
        "1.44",
        "1.45",
        "1.46",  # CheckDuplicate is gone
        "1.49",
        "1.50",
        "1.52",
    }


def test_names_in_python_lead() -> None:
    """The examples that the project was given."""
    platform = change(step("1.40", "1.41"), "wire:ContainerCreate.platform:added")
    assert platform.names == ("containers.create(platform=)",)
    size = change(step("1.43", "1.44"), "wire:ImageInspect.VirtualSize:removed")
    assert size.names == ("ImageInspect.virtual_size",)
    assert [(part.name, part.change, part.severity) for part in size.python] == [
        ("ImageInspect.virtual_size", "removed", "breaking")
    ]
