"""The documentation overlay is complete, knows its subject, and repeats no sentence of upstream's.

The upstream documents are not part of the repository. Tests that need them look for them beside it
and are skipped where they are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SPECS = ROOT / "specs"
DOCS = SPECS / "docs"
UPSTREAM = ROOT.parent / "shared" / "specs"
METHODS = frozenset({"get", "put", "post", "delete", "head", "options", "patch"})

# Eight words in a row do not happen by chance in a text about something else.
LONGEST_SHARED_RUN = 7

# Operations with a JSON body whose properties are separate arguments.
FLATTENED = frozenset(
    {
        "ContainerExec",
        "ExecStart",
        "NetworkCreate",
        "NetworkConnect",
        "NetworkDisconnect",
        "VolumeCreate",
        "SwarmInit",
        "SwarmJoin",
        "SwarmUnlock",
    }
)
# Operations renamed at 1.28; the docs use the newer id.
RENAMED = {
    "ContainerArchiveHead": "ContainerArchiveInfo",
    "ContainerGetArchive": "ContainerArchive",
    "ContainerPutArchive": "PutContainerArchive",
}
# Hijacks the connection for gRPC; not generated.
NOT_GENERATED = frozenset({"Session"})
# Read by the daemon although no document declares them.
UNDECLARED = {
    "CheckpointCreate": {"CheckpointDir", "CheckpointID", "Exit", "id"},
    "CheckpointDelete": {"checkpoint", "dir", "id"},
    "CheckpointList": {"dir", "id"},
    "ContainerLogs": {"details"},
    "ContainerStart": {"checkpoint", "checkpoint-dir"},
    "DistributionInspect": {"X-Registry-Auth"},
    "GetPluginPrivileges": {"X-Registry-Auth"},
    "ImageBuild": {"cgroupparent", "cpusetmems", "isolation", "securityopt", "ulimits"},
    "ImageSearch": {"X-Registry-Auth"},
    "PluginPush": {"X-Registry-Auth"},
}


@cache
def load(path: Path) -> Any:
    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def operation_docs() -> dict[str, dict[str, Any]]:
    data = load(DOCS / "operations.yaml")
    return {id: entry for id, entry in data.items() if id not in ("package", "tags")}


def documents() -> list[Path]:
    """Every document at hand: the repository's own and, where present, upstream's."""
    return sorted(SPECS.glob("v1.*.yaml")) + sorted(UPSTREAM.glob("v1.*.yaml"))


def resolve(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in schema:
        schema = document["definitions"][schema["$ref"].rpartition("/")[2]]
    return schema


def inline_properties(schema: Mapping[str, Any]) -> set[str]:
    """Properties a schema adds itself, not those of the definitions it refers to."""
    found = set(schema.get("properties", {}))
    for part in schema.get("allOf", []):
        found |= inline_properties(part)
    return found


def body_keys(document: Mapping[str, Any], id: str, schema: Mapping[str, Any]) -> set[str]:
    if id in FLATTENED:
        return set(resolve(document, schema).get("properties", {}))
    return {"body"} | (inline_properties(schema) if "allOf" in schema else set())


def operations(document: Mapping[str, Any]) -> dict[str, set[str]]:
    """Operation ids and the keys of everything one can pass to them."""
    found: dict[str, set[str]] = {}
    for item in document["paths"].values():
        for method, operation in item.items():
            if method not in METHODS:
                continue
            id = RENAMED.get(operation["operationId"], operation["operationId"])
            if id in NOT_GENERATED:
                continue
            keys = found.setdefault(id, set())
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "body":
                    keys |= body_keys(document, id, parameter.get("schema", {}))
                else:
                    keys.add(parameter["name"])
    return found


@cache
def known_keys() -> dict[str, set[str]]:
    known: dict[str, set[str]] = {id: set(keys) for id, keys in UNDECLARED.items()}
    for path in documents():
        document = load(path)
        for id, keys in operations(document).items():
            known.setdefault(id, set()).update(keys)
    known.setdefault("VolumeUpdate", set()).add("Spec")
    return known


def texts(node: Any) -> Iterator[str]:
    """All strings below a node of the docs; every one of them is prose."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def upstream_texts(node: Any) -> Iterator[str]:
    """Descriptions, summaries and titles of an upstream document."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("description", "summary", "title") and isinstance(value, str):
                yield value
            else:
                yield from upstream_texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from upstream_texts(value)


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    for start in range(len(words) - length + 1):
        yield tuple(words[start : start + length])


@pytest.mark.parametrize("path", documents(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_operation_and_argument_is_documented(path: Path) -> None:
    docs = operation_docs()
    missing: list[str] = []
    for id, keys in operations(load(path)).items():
        if id not in docs:
            missing.append(id)
            continue
        documented = docs[id].get("params") or {}
        missing += [f"{id}.{key}" for key in keys if not str(documented.get(key, "")).strip()]
    assert sorted(missing) == []


def test_nothing_unknown_is_documented() -> None:
    if not (UPSTREAM / "v1.55.yaml").exists():
        pytest.skip("needs the documents of all versions")
    known = known_keys()
    unknown = [
        f"{id}.{key}"
        for id, entry in operation_docs().items()
        for key in entry.get("params") or {}
        if key not in known.get(id, set())
    ]
    assert unknown == []
    assert [id for id in operation_docs() if id not in known] == []


@pytest.mark.parametrize(
    "id", sorted(operation_docs()) if (DOCS / "operations.yaml").exists() else []
)
def test_form_of_an_operations_docs(id: str) -> None:
    entry = operation_docs()[id]
    assert set(entry) <= {"summary", "doc", "params", "returns", "errors"}
    summary = entry["summary"]
    assert summary.endswith(".") and "\n" not in summary
    assert len(summary) <= 88
    for text in texts(entry):
        # A backslash or a quote at the end would need care in a docstring.
        assert "\\" not in text and not text.endswith('"')
        assert text.count("`") % 2 == 0
        assert text.endswith((".", "?"))
    for status in entry.get("errors") or {}:
        assert re.fullmatch(r"[45]\d\d", status)


def test_every_tag_is_documented() -> None:
    data = load(DOCS / "operations.yaml")
    tags = {
        tag.partition(" ")[0]
        for path in documents()
        for item in load(path)["paths"].values()
        for operation in item.values()
        for tag in operation.get("tags", [])
    }
    assert sorted(tags - set(data["tags"]) - NOT_GENERATED) == []
    assert data["package"].strip()


def test_no_text_is_upstreams() -> None:
    paths = sorted(UPSTREAM.glob("v1.*.yaml"))
    if not paths:
        pytest.skip("needs the upstream documents")
    length = LONGEST_SHARED_RUN + 1
    theirs = {text for path in paths for text in upstream_texts(load(path))}
    taken = {run for text in theirs for run in runs(text, length)}
    shared = [
        f"{path.name}: {' '.join(run)}"
        for path in sorted(DOCS.glob("*.yaml"))
        for text in texts(load(path))
        for run in runs(text, length)
        if run in taken
    ]
    assert shared == []
