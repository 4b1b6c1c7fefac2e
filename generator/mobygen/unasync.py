"""Blocking code from asyncio code, token by token."""

from __future__ import annotations

import io
import re
import tokenize

# What does not follow from the rules below. Modules named aio_x become sync_x.
_NAMES = {
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "AsyncGenerator": "Generator",
    "AsyncIterator": "Iterator",
    "aclosing": "closing",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "StopAsyncIteration": "StopIteration",
    "LoopConnector": "SocketConnector",
    "blocking_aio": "blocking_sync",
    "net_aio": "net_sync",
    "tls_aio": "tls_sync",
    "async_pieces": "pieces",
}
_DROPPED = frozenset({"async", "await"})
_IN_PROSE = (
    (r"\bAsync(?=[A-Z])", ""),
    (r"\basync (?=with\b|for\b|def\b)", ""),
    (r"\bawait ", ""),
    (r"\basyncio\b", "blocking"),
)


def unasync(source: str) -> str:
    """The blocking twin of a module: `AsyncFoo` becomes `Foo`, `async` and `await` go.

    Names in docstrings and comments change as those in code do.
    """
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    parts: list[str] = []
    done = 0
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        begin = starts[token.start[0] - 1] + token.start[1]
        end = starts[token.end[0] - 1] + token.end[1]
        if token.type == tokenize.NAME and token.string in _DROPPED:
            new, end = "", end + (source[end : end + 1] == " ")
        elif token.type == tokenize.NAME:
            new = _rename(token.string)
        elif token.type in (tokenize.STRING, tokenize.COMMENT):
            new = _prose(token.string)
        else:
            continue
        parts += [source[done:begin], new]
        done = end
    return "".join([*parts, source[done:]])


def _rename(name: str) -> str:
    name = _NAMES.get(name, name)
    name = re.sub(r"^aio_(?=[a-z])", "sync_", name)
    return re.sub(r"^(_?)Async(?=[A-Z])", r"\1", name)


def _prose(text: str) -> str:
    for pattern, replacement in _IN_PROSE:
        text = re.sub(pattern, replacement, text)
    return text
