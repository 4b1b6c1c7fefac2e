"""The representations of all pinned versions, oldest first: for the index of what came when."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from mobygen.document import load_document, resolve_spec
from mobygen.ir import Package
from mobygen.pipeline import Shared, build, document_version, load_knowledge, load_shared
from mobygen.resources import pinned_versions, specs_dir
from mobygen.since import FILE, index, write_since
from mobygen.workers import Workers


def build_all(pool: Workers) -> list[Package]:
    """The IR of every pinned version, without remarks on when each thing came."""
    shared = replace(load_shared(specs_dir()), since={})
    versions = pinned_versions()
    found = dict(pool.map(partial(_build, shared=shared), versions))
    return [found[position] for position in range(len(versions))]


def write_index(pool: Workers) -> tuple[Path, int, bool]:
    """Bring the index up to date: its path, how many things it dates, and if it changed."""
    path = specs_dir() / FILE
    entries = index(build_all(pool))
    return path, len(entries), write_since(path, entries)


def _build(version: str, *, shared: Shared) -> Package:
    document = load_document(resolve_spec(version))
    knowledge = load_knowledge(specs_dir(), document_version(document), shared)
    return build(document, knowledge, f"engine_v{version.replace('.', '_')}")
