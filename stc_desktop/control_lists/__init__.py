"""Control lists as data: families, editions, entries with their tests and notes, defined terms, kinds of things, HS hints."""
