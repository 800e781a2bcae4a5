"""The catalogue of a language: updated from the texts, checked and compiled.

`python -m helpers.words.catalogue nl` makes or updates `locale/nl/LC_MESSAGES/amv.po`, the file that a
translator edits, and compiles it into the same folder. `pybabel compile` is not used because it
treats a percent sign as a field.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from helpers import files
from helpers.errors import InputError
from helpers.words.extraction import template
from helpers.words.messages import DOMAIN, LOCALE

# Parts of a message that a translation must keep: link targets, inline code, ids of claims, statements and findings.
UNTOUCHED = re.compile(r"\]\(([^)\s]+)\)|`+([^`]+)`+|\b([QMNFS]\d\d)\b")
HEADER = "# The texts of the project in another language. `python -m helpers.words.catalogue` keeps it up to date."


def path(language: str, folder: Path = LOCALE, kind: str = "po") -> Path:
    """Where the catalogue of a language is, the translator's `po` or the compiled `mo`."""
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.{kind}"


def read(language: str, folder: Path = LOCALE) -> Catalog:
    """The translator's catalogue of a language; an empty one if there is none yet.

    Raises
    ------
    InputError
        If the file cannot be read, with the line.
    """
    file = path(language, folder)
    if not file.exists():
        return Catalog(locale=language, project="amv compendium", header_comment=HEADER, fuzzy=False)
    try:
        return read_po(io.BytesIO(file.read_bytes()), locale=language, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read as a catalogue: {error}") from error


def update(catalogue: Catalog, texts: Catalog) -> None:
    """Update the messages from the current texts; a changed message keeps its old translation as a proposal."""
    catalogue.update(texts, update_creation_date=False)
    for message in catalogue:
        message.flags.discard("python-format")


def faults(catalogue: Catalog) -> list[str]:
    """The faults of the translations, each with its message: fields, links, code or ids that differ."""
    return [
        f"{str(one)[:60]!r}: {fault}"
        for message in catalogue
        if message.id and not message.fuzzy
        for one, string in _forms(message)
        for fault in _differences(one, string, {"count"} if message.pluralizable else set())
    ]


def write(catalogue: Catalog, language: str, folder: Path = LOCALE) -> None:
    """Write a catalogue as `po` and `mo`.

    Raises
    ------
    InputError
        If a translation has a fault: the compiled file is then not replaced.
    """
    written, compiled = io.BytesIO(), io.BytesIO()
    write_po(written, catalogue, width=100)
    files.write_atomic(path(language, folder), written.getvalue())
    wrong = faults(catalogue)
    if wrong:
        more = f" (and {len(wrong) - 5} more)" if len(wrong) > 5 else ""
        raise InputError(f"{path(language, folder)}: {'; '.join(wrong[:5])}{more}")
    write_mo(compiled, catalogue)
    files.write_atomic(path(language, folder, "mo"), compiled.getvalue())


def _forms(message: Message) -> Iterator[tuple[str, str]]:
    """Each translated form with its English form; further plural forms belong to the English plural."""
    ids, strings = (list(part) if message.pluralizable else [str(part)] for part in (message.id, message.string or ""))
    yield from ((ids[min(number, len(ids) - 1)], string) for number, string in enumerate(strings) if string)


def _differences(one: str, string: str, optional: set[str]) -> Iterator[str]:
    """The parts that a translation must keep and does not; an optional field can be left out."""
    fields, own = _fields(one), _fields(string)
    if fields is not None and own is None:
        yield "a brace of the translation is not closed or not opened"
    elif fields is not None and own is not None:
        yield from (f"field {{{name}}} is unknown" for name in sorted(own - fields))
        yield from (f"field {{{name}}} is missing" for name in sorted(fields - own - optional))
    kept, found = _untouched(one), _untouched(string)
    yield from (f"{each} is missing" for each in sorted(kept - found))
    yield from (f"{each} is not in the message" for each in sorted(found - kept))


def _fields(text: str) -> set[str] | None:
    """The names of the fields of a message; none if its braces are not fields."""
    try:
        return {name for _literal, name, _form, _conversion in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _untouched(text: str) -> set[str]:
    return {part for parts in UNTOUCHED.findall(text) for part in parts if part}


def main(*languages: str) -> None:
    """Update, check and compile the catalogues of these languages, by default all of them."""
    texts = template()
    for language in languages or sorted(file.parts[-3] for file in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalogue = read(language)
        update(catalogue, texts)
        write(catalogue, language)
        done = sum(bool(message.id) and not message.fuzzy and any(_forms(message)) for message in catalogue)
        print(f"{language}: {done} of {len(catalogue)} messages are translated")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except InputError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)
