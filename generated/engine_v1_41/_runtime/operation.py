"""Operations as data: where their parameters go, and how their answers decode."""

from __future__ import annotations

import re
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Generic, Literal, TypeVar, cast

import msgspec
from msgspec import UNSET, Struct

from ..errors import DecodeError, StreamError, error_for
from ..streams import Frame, JsonDecoder, MultiplexedDecoder
from ..times import to_engine_time
from .types import Model
from .values import is_list, is_map

T = TypeVar("T")
_NO_HEADERS: Mapping[str, str] = {}
_SAFE = re.compile(r"[A-Za-z0-9_.~/:@-]*")


# -- parameters ------------------------------------------------------------------------------


class Parameter(Struct, frozen=True):
    """A path, query or header parameter: its name on the wire and in Python, and its encoding."""

    wire: str
    name: str
    place: Literal["path", "query", "header"]
    encoding: Literal["text", "bool", "repeat", "json", "filters", "base64url-json", "time", "path"]
    required: bool = False

    def encode(self, value: Any) -> list[str]:
        """The texts that go on the wire for `value`: one, or one per item of a repeated one."""
        match self.encoding:
            case "text":
                return [str(value)]
            case "bool":
                return ["1" if value else "0"]
            case "repeat":
                return [value] if isinstance(value, str) else [str(item) for item in value]
            case "json":
                return [value if isinstance(value, str) else _json(value)]
            case "filters":
                return [value if isinstance(value, str) else _json(_filters(value))]
            case "base64url-json":
                return [value if isinstance(value, str) else _base64url(value)]
            case "time":
                return [to_engine_time(value)]
            case "path":
                return [str(value)]


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _base64url(value: Any) -> str:
    return urlsafe_b64encode(msgspec.json.encode(value)).decode()


def _filters(value: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: _filter_values(given) for name, given in value.items()}


def _filter_values(given: Any) -> list[str]:
    if isinstance(given, bool):
        return ["true" if given else "false"]
    if isinstance(given, str | int):
        return [str(given)]
    return [str(item) for item in given]


def quote(text: str) -> str:
    """`text` percent-encoded for a path or a query, `/`, `:` and `@` kept."""
    if _SAFE.fullmatch(text):
        return text
    return "".join(
        chr(byte) if _SAFE.fullmatch(chr(byte)) else f"%{byte:02X}"
        for byte in text.encode("utf-8", "surrogatepass")
    )


def unquote(text: str) -> str:
    """The reverse of `quote`."""
    if "%" not in text:
        return text
    raw = re.sub(rb"%([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), text.encode())
    return raw.decode("utf-8", "replace")


def merge(model: Model | None, fields: Mapping[str, object]) -> dict[str, object]:
    """A JSON body: the members that `model` sets, and those of `fields` that are not UNSET."""
    body = cast("dict[str, object]", msgspec.to_builtins(model)) if model is not None else {}
    body.update((name, value) for name, value in fields.items() if value is not UNSET)
    return body


# -- results ---------------------------------------------------------------------------------


@lru_cache(maxsize=None)
def _decoder(type: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(type)


def _without_nulls(value: Any) -> Any:
    if is_map(value):
        return {name: _without_nulls(item) for name, item in value.items() if item is not None}
    if is_list(value):
        return [_without_nulls(item) for item in value]
    return value


def decode_json(type: Any, body: bytes) -> Any:
    """`body` as a `type`. Nulls where the type has none are met by a second, slower reading."""
    try:
        return _decoder(type).decode(body)
    except msgspec.ValidationError as first:
        plain = _without_nulls(msgspec.json.decode(body))
        if plain is None:
            return _empty(type, first)
        return msgspec.convert(plain, type)


def _empty(type: Any, error: Exception) -> object:
    """What a null body reads as: nothing of a list or map; for anything else it is wrong."""
    origin = getattr(type, "__origin__", None)
    if origin is list:
        return list[Any]()
    if origin is dict:
        return dict[str, Any]()
    raise error


class Result(Generic[T]):
    """How the body and headers of a success answer become a value."""

    __slots__ = ()

    def decode(self, body: bytes, headers: Mapping[str, str]) -> T:
        """The value; raises msgspec.MsgspecError or ValueError for what does not fit."""
        raise NotImplementedError


class Json(Result[T]):
    """A JSON body."""

    __slots__ = ("type",)

    def __init__(self, type: type[T]) -> None:
        self.type = type

    def decode(self, body: bytes, headers: Mapping[str, str]) -> T:
        value: T = decode_json(self.type, body)
        return value


class Text(Result[str]):
    """A plain text body."""

    __slots__ = ()

    def decode(self, body: bytes, headers: Mapping[str, str]) -> str:
        return body.decode("utf-8", "replace")


class Empty(Result[None]):
    """No body, or one that says nothing."""

    __slots__ = ()

    def decode(self, body: bytes, headers: Mapping[str, str]) -> None:
        return None


class Flag(Result[bool]):
    """No body; the status itself says whether anything changed."""

    __slots__ = ("value",)

    def __init__(self, value: bool) -> None:
        self.value = value

    def decode(self, body: bytes, headers: Mapping[str, str]) -> bool:
        return self.value


class Headers(Result[T]):
    """The answer is in the headers; the model's wire names are header names."""

    __slots__ = ("type",)

    def __init__(self, type: type[T]) -> None:
        self.type = type

    def decode(self, body: bytes, headers: Mapping[str, str]) -> T:
        by_name = {name.lower(): value for name, value in headers.items()}
        wanted = msgspec.structs.fields(cast("Any", self.type))
        found = {
            field.encode_name: by_name[field.encode_name.lower()]
            for field in wanted
            if field.encode_name.lower() in by_name
        }
        return msgspec.convert(found, self.type, strict=False)


class HeaderJson(Result[T]):
    """The answer is base64 JSON in one header."""

    __slots__ = ("header", "type")

    def __init__(self, header: str, type: type[T]) -> None:
        self.header = header
        self.type = type

    def decode(self, body: bytes, headers: Mapping[str, str]) -> T:
        for name, value in headers.items():
            if name.lower() == self.header.lower():
                found: T = decode_json(self.type, b64decode(value))
                return found
        raise ValueError(f"the answer has no {self.header} header")


class JsonItems(Result[list[T]], Generic[T]):
    """A stream of JSON objects; `error` names the member by which an item reports failure."""

    __slots__ = ("error", "type")

    def __init__(self, type: type[T], error: str = "") -> None:
        self.type = type
        self.error = error

    def decoder(self) -> JsonDecoder[T]:
        """A decoder of the stream."""
        return JsonDecoder(lambda raw: self.item(raw))

    def item(self, raw: bytes) -> T:
        """One item; raises StreamError when it reports failure."""
        if self.error and b'"error' in raw:
            _raise_in_band(raw, self.error)
        try:
            item: T = decode_json(self.type, raw)
        except msgspec.ValidationError as error:
            raise DecodeError(f"an item of the stream does not fit its model: {error}") from error
        return item

    def decode(self, body: bytes, headers: Mapping[str, str]) -> list[T]:
        decoder = self.decoder()
        return [*decoder.feed(body), *decoder.eof()]


def _raise_in_band(raw: bytes, member: str) -> None:
    message = msgspec.json.decode(raw)
    detail = message.get(member)
    text = message.get("error")
    if isinstance(detail, dict):
        found = cast("dict[str, Any]", detail)
        raise StreamError(str(found.get("message") or text or ""), found.get("code"))
    if text:
        raise StreamError(str(text))


class Frames(Result[list[Frame]]):
    """Output in frames."""

    __slots__ = ()

    def decode(self, body: bytes, headers: Mapping[str, str]) -> list[Frame]:
        decoder = MultiplexedDecoder()
        return [*decoder.feed(body), *decoder.eof()]


class Bytes(Result[bytes]):
    """Opaque bytes, mostly a tar archive."""

    __slots__ = ()

    def decode(self, body: bytes, headers: Mapping[str, str]) -> bytes:
        return body


# -- operations ------------------------------------------------------------------------------


class Tty(Struct, frozen=True, kw_only=True):
    """How the framing of an output stream is found."""

    operation: str = ""
    parameter: str = ""
    property: tuple[str, ...] = ()
    body: str = ""
    content_type: bool = False


class Operation(Struct, Generic[T], frozen=True, kw_only=True):
    """One operation of the API, as data."""

    id: str
    method: str
    path: str
    tag: str
    name: str
    parameters: tuple[Parameter, ...]
    results: Mapping[int, Any]
    body: Literal["json", "tar"] | None = None
    interaction: Literal["unary", "long-poll", "stream", "hijack", "websocket"] = "unary"
    tty: Tty | None = None
    since: str = ""

    def target(self, parameters: Mapping[str, Any]) -> tuple[str, list[tuple[str, str]]]:
        """The path with its query, and the headers, that carry `parameters` (Python names)."""
        path, query, headers = self.path, "", list[tuple[str, str]]()
        for parameter in self.parameters:
            value = parameters.get(parameter.name)
            if value is None:
                continue
            texts = parameter.encode(value)
            if parameter.place == "path":
                path = path.replace("{" + parameter.wire + "}", quote(texts[0].lstrip("/")))
            elif parameter.place == "query":
                for text in texts:
                    query += f"{'&' if query else '?'}{parameter.wire}={quote(text)}"
            else:
                headers += [(parameter.wire, text) for text in texts]
        return path + query, headers

    def decode(self, status: int, body: bytes, headers: Mapping[str, str] = _NO_HEADERS) -> T:
        """The value that an answer with this status and body stands for.

        Raises:
            ApiError: the status is an error; a subclass per status.
            DecodeError: the body does not fit the operation's model.
            StreamError: a streamed answer reports failure in band.
        """
        if status >= 400:
            raise error_for(status, body, self.id)
        result: Result[T] = self.results.get(status) or next(iter(self.results.values()))
        try:
            return result.decode(body, headers)
        except (msgspec.MsgspecError, ValueError) as error:
            raise DecodeError(f"{self.id}: {error}") from error


class Match(Struct, frozen=True):
    """The operation a request is for, and the path parameters it carries."""

    operation: Operation[Any]
    parameters: dict[str, str]


class OperationTable(Mapping[str, Operation[Any]]):
    """Operations by operationId."""

    def __init__(self, operations: Iterable[Operation[Any]], *, base_path: str) -> None:
        self._operations: dict[str, Operation[Any]] = {}
        for operation in operations:
            self._operations.setdefault(operation.id, operation)
        self._base_path = base_path
        self._patterns: list[tuple[str, re.Pattern[str], Operation[Any]]] = []

    def __getitem__(self, id: str) -> Operation[Any]:
        return self._operations[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._operations)

    def __len__(self) -> int:
        return len(self._operations)

    def match(self, method: str, target: str) -> Match | None:
        """The operation that a request line is for; None when there is none.

        Args:
            method: The HTTP method, in capitals.
            target: The path, with or without `/v1.NN` and query.
        """
        path = re.sub(r"^/v\d+\.\d+(?=/)", "", target.partition("?")[0])
        for wanted, pattern, operation in self._compiled():
            found = pattern.fullmatch(path) if wanted == method else None
            if found:
                values = {name: unquote(value) for name, value in found.groupdict().items()}
                return Match(operation, values)
        return None

    def _compiled(self) -> list[tuple[str, re.Pattern[str], Operation[Any]]]:
        if not self._patterns:
            # Most literal text first, so that /images/json is no image called "json".
            order = sorted(
                self._operations.values(),
                key=lambda o: (-len(re.sub(r"{.*?}", "", o.path)), o.path),
            )
            self._patterns = [(o.method, _pattern(o.path), o) for o in order]
        return self._patterns


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"{(\w+)}", path)
    literal = [re.escape(part) if n % 2 == 0 else f"(?P<{part}>.+)" for n, part in enumerate(parts)]
    return re.compile("".join(literal))
