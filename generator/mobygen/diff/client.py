"""What a generated client calls things, and who uses its classes: worked out once for each side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from mobygen.annotations import plain
from mobygen.diff.facts import OPERATION
from mobygen.diff.names import Link, argument_links, arguments, returns, route
from mobygen.ir import Package

_CLASS = re.compile(r"[A-Z]\w*")


@dataclass(frozen=True)
class Client:
    """The client of one side."""

    package: Package

    @cached_property
    def methods(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The Python methods of each operation, by method and path."""
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for tag in self.package.tags:
            for method in tag.methods:
                key = route(method)
                found[key] = (*found.get(key, ()), f"{tag.attribute}.{method.name}")
        return found

    @cached_property
    def names(self) -> Mapping[Link, tuple[str, ...]]:
        """What each place on the wire is called in Python."""
        found: dict[Link, tuple[str, ...]] = {}

        def add(link: Link, name: str) -> None:
            found[link] = (*found.get(link, ()), name)

        for model in self.package.models:
            for field in model.fields:
                add((model.place, field.wire), f"{model.name}.{field.name}")
        for tag in self.package.tags:
            for method in tag.methods:
                name = f"{tag.attribute}.{method.name}"
                add((*route(method), OPERATION, ""), f"{name}()")
                for argument in arguments(method):
                    for link in argument_links(method, argument):
                        add(link, f"{name}({argument.name}=)")
        return found

    @cached_property
    def contents(self) -> Mapping[str, tuple[str, ...]]:
        """For each model, the classes that the types of its fields name."""
        return {
            model.name: tuple(
                dict.fromkeys(
                    word for field in model.fields for word in _CLASS.findall(plain(field.type))
                )
            )
            for model in self.package.models
        }

    @cached_property
    def users(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        """The operations that send or answer each class, however deep inside."""
        found: dict[str, set[tuple[str, str]]] = {}
        for tag in self.package.tags:
            for method in tag.methods:
                text = [returns(method), *(plain(a.type) for a in arguments(method))]
                waiting = [word for one in text for word in _CLASS.findall(one)]
                seen: set[str] = set()
                while waiting:
                    name = waiting.pop()
                    if name in seen:
                        continue
                    seen.add(name)
                    found.setdefault(name, set()).add(route(method))
                    waiting += self.contents.get(name, ())
        return {name: frozenset(routes) for name, routes in found.items()}
