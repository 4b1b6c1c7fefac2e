"""Which of the copied modules a package needs, found from what imports what.

A copied module may have sections that only some packages need:

    from ..buildkit import decode_trace  # with buildkit

    # with buildkit:
    ...
    # end with

They are kept where the helper module of that name is, or where an operation has that interaction
(`websocket`); `# without buildkit:` is for where it is not, and stands last, so that the module as it
is does what it does with all of them. The marks themselves are in no package.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath

from mobygen.errors import MobygenError
from mobygen.selection import nearest
from mobygen.values import entries, is_list, is_map
from mobygen.yaml_reader import read_yaml

_BLOCK = re.compile(
    r"\n*^ *# (with|without) (\w+):\n(.*?)\n*^ *# end with\n+", re.MULTILINE | re.DOTALL
)
_LINE = re.compile(r"^(.*?) +# with (\w+)$\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Helpers:
    """The public helper modules, and the operations that each is for; empty: for all."""

    operations: Mapping[str, frozenset[str]]

    def for_operations(self, kept: Collection[str]) -> frozenset[str]:
        """The helpers that these operations have a use for."""
        return frozenset(
            name for name, own in self.operations.items() if not own or not own.isdisjoint(kept)
        )

    def named(self, names: Iterable[str]) -> frozenset[str]:
        """Those that somebody asked for by name; raises MobygenError for one that there is not."""
        for name in names:
            if name not in self.operations:
                raise MobygenError(
                    file="selection",
                    place="helpers",
                    problem=f"there is no helper {name}",
                    fix=nearest(name, self.operations),
                    code="selection",
                )
        return frozenset(names)


def load_helpers(path: Path) -> Helpers:
    """Read `helpers.yaml`."""
    data = read_yaml(path.read_bytes(), file=str(path))
    if not is_map(data) or not all(is_list(own) for own in data.values()):
        raise MobygenError(
            file=str(path), problem="not a map of lists", fix="restore it from the repository"
        )
    return Helpers({name: frozenset(map(str, entries(own))) for name, own in data.items()})


def with_sections(source: str, kept: Collection[str]) -> str:
    """A copied module with the sections of what is kept, and without the others."""
    # Blank lines go with the marks; black puts back those that have to be there.
    source = _BLOCK.sub(lambda found: _block(found, kept), source)
    return _LINE.sub(lambda found: f"{found[1]}\n" if found[2] in kept else "", source)


def _block(found: re.Match[str], kept: Collection[str]) -> str:
    wanted = (found[2] in kept) == (found[1] == "with")
    return f"\n{found[3]}\n" if wanted else "\n"


def needed(files: Mapping[str, str], roots: Iterable[str]) -> set[str]:
    """The files that the roots import, directly or through others; the roots themselves too."""
    found: set[str] = set()
    pending = list(roots)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += [other for other in _imported(name, files[name]) if other in files]
            pending += [init for init in _parents(name) if init in files]
    return found


def names_from(source: str, module: str) -> set[str]:
    """What a file imports by name from a module of its package."""
    return {
        alias.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.level == 1 and node.module == module
        for alias in node.names
    }


def _imported(name: str, source: str) -> Iterator[str]:
    """The files that a file's relative imports may mean, wherever in it they stand."""
    for node in ast.walk(ast.parse(source, filename=name)):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = normpath(join(dirname(name), *[".."] * (node.level - 1)))
        module = normpath(join(base, *(node.module or "").split(".")))
        for path in (module, *(join(module, alias.name) for alias in node.names)):
            yield f"{path}.py"
            yield normpath(join(path, "__init__.py"))


def _parents(name: str) -> Iterator[str]:
    folder = dirname(name)
    while folder:
        yield join(folder, "__init__.py")
        folder = dirname(folder)
