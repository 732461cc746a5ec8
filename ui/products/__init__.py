"""Products: the catalogue of what was classified, with the history of verdicts."""
