"""Writes docs/versions.md from a real run: make versions-report (root).

Every version is generated, imported, checked with `mypy --strict`, and used on the daemons of
`tests.matrix.daemons`.
"""

from __future__ import annotations

import datetime
import importlib.metadata
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from mobygen.releases import load_releases, served_by
from mobygen.resources import pinned_versions, specs_dir
from mobygen.versions import ApiVersion
from tests.daemon import rest
from tests.matrix.daemons import ALL, daemons
from tests.matrix.packages import generate_packages, imported, package_name
from tests.matrix.smoke import smoke

OUTPUT = Path(__file__).resolve().parents[2] / "docs" / "versions.md"


def main() -> None:
    """Run it all and write the table."""
    versions = pinned_versions()
    with tempfile.TemporaryDirectory() as temporary, daemons(*ALL) as hosts:
        folder = Path(temporary)
        failed = generate_packages(versions, folder)
        made = [version for version in versions if version not in failed]
        results = {
            "generates": {version: failed.get(version, "") for version in versions},
            "imports": {version: import_problem(version, folder) for version in made},
            "mypy --strict": type_problems(made, folder),
        }
        engines: list[str] = []
        for newest, host in hosts.items():
            engines.append(f"Docker {rest.version(host)['Version']} (API {newest})")
            results[engines[-1]] = {v: live(v, newest, host, folder) for v in made}
    OUTPUT.write_text(page(versions, results), encoding="utf-8", newline="\n")
    print(f"{OUTPUT}: {len(versions)} versions")


def import_problem(version: str, folder: Path) -> str:
    """What importing every module of a package complains of, in a fresh interpreter."""
    name = package_name(version)
    program = (
        "import importlib, pkgutil, sys\n"
        f"package = importlib.import_module({name!r})\n"
        f"for module in pkgutil.walk_packages(package.__path__, {name + '.'!r}):\n"
        "    importlib.import_module(module.name)\n"
        "for public in package.__all__:\n"
        "    getattr(package, public)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


def type_problems(versions: Sequence[str], folder: Path) -> dict[str, str]:
    """How many errors `mypy --strict` finds in each package."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir"]
    done = subprocess.run(
        [*command, str(folder / ".mypy_cache"), *(package_name(version) for version in versions)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"mypy does not work: {done.stdout}{done.stderr}")
    errors = re.findall(r"^(engine_v\w+)/.*: error:", done.stdout, re.MULTILINE)
    counts = {version: errors.count(package_name(version)) for version in versions}
    return {version: f"{count} errors" if count else "" for version, count in counts.items()}


def live(version: str, newest: str, host: str, folder: Path) -> str:
    """What the smoke set complains of on a daemon, "" for nothing, "-" when that is too old."""
    with imported(version, folder) as package:
        try:
            smoke(package, host)
        except package.ApiVersionMismatch as error:
            if ApiVersion.parse(version) > ApiVersion.parse(newest):
                return "-"
            return str(error)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
    return ""


def page(versions: Sequence[str], results: Mapping[str, Mapping[str, str]]) -> str:
    """The whole of docs/versions.md."""
    releases = load_releases(specs_dir())
    head = ["API", "Docker releases", *results]
    rows = [
        [
            version,
            served_by(releases, ApiVersion.parse(version)) or "",
            *(cell(column.get(version, "not tried")) for column in results.values()),
        ]
        for version in versions
    ]
    today = datetime.datetime.now(tz=datetime.UTC).date()
    lines = [
        "# What works with which API version",
        "",
        f"A run of {today.isoformat()}: Python {platform.python_version()}, "
        f"mypy {importlib.metadata.version('mypy')}, {platform.machine()}. Made by "
        "`make versions-report`; do not edit.",
        "",
        "A Docker release serves its own API version and those before it, so a column of a daemon "
        "has a dash where the daemon is too old: there the client raises `ApiVersionMismatch`, "
        "which names the command that generates the right one. On the other versions the smoke "
        "set (`tests/matrix/smoke.py`) runs the main operations on containers, images, networks, "
        "volumes, exec and system, blocking and with asyncio.",
        "",
        *(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)),
        "",
    ]
    return "\n".join(lines)


def cell(problem: str) -> str:
    """A result as it stands in the table."""
    if problem in ("", "-"):
        return problem or "yes"
    return f"no: {' '.join(problem.split())[:120]}".replace("|", "\\|")


if __name__ == "__main__":
    main()
