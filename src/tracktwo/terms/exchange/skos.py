"""Glossaries as SKOS in RDF/XML, out and in.

What SKOS can say stands there plainly: labels, a definition for each side with whom it is attributed to, and matches
between the concepts of two languages, which stay two. Each row of the glossary is there once more as text, so that
nothing is lost on the way back; a row whose label or definition was taken out elsewhere is taken out here.
"""

import json
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from tracktwo.terms.exchange.markup import LANGUAGE, local, parse, printed, raw, serialise, text_in
from tracktwo.terms.exchange.rows import COLUMNS, from_rows, rows_of_glossary
from tracktwo.terms.tables import Concept, Definition, Equivalence, Glossary, Kept, Status, Term
from tracktwo.vocabulary.errors import FileError

__all__ = ["read_skos", "write_skos"]

_NAMES: Final = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "tt": "tag:tracktwo,2026:terms#",
}
_FORMAT: Final = "skos"
_LABELS: Final = {
    "prefLabel": Status.PREFERRED,
    "altLabel": Status.ADMITTED,
    "hiddenLabel": Status.DEPRECATED,
}
_MATCHES: Final = {
    Equivalence.SAME: "exactMatch",
    Equivalence.NARROWER: "narrowMatch",
    Equivalence.WIDER: "broadMatch",
}
_SCHEME: Final = "#glossary"


def write_skos(glossary: Glossary) -> bytes:
    """Return a glossary as SKOS; what was kept of a SKOS file is where it was."""
    root = ET.Element(_tag("rdf", "RDF"))
    scheme = _sub(root, "skos", "ConceptScheme")
    scheme.set(_tag("rdf", "about"), _SCHEME)
    if glossary.title:
        _sub(scheme, "dcterms", "title", glossary.title)
    for each in glossary.kept:
        if each.format == _FORMAT:
            root.append(ET.fromstring(each.content))  # noqa: S314 -- was parsed before, by us
        else:
            _rows(scheme, Glossary(kept=(each,)))
    for number, concept in enumerate(glossary.concepts, 1):
        _write_concept(root, concept, about=f"#c{number}")
    return serialise(root, names=_NAMES)


def read_skos(content: bytes, *, name: str) -> Glossary:
    """Return the glossary of a SKOS file in RDF/XML.

    Args: content: the file; name: what to call it in a sentence.
    Raises: FileError if it is not RDF/XML; TableError if a row was changed into what no glossary says.
    """
    root = parse(content, name=name, what="SKOS in RDF/XML")
    if root.tag != _tag("rdf", "RDF"):
        raise FileError(f"{name} is XML, but not RDF/XML: it begins with {local(root)!r}.")
    title, kept = "", []
    rows: list[tuple[str, dict[str, str]]] = []
    number = 0
    for node in root:
        if node.tag == _tag("skos", "ConceptScheme") and node.get(_tag("rdf", "about")) == _SCHEME:
            title = next((text_in(each) for each in node if each.tag == _tag("dcterms", "title")), "")
            rows += [(name, _row_of(each, name=name)) for each in node if each.tag == _tag("tt", "row")]
        elif node.tag == _tag("skos", "Concept"):
            if node.find(_tag("dcterms", "isPartOf")) is None:
                number += 1
                rows += _read_concept(node, number, name=name)
        elif node.tag != _tag("prov", "Agent"):
            kept.append(Kept(format=_FORMAT, place="", content=raw(node)))
    whole = Glossary(title=title, kept=tuple(kept))
    return from_rows([*((name, row) for row in rows_of_glossary(whole)), *rows])


def _tag(prefix: str, tag: str) -> str:
    return f"{{{_NAMES[prefix]}}}{tag}"


def _sub(
    parent: ET.Element, prefix: str, tag: str, text: str | None = None, language: str = ""
) -> ET.Element:
    found = ET.SubElement(parent, _tag(prefix, tag))
    found.text = None if text is None else printed(text)
    if language:
        found.set(LANGUAGE, language)
    return found


def _resource(parent: ET.Element, prefix: str, tag: str, about: str) -> None:
    _sub(parent, prefix, tag).set(_tag("rdf", "resource"), about)


def _rows(parent: ET.Element, extra: Glossary) -> None:
    for row in rows_of_glossary(extra):
        told = {name: cell for name, cell in row.items() if cell}
        _sub(parent, "tt", "row", json.dumps(told, ensure_ascii=False))


def _write_concept(root: ET.Element, concept: Concept, *, about: str) -> None:
    node = _sub(root, "skos", "Concept")
    node.set(_tag("rdf", "about"), about)
    _resource(node, "skos", "inScheme", _SCHEME)
    _sub(node, "dcterms", "identifier", concept.key)
    for term, label in _labels(concept):
        _sub(node, "skos", label, term.text, term.language)
    if concept.note is not None:
        _sub(node, "skos", "scopeNote", concept.note)
    for said in concept.definitions:
        _write_definition(node, said)
    for each in concept.kept:
        if each.format == _FORMAT:
            node.append(ET.fromstring(each.content))  # noqa: S314 -- was parsed before, by us
    foreign = tuple(each for each in concept.kept if each.format != _FORMAT)
    bare = Concept(
        key=concept.key,
        terms=concept.terms,
        definitions=concept.definitions,
        equivalents=concept.equivalents,
        note=concept.note,
        kept=foreign,
    )
    _rows(node, Glossary(concepts=(bare,)))
    _write_matches(root, concept, about=about)


def _labels(concept: Concept) -> Iterator[tuple[Term, str]]:
    """Yield terms with what they are to a concept; no text is two things to it in one language."""
    preferred = _preferred(concept)
    first = {(printed(each.text), each.language) for each in preferred}
    labelled = set[tuple[str, str]]()
    for term in concept.terms:
        said, leads = (printed(term.text), term.language), term in preferred
        if said in labelled or (said in first and not leads):
            continue
        labelled.add(said)
        label = "hiddenLabel" if term.status is Status.DEPRECATED else "altLabel"
        yield term, "prefLabel" if leads else label


def _preferred(concept: Concept) -> list[Term]:
    """Return the term to show first in each language: the recommended one, else the first not advised against."""
    found: dict[str, Term] = {}
    for status in (Status.PREFERRED, Status.ADMITTED, None):
        for term in concept.terms:
            if term.status is status:
                found.setdefault(term.language, term)
    return list(found.values())


def _write_definition(node: ET.Element, said: Definition) -> None:
    found = _sub(node, "skos", "definition")
    found.set(_tag("rdf", "parseType"), "Resource")
    _sub(found, "rdf", "value", said.text, said.language)
    if said.side is not None:
        agent = _sub(_sub(found, "prov", "wasAttributedTo"), "prov", "Agent")
        _sub(agent, "rdfs", "label", said.side)
    if said.source is not None:
        _sub(found, "dcterms", "source", said.source)


def _write_matches(root: ET.Element, concept: Concept, *, about: str) -> None:
    """Write the concept as each language has it, and how those match: they are not merged."""
    for number, pair in enumerate(concept.equivalents, 1):
        match = _MATCHES.get(pair.strength)
        ends = [f"{about}.{number}.{end}" for end in ("term", "other")]
        for end, (text, language) in zip(
            ends, ((pair.term, pair.language), (pair.other, pair.other_language)), strict=True
        ):
            node = _sub(root, "skos", "Concept")
            node.set(_tag("rdf", "about"), end)
            _resource(node, "dcterms", "isPartOf", about)
            _sub(node, "skos", "prefLabel", text, language)
            if match is not None and end == ends[0]:
                _resource(node, "skos", match, ends[1])


def _row_of(node: ET.Element, *, name: str) -> dict[str, str]:
    try:
        told = json.loads(text_in(node))
        return {column: str(told.get(column, "")) for column in COLUMNS}
    except (ValueError, AttributeError):
        raise FileError(f"{name}: a row of ours is not as we wrote it; write the file again.") from None


def _read_concept(node: ET.Element, number: int, *, name: str) -> list[tuple[str, dict[str, str]]]:
    told = [_row_of(each, name=name) for each in node if each.tag == _tag("tt", "row")]
    key = next((text_in(each) for each in node if each.tag == _tag("dcterms", "identifier")), "")
    key = key or node.get(_tag("rdf", "about"), "") or f"c-{number}"
    plain = _plain(node, key)
    rows = list(rows_of_glossary(Glossary(concepts=(plain,))))
    there = {_said(row) for row in rows}
    # of what was told twice the row says more; what the file no longer says plainly was taken out
    kept = [row for row in told if row["kind"] not in {"term", "definition"} or _said(row) in there]
    known = {_said(row) for row in kept}
    notes = [row for row in rows if row["kind"] in {"concept", "kept"}]
    fresh = [row for row in rows if row["kind"] in {"term", "definition"} and _said(row) not in known]
    kept = [row for row in kept if row["kind"] != "concept"]
    where = f"{name}, concept {key}"
    return [(where, row | {"concept": key}) for row in (*notes, *kept, *fresh)]


def _said(row: dict[str, str]) -> tuple[str, str, str]:
    return row["kind"], row["language"], printed(row["text"]).strip()


def _plain(node: ET.Element, key: str) -> Concept:
    """Return what a concept says in SKOS's own words."""
    terms: list[Term] = []
    definitions: list[Definition] = []
    kept: list[Kept] = []
    note: str | None = None
    for part in node:
        space, tag = part.tag.removeprefix("{").split("}") if "}" in part.tag else ("", part.tag)
        if space == _NAMES["skos"] and tag in _LABELS and text_in(part):
            terms.append(Term(text=text_in(part), language=part.get(LANGUAGE) or "und", status=_LABELS[tag]))
        elif part.tag == _tag("skos", "definition") and (said := _read_definition(part)) is not None:
            definitions.append(said)
        elif part.tag == _tag("skos", "scopeNote") and note is None:
            note = text_in(part)
        elif part.tag not in _known():
            kept.append(Kept(format=_FORMAT, place="", content=raw(part)))
    return Concept(key=key, terms=tuple(terms), definitions=tuple(definitions), note=note, kept=tuple(kept))


def _known() -> Iterator[str]:
    yield from (_tag("tt", "row"), _tag("dcterms", "identifier"))
    yield _tag("skos", "inScheme")


def _read_definition(part: ET.Element) -> Definition | None:
    value = part.find(_tag("rdf", "value"))
    said = part if value is None else value
    text = text_in(said)
    if not text or (value is None and len(part)):
        return None
    side = part.find(f"{_tag('prov', 'wasAttributedTo')}/{_tag('prov', 'Agent')}/{_tag('rdfs', 'label')}")
    source = part.find(_tag("dcterms", "source"))
    return Definition(
        text=text,
        language=said.get(LANGUAGE) or "und",
        side=None if side is None else text_in(side),
        source=None if source is None else text_in(source),
    )
