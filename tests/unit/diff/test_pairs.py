"""Every pair of versions: the same is equal, and the other way round is the mirror image.

All 465 pairs are compared both ways, on all cores; the facts are loaded once, before the workers fork.
"""

from __future__ import annotations

import gc
import itertools
import multiprocessing

import pytest

from mobygen.diff.causes import mirrored
from mobygen.diff.changes import Change, build_report
from mobygen.diff.rules import BY_ID
from tests.unit.diff.documents import VERSIONS, causes, pinned, step

ALL = list(itertools.combinations(VERSIONS, 2))
Pair = tuple[str, str]


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


def unlike(pair: Pair) -> tuple[Pair, list[str]]:
    """The ids of what is not its mirror image when a pair is compared the other way round."""
    old, new = (pinned(version) for version in pair)
    there, back = build_report(old, new, causes()), build_report(new, old, causes())
    one = {change.id: image(change, flip=False) for change in there.changes}
    other = {mirrored(change.id): image(change, flip=True) for change in back.changes}
    twice = [] if len(one) == len(there.changes) else ["two changes have one id"]
    return pair, twice + [id for id in one.keys() | other.keys() if one.get(id) != other.get(id)]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_equals_itself(version: str) -> None:
    report = step(version, version)
    assert report.changes == ()
    assert (report.verdict.wire, report.verdict.client) == ("identical", "identical")


@pytest.mark.timeout(600)
def test_any_way_back_is_the_mirror_image() -> None:
    for version in VERSIONS:
        assert pinned(version).client is not None
    causes()
    gc.freeze()  # what is loaded stays: the workers need not look at it again and again
    try:
        with multiprocessing.get_context("fork").Pool() as pool:
            found = dict(pool.imap_unordered(unlike, ALL, chunksize=5))
    finally:
        gc.unfreeze()
    assert len(found) == 465
    assert {pair: ids for pair, ids in found.items() if ids} == {}
