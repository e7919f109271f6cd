"""`python -m dateline` is the command `dateline`."""

import sys

from dateline.doors.cli import main

if __name__ == "__main__":
    sys.exit(main())
