"""A letter as data: its facts, its registers and, if the reader has a copy, its text."""

from helpers.letter.document import FILE, Document, load, named, read

__all__ = ["FILE", "Document", "load", "named", "read"]
