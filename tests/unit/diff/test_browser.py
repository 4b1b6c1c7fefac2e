"""The pages in a real browser without a window.

As root on Debian or Ubuntu a missing browser is installed, as the daemons of the live tests are.
"""

from __future__ import annotations

import functools
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mobygen.diff.atlas import render_atlas
from mobygen.diff.report_html import render_html
from tests.daemon.install import find_or_install, find_program
from tests.unit.diff.documents import history, step

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium-headless-shell", "chromium")
PHONE, DESKTOP = 390, 1280


@functools.cache
def browser() -> str:
    found = None
    for package in PACKAGES:
        found = found or find_or_install(_find, package, "fonts-dejavu-core")
    if found is None:
        pytest.fail("no Chromium: apt-get install chromium (Debian)", pytrace=False)
    return found


def _find() -> str | None:
    return next((path for path in map(find_program, NAMES) if path), None)


def dump(url: str, *options: str) -> str:
    """The document after its scripts have run."""
    command = [browser(), "--no-sandbox", "--headless", "--disable-gpu", "--dump-dom"]
    command += ["--allow-file-access-from-files", "--virtual-time-budget=4000", *options, url]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def seen(page: Path, script: str = "", fragment: str = "") -> str:
    """The text of a page after its script, and one of ours, has run."""
    if script:
        # The page's own policy lets only its own scripts run: ours has to be among them.
        text = page.read_text(encoding="utf-8")
        page = page.with_name(f"driven-{page.name}")
        page.write_text(text.replace("</body>", f"<script>{script}</script></body>"), "utf-8")
    return dump(page.as_uri() + fragment)


def measured(page: Path, width: int, script: str, *, dark: bool = False) -> Any:
    """What `script` finds in a page (`d`) in a frame (`f`), for no window can be that narrow.

    Some of everything that opens is open.
    """
    frame = page.with_name(f"frame-{width}-{dark}.html")
    frame.write_text(
        f'<meta name="color-scheme" content="light dark"><iframe id="f" src="{page.name}" '
        f'style="width:{width}px;height:900px;border:0"></iframe><script>'
        "const timer = setInterval(() => {"
        " const d = f.contentDocument; if (!d?.getElementById('count')?.textContent) return;"
        " clearInterval(timer);"
        " const open = (all) => { for (const one of [...all].slice(0, 400)) one.open = true; };"
        " open(d.querySelectorAll('details'));"
        " setTimeout(() => open(d.querySelectorAll('.inner details')), 150);"
        " setTimeout(() => open(d.querySelectorAll('.inner .inner details')), 300);"
        f" setTimeout(() => {{ document.title = JSON.stringify((() => {{ {script} }})()); }}, 450);"
        "}, 20);</script>",
        encoding="utf-8",
    )
    # 0 is dark and 1 is light.
    dom = dump(frame.as_uri(), f"--blink-settings=preferredColorScheme={0 if dark else 1}")
    found = re.findall(r"<title>(.*?)</title>", dom)
    assert found, "the page was not measured"
    return json.loads(found[0].replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&"))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "report.html"
    path.write_text(render_html(step("1.51", "1.52")), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "atlas.html"
    path.write_text(render_atlas(history()), encoding="utf-8")
    return path


def shown(dom: str) -> list[str]:
    """The ids of the changes that are to be seen."""
    tags = re.findall(r'<details class="change"[^>]*>', dom)
    return [re.findall(r'id="([^"]*)"', tag)[0] for tag in tags if " hidden" not in tag]


def test_the_report_counts_its_changes(report: Path) -> None:
    dom = seen(report)
    total = len(step("1.51", "1.52").changes)
    assert f">{total} changes</span>" in dom
    assert len(shown(dom)) == total


def test_the_report_can_be_searched(report: Path) -> None:
    type_it = (
        "const s = document.getElementById('search'); s.value = 'Platform images.GET';"
        "s.dispatchEvent(new Event('input'));"
    )
    found = shown(seen(report, type_it))
    assert found
    assert all("platform" in id for id in found)


def test_kinds_of_changes_can_be_chosen(report: Path) -> None:
    press = "document.querySelector('.chips [data-kind=deprecation], .chips [data-kind=rename]').click();"
    dom = seen(report, press)
    tags = [
        tag for tag in re.findall(r'<details class="change"[^>]*>', dom) if " hidden" not in tag
    ]
    assert tags
    assert len({re.findall(r'data-kind="(\w+)"', tag)[0] for tag in tags}) == 1
    assert 'aria-pressed="true"' in dom


def test_a_link_opens_its_change(report: Path) -> None:
    id = "wire:ContainerSummary.Health:added"
    dom = seen(report, fragment=f"#{id}")
    (tag,) = re.findall(rf'<details class="change" id="{re.escape(id)}"[^>]*>', dom)
    assert " open" in tag


def test_the_atlas_shows_all_operations(atlas: Path) -> None:
    dom = seen(atlas)
    assert ">111 operations</span>" in dom
    assert dom.count('class="row') == 111
    assert dom.count('class="line"') == 111


def test_the_atlas_marks_what_changed_inside(atlas: Path) -> None:
    """By version, after the operation came; what history says of parameters and fields."""
    script = (
        "document.title = JSON.stringify(Object.fromEntries([...document.querySelectorAll('.row')]"
        ".map((row) => [row.dataset.key.split(':')[1],"
        " [...row.querySelectorAll('.line b')].map((mark) => mark.title)])));"
    )
    found = re.findall(r"<title>(.*?)</title>", seen(atlas, script))
    marks: dict[str, list[str]] = json.loads(found[0])
    assert marks["containers.stop"] == ["1.42: 1 parameter or field in it"]
    assert marks["configs.create"] == [
        "1.36: 1 parameter or field in it",  # its answer's ID is required
        "1.37: 1 parameter or field in it",  # Templating
    ]
    assert marks["images.attestations"] == []
    assert "1.45: 2 parameters and fields in it" in marks["images.inspect"]


def test_the_atlas_can_be_searched(atlas: Path) -> None:
    dom = seen(atlas, fragment="#ContainerConfig.MacAddress")
    assert "<code>ContainerConfig.mac_address</code>" in dom
    assert "deprecated" in dom
    assert dom.count('class="row') < 5


def test_the_atlas_opens_down_to_fields(atlas: Path) -> None:
    open_it = (
        "const row = document.querySelector('[data-key=\"operation:containers.inspect\"]');"
        "row.open = true;"
        "setTimeout(() => { const inner = row.querySelector('[data-key$=\".host_config\"]');"
        "inner.open = true; }, 200);"
    )
    dom = seen(atlas, open_it)
    assert "<h3>response 200: ContainerInspectResponse</h3>" in dom
    assert 'data-key="field:HostConfig.' in dom


def test_the_atlas_opens_the_class_of_an_argument(atlas: Path) -> None:
    open_it = (
        "const row = document.querySelector('[data-key=\"operation:containers.create\"]');"
        "row.open = true;"
        "setTimeout(() => { const inner = row.querySelector('[data-key$=\"(host_config=)\"]');"
        "inner.open = true; }, 200);"
    )
    dom = seen(atlas, open_it)
    assert "<h3>HostConfig</h3>" in dom
    assert "<code>memory_swap</code>" in dom


def test_the_atlas_has_what_the_client_does_not_offer(atlas: Path) -> None:
    dom = seen(atlas)
    assert dom.count("<h2>not in the client</h2>") == 1
    assert 'data-key="operation:POST /session"' in dom


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_nothing_is_wider_than_the_screen(report: Path, atlas: Path, width: int) -> None:
    for page in (report, atlas):
        wide = measured(page, width, "return d.documentElement.scrollWidth - f.clientWidth;")
        assert wide <= 0


CONTRAST = """
const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
const linear = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
const style = (node, pseudo) => f.contentWindow.getComputedStyle(node, pseudo);
const behind = (node) => {
  for (; node; node = node.parentElement) {
    const color = rgb(style(node).backgroundColor);
    if (color.length === 3 || color[3] > 0) return color;
  }
  return [255, 255, 255];
};
const found = {};
const check = (node, pseudo) => {
  const one = light(rgb(style(node, pseudo).color)), other = light(behind(node));
  const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const name = node.tagName + "." + node.className + (pseudo || "");
  if (ratio < 4.5) found[name] = Math.round(ratio * 10) / 10;
};
for (const node of d.body.querySelectorAll("*")) {
  const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  if (own && node.offsetWidth && node.tagName !== "SCRIPT") check(node);
}
check(d.getElementById("search"), "::placeholder");
return found;
"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_all_text_can_be_read(report: Path, atlas: Path, dark: bool) -> None:
    """A contrast of 4.5 to 1 is what WCAG asks of text."""
    for page in (report, atlas):
        assert measured(page, DESKTOP, CONTRAST, dark=dark) == {}


def test_a_dark_page_is_dark(report: Path) -> None:
    back = "return f.contentWindow.getComputedStyle(d.body).backgroundColor;"
    assert measured(report, DESKTOP, back) == "rgb(255, 255, 255)"
    assert measured(report, DESKTOP, back, dark=True) == "rgb(18, 22, 27)"


def test_a_finger_can_hit_everything(report: Path, atlas: Path) -> None:
    """44 pixels are what a finger needs."""
    small = (
        "return [...d.querySelectorAll('summary, button, input')]"
        ".filter((n) => n.offsetHeight && n.offsetHeight < 44).map((n) => n.outerHTML);"
    )
    for page in (report, atlas):
        assert measured(page, PHONE, small) == []


def test_nothing_hides_behind_the_bar(report: Path) -> None:
    script = (
        "const one = d.querySelectorAll('.change')[30]; one.scrollIntoView();"
        "return one.getBoundingClientRect().top"
        " - d.querySelector('.bar').getBoundingClientRect().bottom;"
    )
    for width in (PHONE, DESKTOP):
        assert measured(report, width, script) >= 0
