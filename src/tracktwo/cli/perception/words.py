"""Gaps in words, for a reader at a terminal."""

from collections.abc import Iterable

from tracktwo.cli.perception.phrases import (
    certainty,
    distance,
    heading,
    left_out,
    number,
    page,
    share,
    small_print,
    whole,
)
from tracktwo.figures import COUNTS_BELOW
from tracktwo.perception import Gaps, Settings
from tracktwo.perception.tables import Basis, Pair, Row, pairs_of
from tracktwo.vocabulary.languages import Words

__all__ = ["gaps_in_words"]


def gaps_in_words(result: Gaps, text: Words) -> str:
    """Return the result for a reader at a terminal; an id cannot steer it."""
    pairs = pairs_of(result.columns)
    lines = [
        *heading(result.origin, result.sides, text, statements=len(pairs)),
        *left_out(result.left_out, text),
        "",
    ]
    for pair in pairs:
        lines += [*_statement(pair, text, settings=result.settings), ""]
    labels = sum(row["class"] is not None for row, _ in pairs)
    return page([*lines, *_footing(result, text, labels=labels)])


def _statement(pair: Pair, text: Words, *, settings: Settings) -> Iterable[str]:
    colon = text.gettext(": ")
    yield f"{pair[0]['statement']}{colon}{_verdict(pair[0], text, settings=settings)}"
    # of few people with a view, people are counted: a percentage would promise more than there is
    few = any(whole(row, "agree") + whole(row, "disagree") < COUNTS_BELOW for row in pair)
    for row, other in (pair, pair[::-1]):
        yield f"    {row['side']}{colon}{_own_view(row, text, few=few)}"
        yield f"        {_guess(row, text, guesser=str(other['side']), few=few)}"


def _verdict(row: Row, text: Words, *, settings: Settings) -> str:
    if row["class"] is None:
        return text.gettext("too few answers to say; at least {count} are needed on each side").format(
            count=settings.min_answers
        )
    return certainty(
        str(row["class"]),
        str(row["firmness"]),
        number(row, f"p_{row['class']}"),
        text,
        detail=None if row["sublabel"] is None else _detail(str(row["sublabel"]), text),
    )


def _detail(sublabel: str, text: Words) -> str:
    if sublabel.startswith("only:"):
        return text.gettext("only {side} unaware").format(side=sublabel.removeprefix("only:"))
    return {
        "mutual": text.gettext("both sides unaware"),
        "known": text.gettext("known to both sides"),
        "unknown": text.gettext("not known to both sides"),
    }[sublabel]


def _own_view(row: Row, text: Words, *, few: bool) -> str:
    agree, unsure = whole(row, "agree"), whole(row, "unsure")
    views = whole(row, "n") - unsure
    if row["share"] is None:
        said = text.gettext("nobody with a view")
    else:
        counted = (
            text.gettext("{agree} of {views} with a view agree") if few else text.gettext("{share} agree")
        )
        said = text.gettext("{said} (probably between {low} and {high})").format(
            said=counted.format(agree=agree, views=views, share=share(number(row, "share"), text, few=few)),
            low=share(number(row, "low"), text, few=few),
            high=share(number(row, "high"), text, few=few),
        )
    if not unsure:
        return said
    doubt = text.ngettext("{count} unsure", "{count} unsure", unsure).format(count=unsure)
    return text.gettext("{said}; {doubt}").format(said=said, doubt=doubt)


def _guess(row: Row, text: Words, *, guesser: str, few: bool) -> str:
    if row["expected"] is None:
        count = whole(row, "n_expected")
        return text.ngettext(
            "{side} guessed {count} time, too few to use",
            "{side} guessed {count} times, too few to use",
            count,
        ).format(side=guesser, count=count)
    said = text.gettext("{side} expects {share}").format(
        side=guesser, share=share(number(row, "expected"), text, few=few)
    )
    if row["gap"] is None:
        return said
    low, high = number(row, "gap_low"), number(row, "gap_high")
    if low <= 0 <= high:
        return text.gettext("{said}: no clear gap").format(said=said)
    verdict = text.gettext("too high by about {gap}") if low > 0 else text.gettext("too low by about {gap}")
    # the limit nearer to zero first, whichever way the gap points
    near, far = sorted((abs(low), abs(high)))
    said = text.gettext("{said}: {verdict} (probably between {low} and {high})").format(
        said=said,
        verdict=verdict.format(gap=distance(abs(number(row, "gap")), text, few=few)),
        low=distance(near, text, few=few),
        high=distance(far, text, few=few),
    )
    drift = (
        text.gettext(
            "{said}; plain drift to the middle, as in guesses of {side} about itself, would give {share}"
        )
        if row["compression_basis"] == Basis.FITTED
        else text.gettext("{said}; plain drift to the middle, as assumed, would give {share}")
    )
    return drift.format(
        said=said, side=guesser, share=share(number(row, "expected_compressed"), text, few=few)
    )


def _footing(result: Gaps, text: Words, *, labels: int) -> Iterable[str]:
    yield text.ngettext(
        "Of this {count} label we expect about {wrong} to be wrong.",
        "Of these {count} labels we expect about {wrong} to be wrong.",
        labels,
    ).format(count=labels, wrong=f"{result.expected_wrong:.1f}")
    if result.listed_at_10:
        yield text.gettext(
            "Surest labels, of which at most one in ten should be wrong: {statements}."
        ).format(statements=text.gettext(", ").join(result.listed_at_10))
    yield small_print(result.settings, text)
