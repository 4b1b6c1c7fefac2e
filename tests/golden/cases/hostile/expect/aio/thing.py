"""Thing: async operations of the Docker Engine API 1.99."""

from __future__ import annotations

from .. import operations
from .._runtime.aio_engine import AsyncEngine
from ..models import Thing


class AsyncThingApi:
    """Thing operations."""

    __slots__ = ("_engine",)

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def get(self, id: str, *, x_import_os: str | None = None) -> Thing:
        """Summary \"\"\" end"

        {{ self }}     \\x41

        Args:
            id: \"\"\"
            x_import_os.

        Raises:
            NotFound: \"\"\" no

        Engine API: `ThingGet`, `GET /things/{id}/"+__import__('os').getcwd()+"`.
        """
        return await self._engine.call(operations.THING_GET, {"id": id, "x_import_os": x_import_os})
