"""The parts of the HTML pages: every page is one file that needs no network."""

from __future__ import annotations

from html import escape
from pathlib import Path

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def page(title: str, body: str, *, styles: tuple[str, ...], scripts: tuple[str, ...]) -> str:
    """A whole page; styles and scripts are names of files beside this one."""
    style = "".join(_part(name) for name in styles)
    script = "".join(_part(name) for name in scripts)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"{body}<script>\n{script}</script>\n</body>\n</html>\n"
    )


def _part(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
