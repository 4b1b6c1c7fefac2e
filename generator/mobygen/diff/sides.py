"""What is compared: a pinned version, a swagger file, or a generated package.

A side has its facts twice: as the document states them, and as our overlays correct them. What
is different only before correction was an error of a document, not a change of the API.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mobygen.diff.facts import DocumentFacts, document_facts
from mobygen.docs import Docs
from mobygen.document import Document, check_references, load_document, resolve_spec
from mobygen.emit import MANIFEST
from mobygen.errors import MobygenError
from mobygen.harmonise import harmonise
from mobygen.ir import Package
from mobygen.lock import read_lock
from mobygen.lower.context import Context
from mobygen.lower.package import lower_package
from mobygen.names import Names, load_names
from mobygen.normalise import normalise
from mobygen.overlay import Overlays, apply_overlays, load_overlays
from mobygen.resources import specs_dir
from mobygen.values import is_map
from mobygen.versions import ApiVersion

_NO_DOCS = Docs("", {}, {}, {}, "")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    Attributes:
        label: What it is called in reports: `1.41`, a file name, a package.
        version: The API version it is of.
        raw: The facts as the document states them.
        corrected: The facts as our overlays correct them; the raw ones if they do not apply.
        package: The client that would be generated; None if none can be.
        note: Why there are no corrections and no client, if so.
    """

    label: str
    version: ApiVersion
    sha256: str
    raw: DocumentFacts
    corrected: DocumentFacts
    package: Package | None
    names: Names = field(repr=False)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Loader:
    """Reads sides; keeps what they share."""

    folder: Path
    overlays: Overlays

    @classmethod
    def of(cls, folder: Path | None = None) -> Loader:
        """A loader of a specs folder; of mobygen's own by default."""
        folder = folder or specs_dir()
        return cls(folder, load_overlays(folder / "overlays"))

    def side(self, text: str, *, client: bool = True) -> Side:
        """The side that an argument means; `client` asks for the client that it makes, too.

        Raises:
            MobygenError: it is none of the three, or a package made from another document.
        """
        path = Path(text)
        if path.is_dir():
            return self._package(path)
        document = load_document(resolve_spec(text))
        label = text.removeprefix("v") if not path.exists() else path.name
        return self.of_document(document, label, client=client)

    def of_document(self, document: Document, label: str, *, client: bool = True) -> Side:
        """The side of a document that is already loaded."""
        version = _version(document)
        names = load_names(self.folder / "names.yaml", version)
        raw = document_facts(document.data, names.renames)
        try:
            data = harmonise(copy.deepcopy(document.data), names, file=str(document.path))
            apply_overlays(data, self.overlays.actions, version)
            check_references(data, file=str(document.path))
            corrected = document_facts(data)
            package = self._lowered(data, document, names) if client else None
        except MobygenError as error:
            return Side(
                label, version, document.sha256, raw, raw, None, names, note=f"{label}: {error}"
            )
        return Side(label, version, document.sha256, raw, corrected, package, names)

    def _lowered(self, data: dict[str, Any], document: Document, names: Names) -> Package:
        spec = normalise(data, file=str(document.path))
        return lower_package(Context(spec, names, _NO_DOCS, {}), "client")

    def _package(self, folder: Path) -> Side:
        manifest = _manifest(folder)
        version = str(manifest.get("api_version") or "")
        entry = read_lock(self.folder).get(version)
        if entry is None:
            raise MobygenError(
                file=str(folder / MANIFEST),
                problem=f"made from API {version or '?'}, which is not pinned",
                fix="name the document it was made from instead of the folder",
                code="unknown-version",
            )
        if manifest.get("spec_sha256") not in (entry.facts_sha256, entry.sha256):
            raise MobygenError(
                file=str(folder / MANIFEST),
                problem=f"made from another document than the pinned one of API {version}",
                fix="generate the package again, or name the document it was made from",
                code="other-document",
            )
        return self.of_document(load_document(resolve_spec(version)), folder.name)


def _manifest(folder: Path) -> Mapping[str, Any]:
    path = folder / MANIFEST
    data: Any = None
    with suppress(OSError, ValueError):
        data = json.loads(path.read_text(encoding="utf-8"))
    if not is_map(data) or data.get("generator") != "mobygen":
        raise MobygenError(
            file=str(folder),
            problem="not a package that mobygen made",
            fix="give an API version, a swagger file, or the folder of a generated client",
            code="no-package",
        )
    return data


def _version(document: Document) -> ApiVersion:
    info: dict[str, Any] = document.data.get("info") or {}
    text = str(info.get("version", ""))
    try:
        return ApiVersion.parse(text)
    except ValueError:
        raise MobygenError(
            file=str(document.path),
            place="#/info/version",
            problem=f"{text!r} is not an Engine API version",
            fix="give the document's info.version the form 1.41",
        ) from None
