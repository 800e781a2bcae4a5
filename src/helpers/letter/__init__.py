"""A letter as data: its facts, its registers, and its text where the reader has it."""

from helpers.letter.document import FILE, Document, load, named, read

__all__ = ["FILE", "Document", "load", "named", "read"]
