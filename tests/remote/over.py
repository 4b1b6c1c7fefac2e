"""A pytest plugin: clients for the tests' daemon reach it in another way.

`MOBYGEN_OVER` is the address to use in place of `DOCKER_HOST`; with `MOBYGEN_OVER_CERTS`, a folder
with ca.pem, cert.pem and key.pem, it is used over TLS.
"""

from __future__ import annotations

import os
from functools import wraps
from typing import Any

from engine_v1_41 import AsyncClient, Client
from engine_v1_41.remote import Tls


def pytest_configure() -> None:
    for kind in (Client, AsyncClient):
        _redirect(kind)


def _redirect(kind: Any) -> None:
    original = kind.__init__
    daemon, other = os.environ["DOCKER_HOST"], os.environ["MOBYGEN_OVER"]
    folder = os.environ.get("MOBYGEN_OVER_CERTS")

    @wraps(original)
    def init(self: Any, host: str | None = None, **options: Any) -> None:
        if host == daemon:
            host = other
            if folder:
                paths = {name: f"{folder}/{name}.pem" for name in ("ca", "cert", "key")}
                options["tls"] = Tls(ca=paths["ca"], cert=paths["cert"], key=paths["key"])
        original(self, host, **options)

    kind.__init__ = init
