"""`python -m stc_desktop ...`: the same casework as the window, for scripts and checks."""

import sys

from stc_desktop.command_line.running import main

if __name__ == "__main__":
    sys.exit(main())
