"""Docstrings: text that came from a document, wrapped and escaped. The one place for both.

Nothing else may put document text into Python source: `literal` for strings that are values,
`docstring` for prose.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from functools import cache

WIDTH = 100
_VERBATIM = re.compile(r"\s*([-*+|>#]|\d+[.)]\s|```|<)|    ")
_ERRORS = {
    400: ("BadRequest", "The daemon rejected an argument."),
    401: ("Unauthorized", "The credentials were refused."),
    403: ("Forbidden", "The daemon does not allow this."),
    404: ("NotFound", "There is no such object."),
    406: ("NotAcceptable", "This node cannot serve the request."),
    409: ("Conflict", "The object's state does not allow this."),
    500: ("InternalServerError", "The daemon failed."),
    501: ("NotImplementedByDaemon", "The daemon does not support this."),
    503: ("ServiceUnavailable", "The node is not part of a swarm, or not a manager."),
}


def literal(value: object) -> str:
    """A str, int, float, bool or None as Python source; strings in double quotes, ASCII only."""
    if isinstance(value, str):
        body = ascii(value)[1:-1]
        if "'" in value and '"' not in value:
            return f'"{body}"'
        return '"' + body.replace("\\'", "'").replace('"', '\\"') + '"'
    if value is None or isinstance(value, bool | int | float):
        return repr(value)
    raise TypeError(f"not a literal: {value!r}")


def docstring(text: str, indent: int) -> str:
    """Text as a docstring at this depth, closing quotes included; safe for any text."""
    margin = " " * indent
    clean = "\n".join(line.rstrip() for line in _printable(text).split("\n")).strip()
    lines = escape(clean).split("\n")
    if len(lines) == 1 and indent + len(lines[0]) + 6 <= WIDTH:
        return f'"""{lines[0]}"""'
    body = "\n".join(margin + line if line and n else line for n, line in enumerate(lines))
    return f'"""{body}\n{margin}"""'


def escape(text: str) -> str:
    """Printable text that can stand between triple double quotes and reads back as itself."""
    escaped = text.replace("\\", "\\\\")
    # Quotes matter where three come together, and at the end, where the closing ones follow.
    return re.sub(r'"""|"+\Z', lambda quotes: '\\"' * len(quotes[0]), escaped)


def _printable(text: str) -> str:
    if text.replace("\n", "").isprintable():
        return text
    return "".join(c if c == "\n" or c.isprintable() else " " for c in text)


@cache  # most texts are in a package twice: blocking and not, in answers and in requests
def wrap(text: str, width: int, hanging: str = "") -> str:
    """Paragraphs filled to `width`; lists, tables and code keep their lines."""
    paragraphs = re.split(r"\n\s*\n", textwrap.dedent(text).strip())
    return f"\n\n{hanging}".join(_fill(p, width, hanging) for p in paragraphs)


def summarised(text: str) -> str:
    """`text` with its first sentence as a paragraph of its own, unless all fits on one line."""
    first, stop, rest = text.strip().partition(". ")
    if not stop or len(text) < WIDTH - 10 or "\n\n" in first:
        return text
    return f"{first}.\n\n{rest}"


def with_since(text: str, since: str) -> str:
    """A text with a note on the version: in its paragraph, or in one of its own after several."""
    text = text.rstrip()
    if not since:
        return text.strip()
    note = f"New in API {since}."
    if "\n\n" in text:
        return f"{text}\n\n{note}"
    stop = "." if text and text[-1] not in ".!?:" else ""
    return f"{text}{stop} {note}".strip()


def _fill(paragraph: str, width: int, hanging: str) -> str:
    lines = paragraph.split("\n")
    if any(_VERBATIM.match(line) for line in lines):
        return f"\n{hanging}".join(line.rstrip() for line in lines)
    return textwrap.fill(
        " ".join(paragraph.split()),
        width,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def entry(name: str, text: str, width: int) -> str:
    """One line of an Args section: `    name: text`, continued deeper."""
    hanging = " " * 8
    # The first line is short by the name in front of it.
    filled = wrap(f"{name}: {text}" if text else f"{name}.", width - 4, hanging)
    return "    " + filled


def sections(parts: Iterable[str]) -> str:
    """Paragraphs of a docstring, empty ones left out."""
    return "\n\n".join(part for part in parts if part)


def raises(status: int, text: str, width: int) -> str:
    """One line of a Raises section, '' for a status that has no class of its own."""
    known = _ERRORS.get(status)
    if known is None:
        return ""
    return entry(known[0], text or known[1], width)
