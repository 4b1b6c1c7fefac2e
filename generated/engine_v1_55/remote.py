"""How a daemon is reached, and what a client tells about its requests.

What the environment and the docker CLI's contexts say, TLS, and timeouts, for example:

    Client("tcp://10.0.0.5:2376", tls=Tls(ca="ca.pem", cert="cert.pem", key="key.pem"))
"""

from __future__ import annotations

from ._runtime.docker_config import DockerConfig, load_config, read_context, resolve
from ._runtime.endpoint import Endpoint, Tls
from ._runtime.record import RequestRecord
from ._runtime.timeouts import Timeouts

__all__ = [
    "DockerConfig",
    "Endpoint",
    "RequestRecord",
    "Timeouts",
    "Tls",
    "load_config",
    "read_context",
    "resolve",
]
