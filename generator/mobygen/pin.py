"""`mobygen pin`: from an upstream document to the facts in it, recorded in the lock.

Facts are names, types and values of the wire; prose (descriptions, titles, examples) is dropped,
because it is upstream's and because it changes without the API changing. A key that the grammar
does not know is an error, an extension that it does not know is dropped with a warning: nothing
gets into a pinned document unseen.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any

from mobygen.document import (
    MAX_SIZE,
    Document,
    check_references,
    check_size,
    parse_document,
    read_file,
)
from mobygen.errors import MobygenError, one_line
from mobygen.grammar import (
    GRAMMAR,
    Child,
    Children,
    Fact,
    Kind,
    Named,
    Node,
    Ours,
    escape,
    walk,
)
from mobygen.lock import LOCK, LockEntry, lock_text, read_lock
from mobygen.values import is_map
from mobygen.versions import ApiVersion
from mobygen.yaml_writer import write_yaml

TITLE = "Engine API"
_TIMEOUT = 60.0
Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PinReport:
    """What pinning a document made."""

    version: str
    path: Path
    entry: LockEntry
    changed: bool


def pin(
    source: str,
    output: Path,
    *,
    commit: str = "",
    source_text: str = "",
    force: bool = False,
    warn: Warn = lambda line: None,
) -> PinReport:
    """Distil the document at a path or URL into `output` and record it in the lock there.

    Args:
        source: The upstream document.
        output: The specs folder.
        commit: The upstream commit it is from, if known.
        source_text: What to record as its source. Default: the URL, or the name of the file.
        force: Replace a pinned version whose upstream document was another one.
        warn: Called with a line for each thing that was dropped and was not known to be prose.
    """
    document = _fetch(source)
    check_references(document.data, file=source)
    version = str(_version(document, source))
    entries = read_lock(output)
    before = entries.get(version)
    if before is not None and before.sha256 != document.sha256 and not force:
        raise MobygenError(
            file=source,
            problem=f"API {version} is pinned to another document (sha256 {before.sha256[:12]}…, "
            f"this one {document.sha256[:12]}…)",
            fix="give --force to replace it, and review the diff",
            code="pinned-otherwise",
        )
    same = before is not None and before.sha256 == document.sha256
    provenance = _Provenance(
        version=version,
        source=one_line(source_text) or (before.source if before and same else _default(source)),
        commit=one_line(commit) or (before.commit if before and same else ""),
        sha256=document.sha256,
    )
    text = facts_text(document, provenance.header(), warn)
    entry = LockEntry(
        source=provenance.source,
        commit=provenance.commit,
        sha256=document.sha256,
        facts_sha256=hashlib.sha256(text.encode()).hexdigest(),
        operations=sum(n.kind == "operation" for n in walk(Node("document", "#", document.data))),
        definitions=len(document.data.get("definitions") or {}),
    )
    path = output / f"v{version}.yaml"
    _replace(path, text)
    _replace(output / LOCK, lock_text({**entries, version: entry}))
    return PinReport(version, path, entry, changed=before != entry)


def facts_text(document: Document, header: str, warn: Warn = lambda line: None) -> str:
    """The pinned form of a document: `header` and the facts, always the same bytes."""
    return header + write_yaml(distil(document.data, file=str(document.path), warn=warn))


def distil(data: dict[str, Any], *, file: str, warn: Warn = lambda line: None) -> dict[str, Any]:
    """The facts of a document whose shape has been checked, in the document's order."""
    facts: dict[str, Any] = _Distiller(file, warn).node(Node("document", "#", data))
    facts["info"] = {"title": TITLE, "version": data["info"]["version"]}
    return facts


@dataclass(frozen=True, slots=True)
class _Distiller:
    file: str
    warn: Warn

    def node(self, node: Node) -> Any:
        if not is_map(node.value):
            return node.value  # `additionalProperties: true`
        facts: dict[str, Any] = {}
        for key, value in node.value.items():
            self.entry(node, key, value, facts)
        if node.kind == "response":
            facts["description"] = ""  # Swagger requires the key
        return facts

    def entry(self, node: Node, key: str, value: Any, facts: dict[str, Any]) -> None:
        shape = GRAMMAR[node.kind].get(key)
        pointer = f"{node.pointer}/{escape(key)}"
        if isinstance(shape, Ours):
            self.unknown(key, pointer)
        elif isinstance(shape, Fact):
            facts[key] = value
        elif isinstance(shape, Child):
            facts[key] = self.node(Node(shape.kind, pointer, value))
        elif isinstance(shape, Children):
            facts[key] = [
                self.node(Node(shape.kind, f"{pointer}/{index}", item))
                for index, item in enumerate(value)
            ]
        elif isinstance(shape, Named):
            facts[key] = self.named(shape.kind, pointer, value)
        elif shape is None:
            self.unknown(key, pointer)

    def named(self, kind: Kind, pointer: str, value: dict[str, Any]) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        for name, item in value.items():
            here = f"{pointer}/{escape(name)}"
            if name.startswith("x-") and kind in ("path", "response"):
                self.unknown(name, here)
            else:
                facts[name] = self.node(Node(kind, here, item))
        return facts

    def unknown(self, key: str, pointer: str) -> None:
        if key.startswith("x-"):
            self.warn(f"{self.file}: {pointer}: dropped the unknown extension `{key}`")
            return
        raise MobygenError(
            file=self.file,
            place=pointer,
            problem=f"`{key}` is not a known key here",
            fix="teach mobygen/grammar.py whether it is a fact or prose",
            code="unknown-key",
        )


@dataclass(frozen=True, slots=True)
class _Provenance:
    version: str
    source: str
    commit: str
    sha256: str

    def header(self) -> str:
        lines = [
            f"The facts of the Docker Engine API {self.version}, without prose.",
            "Made by `mobygen pin` from this upstream document; do not edit.",
            f"source: {self.source}",
            *([f"commit: {self.commit}"] if self.commit else []),
            f"sha256: {self.sha256}",
        ]
        return "".join(f"# {line}\n" for line in lines)


def _version(document: Document, file: str) -> ApiVersion:
    text = document.data["info"]["version"]
    try:
        return ApiVersion.parse(text)
    except ValueError:
        raise MobygenError(
            file=file,
            line=document.line("#/info/version"),
            place="#/info/version",
            problem=f"{text!r} is not an Engine API version",
            fix="give the document's info.version the form 1.41",
            code="version",
        ) from None


def _fetch(source: str) -> Document:
    scheme = source.partition("://")[0].lower() if "://" in source else ""
    if scheme in ("http", "https", "file"):
        raw = _download(source)
        return parse_document(raw, Path(source), file=source)
    if scheme:
        raise MobygenError(
            file=source,
            problem=f"cannot read {scheme}: addresses",
            fix="give a path or an http, https or file address",
            code="address",
        )
    path = Path(source)
    return parse_document(read_file(path), path)


def _download(url: str) -> bytes:
    try:
        with urllib.request.urlopen(url, timeout=_TIMEOUT) as answer:
            raw: bytes = answer.read(MAX_SIZE + 1)
            expected = answer.headers.get("Content-Length", "")
        if expected.isdigit() and len(raw) < min(int(expected), MAX_SIZE):
            raise OSError(f"only {len(raw)} of {expected} bytes came")
    except (OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        words = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        raise MobygenError(
            file=url,
            problem=f"cannot be fetched: {words}",
            fix="check the address, or download the document and give its path",
            code="fetch",
        ) from None
    check_size(len(raw), url)
    return raw


def _default(source: str) -> str:
    """A URL without credentials, or the bare name of a file: paths of one machine tell nobody."""
    if "://" not in source:
        return Path(source).name
    parts = urllib.parse.urlsplit(source)
    if parts.scheme in ("http", "https"):
        host = parts.netloc.rpartition("@")[2]
        return urllib.parse.urlunsplit((parts.scheme, host, parts.path, "", ""))
    return Path(urllib.parse.unquote(parts.path)).name


def _replace(path: Path, text: str) -> None:
    """Write a file so that nobody ever sees half of it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise MobygenError(
            file=str(path),
            problem=f"cannot be written: {error.strerror or error}",
            fix="choose another directory with -o, or make it writable",
            code="not-writable",
        ) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)  # mkstemp's 0600 is not what a repository wants
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
