"""Real programs: every example, and the live tests as a corpus."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from mobygen.needs.analysis import analyse
from mobygen.needs.catalogue import Catalogue
from mobygen.needs.project import read_project
from mobygen.needs.uses import Findings

ROOT = Path(__file__).parents[3]

# What each example asks of the daemon, from running them.
OPERATIONS = {
    "build_image": "images.build",
    "commit_container": "containers.create containers.start containers.wait images.commit "
    "containers.delete images.history",
    "container_stats": "containers.stats",
    "copy_files": "containers.put_archive containers.archive_info containers.archive",
    "daemon_info": "system.ping system.version system.info",
    "exec_command": "exec.create exec.start exec.inspect",
    "feed_container": "containers.create containers.attach containers.start",
    "follow_logs": "containers.logs",
    "handle_errors": "containers.inspect containers.create containers.start containers.delete "
    "swarm.inspect",
    "import_image": "images.create",
    "inspect_container": "containers.inspect containers.top",
    "list_containers": "containers.list",
    "list_images": "images.list",
    "network_and_volume": "networks.create volumes.create containers.create containers.start "
    "containers.wait containers.logs containers.delete networks.delete volumes.delete",
    "run_container": "containers.create containers.attach containers.start containers.wait "
    "containers.delete",
    "run_many": "containers.create containers.attach containers.start",
    "tag_and_remove_image": "images.tag images.inspect images.delete",
    "watch_events": "system.events",
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_of_an_example_is_found(name: str, catalogue: Catalogue) -> None:
    findings = _read(ROOT / "examples" / f"{name}.py", catalogue)
    found = {thing for kind, thing in findings.uses if kind == "operation"}
    assert found == set(OPERATIONS[name].split())
    assert not findings.unfollowed


def test_every_example_is_listed_here() -> None:
    scripts = (ROOT / "examples").glob("*.py")
    ours = {path.stem for path in scripts if "engine_v1_41" in path.read_text(encoding="utf-8")}
    assert ours == set(OPERATIONS)


def test_every_call_in_the_live_tests_is_found(catalogue: Catalogue) -> None:
    """Whatever reads `engine.group.method` there is a call of the client's."""
    folder = ROOT / "tests" / "live" / "aio"
    findings = _read(folder, catalogue)
    operations = {thing for kind, thing in findings.uses if kind == "operation"}
    found = {
        (thing, place.file, place.line)
        for (kind, thing), places in findings.uses.items()
        if kind == "operation"
        for place in places
    }
    written = {
        (f"{node.value.attr}.{node.attr}", str(path), node.end_lineno)
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)
        if catalogue.get("operation", f"{node.value.attr}.{node.attr}") is not None
    }
    assert len(written) > 300
    assert not written - found, "calls that were not found"
    assert len(operations) > 80
    assert not findings.unfollowed


def test_fields_in_the_live_tests_are_found(catalogue: Catalogue) -> None:
    """A name that is a field of the client's and of nothing in Python is found where it stands."""
    folder = ROOT / "tests" / "live" / "aio"
    findings = _read(folder, catalogue)
    lines = {
        (place.file, place.line)
        for (kind, _), places in findings.uses.items()
        if kind == "field"
        for place in places
    }
    telling = re.compile(r"\.(status_code|repo_tags|exit_code|network_settings|host_config)\b")
    for path in folder.glob("*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if telling.search(line):
                assert (str(path), number) in lines, f"{path}:{number}: {line.strip()}"


def _read(path: Path, catalogue: Catalogue) -> Findings:
    return analyse(read_project(path), catalogue, "engine_v1_41", "1.41")
