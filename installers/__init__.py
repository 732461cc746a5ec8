"""From a bare machine to a running or a checked program. Standard library only: nothing is installed yet when this runs."""
