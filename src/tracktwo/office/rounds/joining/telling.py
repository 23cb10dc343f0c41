"""What a person is told before the first answer, in four short lines, and the one that stands on every step.

Every number is that of the round's own policy: the fewest people of whom anything is shown, and when answers go.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tracktwo.clearance.disclosure import SMALLEST_GROUP, Disclosure
from tracktwo.office.rounds.queries import policy_of
from tracktwo.vocabulary.attribution import Rule, read_rule
from tracktwo.vocabulary.dates import PartialDate, format_date
from tracktwo.vocabulary.languages import choose

if TYPE_CHECKING:
    from datetime import datetime

    from tracktwo.office.models import Round

__all__ = ["in_words", "rule_line", "told", "too_many"]


def rule_line(round_: "Round", *, language: str) -> str:
    """Return what the rule of a round lets be done with what is said in it, in a sentence."""
    if policy_of(round_).disclosure is Disclosure.ROOM_ONLY:
        if round_.kept_until is None:
            return _("Results are shown only in this room.")
        until = in_words(round_.kept_until, language=language)["date"]
        return _("Results are shown only in this room and deleted on %(date)s.") % {"date": until}
    rule = read_rule(round_.rule)
    if rule is Rule.ON_THE_RECORD:
        return _("What is said here may be used and quoted.")
    if rule is Rule.NOT_FOR_ATTRIBUTION:
        return _(
            "What is said here may be used, but never with a name, an organisation or a description "
            "that would reveal who said it."
        )
    return _("What is said here stays here. It will not be quoted, counted or published.")


def told(round_: "Round", *, language: str) -> list[str]:
    """Return the lines a person agrees to: use, numbers, what is not kept, and their rights."""
    return [
        rule_line(round_, language=language),
        _numbers_apart(round_) if round_.is_apart else _numbers(round_),
        *_of_earlier(round_, language=language),
        *_of_organisations(round_),
        _("We do not ask for your name. We do not store your address or device."),
        _(
            "You may skip any question. With your return code you may withdraw all your answers at any time; "
            "once the round has closed, results change only later, in batches."
        ),
    ]


def _of_earlier(round_: "Round", *, language: str) -> list[str]:
    """Return what a person is told who may have taken part in the round that is asked again."""
    if round_.follows is None:
        return []
    if round_.follows.is_apart:
        return [
            _(
                "Some of this your side was asked by itself, in “%(title)s”. Now both sides are asked; nobody compares "
                "what you answered then."
            )
            % {"title": choose(round_.follows.title, language=language)[1]}
        ]
    return [
        _(
            "Some of this was asked before, in “%(title)s”. If you took part, you may give your return code of that "
            "time, so that your answers of both times can be compared; nobody learns which are yours. Only the teams "
            "of both sides see how many changed their view, never for fewer than %(team)s people."
        )
        % {"title": choose(round_.follows.title, language=language)[1], "team": SMALLEST_GROUP}
    ]


def _of_organisations(round_: "Round") -> list[str]:
    """Return what a person is told where the round asks from what kind of organisation people come."""
    if not round_.asks_organisation:
        return []
    return [
        _(
            "If you like, you say what kind of organisation you come from. It is counted by itself, after the round "
            "has closed, never for fewer than %(team)s people; results are not divided by it."
        )
        % {"team": SMALLEST_GROUP}
    ]


def _numbers(round_: "Round") -> str:
    """Return how closely results are shown, with the smallest group this round's policy shows."""
    policy = policy_of(round_)
    groups = {"people": policy.smallest_shown, "team": SMALLEST_GROUP}
    if policy.disclosure is Disclosure.EXACT:
        return (
            _(
                "We show results only for groups of %(people)s or more people: as counts where enough people of "
                "both sides answered, else as ranges. Organisers of both sides see counts from %(team)s people."
            )
            % groups
        )
    return (
        _(
            "We show results only for groups of %(people)s or more people, as ranges. "
            "Organisers of both sides see counts from %(team)s people."
        )
        % groups
    )


def _numbers_apart(round_: "Round") -> str:
    """Return who reads results, and how closely, where each side is asked by itself."""
    return _(
        "Each side is asked by itself. How your side answered is shown to people of your side and its organisers "
        "alone, only for groups of %(people)s or more people; the other side never sees it. Afterwards both sides "
        "are asked together."
    ) % {"people": policy_of(round_).smallest_shown}


def too_many(until: "datetime", language: str) -> str:
    """Return that too many wrong codes came from a network, and when it may try again."""
    return _(
        "Too many codes that we do not know came from this network. Try again after %(time)s UTC. "
        "Whoever already takes part can go on."
    ) % in_words(until, language=language)


def in_words(moment: "datetime", *, language: str) -> dict[str, str]:
    """Return the date and the time of a moment in UTC, as a sentence takes them."""
    date = format_date(PartialDate.parse(f"{moment:%Y-%m-%d}"), language=language)
    return {"date": date, "time": f"{moment:%H:%M}"}
