"""What experience says about the words of a round: remarks to whoever writes, which keep nothing from opening."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.office.rounds.kinds import StatementKind
from tracktwo.office.rounds.obstacles import named_in
from tracktwo.office.shell.marking import plain
from tracktwo.vocabulary.languages import endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Round, RoundSide, Statement

__all__ = ["Advice", "advice_of", "advice_on", "minutes_for"]

_LONGEST: Final = 140
_LONGEST_HAN: Final = 60
_MOST: Final = 30
_SECONDS_EACH: Final = 15
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_TWO_IDEAS: Final = re.compile(
    r"\b(?:and|or|but|because|whereas|while)\b|并且|而且|同时|因为|但是|以及|或者|\b(?:أو|لكن|لأن)\b",
    re.IGNORECASE,
)
_NEGATIONS: Final = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|cannot)\b|n[’']t\b"
    r"|不(?![论管同仅])|没有|从未|并非|无法|\b(?:لا|ليس|ليست|لم|لن)\b",
    re.IGNORECASE,
)
_ABOUT_ONE: Final = frozenset({StatementKind.STRUCTURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One remark; ``statement`` is None where it is about all of them together."""

    statement: "Statement | None" = None
    sentence: str


def advice_of(round_: "Round", statements: Sequence["Statement"]) -> list[Advice]:
    """Return what may be said about a round's statements: together first, then one by one."""
    found = [Advice(sentence=sentence) for sentence in _of_all(round_, statements)]
    partners = {each.key: each.partner for each in statements}
    for statement in statements:
        sentences = list(_of_partner(statement, partners))
        for tag in round_.languages:
            text = statement.text.get(tag, "")
            is_case = statement.kind == StatementKind.BOUNDARY
            found_here = advice_on(text, is_case=is_case)
            sentences += [
                _("%(language)s: %(remark)s") % {"language": endonym(tag), "remark": remark}
                for remark in found_here
            ]
        found += [Advice(statement=statement, sentence=sentence) for sentence in sentences]
    return found


def advice_on(text: str, *, is_case: bool = False) -> list[str]:
    """Return remarks on one text in one language; a boundary case is a thing and no sentence."""
    found = []
    two, negated = _TWO_IDEAS.search(text), _NEGATIONS.search(text)
    if two and not is_case:
        found.append(
            _("it may hold two ideas (“%(word)s”), and somebody may agree with one of them only.")
            % {"word": two[0]}
        )
    if negated:
        found.append(
            _("it says what is not (“%(word)s”); to disagree with that is easily misread.")
            % {"word": negated[0]}
        )
    if re.search(r"[?？؟]", text):
        found.append(_("it is a question; write what one can agree or disagree with."))
    most = _LONGEST_HAN if _HAN.search(text) else _LONGEST
    if len(text) > most:
        found.append(
            _("it has %(count)s characters; up to %(most)s are read at a glance.")
            % {"count": len(text), "most": most}
        )
    return found


def minutes_for(statements: int) -> int:
    """Return about how many minutes a round of so many statements takes, at least one."""
    return max(1, round(statements * _SECONDS_EACH / 60))


def _of_partner(statement: "Statement", partners: Mapping[str, str]) -> Iterator[str]:
    if statement.kind in _ABOUT_ONE and not statement.partner:
        yield _(
            "It is about one side; the same should be asked about the other. Name that one as its partner."
        )
    elif statement.partner in partners and partners[statement.partner] != statement.key:
        yield _("“%(key)s” is its partner, but does not name this one as its own.") % {
            "key": statement.partner
        }


def _of_all(round_: "Round", statements: Sequence["Statement"]) -> Iterator[str]:
    if len(statements) > _MOST:
        yield ngettext(
            "%(count)s statements take about %(minutes)s minute; few people finish more than 30.",
            "%(count)s statements take about %(minutes)s minutes; few people finish more than 30.",
            minutes_for(len(statements)),
        ) % {"count": len(statements), "minutes": minutes_for(len(statements))}
    calls = list(round_.sides.all())
    alone, first = dict.fromkeys(calls, 0), dict.fromkeys(calls, 0)
    for statement in statements:
        named = _sides_named(round_, calls, statement)
        if len(named) == 1:
            alone[named[0]] += 1
        elif named:
            first[named[0]] += 1
    for counts, sentence in (
        (alone, _("Statements that name one side only: %(counts)s.")),
        (first, _("Where both sides are named, it is named first: %(counts)s.")),
    ):
        if len(set(counts.values())) > 1:
            said = _("; ").join(
                _("%(side)s %(count)s") % {"side": plain(each.side.name), "count": count}
                for each, count in counts.items()
            )
            yield sentence % {"counts": said}


def _sides_named(round_: "Round", calls: Sequence["RoundSide"], statement: "Statement") -> list["RoundSide"]:
    """Return the sides a statement itself names, first named first, in the first language it is written in."""
    tag = next((each for each in round_.languages if statement.text.get(each)), "")
    text = statement.text.get(tag, "")
    places = {}
    for each in calls:
        words = [word for word in (each.noun.get(tag), each.adjective.get(tag)) if word]
        found = [text.casefold().find(word.casefold()) for word in named_in(text, words)]
        if found:
            places[each] = min(found)
    return sorted(places, key=lambda each: places[each])
