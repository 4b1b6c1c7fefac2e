"""HTTP/1.1 without I/O: request heads out, answers in. Parsing is llhttp's (httptools)."""

from __future__ import annotations

from collections.abc import Iterable

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

from ..errors import ProtocolError, TruncatedStream

_LINE_BREAKS = ("\r", "\n", "\0")


def request_head(method: str, target: str, headers: Iterable[tuple[str, str]]) -> bytes:
    """A request head; raises ValueError for a header that would not be one line."""
    lines = [f"{method} {target} HTTP/1.1"]
    for name, value in headers:
        if any(mark in value for mark in _LINE_BREAKS):
            raise ValueError(f"the value of the {name} header has a line break")
        lines.append(f"{name}: {value}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def chunk(data: bytes) -> bytes:
    """`data` as one chunk of a chunked body."""
    return b"%x\r\n%b\r\n" % (len(data), data)


LAST_CHUNK = b"0\r\n\r\n"


class Answer:
    """One answer, fed as its bytes come.

    Attributes:
        status: The status, once `has_head`.
        headers: Headers by lower-case name.
        has_head: Whether the head is complete.
        complete: Whether the whole answer is.
        upgraded: Whether the connection is no longer HTTP (status 101).
    """

    def __init__(self, *, has_body: bool = True) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.has_head = False
        self.complete = False
        self.upgraded = False
        self._has_body = has_body
        self._pieces: list[bytes] = []
        self._until_eof = False
        self.on_body = self._pieces.append  # the parser looks its callbacks up when it is made
        self._parser = HttpResponseParser(self)

    def feed(self, data: bytes) -> None:
        """Take bytes from the connection; raise ProtocolError for what is no HTTP."""
        if self.upgraded:
            self._pieces.append(data)
            return
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade as upgrade:
            self.upgraded = True
            rest = data[upgrade.args[0] :]
            if rest:
                self._pieces.append(rest)
        except HttpParserError as error:
            raise ProtocolError(f"the daemon's answer is not HTTP: {error}") from error

    def eof(self) -> None:
        """The connection ended; raise TruncatedStream when the answer has not."""
        if not self.complete and not (self.has_head and (self._until_eof or self.upgraded)):
            raise TruncatedStream("the connection ended inside the daemon's answer")
        self.complete = True

    def take(self) -> list[bytes]:
        """The pieces of the body that came since the last call."""
        pieces = self._pieces[:]
        self._pieces.clear()
        return pieces

    @property
    def reusable(self) -> bool:
        """Whether the connection can carry another request."""
        return self.complete and not self._until_eof and self._parser.should_keep_alive()

    # -- called by the parser --------------------------------------------------------------

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header."""
        self.headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        """The head is complete."""
        self.status = self._parser.get_status_code()
        if 100 <= self.status < 200 and self.status != 101:
            return
        self.has_head = True
        framed = "content-length" in self.headers or "transfer-encoding" in self.headers
        if not self._has_body or self.status in (204, 304):
            self.complete = True
        elif not framed:
            self._until_eof = True

    def on_message_complete(self) -> None:
        """The body is complete; after an interim answer the real one follows."""
        if not self.has_head:
            self.headers.clear()
        elif self.status != 101:  # what follows a 101 is no message, but it is ours
            self.complete = True
