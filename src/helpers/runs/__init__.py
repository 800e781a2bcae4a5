"""Execution of the notebooks: parameters, runner, provenance."""
