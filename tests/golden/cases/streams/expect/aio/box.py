"""Box: async operations of the Docker Engine API 1.99."""

from __future__ import annotations

from .. import operations
from .._runtime.aio_engine import (
    AsyncByteStream,
    AsyncEngine,
    AsyncFrameStream,
    AsyncJsonStream,
    AsyncSession,
    AsyncWebSocketSession,
)
from .._runtime.operation import merge
from .._runtime.types import UNSET, AsyncRequestBody, Maybe
from ..models import BoxPing200, Sample, Stat, StatInfo, Step


class AsyncBoxApi:
    """Box operations."""

    __slots__ = ("_engine",)

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def pull(
        self, id: str, *, x_registry_auth: Stat | None = None, body: AsyncRequestBody | None = None
    ) -> AsyncJsonStream[Step]:
        """Call the `BoxPull` operation.

        Args:
            id.
            x_registry_auth.
            body.

        Engine API: `BoxPull`, `POST /box/{id}/pull`.
        """
        return await self._engine.json_stream(
            operations.BOX_PULL, {"id": id, "x_registry_auth": x_registry_auth}, body
        )

    async def logs(self, id: str, *, follow: bool | None = None) -> AsyncFrameStream:
        """Call the `BoxLogs` operation.

        Args:
            id.
            follow.

        Engine API: `BoxLogs`, `GET /box/{id}/logs`.
        """
        return await self._engine.frame_stream(operations.BOX_LOGS, {"id": id, "follow": follow})

    async def stats(self, id: str) -> AsyncJsonStream[Sample]:
        """Call the `BoxStats` operation.

        Args:
            id.

        Engine API: `BoxStats`, `GET /box/{id}/stats`.
        """
        return await self._engine.json_stream(operations.BOX_STATS, {"id": id})

    async def stats_once(self, id: str, *, one_shot: bool | None = None) -> Sample:
        """Read one sample.

        Args:
            id.
            one_shot.

        Engine API: `BoxStats`, `GET /box/{id}/stats`.
        """
        return await self._engine.call(
            operations.BOX_STATS_ONCE, {"id": id, "one_shot": one_shot, "stream": False}
        )

    async def attach(self, id: str, *, tty: Maybe[bool] = UNSET) -> AsyncSession:
        """Call the `BoxAttach` operation.

        Args:
            id.
            tty.

        Engine API: `BoxAttach`, `POST /box/{id}/attach`.
        """
        return await self._engine.hijack(
            operations.BOX_ATTACH, {"id": id}, merge(None, {"Tty": tty})
        )

    async def websocket(self, id: str) -> AsyncWebSocketSession:
        """Call the `BoxWebsocket` operation.

        Args:
            id.

        Engine API: `BoxWebsocket`, `GET /box/{id}/ws`.
        """
        return await self._engine.websocket(operations.BOX_WEBSOCKET, {"id": id})

    async def archive(self, id: str) -> AsyncByteStream:
        """Call the `BoxArchive` operation.

        Args:
            id.

        Engine API: `BoxArchive`, `GET /box/{id}/archive`.
        """
        return await self._engine.byte_stream(operations.BOX_ARCHIVE, {"id": id})

    async def stat(self, id: str) -> StatInfo:
        """Call the `BoxStat` operation.

        Args:
            id.

        Engine API: `BoxStat`, `HEAD /box/{id}/archive`.
        """
        return await self._engine.call(operations.BOX_STAT, {"id": id})

    async def put(self, id: str, *, body: AsyncRequestBody) -> None:
        """Call the `BoxPut` operation.

        Args:
            id.
            body.

        Engine API: `BoxPut`, `PUT /box/{id}/archive`.
        """
        return await self._engine.call(operations.BOX_PUT, {"id": id}, body)

    async def start(self, id: str) -> bool:
        """Call the `BoxStart` operation.

        Args:
            id.

        Engine API: `BoxStart`, `POST /box/{id}/start`.
        """
        return await self._engine.call(operations.BOX_START, {"id": id})

    async def ping(self) -> BoxPing200:
        """Call the `BoxPing` operation.

        Engine API: `BoxPing`, `GET /_ping`.
        """
        return await self._engine.call(operations.BOX_PING)
