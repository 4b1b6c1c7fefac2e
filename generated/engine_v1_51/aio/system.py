"""System: async operations of the Docker Engine API 1.51."""

from __future__ import annotations

from .. import operations
from .._runtime.aio_engine import AsyncEngine, AsyncJsonStream
from .._runtime.types import Filters, Open, TimeLike
from ..models import (
    AuthConfig,
    AuthResponse,
    DataUsageType,
    EventMessage,
    Ping,
    SystemDataUsageResponse,
    SystemInfo,
    SystemVersion,
)


class AsyncSystemApi:
    """The daemon as a whole: version, configuration, disk usage, events, registry login."""

    __slots__ = ("_engine",)

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def auth(self, config: AuthConfig) -> AuthResponse:
        """Check credentials with a registry.

        The daemon tries to log in and keeps nothing. If the answer has an identity token, use that
        in place of the password from then on.

        Args:
            config: The credentials, with the registry in `serveraddress`; empty means Docker Hub.

        Returns:
            A status text and an identity token, which is empty when the registry gives none.

        Raises:
            Unauthorized: The registry refused the credentials.
            InternalServerError: The registry cannot be reached.

        Engine API: `SystemAuth`, `POST /auth`.
        """
        return await self._engine.call(operations.SYSTEM_AUTH, {}, config)

    async def info(self) -> SystemInfo:
        """Read the daemon's configuration, its host's resources and its swarm state.

        Can take a while, since containers and images are counted. Which fields are filled in
        differs a lot between releases.

        Raises:
            InternalServerError: The daemon failed.

        Engine API: `SystemInfo`, `GET /info`.
        """
        return await self._engine.call(operations.SYSTEM_INFO)

    async def version(self) -> SystemVersion:
        """Read the versions of the daemon, its components and its API.

        Raises:
            InternalServerError: The daemon failed.

        Engine API: `SystemVersion`, `GET /version`.
        """
        return await self._engine.call(operations.SYSTEM_VERSION)

    async def ping(self) -> Ping:
        """Check that the daemon answers, and read which API version it speaks.

        The facts come from the headers of the answer; the call needs no negotiated version and is
        answered by daemons of any age.

        Returns:
            API version, operating system, default builder and swarm state; fields the daemon does
            not send are empty.

        Raises:
            InternalServerError: The daemon failed.

        Engine API: `SystemPing`, `GET /_ping`.
        """
        return await self._engine.call(operations.SYSTEM_PING)

    async def ping_head(self) -> Ping:
        """Check that the daemon answers, using a HEAD request.

        The same as the ordinary ping without a body.

        Returns:
            API version, operating system, default builder and swarm state; fields the daemon does
            not send are empty.

        Raises:
            InternalServerError: The daemon failed.

        Engine API: `SystemPingHead`, `HEAD /_ping`, new in API 1.40.
        """
        return await self._engine.call(operations.SYSTEM_PING_HEAD)

    async def events(
        self,
        *,
        since: TimeLike | None = None,
        until: TimeLike | None = None,
        filters: Filters | None = None,
    ) -> AsyncJsonStream[EventMessage]:
        """Watch what happens to containers, images, networks and all else.

        Returns an open stream that never ends by itself unless `until` is given. The daemon
        remembers only the last 256 events for `since`, and none from before it was started.

        Args:
            since: First replay remembered events from this time on: Unix seconds (fractions
                allowed), RFC 3339 text, or a datetime. `None`: only what happens from now on;
                the daemon answers a moment before it watches, so give a time in order to miss
                nothing.
            until: End the stream at this time: Unix seconds (fractions allowed), RFC 3339 text, or
                a datetime. With a past time it is a finite replay. `None`: no end.
            filters: Filter names with one value or a list each; different names must all match.
                Names: `type` (`container`, `image`, `volume`, `network`, `daemon`, `plugin`,
                `builder`, and in a swarm `node`, `service`, `secret`, `config`), `event` (the
                action, such as `start` or `die`), `scope` (`local`, `swarm`), `label`, and by
                name or id `config`, `container`, `daemon`, `image`, `network`, `node`,
                `plugin`, `secret`, `service`, `volume`: those find what has this name, of
                whatever kind it is, so add `type`.

        Raises:
            BadRequest: A time or the filters are not valid, or `until` is before `since`.
            InternalServerError: The daemon failed.

        Engine API: `SystemEvents`, `GET /events`.
        """
        return await self._engine.json_stream(
            operations.SYSTEM_EVENTS, {"since": since, "until": until, "filters": filters}
        )

    async def data_usage(
        self, *, type: list[Open[DataUsageType]] | None = None
    ) -> SystemDataUsageResponse:
        """Measure the disk space of images, containers, volumes and build cache.

        Expensive: file systems are walked. Only one measurement of a kind may run at a time; older
        daemons refuse the second, newer ones share its result.

        Args:
            type: Measure only these: `container`, `image`, `volume`, `build-cache`. `None`: all of
                them. New in API 1.42.

        Raises:
            InternalServerError: The daemon failed.

        Engine API: `SystemDataUsage`, `GET /system/df`.
        """
        return await self._engine.call(operations.SYSTEM_DATA_USAGE, {"type": type})
