"""Strategic trade controls without a network: everything that works without a screen."""
