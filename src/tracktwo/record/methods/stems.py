"""Cheap tests before dear patterns."""

__all__ = ["may_say", "small"]


def may_say(text: str, stems: tuple[str, ...]) -> bool:
    """Return whether a text holds a part of any word that could say something; the patterns are dear."""
    lowered = text.lower()
    for stem in stems:  # noqa: SIM110 -- asked of every sentence, and half as dear as any()
        if stem in lowered:
            return True
    return False


def small(text: str) -> str:
    """Return a text in small letters, each at its place: patterns of small letters are faster than those of any."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
