"""A small project that carries the part of the Engine API that it needs."""
