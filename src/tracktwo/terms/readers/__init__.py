"""Readers: files to turns, answers and glossaries."""
