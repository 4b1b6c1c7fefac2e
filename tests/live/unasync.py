"""``python -m tests.live.unasync`` writes tests/live/sync/ from tests/live/aio/: no test is written twice."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tokenize
from pathlib import Path

import black

SOURCE = Path(__file__).with_name("aio")
TARGET = Path(__file__).with_name("sync")
WORDS = [
    (r"\basync (?=def|for|with)", ""),
    (r"\bawait ", ""),
    (r"\bAsync(?=[A-Z])", ""),
    (r"\banext\b", "next"),
    (r"\btests\.live\.aio\b", "tests.live.sync"),
    (r"\b(unpack|read_file)_async\b", r"\1"),
]


def without_async(source: str) -> str:
    """The same test module for the blocking client."""
    source = without_parentheses(source)
    for pattern, replacement in WORDS:
        source = re.sub(pattern, replacement, source)
    return sorted_imports(black.format_str(source, mode=black.Mode(line_length=100)))


def without_parentheses(source: str) -> str:
    """Turn ``(await call()).result`` into ``await call().result``: only await needs the parentheses."""
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    drop: set[int] = set()
    opened: list[int | None] = []
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        position = starts[token.start[0] - 1] + token.start[1]
        if token.string == "(":
            is_call = before.type == tokenize.NAME and before.string not in _KEYWORDS
            is_call = is_call or before.string in (")", "]")
            opened.append(position if after.string == "await" and not is_call else None)
        elif token.string == ")":
            start = opened.pop()
            if start is not None and after.string == ".":
                drop |= {start, position}
    return "".join(char for index, char in enumerate(source) if index not in drop)


_KEYWORDS = {"and", "assert", "await", "in", "is", "not", "or", "return"}


def sorted_imports(source: str) -> str:
    ruff = [sys.executable, "-m", "ruff", "check", "--quiet", "--select=I", "--fix", "-"]
    name = f"--stdin-filename={TARGET / 'test.py'}"
    done = subprocess.run([*ruff, name], input=source, capture_output=True, text=True, check=True)
    return done.stdout


def rendered() -> dict[str, str]:
    """The content of every file that belongs into ``sync/``."""
    return {path.name: without_async(path.read_text()) for path in sorted(SOURCE.glob("*.py"))}


def main() -> None:
    files = rendered()
    for stale in {path.name for path in TARGET.glob("*.py")} - files.keys():
        (TARGET / stale).unlink()
    for name, text in files.items():
        (TARGET / name).write_text(text)
    print(f"{len(files)} files in {TARGET}")


if __name__ == "__main__":
    main()
