"""What is compared: a pinned version, a swagger file, or a generated package.

A side has its facts twice: as the document states them, and as our overlays correct them. What
is different only before correction was an error of a document, not a change of the API.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from mobygen.diff.client import Client
from mobygen.diff.facts import DocumentFacts, document_facts
from mobygen.diff.names import route
from mobygen.docs import Docs
from mobygen.document import Document, check_references, load_document, resolve_spec
from mobygen.emit import MADE_BY, MANIFEST, read_manifest
from mobygen.errors import MobygenError
from mobygen.ir import Package
from mobygen.lock import read_lock
from mobygen.names import Names, load_names
from mobygen.overlay import Overlays, load_overlays
from mobygen.pipeline import Knowledge, Origin, corrected, document_version, is_pinned, lowered
from mobygen.resources import specs_dir
from mobygen.selection import WHOLE, Selection, narrow, present
from mobygen.values import is_map, members
from mobygen.vendor.config import selection_of
from mobygen.versions import ApiVersion

_NO_DOCS = Docs("", {}, {}, {}, "")
_AS_IT_IS = "compared as the documents are, without a client"
_AS_MADE = "compared as mobygen makes it today"
_A_PART = "a part of the API, nothing else is compared"


@dataclass(frozen=True)
class Side:
    """One side of a comparison.

    Attributes:
        label: What it is called in reports: `1.41`, a file name, a package.
        version: The API version it is of.
        raw: The facts as the document states them.
        corrected: The facts as our overlays correct them; the raw ones if they do not apply.
        package: The client that would be generated; None if none can be.
        note: What the reader has to know: why there is no client, or that a package was edited.
        selection: The part of the API that a package has.
    """

    label: str
    version: ApiVersion
    sha256: str
    raw: DocumentFacts
    corrected: DocumentFacts
    package: Package | None
    names: Names = field(repr=False)
    note: str = ""
    selection: Selection = WHOLE

    def part(self, selection: Selection) -> Side:
        """The side with the operations of a selection only, as far as this version has them."""
        if selection.all_operations or self.package is None:
            return self
        chosen = present(self.package, selection)
        package = replace(self.package, tags=(), models=(), enums=())
        if not chosen.all_operations:
            package = narrow(self.package, chosen)
        routes = {route(method) for tag in package.tags for method in tag.methods}
        return replace(
            self, raw=self.raw.only(routes), corrected=self.corrected.only(routes), package=package
        )

    @cached_property
    def client(self) -> Client | None:
        """What the client calls things, if there is one."""
        return Client(self.package) if self.package is not None else None


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
        version = document_version(document)
        file = str(document.path)
        names = load_names(self.folder / "names.yaml", version)
        # Texts and first versions are not compared.
        knowledge = Knowledge(names, self.overlays, _NO_DOCS, {}, "")
        raw = document_facts(document.data, names.renames)
        side = Side(label, version, document.sha256, raw, raw, None, names)
        # Overlays fit the documents that are pinned; of another one's they are as many as fit.
        misfits = None if is_pinned(document, version, self.folder) else list[MobygenError]()
        try:
            data = corrected(document, knowledge, misfits=misfits)
            check_references(data, file=file)
            facts = document_facts(data)
            package = lowered(data, knowledge, "client", file=file) if client else None
        except MobygenError as error:
            return replace(side, note=f"{label}: {error}; {_AS_IT_IS}")
        return replace(side, corrected=facts, package=package)

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
        side = self.of_document(load_document(resolve_spec(version)), folder.name)
        origin = Origin(str(folder / MANIFEST), "options")
        selection = selection_of(members(manifest.get("options")), origin)
        part = "" if selection.all_operations else f"{folder.name}: {_A_PART}"
        notes = [part, side.note or self._otherwise(folder, manifest)]
        return replace(side, note="; ".join(filter(None, notes)), selection=selection)

    def _otherwise(self, folder: Path, manifest: Mapping[str, Any]) -> str:
        """How the package is not what mobygen makes today, in words; '' when it is."""
        edited = _edited(folder, manifest)
        if edited:
            more = f" and {len(edited) - 1} more" if len(edited) > 1 else ""
            return f"{folder.name}: {edited[0]}{more} was edited; {_AS_MADE}"
        if manifest.get("overlays_sha256") != self.overlays.sha256:
            return f"{folder.name}: made with other corrections than today's; {_AS_MADE}"
        return ""


def _manifest(folder: Path) -> Mapping[str, Any]:
    facts = read_manifest(folder)
    if facts.get("generator") != MADE_BY:
        raise MobygenError(
            file=str(folder),
            problem="not a package that mobygen made",
            fix="give an API version, a swagger file, or the folder of a generated client",
            code="no-package",
        )
    return facts


def _edited(folder: Path, manifest: Mapping[str, Any]) -> list[str]:
    """The files that are not as they were made, or are gone."""
    files = manifest.get("files")
    return [
        name
        for name, digest in sorted((files if is_map(files) else {}).items())
        if _sha256(folder / name) != digest
    ]


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
