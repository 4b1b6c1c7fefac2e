"""What watches over the live tests sees what is left behind, and names it."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import threading
from collections.abc import AsyncGenerator

import pytest

from tests.live.leaks import check, check_loop, of_this_process

Failed = pytest.fail.Exception


def test_nothing_left() -> None:
    check(of_this_process(), of_this_process, "this test", 0)


def test_a_socket() -> None:
    before = of_this_process()
    with socket.socket(), pytest.raises(Failed, match=r"this test left file desc.*\(socket:\["):
        check(before, of_this_process, "this test", 0.1)


def test_a_thread() -> None:
    before, end = of_this_process(), threading.Event()
    thread = threading.Thread(target=end.wait, name="forgotten")
    thread.start()
    with pytest.raises(Failed, match="this test left thread forgotten"):
        check(before, of_this_process, "this test", 0.1)
    end.set()  # what ends soon is not left
    check(before, of_this_process, "this test")
    thread.join()


def test_a_process() -> None:
    before = of_this_process()
    with subprocess.Popen(["sleep", "9"]) as child:
        with pytest.raises(Failed, match=f"process {child.pid}"):
            check(before, of_this_process, "this test", 0.1)
        child.kill()


def test_a_task_and_a_generator() -> None:
    async def forgotten() -> AsyncGenerator[int]:
        yield 1

    async def leaky() -> None:
        task = asyncio.create_task(asyncio.sleep(9), name="left")
        with pytest.raises(Failed, match="the test left .*name='left'"):
            await check_loop(0.1)
        task.cancel()
        await asyncio.wait([task])
        generator = forgotten()
        await anext(generator)
        with pytest.raises(Failed, match="asynchronous generator .*forgotten"):
            await check_loop(0.1)
        await generator.aclose()
        await check_loop()

    asyncio.run(leaky())
