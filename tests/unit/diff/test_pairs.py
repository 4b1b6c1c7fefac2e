"""Every pair of versions: the same is equal, and the other way round is the mirror image."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mobygen.diff.causes import mirrored
from mobygen.diff.changes import Change, build_report
from mobygen.diff.rules import BY_ID
from tests.unit.diff.documents import STEPS, VERSIONS, causes, pinned, step

ALL = list(itertools.combinations(VERSIONS, 2))


def image(change: Change, *, flip: bool) -> tuple[object, ...]:
    """What has to be the same of a change and of its mirror image."""

    def rule(id: str) -> str:
        return BY_ID[id].mirror if flip else id

    return (
        mirrored(change.id) if flip else change.id,
        (change.new, change.old) if flip else (change.old, change.new),
        sorted(map(rule, change.rules)),
        change.layer,
        change.subject,
        change.directions,
        change.reach,
        change.names,
        change.cause,
        len(change.details),
        change.definitions,
        sorted(
            (part.name, rule(part.rule), *((part.new, part.old) if flip else (part.old, part.new)))
            for part in change.python
        ),
    )


def check_mirror(old: str, new: str) -> None:
    there = step(old, new)
    back = build_report(pinned(new), pinned(old), causes())
    one = {change.id: image(change, flip=False) for change in there.changes}
    other = {mirrored(change.id): image(change, flip=True) for change in back.changes}
    assert one == other
    assert len(one) == len(there.changes), "ids are unique"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_equals_itself(version: str) -> None:
    report = step(version, version)
    assert report.changes == ()
    assert (report.verdict.wire, report.verdict.client) == ("identical", "identical")


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_a_step_back_is_the_mirror_image(old: str, new: str) -> None:
    check_mirror(old, new)


@given(st.sampled_from(ALL))
@settings(
    max_examples=8,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_any_way_back_is_the_mirror_image(pair: tuple[str, str]) -> None:
    check_mirror(*pair)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_all_pairs() -> None:
    assert len(ALL) == 465
    for old, new in ALL:
        check_mirror(old, new)
    step.cache_clear()
