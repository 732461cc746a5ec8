from __future__ import annotations

from tests.ui.home.at_the_window import look, person, workspace

__all__ = ["look", "person", "workspace"]
