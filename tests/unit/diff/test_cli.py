"""`mobygen diff`, `history` and `atlas` as they are called."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mobygen.cli import main
from mobygen.diff.sides import Loader, Side
from mobygen.resources import specs_dir
from tests.unit.diff.documents import VERSIONS, history, pinned

ROOT = Path(__file__).parents[3]
ENVIRONMENT = {"PYTHONPATH": str(ROOT / "generator"), "PATH": "/usr/bin:/bin"}


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Pinned versions are read once for all tests; no cache of the user's is touched."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("mobygen.diff.history.read_history", lambda folder: history())
    read = Loader.side

    def side(self: Loader, text: str, *, client: bool = True) -> Side:
        version = text.removeprefix("v")
        return pinned(version) if version in VERSIONS else read(self, text, client=client)

    monkeypatch.setattr(Loader, "side", side)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_diff_of_versions(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "diff", "1.44", "v1.45")
    assert (code, err) == (0, "")
    assert out.startswith("1.44 → 1.45\n")
    assert "! ImageInspect.container: is not answered any more" in out


def test_diff_of_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "diff", "1.41", "1.41", "--fail-on", "any")
    assert code == 0
    assert "wire: identical · client: identical" in out


@pytest.mark.parametrize(
    ("old", "new", "gate", "code"),
    [
        ("1.44", "1.45", "breaking", 1),
        ("1.46", "1.47", "breaking", 0),
        ("1.46", "1.47", "any", 1),
        ("1.32", "1.33", "any", 0),
    ],
)
def test_gates(
    capsys: pytest.CaptureFixture[str], old: str, new: str, gate: str, code: int
) -> None:
    assert run(capsys, "diff", old, new, "--fail-on", gate)[0] == code


def test_a_gate_does_not_depend_on_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(
        capsys, "diff", "1.44", "1.45", "--fail-on", "breaking", "--only", "additive"
    )
    assert code == 1
    assert "container_config" not in out


def test_ignoring_opens_the_gate(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ignore = tmp_path / "ignore.yaml"
    ignore.write_text("ignore: [{id: 'wire:ImageInspect.*', reason: BuildKit only}]\n")
    arguments = ("diff", "1.44", "1.45", "--ignore", str(ignore), "--fail-on", "breaking")
    code, out, _ = run(capsys, *arguments)
    assert code == 0
    assert "2 ignored" in out
    code, out, _ = run(capsys, *arguments, "--all")
    assert "ignored: BuildKit only" in out


@pytest.mark.parametrize("format", ["text", "json", "markdown", "html"])
def test_formats_and_output(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, format: str
) -> None:
    _, out, _ = run(capsys, "diff", "1.53", "1.54", "--format", format)
    path = tmp_path / "report"
    code, nothing, _ = run(capsys, "diff", "1.53", "1.54", "--format", format, "-o", str(path))
    assert (code, nothing) == (0, "")
    assert path.read_text(encoding="utf-8") == out
    if format == "json":
        assert json.loads(out)["new"] == {"label": "1.54", "version": "1.54"}


def test_every_version_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    """As it is named, and without what tests keep."""
    code = "from mobygen.diff.sides import Loader; print(Loader.of().side('v1.41').label)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    assert done.stdout == "1.41\n"
    assert run(capsys, "diff", "v1.40", "1.41")[1].startswith("1.40 → 1.41\n")


def test_a_file_and_its_version_are_equal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    shutil.copy(specs_dir() / "v1.47.yaml", path)
    code, out, _ = run(capsys, "diff", str(path), "1.47", "--fail-on", "any")
    assert code == 0
    assert out.startswith("mine.yaml → 1.47\n")


def test_prose_is_nothing_on_the_wire(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = (specs_dir() / "v1.47.yaml").read_text(encoding="utf-8")
    path = tmp_path / "prose.yaml"
    path.write_text(text.replace("operationId: ", "summary: Some words.\n      operationId: "))
    assert path.read_text() != text
    code, out, _ = run(capsys, "diff", "1.47", str(path), "--fail-on", "any")
    assert code == 0, out


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "engine_v1_44"
    folder.mkdir()
    lock = (specs_dir() / "lock.yaml").read_text(encoding="utf-8")
    digest = lock.split('"1.44":')[1].split("facts_sha256: ")[1].split()[0].strip('"')
    manifest = {"generator": "mobygen", "api_version": "1.44", "spec_sha256": digest}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def test_a_package(capsys: pytest.CaptureFixture[str], package: Path) -> None:
    code, out, _ = run(capsys, "diff", str(package), "1.45", "--fail-on", "breaking")
    assert code == 1
    assert out.startswith("engine_v1_44 → 1.45\n")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"spec_sha256": "0" * 64}, "made from another document than the pinned one of API 1.44"),
        ({"api_version": "1.99"}, "made from API 1.99, which is not pinned"),
        ({"api_version": None}, "made from API ?, which is not pinned"),
        ({"generator": "another"}, "not a package that mobygen made"),
    ],
)
def test_a_package_that_does_not_fit(
    capsys: pytest.CaptureFixture[str], package: Path, change: dict[str, str], problem: str
) -> None:
    path = package / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    code, out, err = run(capsys, "diff", str(package), "1.45")
    assert (code, out) == (2, "")
    assert problem in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("1.24", "1.45"),
        ("1.44", "nowhere.yaml"),
        ("1.44", "."),
        ("1.44", "1.45", "--only", "nonsense"),
        ("1.44", "1.45", "--ignore", "nowhere.yaml"),
        ("1.44", "1.45", "-o", "/nowhere/at/all"),
    ],
)
def test_bad_input(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run(capsys, "diff", *arguments)
    assert code == 2
    assert err.startswith("mobygen: error: ")
    assert err.count("\n") == 1


# -- history and atlas -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "containers.create(platform=)",
            ["containers.create(platform=)  POST /containers/create query platform", "1.41"],
        ),
        ("ContainerCreate", ["containers.create  ContainerCreate", "containers.create(platform=)"]),
        ("POST /containers/create", ["containers.create  ContainerCreate"]),
        ("ImageInspect.VirtualSize", ["ImageInspect.virtual_size", "1.44  gone"]),
        ("imageinspect.virtual_size", ["ImageInspect.virtual_size", "1.44  gone"]),
        ("ContainerConfig.MacAddress", ["deprecated since 1.44", "1.52  gone"]),
        ("Resources.KernelMemory", ["1.41  changed: deprecated since 1.41", "1.42  gone"]),
        ("TaskStatus.State", ["1.37  changed: values +remove +orphaned"]),
        ("StartInterval", ["HealthConfig.start_interval", "1.44  documented"]),
        ("*MacAddress", ["EndpointSettings.mac_address", "NetworkSettings.mac_address"]),
    ],
)
def test_history(capsys: pytest.CaptureFixture[str], name: str, lines: list[str]) -> None:
    code, out, _ = run(capsys, "history", name)
    assert code == 0
    for line in lines:
        assert line in out


def test_history_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "history", "ImageInspect.VirtualSize", "--json")
    (data,) = json.loads(out)
    assert data["since"] is None
    assert data["until"] == "1.43"
    assert data["python"] == ["ImageInspect.virtual_size"]
    assert data["events"][-1] == {"version": "1.44", "what": "went", "text": ""}


def test_a_wait_is_explained_the_first_time_only(capsys: pytest.CaptureFixture[str]) -> None:
    _, first, told = run(capsys, "history", "HostConfig.Memory")
    _, second, nothing = run(capsys, "history", "HostConfig.Memory")
    assert first == second
    assert told.startswith("mobygen: note: ")
    assert nothing == ""


def test_history_of_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "history", "no.such(thing=)")
    assert (code, out) == (2, "")
    assert "nothing of this name in any version" in err


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("exec.create(consol_size=)", "exec.create(console_size=)"),
        ("HostConfig.memry", "HostConfig.memory"),
        ("containers.crate", "containers.create"),
        ("containers.create(platfrom=)", "containers.create(platform=)"),
        ("ContainerCraete", "ContainerCreate"),
    ],
)
def test_history_of_what_was_meant(
    capsys: pytest.CaptureFixture[str], name: str, meant: str
) -> None:
    code, out, err = run(capsys, "history", name)
    assert (code, out) == (2, "")
    note, error = err.splitlines()
    assert note.startswith("mobygen: note: ")
    assert meant in error.split("did you mean ")[1]


def test_atlas(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "atlas.html"
    code, out, _ = run(capsys, "atlas", "-o", str(path))
    assert code == 0
    assert "KB" in out
    text = path.read_text(encoding="utf-8")
    data = json.loads(text.split('id="data">')[1].split("</script>")[0])
    assert len(data["versions"]) == 31
    operations = [one for one in data["elements"] if one[0] == "operation"]
    assert len(operations) == 111
    assert len(text) < 800_000


# -- how long it takes -----------------------------------------------------------------------


@pytest.mark.parametrize(("old", "new", "seconds"), [("1.47", "1.48", 2), ("1.25", "1.55", 4)])
def test_speed(old: str, new: str, seconds: int) -> None:
    """With the start of the interpreter; the processor's time, for the machine may be busy."""
    code = (
        "import sys, time; from mobygen.cli import main; "
        f"main(['diff', {old!r}, {new!r}]); print(time.process_time(), file=sys.stderr)"
    )
    best = 99.0
    for _ in range(2):
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env=ENVIRONMENT,
        )
        best = min(best, float(done.stderr), time.monotonic() - started)
    assert best < seconds
