"""What BuildKit tells about a build: steps, their logs, progress and warnings.

With `version="2"` the daemon builds with BuildKit and sends, among its messages, some whose `id` is
`moby.buildkit.trace`; their `aux` is base64 of a protobuf message. `BuildProgress` reads them all:

    progress = BuildProgress()
    with engine.images.build(body=build_context("."), version="2", t=["app:1"]) as stream:
        for message in stream:
            for log in progress.update(message).logs:
                print(log.data.decode(errors="replace"), end="")
    print(progress.image_id, progress.fraction)

A build that fails raises StreamError from the stream; `progress` then still knows the steps, which of
them failed, and what they had printed.

What needs a session with the client is not offered: build secrets and SSH (`RUN --mount=type=secret`,
`type=ssh`), exporting to local files, a local build cache. The daemon refuses such a build with
`no active session`, and the error's `hint` says what that means.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol, cast

from ._runtime.protobuf import Fields
from .errors import ProtocolError
from .times import Timestamp

__all__ = [
    "TRACE",
    "BuildProgress",
    "Range",
    "Step",
    "StepLog",
    "StepProgress",
    "StepState",
    "StepStatus",
    "StepWarning",
    "Trace",
    "decode_trace",
]

TRACE = "moby.buildkit.trace"
"""The `id` of the messages that hold a trace."""

_IMAGE_ID = ("moby.image.id", None)
_LOG_LIMIT = 1024 * 1024
_FIRST_SECOND = -62135596800  # year 1
_LAST_SECOND = 253402300799  # year 9999
_EPOCH = datetime(1970, 1, 1)


@dataclass(frozen=True)
class Step:
    """A step of the build (BuildKit calls it a vertex). It is sent again whenever it changes."""

    digest: str
    """What identifies the step."""
    name: str
    """For example `[stage-1 2/3] RUN make`."""
    inputs: tuple[str, ...] = ()
    """Digests of the steps it needs."""
    cached: bool = False
    started: Timestamp | None = None
    completed: Timestamp | None = None
    error: str = ""
    """Why it failed; empty when it did not."""
    group: str = ""
    """The name of the group of steps it is shown with, if any."""


@dataclass(frozen=True)
class StepStatus:
    """Progress of a part of a step, such as a layer that is pulled or exported."""

    id: str
    """What identifies the part within its step."""
    step: str
    """Digest of the step."""
    name: str
    """What to show; the id, if BuildKit gives no other name."""
    current: int = 0
    total: int = 0
    """What `current` counts up to, usually bytes; 0 when it is not known."""
    timestamp: Timestamp | None = None
    started: Timestamp | None = None
    completed: Timestamp | None = None


@dataclass(frozen=True)
class StepLog:
    """Output of a step, as its command wrote it: part of a line, or several."""

    step: str
    """Digest of the step."""
    stream: int
    """1 standard output, 2 standard error."""
    data: bytes
    timestamp: Timestamp | None = None


@dataclass(frozen=True)
class Range:
    """Lines of a source file: line and character of the start, and of the end, as BuildKit counts."""

    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(frozen=True)
class StepWarning:
    """A warning about the Dockerfile."""

    step: str
    """Digest of the step."""
    level: int
    short: str
    detail: tuple[str, ...] = ()
    url: str = ""
    file: str = ""
    ranges: tuple[Range, ...] = ()


@dataclass(frozen=True)
class Trace:
    """One message: what changed since the last one. Any part may be empty."""

    steps: tuple[Step, ...] = ()
    statuses: tuple[StepStatus, ...] = ()
    logs: tuple[StepLog, ...] = ()
    warnings: tuple[StepWarning, ...] = ()


def decode_trace(aux: str | bytes) -> Trace:
    """A trace from the `aux` of a message (base64 text), or from the bytes that it encodes.

    Fields that are not known are ignored. Raises ProtocolError if this is no trace.
    """
    if isinstance(aux, str):
        try:
            aux = base64.b64decode(aux, validate=True)
        except (binascii.Error, ValueError) as error:
            raise ProtocolError(f"a BuildKit trace is not base64: {error}") from error
    fields = Fields(aux)
    return Trace(
        steps=tuple(_step(item) for item in fields.messages(1)),
        statuses=tuple(_status(item) for item in fields.messages(2)),
        logs=tuple(_log(item) for item in fields.messages(3)),
        warnings=tuple(_warning(item) for item in fields.messages(4)),
    )


def _step(fields: Fields) -> Step:
    group = fields.message(8)
    return Step(
        digest=fields.text(1),
        inputs=fields.texts(2),
        name=fields.text(3),
        cached=fields.flag(4),
        started=_time(fields.message(5)),
        completed=_time(fields.message(6)),
        error=fields.text(7),
        group="" if group is None else group.text(2),
    )


def _status(fields: Fields) -> StepStatus:
    return StepStatus(
        id=fields.text(1),
        step=fields.text(2),
        name=fields.text(3) or fields.text(1),
        current=fields.integer(4),
        total=fields.integer(5),
        timestamp=_time(fields.message(6)),
        started=_time(fields.message(7)),
        completed=_time(fields.message(8)),
    )


def _log(fields: Fields) -> StepLog:
    return StepLog(
        step=fields.text(1),
        timestamp=_time(fields.message(2)),
        stream=fields.integer(3),
        data=fields.content(4),
    )


def _warning(fields: Fields) -> StepWarning:
    source = fields.message(6)
    return StepWarning(
        step=fields.text(1),
        level=fields.integer(2),
        short=fields.text(3),
        detail=fields.texts(4),
        url=fields.text(5),
        file="" if source is None else source.text(1),
        ranges=tuple(
            Range(_position(item.message(1)), _position(item.message(2)))
            for item in fields.messages(7)
        ),
    )


def _position(fields: Fields | None) -> tuple[int, int]:
    return (0, 0) if fields is None else (fields.integer(1), fields.integer(2))


def _time(fields: Fields | None) -> Timestamp | None:
    if fields is None:
        return None
    seconds, nanoseconds = fields.integer(1), fields.integer(2)
    if not (_FIRST_SECOND <= seconds <= _LAST_SECOND and 0 <= nanoseconds < 1_000_000_000):
        raise ProtocolError(f"a BuildKit trace has a time of {seconds} s and {nanoseconds} ns")
    whole = (_EPOCH + timedelta(seconds=seconds)).isoformat()
    fraction = f".{nanoseconds:09d}".rstrip("0") if nanoseconds else ""
    return Timestamp(f"{whole}{fraction}Z")


# ---------------------------------------------------------------------------------------------------
# A build as a whole


class BuildMessage(Protocol):
    """What `BuildProgress` needs of a message; `BuildInfo` is one."""

    @property
    def id(self) -> str | None: ...
    @property
    def aux(self) -> object: ...


class StepState(Enum):
    """Where a step is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CACHED = "cached"
    FAILED = "failed"


@dataclass
class StepProgress:
    """A step with what was told about it so far."""

    step: Step
    statuses: dict[str, StepStatus] = field(default_factory=dict[str, StepStatus])
    """Its parts, by id."""
    warnings: list[StepWarning] = field(default_factory=list[StepWarning])
    log: bytearray = field(default_factory=bytearray)
    """The end of its output, standard output and standard error as they came."""

    @property
    def state(self) -> StepState:
        """Where the step is."""
        if self.step.error:
            return StepState.FAILED
        if self.step.cached:
            return StepState.CACHED
        if self.step.completed is not None:
            return StepState.DONE
        return StepState.WAITING if self.step.started is None else StepState.RUNNING


class BuildProgress:
    """Everything a build told so far: call `update` with each message of `images.build`.

    Messages that are no trace are taken too; the one with the image's id sets `image_id`.
    """

    def __init__(self, *, log_limit: int = _LOG_LIMIT) -> None:
        """`log_limit`: how many bytes of output are kept of each step, from its end."""
        self.steps: dict[str, StepProgress] = {}
        """By digest, in the order in which BuildKit first named them."""
        self.image_id: str | None = None
        """The id of the image, when it is built."""
        self._log_limit = log_limit

    def update(self, message: BuildMessage) -> Trace:
        """Take the next message in. Gives what it says, an empty trace if it is none.

        Raises ProtocolError if it should be a trace and cannot be read.
        """
        if message.id == TRACE and isinstance(message.aux, (str, bytes)):
            trace = decode_trace(message.aux)
            self._add(trace)
            return trace
        if message.id in _IMAGE_ID:
            self.image_id = _image_id(message.aux) or self.image_id
        return Trace()

    @property
    def done(self) -> int:
        """How many steps are over, well or not."""
        over = (StepState.DONE, StepState.CACHED, StepState.FAILED)
        return sum(progress.state in over for progress in self.steps.values())

    @property
    def fraction(self) -> float:
        """How many of the known steps are over, from 0 to 1. It may fall: steps become known late."""
        return self.done / len(self.steps) if self.steps else 0.0

    @property
    def failed(self) -> tuple[StepProgress, ...]:
        """The steps that failed."""
        return tuple(p for p in self.steps.values() if p.state is StepState.FAILED)

    def _add(self, trace: Trace) -> None:
        for step in trace.steps:
            known = self.steps.setdefault(step.digest, StepProgress(step))
            known.step = step
        for status in trace.statuses:
            self._progress(status.step).statuses[status.id] = status
        for log in trace.logs:
            kept = self._progress(log.step).log
            kept += log.data
            del kept[: max(len(kept) - self._log_limit, 0)]
        for warning in trace.warnings:
            self._progress(warning.step).warnings.append(warning)

    def _progress(self, digest: str) -> StepProgress:
        """The step with a digest; a trace may name a step before it describes it."""
        return self.steps.setdefault(digest, StepProgress(Step(digest=digest, name="")))


def _image_id(aux: object) -> str | None:
    """The id in `{"ID": "sha256:…"}`, decoded to a map or to a model."""
    found = (
        cast("Mapping[str, object]", aux).get("ID")
        if isinstance(aux, Mapping)
        else getattr(aux, "id", None)
    )
    return found if isinstance(found, str) and found else None
