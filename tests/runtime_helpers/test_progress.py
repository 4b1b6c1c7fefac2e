"""Progress of pulls and pushes. The transcripts in data/ were recorded from daemons."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from templates.runtime.progress import Layer, LayerState, Progress

DATA = Path(__file__).with_name("data")


@dataclass
class Detail:
    current: int | None = None
    total: int | None = None
    units: str | None = None


@dataclass
class Step:
    status: str | None = None
    id: str | None = None
    progress_detail: Detail | None = None


def step(
    status: str, id: str | None = None, current: int | None = None, total: int | None = None
) -> Step:
    return Step(status, id, None if current is None else Detail(current, total))


def recorded(name: str) -> Iterator[Step]:
    for line in (DATA / f"{name}.jsonl").read_text().splitlines():
        message: dict[str, Any] = json.loads(line)
        detail: dict[str, int] = message.get("progressDetail") or {}
        yield Step(
            message.get("status"),
            message.get("id"),
            Detail(detail.get("current"), detail.get("total")),
        )


def replayed(name: str) -> tuple[Progress, list[float]]:
    progress = Progress()
    fractions: list[float] = []
    for message in recorded(name):
        progress.update(message)
        fractions.append(progress.fraction)
        assert 0 <= progress.fraction <= 1
        assert 0 <= progress.bytes_done <= max(progress.bytes_total, progress.bytes_done)
        for layer in progress.layers.values():
            assert 0 <= layer.fraction <= 1
            assert layer.bytes_total is None or layer.bytes_done <= layer.bytes_total
    return progress, fractions


DIGEST = "sha256:ffdb34bf64ddd61a56e205fbfe1447ca9aa2de1c827865b79b82c64322a5e1ae"


def test_a_pull() -> None:
    progress, fractions = replayed("pull")
    assert [layer.state for layer in progress.layers.values()] == [
        LayerState.EXISTS,
        LayerState.DONE,
        LayerState.DONE,
        LayerState.DONE,
    ]
    assert progress.bytes_done == progress.bytes_total == 30_003_974 + 201 + 12_001_556
    assert all(layer.bytes_extracted == layer.bytes_done for layer in progress.layers.values())
    assert progress.digest == DIGEST
    assert progress.message.startswith("Status: Downloaded newer image")
    assert fractions == sorted(fractions)
    # Everything is transferred when the first layer starts to be unpacked: that is half of the work.
    first = [message.status for message in recorded("pull")].index("Extracting")
    assert fractions[first - 1] == 0.5
    assert fractions[-1] == 1.0


def test_a_pull_into_the_containerd_store() -> None:
    progress, fractions = replayed("pull-containerd")
    assert progress.bytes_done == progress.bytes_total == 30_003_974 + 12_001_556
    assert progress.layers["475b195bc041"].bytes_total is None  # never said: too small
    assert progress.total_known
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


def test_an_image_that_is_up_to_date() -> None:
    progress, fractions = replayed("pull-up-to-date")
    assert progress.layers == {}
    assert (progress.bytes_done, progress.bytes_total) == (0, 0)
    assert fractions[0] == 0.0
    assert fractions[-1] == 1.0


def test_a_pull_that_breaks_off_and_goes_on() -> None:
    # The daemon resumes where it was and then counts only what was missing; layer d6aa… twice.
    progress, fractions = replayed("pull-retried")
    assert progress.bytes_done == progress.bytes_total == 30_003_974 + 201 + 12_001_556
    assert fractions[-1] == 1.0


def test_counts_of_a_resumed_layer() -> None:
    layer = Layer("x")
    for counts in [Detail(100, 1000), Detail(50, 700), Detail(60, 400)]:
        layer.update("Retrying in 5 seconds", LayerState.RETRYING, None)
        layer.update("Downloading", LayerState.TRANSFERRING, counts)
    assert (layer.bytes_done, layer.bytes_total) == (660, 1000)
    layer.update("Retrying in 1 second", LayerState.RETRYING, None)
    assert (layer.bytes_done, layer.state) == (600, LayerState.RETRYING)
    layer.update("Downloading", LayerState.TRANSFERRING, Detail(10, 1000))  # from the start again
    assert (layer.bytes_done, layer.bytes_total) == (10, 1000)


def test_a_push() -> None:
    progress, fractions = replayed("push")
    assert {layer.state for layer in progress.layers.values()} == {LayerState.DONE}
    # The daemon reports 512 of 100 bytes, for it counts the tar around them: never more than all.
    assert progress.bytes_done == progress.bytes_total == 2_026_527 + 12_000_000 + 100 + 30_000_000
    assert not any(layer.extracts for layer in progress.layers.values())
    assert progress.digest is not None
    assert progress.digest.startswith("sha256:")
    assert fractions[-1] == 1.0


def test_a_push_of_what_is_there() -> None:
    progress, fractions = replayed("push-again")
    assert {layer.state for layer in progress.layers.values()} == {LayerState.EXISTS}
    assert (progress.bytes_done, progress.bytes_total, progress.total_known) == (0, 0, True)
    assert progress.digest == DIGEST
    assert fractions[-1] == 1.0


def test_a_push_from_the_containerd_store() -> None:
    progress, fractions = replayed("push-containerd")
    assert progress.bytes_done == progress.bytes_total == 1_119_506 + 30_003_974 + 12_001_556
    assert fractions[-1] == 1.0


def test_nothing_yet() -> None:
    progress = Progress()
    progress.update(Step())
    assert (progress.fraction, progress.bytes_done, progress.bytes_total) == (0.0, 0, 0)
    progress.update(step("Pulling from library/alpine", "3.22"))
    assert progress.layers == {}
    assert progress.message == "Pulling from library/alpine"


def test_layers_that_exist_come_first_and_are_not_all() -> None:
    progress = Progress()
    progress.update(step("Already exists", "a"))
    assert progress.fraction == 0.0
    progress.update(step("Pulling fs layer", "b"))
    assert progress.fraction == 0.0


def test_sizes_that_are_not_known_count_as_the_average() -> None:
    progress = Progress()
    seen: list[tuple[int, bool, float]] = []
    for message in (
        step("Pulling fs layer", "a"),
        step("Pulling fs layer", "b"),
        step("Downloading", "a", 100, 1000),
        step("Download complete", "b"),
        step("Pull complete", "b"),
    ):
        progress.update(message)
        seen.append((progress.bytes_total, progress.total_known, round(progress.fraction, 6)))
    assert seen == [
        (0, False, 0.0),
        (0, False, 0.0),
        (1000, False, 0.025),  # a tenth of one half of one of two layers
        (1000, False, (0.05 + 0.5) / 2),
        (1000, True, (0.05 + 1) / 2),
    ]


def test_a_total_that_is_not_said() -> None:
    progress = Progress()
    for total in (-1, 0):
        progress.update(step("Downloading", "a", 700, total))
        assert (progress.bytes_done, progress.bytes_total, progress.fraction) == (700, 0, 0.0)
    progress.update(step("Download complete", "a"))
    assert (progress.bytes_done, progress.fraction) == (700, 0.5)


def test_extraction_counted_in_seconds() -> None:
    progress = Progress()
    progress.update(step("Downloading", "a", 10, 1000))
    progress.update(Step("Extracting", "a", Detail(3, None, "s")))
    layer = progress.layers["a"]
    assert (layer.state, layer.bytes_done, layer.bytes_extracted) == (
        LayerState.EXTRACTING,
        1000,
        0,
    )
    progress.update(step("Pull complete", "a"))
    assert layer.bytes_extracted == 1000


def test_a_layer_mounted_from_another_repository() -> None:
    progress = Progress()
    progress.update(step("Preparing", "a"))
    progress.update(step("Mounted from library/busybox", "a"))
    assert progress.layers["a"].state is LayerState.EXISTS


def test_loading() -> None:
    progress = Progress()
    states: list[tuple[LayerState, float]] = []
    for done in (10, 20):
        progress.update(step("Loading layer", "a", done, 20))
        states.append((progress.layers["a"].state, progress.fraction))
    assert states == [(LayerState.TRANSFERRING, 0.5), (LayerState.DONE, 1.0)]


def test_what_is_new_is_kept_as_text() -> None:
    progress = Progress()
    progress.update(step("Downloading", "a", 1, 2))
    progress.update(step("Something new", "a"))
    assert progress.layers["a"].status == "Something new"
    assert progress.layers["a"].state is LayerState.TRANSFERRING
    progress.update(step("Something else", "b"))
    assert progress.message == "Something else"
    assert list(progress.layers) == ["a"]


_STATUSES = [
    *("Pulling fs layer", "Waiting", "Downloading", "Verifying Checksum", "Download complete"),
    *("Extracting", "Pull complete", "Already exists", "Pushing", "Pushed", "Loading layer"),
    *("Retrying in 3 seconds", "Mounted from x", "Digest: sha256:00", "nothing known"),
]
_COUNTS = st.none() | st.integers(-1, 10**12)
_MESSAGES = st.builds(
    Step,
    st.none() | st.sampled_from(_STATUSES),
    st.none() | st.sampled_from("abc"),
    st.none() | st.builds(Detail, _COUNTS, _COUNTS),
)


@given(st.lists(_MESSAGES))
def test_whatever_comes_the_figures_make_sense(messages: list[Step]) -> None:
    progress = Progress()
    for message in messages:
        progress.update(message)
        assert 0 <= progress.fraction <= 1
        assert progress.bytes_done >= 0
        for layer in progress.layers.values():
            assert layer.bytes_done >= 0
            if layer.bytes_total is not None:
                assert layer.bytes_done <= layer.bytes_total
                assert 0 <= layer.bytes_extracted <= layer.bytes_total
        if progress.fraction == 1.0 and progress.layers:
            assert progress.digest is not None or any(
                layer.fraction == 1.0 for layer in progress.layers.values()
            )
