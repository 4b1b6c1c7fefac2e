"""What a program needs, for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from mobygen.needs.judge import Break, Needs, Use
from mobygen.needs.uses import Place

_FEW = 3
_PLURALS = {
    "group": "groups",
    "operation": "operations",
    "parameter": "parameters",
    "class": "classes",
    "field": "fields",
    "value": "values",
}


def render_text(needs: Needs, package: str, *, on: str = "", verbose: bool = False) -> str:
    """The report as text: what would break on a version if one is given, else what is needed."""
    lines = [_headline(needs, package), ""]
    lines += _absent(needs)
    if on:
        lines += _on(needs, on)
    else:
        lines += _verdict(needs)
        lines += _used(needs, verbose=verbose)
    lines += _not_followed(needs, verbose=verbose)
    return "\n".join(lines).rstrip() + "\n"


def _headline(needs: Needs, package: str) -> str:
    counts = Counter(use.noun for use in needs.uses)
    what = ", ".join(
        f"{count} {noun if count == 1 else _PLURALS[noun]}"
        for noun in _PLURALS
        if (count := counts[noun])
    )
    files = {place.file for use in needs.uses for place in use.places}
    files |= {place.file for place in needs.findings.imports}
    where = f"{len(files)} file" + ("s" if len(files) != 1 else "")
    return f"{package} (API {needs.own}): {what or 'nothing of it is used'}, in {where}"


def _verdict(needs: Needs) -> list[str]:
    fitting = needs.fitting
    if not fitting:
        return ["No API version has all of it.", ""]
    it = "all else" if needs.findings.absent else "all of it"
    lines = [f"Lowest API version that has {it}: {fitting[0]}"]
    if fitting[0] == needs.versions[0]:
        lines[0] += ", the oldest there is"
    if fitting[-1] != needs.versions[-1]:
        lines.append(f"Highest API version that has {it}: {fitting[-1]}")
    first, last = needs.versions.index(fitting[0]), needs.versions.index(fitting[-1])
    gaps = [one for one in needs.versions[first : last + 1] if one not in fitting]
    if gaps:
        lines.append(f"Not in between: {', '.join(gaps)}")
    if needs.own not in fitting:
        lines.append(f"Not the package's own, {needs.own}: --on {needs.own} says why")
    return [*lines, ""]


def _used(needs: Needs, *, verbose: bool) -> list[str]:
    shown = [use for use in needs.uses if verbose or use.since or use.until]
    rows: list[tuple[str, ...]] = [
        (_span(use), use.name, use.wire, _places(use.places, all=verbose)) for use in shown
    ]
    lines = _table(rows)
    rest = len(needs.uses) - len(shown)
    if rest:
        oldest, newest = needs.versions[0], needs.versions[-1]
        more = f"{rest} more " if shown else f"{rest} "
        are = "thing is" if rest == 1 else "things are"
        lines.append(f"{more}{are} in all versions, {oldest} to {newest}; -v lists them")
    return [*lines, ""] if lines else []


def _span(use: Use) -> str:
    if use.since and use.until:
        return f"{use.since} to {use.until}"
    return f"since {use.since}" if use.since else f"until {use.until}" if use.until else "always"


def _places(places: tuple[Place, ...], *, all: bool) -> str:
    names = list(dict.fromkeys(str(place) for place in places))
    if all or len(names) <= _FEW:
        return ", ".join(names)
    return f"{', '.join(names[:_FEW])} and {len(names) - _FEW} more"


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    if not rows:
        return []
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return [
        "  "
        + "  ".join(
            [cell.ljust(width) for cell, width in zip(row, widths, strict=False)] + [row[-1]]
        )
        for row in rows
    ]


def _on(needs: Needs, version: str) -> list[str]:
    broken = needs.breaks[version]
    if not broken:
        nothing = "Nothing else" if needs.findings.absent else "Nothing"
        return [f"{nothing} breaks on API {version}.", ""]
    places = "1 place" if len(broken) == 1 else f"{len(broken)} places"
    lines = [f"API {version} breaks {places}:"]
    lines += [f"  {one.place}: {one.name}: {one.why} ({one.wire})" for one in broken]
    return [*lines, ""]


def _absent(needs: Needs) -> list[str]:
    found = sorted(needs.findings.absent.items())
    lines = [f"  {place}: {name}" for place, name in found]
    return ["No API version has:", *lines, ""] if lines else []


def _not_followed(needs: Needs, *, verbose: bool) -> list[str]:
    found = sorted(needs.findings.unfollowed.items())
    if not found:
        return []
    places = "1 place was" if len(found) == 1 else f"{len(found)} places were"
    if not verbose:
        return [f"{places} not followed, so more may be needed; -v lists them"]
    return [f"{places} not followed:", *(f"  {place}: {why}" for place, why in found)]


# -- JSON ----------------------------------------------------------------------------------


def render_json(
    needs: Needs, package: str, problems: tuple[tuple[str, int, str], ...], *, on: str = ""
) -> str:
    """The report as JSON."""
    fitting = needs.fitting
    data: dict[str, Any] = {
        "package": package,
        "api_version": needs.own,
        "lowest": fitting[0] if fitting else None,
        "highest": fitting[-1] if fitting else None,
        "versions": list(fitting),
        "uses": [_use(use) for use in needs.uses],
        "in_no_version": [
            {**_place(place), "name": name} for place, name in sorted(needs.findings.absent.items())
        ],
        "not_followed": [
            {**_place(place), "reason": why}
            for place, why in sorted(needs.findings.unfollowed.items())
        ],
        "not_read": [{"file": file, "line": line, "reason": why} for file, line, why in problems],
    }
    if on:
        data["on"] = {"version": on, "breaks": list(_broken(needs.breaks[on]))}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _use(use: Use) -> dict[str, Any]:
    return {
        "kind": use.noun,
        "name": use.name,
        "wire": use.wire,
        "since": use.since or None,
        "until": use.until or None,
        "places": [_place(place) for place in use.places],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}


def _broken(broken: tuple[Break, ...]) -> Iterator[dict[str, Any]]:
    for one in broken:
        yield {**_place(one.place), "name": one.name, "wire": one.wire, "reason": one.why}
