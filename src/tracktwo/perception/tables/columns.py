"""Columns that tables of results are made of, in a line each."""

from tracktwo.vocabulary.tables import Column, Kind

__all__ = ["code", "count", "difference", "flag", "share", "shares", "text"]


def share(name: str, meaning: str) -> Column:
    """Return a column of shares and probabilities, 0 to 1 or blank."""
    return Column(name=name, kind=Kind.NUMBER, meaning=meaning, blank=True, low=0.0, high=1.0)


def shares(name: str, meaning: str) -> tuple[Column, Column, Column]:
    """Return a column of shares and those of its limits."""
    return (
        share(name, meaning),
        share(f"{name}_low", f"lower limit of {name}"),
        share(f"{name}_high", f"upper limit of {name}"),
    )


def difference(name: str, meaning: str) -> Column:
    """Return a column of differences between two shares, -1 to 1 or blank."""
    return Column(name=name, kind=Kind.NUMBER, meaning=meaning, blank=True, low=-1.0, high=1.0)


def count(name: str, meaning: str) -> Column:
    """Return a column of counts."""
    return Column(name=name, kind=Kind.COUNT, meaning=meaning)


def code(name: str, meaning: str, *choices: str) -> Column:
    """Return a column of one of these words, or blank."""
    return Column(name=name, kind=Kind.CODE, meaning=meaning, blank=True, choices=choices)


def text(name: str, meaning: str) -> Column:
    """Return a column of a text, or blank."""
    return Column(name=name, kind=Kind.TEXT, meaning=meaning, blank=True)


def flag(name: str, meaning: str) -> Column:
    """Return a column of true, false, or blank."""
    return Column(name=name, kind=Kind.FLAG, meaning=meaning, blank=True)
