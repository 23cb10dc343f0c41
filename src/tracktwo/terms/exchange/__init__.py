"""Glossaries as files: TBX, SKOS and CSV, out and in."""
