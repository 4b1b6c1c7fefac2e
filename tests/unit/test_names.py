"""Python names: the splitting rule, the word list, and what cannot be named."""

from __future__ import annotations

from pathlib import Path

import pytest

from mobygen.errors import MobygenError
from mobygen.names import Names, load_names
from mobygen.versions import ApiVersion


@pytest.fixture
def names(tmp_path: Path) -> Names:
    path = tmp_path / "names.yaml"
    path.write_text(
        "words: [IPv6, IDs, CPUs, IOps]\n"
        "tags: {Container: {attribute: containers, class: Containers}}\n"
        "operations: {ContainerExec: {tag: exec, name: create}}\n"
        "parameters: {X-Registry-Auth: registry_auth, Foo.bar: baz}\n"
        "models: {TaskSpec.ContainerSpec: ContainerSpec}\n"
        "enum_members: {ChangeType: {0: MODIFIED}}\n"
        'definitions: [{from: Image, to: ImageInspect, api: "<1.39"}]\n'
    )
    return load_names(path, ApiVersion(1, 38))


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("HostConfig", "host_config"),
        ("ID", "id"),
        ("ImageID", "image_id"),
        ("IPv6Gateway", "ipv6_gateway"),
        ("GlobalIPv6Address", "global_ipv6_address"),
        ("NanoCPUs", "nano_cpus"),
        ("DeviceIDs", "device_ids"),
        ("BlkioDeviceReadIOps", "blkio_device_read_iops"),
        ("NCPU", "ncpu"),
        ("OSType", "os_type"),
        ("fromImage", "from_image"),
        ("one-shot", "one_shot"),
        ("os.version", "os_version"),
        (" Parents", "parents"),
        ("blkio_stats", "blkio_stats"),
        ("For", "for_"),
    ],
)
def test_snake_case(names: Names, wire: str, python: str) -> None:
    assert names.snake(wire) == python


def test_explicit_names_win(names: Names) -> None:
    assert names.parameter("ImageCreate", "X-Registry-Auth") == "registry_auth"
    assert names.parameter("Foo", "bar") == "baz"
    assert names.model("TaskSpec.ContainerSpec") == "ContainerSpec"
    assert names.operation("ContainerExec", "Exec") == ("exec", "create")
    assert names.operation("ContainerList", "Container") == ("containers", "list")
    assert names.member("ChangeType", 0) == "MODIFIED"
    assert names.renames == {"Image": "ImageInspect"}


def test_inline_schemas_are_named_after_their_place(names: Names) -> None:
    assert names.model("SwarmSpec.CAConfig.ExternalCAs[]") == "SwarmSpecCAConfigExternalCAs"
    assert names.model("SystemDataUsage.200") == "SystemDataUsage200"


def test_enum_members(names: Names) -> None:
    assert names.member("X", "unless-stopped") == "UNLESS_STOPPED"
    assert names.member("X", "") == "EMPTY"
    assert names.member("X", "1") == "V1"


@pytest.mark.parametrize("wire", ["", "---", "名前"])
def test_what_has_no_name_is_an_error(names: Names, wire: str) -> None:
    with pytest.raises(MobygenError, match=r"names\.yaml"):
        names.snake(wire)
