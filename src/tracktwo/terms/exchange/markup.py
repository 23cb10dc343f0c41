"""XML as glossaries have it: parsed with nothing fetched and nothing expanded, written with names we choose."""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Final
from xml.etree import ElementTree as ET

from tracktwo.vocabulary.errors import FileError

__all__ = ["LANGUAGE", "local", "parse", "printed", "raw", "serialise", "text_in"]

LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTITY: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
# what XML 1.0 cannot write, not even as a reference
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse(content: bytes, *, name: str, what: str) -> ET.Element:
    """Return the root element of a file. Raises: FileError if it is not XML, or declares entities of its own."""
    # in another encoding the declaration would not be seen; the parser finds it, and expands at most a little
    if _ENTITY.search(content) or _ENTITY.search(content.replace(b"\0", b"")):
        raise FileError(f"{name} declares entities, which {what} does not need; take them out.")
    try:
        return ET.fromstring(content)  # noqa: S314 -- entities are refused above, and nothing external is loaded
    except (ET.ParseError, ValueError, LookupError) as error:
        place = getattr(error, "position", (0,))[0]
        raise FileError(f"{name}, line {place}, is not well-formed XML; is it {what}?") from error


def serialise(root: ET.Element, *, names: Mapping[str, str]) -> bytes:
    """Return a document as indented UTF-8; ``names`` gives the namespace of each prefix."""
    ET.indent(root)
    for prefix, space in names.items():
        ET.register_namespace(prefix, space)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def local(element: ET.Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def text_in(element: ET.Element) -> str:
    """Return the text of an element and of what is in it, without white space around it."""
    return "".join(element.itertext()).strip()


def raw(element: ET.Element) -> str:
    """Return an element as it may be written back."""
    alone = deepcopy(element)
    alone.tail = None
    for each in alone.iter():
        # white space that only shows how elements nest is set anew each time they are written
        if len(each) and not any(map(str.strip, filter(None, (each.text, *(child.tail for child in each))))):
            each.text = None
            for child in each:
                child.tail = None
    # which prefixes were registered before must not show in what is kept
    space = element.tag.removeprefix("{").rpartition("}")[0]
    if space:
        ET.register_namespace("", space)
    return ET.tostring(alone, encoding="unicode")


def printed(text: str) -> str:
    """Return a text without the few characters that XML cannot write."""
    return _UNWRITABLE.sub("\ufffd", text)
