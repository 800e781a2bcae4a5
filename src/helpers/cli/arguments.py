"""Checks of arguments as they are typed: options given once, digits from 0 to 9, places that can be written."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from helpers.errors import InputError

PERIOD = re.compile(r"[0-9]{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?")


class Command(TyperCommand):
    """A command that checks its arguments before it runs."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The rest of the arguments; an `InputError` for an option given twice, empty texts and foreign digits."""
        typed = _typed_once(self, ctx, args)
        rest = super().parse_args(ctx, args)
        for parameter in self.get_params(ctx):
            for text in _texts(typed.get(parameter.name)):
                _check_text(_name(parameter), text, isinstance(ctx.params.get(parameter.name), Path))
        return rest


class Group(TyperGroup):
    """A group of commands that checks its options, and shows its help where no command is named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The rest of the arguments; an `InputError` for an option given twice."""
        _typed_once(self, ctx, args)
        return super().parse_args(ctx, args or ["--help"])


def checked(app: typer.Typer) -> typer.Typer:
    """The application, in which every command and group checks its arguments."""
    app.info.cls = Group
    for command in app.registered_commands:
        command.cls = Command
    for group in app.registered_groups:
        if group.typer_instance:
            checked(group.typer_instance)
    return app


def folder(parameter: typer.CallbackParam, path: Path | None) -> Path | None:
    """A folder that can be written, for an option or argument; an `InputError` for any other path."""
    if path is not None:
        writable(path, _name(parameter))
    return path


def file(parameter: typer.CallbackParam, path: Path) -> Path:
    """A file that can be written, for an option or argument; an `InputError` for any other path."""
    place = f"{_name(parameter)} {path}"
    if _exists(path, place) and path.is_dir():
        raise InputError(f"{place}: is a folder: name a file in it")
    _probe(_above(path.absolute().parent, place), place)
    return path


def present(parameter: typer.CallbackParam, path: Path | None) -> Path | None:
    """A folder that exists, for an option or argument; an `InputError` for any other path."""
    if path is not None and not (_exists(path, f"{_name(parameter)} {path}") and path.is_dir()):
        raise InputError(f"{_name(parameter)} {path}: there is no such folder")
    return path


def period(parameter: typer.CallbackParam, text: str | None) -> str | None:
    """A year, half-year, quarter, month or day that has begun, as offices write it; an `InputError` for other texts."""
    if text is None:
        return text
    if not PERIOD.fullmatch(text):
        raise InputError(f"{_name(parameter)} {text!r} is not a period: write for example 2020, 2020-Q3 or 2020-07")
    if int(text[:4]) > (this_year := datetime.now(UTC).year):
        raise InputError(f"{_name(parameter)} {text!r} is in the future: write a period up to {this_year}")
    return text


def writable(path: Path, what: str) -> None:
    """Return if the folder can be written, or made; an `InputError` names what it is for and why it cannot."""
    place = f"{what} {path}"
    _probe(_above(path, place), place)


def usable(path: Path, what: str) -> None:
    """Return if the path is a folder or can become one; an `InputError` for a file, or a path under one."""
    _above(path, f"{what} {path}")


def _typed_once(command: TyperCommand | TyperGroup, ctx: Any, args: list[str]) -> dict[str, Any]:
    """The texts of the options and arguments by name; each option is given once, or may be repeated."""
    typed, _rest, order = command.make_parser(ctx).parse_args(args=list(args))
    for parameter, count in Counter(order).items():
        if count > 1 and not getattr(parameter, "multiple", False) and not parameter.is_eager:
            raise InputError(f"{_name(parameter)} is given {count} times: give it once")
    return typed


def _check_text(name: str, text: str, is_path: bool) -> None:
    """Refuse empty texts, which would mean this folder or everything, and digits of other scripts, except in paths."""
    plain = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)
    if not text.strip():
        raise InputError(f"{name} is empty: give a value, or leave it out")
    if not is_path and plain != text:
        raise InputError(f"{name} {text!r}: digits must be 0 to 9: write {plain}")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _name(parameter: Any) -> str:
    """What a user calls a parameter, such as `--out`."""
    return str(parameter.opts[0])


def _above(path: Path, place: str) -> Path:
    """The folder itself or the nearest folder above it that exists."""
    path = path.absolute()
    nearest = next(each for each in (path, *path.parents) if _exists(each, place))
    if nearest.is_dir():
        return nearest
    raise InputError(f"{place}: {nearest} is a file, not a folder: name another place")


def _exists(path: Path, place: str) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            raise InputError(f"{place}: {path} is a link to nothing: name another place") from None
        return False
    except (OSError, ValueError) as error:
        raise _refused(place, error) from error
    return True


def _probe(existing: Path, place: str) -> None:
    """Write a temporary file, which is the only test that holds for rights, quotas and read-only disks."""
    try:
        tempfile.TemporaryFile(dir=existing).close()
    except OSError as error:
        raise _refused(place, error) from error


def _refused(place: str, error: Exception) -> InputError:
    reason = error.strerror or error if isinstance(error, OSError) else error
    return InputError(f"{place}: cannot be used: {reason}: name another place")
