"""The overview in words, for a reader at a terminal."""

from collections.abc import Iterable, Sequence
from typing import Final

from tracktwo.cli.perception.phrases import (
    heading,
    left_out,
    number,
    page,
    share,
    small_print,
    whole,
)
from tracktwo.figures import COUNTS_BELOW
from tracktwo.perception import Overview
from tracktwo.perception.tables import Figure, LeftOutBy, Missing, Pair, Reading, Row, Verdict, pairs_of
from tracktwo.vocabulary.languages import Words

__all__ = ["overview_in_words"]

_SHOWN: Final = 5
"""So many statements of each list."""


def overview_in_words(result: Overview, text: Words) -> str:
    """Return the result for a reader at a terminal; an id cannot steer it."""
    pairs = pairs_of(result.columns)
    return page(
        [
            *heading(result.origin, result.sides, text, statements=len(pairs)),
            *left_out(result.left_out, text),
            *_room(result, text),
            "",
            *_between(result, text),
            "",
            *_reading(result, text),
            "",
            *_shared(pairs, result, "agree", text),
            "",
            *_shared(pairs, result, "disagree", text),
            "",
            *_own(pairs, text),
            *_limits(result, text),
            small_print(result.settings, text),
        ]
    )


def _room(result: Overview, text: Words) -> Iterable[str]:
    if result.members is not None:
        one, two = (
            text.gettext("{count} of {side}").format(count=count, side=side)
            for side, count in result.members.items()
        )
        yield text.gettext("About this room only: {one} and {two}.").format(one=one, two=two)


def _between(result: Overview, text: Words) -> Iterable[str]:
    found = result.between
    if found.value is None:
        yield text.gettext("How much of the difference in views lies between the sides: not enough data.")
        return
    said = text.ngettext(
        "Over {count} statement, {share} of the difference in views lies between the sides{limits}.",
        "Over {count} statements, {share} of the difference in views lies between the sides{limits}.",
        found.statements,
    )
    yield said.format(
        count=found.statements, share=share(found.value, text, few=False), limits=_between_limits(found, text)
    )


def _reading(result: Overview, text: Words) -> Iterable[str]:
    for side, other in (result.sides, result.sides[::-1]):
        reading = result.readings[side]
        yield text.gettext("{side} reads {other}:").format(side=side, other=other)
        for line in _one_reading(reading, text):
            yield f"    {line}"
    if result.nearer.value is None:
        yield text.gettext("Who reads whom better: not enough data.")
    elif result.nearer.reason is Missing.NO_PEOPLE:
        yield text.gettext("Who reads whom better: not to be told from sums alone.")
    elif result.nearer.low is None:
        yield text.gettext("Who reads whom better: not enough data.")
    elif result.reads_better is None:
        yield text.gettext("Who reads whom better: no clear difference.")
    else:
        yield text.gettext("{side} reads the other side better.").format(side=result.reads_better)


def _one_reading(reading: Reading, text: Words) -> Iterable[str]:
    if reading.wrong_side.value is None:
        yield text.gettext("guesses on the wrong side of one half: not enough data")
    else:
        yield text.gettext("{share} of guesses are on the wrong side of one half{limits}").format(
            share=share(reading.wrong_side.value, text, few=False),
            limits=_between_limits(reading.wrong_side, text),
        )
    yield _against(reading.against_same, text, text.gettext("they think as we do"))
    yield _against(reading.against_opposite, text, text.gettext("they think the opposite"))
    if reading.error_difference.reason is Missing.NOT_ASKED:
        return
    yield _further(reading.error_difference, text)


def _against(verdict: Verdict | None, text: Words, simple: str) -> str:
    said = {
        Verdict.BETTER: text.gettext("nearer than the simple guess “{simple}”"),
        Verdict.WORSE: text.gettext("further off than the simple guess “{simple}”"),
        Verdict.NO_CLEAR_DIFFERENCE: text.gettext("no clear difference from the simple guess “{simple}”"),
        None: text.gettext("against the simple guess “{simple}”: not enough data"),
    }[verdict]
    return said.format(simple=simple)


def _further(found: Figure, text: Words) -> str:
    if found.value is None or found.low is None or found.high is None:
        return text.gettext("errors about the other side against those about itself: not enough data")
    if found.low <= 0 <= found.high:
        return text.gettext("about as far off about the other side as about itself: no clear difference")
    if found.low > 0:
        return text.gettext("further off about the other side than about itself")
    return text.gettext("further off about itself than about the other side")


def _shared(pairs: Sequence[Pair], result: Overview, what: str, text: Words) -> Iterable[str]:
    if what == "agree":
        name, placed, listed = "shared_agreement", result.shared_agreement, result.both_agree
        yield text.gettext("Most of both sides agree to, surest first:")
    else:
        name, placed, listed = "shared_disagreement", result.shared_disagreement, result.both_disagree
        yield text.gettext("Most of both sides reject, surest first:")
    if not listed:
        yield f"    {text.gettext('none') if placed else text.gettext('not enough data')}"
    rows = {pair[0]["statement"]: pair for pair in pairs}
    for place, statement in enumerate(listed[:_SHOWN], start=1):
        pair = rows[statement]
        few = any(whole(row, "n") < COUNTS_BELOW for row in pair)
        said = [_said(row, what, text, few=few) for row in pair]
        yield text.gettext(
            "    {place}. {statement}: {one}; {two} (geometric mean: probably {low} or more)"
        ).format(
            place=place,
            statement=statement,
            one=said[0],
            two=said[1],
            low=share(number(pair[0], f"{name}_low"), text, few=few),
        )
    if len(listed) > _SHOWN:
        rest = len(listed) - _SHOWN
        yield text.ngettext("    and {count} more", "    and {count} more", rest).format(count=rest)


def _said(row: Row, what: str, text: Words, *, few: bool) -> str:
    if few:
        return text.gettext("{side} {count} of {n}, {unsure} unsure").format(
            side=row["side"], count=row[what], n=row["n"], unsure=row["unsure"]
        )
    return text.gettext("{side} {share}, {unsure} unsure").format(
        side=row["side"],
        share=share(number(row, f"{what}_share"), text, few=False),
        unsure=share(number(row, "unsure_share"), text, few=False),
    )


def _own(pairs: Sequence[Pair], text: Words) -> Iterable[str]:
    rows = [row for pair in pairs for row in pair if whole(row, "n_own")]
    if not rows:
        return
    misjudged = [row for row in rows if row["misjudges_itself"] == "yes"]
    yield text.gettext("Sides that expect themselves to lean the other way than they do:")
    for row in misjudged:
        yield text.gettext("    {statement}: {side}").format(statement=row["statement"], side=row["side"])
    if not misjudged:
        yield f"    {text.gettext('none that is firm')}"
    for row in rows:
        if row["surprisingly_popular"] is not None:
            yield text.gettext(
                "Question of fact {statement}, {side}: surprisingly popular answer: {answer}"
            ).format(
                statement=row["statement"],
                side=row["side"],
                answer=_answer(str(row["surprisingly_popular"]), text),
            )
    yield ""


def _answer(answer: str, text: Words) -> str:
    return {
        "agree": text.gettext("agree"),
        "disagree": text.gettext("disagree"),
        "no_clear_difference": text.gettext("no clear difference"),
    }[answer]


def _limits(result: Overview, text: Words) -> Iterable[str]:
    match result.left_out_by:
        case LeftOutBy.PERSON:
            yield text.gettext("Limits over all statements come from leaving out each person in turn.")
        case LeftOutBy.GROUP:
            yield text.gettext(
                "Limits over all statements come from leaving out groups of people in turn, as there are many."
            )


def _between_limits(found: Figure, text: Words) -> str:
    if found.low is None or found.high is None:
        return text.gettext(" (limits: not enough data)")
    return text.gettext(" (probably between {low} and {high})").format(
        low=share(found.low, text, few=False), high=share(found.high, text, few=False)
    )
