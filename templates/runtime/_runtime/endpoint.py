"""Where a daemon is and how it is reached: what the environment, a context or the caller says."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct

Password = str | Callable[[], str]
# In an ssh:// address a user name is welcome; in others nothing may stand before an "@".
_PASSWORD = re.compile(r"^(ssh://[^:/@]*:|(?:tcp|https?)://).*@", re.DOTALL)


class Tls(Struct, frozen=True, kw_only=True):
    """How to speak TLS with a daemon.

    Attributes:
        ca: A PEM file with the certificates that may have signed the daemon's. Default: those that
            the system trusts.
        cert: A PEM file with our certificate, and those between it and its CA.
        key: A PEM file with the key of our certificate. Default: it is in the file of `cert`.
        password: Opens an encrypted key: the text, or a function that gives it and that is called
            only if it is needed.
        verify: Whether the daemon has to prove who it is. Never switch this off on a network.
        server_name: The name that the daemon's certificate has to be for. Default: the host that
            we connect to.
    """

    ca: str | None = None
    cert: str | None = None
    key: str | None = None
    password: Password | None = None
    verify: bool = True
    server_name: str | None = None

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"Tls({shown})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """What may be shown: all but the password."""
        values = {name: getattr(self, name) for name in self.__struct_fields__}
        if self.password is not None:
            values["password"] = "(hidden)"
        return [(name, value) for name, value in values.items() if value is not None]


def without_password(address: str) -> str:
    """An address as it may be shown: not with a password, where none belongs."""
    return _PASSWORD.sub(r"\1(hidden)@", address)


class Endpoint(Struct, frozen=True, kw_only=True):
    """A daemon's address, and who named it.

    Attributes:
        host: `unix:///path`, `tcp://host:port`, `ssh://host` …
        tls: How TLS is spoken; None means not at all, unless the address is `https://`.
        source: What named the daemon, in words, for messages.
    """

    host: str
    tls: Tls | None = None
    source: str = "the default"

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"Endpoint({shown})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """What may be shown."""
        return [("host", without_password(self.host)), ("tls", self.tls), ("source", self.source)]
