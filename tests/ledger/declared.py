"""What the API's description declares, and what we know about proving it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mobygen.document import load_document, resolve_spec
from mobygen.pipeline import document_version, load_knowledge, normalised
from mobygen.resources import specs_dir

Statuses = frozenset[int]

STAND_INS: Mapping[str, str] = {
    "ImageSearch": "searching is something only Docker Hub offers: the daemon asks a stand-in "
    "for its index, which the tests run beside it",
}
"""Operations whose success needs the public internet, and what is done instead."""

ACCEPTED: Mapping[tuple[str, str], str] = {
    ("NetworkList", "unknown member: $[].Containers"): "a list never tells the containers: the "
    "daemon always sends an empty object, and the model leaves it out",
    ("ContainerChanges", "read leniently: Expected `array`, got `null`"): "null stands for no "
    "changes, and is read as an empty list",
    ("CheckpointList", "read leniently: Expected `array`, got `null`"): "null stands for no "
    "checkpoints, and is read as an empty list",
}
"""Differences between an answer and its model that are meant, and why."""


@cache
def error_statuses(version: str) -> Mapping[str, Statuses]:
    """The error statuses that each operation of an API version declares."""
    document = load_document(resolve_spec(version))
    spec = normalised(document, load_knowledge(specs_dir(), document_version(document)))
    return {
        operation.id: frozenset(r.status for r in operation.responses if r.status >= 400)
        for operation in spec.operations
        if not operation.exclude
    }


def without_proof(declared: Statuses) -> bool:
    """Whether no error can be asked for: 500 alone means a daemon that fails at what it is."""
    return not declared - {500}
