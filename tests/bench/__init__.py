"""Benchmarks of reading tables against other packages: `make bench`."""
