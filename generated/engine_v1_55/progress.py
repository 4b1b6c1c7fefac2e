"""Progress of pulls and pushes, added up over the layers into what a progress bar shows.

    progress = Progress()
    with engine.images.create(from_image="alpine", tag="3.22") as steps:
        for step in steps:
            progress.update(step)
            print(f"\\r{progress.fraction:4.0%} {progress.bytes_done}/{progress.bytes_total} bytes", end="")
    print(progress.digest)

It takes the messages of `images.create`, `images.push`, `images.load(quiet=False)`, of pulling and pushing
plugins, and of a build that pulls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

__all__ = ["Layer", "LayerState", "Message", "MessageDetail", "Progress"]


class MessageDetail(Protocol):
    """How far a layer is; the models' `ProgressDetail` is one."""

    @property
    def current(self) -> int | None: ...
    @property
    def total(self) -> int | None: ...


class Message(Protocol):
    """What `Progress` needs of a message; `CreateImageInfo` and `PushImageInfo` have it."""

    @property
    def id(self) -> str | None: ...
    @property
    def status(self) -> str | None: ...
    @property
    def progress_detail(self) -> MessageDetail | None: ...


class LayerState(Enum):
    """Where a layer is."""

    WAITING = "waiting"
    TRANSFERRING = "transferring"
    RETRYING = "retrying"
    """The transfer broke off; the daemon waits before it goes on."""
    TRANSFERRED = "transferred"
    EXTRACTING = "extracting"
    DONE = "done"
    EXISTS = "exists"
    """There was nothing to transfer."""


_STATES = {
    "Pulling fs layer": LayerState.WAITING,
    "Preparing": LayerState.WAITING,
    "Waiting": LayerState.WAITING,
    "Buffering to Disk": LayerState.WAITING,
    "Downloading": LayerState.TRANSFERRING,
    "Pushing": LayerState.TRANSFERRING,
    "Loading layer": LayerState.TRANSFERRING,
    "Verifying Checksum": LayerState.TRANSFERRED,
    "Download complete": LayerState.TRANSFERRED,
    "Extracting": LayerState.EXTRACTING,
    "Pull complete": LayerState.DONE,
    "Pushed": LayerState.DONE,
    "Already exists": LayerState.EXISTS,
    "Layer already exists": LayerState.EXISTS,
}
_PREFIXES = {"Retrying in ": LayerState.RETRYING, "Mounted from ": LayerState.EXISTS}
# A layer that is in one of these is not only transferred: it is being pulled.
_PULLING = frozenset(("Pulling fs layer", "Downloading", "Verifying Checksum", "Download complete"))
_OVER = frozenset((LayerState.DONE, LayerState.EXISTS))
_DIGEST = re.compile(r"\bdigest: (\w+:[0-9a-f]+)", re.IGNORECASE)


@dataclass
class Layer:
    """One layer of the image."""

    id: str
    state: LayerState = LayerState.WAITING
    status: str = ""
    """What the daemon said last."""
    bytes_done: int = 0
    """Bytes transferred, never more than `bytes_total`."""
    bytes_total: int | None = None
    """Bytes to transfer; None as long as the daemon has not said."""
    bytes_extracted: int = 0
    """Of a pull: transferred bytes that are unpacked."""
    extracts: bool = False
    """Whether unpacking follows the transfer."""
    _resumed_at: int = 0

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in _OVER

    @property
    def fraction(self) -> float:
        """How much is done, from 0 to 1; of a pull, the transfer is one half and unpacking the other."""
        if self.finished:
            return 1.0
        transferred = self._share(self.bytes_done)
        if self.state in (LayerState.TRANSFERRED, LayerState.EXTRACTING):
            transferred = 1.0
        if not self.extracts:
            return transferred
        return (transferred + self._share(self.bytes_extracted)) / 2

    def update(self, status: str, state: LayerState | None, detail: MessageDetail | None) -> None:
        """Take in what the daemon says about this layer."""
        if state is LayerState.RETRYING or self.state is LayerState.RETRYING:
            self.bytes_done = self._resumed_at
        self.extracts = self.extracts or status in _PULLING
        self.status = status
        self.state = state or self.state
        current, total = _counts(detail)
        if self.state is LayerState.TRANSFERRING:
            self._transfer(current, total)
        elif self.state is LayerState.EXTRACTING:
            self.extracts = True
            self.bytes_total = total or self.bytes_total
            self.bytes_done = self.bytes_total or self.bytes_done
            self.bytes_extracted = current
        elif self.state in (LayerState.TRANSFERRED, LayerState.DONE):
            self.bytes_done = self.bytes_total or self.bytes_done
            if self.state is LayerState.DONE and self.extracts:
                self.bytes_extracted = self.bytes_done
        elif self.state is LayerState.EXISTS:
            self.bytes_done = self.bytes_total = 0
        self.bytes_done = self._at_most_total(self.bytes_done)
        self.bytes_extracted = self._at_most_total(self.bytes_extracted)

    def _transfer(self, current: int, total: int) -> None:
        if total > (self.bytes_total or 0):
            self.bytes_total = total
        elif total and self.bytes_total:
            # A download that goes on after it broke off counts only what was still missing.
            self._resumed_at = self.bytes_total - total
        self.bytes_done = self._resumed_at + current
        if (
            self.status == "Loading layer"
            and self.bytes_total
            and self.bytes_done >= self.bytes_total
        ):
            self.state = LayerState.DONE  # nothing more is said of it

    def _at_most_total(self, count: int) -> int:
        return count if self.bytes_total is None else min(count, self.bytes_total)

    def _share(self, count: int) -> float:
        return count / self.bytes_total if self.bytes_total else 0.0


class Progress:
    """The progress of one pull or push: call `update` with each of its messages."""

    def __init__(self) -> None:
        self.layers: dict[str, Layer] = {}
        """By id, in the order in which the daemon named them."""
        self.message = ""
        """What the daemon said last that is about no layer."""
        self.digest: str | None = None
        """The digest of the image that was pulled or pushed, once the daemon said it."""

    def update(self, step: Message) -> None:
        """Take in the next message."""
        status = step.status
        if not status:
            return
        state = _state(status)
        if step.id in self.layers or state is not None:
            layer = self.layers.setdefault(step.id or "", Layer(step.id or ""))
            layer.update(status, state, step.progress_detail)
            return
        self.message = status
        digest = _DIGEST.search(status)
        if digest is not None:
            self.digest = digest[1]

    @property
    def bytes_done(self) -> int:
        """Bytes transferred so far. It falls when a transfer breaks off."""
        return sum(layer.bytes_done for layer in self.layers.values())

    @property
    def bytes_total(self) -> int:
        """Bytes to transfer, of the layers whose size is known. See `total_known`."""
        return sum(layer.bytes_total or 0 for layer in self.layers.values())

    @property
    def total_known(self) -> bool:
        """Whether the size of every layer that is not finished is known."""
        return all(
            layer.finished or layer.bytes_total is not None for layer in self.layers.values()
        )

    @property
    def fraction(self) -> float:
        """How much is done, from 0 to 1, and 1 only when every layer is finished.

        Layers count by their size; one whose size is not known yet counts as one of average size. Of
        a pull, the transfer is one half and unpacking the other. It falls when a layer turns out to be
        larger than the others, and when a transfer breaks off.
        """
        layers = [layer for layer in self.layers.values() if layer.state is not LayerState.EXISTS]
        if not layers:
            # Layers that exist are named first: whether there are others, the digest tells.
            return 0.0 if self.digest is None else 1.0
        if all(layer.finished for layer in layers):
            return 1.0
        sizes = [layer.bytes_total for layer in layers if layer.bytes_total]
        average = sum(sizes) / len(sizes) if sizes else 1.0
        weights = [layer.bytes_total or average for layer in layers]
        done = sum(layer.fraction * weight for layer, weight in zip(layers, weights, strict=True))
        return min(done / sum(weights), 1.0)


def _state(status: str) -> LayerState | None:
    """The state that a status says, None if it is about no layer."""
    if status in _STATES:
        return _STATES[status]
    for prefix, state in _PREFIXES.items():
        if status.startswith(prefix):
            return state
    return None


def _counts(detail: MessageDetail | None) -> tuple[int, int]:
    """Bytes done and bytes in all; 0 for what is not said. Seconds, as containerd counts, are no bytes."""
    if detail is None or getattr(detail, "units", None) == "s":
        return 0, 0
    return max(detail.current or 0, 0), max(detail.total or 0, 0)
