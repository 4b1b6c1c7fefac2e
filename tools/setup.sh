#!/usr/bin/env bash
# setup.sh PYTHON VENV: make the virtual environment with this checkout (editable) and the development tools.
# `make` calls it when VENV is not there or pyproject.toml is newer.
set -euo pipefail
cd "$(dirname "$0")/.."
python=$1 venv=$2

fail() {
    echo "setup: $*" >&2
    exit 1
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    fail "$python is not Python 3.11 or newer; name one that is: make PYTHON=/path/to/python3.11"

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    # Debian and Ubuntu ship Python without the parts that make virtual environments.
    package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
        fail "$python cannot make virtual environments; on Debian or Ubuntu: sudo apt-get install $package"
    echo "setup: installing $package with apt-get" >&2
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install -y "$package" >/dev/null
fi

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "setup: installing the development tools into $venv" >&2
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
