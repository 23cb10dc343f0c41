"""Glossaries as files: TBX, SKOS and CSV, out and in; what we have no use for is kept and told."""

from tracktwo.terms.exchange.files import read_glossary, read_glossary_terms, write_glossary
from tracktwo.terms.exchange.skos import read_skos, write_skos
from tracktwo.terms.exchange.tables import read_csv, write_csv
from tracktwo.terms.exchange.tbx import read_tbx, write_tbx

__all__ = [
    "read_csv",
    "read_glossary",
    "read_glossary_terms",
    "read_skos",
    "read_tbx",
    "write_csv",
    "write_glossary",
    "write_skos",
    "write_tbx",
]
