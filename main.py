"""Opens the window from a checkout; an installed copy has the command stc-desktop instead."""

import sys

from ui.application import main

if __name__ == "__main__":
    sys.exit(main())
