"""The one error of the tool: what is wrong, where, and what to do about it, on one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

EXIT_DIFFERENT = 1
EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130

_LONGEST_PART = 500


class MobygenError(Exception):
    """Something about the input that keeps mobygen from doing what was asked.

    Attributes:
        file: The file (or URL, or argument) that is at fault.
        place: Where in it: a JSON pointer, a schema's place, an overlay action.
        line: The line in the file, from 1, where known.
        problem: What is wrong.
        fix: What the user can do.
        code: A short stable name of the kind of problem, for tests and tools.
    """

    def __init__(
        self,
        *,
        file: str,
        problem: str,
        fix: str,
        place: str = "",
        line: int | None = None,
        code: str = "",
    ) -> None:
        self.file = one_line(file)
        self.place = one_line(place)
        self.line = line
        self.problem = one_line(problem)
        self.fix = one_line(fix)
        self.code = code
        super().__init__(self.problem)

    def __reduce__(self) -> tuple[Callable[[dict[str, Any]], MobygenError], tuple[dict[str, Any]]]:
        return _restored, (vars(self),)  # keyword arguments do not pickle by themselves

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        parts = [part for part in (where, self.place, self.problem) if part]
        return f"{': '.join(parts)}; {self.fix}"


def _restored(parts: dict[str, Any]) -> MobygenError:
    return MobygenError(**parts)


def raise_or_collect(error: MobygenError, misfits: list[MobygenError] | None) -> None:
    """Add what we say of a document and it does not have to `misfits`; without a list, raise it.

    Of a pinned document everything has to fit; of another one, what does not is left out.
    """
    if misfits is None:
        raise error
    misfits.append(error)


def one_line(text: str) -> str:
    """`text` on one line, without control characters, cut if it is very long.

    Parts of messages come from documents, which must not be able to write to a terminal.
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LONGEST_PART else line[: _LONGEST_PART - 1] + "…"
