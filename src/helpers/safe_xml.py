"""Safe parsing of untrusted XML."""

from xml.etree.ElementTree import Element, ParseError

from helpers.errors import InputError


def parse(content: bytes, name: str) -> Element:
    """The root of an untrusted XML file.

    Raises
    ------
    InputError
        For invalid XML, and for a document type, entities or external references.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise InputError(f"{name}: XML with a document type or entities is not allowed: {error}") from error
    except (ParseError, ValueError, LookupError) as error:
        raise InputError(f"{name}: not well-formed XML: {error}") from error


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]
