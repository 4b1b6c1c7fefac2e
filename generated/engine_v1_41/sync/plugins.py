"""Plugins: sync operations of the Docker Engine API 1.41."""

from __future__ import annotations

import builtins

from .. import operations
from .._runtime.sync_engine import Engine, JsonStream
from .._runtime.types import Filters, RequestBody
from ..models import (
    AuthConfig,
    CreateImageInfo,
    Plugin,
    PluginPrivilege,
    PluginPrivilegeInfo,
    PushImageInfo,
)


class PluginsApi:
    """Managed plugins, which the daemon runs itself: drivers for volumes, networks, logs and more."""

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def list(self, *, filters: Filters | None = None) -> builtins.list[Plugin]:
        """List installed plugins.

        Only managed plugins; those that run beside the daemon are not known here.

        Args:
            filters: Filter names with one value each. Names: `capability` (such as `volumedriver`),
                `enabled` (`true`/`false`). New in API 1.28.

        Raises:
            BadRequest: The daemon rejected an argument.
            InternalServerError: The daemon failed.

        Engine API: `PluginList`, `GET /plugins`.
        """
        return self._engine.call(operations.PLUGIN_LIST, {"filters": filters})

    def privileges(
        self, *, remote: str, registry_auth: AuthConfig | None = None
    ) -> builtins.list[PluginPrivilegeInfo]:
        """Ask a registry which privileges a plugin wants.

        Show them to whoever decides, then hand them to the call that installs the plugin.

        Args:
            remote: Plugin reference; without a tag it is `latest`. New in API 1.27.
            registry_auth: Credentials for the registry, encoded for you. `None`: anonymous. Not
                part of the published API description.

        Raises:
            InternalServerError: The daemon failed.

        Engine API: `GetPluginPrivileges`, `GET /plugins/privileges`.
        """
        return self._engine.call(
            operations.GET_PLUGIN_PRIVILEGES, {"remote": remote, "registry_auth": registry_auth}
        )

    def pull(
        self,
        privileges: builtins.list[PluginPrivilege],
        *,
        remote: str,
        name: str | None = None,
        registry_auth: AuthConfig | None = None,
    ) -> JsonStream[CreateImageInfo]:
        """Download and install a plugin, leaving it disabled.

        Returns an open stream of progress. The privileges have to be exactly those the plugin asks
        for, or it is refused.

        Args:
            privileges: The privileges granted: `[p.to_request() for p in plugins.privileges(...)]`,
                or an empty list for none.
            remote: Plugin reference; without a tag it is `latest`.
            name: Name to install it under. `None`: the same as `remote`.
            registry_auth: Credentials for the registry, encoded for you. `None`: anonymous.

        Raises:
            BadRequest: The reference is not valid.
            Forbidden: The granted privileges are not the ones wanted.
            Conflict: A plugin of that name is installed.
            InternalServerError: The daemon failed.

        Engine API: `PluginPull`, `POST /plugins/pull`.
        """
        return self._engine.json_stream(
            operations.PLUGIN_PULL,
            {"remote": remote, "name": name, "registry_auth": registry_auth},
            privileges,
        )

    def inspect(self, name: str) -> Plugin:
        """Read one plugin: settings, state, manifest.

        Args:
            name: Plugin name, with or without tag, or its id.

        Raises:
            NotFound: No such plugin.
            InternalServerError: The daemon failed.

        Engine API: `PluginInspect`, `GET /plugins/{name}/json`.
        """
        return self._engine.call(operations.PLUGIN_INSPECT, {"name": name})

    def delete(self, name: str, *, force: bool | None = None) -> None:
        """Remove a plugin that is disabled.

        Args:
            name: Plugin name, with or without tag, or its id.
            force: True also removes one that is enabled, whoever uses it. Default false.

        Raises:
            NotFound: No such plugin.
            Conflict: It is enabled or in use.
            InternalServerError: The daemon failed.

        Engine API: `PluginDelete`, `DELETE /plugins/{name}`.
        """
        return self._engine.call(operations.PLUGIN_DELETE, {"name": name, "force": force})

    def enable(self, name: str, *, timeout: int) -> None:
        """Start a plugin.

        Args:
            name: Plugin name, with or without tag, or its id.
            timeout: Seconds the daemon gives its calls to the plugin; 0 is no limit. Daemons refuse
                the request without it, though it is described as optional.

        Raises:
            BadRequest: There was no timeout; old daemons answer 500.
            NotFound: No such plugin.
            Conflict: It is enabled already.
            InternalServerError: The daemon failed.

        Engine API: `PluginEnable`, `POST /plugins/{name}/enable`.
        """
        return self._engine.call(operations.PLUGIN_ENABLE, {"name": name, "timeout": timeout})

    def disable(self, name: str, *, force: bool | None = None) -> None:
        """Stop a plugin.

        Args:
            name: Plugin name, with or without tag, or its id.
            force: True stops it also while volumes or networks use it. Default false. New in API
                1.28.

        Raises:
            NotFound: No such plugin.
            Conflict: It is in use, or disabled already.
            InternalServerError: The daemon failed.

        Engine API: `PluginDisable`, `POST /plugins/{name}/disable`.
        """
        return self._engine.call(operations.PLUGIN_DISABLE, {"name": name, "force": force})

    def upgrade(
        self,
        name: str,
        privileges: builtins.list[PluginPrivilege],
        *,
        remote: str,
        registry_auth: AuthConfig | None = None,
    ) -> JsonStream[CreateImageInfo]:
        """Replace a disabled plugin by another version, keeping its settings.

        Returns an open stream of progress. The privileges have to be exactly those the new version
        asks for.

        Args:
            name: Plugin name, with or without tag, or its id.
            privileges: The privileges granted: `[p.to_request() for p in plugins.privileges(...)]`,
                or an empty list for none.
            remote: Reference of the version to install; without a tag it is `latest`.
            registry_auth: Credentials for the registry, encoded for you. `None`: anonymous.

        Raises:
            Forbidden: The granted privileges are not the ones wanted.
            NotFound: No such plugin.
            Conflict: It is enabled.
            InternalServerError: The daemon failed.

        Engine API: `PluginUpgrade`, `POST /plugins/{name}/upgrade`, new in API 1.26.
        """
        return self._engine.json_stream(
            operations.PLUGIN_UPGRADE,
            {"name": name, "remote": remote, "registry_auth": registry_auth},
            privileges,
        )

    def create(self, *, name: str, body: RequestBody) -> None:
        """Make a plugin from a local directory packed as a tar archive.

        Args:
            name: Name of the plugin; without a tag it is `latest`.
            body: A tar archive with `config.json` and the directory `rootfs`: bytes, a binary file,
                or an iterable of bytes.

        Raises:
            BadRequest: The name or the manifest is not valid.
            Conflict: A plugin of that name is installed.
            InternalServerError: The daemon failed.

        Engine API: `PluginCreate`, `POST /plugins/create`.
        """
        return self._engine.call(operations.PLUGIN_CREATE, {"name": name}, body)

    def push(
        self, name: str, *, registry_auth: AuthConfig | None = None
    ) -> JsonStream[PushImageInfo]:
        """Upload a plugin to the registry its name points to.

        Returns an open stream of progress; the push is complete when the stream ended without an
        error.

        Args:
            name: Plugin name with optional tag; the registry is its first part.
            registry_auth: Credentials for the registry, encoded for you. `None`: anonymous. Not
                part of the published API description.

        Raises:
            NotFound: No such plugin.
            InternalServerError: The daemon failed.

        Engine API: `PluginPush`, `POST /plugins/{name}/push`.
        """
        return self._engine.json_stream(
            operations.PLUGIN_PUSH, {"name": name, "registry_auth": registry_auth}
        )

    def set(self, name: str, settings: builtins.list[str]) -> None:
        """Change settings of a disabled plugin.

        Args:
            name: Plugin name, with or without tag, or its id.
            settings: List of `name=value`, for those settings that the plugin declares as settable.

        Raises:
            BadRequest: The plugin has no such setting, or it cannot be set.
            NotFound: No such plugin.
            Conflict: The plugin is enabled.
            InternalServerError: The daemon failed.

        Engine API: `PluginSet`, `POST /plugins/{name}/set`.
        """
        return self._engine.call(operations.PLUGIN_SET, {"name": name}, settings)
