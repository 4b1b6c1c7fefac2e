"""Box: sync operations of the Docker Engine API 1.99."""

from __future__ import annotations

from .. import operations
from .._runtime.operation import merge
from .._runtime.sync_engine import (
    ByteStream,
    Engine,
    FrameStream,
    JsonStream,
    Session,
    WebSocketSession,
)
from .._runtime.types import UNSET, Maybe, RequestBody
from ..models import BoxPing200, Sample, Stat, StatInfo, Step


class BoxApi:
    """Box operations."""

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def pull(
        self, id: str, *, x_registry_auth: Stat | None = None, body: RequestBody | None = None
    ) -> JsonStream[Step]:
        """Call the `BoxPull` operation.

        Args:
            id.
            x_registry_auth.
            body.

        Engine API: `BoxPull`, `POST /box/{id}/pull`.
        """
        return self._engine.json_stream(
            operations.BOX_PULL, {"id": id, "x_registry_auth": x_registry_auth}, body
        )

    def logs(self, id: str, *, follow: bool | None = None) -> FrameStream:
        """Call the `BoxLogs` operation.

        Args:
            id.
            follow.

        Engine API: `BoxLogs`, `GET /box/{id}/logs`.
        """
        return self._engine.frame_stream(operations.BOX_LOGS, {"id": id, "follow": follow})

    def stats(self, id: str) -> JsonStream[Sample]:
        """Call the `BoxStats` operation.

        Args:
            id.

        Engine API: `BoxStats`, `GET /box/{id}/stats`.
        """
        return self._engine.json_stream(operations.BOX_STATS, {"id": id})

    def stats_once(self, id: str, *, one_shot: bool | None = None) -> Sample:
        """Read one sample.

        Args:
            id.
            one_shot.

        Engine API: `BoxStats`, `GET /box/{id}/stats`.
        """
        return self._engine.call(
            operations.BOX_STATS_ONCE, {"id": id, "one_shot": one_shot, "stream": False}
        )

    def attach(self, id: str, *, tty: Maybe[bool] = UNSET) -> Session:
        """Call the `BoxAttach` operation.

        Args:
            id.
            tty.

        Engine API: `BoxAttach`, `POST /box/{id}/attach`.
        """
        return self._engine.hijack(operations.BOX_ATTACH, {"id": id}, merge(None, {"Tty": tty}))

    def websocket(self, id: str) -> WebSocketSession:
        """Call the `BoxWebsocket` operation.

        Args:
            id.

        Engine API: `BoxWebsocket`, `GET /box/{id}/ws`.
        """
        return self._engine.websocket(operations.BOX_WEBSOCKET, {"id": id})

    def archive(self, id: str) -> ByteStream:
        """Call the `BoxArchive` operation.

        Args:
            id.

        Engine API: `BoxArchive`, `GET /box/{id}/archive`.
        """
        return self._engine.byte_stream(operations.BOX_ARCHIVE, {"id": id})

    def stat(self, id: str) -> StatInfo:
        """Call the `BoxStat` operation.

        Args:
            id.

        Engine API: `BoxStat`, `HEAD /box/{id}/archive`.
        """
        return self._engine.call(operations.BOX_STAT, {"id": id})

    def put(self, id: str, *, body: RequestBody) -> None:
        """Call the `BoxPut` operation.

        Args:
            id.
            body.

        Engine API: `BoxPut`, `PUT /box/{id}/archive`.
        """
        return self._engine.call(operations.BOX_PUT, {"id": id}, body)

    def start(self, id: str) -> bool:
        """Call the `BoxStart` operation.

        Args:
            id.

        Engine API: `BoxStart`, `POST /box/{id}/start`.
        """
        return self._engine.call(operations.BOX_START, {"id": id})

    def ping(self) -> BoxPing200:
        """Call the `BoxPing` operation.

        Engine API: `BoxPing`, `GET /_ping`.
        """
        return self._engine.call(operations.BOX_PING)
