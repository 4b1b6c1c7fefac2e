"""The blocking client: threads, forks, and closing from another thread."""

from __future__ import annotations

import gc
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from engine_v1_41 import Client

from tests.runtime.fake import SWITCH, FakeDaemon, Peer, answer, answering, frame

VERSION = answer(b'{"ApiVersion":"1.41"}')


def endless(peer: Peer) -> None:
    """Answers requests until the client leaves."""
    try:
        while True:
            peer.request()
            peer.send(VERSION)
    except EOFError:
        pass


async def test_one_client_in_many_threads() -> None:
    async with FakeDaemon(*[endless] * 8) as daemon:
        with Client(daemon.host) as engine, ThreadPoolExecutor(8) as threads:
            got = list(threads.map(lambda _: engine.system.version().api_version, range(400)))
        assert set(got) == {"1.41"}
        assert daemon.connections <= 8


async def test_only_so_many_connections_are_kept() -> None:
    async with FakeDaemon(*[endless] * 20) as daemon:
        with Client(daemon.host) as engine:
            barrier = threading.Barrier(20)

            def call(_: int) -> None:
                barrier.wait()
                engine.system.version()

            with ThreadPoolExecutor(20) as threads:
                list(threads.map(call, range(20)))
            assert len(engine._engine._idle._idle) <= 10  # pyright: ignore[reportPrivateUsage]


async def test_closing_wakes_a_thread_that_reads() -> None:
    def script(peer: Peer) -> None:
        peer.request()
        peer.send(SWITCH, frame(b"a"))
        assert peer.is_left()

    async with FakeDaemon(script) as daemon:
        session = Client(daemon.host).exec.start("x")
        frames: list[bytes] = []

        def read() -> None:
            for frame in session:
                frames.append(frame.data)

        reader = threading.Thread(target=read)
        reader.start()
        while not frames:
            time.sleep(0.01)
        time.sleep(0.1)  # it reads again
        session.close()
        reader.join(30)
        assert not reader.is_alive()
        assert frames == [b"a"]  # and no error: it was closed on purpose


async def test_one_thread_writes_while_another_reads() -> None:
    data = bytes(range(256)) * 16384

    def echo(peer: Peer) -> None:
        peer.request()
        peer.send(SWITCH)
        while piece := peer.receive():
            peer.send(frame(piece))

    async with FakeDaemon(echo) as daemon:
        session = Client(daemon.host).exec.start("x")

        def write() -> None:
            for start in range(0, len(data), 100_000):
                session.write(data[start : start + 100_000])
            session.close_stdin()

        writer = threading.Thread(target=write)
        writer.start()
        output = session.collect()
        writer.join(5)
        assert output.stdout == data


async def test_a_slow_reader_and_a_writer_that_has_to_wait_for_it() -> None:
    """The writer must neither steal what the reader reads, nor wait for one that does not read."""
    data = bytes(range(256)) * 4096

    def echo(peer: Peer) -> None:
        peer.request()
        peer.send(SWITCH)
        while piece := peer.receive():
            peer.send(frame(piece))

    async with FakeDaemon(echo) as daemon:
        session = Client(daemon.host).exec.start("x")

        def write() -> None:
            session.write(data)
            session.close_stdin()

        writer = threading.Thread(target=write)
        writer.start()
        got = b""
        for number, each in enumerate(session):
            got += each.data
            if number < 5:
                time.sleep(0.05)
        writer.join(5)
        assert got == data


async def test_after_a_fork_connections_are_not_shared() -> None:
    async with FakeDaemon(endless, endless) as daemon:
        with Client(daemon.host) as engine:
            engine.system.version()
            child = os.fork()
            if child == 0:
                ok = engine.system.version().api_version == "1.41"
                engine.close()
                os._exit(0 if ok else 1)
            _, status = os.waitpid(child, 0)
            assert os.waitstatus_to_exitcode(status) == 0
            engine.system.version()  # its connection is as it was
        assert daemon.connections == 2


async def test_a_client_that_is_let_go_closes_its_connections() -> None:
    async with FakeDaemon(answering(VERSION)) as daemon:
        engine = Client(daemon.host)
        engine.system.version()
        del engine
        gc.collect()
