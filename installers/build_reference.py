"""Build the reference file (lists, profiles, forms, search) and the catalogues of words from resources/.

Run it with the Python of .venv; from_source.py does so after every change of resources/.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from stc_desktop.wording.sentences import build_catalogues

    build_catalogues()
    sys.argv[:] = ["stc_desktop", "build-reference"]
    runpy.run_module("stc_desktop", run_name="__main__", alter_sys=False)


if __name__ == "__main__":
    main()
