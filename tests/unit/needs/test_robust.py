"""Whatever is put in front of it, it ends, and says nothing that cannot be."""

from __future__ import annotations

import ast
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mobygen.needs.analysis import analyse
from mobygen.needs.catalogue import Catalogue
from mobygen.needs.judge import judge
from mobygen.needs.project import Project, Source, read_project
from tests.unit.needs.test_inference import CASES, IMPORT

STATEMENTS = [
    ast.unparse(node)
    for source, _ in CASES.values()
    for node in ast.walk(ast.parse(source))
    if isinstance(node, ast.stmt)
]
EXPRESSIONS = [
    ast.unparse(node)
    for source, _ in CASES.values()
    for node in ast.walk(ast.parse(source))
    if isinstance(node, ast.expr) and not isinstance(node, ast.Starred | ast.Slice)
]


@st.composite
def programs(draw: st.DrawFn) -> ast.Module:
    """Statements of the small programs in any order, with other expressions in them."""
    chosen = draw(st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=12))
    tree = ast.parse(IMPORT)
    for text in chosen:
        try:
            tree.body += ast.parse(text).body
        except SyntaxError:
            continue
    for node in list(ast.walk(tree)):
        if isinstance(node, ast.Assign | ast.Expr | ast.Return) and draw(st.booleans()):
            other = ast.parse(draw(st.sampled_from(EXPRESSIONS)), mode="eval").body
            node.value = ast.copy_location(other, node)
    return ast.parse(ast.unparse(ast.fix_missing_locations(tree)))


@given(tree=programs())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_program_is_read_to_its_end(tree: ast.Module, catalogue: Catalogue) -> None:
    last = max((getattr(node, "end_lineno", 1) for node in ast.walk(tree)), default=1)
    source = Source("a.py", ("a",), False, tree)
    findings = analyse(Project({"a.py": source}, (), {}), catalogue, "engine_v1_47", "1.47")
    places = [place for found in findings.uses.values() for place in found]
    for place in [*places, *findings.unfollowed]:
        assert 1 <= place.line <= last
        assert place.column >= 1
    needs = judge(findings, catalogue, "1.47")
    for use in needs.uses:
        assert catalogue.get(use.kind, use.name) is not None
    for version in needs.fitting:
        assert not needs.breaks[version]


def test_a_program_that_is_nested_too_deeply_is_said_so(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    chain = "e.system.ping()" + " + 1" * 900
    (tmp_path / "a.py").write_text(
        f"from engine_v1_47 import Client\ne = Client()\nx = {chain}\ne.system.info()\n", "utf-8"
    )
    findings = analyse(read_project(tmp_path), catalogue, "engine_v1_47", "1.47")
    operations = {name for kind, name in findings.uses if kind == "operation"}
    assert "system.info" in operations
    assert "system.ping" in operations or list(findings.unfollowed.values()) == [
        "nested too deeply"
    ]


def test_files_that_nobody_can_read(tmp_path: Path) -> None:
    (tmp_path / "null.py").write_bytes(b"x = 1\0")
    (tmp_path / "bytes.py").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "coding.py").write_bytes(b"# coding: no-such\n")
    (tmp_path / "fine.py").write_bytes("# coding: latin-1\nx = 'é'\n".encode("latin-1"))
    project = read_project(tmp_path)
    assert [Path(file).name for file in project.sources] == ["fine.py"]
    assert sorted(Path(file).name for file, _, _ in project.problems) == [
        "bytes.py",
        "coding.py",
        "null.py",
    ]
