"""A glossary as rows, one for each thing said of a concept: what CSV holds, and what others carry inside notes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from tracktwo.terms.tables import (
    Concept,
    Definition,
    Equivalence,
    Equivalent,
    Glossary,
    Kept,
    Status,
    Term,
)
from tracktwo.vocabulary.errors import TableError

__all__ = ["COLUMNS", "from_rows", "rows_of_glossary"]

COLUMNS: Final = (
    *("concept", "kind", "language", "text", "side", "source", "status", "note"),
    *("other_language", "other", "strength", "lost"),
)
_ALL: Final = ""
"""The key of rows about the glossary as a whole."""

Row = Mapping[str, str]


def rows_of_glossary(glossary: Glossary) -> Iterator[dict[str, str]]:
    """Yield the rows of a glossary; blank where there is nothing."""
    if glossary.title:
        yield _row(_ALL, "title", text=glossary.title)
    yield from (_kept(_ALL, each) for each in glossary.kept)
    for concept in glossary.concepts:
        key = concept.key
        yield _row(key, "concept", note=concept.note)
        for term in concept.terms:
            yield _row(
                key,
                "term",
                language=term.language,
                text=term.text,
                side=term.side,
                status=term.status,
                note=term.note,
            )
        for said in concept.definitions:
            yield _row(
                key, "definition", language=said.language, text=said.text, side=said.side, source=said.source
            )
        for pair in concept.equivalents:
            yield _row(
                key,
                "equivalent",
                language=pair.language,
                text=pair.term,
                other_language=pair.other_language,
                other=pair.other,
                strength=pair.strength,
                lost=pair.lost,
            )
        yield from (_kept(key, each) for each in concept.kept)


def from_rows(rows: Iterable[tuple[str, Row]]) -> Glossary:
    """Return the glossary of some rows, each with where it stands.

    Raises: TableError if a row says what no glossary says; where it stands is told.
    """
    title, kept, concepts = "", [], dict[str, dict[str, list[object]]]()
    notes: dict[str, str | None] = {}
    for where, row in rows:
        key, kind = row["concept"], row["kind"].lower()
        if key == _ALL and kind == "title":
            title = row["text"]
            continue
        if key == _ALL and kind == "kept":
            kept.append(_read(kind, row, where))
            continue
        if key == _ALL:
            raise TableError(f"{where} names no concept.")
        parts = concepts.setdefault(key, {"term": [], "definition": [], "equivalent": [], "kept": []})
        notes.setdefault(key, None)
        if kind == "concept":
            notes[key] = row["note"] or None
        elif kind in parts:
            parts[kind].append(_read(kind, row, where))
        else:
            raise TableError(f"{where}: kind must be one of concept, {', '.join(parts)}.")
    return Glossary(
        title=title,
        concepts=tuple(
            Concept(
                key=key,
                terms=tuple(each for each in parts["term"] if isinstance(each, Term)),
                definitions=tuple(each for each in parts["definition"] if isinstance(each, Definition)),
                equivalents=tuple(each for each in parts["equivalent"] if isinstance(each, Equivalent)),
                note=notes[key],
                kept=tuple(each for each in parts["kept"] if isinstance(each, Kept)),
            )
            for key, parts in concepts.items()
        ),
        kept=tuple(each for each in kept if isinstance(each, Kept)),
    )


def _row(key: str, kind: str, **cells: str | None) -> dict[str, str]:
    filled = {name: cells.get(name) or "" for name in COLUMNS}
    return filled | {"concept": key, "kind": kind}


def _kept(key: str, each: Kept) -> dict[str, str]:
    return _row(key, "kept", source=each.format, note=each.place, text=each.content)


def _read(kind: str, row: Row, where: str) -> Term | Definition | Equivalent | Kept:
    if not row["text"]:
        raise TableError(f"{where}: text must not be blank.")
    try:
        match kind:
            case "term":
                return Term(
                    text=row["text"],
                    language=_language(row["language"], where),
                    side=row["side"] or None,
                    status=Status(row["status"].lower()) if row["status"] else None,
                    note=row["note"] or None,
                )
            case "definition":
                return Definition(
                    text=row["text"],
                    language=_language(row["language"], where),
                    side=row["side"] or None,
                    source=row["source"] or None,
                )
            case "equivalent":
                return Equivalent(
                    term=row["text"],
                    language=_language(row["language"], where),
                    other=row["other"],
                    other_language=_language(row["other_language"], where),
                    strength=Equivalence(row["strength"].lower()),
                    lost=row["lost"] or None,
                )
            case _:
                return Kept(format=row["source"], place=row["note"], content=row["text"])
    except ValueError:
        raise TableError(
            f"{where}: status must be one of {', '.join(Status)}, and strength one of {', '.join(Equivalence)}."
        ) from None


def _language(tag: str, where: str) -> str:
    if not tag:
        raise TableError(f"{where}: the language must not be blank.")
    return tag
