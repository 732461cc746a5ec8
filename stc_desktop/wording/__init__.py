"""Sentences by key and language, for screen and paper; word and line breaking for scripts without spaces."""
