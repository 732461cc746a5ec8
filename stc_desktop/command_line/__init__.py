"""The casework for scripts and checks: JSON on standard output, sentences on standard error.

Each module holds one group of commands and adds them to the parser; a command is a function of its arguments and the workspace.
"""
