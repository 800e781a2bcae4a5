"""Bodies as they come over the wire: compressed or not, told by their first bytes."""

import gzip
import zlib

from helpers.errors import InputError

LONGEST_LINE = 1 << 20  # bytes of a first line; Eurostat's have a few thousand
MAGIC = b"\x1f\x8b"


def plain(body: bytes) -> bytes:
    """The bytes of a body without compression.

    Raises
    ------
    InputError
        Where compressed bytes are cut or damaged.
    """
    if not body.startswith(MAGIC):
        return body
    try:
        return gzip.decompress(body)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"compressed reply is cut or damaged: {error}") from error


def unwrapped(body: bytes) -> bytes:
    """A body that was compressed for the way although it was compressed already, with one layer left.

    Others are given as they came.
    """
    if not body.startswith(MAGIC):
        return body
    try:
        inner = zlib.decompressobj(wbits=31).decompress(body, len(MAGIC))
    except zlib.error:
        return body
    return plain(body) if inner == MAGIC else body


def stream(body: bytes) -> object:
    """The bytes of a body without compression as a stream for pyarrow, unpacked while they are read."""
    import pyarrow as pa

    reader = pa.BufferReader(body)
    return pa.CompressedInputStream(reader, "gzip") if body.startswith(MAGIC) else reader


def first_line(body: bytes) -> str:
    """The first line of a body, without unpacking all of it."""
    if body.startswith(MAGIC):
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, LONGEST_LINE)
        except zlib.error as error:
            raise InputError(f"compressed reply is cut or damaged: {error}") from error
    return body.partition(b"\n")[0].decode("utf-8", "replace")


def packed(body: bytes) -> bytes:
    """A body compressed, as it came where it was already; the same body gives the same bytes."""
    return body if body.startswith(MAGIC) else gzip.compress(body, compresslevel=6, mtime=0)
