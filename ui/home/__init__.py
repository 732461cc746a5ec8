"""Home: the main tasks of a role, drafts to continue, what matters today."""
