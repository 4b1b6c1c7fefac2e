"""The user's files: which there are, what they are called, and what an import in them means."""

from __future__ import annotations

import ast
import os
import re
import tokenize
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from mobygen.emit import MADE_BY, read_manifest
from mobygen.errors import MobygenError, one_line

_SKIPPED = frozenset(("__pycache__", "node_modules", "site-packages", "build", "dist"))
_LARGEST = 5_000_000
_CLIENT = re.compile(r"(?:\w+\.)*engine_v\d+_\d+\b")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that could be read.

    Attributes:
        file: Its path as it is shown.
        parts: Its absolute path as a dotted name, folders and all; a package's is its folder's.
        is_package: True for an `__init__.py`.
    """

    file: str
    parts: tuple[str, ...]
    is_package: bool
    tree: ast.Module = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Project:
    """All files.

    Attributes:
        sources: By the path as it is shown.
        problems: What could not be read: file, line, why.
        manifests: The API versions of the generated packages among the files, by folder as parts.
    """

    sources: Mapping[str, Source]
    problems: tuple[tuple[str, int, str], ...]
    manifests: Mapping[tuple[str, ...], str]
    _by_name: dict[tuple[str, ...], list[str]] = field(
        default_factory=dict[tuple[str, ...], list[str]], repr=False
    )
    _folders: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]], repr=False)

    def __post_init__(self) -> None:
        for source in self.sources.values():
            for start in range(len(source.parts)):
                self._by_name.setdefault(source.parts[start:], []).append(source.file)
                self._folders.update(
                    source.parts[start:end] for end in range(start + 1, len(source.parts))
                )

    def absolute(self, source: Source, module: str, level: int) -> tuple[str, ...]:
        """What an import names; that of a relative one begins at the root of the file system."""
        parts = tuple(module.split(".")) if module else ()
        if not level:
            return parts
        base = source.parts if source.is_package else source.parts[:-1]
        return (*base[: max(len(base) - level + 1, 0)], *parts)

    def find(self, name: tuple[str, ...], near: Source) -> str:
        """The file of a module, '' if it is not among the files.

        Several files can be called so; that which shares most folders with the importing one is
        meant.
        """
        files = self._by_name.get(name, ())

        def shared(file: str) -> int:
            pairs = zip(self.sources[file].parts, near.parts, strict=False)
            return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))

        return max(files, key=lambda file: (shared(file), file), default="")

    def is_folder(self, name: tuple[str, ...]) -> bool:
        """True when modules of the user's have names that begin so."""
        return name in self._folders


def read_project(path: Path) -> Project:
    """Read a file, or every Python file of a folder, without environments and generated clients.

    Raises:
        MobygenError: There is no such path, or it is a file that cannot be read.
    """
    if not path.exists():
        raise MobygenError(
            file=str(path),
            problem="no such file or folder",
            fix="give a Python file or the folder of a project",
            code="no-such-file",
        )
    sources: dict[str, Source] = {}
    problems: list[tuple[str, int, str]] = []
    manifests: dict[tuple[str, ...], str] = {}
    for file in [path] if path.is_file() else _files(path, manifests):
        try:
            sources[str(file)] = _source(file)
        except (SyntaxError, ValueError, OSError, RecursionError, MemoryError) as error:
            line = error.lineno if isinstance(error, SyntaxError) else None
            problems.append((str(file), line or 1, one_line(_problem(error))))
    return Project(sources, tuple(problems), manifests)


def _problem(error: Exception) -> str:
    if isinstance(error, SyntaxError):
        return f"not Python that this interpreter reads: {error.msg}"
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    return f"cannot be read: {error or type(error).__name__}"


def _files(root: Path, manifests: dict[tuple[str, ...], str]) -> Iterator[Path]:
    for folder, names, files in os.walk(root):
        here = Path(folder)
        version = generated_version(here)
        if version is not None:
            manifests[_parts(here.resolve())] = version
            names.clear()
            continue
        names[:] = sorted(name for name in names if _is_read(here / name))
        yield from (here / name for name in sorted(files) if name.endswith((".py", ".pyw")))


def _is_read(folder: Path) -> bool:
    name = folder.name
    return not (name.startswith(".") or name in _SKIPPED or (folder / "pyvenv.cfg").exists())


def generated_version(folder: Path) -> str | None:
    """The API version of a package that mobygen generated; None when the folder is none."""
    facts = read_manifest(folder)
    return str(facts.get("api_version") or "") if facts.get("generator") == MADE_BY else None


def _source(file: Path) -> Source:
    if file.stat().st_size > _LARGEST:
        raise ValueError(f"larger than {_LARGEST // 1_000_000} MB")
    with tokenize.open(file) as handle:  # its encoding may be declared in it
        text = handle.read()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Python thinks of the user's style
        tree = ast.parse(text, str(file))
    is_package = file.name == "__init__.py"
    absolute = file.resolve()
    return Source(str(file), _parts(absolute.parent if is_package else absolute), is_package, tree)


def _parts(path: Path) -> tuple[str, ...]:
    return path.with_suffix("").parts[1:] if path.suffix in (".py", ".pyw") else path.parts[1:]


def imported_clients(project: Project) -> list[str]:
    """What is imported that has the name of a generated client."""
    found: dict[str, None] = {}
    for source in project.sources.values():
        for node in ast.walk(source.tree):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
                names += [f"{node.module}.{alias.name}" for alias in node.names]
            for name in names:
                match = _CLIENT.match(name)
                if match:
                    found.setdefault(match[0])
    return sorted(found)
