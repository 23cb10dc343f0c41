"""What a round is before it is a row: what a form or a file says of it, and of each statement."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tracktwo.office.rounds.kinds import Author, Entry, Stage, StatementKind
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.languages import LanguageText

if TYPE_CHECKING:
    from tracktwo.office.models import Round, Statement

__all__ = ["Called", "Definition", "Wording", "definition_of", "digest", "wording_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """How statements call a side, in each language, and how many of it are expected to answer."""

    noun: LanguageText = field(default_factory=dict)
    adjective: LanguageText = field(default_factory=dict)
    expected: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A round but for its statements.

    Attributes:
        event: the key of the event it belongs to; "" for none.
        objective: the key of the objective it serves; "" for none.
        stage: whether each side is asked by itself first; that a round confirms another is no part of this.
        only_sides: whether people without a side are not asked.
        asks_organisation: whether people may say what kind of organisation they come from.
        rule: the rule of attribution; "" where nobody chose one yet.
        policy: the parameters of the disclosure policy that were declared, as ``Policy`` calls them.
        sides: side key → how statements call it.
    """

    title: LanguageText
    purpose: LanguageText = field(default_factory=dict)
    label: LanguageText = field(default_factory=dict)
    question: LanguageText = field(default_factory=dict)
    event: str = ""
    objective: str = ""
    stage: str = Stage.JOINT
    only_sides: bool = False
    asks_organisation: bool = False
    rule: str = Rule.NOT_FOR_ATTRIBUTION
    entry: str = Entry.CODE
    languages: tuple[str, ...] = ()
    opens: datetime | None = None
    closes: datetime | None = None
    kept_until: datetime | None = None
    policy: Mapping[str, Any] = field(default_factory=dict)
    sides: Mapping[str, Called] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A statement but for its place: ``partner`` is the key of the one about the other side.

    ``perspective``, whose position it puts, and ``source``, what it was taken from, are the teams' own.
    """

    kind: StatementKind
    text: LanguageText
    topic: LanguageText = field(default_factory=dict)
    partner: str = ""
    author: Author = Author.ORGANISERS
    perspective: LanguageText = field(default_factory=dict)
    source: str = ""


def definition_of(round_: "Round") -> Definition:
    """Return what a round says of itself now."""
    return Definition(
        **{
            name: getattr(round_, name) for name in ("title", "purpose", "label", "question", "rule", "entry")
        },
        **{name: getattr(round_, name) for name in ("opens", "closes", "kept_until", "policy")},
        **{name: getattr(round_, name) for name in ("only_sides", "asks_organisation")},
        event=round_.event.key if round_.event else "",
        objective=round_.objective.key if round_.objective else "",
        stage=Stage.OWN if round_.is_apart else Stage.JOINT,
        languages=tuple(round_.languages),
        sides={
            each.side.key: Called(noun=each.noun, adjective=each.adjective, expected=each.expected)
            for each in round_.sides.all()
        },
    )


def wording_of(statement: "Statement") -> Wording:
    """Return what a statement says now."""
    return Wording(
        kind=StatementKind(statement.kind),
        text=statement.text,
        topic=statement.topic,
        partner=statement.partner,
        author=Author(statement.author),
        perspective=statement.perspective,
        source=statement.source,
    )


def digest(content: Definition | Wording | Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON of what is asked or told."""
    told = content if isinstance(content, Mapping) else asdict(content)
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_as_text)
    return hashlib.sha256(text.encode()).hexdigest()


def _as_text(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
