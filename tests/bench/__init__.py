"""The speed of reading tables, side by side with other programs: `make bench`."""
