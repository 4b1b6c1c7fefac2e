"""Box: sync operations of the Docker Engine API 1.99."""

from __future__ import annotations

from .. import operations
from .._runtime.operation import merge
from .._runtime.sync_engine import Engine
from .._runtime.types import UNSET, Maybe
from ..models import BoxCreateResponse, BoxInspectResponse, Config, Policy


class BoxApi:
    """Box operations."""

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(
        self,
        config: Config,
        *,
        name: str | None = None,
        extra: Maybe[Policy] = UNSET,
        label: Maybe[str] = UNSET,
    ) -> BoxCreateResponse:
        """Call the `BoxCreate` operation.

        Args:
            config.
            name.
            extra.
            label.

        Engine API: `BoxCreate`, `POST /boxes/create`.
        """
        return self._engine.call(
            operations.BOX_CREATE, {"name": name}, merge(config, {"Extra": extra, "Label": label})
        )

    def inspect(self, id: str) -> BoxInspectResponse:
        """Call the `BoxInspect` operation.

        Args:
            id.

        Engine API: `BoxInspect`, `GET /boxes/{id}`.
        """
        return self._engine.call(operations.BOX_INSPECT, {"id": id})

    def update(self, id: str, *, memory: int, names: Maybe[list[str]] = UNSET) -> None:
        """Call the `BoxUpdate` operation.

        Args:
            id.
            memory.
            names.

        Engine API: `BoxUpdate`, `POST /boxes/{id}`.
        """
        return self._engine.call(
            operations.BOX_UPDATE, {"id": id}, merge(None, {"Memory": memory, "Names": names})
        )

    def policy(self, *, policy: Policy | None = None) -> None:
        """Call the `BoxPolicy` operation.

        Args:
            policy.

        Engine API: `BoxPolicy`, `PUT /boxes/policy`.
        """
        return self._engine.call(operations.BOX_POLICY, {}, policy)
