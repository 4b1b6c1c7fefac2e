"""Which HTTP parser? The candidates on canned answers, each below the same small blocking reader.

    python -m benchmarks.parsers [--rounds 9]

Every candidate does the same work: it parses the head into a dict, removes the chunking, and hands
over what each read of the socket brought; the demultiplexer and the JSON decoding behind it are the
same code for all. "pure, fused" shows what merging de-chunking and demultiplexing would add.
The figures are in docs/decisions/0002-http-parser.md.
"""

from __future__ import annotations

import argparse
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from struct import Struct

import h11
import httptools
import msgspec

from benchmarks import canned

READ_SIZE = 1 << 16
FRAME_HEADER = Struct(">BxxxL")
AT_LEAST = 0.4  # seconds that one figure is measured for

Response = tuple[int, dict[bytes, bytes], bytes]
Frame = tuple[int, bytes]


class Inspect(msgspec.Struct):
    id: str = msgspec.field(name="Id")


class Event(msgspec.Struct):
    type: str = msgspec.field(name="Type")
    action: str = msgspec.field(name="Action")


class Reader:
    """A keep-alive connection. A candidate says how bytes become a response or parts of a body."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(str(path))

    def _send(self, target: str) -> None:
        self._socket.sendall(b"GET %b HTTP/1.1\r\nHost: docker\r\n\r\n" % target.encode())

    def get(self, target: str) -> Response:
        raise NotImplementedError

    def parts(self, target: str) -> Iterator[bytes]:
        """The body of an answer, in one part per read of the socket."""
        raise NotImplementedError

    def frames(self, target: str) -> Iterator[Frame]:
        """Demultiplex; frames may end anywhere in a part."""
        rest = b""
        for part in self.parts(target):
            data = rest + part if rest else part
            at, size = 0, len(data)
            while at + 8 <= size:
                stream, length = FRAME_HEADER.unpack_from(data, at)
                end = at + 8 + length
                if end > size:
                    break
                yield stream, data[at + 8 : end]
                at = end
            rest = data[at:]

    def events(self, target: str) -> Iterator[Event]:
        decode = msgspec.json.Decoder(Event).decode
        rest = b""
        for part in self.parts(target):
            *lines, rest = (rest + part).split(b"\n")
            for line in lines:
                yield decode(line)


class LlhttpReader(Reader):
    """httptools: llhttp, the parser of Node.js, called through Cython."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._start()

    def _start(self) -> None:
        self._headers: dict[bytes, bytes] = {}
        self._body: list[bytes] = []
        self._done = False
        self._parser = httptools.HttpResponseParser(self)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.lower()] = value

    def on_body(self, data: bytes) -> None:
        self._body.append(data)

    def on_message_complete(self) -> None:
        self._done = True

    def _receive(self) -> None:
        data = self._socket.recv(READ_SIZE)
        if not data:
            raise EOFError
        self._parser.feed_data(data)

    def get(self, target: str) -> Response:
        self._send(target)
        self._start()
        while not self._done:
            self._receive()
        return self._parser.get_status_code(), self._headers, b"".join(self._body)

    def parts(self, target: str) -> Iterator[bytes]:
        self._send(target)
        self._start()
        while not self._done:
            self._receive()
            data = b"".join(self._body)
            self._body.clear()
            yield data


class H11Reader(Reader):
    """h11: pure Python, strict, each chunk an event."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._h11 = h11.Connection(h11.CLIENT)

    def _request(self, target: str) -> None:
        if self._h11.our_state is not h11.IDLE:
            self._h11.start_next_cycle()
        request = h11.Request(method="GET", target=target, headers=[("Host", "docker")])
        self._socket.sendall(self._h11.send(request) or b"")
        self._h11.send(h11.EndOfMessage())

    def get(self, target: str) -> Response:
        self._request(target)
        body: list[bytes] = []
        status, headers = 0, dict[bytes, bytes]()
        while True:
            event = self._h11.next_event()
            if event is h11.NEED_DATA:
                self._h11.receive_data(self._socket.recv(READ_SIZE))
            elif isinstance(event, h11.Response):
                status, headers = event.status_code, dict(event.headers)
            elif isinstance(event, h11.Data):
                body.append(bytes(event.data))
            elif isinstance(event, h11.EndOfMessage):
                return status, headers, b"".join(body)

    def parts(self, target: str) -> Iterator[bytes]:
        self._request(target)
        body: list[bytes] = []
        while True:
            event = self._h11.next_event()
            if event is h11.NEED_DATA:
                if body:
                    yield b"".join(body)
                    body.clear()
                self._h11.receive_data(self._socket.recv(READ_SIZE))
            elif isinstance(event, h11.Data):
                body.append(bytes(event.data))
            elif isinstance(event, h11.EndOfMessage):
                yield b"".join(body)
                return


class PureReader(Reader):
    """A strict subset of our own: what dockerd sends, and an error for anything else."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._buffer = b""

    def _more(self) -> None:
        data = self._socket.recv(READ_SIZE)
        if not data:
            raise EOFError
        self._buffer = self._buffer + data if self._buffer else data

    def _head(self) -> tuple[int, dict[bytes, bytes]]:
        while (end := self._buffer.find(b"\r\n\r\n")) < 0:
            self._more()
        first, *lines = self._buffer[:end].split(b"\r\n")
        self._buffer = self._buffer[end + 4 :]
        if not first.startswith(b"HTTP/1.1 "):
            raise ValueError(first)
        headers: dict[bytes, bytes] = {}
        for line in lines:
            name, colon, value = line.partition(b":")
            if not colon or not name or name[-1:].isspace() or name[:1].isspace():
                raise ValueError(line)
            headers[name.lower()] = value.strip(b" \t")
        return int(first[9:12]), headers

    def get(self, target: str) -> Response:
        self._send(target)
        status, headers = self._head()
        if headers.get(b"transfer-encoding") == b"chunked":
            return status, headers, b"".join(self._chunked())
        size = int(headers[b"content-length"])
        while len(self._buffer) < size:
            self._more()
        body, self._buffer = self._buffer[:size], self._buffer[size:]
        return status, headers, body

    def parts(self, target: str) -> Iterator[bytes]:
        self._send(target)
        self._head()
        return self._chunked()

    def _chunked(self) -> Iterator[bytes]:
        pieces: list[bytes] = []
        data, at = self._buffer, 0
        while True:
            line = data.find(b"\r\n", at)
            if line >= 0:
                size = int(data[at:line], 16)
                end = line + 2 + size
                if end + 2 <= len(data):
                    if data[end : end + 2] != b"\r\n":
                        raise ValueError("chunk without end")
                    if size == 0:
                        self._buffer = data[end + 2 :]
                        yield b"".join(pieces)
                        return
                    pieces.append(data[line + 2 : end])
                    at = end + 2
                    continue
            if pieces:
                yield b"".join(pieces)
                pieces.clear()
            self._buffer, at = data[at:], 0
            self._more()
            data = self._buffer


class FusedReader(PureReader):
    """The subset, with the common case in one step: a chunk that holds exactly one frame."""

    def frames(self, target: str) -> Iterator[Frame]:
        self._send(target)
        self._head()
        unpack = FRAME_HEADER.unpack_from
        data, at, rest = self._buffer, 0, b""
        while True:
            line = data.find(b"\r\n", at)
            if line >= 0:
                size = int(data[at:line], 16)
                end = line + 2 + size
                if end + 2 <= len(data):
                    if data[end : end + 2] != b"\r\n":
                        raise ValueError("chunk without end")
                    if size == 0:
                        self._buffer = data[end + 2 :]
                        return
                    if not rest and size >= 8:
                        stream, length = unpack(data, line + 2)
                        if length + 8 == size:
                            yield stream, data[line + 10 : end]
                            at = end + 2
                            continue
                    rest += data[line + 2 : end]
                    at = end + 2
                    while len(rest) >= 8:
                        stream, length = unpack(rest)
                        if len(rest) < 8 + length:
                            break
                        yield stream, rest[8 : 8 + length]
                        rest = rest[8 + length :]
                    continue
            self._buffer, at = data[at:], 0
            self._more()
            data = self._buffer


CANDIDATES: dict[str, type[Reader]] = {
    "httptools": LlhttpReader,
    "h11": H11Reader,
    "pure": PureReader,
    "pure, fused": FusedReader,
}

# A scenario returns what it counted: equal for all candidates, and the measure of the rate.
Scenario = Callable[[Reader], tuple[int, int]]


def ping(reader: Reader) -> tuple[int, int]:
    for _ in range(100):
        status, headers, _body = reader.get("/_ping")
        assert status == 200
        assert headers[b"api-version"] == b"1.41"
    return 100, 0


def inspect(reader: Reader) -> tuple[int, int]:
    decode = msgspec.json.Decoder(Inspect).decode
    for _ in range(100):
        _status, _headers, body = reader.get("/containers/short/json")
        assert len(decode(body).id) == 64
    return 100, 0


def logs_short(reader: Reader) -> tuple[int, int]:
    return _logs(reader, "/containers/short/logs")


def logs_big(reader: Reader) -> tuple[int, int]:
    return _logs(reader, "/containers/big/logs")


def _logs(reader: Reader, target: str) -> tuple[int, int]:
    counts = {1: 0, 2: 0}
    for stream, data in reader.frames(target):
        counts[stream] += len(data)
    return counts[1], counts[2]


def events(reader: Reader) -> tuple[int, int]:
    total = starts = 0
    for event in reader.events("/events"):
        total += 1
        starts += event.action == "start"
    return total, starts


SCENARIOS: dict[str, tuple[Scenario, str, float]] = {
    "/_ping": (ping, "requests/s", 1),
    "inspect": (inspect, "requests/s", 1),
    "logs, short lines": (logs_short, "MB/s", 1e-6),
    "logs, 16 KiB frames": (logs_big, "MB/s", 1e-6),
    "events": (events, "k/s", 1e-3),
}


def cell(candidate: str, scenario: str, path: Path) -> None:
    """In a fresh process: print the rate and the counts."""
    run, _, factor = SCENARIOS[scenario]
    reader = CANDIDATES[candidate](path)
    counts = run(reader)
    rounds, began = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - began) < AT_LEAST:
        if run(reader) != counts:
            raise SystemExit("the counts changed")
        rounds += 1
    work = counts[0] if scenario == "events" else sum(counts)
    print(work * rounds / elapsed * factor, *counts)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parsers")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--cell", nargs=3, metavar=("CANDIDATE", "SCENARIO", "SOCKET"))
    options = parser.parse_args()
    if options.cell:
        cell(options.cell[0], options.cell[1], Path(options.cell[2]))
        return 0
    jobs = [(c, s) for c in CANDIDATES for s in SCENARIOS] * options.rounds
    random.shuffle(jobs)
    rates: dict[tuple[str, str], list[float]] = {}
    counts: dict[str, set[str]] = {}
    with canned.server() as path:
        for candidate, scenario in jobs:
            command = [sys.executable, "-m", "benchmarks.parsers"]
            command += ["--cell", candidate, scenario, str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            rate, _, counted = done.stdout.strip().partition(" ")
            rates.setdefault((candidate, scenario), []).append(float(rate))
            counts.setdefault(scenario, set()).add(counted)
    if any(len(found) != 1 for found in counts.values()):
        print("the candidates disagree:", counts, file=sys.stderr)
        return 1
    print("| scenario | unit | " + " | ".join(CANDIDATES) + " |")
    print("|---|---|" + "---|" * len(CANDIDATES))
    for scenario, (_, unit, _) in SCENARIOS.items():
        medians = [statistics.median(rates[c, scenario]) for c in CANDIDATES]
        cells = [f"{m:,.0f} ({m / medians[0]:.2f}×)" for m in medians]
        print(f"| {scenario} | {unit} | " + " | ".join(cells) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
