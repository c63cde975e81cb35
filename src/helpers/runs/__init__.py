"""Runs: parameters, the notebooks' execution, checks, publishing, and the HTML that is shared."""
