"""The table of statements: which there are, in which order, what they say, which are reciprocal or ask for a fact."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracktwo.perception.readers.frames import open_table
from tracktwo.perception.readers.lists import read_list
from tracktwo.perception.readers.source import TableLike
from tracktwo.perception.tables import STATEMENTS
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, LanguageText

__all__ = ["StatementList", "read_statements"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementList:
    """The ids in file order, those of them that are reciprocal or a question of fact, and their texts, where given."""

    name: str
    ids: tuple[str, ...]
    reciprocal: frozenset[str]
    fact: frozenset[str] = frozenset()
    texts: Mapping[str, LanguageText] = field(default_factory=dict)


def read_statements(table: TableLike) -> StatementList:
    """Return the list of statements from a frame, a CSV file or a Parquet file.

    Raises: TableError if it breaks :data:`STATEMENTS`; UsageError or FileError if it cannot be read.
    """
    source = open_table(table, name="the table of statements")
    found = STATEMENTS.find_columns(source.columns, where=source.name)
    columns = read_list(source, spec=STATEMENTS, found=found)
    ids = tuple(map(str, columns["statement"]))
    marked = {
        name: frozenset(each for each, flag in zip(ids, columns[name], strict=True) if flag == "true")
        for name in ("reciprocal", "fact")
        if name in found
    }
    told = {
        language: columns[f"text_{language.lower()}"]
        for language in INTERFACE_LANGUAGES
        if f"text_{language.lower()}" in found
    }
    texts = {
        each: {language: text.strip() for language, column in told.items() if (text := column[row])}
        for row, each in enumerate(ids)
    }
    return StatementList(
        name=source.name, ids=ids, texts={each: text for each, text in texts.items() if text}, **marked
    )
