"""Signatures over cases, and the byte stream that paper carries."""
