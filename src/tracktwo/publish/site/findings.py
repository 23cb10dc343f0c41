"""The words for what results say on the site: a finding in sentences, rules of disclosure.

The keys are codes as a release writes them: the publisher knows neither the gate nor the rooms that count, so tests
see to it that all are here.
"""

from collections.abc import Mapping
from typing import Any, Final

from tracktwo.publish.site.results import side_name
from tracktwo.publish.site.told import Told
from tracktwo.publish.site.view import View
from tracktwo.vocabulary.findings import AWARENESS_WORDS, FINDING_WORDS, FIRMNESS_WORDS

__all__ = [
    "DISCLOSURES",
    "LEANS_ON_CASES",
    "Finding",
    "finding_of",
]

_NEARLY_SURE: Final = 0.994
_: Final = str  # marks a message for the catalogue
Finding = tuple[str, str, str]
"""A finding's name, its sentence, and how sure it is; the last may be empty."""

LEANS_ON_CASES: Final = {
    "+": _("leans to count it in"),
    "-": _("leans not to count it in"),
    "too_close": _("too close to say"),
}
DISCLOSURES: Final = {
    "exact": _(
        "Exact: answers are counted where 20 people or more of each side answered a statement, and otherwise shown in "
        "steps. Simulated answers are always counted."
    ),
    "bands": _(
        "In steps: of every answer only between which parts of all it lies, wide enough that nobody’s own answer can "
        "be worked out. How many answered is shown in steps, too."
    ),
    "room_only": _("In the room only."),
}


def finding_of(view: View, told: Told, held: Told) -> Finding | None:
    """Return what follows from both sides' answers, in words; None where nothing is settled.

    Args:
        view: the page.
        told: the result.
        held: its round.
    """
    if told["finding"] is None:
        return None
    name, sentence = FINDING_WORDS[told["finding"]]
    said = view.gettext(sentence)
    if told["awareness"]:
        named = {"side": side_name(view, held, told["unaware"])} if told["unaware"] else {}
        said = f"{said} {_told(view, AWARENESS_WORDS[told['awareness']], named)}"
    sure = ""
    if told["firmness"]:
        sure = _told(
            view, FIRMNESS_WORDS[told["firmness"]], {"probability": _probability(told["probability"])}
        )
    return view.gettext(name), said, sure


def _probability(told: str) -> str:
    """Return a probability to two digits; what rounds to certainty is not called so."""
    return ">0.99" if float(told) > _NEARLY_SURE else f"{float(told):.2f}"


def _told(view: View, message: str, named: Mapping[str, Any]) -> str:
    said = view.gettext(message)
    return said % named if named else said
