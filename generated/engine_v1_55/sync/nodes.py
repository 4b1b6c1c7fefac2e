"""Nodes: sync operations of the Docker Engine API 1.55."""

from __future__ import annotations

import builtins

from .. import operations
from .._runtime.sync_engine import Engine
from .._runtime.types import Filters
from ..models import Node, NodeSpec


class NodesApi:
    """The machines of the swarm. Available on swarm managers only."""

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def list(self, *, filters: Filters | None = None) -> builtins.list[Node]:
        """List the nodes of the swarm.

        Args:
            filters: Filter names with one value or a list each; different names must all match.
                Names: `id`, `label` (of the engine), `membership` (`accepted`, `pending`),
                `name` (host name), `node.label` (given in the swarm), `role` (`manager`,
                `worker`); id and name match their beginning.

        Raises:
            BadRequest: The daemon rejected an argument.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `NodeList`, `GET /nodes`.
        """
        return self._engine.call(operations.NODE_LIST, {"filters": filters})

    def inspect(self, id: str) -> Node:
        """Read one node: role, availability, state, resources.

        Args:
            id: Node id, unambiguous beginning of it, or host name.

        Raises:
            NotFound: No such node.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `NodeInspect`, `GET /nodes/{id}`.
        """
        return self._engine.call(operations.NODE_INSPECT, {"id": id})

    def delete(self, id: str, *, force: bool | None = None) -> None:
        """Strike a node off the swarm's list.

        Meant for nodes that have left and are down; managers have to be demoted first.

        Args:
            id: Node id, unambiguous beginning of it, or host name.
            force: True also removes a node that is not down, which then has no access any more.
                Default false.

        Raises:
            BadRequest: The node is still up, or a manager.
            NotFound: No such node.
            InternalServerError: The daemon failed.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `NodeDelete`, `DELETE /nodes/{id}`.
        """
        return self._engine.call(operations.NODE_DELETE, {"id": id, "force": force})

    def update(self, id: str, spec: NodeSpec, *, version: int) -> None:
        """Change a node's role, availability or labels.

        Role and availability have to be given each time, also the one that is to stay as it is.

        Args:
            id: Node id, unambiguous beginning of it, or host name.
            spec: The complete new settings.
            version: The version index from inspecting the node; if the node was changed since then,
                the update is refused.

        Raises:
            BadRequest: A setting is not valid, or the quorum would be lost.
            NotFound: No such node.
            InternalServerError: The version is stale.
            ServiceUnavailable: This daemon is not a swarm manager.

        Engine API: `NodeUpdate`, `POST /nodes/{id}/update`.
        """
        return self._engine.call(operations.NODE_UPDATE, {"id": id, "version": version}, spec)
