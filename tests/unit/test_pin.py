"""Pinning: facts stay, prose goes, the bytes are always the same, and nothing is replaced unasked.

Tests that compare with the upstream documents, which are not part of the repository, look for them
beside it and are skipped where they are not.
"""

from __future__ import annotations

import hashlib
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from mobygen.errors import MobygenError
from mobygen.lock import read_lock
from mobygen.pin import distil, facts_text, pin
from mobygen.resources import pinned_versions, specs_dir
from mobygen.versions import ApiVersion
from mobygen.yaml_reader import read_yaml

UPSTREAM = Path(__file__).resolve().parents[3] / "shared" / "specs"

# Texts of four words and more that are facts all the same. None is known.
ALLOWED_TEXTS: frozenset[str] = frozenset()

SMALL = """\
# A comment of upstream's.
swagger: "2.0"
basePath: /v1.41
info:
  title: The title of the document
  version: "1.41"
  description: Long prose.
  x-logo: {url: "https://example.com"}
tags:
  - {name: Thing, x-displayName: Things, description: All about things.}
definitions:
  Thing:
    description: Prose of a thing.
    title: A title of a thing
    type: object
    required: [title]
    example: {title: prose}
    properties:
      title: {type: string, description: prose, example: prose, default: kept}
      description:
        type: string
        x-nullable: true
        x-go-name: Desc
      example: {$ref: "#/definitions/Other", description: prose}
      default: {type: integer, format: int64, minimum: -1, default: null}
      properties: {type: object, additionalProperties: {type: string, description: prose}}
      x-secret: {type: array, items: {type: string, enum: [a b, ""]}}
      externalDocs: {type: object, additionalProperties: true}
  Other: {type: object, allOf: [{$ref: "#/definitions/Base"}, {description: prose}]}
  Base: {type: string, pattern: "^a b c d$"}
  title: {type: string}
paths:
  /things:
    get:
      summary: Get a thing
      description: More prose.
      operationId: ThingGet
      tags: [Thing]
      produces: [application/json]
      parameters:
        - {name: description, in: query, type: array, items: {type: string}, collectionFormat: multi}
        - name: body
          in: body
          description: prose
          required: true
          schema: {$ref: "#/definitions/Thing"}
      responses:
        200:
          description: no error
          schema: {$ref: "#/definitions/Thing"}
          examples: {application/json: {title: prose}}
          headers: {description: {type: string, description: prose, default: kept too}}
"""
FACTS = {
    "swagger": "2.0",
    "basePath": "/v1.41",
    "info": {"title": "Engine API", "version": "1.41"},
    "tags": [{"name": "Thing"}],
    "definitions": {
        "Thing": {
            "type": "object",
            "required": ["title"],
            "properties": {
                "title": {"type": "string", "default": "kept"},
                "description": {"type": "string", "x-nullable": True, "x-go-name": "Desc"},
                "example": {"$ref": "#/definitions/Other"},
                "default": {"type": "integer", "format": "int64", "minimum": -1, "default": None},
                "properties": {"type": "object", "additionalProperties": {"type": "string"}},
                "x-secret": {"type": "array", "items": {"type": "string", "enum": ["a b", ""]}},
                "externalDocs": {"type": "object", "additionalProperties": True},
            },
        },
        "Other": {"type": "object", "allOf": [{"$ref": "#/definitions/Base"}, {}]},
        "Base": {"type": "string", "pattern": "^a b c d$"},
        "title": {"type": "string"},
    },
    "paths": {
        "/things": {
            "get": {
                "operationId": "ThingGet",
                "tags": ["Thing"],
                "produces": ["application/json"],
                "parameters": [
                    {
                        "name": "description",
                        "in": "query",
                        "type": "array",
                        "items": {"type": "string"},
                        "collectionFormat": "multi",
                    },
                    {
                        "name": "body",
                        "in": "body",
                        "required": True,
                        "schema": {"$ref": "#/definitions/Thing"},
                    },
                ],
                "responses": {
                    "200": {
                        "description": "",
                        "schema": {"$ref": "#/definitions/Thing"},
                        "headers": {"description": {"type": "string", "default": "kept too"}},
                    }
                },
            }
        }
    },
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "upstream.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# -- facts and prose -----------------------------------------------------------------------


def test_facts_stay_and_prose_goes(source: Path, tmp_path: Path) -> None:
    report = pin(str(source), tmp_path / "specs")
    assert read_yaml(report.path.read_bytes(), file="pinned") == FACTS
    assert "prose" not in report.path.read_text().partition("swagger:")[2]
    assert report.path.name == "v1.41.yaml"
    assert (report.entry.operations, report.entry.definitions) == (1, 4)


def test_keys_keep_the_order_of_the_document(source: Path, tmp_path: Path) -> None:
    text = pin(str(source), tmp_path / "specs").path.read_text()
    assert list(read_yaml(text.encode(), file="x")) == list(read_yaml(SMALL.encode(), file="x"))
    assert text.index("title: {type: string, default: kept}") < text.index("x-go-name: Desc")


def test_an_unknown_key_is_an_error() -> None:
    data = {"swagger": "2.0", "info": {"version": "1.41"}, "paths": {}}
    data["definitions"] = {"A": {"type": "object", "note": "prose under a new key"}}
    with pytest.raises(MobygenError) as caught:
        distil(data, file="api.yaml")
    assert caught.value.place == "#/definitions/A/note"
    assert caught.value.problem == "`note` is not a known key here"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("x-go-name: Desc", "x-note: more prose", "#/definitions/Thing/properties/description/x-"),
        ("  title: {type: string}\npaths:", "paths:\n  x-note: prose", "#/paths/x-note"),
        ("        200:", "        x-note: prose\n        200:", "#/paths/~1things/get/resp"),
    ],
)
def test_an_unknown_extension_is_dropped_and_told(
    source: Path, tmp_path: Path, old: str, new: str, place: str
) -> None:
    assert old in SMALL
    source.write_text(SMALL.replace(old, new))
    warnings: list[str] = []
    report = pin(str(source), tmp_path / "specs", warn=warnings.append)
    assert len(warnings) == 1
    assert f": {place}" in warnings[0]
    assert "x-note" not in report.path.read_text()


def test_a_known_extension_holds_no_sentence(source: Path, tmp_path: Path) -> None:
    source.write_text(SMALL.replace("x-go-name: Desc", "x-go-name: A sentence."))
    with pytest.raises(MobygenError, match="`x-go-name` is not an identifier"):
        pin(str(source), tmp_path / "specs")


def texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


@pytest.mark.parametrize("version", pinned_versions())
def test_no_prose_is_in_a_pinned_document(version: str) -> None:
    raw = (specs_dir() / f"v{version}.yaml").read_bytes()
    found = {text for text in texts(read_yaml(raw, file=version)) if len(text.split()) >= 4}
    assert found <= ALLOWED_TEXTS
    comments = [line for line in raw.decode().splitlines() if "#" in line and "'#/" not in line]
    comments = [line for line in comments if '"#/definitions/' not in line]
    assert comments == raw.decode().splitlines()[: len(comments)]
    assert len(comments) == 5


# A second opinion on what is prose, written without the grammar.
DROPPED = {
    "schema": {"description", "title", "example"},
    "parameter": {"description"},
    "header": {"description"},
    "operation": {"summary", "description"},
    "response": {"description", "examples"},
    "tag": {"description", "x-displayName"},
}


def without_prose(document: dict[str, Any]) -> dict[str, Any]:
    def schema(node: Any) -> Any:
        if not isinstance(node, dict):
            return node
        kept = {k: v for k, v in node.items() if k not in DROPPED["schema"]}
        if "properties" in kept:
            kept["properties"] = {k: schema(v) for k, v in kept["properties"].items()}
        if "allOf" in kept:
            kept["allOf"] = [schema(part) for part in kept["allOf"]]
        for key in ("items", "additionalProperties", "schema"):
            if key in kept:
                kept[key] = schema(kept[key])
        return kept

    def response(node: dict[str, Any]) -> dict[str, Any]:
        kept = {k: v for k, v in node.items() if k not in DROPPED["response"]}
        if "schema" in kept:
            kept["schema"] = schema(kept["schema"])
        if "headers" in kept:
            kept["headers"] = {k: schema(v) for k, v in kept["headers"].items()}
        return kept

    def operation(node: dict[str, Any]) -> dict[str, Any]:
        kept = {k: v for k, v in node.items() if k not in DROPPED["operation"]}
        kept["responses"] = {str(k): response(v) for k, v in kept["responses"].items()}
        if "parameters" in kept:
            kept["parameters"] = [schema(parameter) for parameter in kept["parameters"]]
        return kept

    return {
        **document,
        "info": {"version": document["info"]["version"]},
        "tags": [
            {k: v for k, v in tag.items() if k not in DROPPED["tag"]} for tag in document["tags"]
        ],
        "definitions": {k: schema(v) for k, v in document["definitions"].items()},
        "paths": {
            path: {method: operation(op) for method, op in item.items()}
            for path, item in document["paths"].items()
        },
    }


def ordered(node: Any) -> Any:
    """A value in which the order of keys counts."""
    if isinstance(node, dict):
        return [(key, ordered(value)) for key, value in node.items()]
    if isinstance(node, list):
        return [ordered(value) for value in node]
    return node


@pytest.mark.parametrize("version", pinned_versions())
def test_every_fact_of_upstream_is_there(version: str) -> None:
    path = UPSTREAM / f"v{version}.yaml"
    if not path.exists():
        pytest.skip("needs the upstream documents")
    expected = without_prose(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
    pinned = (specs_dir() / f"v{version}.yaml").read_bytes()
    found = yaml.load(pinned, Loader=yaml.CSafeLoader)
    assert found["info"].pop("title") == "Engine API"
    for item in found["paths"].values():
        for operation in item.values():
            for response in operation["responses"].values():
                assert response.pop("description") == ""
    assert ordered(found) == ordered(expected)


# -- the lock ------------------------------------------------------------------------------


def test_all_versions_are_pinned() -> None:
    newest = ApiVersion.parse(pinned_versions()[-1])
    assert newest >= ApiVersion(1, 55)
    assert pinned_versions() == [f"1.{minor}" for minor in range(25, newest.minor + 1)]
    documents = {path.stem for path in specs_dir().glob("v*.yaml")}
    assert documents == {f"v{version}" for version in pinned_versions()}


@pytest.mark.parametrize("version", pinned_versions())
def test_the_lock_tells_the_truth(version: str) -> None:
    entry = read_lock(specs_dir())[version]
    raw = (specs_dir() / f"v{version}.yaml").read_bytes()
    assert hashlib.sha256(raw).hexdigest() == entry.facts_sha256
    header = [line for line in raw.decode().splitlines() if line.startswith("# ")]
    assert header[2:] == [
        f"# source: moby/moby api/docs/v{version}.yaml",
        f"# commit: {entry.commit}",
        f"# sha256: {entry.sha256}",
    ]
    assert re.fullmatch("[0-9a-f]{64}", entry.sha256)


def test_pinning_upstream_again_gives_the_same_bytes(tmp_path: Path) -> None:
    if not UPSTREAM.is_dir():
        pytest.skip("needs the upstream documents")
    ours = read_lock(specs_dir())
    # A version may have been pinned since these documents were collected.
    there = [version for version in ours if (UPSTREAM / f"v{version}.yaml").exists()]
    assert len(there) >= 31
    for version in there:
        entry = ours[version]
        upstream = str(UPSTREAM / f"v{version}.yaml")
        pin(upstream, tmp_path, commit=entry.commit, source_text=entry.source)
    for path in tmp_path.glob("v*.yaml"):
        assert (specs_dir() / path.name).read_bytes() == path.read_bytes(), path.name
    assert read_lock(tmp_path) == {version: ours[version] for version in there}


def test_pinning_twice_changes_nothing(source: Path, tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    first = pin(str(source), specs, commit="abc", source_text="a b")
    before = {path.name: path.read_bytes() for path in specs.iterdir()}
    second = pin(str(source), specs)  # what is not said again is kept
    assert {path.name: path.read_bytes() for path in specs.iterdir()} == before
    assert (first.changed, second.changed) == (True, False)
    assert second.entry.commit == "abc"
    assert names(specs) == ["lock.yaml", "v1.41.yaml"]


def test_another_document_is_refused_without_force(source: Path, tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    pin(str(source), specs, commit="abc")
    before = {path.name: path.read_bytes() for path in specs.iterdir()}
    source.write_text(SMALL.replace("Long prose", "Longer prose"))
    with pytest.raises(MobygenError, match=r"API 1\.41 is pinned to another document") as caught:
        pin(str(source), specs)
    assert "--force" in caught.value.fix
    assert {path.name: path.read_bytes() for path in specs.iterdir()} == before
    report = pin(str(source), specs, force=True)
    assert report.entry.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert report.entry.commit == ""  # the old commit is not the one of this document


def test_versions_are_kept_beside_each_other(source: Path, tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    pin(str(source), specs)
    other = tmp_path / "other.yaml"
    other.write_text(SMALL.replace('"1.41"', '"1.9"'))
    pin(str(other), specs)
    assert list(read_lock(specs)) == ["1.9", "1.41"]


def test_a_path_of_this_machine_is_not_recorded(source: Path, tmp_path: Path) -> None:
    report = pin(str(source), tmp_path / "specs")
    assert report.entry.source == "upstream.yaml"
    assert str(tmp_path) not in report.path.read_text()


def test_a_header_stays_a_comment(source: Path, tmp_path: Path) -> None:
    report = pin(str(source), tmp_path / "specs", source_text="a\nswagger: 1", commit="b\n\x1b[1m")
    assert report.path.read_text().splitlines()[2:4] == [
        "# source: a swagger: 1",
        "# commit: b [1m",
    ]


def test_no_file_is_left_when_writing_fails(source: Path, tmp_path: Path) -> None:
    (tmp_path / "specs").write_text("a file")
    with pytest.raises(MobygenError, match="cannot be written"):
        pin(str(source), tmp_path / "specs")
    assert names(tmp_path) == ["specs", "upstream.yaml"]


def test_the_text_depends_on_nothing_but_the_document(source: Path) -> None:
    from mobygen.document import load_document

    document = load_document(source)
    assert facts_text(document, "# x\n") == facts_text(document, "# x\n")


# -- addresses -----------------------------------------------------------------------------


class _Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/garbage":
            self.wfile.write(b"this is no HTTP\r\n\r\n")
            return
        found = self.path in ("/v1.41.yaml", "/short.yaml")
        self.send_response(200 if found else 404)
        if self.path == "/short.yaml":
            self.send_header("Content-Length", str(len(SMALL) + 1))
        self.end_headers()
        self.wfile.write(SMALL.encode() if found else b"")

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    with http.server.HTTPServer(("127.0.0.1", 0), _Server) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_a_document_is_fetched(address: str, tmp_path: Path) -> None:
    report = pin(f"http://{address}/v1.41.yaml", tmp_path)
    assert report.entry.source == f"http://{address}/v1.41.yaml"
    assert report.entry.sha256 == hashlib.sha256(SMALL.encode()).hexdigest()


def test_a_file_address_is_read(source: Path, tmp_path: Path) -> None:
    report = pin(source.as_uri(), tmp_path / "specs")
    assert report.entry.source == "upstream.yaml"


def test_what_cannot_be_fetched(address: str, tmp_path: Path) -> None:
    with pytest.raises(MobygenError, match="cannot be fetched: .*Not Found"):
        pin(f"http://{address}/gone.yaml", tmp_path)
    with pytest.raises(MobygenError, match="cannot be fetched: .*refused"):
        pin("http://127.0.0.1:9/v1.41.yaml", tmp_path)
    with pytest.raises(MobygenError, match="cannot read gopher: addresses"):
        pin("gopher://example.com/v1.41.yaml", tmp_path)
    with pytest.raises(MobygenError, match=r"cannot be fetched: only \d+ of \d+ bytes came"):
        pin(f"http://{address}/short.yaml", tmp_path)
    for path in ("garbage", "a b", "\N{SNOWMAN}"):
        with pytest.raises(MobygenError, match="cannot be fetched: "):
            pin(f"http://{address}/{path}", tmp_path)
    with pytest.raises(MobygenError, match="cannot be fetched: "):
        pin("http://[::1/v1.41.yaml", tmp_path)
    assert names(tmp_path) == []


def test_what_is_for_our_overlays_is_dropped_and_told(tmp_path: Path) -> None:
    """Generated code follows these keys; in an upstream document they would be somebody else's."""
    path = tmp_path / "upstream.yaml"
    variants = "      x-variants: [{name: stats, doc: prose}]\n      operationId"
    path.write_text(SMALL.replace("      operationId", variants, 1))
    told: list[str] = []
    report = pin(str(path), tmp_path / "specs", warn=told.append)
    assert "x-variants" not in report.path.read_text()
    (line,) = told
    assert line.endswith(
        "#/paths/~1things/get/x-variants: dropped the unknown extension `x-variants`"
    )
