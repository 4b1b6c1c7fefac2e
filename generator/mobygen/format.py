"""black, in process, on pieces of files, each formatted once however many files it is in.

Most of a package is the same in neighbouring API versions, so files are cut where black's
decisions on one side cannot depend on the other: around top-level definitions, between the
methods of a class, and between assignments. Files and pieces that were formatted before come from
a cache; its keys hold the hash of the text, black's version and the line length.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise, zip_longest
from pathlib import Path

from mobygen.textcache import default_folder, read_texts, write_texts
from mobygen.workers import Workers

LINE_LENGTH = 100
_BATCH = 12_000
_WORTH_PROCESSES = 6
_LARGE_CLASS = 60
_WRAPPER = "class _:\n"
_DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_METHODS = (ast.FunctionDef, ast.AsyncFunctionDef)
_Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
_ASSIGNMENTS = (ast.Assign, ast.AnnAssign)

Files = Mapping[str, str]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file that black can format alone, and the blank lines before it."""

    text: str
    blank: int
    in_class: bool = False


def format_files(files: Files, *, cache: Path | None = None) -> dict[str, str]:
    """Format every `.py` of `files`; other files stay as they are."""
    return format_packages([files], Workers(processes=1), cache=cache)[0]


def format_packages(
    packages: Sequence[Files],
    workers: Workers,
    *,
    cache: Path | None = None,
    progress: Progress = lambda done, total: None,
) -> list[dict[str, str]]:
    """Format the `.py` files of several packages, text that occurs in several of them once."""
    folder = cache or default_folder()
    prefix = f"black {version('black')} {LINE_LENGTH} ".encode()
    names = {t: name for files in packages for name, t in files.items() if _is_python(name)}
    key = {text: hashlib.sha256(prefix + text.encode()).hexdigest() for text in names}
    known = read_texts(folder, key.values())
    missing = [text for text in sorted(key) if key[text] not in known]
    cut = {text: pieces(text, names[text]) for text in missing}
    fresh = _format_pieces(cut, folder, prefix, workers, progress)
    write_texts(folder, {key[text]: formatted for text, formatted in fresh.items()})
    return [
        {
            name: (fresh.get(text) or known.get(key[text], "")) if _is_python(name) else text
            for name, text in files.items()
        }
        for files in packages
    ]


def pieces(source: str, name: str = "") -> list[Piece]:
    """Cut a file; the pieces and blank lines together are the file as black would have it."""
    body = ast.parse(source, filename=name).body
    lines = source.splitlines(keepends=True)
    found: list[Piece] = []
    for start, end, node, blank in _cuts(body, len(lines), lines):
        text = "".join(lines[start:end])
        if not text.strip():
            continue
        methods = _methods(node, lines) if isinstance(node, ast.ClassDef) else []
        if not methods or end - start <= _LARGE_CLASS:
            found.append(Piece(text.strip("\n") + "\n", blank))
            continue
        head = "".join(lines[start : methods[0][0]])
        found.append(Piece(head.strip("\n") + "\n", blank))
        for first, last in methods:
            found.append(Piece(_WRAPPER + "".join(lines[first:last]), 1, in_class=True))
    return found


def _is_python(name: str) -> bool:
    return name.endswith(".py")


def _cuts(
    body: list[ast.stmt], length: int, lines: list[str]
) -> Iterator[tuple[int, int, ast.stmt | None, int]]:
    """Ranges of lines, the definition in each (if any) and the blank lines before it."""
    start, blank = 0, 2
    for node, following in zip_longest(body, body[1:]):
        end = node.end_lineno or node.lineno
        if isinstance(node, _DEFINITIONS):
            end = _after_comments(end, lines)
            first = _first_line(node, lines)
            yield start, first, None, blank
            yield first, end, node, 2
            start, blank = end, 2
        elif isinstance(node, _ASSIGNMENTS) and isinstance(following, _ASSIGNMENTS):
            gap = lines[end : following.lineno - 1]
            if following.lineno > end and not "".join(gap).strip():
                yield start, end, None, blank
                start, blank = end, min(len(gap), 2)
    yield start, length, None, blank


def _after_comments(end: int, lines: list[str]) -> int:
    """The end of a definition with the comments that are indented like its body."""
    for index in range(end, len(lines)):
        line = lines[index]
        if line.strip() and not (line[0].isspace() and line.lstrip().startswith("#")):
            break
        if line.strip():
            end = index + 1
    return end


def _methods(node: ast.ClassDef, lines: list[str]) -> list[tuple[int, int]]:
    """The lines of each method, if methods are all that follows something else in the class."""
    ranges: list[tuple[int, int]] = []
    for before, child in pairwise(node.body):
        if not isinstance(child, _METHODS):
            if ranges:
                return []
            continue
        first = _first_line(child, lines)
        between = lines[before.end_lineno or before.lineno : first]
        if isinstance(before, _METHODS) != bool(ranges) or "".join(between).strip():
            return []
        if child.decorator_list or child.body[-1].lineno == child.lineno:
            return []  # overloads and one-liners may stand close together
        ranges.append((first, child.end_lineno or child.lineno))
    last = node.end_lineno or node.lineno
    return ranges if _after_comments(last, lines) == last else []


def _first_line(node: _Definition, lines: list[str]) -> int:
    """The index of a definition's first line, with its decorators and the comment above it."""
    first = min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 1
    while first > 0 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first


def _format_pieces(
    cut: Mapping[str, list[Piece]],
    folder: Path,
    prefix: bytes,
    workers: Workers,
    progress: Progress,
) -> dict[str, str]:
    """The formatted text of each file that was cut into pieces."""
    key = {
        piece.text: hashlib.sha256(prefix + b"piece " + piece.text.encode()).hexdigest()
        for parts in cut.values()
        for piece in parts
    }
    known = read_texts(folder, key.values())
    missing = [text for text in sorted(key) if key[text] not in known]
    fresh: dict[str, str] = {}
    batches = _batches(missing)
    for position, formatted in workers.map(_format_batch, batches, alone_below=_WORTH_PROCESSES):
        fresh |= zip(batches[position], formatted, strict=True)
        progress(len(fresh), len(missing))
    write_texts(folder, {key[text]: formatted for text, formatted in fresh.items()})
    return {
        text: _join((fresh.get(p.text) or known.get(key[p.text], ""), p) for p in parts)
        for text, parts in cut.items()
    }


def _join(parts: Iterator[tuple[str, Piece]]) -> str:
    joined: list[str] = []
    for text, piece in parts:
        joined.append("\n" * piece.blank if joined else "")
        joined.append(text.removeprefix(_WRAPPER) if piece.in_class else text)
    return "".join(joined)


def _batches(texts: list[str]) -> list[list[str]]:
    """Pieces by the dozen: enough to be worth sending, little enough to share evenly."""
    batches: list[list[str]] = []
    size = _BATCH
    for text in texts:
        if size >= _BATCH:
            batches.append([])
            size = 0
        batches[-1].append(text)
        size += len(text)
    return batches


def _format_batch(texts: list[str]) -> list[str]:
    # black takes a while to import, and is not needed when all text is known.
    from black import format_str
    from black.mode import Mode, TargetVersion

    mode = Mode(line_length=LINE_LENGTH, target_versions={TargetVersion.PY311})
    return [format_str(text, mode=mode) for text in texts]
