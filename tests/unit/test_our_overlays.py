"""Our own overlays, applied to all pinned documents: nothing in them is about nothing."""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonpath
import pytest

from mobygen.document import load_document, resolve_spec
from mobygen.harmonise import harmonise
from mobygen.names import load_names
from mobygen.overlay import Action, Overlays, apply_overlays, load_overlays
from mobygen.pipeline import generate
from mobygen.resources import pinned_versions, specs_dir
from mobygen.versions import ApiVersion

_LIST = re.compile(r"\['[^']*'(?:,\s*'[^']*')+\]")


@cache
def overlays() -> Overlays:
    return load_overlays(specs_dir() / "overlays")


@pytest.mark.parametrize("version", pinned_versions())
def test_every_name_of_a_target_exists(version: str) -> None:
    """`['A','B']` is satisfied by either; ours shall mean both."""
    api = ApiVersion.parse(version)
    names = load_names(specs_dir() / "names.yaml", api)
    data: dict[str, Any] = copy.deepcopy(load_document(resolve_spec(version)).data)
    harmonise(data, names, file=version)
    missing: list[str] = []
    for action in overlays().actions:
        if api in action.versions:
            missing += [
                f"{action.file} {one}"
                for one in single_targets(action)
                if not jsonpath.findall(one, data)
            ]
            apply_overlays(data, [action], api)
    assert missing == []


def single_targets(action: Action) -> Iterator[str]:
    """The targets that an action with lists of names stands for; none if it has no list."""
    lists = _LIST.findall(action.target)
    if not lists:
        return
    template = _LIST.sub("{}", action.target.replace("{", "{{").replace("}", "}}"))
    choices = [re.findall(r"'([^']*)'", names) for names in lists]
    for choice in itertools.product(*choices):
        yield template.format(*(f"['{name}']" for name in choice))


def test_every_action_holds_for_a_version() -> None:
    versions = [ApiVersion.parse(version) for version in pinned_versions()]
    for action in overlays().actions:
        assert any(version in action.versions for version in versions), action.place


def test_reasons_are_sentences() -> None:
    for action in overlays().actions:
        assert action.reason.endswith("."), (action.file, action.reason)


def test_a_document_that_is_not_ours_leaves_misfits_out(tmp_path: Path) -> None:
    """An upstream document of another day still generates; what no longer fits is reported."""
    text = (specs_dir() / "v1.41.yaml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.yaml"
    mine.write_text(text.replace('"/containers/{id}/top":', '"/containers/{id}/processes":'))
    report = generate(str(mine), output=tmp_path)
    assert [misfit.problem for misfit in report.misfits] == ["matches nothing in API 1.41"]
    assert (report.package_dir / "models.py").exists()
