"""The whole program: every piece is looked at until nothing new comes out, then once more to note."""

from __future__ import annotations

import ast

from mobygen.needs.catalogue import Catalogue
from mobygen.needs.program import Definition, Package, Program
from mobygen.needs.project import Project, Source
from mobygen.needs.statements import Walker
from mobygen.needs.uses import Findings
from mobygen.needs.values import NOTHING, UNKNOWN, Class, Instance, Items, Map, Value, is_ours, join

_MOST_LOOKS = 12


def analyse(project: Project, catalogue: Catalogue, package: str, version: str) -> Findings:
    """Everything that the program uses of a package of an API version."""
    position = catalogue.versions.index(version)
    program = Program(project, catalogue, Package(tuple(package.split(".")), position))
    program.pending = dict.fromkeys((*project.sources, *program.definitions))
    looks: dict[str, int] = {}
    while program.pending:
        key = next(iter(program.pending))
        del program.pending[key]
        looks[key] = looks.get(key, 0) + 1
        if looks[key] <= _MOST_LOOKS:
            _look(program, key)
    program.final = True
    for key, count in looks.items():
        definition = program.definitions.get(key)
        if count > _MOST_LOOKS and definition is not None:
            where = Walker(program, key, definition.source, definition)
            where.skip(definition.node, f"too much comes together in {definition.name}")
    for key in (*project.sources, *program.definitions):
        _look(program, key)
    program.pending.clear()
    return program.findings


def _look(program: Program, key: str) -> None:
    source = program.project.sources.get(key)
    try:
        if source is not None:
            _module(program, source)
        else:
            _function(program, program.definitions[key])
    except RecursionError:
        if program.final:
            where = source or program.definitions[key].source
            Walker(program, key, where, None).skip(where.tree, "nested too deeply")


def _module(program: Program, source: Source) -> None:
    unit = Walker(program, source.file, source, None)
    unit.leaving = []
    unit.block(source.tree.body)


def _function(program: Program, definition: Definition) -> None:
    unit = Walker(program, definition.key, definition.source, definition)
    unit.leaving = []
    _parameters(unit, definition)
    node = definition.node
    if isinstance(node, ast.Lambda):
        unit.tell(("return", definition.key), unit.evaluate(node.body))
        return
    declared = UNKNOWN if node.returns is None else unit.hint(node.returns)
    unit.tell(("declared", definition.key), declared)
    unit.block(node.body)


def _parameters(unit: Walker, definition: Definition) -> None:
    arguments = definition.node.args
    names = [*arguments.posonlyargs, *arguments.args]
    for number, each_one in enumerate((*names, *arguments.kwonlyargs)):
        if number == 0 and definition.owner and "static" not in definition.traits:
            value: Value = Instance("user", definition.owner)
            if "class" in definition.traits or each_one.arg == "cls":
                value = Class("user", definition.owner)
        else:
            value = _parameter(unit, definition, each_one)
        unit.env[each_one.arg] = value
        unit.tell(("local", definition.key, each_one.arg), value)
    if arguments.vararg:
        unit.env[arguments.vararg.arg] = _rest(unit, definition, arguments.vararg, Items)
    if arguments.kwarg:
        unit.env[arguments.kwarg.arg] = _rest(unit, definition, arguments.kwarg, Map)


def _parameter(unit: Walker, definition: Definition, node: ast.arg) -> Value:
    declared = unit.hint(node.annotation)
    if is_ours(declared):
        return declared
    given = unit.ask("param", definition.key, node.arg)
    unit.will_get(given, declared)
    found = [given]
    for fixture in sorted(unit.program.fixtures.get(node.arg, ())):
        found.append(_fixture(unit, fixture))
    if node.annotation is not None and declared != UNKNOWN:
        found.append(declared)
    value = join(found)
    return UNKNOWN if value == NOTHING and unit.program.final else value


def _fixture(unit: Walker, key: str) -> Value:
    """What a test gets for a parameter that is called like a fixture."""
    definition = unit.program.definitions[key]
    declared = unit.ask("declared", key)
    if declared not in (NOTHING, UNKNOWN):
        return unit.iterate(declared) if definition.is_generator else declared
    return unit.ask("yield" if definition.is_generator else "return", key)


def _rest(
    unit: Walker, definition: Definition, node: ast.arg, container: type[Items] | type[Map]
) -> Value:
    """`*args` and `**kwargs`."""
    declared = unit.hint(node.annotation)
    if is_ours(declared):
        return container(declared)
    given = unit.ask("param", definition.key, node.arg)
    return container(UNKNOWN) if given == NOTHING and unit.program.final else given
