"""HTTP answers: what is accepted, what is refused, and h11 as a second opinion on both."""

from __future__ import annotations

import gc
import weakref

import h11
import pytest
from engine_v1_41 import EngineError, ProtocolError, TruncatedStream
from engine_v1_41._runtime.http import LAST_CHUNK, Answer, chunk, header_lines, request_head
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.runtime.checks import POSITIONS, cuts

OK = b"HTTP/1.1 200 OK\r\n"
HELLO = OK + b"Content-Length: 5\r\n\r\nhello"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


def fed(
    *pieces: bytes, eof: bool = False, has_body: bool = True, upgradable: bool = False
) -> Answer:
    answer = Answer(has_body=has_body, upgradable=upgradable)
    for piece in pieces:
        answer.feed(piece)
        answer.check()
    if eof:
        answer.eof()
    return answer


def body(answer: Answer) -> bytes:
    return b"".join(answer.take())


# -- requests --------------------------------------------------------------------------------


def test_a_request_head() -> None:
    lines = header_lines((("Host", "docker"), ("X-Y", "a b")))
    head = request_head("GET", "/v1.41/_ping?a=b", lines)
    assert head == b"GET /v1.41/_ping?a=b HTTP/1.1\r\nHost: docker\r\nX-Y: a b\r\n\r\n"


@pytest.mark.parametrize("value", ["a\r\nX: y", "a\nb", "a\rb", "a\0b", "ä", "\x7f", "\ud800"])
def test_a_value_that_is_no_header_is_refused_and_not_repeated(value: str) -> None:
    with pytest.raises(ValueError, match="X-Registry-Auth") as caught:
        header_lines((("X-Registry-Auth", f"secret{value}"),))
    assert "secret" not in str(caught.value)


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=5))
def test_chunks_are_what_h11_reads(pieces: list[bytes]) -> None:
    server = h11.Connection(h11.SERVER)
    head = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    server.receive_data(head + b"".join(map(chunk, pieces)) + LAST_CHUNK)
    assert isinstance(server.next_event(), h11.Request)
    data = b""
    while isinstance(event := server.next_event(), h11.Data):
        data += event.data
    assert isinstance(event, h11.EndOfMessage)
    assert data == b"".join(pieces)


# -- answers with and without a body -----------------------------------------------------------


def test_a_body_with_a_length() -> None:
    answer = fed(HELLO)
    assert (answer.status, answer.headers) == (200, {"content-length": "5"})
    assert answer.complete
    assert answer.reusable
    assert body(answer) == b"hello"
    assert answer.take() == []


def test_a_body_in_chunks() -> None:
    answer = fed(CHUNKED, b"3\r\nfoo\r\n", b"3\r\nbar\r\n")
    assert not answer.complete
    assert answer.take() == [b"foo", b"bar"]
    answer.feed(b"0\r\n\r\n")
    assert answer.reusable


def test_trailers_change_no_header() -> None:
    data = OK + b"A: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: 2\r\nB: 3\r\n\r\n"
    answer = fed(data)
    assert answer.reusable
    assert answer.headers == {"a": "1", "transfer-encoding": "chunked"}


def test_a_body_until_the_end_of_the_connection() -> None:
    answer = fed(OK + b"\r\nhel", b"lo")
    assert answer.until_eof
    assert not answer.complete
    answer.eof()
    assert answer.complete
    assert not answer.reusable
    assert body(answer) == b"hello"


@pytest.mark.parametrize("status", [204, 304])
def test_statuses_without_a_body(status: int) -> None:
    answer = fed(b"HTTP/1.1 %d X\r\nContent-Length: 5\r\n\r\n" % status)
    assert answer.reusable
    assert body(answer) == b""


@pytest.mark.parametrize("framing", [b"Content-Length: 5\r\n", b"Transfer-Encoding: chunked\r\n"])
def test_the_answer_to_head_has_no_body(framing: bytes) -> None:
    answer = fed(OK + framing + b"\r\n", has_body=False)
    assert answer.reusable
    surplus = fed(OK + framing + b"\r\nhello", has_body=False)
    assert surplus.complete
    assert not surplus.reusable
    assert body(surplus) == b""


def test_interim_answers_are_skipped() -> None:
    interim = b"HTTP/1.1 100 Continue\r\nA: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\nB: 2\r\n\r\n"
    answer = fed(interim)
    assert not answer.has_head
    answer.feed(HELLO)
    assert answer.status == 200
    assert answer.headers == {"content-length": "5"}
    assert body(answer) == b"hello"


@pytest.mark.parametrize("line", [b"Connection: close\r\n", b""])
def test_connections_that_are_not_kept(line: bytes) -> None:
    version = b"1.1" if line else b"1.0"
    answer = fed(b"HTTP/%b 200 OK\r\n%bContent-Length: 0\r\n\r\n" % (version, line))
    assert answer.complete
    assert not answer.reusable


@pytest.mark.parametrize("surplus", [b"x", HELLO, b"\r\nHTTP/1.1 200 OK\r\n\r\nevil"])
def test_what_follows_an_answer_belongs_to_nobody(surplus: bytes) -> None:
    for answer in (fed(HELLO + surplus), fed(HELLO, surplus)):
        assert answer.complete
        assert not answer.reusable
        assert body(answer) == b"hello"


def test_several_headers_of_a_name_are_one() -> None:
    assert fed(OK + b"A: 1\r\na: 2\r\nContent-Length: 0\r\n\r\n").headers["a"] == "1, 2"


def test_a_large_body_does_not_wait_for_the_garbage_collector() -> None:
    gc.disable()
    try:
        reference = weakref.ref(fed_and_gone())
        assert reference() is None
    finally:
        gc.enable()


class Noticed(Answer):
    """An Answer that can be watched."""


def fed_and_gone() -> Noticed:
    answer = Noticed()
    answer.feed(HELLO)
    return answer


# -- other protocols ---------------------------------------------------------------------------

SWITCH = b"HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n"


def test_bytes_in_the_packet_of_the_head_belong_to_the_stream() -> None:
    answer = fed(SWITCH + b"first", b"HTTP/1.1 200 OK\r\n", upgradable=True)
    assert answer.upgraded
    assert answer.has_head
    assert not answer.complete
    assert body(answer) == b"firstHTTP/1.1 200 OK\r\n"
    answer.eof()  # any time is a good time to end


@pytest.mark.parametrize("data", [SWITCH, SWITCH.replace(b"Upgrade: tcp\r\n", b"")])
def test_switching_without_being_asked_is_refused(data: bytes) -> None:
    with pytest.raises(ProtocolError, match="not asked for"):
        fed(data)


# -- what is refused -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"plain text\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"\x15\x03\x01\x00\x02\x02\x46",
        b"HTTP/2.0 200 OK\r\n\r\n",
        b"HTTP/1.1 999 ?\r\n\r\n",
        b"HTTP/1.1 20 OK\r\n\r\n",
        OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
        OK + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        OK + b"Content-Length: -5\r\n\r\n",
        OK + b"Content-Length: 0x5\r\n\r\n",
        OK + b"Content-Length: 99999999999999999999999\r\n\r\n",
        OK + b"Transfer-Encoding: gzip\r\n\r\n",
        OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n",
        OK + b"Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n",
        OK + b"Content-Encoding: gzip\r\n\r\n",
        OK + b"A B: 1\r\n\r\n",
        OK + b": 1\r\n\r\n",
        OK + b"A: \x00\r\n\r\n",
        CHUNKED + b"x\r\n",
        CHUNKED + b"-1\r\n",
        CHUNKED + b"3\r\nfoobar",
        CHUNKED + b"fffffffffffffffff\r\n",
    ],
)
def test_refused(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        fed(data)


def test_good_pieces_come_before_what_is_wrong() -> None:
    answer = Answer()
    answer.feed(CHUNKED + b"3\r\nfoo\r\nzz\r\n")
    assert answer.take() == [b"foo"]
    for call in (answer.check, answer.eof):
        with pytest.raises(ProtocolError, match="chunk size"):
            call()


def test_a_head_without_end_is_refused() -> None:
    answer = fed(OK)
    with pytest.raises(ProtocolError, match="too long"):
        for number in range(100_000):
            answer.feed(b"A%d: %b\r\n" % (number, b"x" * 100))


@pytest.mark.parametrize(
    "data",
    [HELLO, CHUNKED + b"5\r\nhello\r\n0\r\n\r\n", OK + b"A: b\r\nContent-Length: 1\r\n\r\nx"],
)
def test_cut_anywhere_it_is_truncated(data: bytes) -> None:
    for length in range(len(data)):
        answer = fed(data[:length])
        assert not answer.complete
        with pytest.raises(TruncatedStream):
            answer.eof()


# -- a second opinion ------------------------------------------------------------------------

Outcome = tuple[int, bytes] | None


def ours(pieces: list[bytes], has_body: bool = True) -> Outcome:
    """Status and body of an answer that is complete when the connection ends; None if it is not."""
    answer = Answer(has_body=has_body)
    try:
        for piece in pieces:
            answer.feed(piece)
        answer.eof()
    except EngineError:
        return None
    return answer.status, b"".join(answer.take())


def theirs(pieces: list[bytes], has_body: bool = True) -> Outcome:
    client = h11.Connection(h11.CLIENT)
    request = h11.Request(method="GET" if has_body else "HEAD", target="/", headers=[("Host", "x")])
    client.send(request)
    client.send(h11.EndOfMessage())
    status, data, queue = 0, b"", [*pieces, b""]
    try:
        while True:
            event = client.next_event()
            if event is h11.NEED_DATA:
                client.receive_data(queue.pop(0))
            elif isinstance(event, h11.Response):
                status = event.status_code
            elif isinstance(event, h11.Data):
                data += event.data
            elif isinstance(event, h11.EndOfMessage):
                return status, data
            elif not isinstance(event, h11.InformationalResponse):
                return None
    except (h11.RemoteProtocolError, IndexError):
        return None


NAMES = st.text("abcXYZ-09", min_size=1, max_size=6).filter(
    lambda name: name.lower() not in ("te", "content-length")
)
VALUES = st.text("abc019 ,;=/\t\"'()", max_size=12).map(str.strip)


@st.composite
def answers(draw: st.DrawFn) -> tuple[bytes, int, bytes]:
    """A correct answer, its status and its body."""
    interim = draw(st.sampled_from([b"", b"HTTP/1.1 100 Continue\r\n\r\n"]))
    status = draw(st.sampled_from([200, 201, 204, 304, 400, 404, 500]))
    data = draw(st.binary(max_size=30))
    headers = [(n.encode(), v.encode()) for n, v in draw(st.lists(st.tuples(NAMES, VALUES)))]
    framing = draw(st.sampled_from(["length", "chunked", "eof"]))
    wire = data
    if framing == "length":
        headers.append((b"Content-Length", b"%d" % len(data)))
    elif framing == "chunked":
        headers.append((b"Transfer-Encoding", b"chunked"))
        pieces = cuts(data, draw(POSITIONS)) if data else []
        wire = b"".join(map(chunk, pieces)) + LAST_CHUNK
    if status in (204, 304):
        data = wire = b""
    lines = b"".join(b"%b: %b\r\n" % header for header in headers)
    return interim + b"HTTP/1.1 %d Reason\r\n%b\r\n%b" % (status, lines, wire), status, data


@given(answers(), POSITIONS)
def test_correct_answers_at_any_split(
    answer: tuple[bytes, int, bytes], positions: list[int]
) -> None:
    wire, status, data = answer
    assert ours([wire]) == (status, data)
    assert ours(cuts(wire, positions)) == (status, data)
    assert ours([wire[i : i + 1] for i in range(len(wire))]) == (status, data)
    assert theirs([wire]) == (status, data)


BREAKAGE = [
    *(bytes((byte,)) for byte in b"\r\n \t:,;01aFx-+\0\xff"),
    *(b"", b"\r\n", b"\r\n ", b"\r\n\r\n", b"chunked", b"HTTP/1.1", b"1.0", b"100", b"204"),
    *(b"Content-Length: 3\r\n", b"Connection: close\r\n"),
    *(b"Transfer-Encoding: chunked\r\n", b"Transfer-Encoding: x\r\n"),
]
EDITS = st.lists(
    st.tuples(
        st.integers(0, 400),
        st.integers(0, 3),
        st.sampled_from(BREAKAGE),
    ),
    min_size=1,
    max_size=4,
)


def edited(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for at, drop, new in edits:
        at %= len(data) + 1
        data = data[:at] + new + data[at + drop :]
    return data


@settings(max_examples=500)
@given(answers(), EDITS, st.booleans(), POSITIONS)
@example((b"HTTP/1.1 200 OK\r\n\r\n", 0, b""), [(0, 0, b"\r\n")], True, [])
def test_broken_answers_never_mean_something_else(
    answer: tuple[bytes, int, bytes],
    edits: list[tuple[int, int, bytes]],
    has_body: bool,
    positions: list[int],
) -> None:
    """What we take for an answer h11 takes for the same one, or refuses: never for another one."""
    wire = edited(answer[0], edits)
    mine = ours([wire], has_body)
    assert ours(cuts(wire, positions), has_body) == mine
    other = theirs([wire], has_body)
    if mine is not None and other is not None:
        assert mine == other


@settings(max_examples=300)
@given(st.binary(max_size=60), POSITIONS)
def test_any_bytes_are_an_answer_or_an_error(data: bytes, positions: list[int]) -> None:
    for wire in (data, OK + data, CHUNKED + data):
        assert ours(cuts(wire, positions)) == ours([wire])
