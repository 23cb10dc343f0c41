"""Surveys that other programs exported, one row a participant; a mapping says which column is what."""

from tracktwo.perception.readers.surveys.draft import draft_mapping
from tracktwo.perception.readers.surveys.reading import convert

__all__ = ["convert", "draft_mapping"]
