from __future__ import annotations

from tests.ui.home.at_the_window import person, workspace

__all__ = ["person", "workspace"]
