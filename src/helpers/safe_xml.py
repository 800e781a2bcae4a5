"""XML from strangers, read without harm."""

from xml.etree.ElementTree import Element, ParseError

from helpers.errors import InputError


def parse(content: bytes, name: str) -> Element:
    """The root of an XML file from a stranger.

    Raises
    ------
    InputError
        For broken XML, and for a document type, entities or external references.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise InputError(f"{name}: XML with a document type or entities is refused: {error}") from error
    except (ParseError, ValueError, LookupError) as error:
        raise InputError(f"{name}: is no well-formed XML: {error}") from error


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]
