"""What stands in the way of opening a round, each as a sentence that says what to do."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from tracktwo.clearance.disclosure import Disclosure, Policy
from tracktwo.office.record.queries import names_on_record
from tracktwo.office.rounds.kinds import Stage, StatementKind
from tracktwo.office.rounds.queries import asked, checks_of, policy_of
from tracktwo.office.rounds.remarks import seem_named
from tracktwo.office.rounds.wording import differs_by_side, places_in, readings, unknown_places
from tracktwo.office.shell.marking import plain
from tracktwo.vocabulary.attribution import Rule, read_rule, strictest
from tracktwo.vocabulary.errors import UsageError
from tracktwo.vocabulary.languages import LanguageText, endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Round, Statement

__all__ = ["Obstacle", "named_in", "obstacles", "obstacles_of"]

_FEWEST: Final = 2
_SHORTEST_NAME: Final = 3
_SHORTEST_HAN: Final = 2
_SHORTEST_JOINED: Final = 4
_ACRONYM: Final = 5
_HAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One thing to put right before a round can open; ``statement`` is None for the round itself."""

    statement: "Statement | None" = None
    sentence: str


def obstacles(round_: "Round", *, at: datetime) -> list[Obstacle]:
    """Return everything that keeps a round from opening, the round's own first; none means it may open.

    Args:
        round_: the round.
        at: the moment it would open, by the server's clock.
    """
    statements = asked(round_)
    own = [*_of_rules(round_), *_of_times(round_, at=at), *_of_words(round_, statements)]
    found = [Obstacle(sentence=sentence) for sentence in own]
    names = names_on_record(round_.programme)
    keys = {statement.key for statement in statements}
    for statement in statements:
        of_this = [*_of_statement(round_, statement, keys=keys), *_of_names(round_, statement, names=names)]
        found += [Obstacle(statement=statement, sentence=sentence) for sentence in of_this]
    return [*found, *_of_checks(round_, statements)]


def obstacles_of(statement: "Statement") -> list[str]:
    """Return what keeps one statement of a round from being asked, whether or not anybody has checked it."""
    round_ = statement.round
    keys = {each.key for each in asked(round_)}
    names = names_on_record(round_.programme)
    return [*_of_statement(round_, statement, keys=keys), *_of_names(round_, statement, names=names)]


def _of_rules(round_: "Round") -> Iterator[str]:
    if not round_.rule:
        yield _("No rule of attribution is chosen; people must know the rule before they answer.")
    try:
        policy = policy_of(round_)
    except UsageError as error:
        yield str(error)
        return
    if "most_seats" not in round_.policy:
        yield _(
            "Declare the most seats one organisation holds on a side; it decides how small a group is shown."
        )
    if round_.is_apart and not round_.only_sides:
        yield _("Each side is asked by itself; choose that only people of the two sides are asked.")
    if round_.follows:
        yield from _of_earlier_rules(round_.follows, policy)
    of_event = read_rule(round_.event.rule) if round_.event else None
    if of_event and round_.rule and strictest(of_event, read_rule(round_.rule)) != round_.rule:
        yield _("The event it belongs to has a stricter rule; a round inside it cannot be looser.")
    in_room = policy.disclosure is Disclosure.ROOM_ONLY
    if round_.rule == Rule.OFF_THE_RECORD and not in_room:
        yield _("What is off the record is shown in the room only; choose that results stay in the room.")
    if in_room and round_.kept_until is None:
        yield _("Say when answers and results that stay in the room are deleted; people are told.")


def _of_earlier_rules(before: "Round", policy: Policy) -> Iterator[str]:
    """Yield that rules are looser than they were: two looks at the same people are guarded as the first was."""
    if not policy.is_as_strict_as(policy_of(before)):
        yield _(
            "The rules for results are looser than those of the round it asks again; what was promised then holds: "
            "choose the same or stricter ones."
        )


def _of_times(round_: "Round", *, at: datetime) -> Iterator[str]:
    opens = max(filter(None, (round_.opens, at)))
    if round_.closes and round_.closes <= opens:
        yield _("It would close before it opens; choose a later closing time, or none.")
    if round_.kept_until and round_.kept_until <= max(filter(None, (round_.closes, opens))):
        yield _("Answers would be deleted before the round closes; choose a later time.")


def _of_words(round_: "Round", statements: Sequence["Statement"]) -> Iterator[str]:
    if len(statements) < (1 if round_.stage == Stage.VALIDATION else _FEWEST):
        yield _("A round has two statements or more.")
    if not round_.languages:
        yield _("No language is chosen for participants.")
    for each in round_.sides.all():
        if round_.languages and each.side.languages and not {*each.side.languages} & {*round_.languages}:
            yield _("Nobody could read it in a language of “%(side)s”; add one of them.") % {
                "side": plain(each.side.name)
            }
    has_cases = any(statement.kind == StatementKind.BOUNDARY for statement in statements)
    texts = [
        (_("The title"), round_.title, True),
        (_("The purpose"), round_.purpose, bool(round_.purpose)),
        (_("The line on every statement"), round_.label, bool(round_.label)),
        (_("The question of the boundary cases"), round_.question, has_cases),
    ]
    for each in round_.sides.all():
        for word, called in (("noun", each.noun), ("adjective", each.adjective)):
            needed = any(_needs(statement, word) for statement in statements)
            name = _("The noun for “%(side)s”") if word == "noun" else _("The adjective for “%(side)s”")
            texts.append((name % {"side": plain(each.side.name)}, called, needed))
    for name, text, needed in texts:
        missing = _missing(round_, text)
        if needed and missing:
            yield _("%(what)s is not written in %(languages)s.") % {"what": name, "languages": missing}


def _needs(statement: "Statement", word: str) -> bool:
    places = frozenset[str]().union(*map(places_in, statement.text.values()))
    return bool(
        {"own adjective", "other adjective"} & places if word == "adjective" else {"own", "other"} & places
    )


def _of_statement(round_: "Round", statement: "Statement", *, keys: Iterable[str]) -> Iterator[str]:
    missing = _missing(round_, statement.text)
    if missing:
        yield _("It is not written in %(languages)s.") % {"languages": missing}
    if statement.topic and _missing(round_, statement.topic):
        yield _("Its topic is not written in %(languages)s.") % {
            "languages": _missing(round_, statement.topic)
        }
    for tag, text in sorted(statement.text.items()):
        if unknown_places(text):
            yield _("“%(place)s” is no place for a word of a side (%(language)s).") % {
                "place": unknown_places(text)[0],
                "language": endonym(tag),
            }
    written = [text for tag, text in statement.text.items() if tag in round_.languages]
    if statement.is_reciprocal and not all(map(places_in, written)):
        yield _("Each side must read it about the other: write {own} and {other} in each language.")
    elif differs_by_side(statement) and not all(map(places_in, written)):
        yield _("In one language it depends on the side who reads it, in another it does not.")
    if statement.partner == statement.key or (statement.partner and statement.partner not in keys):
        yield _("Its partner is no other statement of this round.")


def _of_names(round_: "Round", statement: "Statement", *, names: Iterable[str]) -> Iterator[str]:
    texts = [
        each.text
        for tag in round_.languages
        if statement.text.get(tag)
        for each in readings(statement, language=tag)
    ]
    found = sorted({name for text in texts for name in named_in(text, names)})
    if found:
        yield _("It names “%(name)s”, who is on record; statements name no person and no organisation.") % {
            "name": found[0]
        }
        return
    if seeming := [name for text in texts for name in seem_named(text)]:
        yield _("It seems to name “%(name)s”; statements name no person and no company.") % {
            "name": seeming[0]
        }


def named_in(text: str, names: Iterable[str]) -> list[str]:
    """Return which names stand in a text: as whole words where the script has spaces, acronyms in their capitals."""
    lowered = _folded(text)
    return [name for name in names if _stands(name, text, lowered)]


def _stands(name: str, text: str, lowered: str) -> bool:
    folded = _folded(name)
    if folded.upper() == folded.lower():  # a script without capitals may join a name to the word beside it
        return (
            len(folded) >= (_SHORTEST_HAN if _HAN.search(folded) else _SHORTEST_JOINED) and folded in lowered
        )
    if len(folded) < _SHORTEST_NAME:
        return False
    if len(name) <= _ACRONYM and name.isupper():
        return _is_a_word(name, unicodedata.normalize("NFKC", text))
    return _is_a_word(folded, lowered)


def _is_a_word(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _of_checks(round_: "Round", statements: Sequence["Statement"]) -> Iterator[Obstacle]:
    """Yield each language somebody has yet to read; only what is simulated opens as a draft."""
    if round_.is_simulated:
        return
    checks = checks_of(round_, statements)
    for language in round_.languages:
        waiting = [each.statement for each in checks if each.language == language and not each.by]
        if waiting:
            sentence = _("Nobody has checked the words in %(language)s as they now stand: %(what)s.") % {
                "language": endonym(language),
                "what": _(", ").join(each.key if each else _("the round itself") for each in waiting),
            }
            yield Obstacle(sentence=sentence)


def _missing(round_: "Round", text: LanguageText) -> str:
    return _(", ").join(endonym(tag) for tag in round_.languages if not text.get(tag, "").strip())
