"""What findings are called: classes of a statement, areas, leans, readings, and how simulated answers were made.

Keys are the codes that results and releases write; words are messages of the catalogue, not yet translated.
"""

from collections.abc import Mapping
from typing import Final

__all__ = [
    "AREA_WORDS",
    "AWARENESS_WORDS",
    "FINDING_WORDS",
    "FIRMNESS_WORDS",
    "LEAN_WORDS",
    "READING_WORDS",
    "RECIPE_WORDS",
]

_: Final = str  # marks a message for the catalogue

FINDING_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "shared_ground": (_("Shared ground"), _("The sides agree, and both know it.")),
    "hidden_agreement": (_("Hidden agreement"), _("The sides agree, and at least one does not know it.")),
    "recognised_difference": (
        _("Recognised difference"),
        _("The sides lean different ways, and both know it."),
    ),
    "overlooked_difference": (
        _("Overlooked difference"),
        _("The sides lean different ways, and at least one does not know it."),
    ),
    "mirror_image": (_("Mirror image"), _("Each side holds the same view of the other.")),
    "divided_within": (
        _("Divided within"),
        _("The line does not run between the sides: one of them is split."),
    ),
    "open_question": (_("Open question"), _("A third or more of a side is unsure.")),
}
"""The name of each class of a statement, and what it says in a sentence."""

AWARENESS_WORDS: Final[Mapping[str, str]] = {
    "known": _("Both sides see it."),
    "unknown": _("At least one side does not see it."),
    "mutual": _("Neither side sees it."),
    "one_sided": _("%(side)s does not see it."),
}
"""Who sees how it stands."""
FIRMNESS_WORDS: Final[Mapping[str, str]] = {
    "firm": _("Firm: probability %(probability)s."),
    "leaning": _("Leaning, not firm: probability %(probability)s."),
    "not_resolved": _(
        "Not resolved: the likeliest of seven readings has a probability of only %(probability)s."
    ),
}
"""How far a class may be relied on."""
AREA_WORDS: Final[Mapping[str, str]] = {
    "agree_known": _("Agree, and know it"),
    "agree_unknown": _("Agree, without knowing it"),
    "differ_known": _("Differ, and know it"),
    "differ_unknown": _("Differ, without knowing it"),
    "too_close": _("Too close, or too few, to say"),
}
"""How a side stands to the other, as it sees it."""
LEAN_WORDS: Final[Mapping[str, str]] = {
    "+": _("leans to agree"),
    "-": _("leans to disagree"),
    "too_close": _("too close to say"),
}
READING_WORDS: Final[Mapping[str, str]] = {
    "over_estimated": _("expects more agreement than there is"),
    "under_estimated": _("expects less agreement than there is"),
    "about_right": _("about right, or too close to say"),
}
RECIPE_WORDS: Final[Mapping[str, str]] = {
    "not_sure": _("Share who are not sure"),
    "skip": _("Share of statements skipped"),
    "cannot_guess": _("Share who cannot guess"),
    "shift": _("How far a guess is drawn to the own view"),
    "concentration": _("How close guesses lie together (sum of the Beta's parameters)"),
    "leave": _("Share who leave early"),
    "leave_after": _("Statement after which they leave"),
    "leaning": _("How alike people are in how readily they agree (1 = alike)"),
    "other_language": _("Share who answer in the other side’s language"),
}
"""What the settings of a recipe for simulated answers mean."""
