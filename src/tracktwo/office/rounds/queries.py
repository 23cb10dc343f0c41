"""What rounds are asked about: which there are, what they ask and tell, who may still answer, how many take part."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Exists, OuterRef, Q, prefetch_related_objects
from django.utils.translation import gettext as _

from tracktwo.clearance.disclosure import SMALLEST_GROUP, Disclosure, HeadCount, Policy, head_count
from tracktwo.office.rounds.codes import ALPHABET, typed
from tracktwo.office.rounds.definitions import digest
from tracktwo.office.rounds.kinds import Organisation, Seat, State, StatementKind
from tracktwo.office.rounds.models import Answer, Invitation, Round, RoundSide, Statement
from tracktwo.office.rounds.wording import readings
from tracktwo.vocabulary.errors import UsageError

if TYPE_CHECKING:
    from tracktwo.office.models import Programme, Side

__all__ = [
    "CODE_LENGTH",
    "Checked",
    "Heads",
    "Kinds",
    "asked",
    "asked_again_within",
    "badge_of_code",
    "checks_of",
    "differences_noted",
    "followers_of",
    "heads_of",
    "invitations_of",
    "is_checked",
    "is_open",
    "organisations_of",
    "people_who_answered",
    "policy_of",
    "put_to_people",
    "round_called",
    "round_of_code",
    "rounds_of",
    "statements_asked",
    "texts_of",
    "versions_of",
    "wishes_revealed",
    "words_read",
]

CODE_LENGTH: Final = 6
_FOR_TEAMS: Final = ("topic", "perspective", "source")
"""Of a statement what nobody who answers reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """How many take part with one seat, in bands; None stands for fewer than five, nobody included."""

    side: "Side | None"
    seat: Seat
    joined: HeadCount | None
    answered: HeadCount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """How many come from one kind of organisation, side by side in bands; ``kind`` is None for those who said none."""

    kind: Organisation | None
    people: Mapping["Side", HeadCount | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One thing to be read in one language, the round's own words (None) or a statement, and who has read it."""

    statement: Statement | None
    language: str
    sha256: str
    by: str
    day: Any
    back: str = ""
    differences: str = ""


def rounds_of(programme: "Programme") -> list[Round]:
    """Return the rounds of a programme, drafts first and then the latest opened, each with its event and sides."""
    found = (
        Round.objects.filter(programme=programme)
        .select_related("event", "objective")
        .prefetch_related("sides__side")
    )
    found = found.annotate(asked=Count("statements", filter=Q(statements__retired=False)))
    return sorted(found, key=lambda each: each.opened_at is not None)


def round_called(programme: "Programme", key: str) -> Round | None:
    """Return the round of a programme with a key, with its event and how it calls the sides."""
    found = Round.objects.select_related("event", "objective", "programme").prefetch_related("sides__side")
    return found.filter(programme=programme, key=key).first()


def round_of_code(text: str) -> Round | None:
    """Return the round of a code as a person types it: in any case, with spaces or hyphens; a draft is none."""
    if not (code := _code_in(text)):
        return None
    found = Round.objects.select_related("programme").prefetch_related("sides__side")
    return found.filter(code=code, opened_at__isnull=False).first()


def badge_of_code(text: str) -> RoundSide | None:
    """Return the side of an opened round whose badges have a code, as a person types it."""
    if not (code := _code_in(text)):
        return None
    found = RoundSide.objects.select_related("round", "side").filter(badge=code)
    return found.filter(round__opened_at__isnull=False).first()


def _code_in(text: str) -> str:
    """Return the code somebody typed; "" where no code is written so, which no database need be asked."""
    code = typed(text)
    return code if len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) else ""


def asked(round_: Round) -> list[Statement]:
    """Return the statements people are asked, in order; each knows its round and how that calls the sides."""
    prefetch_related_objects([round_], "sides__side")
    return list(round_.statements.filter(retired=False))


def put_to_people(round_: Round) -> list[Statement]:
    """Return the same statements with what a participant reads of them; the rest is fetched where it is asked for."""
    return list(round_.statements.filter(retired=False).defer(*_FOR_TEAMS))


def versions_of(round_: Round) -> list[Statement]:
    """Return every version of every statement, the one that is asked last, so that older answers keep theirs."""
    prefetch_related_objects([round_], "sides__side")
    return list(round_.statements.order_by("position", "key", "version"))


def policy_of(round_: Round) -> Policy:
    """Return the disclosure policy of a round.

    Raises: UsageError if what is declared is looser than the rules allow.
    """
    declared = dict(round_.policy)
    strange = sorted(set(declared) - {each.name for each in fields(Policy)})
    if strange:
        raise UsageError(
            _("The policy has no rule “%(name)s”; it has %(names)s.")
            % {"name": strange[0], "names": ", ".join(each.name for each in fields(Policy))}
        )
    disclosure = declared.get("disclosure", Disclosure.BANDS)
    known = disclosure in set(Disclosure)
    return Policy(
        **{
            **declared,
            "disclosure": Disclosure(disclosure) if known else disclosure,
            "breakdown": tuple(declared.get("breakdown", ())),
        }
    )


def texts_of(round_: Round) -> dict[str, Any]:
    """Return everything people are asked and told, in JSON's own types: what opening freezes.

    Planned times are not part of it: a round may be closed early.
    """
    own = ("key", "title", "purpose", "label", "question", "rule", "origin", "languages")
    parts = ("key", "version", "kind", "topic", "partner", "author", "text")
    return {
        "format": "tracktwo-asked/1",
        "round": {name: getattr(round_, name) for name in own} | _follows(round_) | _asks_besides(round_),
        "kept_until": round_.kept_until.isoformat() if round_.kept_until else None,
        "policy": {**asdict(policy_of(round_)), "hash": policy_of(round_).hash},
        "sides": {
            each.side.key: {"name": each.side.name, "noun": each.noun, "adjective": each.adjective}
            for each in round_.sides.all()
        },
        "statements": [{name: getattr(each, name) for name in parts} for each in asked(round_)],
    }


def wishes_revealed(programme: "Programme") -> list[Statement]:
    """Return the wishes both sides were asked about in rounds whose results both know, the latest round first."""
    asked_of = Statement.objects.filter(round__programme=programme, kind=StatementKind.WISH, retired=False)
    known = asked_of.filter(round__revealed_at__isnull=False).select_related("round")
    return list(known.prefetch_related("round__sides__side").order_by("-round__revealed_at", "position"))


def statements_asked(programme: "Programme") -> list[Statement]:
    """Return every version of every statement of the rounds that were opened, each with its round, in one query."""
    found = Statement.objects.filter(round__programme=programme, round__opened_at__isnull=False)
    found = found.select_related("round").prefetch_related("round__sides__side")
    return list(found.order_by("round_id", "position", "key", "version"))


def asked_again_within(
    programme: "Programme", keys: "Collection[str]", *, start: date, end: date
) -> list[Round]:
    """Return the rounds of some keys that asked an earlier one again and closed in a period."""
    found = Round.objects.filter(programme=programme, key__in=keys, follows__isnull=False)
    return [row for row in found if row.closed_at and start <= row.closed_at.date() <= end]


def followers_of(round_: Round) -> list[Round]:
    """Return the rounds that ask a round's statements again, the earliest made first."""
    return list(round_.followed_by.order_by("pk"))


def _follows(round_: Round) -> dict[str, str]:
    """Return which round people may be asked about besides; nothing where they are asked for the first time."""
    return {"follows": round_.follows.key} if round_.follows else {}


def _asks_besides(round_: Round) -> dict[str, Any]:
    """Return what people are asked besides the statements, and that each side is by itself; nothing where neither."""
    apart = {"stage": round_.stage} if round_.is_apart else {}
    return apart | ({"asks_organisation": True} if round_.asks_organisation else {})


def is_open(round_: Round, *, at: datetime) -> bool:
    """Return whether answers count at a moment of the server's clock: opened, begun, and neither closed nor over."""
    if round_.opened_at is None or round_.closed_at is not None:
        return False
    return not (round_.opens and at < round_.opens) and not (round_.closes and at >= round_.closes)


def heads_of(round_: Round) -> list[Heads]:
    """Return how many take part, in bands, sides first; all that is known of a round before it closes."""
    answered = Exists(Answer.objects.filter(participant=OuterRef("pk")).exclude(stance=""))
    joined: Counter[tuple[str, int | None]] = Counter()
    spoke: Counter[tuple[str, int | None]] = Counter()
    rows = round_.participants.annotate(spoke=answered).values_list("seat", "side_id", "spoke")
    for seat, side, has_answered, people in rows.annotate(people=Count("pk")):
        joined[seat, side] += people
        spoke[seat, side] += people if has_answered else 0
    seats: list[tuple[Seat, Side | None]] = [(Seat.SIDE, each.side) for each in round_.sides.all()]
    seats += [(Seat.OBSERVER, None), (Seat.UNDISCLOSED, None)]
    return [
        Heads(
            side=side,
            seat=seat,
            joined=_band(joined[seat.value, side.pk if side else None]),
            answered=_band(spoke[seat.value, side.pk if side else None]),
        )
        for seat, side in seats
    ]


def organisations_of(round_: Round) -> list[Kinds]:
    """Return from what kinds of organisation the people of each side come, in bands; nothing before the round closes.

    While people come in, a band that changes would say who just did.
    """
    if not round_.asks_organisation or round_.state not in {State.CLOSED, State.REVEALED}:
        return []
    rows = round_.participants.filter(side__isnull=False).values_list("organisation", "side_id")
    people = {(kind, side): count for kind, side, count in rows.annotate(people=Count("pk"))}
    sides = [each.side for each in round_.sides.all()]
    kinds: list[Organisation | None] = [*Organisation, None]
    return [
        Kinds(kind=kind, people={side: _band(people.get((kind or "", side.pk), 0)) for side in sides})
        for kind in kinds
    ]


def people_who_answered(round_: Round) -> int:
    """Return how many have answered something, all seats together; shown to nobody but in wide bands."""
    return round_.participants.filter(Exists(Answer.objects.filter(participant=OuterRef("pk")))).count()


def _band(people: int) -> HeadCount | None:
    return head_count(people) if people >= SMALLEST_GROUP else None


def words_read(round_: Round, statement: Statement | None, *, language: str) -> str:
    """Return the SHA-256 of what somebody reads who checks one language: that wording beside all the others.

    A change of either needs another look, so each is part of it.
    """
    return digest({"language": language, **_words(round_, statement)})


def _words(round_: Round, statement: Statement | None) -> Mapping[str, Any]:
    if statement is None:
        return {
            "round": [round_.title, round_.purpose, round_.label, round_.question],
            "sides": [[each.side.key, each.noun, each.adjective] for each in round_.sides.all()],
        }
    tags = sorted({*round_.languages, *statement.text})
    return {
        "kind": statement.kind,
        "topic": statement.topic,
        "text": {tag: sorted(each.text for each in readings(statement, language=tag)) for tag in tags},
    }


def checks_of(round_: Round, statements: Sequence[Statement]) -> list[Checked]:
    """Return everything that is to be read, language by language, and who has read it as it stands."""
    prefetch_related_objects([round_], "checks__account")
    done = {(each.statement_id, each.language): each for each in round_.checks.all()}
    found = []
    for language in round_.languages:
        for statement in (None, *statements):
            sha256 = words_read(round_, statement, language=language)
            check = done.get((statement.pk if statement else None, language))
            holds = check is not None and check.sha256 == sha256
            found.append(
                Checked(
                    statement=statement,
                    language=language,
                    sha256=sha256,
                    by=check.account.name if check and holds else "",
                    day=check.day if check and holds else None,
                    back=check.back if check and holds else "",
                    differences=check.differences if check and holds else "",
                )
            )
    return found


def differences_noted(round_: Round) -> list[Checked]:
    """Return the checks that hold in which somebody noted what the languages do not say alike."""
    return [each for each in checks_of(round_, asked(round_)) if each.differences]


def is_checked(round_: Round, *, language: str) -> bool:
    """Return whether everything asked and told in a language was read by a named account, as it stands."""
    checks = checks_of(round_, asked(round_))
    return all(each.by for each in checks if each.language == language)


def invitations_of(round_: Round) -> list[Invitation]:
    """Return the invitations of a round by number; their secrets are kept nowhere."""
    return list(round_.invitations.select_related("side"))
