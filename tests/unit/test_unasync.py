"""Blocking code from asyncio code: names, keywords and prose; nothing of asyncio is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mobygen.resources import templates_dir
from mobygen.unasync import unasync

SOURCES = sorted((templates_dir() / "runtime").rglob("aio_*.py"))


def test_code() -> None:
    source = '''"""Use `async with await f()`, or AsyncFoo."""
from .aio_streams import AsyncFoo, _AsyncBar
from .net_aio import LoopConnector


class AsyncBaz(AsyncFoo):
    async def __aenter__(self) -> Self:  # an AsyncFoo, to be awaited
        async with await self.open() as x:
            return (await x.read())[1:]

    async def __anext__(self):
        items = [i async for i in self if await i.ok()]
        raise StopAsyncIteration
'''
    assert unasync(source) == '''"""Use `with f()`, or Foo."""
from .sync_streams import Foo, _Bar
from .net_sync import SocketConnector


class Baz(Foo):
    def __enter__(self) -> Self:  # an Foo, to be awaited
        with self.open() as x:
            return (x.read())[1:]

    def __next__(self):
        items = [i for i in self if i.ok()]
        raise StopIteration
'''


@pytest.mark.parametrize("text", ["", "x = 1\n", "def f():\n\treturn 'é'  # ü\n", "a = b'\\x00'\n"])
def test_other_code_stays_as_it_is(text: str) -> None:
    assert unasync(text) == text


def test_sources_are_found() -> None:
    assert {path.name for path in SOURCES} >= {"aio_engine.py", "aio_streams.py"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_nothing_of_asyncio_is_left(path: Path) -> None:
    text = unasync(path.read_text(encoding="utf-8"))
    compile(text, "blocking", "exec")
    assert re.findall(r"(?i)\w*(?:async|await|aio\b|aio_|event loop)\w*", text) == []
