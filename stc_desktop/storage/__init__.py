"""Where SQLAlchemy lives: the read-only reference file, what the user brought, and the case file."""
