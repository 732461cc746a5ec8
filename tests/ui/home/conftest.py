from __future__ import annotations

from tests.ui.home.at_the_window import look, person, reference_folder, workspace

__all__ = ["look", "person", "reference_folder", "workspace"]
