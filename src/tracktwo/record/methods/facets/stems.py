"""A cheap test before dear patterns."""

__all__ = ["may_say"]


def may_say(text: str, stems: tuple[str, ...]) -> bool:
    """Return whether a text holds a part of any word that could say something; the patterns are dear."""
    lowered = text.lower()
    return any(stem in lowered for stem in stems)
