"""Control lists: search, tree and paragraph of an edition."""
