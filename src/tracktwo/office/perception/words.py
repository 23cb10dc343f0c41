"""What pages of results call classes, areas, leans and readings, and why something is not shown."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from tracktwo.clearance.disclosure import Area, Awareness, Disclosure
from tracktwo.perception import Firmness
from tracktwo.vocabulary import findings

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
    "RECIPE_WORDS",
    "TAB_WORDS",
]

Words = Mapping[str, "StrOrPromise"]

TAB_WORDS: Final[Words] = {
    "": _("Gaps"),
    "agreement": _("Agreement"),
    "mirror": _("Mirror images"),
    "terms": _("Terms"),
    "change": _("Change over time"),
    "overview": _("Overview"),
    "statements": _("All statements"),
    "method": _("Method"),
    "made": _("How this was made"),
}
FINDING_WORDS: Final = {
    code: (_(name), _(sentence)) for code, (name, sentence) in findings.FINDING_WORDS.items()
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
LEAN_WORDS: Final = {code: _(word) for code, word in findings.LEAN_WORDS.items()}
READING_WORDS: Final = {code: _(word) for code, word in findings.READING_WORDS.items()}
DISCLOSURE_WORDS: Final[Words] = {
    Disclosure.EXACT.value: _("Counts where at least 20 people of each side answered, ranges elsewhere"),
    Disclosure.BANDS.value: _("Ranges only"),
    Disclosure.ROOM_ONLY.value: _("Ranges, in the room only"),
}
RECIPE_WORDS: Final = {code: _(word) for code, word in findings.RECIPE_WORDS.items()}
