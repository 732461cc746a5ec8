"""The pieces pages are made of. Each takes the look first, then what it shows; each has a name in words and is spoken to screen readers."""
