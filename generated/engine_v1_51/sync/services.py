"""Services: sync operations of the Docker Engine API 1.51."""

from __future__ import annotations

import builtins

from .. import operations
from .._runtime.sync_engine import Engine, FrameStream
from .._runtime.types import Filters, Open, TimeLike
from ..models import (
    AuthConfig,
    RegistryAuthSource,
    Service,
    ServiceCreateResponse,
    ServiceSpec,
    ServiceUpdateResponse,
)


class ServicesApi:
    """Swarm services: a desired state that the managers keep by running tasks.

    Available on swarm managers only.
    """

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def list(
        self, *, filters: Filters | None = None, status: bool | None = None
    ) -> builtins.list[Service]:
        """List the services of the swarm.

        Args:
            filters: Filter names with one value or a list each; different names must all match.
                Names: `id`, `label` (`key` or `key=value`), `mode` (`replicated`, `global`),
                `name`, `runtime` (`container`, `plugin`); id and name match their beginning.
            status: True counts running and wanted tasks of each service. Default false. New in API
                1.41.

        Raises:
            BadRequest: The daemon rejected an argument.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `ServiceList`, `GET /services`.
        """
        return self._engine.call(operations.SERVICE_LIST, {"filters": filters, "status": status})

    def create(
        self, spec: ServiceSpec, *, registry_auth: AuthConfig | None = None
    ) -> ServiceCreateResponse:
        """Create a service.

        Returns when the swarm has accepted the service; its tasks start later, so watch them. By
        default the image's tag is resolved to a digest by the daemon.

        Args:
            spec: What to run, how often, and how to reach it.
            registry_auth: Credentials with which the nodes pull the image, encoded for you; kept
                with the service. `None`: anonymous.

        Returns:
            The id of the service, and warnings, for instance that the image could not be resolved.

        Raises:
            BadRequest: The specification is not valid.
            Forbidden: A network it names cannot be used by services.
            Conflict: The name, or a published port, is taken.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `ServiceCreate`, `POST /services/create`.
        """
        return self._engine.call(operations.SERVICE_CREATE, {"registry_auth": registry_auth}, spec)

    def inspect(self, id: str, *, insert_defaults: bool | None = None) -> Service:
        """Read one service with its specification and the state of its update.

        Args:
            id: Service id, unambiguous beginning of it, or name.
            insert_defaults: True fills what was not set with the defaults that hold. Default false.
                New in API 1.29.

        Raises:
            NotFound: No such service.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `ServiceInspect`, `GET /services/{id}`.
        """
        return self._engine.call(
            operations.SERVICE_INSPECT, {"id": id, "insert_defaults": insert_defaults}
        )

    def delete(self, id: str) -> None:
        """Remove a service; its tasks are stopped in the background.

        Args:
            id: Service id, unambiguous beginning of it, or name.

        Raises:
            NotFound: No such service.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `ServiceDelete`, `DELETE /services/{id}`.
        """
        return self._engine.call(operations.SERVICE_DELETE, {"id": id})

    def update(
        self,
        id: str,
        spec: ServiceSpec,
        *,
        version: int,
        registry_auth_from: Open[RegistryAuthSource] | None = None,
        rollback: str | None = None,
        registry_auth: AuthConfig | None = None,
    ) -> ServiceUpdateResponse:
        """Replace the specification of a service, or roll it back.

        The specification is replaced as a whole: start from what inspecting shows. Tasks are
        replaced in the background, following the update settings.

        Args:
            id: Service id, unambiguous beginning of it, or name.
            spec: The complete new specification; not looked at in a rollback.
            version: The version index from inspecting the service just before; if the service was
                changed since then, the update is refused.
            registry_auth_from: Which stored credentials to keep when none are passed: those of
                `spec`, the present specification, or of `previous-spec`. `None`: `spec`.
            rollback: `previous` goes back to the specification before the present one. `None`: no
                rollback. New in API 1.28.
            registry_auth: Credentials with which the nodes pull the image, encoded for you. `None`:
                see `registry_auth_from`.

        Returns:
            Warnings, for instance that the image could not be resolved.

        Raises:
            BadRequest: The specification is not valid, or there is nothing to go back to.
            NotFound: No such service.
            InternalServerError: The version is stale.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `ServiceUpdate`, `POST /services/{id}/update`.
        """
        return self._engine.call(
            operations.SERVICE_UPDATE,
            {
                "id": id,
                "version": version,
                "registry_auth_from": registry_auth_from,
                "rollback": rollback,
                "registry_auth": registry_auth,
            },
            spec,
        )

    def logs(
        self,
        id: str,
        *,
        details: bool | None = None,
        follow: bool | None = None,
        stdout: bool | None = None,
        stderr: bool | None = None,
        since: TimeLike | None = None,
        timestamps: bool | None = None,
        tail: int | str | None = None,
    ) -> FrameStream:
        """Read the output of all tasks of a service.

        Returns an open stream of frames, gathered from the nodes; the order between tasks is not
        exact. Works only with log drivers that can read back.

        Args:
            id: Service id, unambiguous beginning of it, or name.
            details: True puts node, service and task ids and attributes of the log driver before
                each line. Default false.
            follow: True keeps the stream open for new output, also of tasks to come. Default false:
                the stream ends with what is there now.
            stdout: True includes stdout. The daemon's default is false, and one of `stdout` and
                `stderr` has to be true.
            stderr: True includes stderr. The daemon's default is false, and one of `stdout` and
                `stderr` has to be true.
            since: Only output at or after this time: Unix seconds (fractions allowed), RFC 3339
                text, or a datetime. `None`: from the beginning.
            timestamps: True puts an RFC 3339 time with nanoseconds and a space before each line.
                Default false.
            tail: How many lines of each task to start with, as a number, or `all`. `None`: `all`.

        Raises:
            BadRequest: Neither `stdout` nor `stderr` was asked for, or an argument is not valid.
            NotFound: No such service.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `ServiceLogs`, `GET /services/{id}/logs`.
        """
        return self._engine.frame_stream(
            operations.SERVICE_LOGS,
            {
                "id": id,
                "details": details,
                "follow": follow,
                "stdout": stdout,
                "stderr": stderr,
                "since": since,
                "timestamps": timestamps,
                "tail": tail,
            },
        )
