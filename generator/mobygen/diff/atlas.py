"""The whole API over time as one self-contained page: operations × versions, down to fields."""

from __future__ import annotations

import json
from typing import Any

from mobygen.diff.elements import Element, History, Signature
from mobygen.diff.history import WORDS, events
from mobygen.diff.pages import page


def render_atlas(history: History) -> str:
    """The whole page."""
    first, last = history.versions[0], history.versions[-1]
    operations = sum(one.kind == "operation" for one in history.elements)
    title = f"The Engine API from {first} to {last}"
    data = json.dumps(_data(history), ensure_ascii=False, separators=(",", ":"))
    data = data.replace("</", "<\\/")  # must not end the script element that it stands in
    body = (
        f"<header><h1>{title}</h1>\n"
        f"<p>{operations} operations over {len(history.versions)} versions. Open one to see its "
        "parameters and fields; search finds everything, by wire or Python name.</p>\n"
        '<p class="legend"><span><i></i>documented</span><span><i class="deprecated"></i>'
        'deprecated</span><span><i class="none"></i>not there</span>'
        "<span>a gap in a bar: it changed</span>"
        "<span><b></b>parameters or fields in it came, changed or went</span></p></header>\n"
        '<div class="bar"><input type="search" id="search" autocomplete="off" '
        'placeholder="Search everything (press /)" '
        'aria-label="Search operations, parameters and fields">'
        '<div class="chips"><button type="button" data-only="changed" aria-pressed="false">'
        "came later or changed</button>"
        '<button type="button" data-only="gone" aria-pressed="false">gone</button>'
        '<span class="count" id="count" role="status"></span></div></div>\n'
        '<main id="list"></main>\n<noscript><p>This page needs JavaScript.</p></noscript>\n'
        f'<script type="application/json" id="data">{data}</script>\n'
    )
    return page(title, body, styles=("base.css", "atlas.css"), scripts=("bar.js", "atlas.js"))


def _data(history: History) -> dict[str, Any]:
    kinds = {"operation": 0, "parameter": 1, "field": 2}
    elements = sorted(
        history.elements, key=lambda one: (kinds[one.kind], not one.python, one.title, one.key)
    )
    return {
        "versions": history.versions,
        "elements": [_element(history, one) for one in elements],
        "roots": history.roots,
        "inside": history.inside,
    }


def _element(history: History, element: Element) -> list[Any]:
    spans = [
        [span.first, span.last, _about(span.signature), int("deprecated" in span.signature)]
        for span in element.spans
    ]
    told = [
        f"{version}: {WORDS[what]}" + (f", {text}" if text else "")
        for version, what, text in events(history, element)
    ]
    return [
        element.kind,
        element.title,
        "; ".join((*element.python[1:], *element.wire)),
        element.owner,
        spans,
        told,
        element.key,
    ]


def _about(signature: Signature) -> str:
    return signature.get("type", "")
