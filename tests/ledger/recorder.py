"""Sits between the package under test and the daemon, and notes every answer.

Only two functions of the engine see the daemon's answers: `_exchange`, for those that come whole,
and `_open`, for the head of a stream. While recording they are wrapped, in both engines; what the
package does is not changed.
"""

from __future__ import annotations

import re
import threading
from binascii import a2b_base64
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any
from unittest.mock import patch

import msgspec
from engine_v1_41 import API_VERSION, ApiError, EngineError
from engine_v1_41._runtime.aio_engine import AsyncEngine
from engine_v1_41._runtime.http import Answer
from engine_v1_41._runtime.operation import HeaderJson, Json, JsonItems, Operation
from engine_v1_41._runtime.sync_engine import Engine
from engine_v1_41.streams import JsonDecoder

from tests.ledger.fit import misfits
from tests.ledger.records import Key, Ledger, Record

_SERVER = re.compile(r"Docker/([0-9][^ +]*)")
_MOST_ITEMS = 1000  # of a stream that are looked at


class Recorder:
    """Collects the records of a run."""

    def __init__(self) -> None:
        self.ledger: Ledger = {}
        self._lock = threading.Lock()
        self._daemon = ("", "")

    @contextmanager
    def recording(self) -> Generator[None]:
        """Record all calls of the package until the end of the block."""
        with ExitStack() as stack:
            for owner, mode in ((AsyncEngine, "async"), (Engine, "sync")):
                for name, wrap in (("_exchange", self._whole), ("_open", self._stream)):
                    wrapped = wrap(getattr(owner, name), mode)
                    stack.enter_context(patch.object(owner, name, wrapped))
            yield

    # -- the wrappers ----------------------------------------------------------------------

    def _whole(self, original: Any, mode: str) -> Any:
        def note(operation: Operation[Any], answered: tuple[Answer, bytes]) -> Any:
            answer, data = answered
            self._note(operation, mode, answer.status, answer.headers, data)
            return answered

        if mode == "sync":

            @wraps(original)
            def exchange(engine: Any, operation: Any, *rest: Any) -> Any:
                return note(operation, original(engine, operation, *rest))

            return exchange

        @wraps(original)
        async def exchange_async(engine: Any, operation: Any, *rest: Any) -> Any:
            return note(operation, await original(engine, operation, *rest))

        return exchange_async

    def _stream(self, original: Any, mode: str) -> Any:
        def good(operation: Operation[Any], opened: tuple[Any, Answer]) -> Any:
            record = self._note(operation, mode, opened[1].status, opened[1].headers, None)
            result = operation.results.get(opened[1].status)
            if record is not None and isinstance(result, JsonItems):
                self._tap(opened[1], result, record)
            return opened

        def bad(operation: Operation[Any], error: ApiError) -> None:
            # The head is lost with the error; it came from the daemon that spoke last.
            self._note(operation, mode, error.status, {}, None)

        if mode == "sync":

            @wraps(original)
            def open_(engine: Any, operation: Any, *rest: Any) -> Any:
                try:
                    return good(operation, original(engine, operation, *rest))
                except ApiError as error:
                    bad(operation, error)
                    raise

            return open_

        @wraps(original)
        async def open_async(engine: Any, operation: Any, *rest: Any) -> Any:
            try:
                return good(operation, await original(engine, operation, *rest))
            except ApiError as error:
                bad(operation, error)
                raise

        return open_async

    # -- notes -----------------------------------------------------------------------------

    def _note(
        self,
        operation: Operation[Any],
        mode: str,
        status: int,
        headers: Any,
        data: bytes | None,
    ) -> Record | None:
        """Note an answer; its record, unless it came from no Docker daemon."""
        found = _SERVER.match(headers.get("server", ""))
        if found:
            self._daemon = (found[1], headers.get("api-version", ""))
        elif "server" in headers or not self._daemon[0]:
            return None
        with self._lock:
            key = Key(API_VERSION, *self._daemon, operation.id, mode)
            record = self.ledger.setdefault(key, Record())
            if status not in operation.results and not 200 <= status < 300:
                record.bad[status] += 1
                return record
            record.good[status] += 1
            if data is not None:
                record.misfits.update(_misfits_of_answer(operation, status, headers, data))
            return record

    def _tap(self, answer: Answer, result: JsonItems[Any], record: Record) -> None:
        """Look at the items of a stream as the client takes them."""
        decoder = JsonDecoder[Any](object)
        take, seen, failed = answer.take, 0, False

        def tapped() -> list[bytes]:
            nonlocal seen, failed
            pieces = take()
            if seen >= _MOST_ITEMS:
                return pieces
            try:
                items = decoder.feed_pieces(pieces)
            except EngineError:
                return pieces  # the client will find the same
            seen += len(items)
            with self._lock:
                for item in items:
                    if isinstance(item, dict) and result.error and result.error in item:
                        if not failed:
                            failed = True
                            record.good[answer.status] -= 1
                            record.bad[answer.status] += 1
                    else:
                        record.misfits.update(misfits(msgspec.json.encode(item), result.type))
            return pieces

        answer.take = tapped  # type: ignore[method-assign]


def _misfits_of_answer(
    operation: Operation[Any], status: int, headers: Any, data: bytes
) -> list[str]:
    result = operation.results.get(status)
    if result is None:
        return [f"success with a status that is not declared: {status}"]
    if isinstance(result, Json):
        return misfits(data, result.type)
    if isinstance(result, HeaderJson):
        return misfits(a2b_base64(headers.get(result.header, "")), result.type)
    return []
