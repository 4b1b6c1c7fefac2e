"""mobygen: typed clients of the Docker Engine API, generated from its Swagger documents."""

__version__ = "0.1.0"
