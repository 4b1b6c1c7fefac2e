"""Which arguments of a call are found, however they are given."""

from __future__ import annotations

import pytest

from mobygen.needs.catalogue import Catalogue
from mobygen.needs.judge import judge
from tests.unit.needs.conftest import Look

IMPORT = "import functools\nfrom engine_v1_47 import *\ne = Client()\n"

CALLS = {
    "by keyword": ("e.containers.list(all=True, limit=1)", "all limit"),
    "by position": ("e.containers.inspect('a')", "id"),
    "two by position": ("e.containers.update('a', Resources())", "id"),
    "the body by position": ("e.containers.create(ContainerConfig(), name='a')", "config name"),
    "from a dict": ("e.containers.list(**{'all': True})", "all"),
    "from dict()": ("k = dict(all=True)\ne.containers.list(**k)", "all"),
    "from a dict that grows": ("k = {}\nif 1: k['all'] = 1\ne.containers.list(**k)", "all"),
    "from a dict that is updated": (
        "k = {'all': 1}\nk.update(limit=2)\nk |= {'size': 1}\ne.containers.list(**k)",
        "all limit size",
    ),
    "from one of two dicts": (
        "e.containers.list(**({'all': 1} if 1 else {'limit': 1}))",
        "all limit",
    ),
    "from a tuple": ("a = ('x',)\ne.containers.inspect(*a)", "id"),
    "by partial": ("functools.partial(e.containers.list, all=1)(limit=2)", "all limit"),
    "through **kwargs": (
        "def boxes(**options): return e.containers.list(**options)\nboxes(all=True)",
        "all",
    ),
}


@pytest.mark.parametrize("name", CALLS)
def test_an_argument_is_found(name: str, look: Look) -> None:
    source, expected = CALLS[name]
    findings = look(IMPORT + source)
    found = {
        thing.rpartition("(")[2].rstrip("=)")
        for kind, thing in findings.uses
        if kind == "parameter"
    }
    assert found - {"resources", "body"} == set(expected.split()), findings.unfollowed
    assert not findings.unfollowed


ONLY_LATER = {
    "a parameter of 1.41": ("e.containers.create(ContainerConfig(), platform='a')", "1.41"),
    "a parameter of 1.47": ("e.images.list(manifests=True)", "1.47"),
    "a field that is sent, of 1.44": (
        "HealthConfig(start_interval=5)",
        "1.44",
    ),
    "a field that is read, of 1.44": (
        "for n in e.containers.inspect('a').network_settings.networks.values(): n.dns_names",
        "1.44",
    ),
    "an operation of 1.30": ("e.distribution.inspect('a')", "1.30"),
    "a value of 1.42, as text": ("Mount(type='cluster')", "1.42"),
    "a class that is only imported": ("from engine_v1_47 import OCIPlatform", "1.46"),
}


@pytest.mark.parametrize("name", ONLY_LATER)
def test_the_lowest_version_is_that_of_what_came_last(
    name: str, look: Look, catalogue: Catalogue
) -> None:
    source, expected = ONLY_LATER[name]
    needs = judge(look(IMPORT + source), catalogue, "1.47")
    assert needs.fitting[0] == expected
    lower = catalogue.versions[catalogue.versions.index(expected) - 1]
    assert needs.breaks[lower]
    assert all(one.place.line >= 4 for one in needs.breaks[lower])


def test_a_program_that_is_written_for_1_47_needs_1_44_when_it_gains_one_argument(
    look: Look, catalogue: Catalogue
) -> None:
    before = IMPORT + "e.containers.create(ContainerConfig(healthcheck=HealthConfig(test=['a'])))"
    after = before.replace("test=['a']", "test=['a'], start_interval=1")
    assert judge(look(before), catalogue, "1.47").fitting[0] == "1.25"
    assert judge(look(after), catalogue, "1.47").fitting[0] == "1.44"


def test_what_went_limits_the_highest_version(look: Look, catalogue: Catalogue) -> None:
    needs = judge(look(IMPORT + "HostConfig(kernel_memory=1)"), catalogue, "1.40")
    [field] = [use for use in needs.uses if use.name == "HostConfig.kernel_memory"]
    assert field.until == needs.fitting[-1]
    assert field.until != catalogue.versions[-1]


def test_a_type_that_changes_breaks_those_who_send_it(look: Look, catalogue: Catalogue) -> None:
    needs = judge(look(IMPORT + "e.images.get('a', platform=OCIPlatform())"), catalogue, "1.51")
    [one] = needs.breaks["1.52"]
    assert one.name == "images.get(platform=)"
    assert "list[OCIPlatform]" in one.why


def test_an_argument_that_is_required_and_missing_breaks(look: Look, catalogue: Catalogue) -> None:
    needs = judge(look(IMPORT + "e.containers.create()"), catalogue, "1.47")
    assert [one.why for one in needs.breaks["1.47"]] == ["it has to be given, and is not"]
    hidden = judge(look(IMPORT + "e.containers.create(**read())"), catalogue, "1.47")
    assert not hidden.breaks["1.47"]
