"""Credentials for registries from the docker CLI's configuration and its credential helpers.

Methods take them as `registry_auth` and `registry_config`:

    auth = registry.auth_config("registry.example:5000/team/image")
    engine.images.push("registry.example:5000/team/image", registry_auth=auth or AuthConfig())
"""

from __future__ import annotations

from ._runtime.credentials import (
    Credentials,
    all_credentials,
    credentials_for,
    registry_config_header,
    registry_of,
)
from .models import AuthConfig

__all__ = [
    "Credentials",
    "all_credentials",
    "auth_config",
    "auth_configs",
    "credentials_for",
    "registry_config_header",
    "registry_of",
]


def auth_config(image: str) -> AuthConfig | None:
    """The credentials of the user for the registry that an image is in; None if there are none.

    Args:
        image: A reference to an image, such as `registry.example:5000/team/image:tag`.

    Raises:
        EngineError: The configuration cannot be read, or a credential helper fails.
    """
    found = credentials_for(registry_of(image))
    return None if found is None else AuthConfig(**found.json())


def auth_configs() -> dict[str, AuthConfig]:
    """The credentials of the user for all registries that are configured, by registry.

    This is what the docker command sends with a build: `images.build(registry_config=…)`.

    Raises:
        EngineError: The configuration cannot be read, or a credential helper fails.
    """
    return {name: AuthConfig(**found.json()) for name, found in all_credentials().items()}
