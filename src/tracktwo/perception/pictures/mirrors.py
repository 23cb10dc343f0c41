"""Mirror images: the same sentence each way round, where both sides clearly say it of each other."""

from typing import Final

from tracktwo.figures import Figure, MirrorPair, MirrorPanel, Theme, facing_panels
from tracktwo.perception.pictures.labels import NO_TEXTS, Texts, side_labels, told
from tracktwo.perception.pictures.rows import named, own_view
from tracktwo.perception.tables import Finding, Gaps, Origin, pairs_of

__all__ = ["draw_mirror", "mirror_images"]

_HALF: Final = 1 / 2


def mirror_images(result: Gaps) -> list[str]:
    """Return the ids of the mirror images of a result: so labelled, and both intervals above one half."""
    return [
        pair[0]["statement"]
        for pair in pairs_of(result.columns)
        if pair[0]["class"] == Finding.MIRROR_IMAGE and all(row["low"] > _HALF for row in pair)
    ]


def draw_mirror(
    result: Gaps,
    statement: str,
    *,
    language: str = "en",
    texts: Texts = NO_TEXTS,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
) -> Figure:
    """Return a picture of one of :func:`mirror_images`, a panel for each side.

    Args:
        result: what :func:`~tracktwo.perception.gaps` found.
        statement: its id.
        language: the tag the picture's words are written for.
        texts: what statements say; without a text its id is shown.
        theme: the ground it is made for.
        width: in CSS pixels, 360 or more.

    Raises: UsageError if the result has no such statement.
    """
    (pair,) = named(pairs_of(result.columns), [statement])
    text, tag = told(statement, texts=texts, language=language)
    first, second = (
        MirrorPanel(side=row["side"], text=text, own=own_view(row), language=tag) for row in pair
    )
    return facing_panels(
        MirrorPair(first=first, second=second),
        sides=side_labels(result.sides),
        language=language,
        simulated=result.origin is Origin.SIMULATED,
        theme=theme,
        width=width,
        minimum=result.settings.min_answers,
    )
