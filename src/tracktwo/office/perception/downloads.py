"""Results as files: one tidy table for machines and spreadsheets, and what its columns mean."""

import csv
import io
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpResponse

from tracktwo.clearance.disclosure import Area, Awareness, HeadCount, Lean, Reading
from tracktwo.perception import Finding, Firmness, Origin
from tracktwo.vocabulary.cells import spreadsheet_text
from tracktwo.vocabulary.tables import Column, Kind, TableSpec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracktwo.clearance.kinds import ShownLimits
    from tracktwo.office.models import Round
    from tracktwo.office.perception.lines import Line

__all__ = ["KINDS", "RESULTS", "file_of", "rows_of"]

_DIGITS: Final = 4
KINDS: Final = ("csv", "json", "codebook")
_HEADS: Final = ", ".join(each.replace("-", "–") for each in HeadCount)
"""With dashes: a spreadsheet takes 5-9 for a day."""


def _text(name: str, meaning: str, *choices: str) -> Column:
    return Column(
        name=name, kind=Kind.CODE if choices else Kind.TEXT, meaning=meaning, blank=True, choices=choices
    )


def _count(name: str, meaning: str) -> Column:
    return Column(name=name, kind=Kind.COUNT, meaning=meaning, blank=True)


def _part(name: str, meaning: str) -> Column:
    return Column(name=name, kind=Kind.NUMBER, meaning=meaning, blank=True, low=-1.0, high=1.0)


RESULTS: Final = TableSpec(
    name="results",
    meaning="One row for each statement and side, in the order of the round; what is not shown is blank.",
    columns=(
        Column(
            name="origin",
            kind=Kind.CODE,
            meaning="whether people answered or a program made the answers up",
            choices=tuple(Origin),
        ),
        Column(name="round", kind=Kind.KEY, meaning="the round's key"),
        Column(name="statement", kind=Kind.KEY, meaning="the result's key"),
        Column(name="number", kind=Kind.COUNT, meaning="place among the statements"),
        Column(name="side", kind=Kind.KEY, meaning="the key of the side the row describes"),
        _text("side_name", "what results call the side"),
        _text("sentence", "the statement as this side reads it"),
        _text("statement_kind", "what the statement is about"),
        _text("topic", "its topic"),
        _text("people", f"how many of the side answered: a number, or one of {_HEADS}"),
        _count("agree", "how many agree; in ranges blank"),
        _count("disagree", "how many disagree; in ranges blank"),
        _count("unsure", "how many are unsure; in ranges blank"),
        _part("agree_low", "from which share of all who answered agree"),
        _part("agree_high", "up to which share of all who answered agree"),
        _part("disagree_low", "from which share of all who answered disagree"),
        _part("disagree_high", "up to which share of all who answered disagree"),
        _part("share_low", "lower 90 % limit of the share of those with a view who agree"),
        _part("share_high", "upper 90 % limit of the share of those with a view who agree"),
        _text("lean", "which way the side leans", *Lean),
        _text("expects_people", f"how many of the side guessed: a number, or one of {_HEADS}"),
        _text(
            "expects_points",
            "of a hundred on the other side with a view, how many this side expects to agree",
        ),
        _part("expects_low", "lower 90 % limit of that, as a share"),
        _part("expects_high", "upper 90 % limit of that, as a share"),
        _text("reading", "how that stands to what the other side answered", *Reading),
        _part("gap_low", "lower limit of the gap: expectation less the other side's share"),
        _part("gap_high", "upper limit of the gap"),
        _text("area", "how the side stands to the other; blank for a mirror image", *Area),
        _text("class", "the class of the statement", *Finding),
        _text("awareness", "who knows how it stands", *Awareness),
        _text("unaware", "the one side that does not"),
        _text("firmness", "how far the class may be relied on", *Firmness),
        _text("probability", "the probability of the class"),
        _text("day", "when the value was released"),
        _text("policy", "the hash of the rules of disclosure"),
    ),
    unique=(("statement", "side"),),
    constant=("origin", "round"),
)


def rows_of(lines: "Iterable[Line]") -> list[dict[str, Any]]:
    """Return the table's rows; None where nothing is shown."""
    return [_row(line, label.key) for line in lines for label in line.labels]


def file_of(lines: "Iterable[Line]", round_: "Round", *, kind: str) -> HttpResponse:
    """Return a file to be saved; one of simulated answers says so in its name and in its first column."""
    made, type_ = _MAKERS[kind](lines, round_)
    stem = f"{'SIMULATED-' if round_.is_simulated else ''}{round_.key}-results"
    ending = {"csv": ".csv", "json": ".json", "codebook": "-codebook.md"}[kind]
    headers = {"Content-Disposition": f'attachment; filename="{stem}{ending}"'}
    return HttpResponse(made, content_type=type_, headers=headers)


def _csv(lines: "Iterable[Line]", _round: "Round") -> tuple[str, str]:
    out = io.StringIO()
    out.write("\N{ZERO WIDTH NO-BREAK SPACE}")  # spreadsheets take a file without it for a local encoding
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in RESULTS.columns)
    for row in rows_of(lines):
        writer.writerow(_cell(row[column.name]) for column in RESULTS.columns)
    return out.getvalue(), "text/csv; charset=utf-8"


def _json(lines: "Iterable[Line]", round_: "Round") -> tuple[str, str]:
    content = {"origin": round_.origin, "round": round_.key, "results": rows_of(lines)}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n", "application/json"


def _codebook(_lines: "Iterable[Line]", _round: "Round") -> tuple[str, str]:
    return RESULTS.document(), "text/markdown; charset=utf-8"


_MAKERS: Final = {"csv": _csv, "json": _json, "codebook": _codebook}


def _cell(value: object) -> str:
    return "" if value is None else spreadsheet_text(str(value)) if isinstance(value, str) else str(value)


def _row(line: "Line", key: str) -> dict[str, Any]:
    result, side = line.result, line.sides[key]
    expects, counts, bands = side.expects, side.counts, side.bands
    return {
        "origin": (Origin.SIMULATED if result.is_simulated else Origin.REAL).value,
        "round": result.round,
        "statement": result.key,
        "number": result.number,
        "side": key,
        "side_name": line.name(key),
        "sentence": line.read_by(key)[0].text,
        "statement_kind": result.kind or None,
        "topic": next(iter((result.topic or {}).values()), None),
        "people": line.people(key),
        "agree": counts.agree if counts else None,
        "disagree": counts.disagree if counts else None,
        "unsure": counts.unsure if counts else None,
        **_ends("agree", bands.agree if bands else None),
        **_ends("disagree", bands.disagree if bands else None),
        **_ends("share", side.limits),
        "lean": side.lean.value,
        "expects_people": expects.people.replace("-", "–") if expects else None,
        "expects_points": expects.points if expects else None,
        **_ends("expects", expects.limits if expects else None),
        "reading": expects.reading.value if expects else None,
        **_ends("gap", expects.gap if expects else None),
        "area": side.area.value if side.area else None,
        "class": result.finding.value if result.finding else None,
        "awareness": result.awareness.value if result.awareness else None,
        "unaware": result.unaware,
        "firmness": result.firmness.value if result.firmness else None,
        "probability": result.probability,
        "day": side.day.edtf,
        "policy": side.policy,
    }


def _ends(name: str, limits: "ShownLimits | None") -> dict[str, float | None]:
    low, high = (
        (round(float(Fraction(end)), _DIGITS) for end in (limits.low, limits.high))
        if limits
        else (None, None)
    )
    return {f"{name}_low": low, f"{name}_high": high}
