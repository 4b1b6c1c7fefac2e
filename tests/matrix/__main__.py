"""``python -m tests.matrix 1.51 [ARGUMENT…]``: the live suite with another package, on its daemon.

The arguments are pytest's; without any, all of tests/live runs.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.daemon import DaemonError
from tests.matrix import suite
from tests.matrix.daemons import ALL, daemon_variables


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in ALL:
        versions = " | ".join(ALL)
        print(f"usage: python -m tests.matrix {versions} [pytest's arguments]", file=sys.stderr)
        return 2
    version, *rest = arguments
    with tempfile.TemporaryDirectory() as folder:
        try:
            variables = daemon_variables(version)
        except DaemonError as problem:
            print(f"tests.matrix: {problem}", file=sys.stderr)
            return 2
        with suite.start(version, variables, Path(folder), rest or suite.TESTS) as process:
            return process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
