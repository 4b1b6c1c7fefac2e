"""`python -m mobygen`."""

import sys

from mobygen.cli import main

if __name__ == "__main__":
    sys.exit(main())
