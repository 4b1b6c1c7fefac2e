"""The program: `mobygen`, and `python -m mobygen`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; also who interrupts while it is still being loaded gets one line."""
    try:
        from mobygen.cli import main as run

        return run()
    except KeyboardInterrupt:
        print("mobygen: interrupted", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
