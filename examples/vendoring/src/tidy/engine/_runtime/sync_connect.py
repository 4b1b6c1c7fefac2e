"""Which connector reaches an address. Sockets, TLS and ssh are imported by those who use them only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import EngineError
from .address import Address, Connector, parse_address

if TYPE_CHECKING:
    from .endpoint import Tls


def connector_for(host: str | None, tls: Tls | None) -> tuple[str, Connector]:
    """What the Host header says, and what opens connections.

    Raises:
        EngineError: It is no address, or TLS and the address do not go together.
    """
    scheme = (host or "").partition("://")[0]
    if host is not None and scheme == "ssh":
        if tls is not None:
            raise EngineError("an ssh:// address is safe by itself: it takes no tls=")

        raise EngineError("this package goes without ssh: make it with the helper `remote`")
    from .net_sync import SocketConnector

    secure = scheme == "https" or tls is not None
    address: Address = parse_address(host, secure=secure)
    if not secure:
        return address.authority, SocketConnector(address)
    if scheme == "http" or address.path:
        raise EngineError("tls= is for tcp:// and https:// addresses")

    raise EngineError("this package goes without TLS: make it with the helper `remote`")
