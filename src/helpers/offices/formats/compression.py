"""Response bodies, gzip-compressed or not, recognised by their first bytes."""

import gzip
import zlib
from typing import TYPE_CHECKING

from helpers.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST_LINE = 1 << 20  # bytes of a first line; Eurostat's have a few thousand
MAGIC = b"\x1f\x8b"


def plain(body: bytes) -> bytes:
    """A body without compression.

    Raises
    ------
    InputError
        Where the compressed bytes are truncated or damaged.
    """
    if not body.startswith(MAGIC):
        return body
    try:
        return gzip.decompress(body)
    except (OSError, EOFError, zlib.error) as error:
        raise _damaged(error) from error


def packed(body: bytes) -> bytes:
    """The gzip-compressed body, unchanged if it already was compressed; equal bodies give equal bytes."""
    return body if body.startswith(MAGIC) else gzip.compress(body, compresslevel=6, mtime=0)


def without_transport_layer(body: bytes) -> bytes:
    """A body as the server stores it: one gzip layer is removed from a body that was compressed twice."""
    if not body.startswith(MAGIC):
        return body
    try:
        start = zlib.decompressobj(wbits=31).decompress(body, len(MAGIC))
    except zlib.error:
        return body
    return plain(body) if start == MAGIC else body


def stream(body: bytes) -> "pa.NativeFile":
    """A body without compression as a stream for pyarrow, decompressed while it is read."""
    import pyarrow as pa

    reader = pa.BufferReader(body)
    return pa.CompressedInputStream(reader, "gzip") if body.startswith(MAGIC) else reader


def first_line(body: bytes) -> str:
    """The first line of a body; only its beginning is decompressed."""
    return first_lines(body, 1)[0]


def first_lines(body: bytes, number: int) -> list[str]:
    """That many of the first lines of a body, or all where it has fewer; only its beginning is decompressed."""
    if body.startswith(MAGIC):
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, LONGEST_LINE)
        except zlib.error as error:
            raise _damaged(error) from error
    return [line.decode("utf-8", "replace") for line in body.split(b"\n", number)[:number]]


def _damaged(error: Exception) -> InputError:
    return InputError(f"the compressed response is truncated or damaged: {error}")
