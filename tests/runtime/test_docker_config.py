"""The daemon is found as the docker CLI finds it: every row of its table of precedence."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from engine_v1_41 import EngineError
from engine_v1_41._runtime import docker_config
from engine_v1_41._runtime.docker_config import DockerConfig, load_config, read_context, resolve
from engine_v1_41._runtime.endpoint import Endpoint, Tls


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder without anything; the default socket is inside of it, and not there yet."""
    monkeypatch.setattr(docker_config, "DEFAULT_SOCKET", f"{tmp_path}/var/run/docker.sock")
    return tmp_path


def default(home: Path) -> str:
    return f"unix://{home}/var/run/docker.sock"


def variables(home: Path, **more: str) -> dict[str, str]:
    return {"HOME": str(home), **more}


def configure(home: Path, content: dict[str, Any], folder: str = ".docker") -> None:
    (home / folder).mkdir(exist_ok=True)
    (home / folder / "config.json").write_text(json.dumps(content))


def add_context(
    home: Path, name: str, host: str, tls: tuple[str, ...] = (), *, skip: bool = False
) -> Path:
    key = hashlib.sha256(name.encode()).hexdigest()
    contexts = home / ".docker" / "contexts"
    meta = contexts / "meta" / key
    meta.mkdir(parents=True)
    endpoint = {"Host": host, "SkipTLSVerify": skip}
    (meta / "meta.json").write_text(
        json.dumps({"Name": name, "Metadata": {}, "Endpoints": {"docker": endpoint}})
    )
    folder = contexts / "tls" / key / "docker"
    for file in tls:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("pem")
    return folder


# -- who wins ------------------------------------------------------------------------------------

NAMES = {
    "host": "tcp://host:1",
    "context": "tcp://context:1",
    "DOCKER_HOST": "tcp://variable:1",
    "DOCKER_CONTEXT": "tcp://context-variable:1",
    "currentContext": "tcp://current:1",
}


@pytest.mark.parametrize(
    ("given", "winner"),
    [
        (("host", "DOCKER_HOST", "DOCKER_CONTEXT", "currentContext"), "host"),
        (("host", "DOCKER_CONTEXT"), "host"),
        (("host", "currentContext"), "host"),
        (("context", "DOCKER_HOST", "DOCKER_CONTEXT", "currentContext"), "context"),
        (("DOCKER_HOST", "DOCKER_CONTEXT", "currentContext"), "DOCKER_HOST"),
        (("DOCKER_HOST", "DOCKER_CONTEXT"), "DOCKER_HOST"),
        (("DOCKER_HOST", "currentContext"), "DOCKER_HOST"),
        (("DOCKER_CONTEXT", "currentContext"), "DOCKER_CONTEXT"),
        (("DOCKER_CONTEXT",), "DOCKER_CONTEXT"),
        (("currentContext",), "currentContext"),
        ((), None),
    ],
)
def test_precedence(home: Path, given: tuple[str, ...], winner: str | None) -> None:
    environment = variables(home)
    arguments: dict[str, str] = {}
    for name in given:
        if name == "currentContext":
            configure(home, {"currentContext": "current"})
            add_context(home, "current", NAMES[name])
        elif name == "DOCKER_CONTEXT":
            environment[name] = "by-variable"
            add_context(home, "by-variable", NAMES[name])
        elif name == "context":
            arguments[name] = "by-argument"
            add_context(home, "by-argument", NAMES[name])
        elif name == "host":
            arguments[name] = NAMES[name]
        else:
            environment[name] = NAMES[name]
    found = resolve(
        arguments.get("host"), context=arguments.get("context"), environment=environment
    )
    assert found.host == (NAMES[winner] if winner else default(home))
    assert found.tls is None


def test_host_and_context_together_are_refused(home: Path) -> None:
    with pytest.raises(EngineError, match="either a host or a context"):
        resolve("tcp://a:1", context="b", environment=variables(home))


@pytest.mark.parametrize("name", ["DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG"])
def test_an_empty_variable_is_none(home: Path, name: str) -> None:
    configure(home, {"currentContext": "current"})
    add_context(home, "current", "tcp://current:1")
    assert resolve(environment=variables(home, **{name: ""})).host == "tcp://current:1"


@pytest.mark.parametrize("current", ["default", "", None])
def test_the_default_context_is_the_local_socket(home: Path, current: str | None) -> None:
    configure(home, {"currentContext": current})
    assert resolve(environment=variables(home)).host == default(home)


def test_the_default_context_can_be_asked_for_over_the_current_one(home: Path) -> None:
    configure(home, {"currentContext": "current"})
    add_context(home, "current", "tcp://current:1")
    environment = variables(home, DOCKER_CONTEXT="default")
    assert resolve(environment=environment).host == default(home)


def test_a_host_that_is_blank_means_the_default_context(home: Path) -> None:
    """Not the current one: the variable is set."""
    configure(home, {"currentContext": "current"})
    add_context(home, "current", "tcp://current:1")
    assert resolve(environment=variables(home, DOCKER_HOST=" ")).host == default(home)


def test_the_default_context_is_that_of_the_variable(home: Path) -> None:
    environment = variables(home, DOCKER_HOST="tcp://variable:1")
    found = resolve(context="default", environment=environment)
    assert found == Endpoint(host="tcp://variable:1", source="DOCKER_HOST")


def test_docker_config_is_another_folder(home: Path) -> None:
    configure(home, {"currentContext": "current"})
    configure(home, {"HttpHeaders": {"X-A": "b"}}, "elsewhere")
    environment = variables(home, DOCKER_CONFIG=str(home / "elsewhere"))
    assert resolve(environment=environment).host == default(home)
    assert load_config(environment).http_headers == {"X-A": "b"}


def test_host_and_port_alone_mean_tcp(home: Path) -> None:
    environment = variables(home, DOCKER_HOST="127.0.0.1:2375")
    assert resolve(environment=environment).host == "tcp://127.0.0.1:2375"


# -- local sockets ---------------------------------------------------------------------------------

ROOTLESS = "runtime/docker.sock"
RUN = ".docker/run/docker.sock"
DESKTOP = ".docker/desktop/docker.sock"
DEFAULT = "var/run/docker.sock"


@pytest.mark.parametrize(
    ("there", "chosen"),
    [
        ((), DEFAULT),
        ((DEFAULT,), DEFAULT),
        ((DEFAULT, ROOTLESS, RUN, DESKTOP), DEFAULT),
        ((ROOTLESS, RUN, DESKTOP), ROOTLESS),
        ((RUN, DESKTOP), RUN),
        ((DESKTOP,), DESKTOP),
    ],
)
def test_local_sockets(home: Path, there: tuple[str, ...], chosen: str) -> None:
    for name in there:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).touch()
    environment = variables(home, XDG_RUNTIME_DIR=str(home / "runtime"))
    assert resolve(environment=environment).host == f"unix://{home}/{chosen}"


def test_a_named_context_is_not_replaced_by_a_socket_that_is_there(home: Path) -> None:
    (home / "var/run").mkdir(parents=True)
    (home / DEFAULT).touch()
    add_context(home, "gone", "unix:///not/there.sock")
    found = resolve(environment=variables(home, DOCKER_CONTEXT="gone"))
    assert found.host == "unix:///not/there.sock"


# -- TLS -------------------------------------------------------------------------------------------


def files(folder: Path, *names: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text("pem")
    return str(folder)


@pytest.mark.parametrize("value", ["1", "0", "true", "anything"])
@pytest.mark.parametrize("name", ["DOCKER_TLS_VERIFY", "DOCKER_TLS"])
def test_any_value_switches_tls_on_and_the_daemon_is_verified(
    home: Path, name: str, value: str
) -> None:
    folder = files(home / "certs", "ca.pem", "cert.pem", "key.pem")
    environment = variables(
        home, DOCKER_HOST="tcp://d:2376", DOCKER_CERT_PATH=folder, **{name: value}
    )
    wanted = Tls(ca=f"{folder}/ca.pem", cert=f"{folder}/cert.pem", key=f"{folder}/key.pem")
    assert resolve(environment=environment) == Endpoint(
        host="tcp://d:2376", tls=wanted, source="DOCKER_HOST"
    )
    assert wanted.verify


def test_certificates_are_looked_for_beside_config_json(home: Path) -> None:
    folder = files(home / ".docker", "ca.pem")
    environment = variables(home, DOCKER_HOST="tcp://d:2376", DOCKER_TLS_VERIFY="1")
    assert resolve(environment=environment).tls == Tls(ca=f"{folder}/ca.pem")


def test_a_ca_that_is_missing_is_still_asked_for(home: Path) -> None:
    """Else the system's would do, which is not what was meant. Connecting names the file."""
    environment = variables(home, DOCKER_HOST="tcp://d:2376", DOCKER_TLS_VERIFY="1")
    assert resolve(environment=environment).tls == Tls(ca=f"{home}/.docker/ca.pem")


@pytest.mark.parametrize("value", [None, ""])
def test_certificates_without_the_variable_mean_nothing(home: Path, value: str | None) -> None:
    folder = files(home / "certs", "ca.pem", "cert.pem", "key.pem")
    environment = variables(home, DOCKER_HOST="tcp://d:2375", DOCKER_CERT_PATH=folder)
    if value is not None:
        environment["DOCKER_TLS_VERIFY"] = value
    assert resolve(environment=environment).tls is None


def test_without_a_host_tls_means_the_local_tls_port(home: Path) -> None:
    environment = variables(home, DOCKER_TLS_VERIFY="1")
    found = resolve(environment=environment)
    assert found.host == "tcp://localhost:2376"
    assert found.tls is not None


@pytest.mark.parametrize("host", ["unix:///a.sock", "ssh://far"])
def test_tls_is_nothing_for_sockets_and_ssh(home: Path, host: str) -> None:
    environment = variables(home, DOCKER_HOST=host, DOCKER_TLS_VERIFY="1")
    assert resolve(environment=environment) == Endpoint(host=host, source="DOCKER_HOST")


def test_an_http_address_is_never_used_where_tls_is_asked_for(home: Path) -> None:
    environment = variables(home, DOCKER_HOST="http://d:2375", DOCKER_TLS_VERIFY="1")
    with pytest.raises(EngineError, match="never encrypted"):
        resolve(environment=environment)


def test_https_uses_the_certificates_of_the_folder(home: Path) -> None:
    folder = files(home / "certs", "ca.pem")
    environment = variables(home, DOCKER_HOST="https://d", DOCKER_CERT_PATH=folder)
    assert resolve(environment=environment).tls == Tls(ca=f"{folder}/ca.pem")


# -- contexts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("there", "used"),
    [
        ((), None),
        (("ca.pem",), ("ca",)),
        (("ca.pem", "cert.pem", "key.pem"), ("ca", "cert", "key")),
        (("cert.pem", "key.pem"), ("cert", "key")),
        (("ca.pem", "cert.pem"), ("ca",)),
    ],
)
def test_the_files_of_a_context(
    home: Path, there: tuple[str, ...], used: tuple[str, ...] | None
) -> None:
    folder = add_context(home, "far", "tcp://far:2376", there)
    found = resolve(environment=variables(home, DOCKER_CONTEXT="far")).tls
    paths: dict[str, Any] = {name: f"{folder}/{name}.pem" for name in used or ()}
    wanted = None if used is None else Tls(**paths)
    assert found == wanted


def test_the_variables_for_tls_are_not_for_contexts(home: Path) -> None:
    add_context(home, "far", "tcp://far:2375")
    environment = variables(home, DOCKER_CONTEXT="far", DOCKER_TLS_VERIFY="1")
    assert resolve(environment=environment).tls is None


def test_a_context_that_does_not_verify(home: Path) -> None:
    add_context(home, "far", "tcp://far:2376", skip=True)
    found = resolve(environment=variables(home, DOCKER_CONTEXT="far"))
    assert found.tls == Tls(verify=False)


@pytest.mark.parametrize("host", ["unix:///a.sock", "ssh://far"])
def test_tls_is_nothing_for_contexts_of_sockets_and_ssh(home: Path, host: str) -> None:
    add_context(home, "odd", host, ("ca.pem",), skip=True)
    assert resolve(environment=variables(home, DOCKER_CONTEXT="odd")).tls is None


@pytest.mark.parametrize("way", ["DOCKER_CONTEXT", "currentContext", "argument"])
def test_a_context_that_is_not_there(home: Path, way: str) -> None:
    environment = variables(home)
    if way == "DOCKER_CONTEXT":
        environment[way] = "nope"
    elif way == "currentContext":
        configure(home, {way: "nope"})
    with pytest.raises(EngineError, match=rf"'nope' .*{way}.*no such context.*meta.json"):
        resolve(context="nope" if way == "argument" else None, environment=environment)


@pytest.mark.parametrize("name", ["../x", "a/b", "-a", ".", "a b", "a"])
def test_a_name_that_no_context_has(home: Path, name: str) -> None:
    with pytest.raises(EngineError, match="no name of a context"):
        read_context(name, variables(home))


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ("{", "is not what the docker CLI writes"),
        ('{"Endpoints": {"docker": {"Host": 5}}}', r"Expected `str`.*Host"),
        ('{"Name": "far", "Endpoints": {}}', "no address of a docker daemon"),
    ],
)
def test_a_context_that_is_broken(home: Path, meta: str, message: str) -> None:
    add_context(home, "far", "tcp://far:1")
    (path,) = (home / ".docker/contexts/meta").glob("*/meta.json")
    path.write_text(meta)
    with pytest.raises(EngineError, match=message):
        read_context("far", variables(home))


# -- config.json -----------------------------------------------------------------------------------


def test_no_config_is_an_empty_one(home: Path) -> None:
    assert load_config(variables(home)) == DockerConfig()


@pytest.mark.parametrize("text", ["", " \n", "{}", '{"auths": null, "proxies": null}'])
def test_an_empty_config(home: Path, text: str) -> None:
    configure(home, {})
    (home / ".docker/config.json").write_text(text)
    config = load_config(variables(home))
    assert not config.auths
    assert config.build_arguments("unix:///a") == {}


def test_names_may_have_other_capitals(home: Path) -> None:
    """As for the CLI; else a current context, or a store, would be passed over without a word."""
    configure(home, {"credSstore": "a", "currentcontext": "b", "httpheaders": {"X-A": "c"}})
    config = load_config(variables(home))
    assert (config.creds_store, config.current_context) == ("a", "b")
    assert config.http_headers == {"X-A": "c"}


def test_a_broken_config_is_named_but_not_shown(home: Path) -> None:
    configure(home, {})
    (home / ".docker/config.json").write_text('{"auths": {"a": {"auth": "c2VjcmV0"}}')
    with pytest.raises(EngineError, match="config.json is not what") as caught:
        load_config(variables(home))
    assert "c2VjcmV0" not in repr(caught.value)
    assert caught.value.__context__ is None


def test_a_config_that_cannot_be_read(home: Path) -> None:
    (home / ".docker/config.json").mkdir(parents=True)
    with pytest.raises(EngineError, match="config.json cannot be read"):
        load_config(variables(home))


def test_what_a_config_holds(home: Path) -> None:
    configure(
        home,
        {
            "auths": {"r.example": {"auth": "dTpw", "email": "x"}, "s.example": {}},
            "credsStore": "pass",
            "credHelpers": {"t.example": "other"},
            "HttpHeaders": {"X-Meta": "1"},
            "proxies": {
                "default": {"httpProxy": "http://p:1", "noProxy": "localhost"},
                "tcp://far:1": {"httpsProxy": "http://q:2", "allProxy": "socks5://r"},
            },
            "psFormat": "table",
        },
    )
    config = load_config(variables(home))
    assert list(config.auths or ()) == ["r.example", "s.example"]
    assert config.creds_store == "pass"
    assert config.cred_helpers == {"t.example": "other"}
    assert config.http_headers == {"X-Meta": "1"}
    assert config.build_arguments("unix:///a") == {
        "HTTP_PROXY": "http://p:1",
        "http_proxy": "http://p:1",
        "NO_PROXY": "localhost",
        "no_proxy": "localhost",
    }
    assert set(config.build_arguments("tcp://far:1")) == {
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "all_proxy",
    }
    assert "dTpw" not in repr(config)


def test_a_password_is_never_shown() -> None:
    assert repr(Tls(ca="a", key="k", password="secret")) == (
        "Tls(ca='a', key='k', password='(hidden)', verify=True)"
    )
