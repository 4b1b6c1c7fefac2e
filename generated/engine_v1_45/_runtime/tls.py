"""TLS without sockets: contexts from files, and a channel that turns bytes into bytes."""

from __future__ import annotations

import ssl

from ..errors import ConnectionFailed, EngineError
from .endpoint import Tls

_READ = 128 * 1024
_EXPIRED, _NOT_YET = 10, 9  # what OpenSSL calls the reasons why a certificate does not verify
_UNKNOWN_CA = (2, 18, 19, 20, 21)
_WRONG_NAME = (62, 64)


def make_context(tls: Tls) -> ssl.SSLContext:
    """A context that verifies the daemon, TLS 1.2 at least.

    Raises:
        EngineError: A file is missing or is not what it should be; it says which.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = max(context.minimum_version, ssl.TLSVersion.TLSv1_2)
    context.hostname_checks_common_name = False  # nor does the CLI
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # every certificate in `ca` is trusted
    # A stream that ends without a word may have been cut by somebody.
    context.options &= ~getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)
    if not tls.verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if tls.ca is None:
        context.load_default_certs()
    else:
        _load_ca(context, tls.ca)
    if tls.cert is not None:
        _load_cert(context, tls)
    elif tls.key is not None:
        raise EngineError("there is a key for TLS, but no certificate that it is of")
    return context


def _load_ca(context: ssl.SSLContext, path: str) -> None:
    _check_file(path, "the CA's certificates")
    try:
        context.load_verify_locations(path)
    except (ssl.SSLError, OSError) as error:
        raise EngineError(f"{path} (the CA's certificates) has no certificate in PEM") from error


def _load_cert(context: ssl.SSLContext, tls: Tls) -> None:
    cert, key = tls.cert or "", tls.key or tls.cert or ""
    _check_file(cert, "our certificate")
    _check_file(key, "the key of our certificate")
    asked = False

    def password() -> str:
        # Without a function OpenSSL would ask on the terminal.
        nonlocal asked
        asked = True
        if tls.password is None:
            return ""
        return tls.password() if callable(tls.password) else tls.password

    problem: str
    try:
        context.load_cert_chain(cert, key, password)
        return
    except ssl.SSLError as error:
        if error.reason == "KEY_VALUES_MISMATCH":
            problem = f"{key} is not the key of {cert}"
        elif asked and tls.password is None:
            problem = f"{key} is encrypted, and there is no password for it"
        elif asked:
            problem = f"{key} cannot be decrypted: the password is wrong"
        else:
            problem = f"{cert} and {key} are not a certificate and its key in PEM"
    except OSError as error:
        problem = f"{cert} or {key} cannot be read: {error.strerror or error}"
    raise EngineError(problem)


def _check_file(path: str, what: str) -> None:
    try:
        with open(path, "rb"):
            return
    except FileNotFoundError as error:
        raise EngineError(f"{path} ({what}) does not exist") from error
    except OSError as error:
        reason = error.strerror or error
        raise EngineError(f"{path} ({what}) cannot be read: {reason}") from error


class Channel:
    """One TLS connection, without a socket: what comes is fed, what is to be sent is taken.

    Not safe for several threads: whoever uses it has a lock.
    """

    def __init__(self, context: ssl.SSLContext, tls: Tls, server_name: str, peer: str) -> None:
        self._tls = tls
        self._peer = peer
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        name = tls.server_name or server_name
        self._name = name
        self._ssl = context.wrap_bio(self._incoming, self._outgoing, server_hostname=name)
        self._kept: list[bytes] = []
        self.error: ConnectionFailed | None = None
        """How it ended, if that was out of order."""
        self.connected = False
        self.ended = False
        """Nothing more will come, in order or not."""

    @property
    def readable(self) -> bool:
        """Whether `take` has something to give, be it the end."""
        return bool(self._kept) or self.ended

    def feed(self, data: bytes) -> None:
        """Bytes from the network; none for its end."""
        if data:
            self._incoming.write(data)
        else:
            self._incoming.write_eof()
        if self.connected:
            self._decrypt()

    def handshake(self) -> bool:
        """Go on with the handshake; True when it is done.

        Raises:
            ConnectionFailed: One side does not accept the other.
        """
        try:
            self._ssl.do_handshake()
        except ssl.SSLWantReadError:
            return False
        except ssl.SSLError as error:
            raise self._refusal(error) from error
        self.connected = True
        self._decrypt()
        return True

    def take(self) -> bytes:
        """What was received; empty at the end.

        Raises:
            ConnectionFailed: It ended out of order.
        """
        if self._kept:
            data = b"".join(self._kept)
            self._kept.clear()
            return data
        if self.error is not None:
            raise self.error
        return b""

    def encrypt(self, data: bytes | memoryview) -> None:
        """Make records of `data`; `outgoing` has them.

        Raises:
            ConnectionFailed: The connection is over.
        """
        if self.error is not None:
            raise self.error
        try:
            self._ssl.write(data)
        except ssl.SSLError as error:
            raise self._refusal(error) from error

    def outgoing(self) -> bytes:
        """What is to be sent now."""
        return self._outgoing.read()

    def end(self) -> None:
        """Say that nothing more will be sent; `outgoing` has the words. Reading goes on.

        What came has been decrypted before: OpenSSL would not accept data while it says this.
        """
        try:
            self._ssl.unwrap()
        except ssl.SSLWantReadError:
            pass  # said; the other side has not said the same yet
        except ssl.SSLError as error:
            raise self._refusal(error) from error

    def _decrypt(self) -> None:
        while not self.ended:
            try:
                data = self._ssl.read(_READ)
            except ssl.SSLWantReadError:
                return
            except ssl.SSLZeroReturnError:
                self.ended = True
            except ssl.SSLError as error:
                self.ended = True
                self.error = self._refusal(error)
                self.error.__cause__ = error
            else:
                if data:
                    self._kept.append(data)
                else:
                    self.ended = True

    # -- what went wrong -------------------------------------------------------------------

    def _refusal(self, error: ssl.SSLError) -> ConnectionFailed:
        return ConnectionFailed(f"TLS with the daemon at {self._peer}: {self._reason(error)}")

    def _reason(self, error: ssl.SSLError) -> str:
        if isinstance(error, ssl.SSLCertVerificationError):
            return self._unverified(error)
        if isinstance(error, ssl.SSLEOFError):
            if self.connected:
                return "the connection was cut: it ended without a close_notify"
            return "it closed the connection during the handshake; does it speak TLS there?"
        reason = error.reason or str(error)
        if reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG"):
            return "it does not speak TLS there"
        if reason in ("UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION"):
            return "it speaks no version of TLS that is safe (1.2 or newer)"
        if "ALERT" in reason and ("CERTIFICATE" in reason or "UNKNOWN_CA" in reason):
            return self._refused(reason)
        return reason.lower().replace("_", " ")

    def _unverified(self, error: ssl.SSLCertVerificationError) -> str:
        code = error.verify_code
        if code == _EXPIRED:
            return "its certificate has expired"
        if code == _NOT_YET:
            return "its certificate is not valid yet"
        if code in _WRONG_NAME:
            return f"its certificate is not for {self._name!r}"
        if code in _UNKNOWN_CA:
            trusted = self._tls.ca or "the system's CAs"
            return f"its certificate is not signed by a CA in {trusted}"
        return f"its certificate is not good: {error.verify_message}"

    def _refused(self, reason: str) -> str:
        """What the daemon's alert about our certificate means."""
        cert = self._tls.cert
        if cert is None:
            return "it wants a certificate of ours, and none was given (cert and key)"
        kind = reason.partition("ALERT_")[2].lower().replace("_", " ")
        from .certificate import validity_problem

        why = validity_problem(cert)
        if why is None and "EXPIRED" in reason:
            why = "it has expired"
        if why is None:
            why = "it is not signed by a CA that the daemon accepts, or not meant for clients"
        return f"it refused our certificate {cert} ({kind}): {why}"
