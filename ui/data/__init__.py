"""Data: what is installed and how old, health, back-up, samples."""
