"""Distribution: sync operations of the Docker Engine API 1.55."""

from __future__ import annotations

from .. import operations
from .._runtime.sync_engine import Engine
from ..models import AuthConfig, DistributionInspect


class DistributionApi:
    """What a registry holds, looked up by the daemon without pulling."""

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def inspect(self, name: str, *, registry_auth: AuthConfig | None = None) -> DistributionInspect:
        """Ask a registry for an image's digest and platforms, without pulling.

        The daemon asks the registry on the network; nothing local is looked at.

        Args:
            name: Image name with optional tag or digest.
            registry_auth: Credentials for the registry, encoded for you. `None`: anonymous. Not
                part of the published API description.

        Raises:
            BadRequest: The name is not a valid reference, or is an id.
            Unauthorized: The registry refused the credentials, or has no such image for them.
            NotFound: The registry has no such image.
            InternalServerError: The daemon failed.

        Engine API: `DistributionInspect`, `GET /distribution/{name}/json`, new in API 1.30.
        """
        return self._engine.call(
            operations.DISTRIBUTION_INSPECT, {"name": name, "registry_auth": registry_auth}
        )
