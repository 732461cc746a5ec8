"""Classify: from "what is this thing?" to a verdict with its basis, one question at a time."""
