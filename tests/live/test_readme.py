"""The README's program prints what the README says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.daemon import IMAGE
from tests.live.helpers import PACKAGES, reaching

ROOT = Path(__file__).parents[2]


def test_the_program_in_the_readme(daemon_host: str) -> None:
    readme = (ROOT / "README.md").read_text()
    [program] = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    [promised] = re.findall(r"```text\n(.*?)```", readme, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program.replace("busybox:latest", IMAGE)],
        env={**os.environ, **reaching(daemon_host), "PYTHONPATH": PACKAGES},
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert (done.stdout, done.stderr) == (promised, "")
