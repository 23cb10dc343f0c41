"""Glossaries as TBX (ISO 30042:2019, dialect TBX-Basic, style DCA), out and in.

What TBX-Basic has no place for (how exact an equivalent is) stands in notes that we read back. What a file says that we
have no use for is kept, written back where it was, and listed by :meth:`~tracktwo.terms.Glossary.unknown`. Files of the
older standard (martif, termEntry, langSet, tig) are read as well.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from tracktwo.terms.exchange.markup import LANGUAGE, local, parse, printed, raw, serialise, text_in
from tracktwo.terms.exchange.rows import COLUMNS, from_rows, rows_of_glossary
from tracktwo.terms.tables import Concept, Definition, Glossary, Kept, Status, Term
from tracktwo.vocabulary.errors import FileError

__all__ = ["read_tbx", "write_tbx"]

_SPACE: Final = "urn:iso:std:iso:30042:ed-2"
_FORMAT: Final = "tbx"
_OURS: Final = "tracktwo "
"""How a note of ours begins; a row of the glossary as JSON follows."""
_SIDE: Final = "side: "
_FROM: Final = "Written by TrackTwo."
_STANDS_IN: Final = "No term here: a section has to have one, so the key of the concept stands in its place."
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_STATUS: Final = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.DEPRECATED: "deprecatedTerm-admn-sts",
}
_ENTRIES: Final = ("conceptEntry", "termEntry")
_LANGUAGES: Final = ("langSec", "langSet")
_TERMS: Final = ("termSec", "tig", "ntig")
_HEADER, _BACK = "header", "back"


def write_tbx(glossary: Glossary) -> bytes:
    """Return a glossary as TBX; what was kept of a TBX file is where it was."""
    root = ET.Element(
        f"{{{_SPACE}}}tbx", {"type": "TBX-Basic", "style": "dca", LANGUAGE: _main_language(glossary)}
    )
    headers = [each for each in glossary.kept if (each.format, each.place) == (_FORMAT, _HEADER)]
    if headers:
        root.append(ET.fromstring(headers[0].content))  # noqa: S314 -- was parsed before, by us
    else:
        _write_header(root, glossary.title)
    text = _sub(root, "text")
    body = _sub(text, "body")
    whole = tuple(each for each in glossary.kept if each.format != _FORMAT)
    for name, concept in zip(_ids(glossary), glossary.concepts, strict=True):
        entry = _sub(body, "conceptEntry", id=name)
        first = concept is glossary.concepts[0]
        _write_concept(entry, concept, whole=Glossary(kept=whole if first else ()))
    for each in glossary.kept:
        if (each.format, each.place) == (_FORMAT, _BACK):
            text.append(ET.fromstring(each.content))  # noqa: S314 -- was parsed before, by us
    return serialise(root, names={"": _SPACE})


def read_tbx(content: bytes, *, name: str) -> Glossary:
    """Return the glossary of a TBX file.

    Args: content: the file; name: what to call it in a sentence.
    Raises: FileError if it is not TBX; TableError if a note of ours was changed into what no glossary says.
    """
    root = parse(content, name=name, what="TBX")
    if local(root) not in {"tbx", "martif"}:
        raise FileError(f"{name} is XML, but not TBX: it begins with {local(root)!r}.")
    rows: list[tuple[str, dict[str, str]]] = []
    kept: list[Kept] = []
    title = ""
    for part in root:
        if local(part) in {"tbxHeader", "martifHeader"}:
            title = next((text_in(each) for each in part.iter() if local(each) == "title"), "")
            ours = any(text_in(each) == _FROM for each in part.iter() if local(each) == "p")
            kept += [] if ours else [Kept(format=_FORMAT, place=_HEADER, content=raw(part))]
            continue
        for each in part:
            if local(each) != "body":
                kept.append(Kept(format=_FORMAT, place=_BACK, content=raw(each)))
                continue
            for number, entry in enumerate(each):
                rows += _read_entry(entry, number, name=name)
    whole = Glossary(title=title, kept=tuple(kept))
    return from_rows([*((name, row) for row in rows_of_glossary(whole)), *rows])


def _main_language(glossary: Glossary) -> str:
    return next((term.language for concept in glossary.concepts for term in concept.terms), "en")


def _ids(glossary: Glossary) -> list[str]:
    """Return what each concept is known by in a file: its key where XML takes that, else a name no other has."""
    taken = {each.key for each in glossary.concepts}
    found = []
    for number, concept in enumerate(glossary.concepts, 1):
        own = f"c-{number}"
        while own in taken:
            own += "-"
        found.append(concept.key if _NAME.fullmatch(concept.key) else own)
    return found


def _sub(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    found = ET.SubElement(parent, f"{{{_SPACE}}}{tag}", attributes)
    found.text = None if text is None else printed(text)
    return found


def _write_header(root: ET.Element, title: str) -> None:
    file = _sub(_sub(root, "tbxHeader"), "fileDesc")
    if title:
        _sub(_sub(file, "titleStmt"), "title", title)
    _sub(_sub(file, "sourceDesc"), "p", _FROM)


def _write_concept(entry: ET.Element, concept: Concept, *, whole: Glossary) -> None:
    if concept.note is not None:
        _sub(entry, "note", concept.note)
    languages = _languages(concept)
    homeless = tuple(each for each in concept.definitions if each.language not in languages)
    foreign = tuple(each for each in concept.kept if each.format != _FORMAT)
    extra = Concept(key=concept.key, definitions=homeless, equivalents=concept.equivalents, kept=foreign)
    _notes(entry, Glossary(concepts=(extra,)), key=entry.get("id") != concept.key)
    _notes(entry, whole)
    _put_back(entry, concept, place="")
    for language in languages:
        section = _sub(entry, "langSec")
        section.set(LANGUAGE, language)
        for said in concept.definitions:
            if said.language == language:
                _write_definition(section, said)
        _put_back(section, concept, place=language)
        terms = [term for term in concept.terms if term.language == language]
        for number, term in enumerate(terms):
            _write_term(section, term, concept, place=f"{language}/{number}")
        if not terms:
            _sub(found := _sub(section, "termSec"), "term", concept.key)
            _sub(found, "note", _STANDS_IN)


def _languages(concept: Concept) -> list[str]:
    """Return the languages an entry has a section for, one at least, as the standard asks."""
    kept = [each.place.partition("/")[0] for each in concept.kept if each.format == _FORMAT]
    found = dict.fromkeys(filter(None, [*(term.language for term in concept.terms), *kept]))
    return list(found) or [*(each.language for each in concept.definitions), "und"][:1]


def _write_definition(section: ET.Element, said: Definition) -> None:
    group = _sub(section, "descripGrp")
    _sub(group, "descrip", said.text, type="definition")
    if said.side is not None:
        _sub(group, "admin", f"{_SIDE}{said.side}", type="source")
    if said.source is not None:
        _sub(group, "admin", said.source, type="source")


def _write_term(section: ET.Element, term: Term, concept: Concept, *, place: str) -> None:
    found = _sub(section, "termSec")
    _sub(found, "term", term.text)
    if term.status is not None:
        _sub(found, "termNote", _STATUS[term.status], type="administrativeStatus")
    if term.side is not None:
        _sub(found, "admin", f"{_SIDE}{term.side}", type="source")
    if term.note is not None:
        _sub(found, "note", term.note)
    _put_back(found, concept, place=place)
    # what is said of the term as a word stands before all else
    found[1:] = sorted(found[1:], key=lambda each: local(each) not in {"termNote", "termNoteGrp"})


def _notes(entry: ET.Element, extra: Glossary, *, key: bool = False) -> None:
    """Write what TBX-Basic has no place for as notes, and a concept's key where it cannot be an id."""
    for row in rows_of_glossary(extra):
        if row["kind"] != "concept" or key:
            told = {name: cell for name, cell in row.items() if cell}
            _sub(entry, "note", _OURS + json.dumps(told, ensure_ascii=False))


def _put_back(parent: ET.Element, concept: Concept, *, place: str) -> None:
    for each in concept.kept:
        if (each.format, each.place) == (_FORMAT, place):
            parent.append(ET.fromstring(each.content))  # noqa: S314 -- was parsed before, by us


def _read_entry(entry: ET.Element, number: int, *, name: str) -> list[tuple[str, dict[str, str]]]:
    key = entry.get("id") or f"c-{number + 1}"
    where = f"{name}, concept {key}"
    own: list[ET.Element] = []
    rest: list[ET.Element] = []
    for each in entry:
        (own if local(each) == "note" and text_in(each).startswith(_OURS) else rest).append(each)
    told = [_row_of(each, where=where) for each in own]
    key = next((row["concept"] for row in told if row["kind"] == "concept"), key)
    concept = _concept(key, entry if local(entry) in _ENTRIES else None, rest, raw(entry))
    found = list(rows_of_glossary(Glossary(concepts=(concept,))))
    return [*((where, row) for row in found), *((where, row) for row in told if row["kind"] != "concept")]


def _row_of(note: ET.Element, *, where: str) -> dict[str, str]:
    try:
        told = json.loads(text_in(note).removeprefix(_OURS))
        return {name: str(told.get(name, "")) for name in COLUMNS}
    except (ValueError, AttributeError):
        raise FileError(
            f"{where}: a note that begins with {_OURS.strip()!r} is not as we wrote it."
        ) from None


def _concept(key: str, entry: ET.Element | None, parts: Sequence[ET.Element], whole: str) -> Concept:
    if entry is None:
        return Concept(key=key, kept=(Kept(format=_FORMAT, place=_BACK, content=whole),))
    note: str | None = None
    kept: list[Kept] = []
    terms: list[Term] = []
    definitions: list[Definition] = []
    for part in parts:
        if local(part) in _LANGUAGES:
            language = part.get(LANGUAGE) or "und"
            _read_language(part, language, terms, definitions, kept)
        elif local(part) == "note" and note is None:
            note = text_in(part)
        else:
            kept.append(Kept(format=_FORMAT, place="", content=raw(part)))
    return Concept(key=key, terms=tuple(terms), definitions=tuple(definitions), note=note, kept=tuple(kept))


def _read_language(
    section: ET.Element,
    language: str,
    terms: list[Term],
    definitions: list[Definition],
    kept: list[Kept],
) -> None:
    for part in section:
        if local(part) in _TERMS:
            place = f"{language}/{sum(term.language == language for term in terms)}"
            term, rest = _read_term(part, language)
            terms += term
            kept += [
                Kept(format=_FORMAT, place=place if term else language, content=raw(each)) for each in rest
            ]
            continue
        said = _read_definition(part, language)
        if said is None:
            kept.append(Kept(format=_FORMAT, place=language, content=raw(part)))
        else:
            definitions.append(said)


def _read_definition(part: ET.Element, language: str) -> Definition | None:
    """Return a definition with its sources, None if the element says anything else besides."""
    parts = [part] if local(part) == "descrip" else list(part) if local(part) == "descripGrp" else []
    texts = [text_in(each) for each in parts if (local(each), each.get("type")) == ("descrip", "definition")]
    sources = [text_in(each) for each in parts if (local(each), each.get("type")) == ("admin", "source")]
    sides = [each.removeprefix(_SIDE) for each in sources if each.startswith(_SIDE)]
    named = [each for each in sources if not each.startswith(_SIDE)]
    if (
        len(texts) != 1
        or not texts[0]
        or len(texts) + len(sources) != len(parts)
        or max(len(sides), len(named)) > 1
    ):
        return None
    return Definition(
        text=texts[0],
        language=language,
        side=next(iter(sides), None),
        source=next(iter(named), None),
    )


def _read_term(section: ET.Element, language: str) -> tuple[list[Term], list[ET.Element]]:
    """Return the term of a section and the elements we have no use for; no term where it has none."""
    text = side = note = None
    status: Status | None = None
    rest: list[ET.Element] = []
    statuses = {value: key for key, value in _STATUS.items()}
    for part in _flat(section):
        said, kind = text_in(part), (local(part), part.get("type"))
        if local(part) == "term" and text is None and said:
            text = said
        elif kind == ("termNote", "administrativeStatus") and status is None and said in statuses:
            status = statuses[said]
        elif kind == ("admin", "source") and side is None and said.startswith(_SIDE):
            side = said.removeprefix(_SIDE)
        elif local(part) == "note" and note is None and said:
            note = said
        else:
            rest.append(part)
    if note == _STANDS_IN:
        return [], []
    if text is None:
        return [], list(section)
    return [Term(text=text, language=language, side=side, status=status, note=note)], rest


def _flat(section: ET.Element) -> Iterator[ET.Element]:
    """Yield the parts of a term's section; the older standard may put the term in a group."""
    for part in section:
        if local(part) == "termGrp":
            yield from part
        else:
            yield part
