"""Where the daemon is: what the environment and the docker CLI's contexts say, and TLS.

Client("tcp://10.0.0.5:2376", tls=Tls(ca="ca.pem", cert="cert.pem", key="key.pem"))
"""

from __future__ import annotations

from ._runtime.docker_config import DockerConfig, load_config, read_context, resolve
from ._runtime.endpoint import Endpoint, Tls

__all__ = ["DockerConfig", "Endpoint", "Tls", "load_config", "read_context", "resolve"]
