"""Which connector reaches an address. Sockets, TLS and ssh are imported by those who use them only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import EngineError
from .address import Address, AsyncConnector, parse_address

if TYPE_CHECKING:
    from .endpoint import Tls


def connector_for(host: str | None, tls: Tls | None) -> tuple[str, AsyncConnector]:
    """What the Host header says, and what opens connections.

    Raises:
        EngineError: It is no address, or TLS and the address do not go together.
    """
    scheme = (host or "").partition("://")[0]
    if host is not None and scheme == "ssh":
        if tls is not None:
            raise EngineError("an ssh:// address is safe by itself: it takes no tls=")
        from .aio_ssh import AsyncSshConnector

        return Address(path="-").authority, AsyncSshConnector(host)

    from .net_aio import LoopConnector

    secure = scheme == "https" or tls is not None
    address: Address = parse_address(host, secure=secure)
    if not secure:
        return address.authority, LoopConnector(address)
    if scheme == "http" or address.path:
        raise EngineError("tls= is for tcp:// and https:// addresses")
    from .tls_aio import AsyncTlsConnector

    inner = LoopConnector(address)
    return address.authority, AsyncTlsConnector(inner, tls, address.host, str(address))
