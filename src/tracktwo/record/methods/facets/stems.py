"""A cheap test before dear patterns."""

__all__ = ["may_say"]


def may_say(text: str, stems: tuple[str, ...]) -> bool:
    """Return whether a text holds a part of any word that could say something; the patterns are dear."""
    lowered = text.lower()
    for stem in stems:  # noqa: SIM110 -- asked of every sentence, and half as dear as any()
        if stem in lowered:
            return True
    return False
