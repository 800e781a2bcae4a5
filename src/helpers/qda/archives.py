"""Safe reading of untrusted ZIP files, and deterministic writing of our own."""

import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath, PureWindowsPath

from helpers import files
from helpers.errors import InputError

LARGEST = 64 * 2**20  # bytes unpacked, far above any text project
RATIO = 200  # of unpacked to packed size; text packs to a tenth, a bomb to a thousandth
READ = ("", ".qde", ".txt", ".text", ".md")  # suffixes; recordings and pictures can be of any size
MOST = 2000  # members
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day that a ZIP can hold


def read(path: Path) -> dict[str, bytes]:
    """The members of a ZIP file that can be XML or plain text, by name; others are not unpacked.

    Raises
    ------
    InputError
        Where it is not a ZIP file, a name points outside it, a member is encrypted, damaged or
        duplicated, or it unpacks to too much.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _members(archive, path.name)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise InputError(f"{path.name}: cannot be read as a ZIP file: {error}") from error


def write(path: Path, members: dict[str, bytes]) -> None:
    """Write a ZIP file atomically; the same members give the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    files.write_atomic(path, content.getvalue())


def _members(archive: zipfile.ZipFile, file: str) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    if len(names) > MOST:
        raise InputError(f"{file}: has {len(names)} members, more than {MOST}")
    for name in names:
        _check_name(name, file)
        if names.count(name) > 1:
            raise InputError(f"{file}: member {name!r} is duplicated")
    left, members = LARGEST, {}
    for entry in entries:
        if PurePosixPath(entry.filename.replace("\\", "/")).suffix.casefold() not in READ:
            continue
        members[entry.filename] = _unpacked(archive, entry, left, file)
        left -= len(members[entry.filename])
    return members


def _check_name(name: str, file: str) -> None:
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or PureWindowsPath(name).drive or "\x00" in name:
        raise InputError(f"{file}: member {name!r} points outside the archive")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, file: str) -> bytes:
    """One member, read no further than the limit, regardless of its declared size."""
    if entry.flag_bits & 1:
        raise InputError(f"{file}: member {entry.filename!r} is encrypted")
    allowed = min(left, max(entry.compress_size, 1) * RATIO)
    with archive.open(entry) as member:
        data = member.read(allowed + 1)
    if len(data) > allowed:
        raise InputError(f"{file}: member {entry.filename!r} unpacks to more than {allowed} bytes: a ZIP bomb?")
    return data
