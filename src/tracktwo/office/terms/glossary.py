"""The glossary as one noun and back: what other programs read and write of concepts.

A glossary has terms, definitions, equivalents, and what a file said that we have no use for. What else is known of a
concept stays here: it has no place in any of the formats. Nor have rules, so only definitions on the record go out.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.terms.concept_actions import add_part, make_concept
from tracktwo.office.terms.concepts import concept_list, shown_definitions
from tracktwo.office.terms.models import Concept, ConceptDefinition, ConceptEquivalent, ConceptTerm
from tracktwo.terms import Concept as Noun
from tracktwo.terms import (
    Definition,
    Equivalence,
    Equivalent,
    Glossary,
    Kept,
    Status,
    Term,
    read_csv,
    read_skos,
    read_tbx,
)
from tracktwo.vocabulary.attribution import Rule, read_rule
from tracktwo.vocabulary.errors import DataError, UsageError
from tracktwo.vocabulary.languages import choose, is_language_tag

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme, Side

__all__ = [
    "LARGEST",
    "TYPES",
    "Taken",
    "glossary_of",
    "kept_of",
    "left_here",
    "read_uploaded",
    "take_glossary",
    "told",
]

LARGEST: Final = 8_000_000
"""Bytes a file may have."""
TYPES: Final = {
    "tbx": "application/x-tbx+xml",
    "rdf": "application/rdf+xml",
    "csv": "text/csv; charset=utf-8",
}
_READERS: Final = {".tbx": read_tbx, ".xml": read_tbx, ".rdf": read_skos, ".csv": read_csv}
_KEY: Final = re.compile(r"[-a-zA-Z0-9_]{1,80}")
_MOST: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a file: new concepts, ones that got more, lines there were already, and what we have no use for."""

    made: int
    added_to: int
    parts: int
    there: int
    unknown: tuple[Kept, ...]


def glossary_of(programme: "Programme") -> Glossary:
    """Return the glossary of a programme; of its definitions those on the record, as that stands now."""
    found = concept_list(programme).prefetch_related(
        "terms__side", "equivalents", "definitions__side", "definitions__event", "definitions__document"
    )
    names = {side.pk: side.key for side in programme.sides.all()}
    return Glossary(
        title=choose(programme.name, language="en")[1],
        concepts=tuple(_noun(each, names) for each in found),
        kept=tuple(dict.fromkeys(each for one in found for each in _kept(one, whole=True))),
    )


def kept_of(concept: Concept) -> list[Kept]:
    """Return what a file said of a concept that we have no use for."""
    return _kept(concept, whole=False)


def read_uploaded(content: bytes, *, name: str) -> Glossary:
    """Return the glossary of a file as it was handed in.

    Raises: UsageError if its name says no format; FileError or TableError if it is not what its name says.
    """
    ending = "." + name.rpartition(".")[2].lower()
    reader = _READERS.get(ending)
    if reader is None:
        raise UsageError(_("This file is no glossary; hand in one that ends in .tbx, .xml, .rdf or .csv."))
    if len(content) > LARGEST:
        raise UsageError(
            _("This file is larger than %(most)s MB; divide it.") % {"most": LARGEST // 1_000_000}
        )
    return reader(content, name=name)


@transaction.atomic
def take_glossary(
    programme: "Programme",
    glossary: Glossary,
    *,
    by: "Account | None",
    rule: str = "",
    called: Mapping[str, str] | None = None,
) -> Taken:
    """Add what a glossary says to a programme's, and return what came of it; nothing that is here is changed.

    Args:
        programme: whose.
        glossary: what was read.
        by: who brings it in.
        rule: how its definitions may be used; "" is not stated.
        called: what the file calls the sides: name → key of the side.

    Raises: DataError if it names a side nobody knows, or a language that is none; nothing is then kept.
    """
    if len(glossary.concepts) > _MOST:
        raise DataError(_("This glossary has more than %(most)s concepts; divide it.") % {"most": _MOST})
    sides = _sides(programme, called or {})
    made = added_to = parts = there = 0
    whole = glossary.kept
    for noun in glossary.concepts:
        _check(noun, sides)
        concept = Concept.objects.filter(programme=programme, key=noun.key).first()
        is_new = concept is None
        concept = concept or _made(programme, noun, by=by)
        more, known = _add(concept, noun, sides, rule=rule, by=by, is_new=is_new)
        _keep(concept, noun.kept, whole=whole)
        whole = ()
        made, parts, there = made + is_new, parts + more, there + known
        added_to += bool(more and not is_new)
    record_change(
        programme=programme,
        by=by,
        action="imported",
        subject=f"programme:{programme.key}",
        before=None,
        after={"glossary": len(glossary.concepts), "new": made},
    )
    return Taken(made=made, added_to=added_to, parts=parts, there=there, unknown=tuple(glossary.unknown()))


def told(taken: Taken) -> str:
    """Return what came of a file, in words."""
    sentences = [
        ngettext("%(num)s new term.", "%(num)s new terms.", taken.made) % {"num": taken.made},
        ngettext("%(num)s term has more now.", "%(num)s terms have more now.", taken.added_to)
        % {"num": taken.added_to},
    ]
    if taken.there:
        sentences.append(
            ngettext("%(num)s line was here already.", "%(num)s lines were here already.", taken.there)
            % {"num": taken.there}
        )
    return " ".join(sentences)


def _noun(concept: Concept, names: dict[int, str]) -> Noun:
    return Noun(
        key=concept.key,
        note=concept.note or None,
        terms=tuple(
            Term(
                text=each.text,
                language=each.language,
                side=names.get(each.side_id or 0),
                status=Status(each.status) if each.status else None,
                note=each.note or None,
            )
            for each in concept.terms.all()
        ),
        definitions=tuple(
            Definition(
                text=each.text,
                language=each.language,
                side=names.get(each.side_id or 0),
                source=each.source or None,
            )
            for each in _on_the_record(concept)
        ),
        equivalents=tuple(
            Equivalent(
                term=each.term,
                language=each.language,
                other=each.other,
                other_language=each.other_language,
                strength=Equivalence(each.strength),
                lost=each.lost or None,
            )
            for each in concept.equivalents.all()
        ),
        kept=tuple(kept_of(concept)),
    )


def left_here(programme: "Programme") -> int:
    """Return how many definitions stay here, because they are not on the record."""
    found = concept_list(programme).prefetch_related("definitions__event")
    return sum(len(each.definitions.all()) - len(_on_the_record(each)) for each in found)


def _on_the_record(concept: Concept) -> list[ConceptDefinition]:
    return [
        each
        for each in shown_definitions(concept)
        if each.rule == Rule.ON_THE_RECORD
        and (each.event is None or read_rule(each.event.rule) is Rule.ON_THE_RECORD)
    ]


def _kept(concept: Concept, *, whole: bool) -> list[Kept]:
    return [
        Kept(format=each["format"], place=each["place"], content=each["content"])
        for each in concept.kept
        if bool(each.get("whole")) is whole
    ]


def _sides(programme: "Programme", called: Mapping[str, str]) -> dict[str, "Side"]:
    """Return the sides by every name a file may call them: key, name in any language, and what it was said to."""
    found: dict[str, Side] = {}
    by_key = {side.key: side for side in programme.sides.all()}
    for side in by_key.values():
        found |= dict.fromkeys([side.key, *side.name.values()], side)
    return found | {name: by_key[key] for name, key in called.items() if key in by_key}


def _check(noun: Noun, sides: Mapping[str, "Side"]) -> None:
    named = [*(each.side for each in noun.terms), *(each.side for each in noun.definitions)]
    for name in filter(None, named):
        if name not in sides:
            raise DataError(
                _("The glossary names a side “%(name)s”; say below which side that is, and send it again.")
                % {"name": name}
            )
    tags = [*(each.language for each in noun.terms), *(each.language for each in noun.definitions)]
    for tag in tags:
        if not is_language_tag(tag):
            raise DataError(
                _("“%(tag)s” is no language tag; write one such as en or zh-Hans.") % {"tag": tag}
            )


def _made(programme: "Programme", noun: Noun, *, by: "Account | None") -> Concept:
    key = noun.key if _KEY.fullmatch(noun.key) else ""
    if not noun.terms:
        raise DataError(_("The concept “%(key)s” has no term; give it one in the file.") % {"key": noun.key})
    return make_concept(programme, {}, by=by, note=noun.note or "", key=key or noun.terms[0].text)


def _add(
    concept: Concept,
    noun: Noun,
    sides: Mapping[str, "Side"],
    *,
    rule: str,
    by: "Account | None",
    is_new: bool,
) -> tuple[int, int]:
    """Return how many lines were added to a concept, and how many it had."""
    rows: list[tuple[Any, dict[str, Any]]] = []
    for term in noun.terms:
        told = {"side": sides.get(term.side or ""), "status": term.status or "", "note": term.note or ""}
        rows.append((ConceptTerm, {"text": term.text, "language": term.language, **told}))
    for said in noun.definitions:
        told = {"side": sides.get(said.side or ""), "source": said.source or "", "rule": rule}
        rows.append((ConceptDefinition, {"text": said.text, "language": said.language, **told}))
    rows += [(ConceptEquivalent, {**asdict(pair), "lost": pair.lost or ""}) for pair in noun.equivalents]
    added = there = 0
    for model, values in rows:
        same = {name: value for name, value in values.items() if name != "rule"}
        if not is_new and model.objects.filter(concept=concept, **same).exists():
            there += 1
            continue
        try:
            add_part(concept, model, values, by=by, flags=not is_new)
        except ValidationError as error:
            raise DataError(
                _("The concept “%(key)s” cannot be kept: %(why)s")
                % {"key": noun.key, "why": " ".join(error.messages)}
            ) from error
        added += 1
    return added, there


def _keep(concept: Concept, kept: Iterable[Kept], *, whole: Iterable[Kept]) -> None:
    rows = [*map(asdict, kept), *({**asdict(each), "whole": True} for each in whole)]
    new = [each for each in rows if each not in concept.kept]
    if new:
        concept.kept = [*concept.kept, *new]
        concept.save(update_fields=["kept"])
