"""Set up a checkout, then open the window or run every check.

    python3 installers/from_source.py run  [--no-window]
    python3 installers/from_source.py test [--slow]

This file alone keeps to old syntax, so that an old Python reads far enough to be told that it is too old.
"""

import os
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main() -> int:
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.stderr.write(
            "STC Desktop needs Python 3.11 or newer; this is Python {} ({}).\n"
            "Install a newer one (Debian 12: apt-get install python3; Windows: python.org) and give the same command with it.\n".format(
                found, sys.executable
            )
        )
        return 1
    sys.path.insert(0, ROOT)
    from installers import commands

    return commands.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
