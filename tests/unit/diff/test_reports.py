"""The formats: each says the same, JSON is the contract, HTML needs nothing but itself."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from mobygen.diff.changes import Report, build_report
from mobygen.diff.report_html import render_html
from mobygen.diff.report_json import as_data, render_json
from mobygen.diff.report_markdown import render_markdown
from mobygen.diff.report_text import render_text
from mobygen.diff.view import is_aside, only, shown, title
from mobygen.errors import MobygenError
from tests.unit.diff.documents import STEPS, causes, compared, document, pinned, step

DOCS = Path(__file__).parents[3] / "docs"
VOID = {"meta", "input", "br", "link", "img"}


@pytest.fixture(scope="module")
def report() -> Report:
    return step("1.51", "1.52")


@pytest.fixture(scope="module")
def whole() -> Report:
    return build_report(pinned("1.25"), pinned("1.55"), causes())


# -- JSON ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_json_of_a_step(old: str, new: str) -> None:
    text = render_json(step(old, new))
    data = json.loads(text)
    assert text == render_json(step(old, new))
    for one in data["changes"]:
        assert {
            "layer",
            "class",
            "operation",
            "method",
            "path",
            "location",
            "pointer",
            "facet",
            "old",
            "new",
            "python",
        } <= one.keys()
        assert one["layer"] in ("wire", "docs", "names", "python")
        if one["reach"]:
            first = {key: one[key] for key in ("operation", "method", "path", "location")}
            assert first.items() <= one["reach"][0].items()
    ids = [one["id"] for one in data["changes"]]
    assert len(ids) == len(set(ids))


def test_json_is_documented(report: Report) -> None:
    """Every key of the data is in the document that describes it, and no other."""
    text = (DOCS / "diff-json.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([\w.\[\]]+)` \|", text, re.MULTILINE))
    assert documented == set(_keys(as_data(report)))


def _keys(data: Any, prefix: str = "") -> set[str]:
    found: set[str] = set()
    if isinstance(data, dict):
        for key, value in data.items():
            found.add(f"{prefix}{key}")
            if not (prefix == "changes[]." and key in ("old", "new")):
                found |= _keys(value, f"{prefix}{key}.")
    elif isinstance(data, list):
        for item in data:
            found |= _keys(item, f"{prefix.removesuffix('.')}[].")
    return found


def test_ids_do_not_depend_on_words(report: Report) -> None:
    for one in report.changes:
        layer, _, rest = one.id.partition(":")
        assert layer == one.layer
        assert one.message not in rest


# -- text and Markdown ------------------------------------------------------------------------


def test_text_says_every_change_once(report: Report) -> None:
    text = render_text(report)
    assert "\x1b" not in text
    for one in shown(report):
        assert f"{title(one)}: {one.message}" in text
    assert len(re.findall(r"^  [!+^~=.c] ", text, re.MULTILINE)) == len(shown(report))
    assert text.splitlines()[0] == "1.51 → 1.52"
    assert "--all shows them" in text.splitlines()[-1]


def test_text_shows_corrections_when_asked(report: Report) -> None:
    text = render_text(report, everything=True)
    assert "corrections of the documents" in text
    assert len(re.findall(r"^  [!+^~=.c] ", text, re.MULTILINE)) == len(report.changes)


def test_text_has_colors_on_a_terminal(report: Report) -> None:
    assert "\x1b[31m!\x1b[0m" in render_text(report, color=True)
    plain = re.sub(r"\x1b\[\d+m", "", render_text(report, color=True))
    assert plain == render_text(report)


def test_markdown_drops_nothing(report: Report) -> None:
    text = render_markdown(report)
    assert text.startswith("# Engine API 1.51 → 1.52\n")
    for one in report.changes:
        assert f"`{title(one)}`" in text
    corrections = sum(is_aside(one) for one in report.changes)
    assert f"not of the API ({corrections})</summary>" in text
    assert text.count("\n- ") == len(report.changes) + len(report.behaviour)


def test_markdown_of_a_hostile_document() -> None:
    data = document(
        parameters=[{"in": "query", "name": "a`b|<i>*", "type": "string", "default": "<b>|`"}]
    )
    text = render_markdown(compared(document(), data))
    assert "<i>" not in re.sub(r"`+[^`]*`[^`]*`+|`[^`]*`", "", text)


# -- HTML ----------------------------------------------------------------------------------


class _Checker(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        assert "src" not in facts
        assert not (facts.get("href") or "#").startswith("http")
        if facts.get("id"):
            self.ids.append(str(facts["id"]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def checked(text: str) -> _Checker:
    checker = _Checker()
    checker.feed(text)
    assert checker.open == []
    assert len(checker.ids) == len(set(checker.ids))
    assert not re.search(r"https?://|@import|url\(", text.split("<body>")[0])
    return checker


def test_html_is_whole(report: Report) -> None:
    page = checked(render_html(report))
    assert {one.id for one in report.changes} <= set(page.ids)
    for one in report.changes:
        assert one.message in page.text


def test_html_of_all_versions_is_not_huge(whole: Report) -> None:
    text = render_html(whole)
    checked(text)
    assert len(text.encode()) < 1_500_000


def test_html_of_a_hostile_document() -> None:
    evil = "</script><script>alert(1)</script>"
    data = document(parameters=[{"in": "query", "name": evil, "type": "string"}])
    text = render_html(compared(document(), data))
    assert evil not in text
    checked(text)


# -- choosing ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "holds"),
    [
        (["wire"], lambda c: c.layer == "wire"),
        (["names"], lambda c: c.layer == "names"),
        (["python"], lambda c: bool(c.python)),
        (["additive"], lambda c: c.cls == "additive"),
        (["request"], lambda c: "request" in c.directions),
        (["wire,additive", "response"], lambda c: c.cls == "additive" and c.layer == "wire"),
        (["tag=images"], lambda c: any("images." in m for r in c.reach for m in r.methods)),
        (["operation=ImageInspect"], lambda c: any(r.operation for r in c.reach)),
        (["facet=nullable"], lambda c: c.facet == "nullable"),
        (["cause=correction"], lambda c: c.cause.kind == "correction"),
        (["severity=breaking"], lambda c: c.breaks_wire or c.breaks_client),
    ],
)
def test_only(report: Report, terms: list[str], holds: Any) -> None:
    kept = only(report, terms)
    assert 0 < len(kept.changes) < len(report.changes)
    assert all(holds(change) for change in kept.changes)
    assert kept.verdict == report.verdict


@pytest.mark.parametrize("term", ["nothing", "layer=air", "color=red", "="])
def test_only_of_nothing(report: Report, term: str) -> None:
    with pytest.raises(MobygenError, match="chooses nothing"):
        only(report, [term])


def test_a_side_without_client_is_noted() -> None:
    sides = [replace(pinned(version), package=None) for version in ("1.44", "1.45")]
    report = build_report(replace(sides[0], note="1.44: it broke"), sides[1])
    for text in (render_text(report), render_markdown(report), render_html(report)):
        assert "it broke" in text
    assert report.verdict.client == "identical"
