"""The runtime is tested as users get it: inside of the generated package, which has to be current."""

from __future__ import annotations

import asyncio
import inspect
from pathlib import Path
from typing import Any

import engine_v1_41
import pytest
from engine_v1_41 import AsyncClient, Client

from mobygen.resources import templates_dir
from mobygen.runtime import load_helpers, with_sections
from tests.runtime.fake import settle

ALL = {*load_helpers(templates_dir() / "helpers.yaml").operations, "streams", "twins", "websocket"}
SOURCE = Path(__file__).parents[2] / "templates" / "runtime"


def _code(path: Path) -> str:
    """What is in a full package, in whatever layout: marks of sections, and blank lines, are gone."""
    source = with_sections(path.read_text("utf-8"), ALL)
    return "\n".join(line for line in source.splitlines() if line.strip())


@pytest.fixture(scope="session", autouse=True)
def _is_current() -> None:
    copied = Path(engine_v1_41.__file__).parent
    stale = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if not (copied / path.relative_to(SOURCE)).is_file()
        or _code(copied / path.relative_to(SOURCE)) != _code(path)
    ]
    assert not stale, f"generated/ has other versions of {', '.join(stale)}: run make generate"


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run an `async def` test in an event loop of its own, and close its clients there."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    arguments = {name: pyfuncitem.funcargs[name] for name in names}

    async def run() -> None:
        try:
            await pyfuncitem.obj(**arguments)
        finally:
            for argument in arguments.values():
                if isinstance(argument, Clients):
                    await argument.close()

    asyncio.run(run())
    return True


class Clients:
    """Makes clients of one class, and closes them all."""

    def __init__(self, kind: Any) -> None:
        self.kind = kind
        self._made: list[Any] = []

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self._made.append(self.kind(*args, **kwargs))
        return self._made[-1]

    async def close(self) -> None:
        for made in self._made:
            await settle(made.close())


@pytest.fixture(params=[Client, AsyncClient], ids=["blocking", "asyncio"])
def client(request: pytest.FixtureRequest) -> Clients:
    """Both classes, one after the other: what holds for one holds for the other."""
    return Clients(request.param)
