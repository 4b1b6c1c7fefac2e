"""Thing: async operations of the Docker Engine API 1.99."""

from __future__ import annotations

import builtins

from .. import operations
from .._runtime.aio_engine import AsyncEngine
from .._runtime.types import Filters, Open, TimeLike
from ..models import Thing, ThingCount200, ThingListColour


class AsyncThingApi:
    """Things of the case."""

    __slots__ = ("_engine",)

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def list(
        self,
        *,
        all: bool | None = None,
        limit: int | None = None,
        filters: Filters | None = None,
        names: builtins.list[str] | None = None,
        since: TimeLike | None = None,
        colour: Open[ThingListColour] | None = None,
    ) -> builtins.list[Thing]:
        """List things.

        A longer text that has to be wrapped because it does not fit into one line of one hundred
        characters.

        - a list stays
        - as it is

        Args:
            all: True lists everything.
            limit.
            filters: What to keep.
            names.
            since.
            colour.

        Returns:
            The things, newest first.

        Raises:
            BadRequest: A filter is unknown.
            InternalServerError: The daemon failed.

        Engine API: `ThingList`, `GET /things/json`.
        """
        return await self._engine.call(
            operations.THING_LIST,
            {
                "all": all,
                "limit": limit,
                "filters": filters,
                "names": names,
                "since": since,
                "colour": colour,
            },
        )

    async def inspect(self, id: str) -> Thing:
        """Call the `ThingInspect` operation.

        Args:
            id.

        Raises:
            NotFound: There is no such object.

        Engine API: `ThingInspect`, `GET /things/{id}/json`.
        """
        return await self._engine.call(operations.THING_INSPECT, {"id": id})

    async def delete(self, id: str, *, x_token: str, force: bool | None = None) -> None:
        """Call the `ThingDelete` operation.

        Args:
            id.
            x_token.
            force.

        Engine API: `ThingDelete`, `DELETE /things/{id}`.
        """
        return await self._engine.call(
            operations.THING_DELETE, {"id": id, "force": force, "x_token": x_token}
        )

    async def count(self) -> ThingCount200:
        """Call the `ThingCount` operation.

        Engine API: `ThingCount`, `GET /things/count`.
        """
        return await self._engine.call(operations.THING_COUNT)

    async def hello(self) -> str:
        """Call the `ThingHello` operation.

        Engine API: `ThingHello`, `GET /_hello`.
        """
        return await self._engine.call(operations.THING_HELLO)
