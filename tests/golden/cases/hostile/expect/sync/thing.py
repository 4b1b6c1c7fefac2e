"""Thing: sync operations of the Docker Engine API 1.99."""

from __future__ import annotations

from .. import operations
from .._runtime.sync_engine import Engine
from ..models import Thing


class ThingApi:
    """Thing operations."""

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, id: str, *, x_import_os: str | None = None) -> Thing:
        """Summary \"\"\" end"

        {{ self }}     \\x41

        Args:
            id: \"\"\"
            x_import_os.

        Raises:
            NotFound: \"\"\" no

        Engine API: `ThingGet`, `GET /things/{id}/"+__import__('os').getcwd()+"`.
        """
        return self._engine.call(operations.THING_GET, {"id": id, "x_import_os": x_import_os})
