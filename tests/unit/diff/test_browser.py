"""The pages in a real browser without a window, where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mobygen.diff.atlas import render_atlas
from mobygen.diff.report_html import render_html
from tests.unit.diff.documents import history, step

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
BROWSER = next((path for path in map(shutil.which, NAMES) if path), None)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")


def seen(page: Path, script: str = "", fragment: str = "") -> str:
    """The text of a page after its script, and one of ours, has run."""
    if script:
        # The page's own policy lets only its own scripts run: ours has to be among them.
        text = page.read_text(encoding="utf-8")
        page = page.with_name(f"driven-{page.name}")
        page.write_text(text.replace("</body>", f"<script>{script}</script></body>"), "utf-8")
    assert BROWSER is not None
    done = subprocess.run(
        [
            BROWSER,
            "--no-sandbox",
            "--headless",
            "--disable-gpu",
            "--virtual-time-budget=3000",
            "--dump-dom",
            page.as_uri() + fragment,
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


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
    assert ">108 operations</span>" in dom
    assert dom.count('class="row') == 108
    assert dom.count('class="line"') == 108


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


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_screen(report: Path, atlas: Path, width: int) -> None:
    """Also with everything open; measured in a frame, for a window cannot be that narrow."""
    for page in (report, atlas):
        frame = page.with_name(f"frame-{width}.html")
        frame.write_text(
            f'<iframe id="f" src="{page.name}" style="width:{width}px;height:900px;border:0">'
            "</iframe><script>f.onload = () => { const d = f.contentDocument;"
            "for (const one of [...d.querySelectorAll('details')].slice(0, 40)) one.open = true;"
            "setTimeout(() => { document.title ="
            "`wide ${d.documentElement.scrollWidth - f.clientWidth}`; }, 500); };</script>"
        )
        assert BROWSER is not None
        done = subprocess.run(
            [
                BROWSER,
                "--no-sandbox",
                "--headless",
                "--disable-gpu",
                "--allow-file-access-from-files",
                "--virtual-time-budget=4000",
                "--dump-dom",
                frame.as_uri(),
            ],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        measured = re.findall(r"<title>wide (-?\d+)</title>", done.stdout)
        assert measured, "the page was not measured"
        assert int(measured[0]) <= 0
