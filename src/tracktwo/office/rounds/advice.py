"""What experience says about the words of a round: remarks to whoever writes, which keep nothing from opening."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.clearance.disclosure import SMALLEST_GROUP
from tracktwo.office.rounds.kinds import Organisation, StatementKind
from tracktwo.office.rounds.obstacles import named_in
from tracktwo.office.rounds.queries import policy_of
from tracktwo.office.rounds.remarks import advice_on
from tracktwo.office.shell.marking import plain
from tracktwo.vocabulary.errors import UsageError
from tracktwo.vocabulary.languages import endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Round, RoundSide, Statement
    from tracktwo.office.rounds.definitions import Wording

__all__ = ["Advice", "advice_of", "advice_on", "minutes_for", "of_words"]

_MOST: Final = 30
_SECONDS_EACH: Final = 15
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
        sentences = [*_of_partner(statement, partners), *of_words(statement, languages=round_.languages)]
        found += [Advice(statement=statement, sentence=sentence) for sentence in sentences]
    return found


def of_words(statement: "Statement | Wording", *, languages: Sequence[str]) -> list[str]:
    """Return remarks on one statement's words, language by language."""
    is_case = statement.kind == StatementKind.BOUNDARY
    return [
        _("%(language)s: %(remark)s") % {"language": endonym(tag), "remark": remark}
        for tag in languages
        for remark in advice_on(statement.text.get(tag, ""), is_case=is_case)
    ]


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
    yield from _of_numbers(round_)
    yield from _of_kinds(round_)
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


def _of_numbers(round_: "Round") -> Iterator[str]:
    """Yield for each side that so few are expected of it that nothing could be shown."""
    try:
        fewest = policy_of(round_).smallest_shown
    except UsageError:
        return  # an obstacle says so
    for each in round_.sides.all():
        if each.expected is not None and each.expected < fewest:
            yield ngettext(
                "%(count)s person is expected of “%(side)s”; nothing is shown of fewer than %(fewest)s.",
                "%(count)s people are expected of “%(side)s”; nothing is shown of fewer than %(fewest)s.",
                each.expected,
            ) % {"count": each.expected, "side": plain(each.side.name), "fewest": fewest}


def _of_kinds(round_: "Round") -> Iterator[str]:
    """Yield that too few are expected for the kinds of their organisations to be told."""
    expected = [each.expected for each in round_.sides.all() if each.expected is not None]
    if round_.asks_organisation and expected and min(expected) < len(Organisation) * SMALLEST_GROUP:
        yield _(
            "With so few people most kinds of organisation would be fewer than five of a side, and are not told; "
            "a person who is the only one of a kind may hesitate to answer. Consider not to ask."
        )


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
