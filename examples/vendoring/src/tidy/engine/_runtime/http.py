"""HTTP/1.1 without I/O: request heads out, answers in. Parsing is llhttp's (httptools).

llhttp is stricter than most about heads and chunks. What it leaves to its user is here: which
answers have a body, that a body's encoding is one we know, and how long a head may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

from ..errors import ProtocolError, TruncatedStream

_UNSENDABLE = re.compile(r"[^\t -~]")
_LARGEST_HEAD = 256 * 1024
LAST_CHUNK = b"0\r\n\r\n"


def header_lines(headers: Iterable[tuple[str, str]]) -> str:
    """Headers as they are sent.

    Raises:
        ValueError: A value has a line break or something else that is not printable ASCII. It may
            be a secret: it is not repeated.
    """
    lines: list[str] = []
    for name, value in headers:
        if _UNSENDABLE.search(value):
            raise ValueError(f"the value of the {name} header is not printable ASCII")
        lines.append(f"{name}: {value}\r\n")
    return "".join(lines)


def request_head(method: str, target: str, lines: str) -> bytes:
    """A request's head; `lines` are those of `header_lines`."""
    return f"{method} {target} HTTP/1.1\r\n{lines}\r\n".encode("ascii")


def chunk(data: bytes) -> bytes:
    """`data` as one chunk of a chunked body; not for empty data, which would end the body."""
    return b"%x\r\n%b\r\n" % (len(data), data)


class Answer:
    """One answer, fed as its bytes come.

    Args:
        has_body: False for the answer to a HEAD request.
        upgradable: True for the answer to a request that asked for another protocol.

    Attributes:
        status: The status, once `has_head`; that of the final answer, interim ones are skipped.
        headers: Headers by lower-case name, once `has_head`.
        has_head: Whether the head is complete.
        complete: Whether the whole answer is.
        upgraded: Whether what follows the head is no longer HTTP (status 101): bytes in both
            directions, until one side closes.
        until_eof: Whether only the end of the connection ends the body.
        started: Whether anything came at all.
    """

    def __init__(self, *, has_body: bool = True, upgradable: bool = False) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.has_head = False
        self.complete = False
        self.upgraded = False
        self.until_eof = False
        self.started = False
        self._has_body = has_body
        self._upgradable = upgradable
        self._surplus = False
        self._keep_alive = False
        self._head_size = 0
        self._problem = ""
        self._failure: ProtocolError | None = None
        self._pieces: list[bytes] = []
        self._raw: dict[bytes, bytes] = {}
        self.on_body = self._pieces.append  # the parser looks its callbacks up when it is made
        self._parser: HttpResponseParser | None = HttpResponseParser(self)

    def feed(self, data: bytes) -> None:
        """Take bytes from the connection.

        Raises:
            ProtocolError: They are no HTTP, or an HTTP that this client has not asked for. What is
                wrong with a body, `check` tells: there may be good pieces before it.
        """
        self.started = True
        if self.upgraded:
            self._pieces.append(data)
            return
        if self._parser is None:
            self._surplus = True
            return
        head_was_there = self.has_head
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade as upgrade:
            self._upgrade(data[upgrade.args[0] :])
        except HttpParserError as error:
            self._surplus = True
            if not self.complete:
                self._drop_parser()
                problem = self._problem or f"the daemon's answer is not HTTP: {error}"
                self._failure = ProtocolError(problem)
                if self._problem or not self.has_head:
                    raise self._failure from error
        if not head_was_there:
            self._check_head(len(data))
        if self.complete:
            self._drop_parser()
            if not self._has_body and self._pieces:
                self._pieces.clear()
                self._surplus = True

    def check(self) -> None:
        """Raise the ProtocolError that the body ended with, if it did."""
        if self._failure is not None:
            raise self._failure

    def eof(self) -> None:
        """The connection ended.

        Raises:
            TruncatedStream: The answer had not.
        """
        self._drop_parser()
        self.check()
        if self.complete or self.upgraded:
            return
        if not (self.has_head and self.until_eof):
            raise TruncatedStream("the connection ended inside the daemon's answer")
        self.complete = True

    def abandon(self) -> None:
        """The request was not sent to its end: the connection cannot carry another one."""
        self._surplus = True

    def take(self) -> list[bytes]:
        """The pieces of the body that came since the last call."""
        pieces = self._pieces[:]
        self._pieces.clear()
        return pieces

    @property
    def reusable(self) -> bool:
        """Whether the connection can carry another request."""
        return self.complete and self._keep_alive and not self._surplus

    def _upgrade(self, rest: bytes) -> None:
        self.upgraded = True
        self._drop_parser()
        if rest:
            self._pieces.append(rest)

    def _check_head(self, size: int) -> None:
        if self._problem:
            self._drop_parser()
            raise ProtocolError(self._problem)
        if self.has_head:
            return
        self._head_size += size
        if self._head_size > _LARGEST_HEAD:
            self._drop_parser()
            raise ProtocolError("the head of the daemon's answer is too long")

    def _drop_parser(self) -> None:
        """It and this object hold each other; large bodies should not wait for the collector."""
        self._parser = None

    # -- called by the parser --------------------------------------------------------------

    def on_message_begin(self) -> None:
        """An answer begins; only after interim ones may another follow."""
        if self.complete:
            raise ProtocolError("an answer to no request")
        self._raw.clear()

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header. Several of a name are one, as HTTP has it."""
        raw, name = self._raw, name.lower()
        raw[name] = raw[name] + b", " + value if name in raw else value

    def on_headers_complete(self) -> None:
        """The head is complete."""
        parser = self._parser
        if parser is None:
            return
        status = parser.get_status_code()
        if 100 <= status < 200 and status != 101:
            return
        self.status = status
        self.headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in self._raw.items()
        }
        self.has_head = True
        self._keep_alive = parser.should_keep_alive()
        self._problem = self._unacceptable(parser)
        if not self._has_body or status in (204, 304):
            self.complete = True
        elif "content-length" not in self.headers and "transfer-encoding" not in self.headers:
            self.until_eof = True

    def on_message_complete(self) -> None:
        """The body is complete."""
        self.complete = self.has_head and self.status != 101

    def _unacceptable(self, parser: HttpResponseParser) -> str:
        """What is wrong with the head, for us."""
        if not 100 <= self.status <= 599:
            return f"the daemon answered with status {self.status}"
        if parser.get_http_version() not in ("1.1", "1.0"):
            return f"the daemon answered in HTTP {parser.get_http_version()}"
        if self.status == 101 and not (self._upgradable and parser.should_upgrade()):
            return "the daemon switched protocols, which was not asked for"
        if self.headers.get("transfer-encoding", "chunked").lower() != "chunked":
            return "the daemon's answer has a transfer encoding that was not asked for"
        if self.headers.get("content-encoding", "identity").lower() not in ("", "identity"):
            return "the daemon's answer has a content encoding that was not asked for"
        return ""
