"""How a number came about: in a sentence, as a formula, with who was counted and what was left out, to take along."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.terms import Keyness, LeftOut, PartKind, Refused, Tension, TermSettings, Verdict, Warned

if TYPE_CHECKING:
    from tracktwo.office.terms.corpus import Shelf
    from tracktwo.office.terms.lines import Asked, Counted

__all__ = [
    "Method",
    "of_keyness",
    "of_lines",
    "of_tension",
    "part_in_words",
    "refusal_in_words",
    "verdict_in_words",
    "warning_in_words",
    "why_short",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How a number came about; ``facts`` are pairs of what and how much."""

    sentence: str
    formula: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def footnote(self) -> str:
        """Return it as plain text, for a footnote."""
        told = [_("%(what)s: %(much)s") % {"what": what, "much": much} for what, much in self.facts]
        whole = [self.sentence, *filter(None, [self.formula]), *(f"{each}." for each in told)]
        return " ".join(whole)


def of_lines(counted: "Counted", shelf: "Shelf", asked: "Asked") -> Method:
    """Return how lines were found and counted."""
    shown = (
        _("All lines are shown.")
        if asked.is_all
        else _("One line of each speaker is shown, the first in the order chosen.")
    )
    is_cut = any(line.cuts for line in counted.found.lines)
    return Method(
        sentence=_(
            "Every place where the words stand next to each other within one turn, in any case or width and in "
            "simplified or traditional characters; Chinese is looked for character by character."
        )
        + " "
        + shown
        + (" " + _("Faint gaps show how Chinese is cut into words.") if is_cut else ""),
        facts=(
            (_("Hits"), f"{counted.found.hits:,}"),
            (_("People"), f"{counted.people:,}"),
            *_closed(shelf),
            (_("Words told apart by"), shelf.index.cutter),
        ),
    )


def of_keyness(result: Keyness, shelf: "Shelf", *, names: Mapping[str, str]) -> Method:
    """Return how words that a side says more were found; ``names`` are what the sides are called, by key."""
    made = result.settings
    return Method(
        sentence=_(
            "The unit of evidence is a person, never a word. Words are ordered by how much more often a side says "
            "them, drawn to none where little was said; limits come from how far people differ, and p from people’s "
            "sides drawn anew by lot."
        ),
        formula=_(
            "log₂ of (y₁ + α)/(n₁ + α₀ − y₁ − α) over the same of the other side, α₀ = %(prior)s; "
            "p = (1 + b)/(1 + %(draws)s); beyond chance: p ≤ %(level)s and, over all words "
            "tested, q ≤ %(share)s (Benjamini-Hochberg)."
        )
        % {
            "prior": f"{made.prior:g}",
            "draws": made.draws,
            "level": f"{made.level:g}",
            "share": f"{made.false_share:g}",
        },
        facts=(
            (_("Words tested"), f"{len(result.columns['word']):,}"),
            *(_people(names[side], number) for side, number in zip(result.sides, result.people, strict=True)),
            (_("Language"), result.language),
            *_left_out(result.left_out),
            *_closed(shelf),
            *_small_print(made),
            (_("Words told apart by"), result.cutter),
        ),
    )


def of_tension(found: Tension, shelf: "Shelf | None" = None) -> Method:
    """Return how the tension of a term was found."""
    made = found.settings
    parts = [
        (
            str(part_in_words(part.kind)),
            refusal_in_words(part.refused)
            if part.value is None
            else _("%(value)s; %(one)s and %(other)s people; p %(p)s")
            % {
                "value": f"{part.value:.3f}",
                "one": part.people[0],
                "other": part.people[1],
                "p": "–" if part.p is None else f"{part.p:.3f}",
            },
        )
        for part in found.parts
    ]
    return Method(
        sentence=_(
            "Tension is how much more two people from opposite sides disagree on a term than two people of one side "
            "do: the plain mean of what there is of three parts, cases sorted, features of definitions, and the "
            "company of the word. There is no tension from company alone, and company is not compared across "
            "languages."
        ),
        formula=_(
            "Per case: 1 − Σ p·q between sides, less the mean of (1 − Σ p²)·n/(n − 1) within them. p: people’s sides "
            "drawn anew, one draw for all parts. Limits: each person left out in turn."
        ),
        facts=(
            *parts,
            (_("p of all parts"), "–" if found.p is None else f"{found.p:.3f}"),
            (_("q over the terms tested"), "–" if found.q is None else f"{found.q:.3f}"),
            (_("Terms tested together"), f"{found.tested:,}"),
            *(
                ()
                if found.people_needed is None
                else ((_("People it would take to say more, about"), f"{found.people_needed:,}"),)
            ),
            *(() if shelf is None else _closed(shelf)),
            *((_("Mind"), warning_in_words(each)) for each in found.warned),
            *_small_print(made),
        ),
    )


def why_short(found: Tension) -> list[str]:
    """Return why there is not enough to say: each part that was asked for and has no value, with its reason."""
    if found.verdict is not Verdict.NOT_ENOUGH:
        return []
    answered = [part for part in found.parts if part.kind is not PartKind.USAGE]
    if all(part.refused is Refused.NOT_ASKED for part in answered):
        return [_("no cases were sorted, and no definitions compared")]
    return [
        _("%(what)s: %(much)s") % {"what": part_in_words(part.kind), "much": refusal_in_words(part.refused)}
        for part in answered
        if part.refused not in (None, Refused.NOT_ASKED)
    ]


def verdict_in_words(verdict: Verdict) -> str:
    """Return what may be said, in a few words; never that two sides mean the same."""
    return {
        Verdict.DIFFERS: _("Differs"),
        Verdict.NO_LARGER: _("No difference larger than 0.04"),
        Verdict.NOT_ENOUGH: _("Not enough data"),
    }[verdict]


def part_in_words(kind: PartKind) -> str:
    """Return what a part of tension is made of."""
    return {
        PartKind.CASES: _("Cases"),
        PartKind.FEATURES: _("Definitions"),
        PartKind.USAGE: _("Company of the term"),
    }[kind]


def refusal_in_words(refused: Refused | None) -> str:
    """Return why a part has no value."""
    return {
        None: "",
        Refused.NOT_ASKED: _("nothing to count"),
        Refused.TOO_FEW_PEOPLE: _("too few people"),
        Refused.TOO_FEW_CASES: _("too few cases"),
        Refused.OTHER_LANGUAGES: _(
            "the sides share no language, and how words of two languages are used cannot be compared"
        ),
        Refused.NOTHING_SHARED: _("people of one side have no word next to it in common"),
        Refused.ONE_VOICE: _("one person says it more than all others together"),
        Refused.UNEVEN: _("one side has many more people who say it much more often"),
        Refused.TOO_FEW_SPLITS: _("there are too few ways to split these people to tell chance"),
    }[refused]


def warning_in_words(warned: Warned) -> str:
    """Return what no figure can mend."""
    return {
        Warned.SIDE_IS_LANGUAGE: _(
            "each side speaks its own language; what is of the language cannot be told from what is of the side"
        ),
        Warned.ONE_EVENT: _("one side was heard at one event only, where the other was not"),
        Warned.PROVISIONAL: _("few people, so p cannot be small"),
    }[warned]


def _people(side: str, number: int) -> tuple[str, str]:
    return side, ngettext("%(num)s person", "%(num)s people", number) % {"num": number}


def _left_out(left: LeftOut) -> list[tuple[str, str]]:
    named = {
        "no_side": _("Turns of neither side, left out"),
        "other_languages": _("Turns in other languages, left out"),
    }
    return [(words, f"{getattr(left, name):,}") for name, words in named.items() if getattr(left, name)]


def _closed(shelf: "Shelf") -> list[tuple[str, str]]:
    found = []
    if shelf.closed:
        found.append((_("Turns off the record, never counted"), f"{shelf.closed:,}"))
    if shelf.waiting:
        found.append((_("Turns not indexed yet"), f"{shelf.waiting:,}"))
    return found


def _small_print(made: TermSettings) -> list[tuple[str, str]]:
    return [
        (_("Seed"), str(made.seed)),
        (_("Draws"), f"{made.draws:,}"),
        (_("Limits"), f"{made.interval:.0%}"),
    ]
