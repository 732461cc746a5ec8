"""Where a person's files lie, and who sits at the keyboard; known before anything is opened."""

import getpass
import os
import sys
from pathlib import Path


def user_folder() -> Path:
    """The folder that the platform gives a program for a user's own data."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "STC Desktop"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "STC Desktop"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "stc-desktop"


def person_at_the_keyboard() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no account name on this system
        return ""
