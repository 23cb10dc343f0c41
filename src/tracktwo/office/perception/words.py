"""What pages of results call classes, areas, leans and readings, and why something is not shown."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from tracktwo.clearance.disclosure import Area, Awareness, Disclosure, Lean, Reading
from tracktwo.perception import Finding, Firmness

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = [
    "AREA_WORDS",
    "AWARENESS_WORDS",
    "DISCLOSURE_WORDS",
    "FINDING_WORDS",
    "FIRMNESS_WORDS",
    "LEAN_WORDS",
    "READING_WORDS",
    "SETTING_WORDS",
    "TAB_WORDS",
]

Words = Mapping[str, "StrOrPromise"]

TAB_WORDS: Final[Words] = {
    "": _("Gaps"),
    "agreement": _("Agreement"),
    "mirror": _("Mirror images"),
    "terms": _("Terms"),
    "statements": _("All statements"),
    "method": _("Method"),
    "made": _("How this was made"),
}
FINDING_WORDS: Final[Mapping[str, tuple["StrOrPromise", "StrOrPromise"]]] = {
    Finding.SHARED_GROUND.value: (
        _("Shared ground"),
        _("The sides agree, and both know it."),
    ),
    Finding.HIDDEN_AGREEMENT.value: (
        _("Hidden agreement"),
        _("The sides agree, and at least one does not know it."),
    ),
    Finding.RECOGNISED_DIFFERENCE.value: (
        _("Recognised difference"),
        _("The sides lean different ways, and both know it."),
    ),
    Finding.OVERLOOKED_DIFFERENCE.value: (
        _("Overlooked difference"),
        _("The sides lean different ways, and at least one does not know it."),
    ),
    Finding.MIRROR_IMAGE.value: (_("Mirror image"), _("Each side holds the same view of the other.")),
    Finding.DIVIDED_WITHIN.value: (
        _("Divided within"),
        _("The line does not run between the sides: one of them is split."),
    ),
    Finding.OPEN_QUESTION.value: (_("Open question"), _("A third or more of a side is unsure.")),
}
AWARENESS_WORDS: Final[Words] = {
    Awareness.KNOWN.value: _("known to each other"),
    Awareness.UNKNOWN.value: _("unknown to each other"),
    Awareness.MUTUAL.value: _("unknown to both sides"),
    Awareness.ONE_SIDED.value: _("unknown to one side"),
}
FIRMNESS_WORDS: Final[Words] = {
    Firmness.FIRM.value: _("firm"),
    Firmness.LEANING.value: _("leaning"),
    Firmness.NOT_RESOLVED.value: _("not resolved"),
}
AREA_WORDS: Final[Words] = {
    Area.AGREE_KNOWN.value: _("The sides agree, and this side knows it."),
    Area.AGREE_UNKNOWN.value: _("Both sides agree, but this side did not expect it."),
    Area.DIFFER_KNOWN.value: _("The sides differ, and this side knows it."),
    Area.DIFFER_UNKNOWN.value: _("The sides differ, but this side expected agreement."),
    Area.TOO_CLOSE.value: _("Too close, or too few, to say"),
}
LEAN_WORDS: Final[Words] = {
    Lean.AGREE.value: _("leans to agree"),
    Lean.DISAGREE.value: _("leans to disagree"),
    Lean.TOO_CLOSE.value: _("too close to say"),
}
READING_WORDS: Final[Words] = {
    Reading.OVER.value: _("expects more agreement than there is"),
    Reading.UNDER.value: _("expects less agreement than there is"),
    Reading.ABOUT_RIGHT.value: _("about right, or too close to say"),
}
DISCLOSURE_WORDS: Final[Words] = {
    Disclosure.EXACT.value: _("Counts where at least 20 people of each side answered, ranges elsewhere"),
    Disclosure.BANDS.value: _("Ranges only"),
    Disclosure.ROOM_ONLY.value: _("Ranges, in the room only"),
}
SETTING_WORDS: Final[Words] = {
    "not_sure": _("Share who are not sure"),
    "skip": _("Share who skip a statement"),
    "cannot_guess": _("Share who cannot guess"),
    "shift": _("How far a guess leans towards the own view, as a share"),
    "concentration": _("How close guesses lie together (sum of the Beta's parameters)"),
    "leaning": _("How alike people are in how readily they agree (1 = alike)"),
    "leave": _("Share who stop before the end"),
    "leave_after": _("Statements they have answered then"),
    "other_language": _("Share who answer in the other language"),
}
