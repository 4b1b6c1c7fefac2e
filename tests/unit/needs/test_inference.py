"""One small program per way in which a value of the client's can get somewhere.

Expected is every operation, field and member that is used, and `?` for each place that is not
followed. Parameters have tests of their own.
"""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.unit.needs.conftest import Look

IMPORT = "from engine_v1_47 import *\nimport engine_v1_47\n"

CASES: dict[str, tuple[str, str]] = {
    # -- imports ---------------------------------------------------------------------------
    "a module under an alias": (
        "import engine_v1_47 as docker\ndocker.Client().system.ping()",
        "system.ping",
    ),
    "a class under an alias": (
        "from engine_v1_47 import Client as C\nC().system.ping()",
        "system.ping",
    ),
    "a submodule": (
        "import engine_v1_47.models\nengine_v1_47.models.HostConfig(memory=1)",
        "HostConfig.memory",
    ),
    "a submodule from the package": (
        "from engine_v1_47 import models as m\nm.HostConfig(memory=1)",
        "HostConfig.memory",
    ),
    "a class from a submodule": (
        "from engine_v1_47.sync import Client\nClient().system.ping()",
        "system.ping",
    ),
    "a class of operations": (
        "from engine_v1_47.sync.containers import ContainersApi\n"
        "def f(c: ContainersApi): c.list()",
        "containers.list",
    ),
    "inside a function": (
        "def f():\n    from engine_v1_47 import Client\n    Client().system.ping()",
        "system.ping",
    ),
    "an attribute of the package that the client is in": (
        "import engine_v1_47.models, engine_v1_47.sync.client as c\n"
        "engine_v1_47.models.HostConfig(memory=1)\nc.Client().system.ping()",
        "HostConfig.memory system.ping",
    ),
    "itertools.groupby": (
        "import itertools\n"
        "for key, boxes in itertools.groupby(Client().containers.list(), lambda b: b.image):\n"
        "    for box in boxes: box.names",
        "containers.list ContainerSummary.image ContainerSummary.names",
    ),
    "for type checkers only": (
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from engine_v1_47 import Client\n"
        "def f(c: 'Client'): c.system.ping()",
        "system.ping",
    ),
    "with a fallback": (
        "try:\n    from engine_v1_47 import Client\nexcept ImportError:\n    Client = None\n"
        "Client().system.ping()",
        "system.ping",
    ),
    # -- clients ---------------------------------------------------------------------------
    "from_env": ("Client.from_env().system.ping()", "system.ping"),
    "with": ("with Client() as e:\n    e.system.ping()", "system.ping"),
    "several in one with": (
        "with Client() as e, e.containers.stats('a') as s:\n    for x in s: x.name",
        "containers.stats ContainerStatsResponse.name",
    ),
    "closing": (
        "import contextlib\nwith contextlib.closing(Client()) as e:\n    e.system.ping()",
        "system.ping",
    ),
    "an exit stack": (
        "import contextlib\nwith contextlib.ExitStack() as s:\n"
        "    e = s.enter_context(Client())\n    e.system.ping()",
        "system.ping",
    ),
    "a group in a variable": ("c = Client().containers\nc.list()", "containers.list"),
    "a method in a variable": (
        "f = Client().containers.inspect\nf('a').id",
        "containers.inspect ContainerInspectResponse.id",
    ),
    "a method that is not called": ("print(Client().containers.list)", "containers.list"),
    "a subclass": (
        "class C(Client):\n    def f(self): return self.system.ping()\nC().containers.list()",
        "system.ping containers.list",
    ),
    # -- asyncio ---------------------------------------------------------------------------
    "async with": (
        "async def f():\n    async with AsyncClient() as e:\n"
        "        (await e.containers.inspect('a')).id",
        "containers.inspect ContainerInspectResponse.id",
    ),
    "an async stream": (
        "async def f(e: AsyncClient):\n    async with await e.system.events() as s:\n"
        "        async for x in s: x.actor",
        "system.events EventMessage.actor",
    ),
    "gather": (
        "import asyncio\nasync def f(e: AsyncClient):\n"
        "    a, b = await asyncio.gather(e.system.version(), e.containers.inspect('a'))\n"
        "    a.os, b.name",
        "system.version containers.inspect SystemVersion.os ContainerInspectResponse.name",
    ),
    "gather of many": (
        "import asyncio\nasync def f(e: AsyncClient, names):\n"
        "    for b in await asyncio.gather(*(e.containers.inspect(n) for n in names)): b.name",
        "containers.inspect ContainerInspectResponse.name",
    ),
    "a task": (
        "import asyncio\nasync def f(e: AsyncClient):\n"
        "    t = asyncio.create_task(e.system.version())\n    (await t).os\n    t.result().arch",
        "system.version SystemVersion.os SystemVersion.arch",
    ),
    "a task group": (
        "import asyncio\nasync def f(e: AsyncClient):\n"
        "    async with asyncio.TaskGroup() as g:\n"
        "        t = g.create_task(e.system.version())\n    t.result().os",
        "system.version SystemVersion.os",
    ),
    "wait_for": (
        "import asyncio\nasync def f(e: AsyncClient):\n"
        "    v = await asyncio.wait_for(e.system.version(), 5)\n    v.os",
        "system.version SystemVersion.os",
    ),
    "an async function of the user's": (
        "async def g(e: AsyncClient): return await e.system.version()\n"
        "async def f(e: AsyncClient): (await g(e)).os",
        "system.version SystemVersion.os",
    ),
    "an async comprehension": (
        "async def f(e: AsyncClient): return [x.type async for x in await e.system.events()]",
        "system.events EventMessage.type",
    ),
    "a thread": (
        "import threading\ndef work(e): e.system.ping()\n"
        "threading.Thread(target=work, args=(Client(),)).start()",
        "system.ping",
    ),
    "an executor": (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor() as pool:\n"
        "    pool.submit(Client().system.version).result().os",
        "system.version SystemVersion.os",
    ),
    # -- results ---------------------------------------------------------------------------
    "a loop": (
        "for b in Client().containers.list(): b.image",
        "containers.list ContainerSummary.image",
    ),
    "an index": (
        "Client().containers.list()[0].image",
        "containers.list ContainerSummary.image",
    ),
    "a slice": (
        "for b in Client().containers.list()[:2]: b.image",
        "containers.list ContainerSummary.image",
    ),
    "unpacking": (
        "a, *rest = Client().containers.list()\na.image\nfor b in rest: b.state",
        "containers.list ContainerSummary.image ContainerSummary.state",
    ),
    "a comprehension": (
        "[b.image for b in Client().containers.list() if b.state]",
        "containers.list ContainerSummary.image ContainerSummary.state",
    ),
    "a dict comprehension": (
        "d = {b.id: b for b in Client().containers.list()}\nd['x'].image\n"
        "for k, v in d.items(): v.state",
        "containers.list ContainerSummary.id ContainerSummary.image ContainerSummary.state",
    ),
    "a walrus": (
        "while (v := Client().system.version()):\n    v.os",
        "system.version SystemVersion.os",
    ),
    "sorted with a key": (
        "for b in sorted(Client().containers.list(), key=lambda b: b.created): b.image",
        "containers.list ContainerSummary.created ContainerSummary.image",
    ),
    "max, next, enumerate and zip": (
        "c = Client().containers.list()\nmax(c, key=lambda b: b.created).id\nnext(iter(c)).image\n"
        "for n, b in enumerate(c): b.state\nfor a, b in zip([1], c): b.status",
        "containers.list ContainerSummary.created ContainerSummary.id ContainerSummary.image "
        "ContainerSummary.state ContainerSummary.status",
    ),
    "map and filter": (
        "c = Client().containers.list()\nlist(map(lambda b: b.id, filter(lambda b: b.image, c)))",
        "containers.list ContainerSummary.id ContainerSummary.image",
    ),
    "a list that grows": (
        "c = []\nc.append(Client().containers.inspect('a'))\nfor b in c: b.name",
        "containers.inspect ContainerInspectResponse.name",
    ),
    "a dict that grows": (
        "d = {}\nd['a'] = Client().containers.inspect('a')\nd['a'].name\nd.get('a').id",
        "containers.inspect ContainerInspectResponse.name ContainerInspectResponse.id",
    ),
    "a tuple": (
        "def f(): return Client().system.version(), 1\nv, n = f()\nv.os",
        "system.version SystemVersion.os",
    ),
    "deeper fields": (
        "i = Client().containers.inspect('a')\ni.network_settings.networks['b'].ip_address",
        "containers.inspect ContainerInspectResponse.network_settings NetworkSettings.networks "
        "EndpointSettingsInfo.ip_address",
    ),
    "either of two": (
        "v = Client().system.version() if 1 else None\nv.os\n(v or None).arch",
        "system.version SystemVersion.os SystemVersion.arch",
    ),
    "another value later": (
        "x = Client().system.version()\nx.os\nx = Client().system.info()\nx.driver",
        "system.version SystemVersion.os system.info SystemInfo.driver",
    ),
    "a value from either branch": (
        "if 1: x = Client().system.version()\nelse: x = None\nx.os",
        "system.version SystemVersion.os",
    ),
    "what a loop leaves": (
        "last = None\nfor b in Client().containers.list():\n    if last: last.image\n    last = b",
        "containers.list ContainerSummary.image",
    ),
    "after try": (
        "try:\n    v = Client().system.version()\nexcept NotFound as error:\n"
        "    error.message\n    raise\nv.os",
        "system.version SystemVersion.os",
    ),
    "isinstance": (
        "for s in Client().images.build():\n    if isinstance(s.aux, ImageID): s.aux.id",
        "images.build BuildInfo.aux ImageID.id",
    ),
    "not isinstance": (
        "def f(x):\n    if not isinstance(x, ImageID): return\n    x.id\nf(1)",
        "ImageID.id",
    ),
    "collect": (
        "for e in Client().system.events().collect(): e.type",
        "system.events EventMessage.type",
    ),
    "to_request": (
        "c = Client().containers.inspect('a').host_config.to_request()\nc.memory",
        "containers.inspect ContainerInspectResponse.host_config HostConfig.memory",
    ),
    "a helper of the package": (
        "from engine_v1_47 import registry\nregistry.auth_config('a').username",
        "AuthConfig.username",
    ),
    "cast": (
        "from typing import cast\ncast(ContainerSummary, 1).image",
        "ContainerSummary.image",
    ),
    "msgspec": (
        "import msgspec\nmsgspec.json.decode(b'', type=ContainerSummary).image",
        "ContainerSummary.image",
    ),
    # -- annotations -----------------------------------------------------------------------
    "a parameter": ("def f(b: ContainerSummary): b.image", "ContainerSummary.image"),
    "in quotes": ("def f(b: 'ContainerSummary'): b.image", "ContainerSummary.image"),
    "a module's name in quotes": (
        "def f(b: 'engine_v1_47.ContainerSummary'): b.image",
        "ContainerSummary.image",
    ),
    "Optional": (
        "from typing import Optional\ndef f(b: Optional[ContainerSummary]): b.image",
        "ContainerSummary.image",
    ),
    "or None": ("def f(b: ContainerSummary | None): b.image", "ContainerSummary.image"),
    "quotes and None": ("def f(b: 'ContainerSummary | None'): b.image", "ContainerSummary.image"),
    "list": ("def f(b: list[ContainerSummary]): b[0].image", "ContainerSummary.image"),
    "dict": (
        "def f(b: dict[str, ContainerSummary]): b['a'].image",
        "ContainerSummary.image",
    ),
    "an iterable": (
        "from collections.abc import Iterable\n"
        "def f(c: Iterable[ContainerSummary]):\n    for b in c: b.image",
        "ContainerSummary.image",
    ),
    "Annotated": (
        "from typing import Annotated\ndef f(b: Annotated[ContainerSummary, 1]): b.image",
        "ContainerSummary.image",
    ),
    "a callable": (
        "from collections.abc import Callable\n"
        "def f(make: Callable[[], Client]): make().system.ping()",
        "system.ping",
    ),
    "functions in a list that says what they take": (
        "from collections.abc import Callable\nfrom typing import Any\n"
        "Call = Callable[[Client, str], Any]\n"
        "c: list[tuple[str, Call]] = [('a', lambda e, x: e.containers.inspect(x))]",
        "containers.inspect",
    ),
    "a function for a parameter that says what it takes": (
        "from collections.abc import Callable\n"
        "def use(f: Callable[[Client], object]): ...\nuse(lambda e: e.system.ping())",
        "system.ping",
    ),
    "a stream": (
        "def f(s: JsonStream[EventMessage]):\n    for e in s: e.type",
        "EventMessage.type",
    ),
    "a variable": ("b: ContainerSummary = find()\nb.image", "ContainerSummary.image"),
    "an alias": ("Box = ContainerSummary | None\ndef f(b: Box): b.image", "ContainerSummary.image"),
    "what a function gives": (
        "def find() -> ContainerSummary: return other()\nfind().image",
        "ContainerSummary.image",
    ),
    "*args and **kwargs": (
        "def f(*a: ContainerSummary, **k: ImageSummary):\n    a[0].image\n    k['x'].id",
        "ContainerSummary.image ImageSummary.id",
    ),
    # -- the user's functions --------------------------------------------------------------
    "what a function without annotation gives": (
        "def make(): return Client()\nmake().system.ping()",
        "system.ping",
    ),
    "what a function without annotation gets": (
        "def ping(e): e.system.ping()\nping(Client())",
        "system.ping",
    ),
    "by keyword": (
        "def ping(*, e): e.system.ping()\nping(e=Client())",
        "system.ping",
    ),
    "through two": (
        "def a(x): return b(x)\ndef b(y): return y.system.version()\na(Client()).os",
        "system.version SystemVersion.os",
    ),
    "through any": (
        "from typing import Any\ndef f(e: Any): e.system.ping()\nf(Client())",
        "system.ping",
    ),
    "a type variable": (
        "from typing import TypeVar\nT = TypeVar('T')\n"
        "def first(c: list[T]) -> T: return c[0]\nfirst(Client().containers.list()).image",
        "containers.list ContainerSummary.image",
    ),
    "partial": (
        "import functools\nf = functools.partial(Client().containers.inspect, size=True)\n"
        "f('a').name",
        "containers.inspect ContainerInspectResponse.name",
    ),
    "a closure": (
        "def f():\n    e = Client()\n    def g(): return e.system.version()\n    g().os",
        "system.version SystemVersion.os",
    ),
    "a global": (
        "engine = None\ndef start():\n    global engine\n    engine = Client()\n"
        "def use(): engine.system.ping()",
        "system.ping",
    ),
    "recursion": (
        "def f(e, n):\n    e.system.ping()\n    return f(e, n - 1)\nf(Client(), 3)",
        "system.ping",
    ),
    "a generator": (
        "def boxes():\n    yield from Client().containers.list()\nfor b in boxes(): b.image",
        "containers.list ContainerSummary.image",
    ),
    "a context manager": (
        "from contextlib import contextmanager\n@contextmanager\ndef client():\n"
        "    with Client() as e: yield e\nwith client() as e: e.system.ping()",
        "system.ping",
    ),
    "an async context manager": (
        "import contextlib\n@contextlib.asynccontextmanager\nasync def client():\n"
        "    async with AsyncClient() as e: yield e\n"
        "async def f():\n    async with client() as e: await e.system.ping()",
        "system.ping",
    ),
    "a cached function": (
        "import functools\n@functools.cache\ndef client(): return Client()\n"
        "client().system.ping()",
        "system.ping",
    ),
    "a decorator of the user's": (
        "import functools\ndef retry(f):\n    @functools.wraps(f)\n"
        "    def inner(*a, **k): return f(*a, **k)\n    return inner\n"
        "@retry\ndef version(e): return e.system.version()\nversion(Client()).os",
        "system.version SystemVersion.os",
    ),
    "a fixture": (
        "import pytest\n@pytest.fixture\ndef engine():\n    with Client() as e: yield e\n"
        "def test_it(engine): engine.system.ping()",
        "system.ping",
    ),
    # -- the user's classes ----------------------------------------------------------------
    "an attribute": (
        "class A:\n    def __init__(self): self.e = Client()\n"
        "    def f(self): self.e.system.ping()",
        "system.ping",
    ),
    "an attribute from a parameter": (
        "class A:\n    def __init__(self, e): self.e = e\n"
        "    def f(self): self.e.system.ping()\nA(Client())",
        "system.ping",
    ),
    "an attribute with a type": (
        "class A:\n    e: Client\n    def f(self): self.e.system.ping()",
        "system.ping",
    ),
    "a dataclass": (
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    e: Client\n    n: int = 1\n"
        "A(Client()).e.system.ping()",
        "system.ping",
    ),
    "a named tuple": (
        "from typing import NamedTuple\nclass A(NamedTuple):\n    e: object\n"
        "A(Client()).e.system.ping()",
        "system.ping",
    ),
    "a property": (
        "class A:\n    @property\n    def e(self): return Client()\nA().e.system.ping()",
        "system.ping",
    ),
    "a cached property": (
        "import functools\nclass A:\n    @functools.cached_property\n"
        "    def e(self): return Client()\n    def f(self): self.e.system.ping()",
        "system.ping",
    ),
    "a class method": (
        "class A:\n    @classmethod\n    def make(cls): return cls()\n"
        "    def e(self): return Client()\nA.make().e().system.ping()",
        "system.ping",
    ),
    "a static method": (
        "class A:\n    @staticmethod\n    def f(e): e.system.ping()\nA.f(Client())",
        "system.ping",
    ),
    "a base class": (
        "class A:\n    def __init__(self): self.e = Client()\n"
        "class B(A):\n    def f(self): self.e.system.ping()",
        "system.ping",
    ),
    "what a subclass sets": (
        "class A:\n    def f(self): self.e.system.ping()\n"
        "class B(A):\n    def __init__(self): self.e = Client()",
        "system.ping",
    ),
    "a context manager class": (
        "class A:\n    def __enter__(self): return Client()\n    def __exit__(self, *a): ...\n"
        "with A() as e: e.system.ping()",
        "system.ping",
    ),
    "a protocol": (
        "from typing import Protocol\nclass Has(Protocol):\n    id: str\n"
        "def f(x: Has): return x.id\nf(Client().containers.inspect('a'))",
        "containers.inspect ContainerInspectResponse.id",
    ),
    # -- requests, enumerations, tables, match ---------------------------------------------
    "a model": (
        "HostConfig(memory=1, mounts=[Mount(target='a')])",
        "HostConfig.memory HostConfig.mounts Mount.target",
    ),
    "a model from a dict": (
        "k = {'memory': 1}\nk['init'] = True\nHostConfig(**k)",
        "HostConfig.memory HostConfig.init",
    ),
    "a field that is set": ("c = HostConfig()\nc.memory = 5", "HostConfig.memory"),
    "a field that is set by setattr": ("setattr(HostConfig(), 'memory', 5)", "HostConfig.memory"),
    "a field that is read by getattr": (
        "getattr(Client().system.version(), 'os', None)",
        "system.version SystemVersion.os",
    ),
    "a member": ("x = MountType.TMPFS", "MountType.TMPFS"),
    "a member by value": ("MountType('tmpfs')", "MountType.TMPFS"),
    "a member by name": ("MountType['TMPFS']", "MountType.TMPFS"),
    "a member as text": ("Mount(type='tmpfs')", "Mount.type MountType.TMPFS"),
    "a member as text in a variable": (
        "kind = 'tmpfs' if 1 else 'npipe'\nMount(type=kind)",
        "Mount.type MountType.TMPFS MountType.NPIPE",
    ),
    "a class of the user's with a model's fields": (
        "class C(HostConfig): ...\nC(memory=1).init",
        "HostConfig.memory HostConfig.init",
    ),
    "the table of operations": (
        "from engine_v1_47 import OPERATIONS\nOPERATIONS['ContainerList'].decode(200, b'')[0].id",
        "containers.list ContainerSummary.id",
    ),
    "an operation as data": (
        "from engine_v1_47.operations import SYSTEM_VERSION\nSYSTEM_VERSION.decode(200, b'').os",
        "system.version SystemVersion.os",
    ),
    "match with members": (
        "match Client().containers.inspect('a').state.status:\n"
        "    case ContainerStateStatus.RUNNING: pass",
        "containers.inspect ContainerInspectResponse.state ContainerState.status "
        "ContainerStateStatus.RUNNING",
    ),
    "match with classes": (
        "match Client().system.version():\n    case SystemVersion(os=o, arch='arm') as v: v.version",
        "system.version SystemVersion.os SystemVersion.arch SystemVersion.version",
    ),
    # -- what is not followed --------------------------------------------------------------
    "getattr": ("getattr(Client().containers, name)()", "?"),
    "an unknown object that looks like a client": ("def f(e): e.containers.list()", "?"),
    "arguments that are not known": ("Client().containers.list(**read())", "containers.list ?"),
    "fields that are not known": ("HostConfig(**read())", "?"),
    "a library that is not read": ("import lib\nlib.use(Client())", "?"),
    "what a library gives back": (
        "import lib\nx = lib.use(Client())\nx.system.ping()",
        "? ?",
    ),
    "a function that is not known": ("def f(callback): callback(Client())", "?"),
    "kept in something unknown": ("def f(request): request.state = Client()", "?"),
    "private things": ("Client()._engine.call()", "?"),
    "vars": ("vars(Client().system.version())", "system.version ?"),
    "a field of no version": (
        "Client().system.version().nothing",
        "system.version !SystemVersion.nothing",
    ),
    "an operation of no version": ("Client().containers.nothing()", "!containers.nothing"),
    "a class of no version": ("from engine_v1_47 import Nothing", "!Nothing"),
    "an argument of no version": (
        "Client().containers.list(nothing=1)",
        "containers.list !containers.list(nothing=)",
    ),
    "an operation whose id is not known": (
        "from engine_v1_47 import OPERATIONS\ndef f(x): OPERATIONS[x]",
        "?",
    ),
    # -- what is none of ours --------------------------------------------------------------
    "another client": ("import docker\ndocker.from_env().containers.list()", ""),
    "somebody else's object": ("def f(x): return x.name, x.containers", ""),
    "printing": ("print(Client(), len(str(Client())), isinstance(Client(), Client))", ""),
    "logging": ("import logging\nlogging.getLogger().info('%s', Client())", ""),
    "errors": ("try: pass\nexcept (NotFound, Conflict) as e: e.status, e.message", ""),
    "UNSET and times": ("import engine_v1_47.times as t\nt.to_datetime('x'), UNSET", ""),
}


def test_all_names_by_way_of_other_modules(look: Look) -> None:
    findings = look(
        {
            "app.py": "from again import Client, HostConfig\nimport all_of_it as a\n"
            "def f(c: Client): c.system.ping(), a.HealthConfig(retries=1)\n"
            "HostConfig(memory=1), a.print",
            "again.py": "from all_of_it import *\n",
            "all_of_it.py": "from engine_v1_47 import *\n",
        }
    )
    assert {name for kind, name in findings.uses if kind != "group"} == {
        "system.ping",
        "HealthConfig",
        "HealthConfig.retries",
        "HostConfig",
        "HostConfig.memory",
    }
    assert not findings.unfollowed
    assert not findings.absent


@pytest.mark.parametrize(
    "source",
    [
        "import tidy.engine.models\ntidy.engine.models.HostConfig(memory=1)",
        "import tidy\ntidy.engine.HostConfig(memory=1)",
        "from tidy import engine\nengine.HostConfig(memory=1)",
        "import tidy.engine as e\ne.HostConfig(memory=1)",
    ],
)
def test_a_client_inside_a_package_of_the_program(look: Look, source: str) -> None:
    files = {"app.py": source, "tidy/__init__.py": "", "tidy/own.py": "from .engine import Client"}
    findings = look(files, "tidy.engine", "1.41")
    assert ("field", "HostConfig.memory") in findings.uses
    assert not findings.absent


@pytest.mark.parametrize("name", CASES)
def test_is_followed(name: str, look: Look) -> None:
    source, expected = CASES[name]
    findings = look(IMPORT + dedent(source))
    kinds = ("operation", "field", "member")
    found = [thing for kind, thing in findings.uses if kind in kinds]
    found += ["?"] * len(findings.unfollowed)
    found += [f"!{name}" for name in findings.absent.values()]
    assert sorted(found) == sorted(expected.split()), findings
