"""Change in words, for a reader at a terminal."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from tracktwo.cli.perception.phrases import (
    certainty,
    heading,
    left_out,
    number,
    page,
    share,
    small_print,
    whole,
)
from tracktwo.figures import COUNTS_BELOW
from tracktwo.perception import Change, Settings
from tracktwo.perception.tables import Pair, Row, pairs_of
from tracktwo.vocabulary.languages import Words

__all__ = ["change_in_words"]


def change_in_words(result: Change, text: Words) -> str:
    """Return the result for a reader at a terminal; no participant is named, and an id cannot steer it."""
    pairs = pairs_of(result.columns)
    lines = [*_heading(result, text, statements=len(pairs)), ""]
    for pair in pairs:
        lines += [*_statement(pair, text, settings=result.settings), ""]
    return page([*lines, *_footing(result, pairs, text)])


def _heading(result: Change, text: Words, *, statements: int) -> Iterable[str]:
    yield from heading(result.origin, result.sides, text, statements=statements)
    yield text.gettext("Answered both times: {people}.").format(people=_people(result.paired, text))
    for told, people in (
        (text.gettext("Only before: {people}. They are not used."), result.only_before),
        (text.gettext("Only after: {people}. They are not used."), result.only_after),
    ):
        sizes = {side: len(codes) for side, codes in people.items()}
        if any(sizes.values()):
            yield told.format(people=_people(sizes, text))
    for told, statements_once in (
        (text.gettext("Asked only before, and left out: {statements}."), result.statements_only_before),
        (text.gettext("Asked only after, and left out: {statements}."), result.statements_only_after),
    ):
        if statements_once:
            yield told.format(statements=text.gettext(", ").join(statements_once))
    yield from left_out(sum(result.left_out), text)


def _people(sizes: Mapping[str, int], text: Words) -> str:
    return text.gettext(", ").join(
        text.gettext("{side} {count}").format(side=side, count=count) for side, count in sizes.items()
    )


def _statement(pair: Pair, text: Words, *, settings: Settings) -> Iterable[str]:
    colon = text.gettext(": ")
    yield str(pair[0]["statement"])
    yield from _classes(pair[0], text, settings=settings)
    # of few people, people are counted: a percentage would promise more than there is
    few = any(whole(row, key) < COUNTS_BELOW for row in pair for key in ("n", "expected_n"))
    for row, other in (pair, pair[::-1]):
        yield f"    {row['side']}{colon}{_own(row, text, few=few, settings=settings)}"
        yield f"        {_guess(row, text, guesser=str(other['side']), few=few)}"
        if row["gap_change"] is not None:
            yield f"        {_gap(row, text, few=few)}"


def _classes(row: Row, text: Words, *, settings: Settings) -> Iterable[str]:
    said = [
        text.gettext("too few answers to say; at least {count} are needed on each side").format(
            count=settings.min_answers
        )
        if row[f"class_{when}"] is None
        else certainty(
            str(row[f"class_{when}"]), str(row[f"firmness_{when}"]), number(row, f"p_{when}"), text
        )
        for when in ("before", "after")
    ]
    yield f"    {text.gettext('before: {said}').format(said=said[0])}"
    yield f"    {text.gettext('after: {said}').format(said=said[1])}"
    if row["p_class_differs"] is not None:
        # an upper limit, so it is rounded up
        differs = ceil(100 * number(row, "p_class_differs"))
        yield f"    {text.gettext('chance that the class differs: at most {count} in 100').format(count=differs)}"


def _own(row: Row, text: Words, *, few: bool, settings: Settings) -> str:
    people = whole(row, "n")
    if row["change"] is None:
        return text.ngettext(
            "{count} person answered both times, too few to say; at least {least} are needed",
            "{count} people answered both times, too few to say; at least {least} are needed",
            people,
        ).format(count=people, least=settings.min_answers)
    if few:
        said = text.gettext("{before} of {people} agreed, then {after} of {people}").format(
            before=whole(row, "n11") + whole(row, "n10"),
            after=whole(row, "n11") + whole(row, "n01"),
            people=people,
        )
    else:
        said = text.gettext("{before} agreed, then {after}").format(
            before=share(number(row, "share_before"), text, few=few),
            after=share(number(row, "share_after"), text, few=few),
        )
    return _moved(said, row, ("change", "change_low", "change_high"), text, few=few)


def _guess(row: Row, text: Words, *, guesser: str, few: bool) -> str:
    if row["expected_change"] is None:
        people = whole(row, "expected_n")
        return text.ngettext(
            "{side}: {count} person guessed both times, too few to use",
            "{side}: {count} people guessed both times, too few to use",
            people,
        ).format(side=guesser, count=people)
    said = text.gettext("{side} expected {before}, then {after}").format(
        side=guesser,
        before=share(number(row, "expected_before"), text, few=few),
        after=share(number(row, "expected_after"), text, few=few),
    )
    return _moved(said, row, ("expected_change", "expected_low", "expected_high"), text, few=few)


def _gap(row: Row, text: Words, *, few: bool) -> str:
    said = text.gettext("gap, of everybody who answered: {before}, then {after}").format(
        before=_off(number(row, "gap_before"), text, few=few),
        after=_off(number(row, "gap_after"), text, few=few),
    )
    return _moved(said, row, ("gap_change", "gap_change_low", "gap_change_high"), text, few=few)


def _off(gap: float, text: Words, *, few: bool) -> str:
    verdict = text.gettext("{gap} too high") if gap > 0 else text.gettext("{gap} too low")
    return verdict.format(gap=_step(abs(gap), text, few=few))


def _moved(said: str, row: Row, keys: tuple[str, str, str], text: Words, *, few: bool) -> str:
    """Return what was said, and by how much it moved, or that no change can be told."""
    step, low, high = (number(row, key) for key in keys)
    if low <= 0 <= high:
        return text.gettext(
            "{said}: no detectable change (probably between {low} down and {high} up)"
        ).format(said=said, low=_step(abs(low), text, few=few), high=_step(high, text, few=few))
    way = (
        text.gettext("{said}: up by about {step} (probably between {low} and {high})")
        if low > 0
        else text.gettext("{said}: down by about {step} (probably between {low} and {high})")
    )
    # the limit nearer to zero first, whichever way it moved
    near, far = sorted((abs(low), abs(high)))
    return way.format(
        said=said,
        step=_step(abs(step), text, few=few),
        low=_step(near, text, few=few),
        high=_step(far, text, few=few),
    )


def _step(part: float, text: Words, *, few: bool) -> str:
    """Return a distance in words, ten times as closely as shares are told: steps are small."""
    if few:
        return text.gettext("{count} of 10").format(count=f"{10 * part:.1f}".removesuffix(".0"))
    points = 100 * part
    count = f"{points:.0f}" if points >= 1 else f"{points:.1f}".removesuffix(".0")
    return text.ngettext("{count} point", "{count} points", 1 if count == "1" else 2).format(count=count)


def _footing(result: Change, pairs: Sequence[Pair], text: Words) -> Iterable[str]:
    yield text.gettext("No control group: change is not proof of effect.")
    told = ("detectable", "expected_detectable", "gap_detectable")
    looked = sum(row[key] is not None for pair in pairs for row in pair for key in told)
    if looked:
        yield text.ngettext(
            "Of this {count} comparison about {wrong} would show a change by chance alone, had nothing changed.",
            "Of these {count} comparisons about {wrong} would show a change by chance alone, had nothing changed.",
            looked,
        ).format(count=looked, wrong=f"{looked * (1 - result.settings.interval):.1f}")
    yield text.gettext(
        "Changes are those of people who answered both times; to agree is counted against all else, unsure included. "
        "Classes and gaps are those of everybody who answered that round."
    )
    yield small_print(result.settings, text)
