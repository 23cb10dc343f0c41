"""The round file: what a round asks and how, without any answer; read whole or not at all, written canonically.

What a field may hold is read from the model, as for the programme file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.db import models, transaction

from tracktwo.office.record.exchange.files import check_format, check_names, parse, read_object
from tracktwo.office.record.exchange.format import field_of
from tracktwo.office.record.exchange.values import read_field, refuse, shown
from tracktwo.office.rounds.actions import add_statement, make_round
from tracktwo.office.rounds.definitions import Called, Definition, Wording, definition_of
from tracktwo.office.rounds.kinds import Author, Stage, StatementKind
from tracktwo.office.rounds.models import Round, RoundSide, Statement
from tracktwo.office.rounds.queries import asked
from tracktwo.perception import Origin, read_recipe
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import LanguageText

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme

__all__ = ["FORMAT", "RoundFile", "export_round", "import_round", "read_round"]

FORMAT: Final = "tracktwo-round/1"

_ROUND: Final = (
    *("key", "title", "purpose", "label", "question", "event", "objective", "rule", "origin", "entry"),
    *("stage", "only_sides", "asks_organisation", "languages"),
)
_TIMES: Final = ("opens", "closes", "kept_until")
_SIDE: Final = ("side", "noun", "adjective", "expected")
_STATEMENT: Final = ("key", "kind", "topic", "perspective", "partner", "author", "text", "source")
_LISTS: Final = ("round", "sides", "policy", "statements", "recipe")
_MOST: Final = 500
"""How many statements a file may have; nobody answers as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFile:
    """What a file says: a definition, statements by key in order, and how simulated answers are made."""

    key: str
    origin: Origin
    definition: Definition
    statements: Mapping[str, Wording]
    recipe: Mapping[str, Any] | None


@transaction.atomic
def import_round(
    programme: "Programme",
    content: bytes | str,
    *,
    by: "Account | None",
    key: str = "",
    title: LanguageText | None = None,
) -> Round:
    """Return the draft made from a file.

    Args:
        programme: the programme it is asked in.
        content: the file, UTF-8 JSON as :func:`export_round` writes it.
        by: who brings it in; None for the command line.
        key: another key than the file's.
        title: another title than the file's.

    Raises: FileError if it is no round file; DataError if it contradicts itself or the programme. Nothing is made
        then.
    """
    file = read_round(content)
    definition = replace(file.definition, title=title or file.definition.title)
    made = make_round(
        programme, definition, by=by, origin=file.origin, key=key or file.key, recipe=file.recipe
    )
    for name, wording in file.statements.items():
        add_statement(made, wording, by=by, key=name)
    return made


def read_round(content: bytes | str) -> RoundFile:
    """Return what a round file says.

    Raises: FileError if it is no round file; DataError, with the place, if a field is unknown, missing or wrong.
    """
    file = read_object(parse(content), path="the file")
    check_format(file, expected=FORMAT, what="round")
    check_names(file, known=("format", *_LISTS), path="")
    own = _row(file.get("round"), model=Round, names=_ROUND, also=_TIMES, path="round")
    times = {name: _time(file["round"].get(name), path=f"round.{name}") for name in _TIMES}
    statements = _statements(file.get("statements", []))
    origin = Origin(own.pop("origin"))
    recipe = file.get("recipe")
    if recipe is not None and origin is not Origin.SIMULATED:
        refuse(
            "recipe", "belongs to simulated answers only; leave it out, or say that the origin is simulated."
        )
    if recipe is not None:
        try:
            read_recipe(recipe, statements=list(statements))
        except DataError as error:
            refuse("recipe", str(error))
    return RoundFile(
        key=own.pop("key"),
        origin=origin,
        definition=Definition(
            **{
                **own,
                **times,
                "event": own["event"] or "",
                "objective": own["objective"] or "",
                "languages": tuple(own["languages"]),
            },
            policy=_policy(file.get("policy", {})),
            sides=_sides(file.get("sides", [])),
        ),
        statements=statements,
        recipe=recipe,
    )


def export_round(round_: Round) -> bytes:
    """Return the file of a round: canonical UTF-8 JSON of what it asks now, the same bytes for the same round."""
    definition = definition_of(round_)
    own = {"key": round_.key, "origin": round_.origin}
    own |= {name: getattr(definition, name) for name in _ROUND if name not in own}
    own |= {name: at.isoformat() for name in _TIMES if (at := getattr(definition, name))}
    file = {
        "format": FORMAT,
        "round": _written(
            {name: own[name] for name in (*_ROUND, *_TIMES) if name in own},
            usual={"stage": Stage.JOINT, "only_sides": False, "asks_organisation": False},
        ),
        "sides": [
            _written({name: key if name == "side" else getattr(called, name) for name in _SIDE})
            for key, called in sorted(definition.sides.items())
        ],
        "policy": definition.policy,
        "statements": [
            _written({name: getattr(each, name) for name in _STATEMENT}, usual={"author": Author.ORGANISERS})
            for each in asked(round_)
        ],
        "recipe": round_.recipe,
    }
    return (json.dumps(_written(file), ensure_ascii=False, indent=1) + "\n").encode()


def _written(row: Mapping[str, Any], usual: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return a row without what is empty or usual."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in row.items()
        if value not in ("", None, {}, [], ()) and (usual or {}).get(name) != value
    }


def _row(
    value: Any, *, model: type[models.Model], names: Sequence[str], path: str, also: Sequence[str] = ()
) -> dict[str, Any]:
    if value is None:
        refuse(path, "missing; every round file describes its round here.")
    row = read_object(value, path=path)
    check_names(row, known=(*names, *also), path=path)
    return {name: read_field(row, field=field_of(model, name), path=path) for name in names}


def _rows(value: Any, *, model: type[models.Model], names: Sequence[str], path: str) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        refuse(path, f"expected a list in brackets, found {shown(value)}.")
    if len(value) > _MOST:
        refuse(path, f"{len(value)} rows, expected at most {_MOST}; divide it.")
    return [_row(row, model=model, names=names, path=f"{path}[{place}]") for place, row in enumerate(value)]


def _statements(value: Any) -> dict[str, Wording]:
    found: dict[str, Wording] = {}
    for place, row in enumerate(_rows(value, model=Statement, names=_STATEMENT, path="statements")):
        key = row.pop("key")
        if key in found:
            refuse(
                f"statements[{place}].key", f"“{key}” is the key of an earlier statement; give each its own."
            )
        kind, author = StatementKind(row.pop("kind")), Author(row.pop("author"))
        found[key] = Wording(**row, kind=kind, author=author)
    return found


def _sides(value: Any) -> dict[str, Called]:
    rows = _rows(value, model=RoundSide, names=_SIDE, path="sides")
    found = {row["side"]: Called(**{name: row[name] for name in _SIDE[1:]}) for row in rows}
    if len(found) < len(rows):
        refuse("sides", "names one side twice; name each once.")
    return found


def _policy(value: Any) -> dict[str, Any]:
    """Return the parameters that are declared; which there are, and how far they go, is the policy's to say."""
    policy = read_object(value, path="policy")
    for name, given in policy.items():
        if not isinstance(given, int | str | list) or isinstance(given, bool):
            refuse(
                f"policy.{name}", f"expected a whole number, a word or a list of words, found {shown(given)}."
            )
        if isinstance(given, list) != (name == "breakdown"):
            refuse(f"policy.{name}", "expected a list of words for the breakdown, and for nothing else.")
        if isinstance(given, list) and not all(isinstance(part, str) for part in given):
            refuse(f"policy.{name}", "expected a list of words.")
    return policy


def _time(value: Any, *, path: str) -> datetime | None:
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        found = None
    if found is None or found.tzinfo is None:
        refuse(path, f"{shown(value)} is no moment; expected one such as 2021-11-12T09:00:00+00:00.")
    return found
