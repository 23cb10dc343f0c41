"""Gaps in words, for a reader at a terminal."""

from collections.abc import Iterable, Mapping
from typing import Final

from tracktwo.figures import COUNTS_BELOW
from tracktwo.perception import Finding, Firmness, Gaps, Origin, Settings
from tracktwo.vocabulary.cells import terminal_text
from tracktwo.vocabulary.findings import FINDING_WORDS
from tracktwo.vocabulary.languages import Words

__all__ = ["gaps_in_words"]

Row = Mapping[str, object]

_NEARLY_CERTAIN: Final = 0.995


def gaps_in_words(result: Gaps, text: Words) -> str:
    """Return the result for a reader at a terminal; an id cannot steer it."""
    rows: list[Row] = [
        dict(zip(result.columns, row, strict=True)) for row in zip(*result.columns.values(), strict=True)
    ]
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    lines = [*_heading(result, text, count=len(pairs)), ""]
    for pair in pairs:
        lines += [*_statement(pair, text, settings=result.settings), ""]
    labels = sum(row["class"] is not None for row, _ in pairs)
    lines += _footing(result, text, labels=labels)
    return "\n".join(map(terminal_text, lines)) + "\n"


def _heading(result: Gaps, text: Words, *, count: int) -> Iterable[str]:
    if result.origin is Origin.SIMULATED:
        yield text.gettext("SIMULATED: a program made these answers up; nobody gave them.")
    statements = text.ngettext("{count} statement", "{count} statements", count).format(count=count)
    yield text.gettext("Sides: {one} and {two}; {statements}.").format(
        one=result.sides[0], two=result.sides[1], statements=statements
    )
    if result.left_out:
        yield text.ngettext(
            "{count} row of other sides is left out.",
            "{count} rows of other sides are left out.",
            result.left_out,
        ).format(count=result.left_out)


def _statement(pair: tuple[Row, Row], text: Words, *, settings: Settings) -> Iterable[str]:
    colon = text.gettext(": ")
    yield f"{pair[0]['statement']}{colon}{_verdict(pair[0], text, settings=settings)}"
    # of few people with a view, people are counted: a percentage would promise more than there is
    few = any(_whole(row, "agree") + _whole(row, "disagree") < COUNTS_BELOW for row in pair)
    for row, other in (pair, pair[::-1]):
        yield f"    {row['side']}{colon}{_own_view(row, text, few=few)}"
        yield f"        {_guess(row, text, guesser=str(other['side']), few=few)}"


def _verdict(row: Row, text: Words, *, settings: Settings) -> str:
    if row["class"] is None:
        return text.gettext("too few answers to say; at least {count} are needed on each side").format(
            count=settings.min_answers
        )
    finding = Finding(str(row["class"]))
    label = text.gettext(FINDING_WORDS[finding][0])
    if row["sublabel"] is not None:
        label = text.gettext("{label}, {detail}").format(
            label=label, detail=_detail(str(row["sublabel"]), text)
        )
    certainty = {
        Firmness.FIRM: text.gettext("{label}: firm, {chance}"),
        Firmness.LEANING: text.gettext("{label}: leaning that way, {chance}"),
        Firmness.NOT_RESOLVED: text.gettext("not resolved; most probable is {label}, {chance}"),
    }[Firmness(str(row["firmness"]))]
    return certainty.format(label=label, chance=_chance(_number(row, f"p_{finding}"), text))


def _detail(sublabel: str, text: Words) -> str:
    if sublabel.startswith("only:"):
        return text.gettext("only {side} unaware").format(side=sublabel.removeprefix("only:"))
    return {
        "mutual": text.gettext("both sides unaware"),
        "known": text.gettext("known to both sides"),
        "unknown": text.gettext("not known to both sides"),
    }[sublabel]


def _chance(probability: float, text: Words) -> str:
    if probability > _NEARLY_CERTAIN:
        return text.gettext("more than 99 in 100")
    return text.gettext("{count} in 100").format(count=round(100 * probability))


def _own_view(row: Row, text: Words, *, few: bool) -> str:
    agree, unsure = _whole(row, "agree"), _whole(row, "unsure")
    views = _whole(row, "n") - unsure
    if row["share"] is None:
        said = text.gettext("nobody with a view")
    else:
        counted = (
            text.gettext("{agree} of {views} with a view agree") if few else text.gettext("{share} agree")
        )
        said = text.gettext("{said} (probably between {low} and {high})").format(
            said=counted.format(agree=agree, views=views, share=_share(_number(row, "share"), text, few=few)),
            low=_share(_number(row, "low"), text, few=few),
            high=_share(_number(row, "high"), text, few=few),
        )
    if not unsure:
        return said
    doubt = text.ngettext("{count} unsure", "{count} unsure", unsure).format(count=unsure)
    return text.gettext("{said}; {doubt}").format(said=said, doubt=doubt)


def _guess(row: Row, text: Words, *, guesser: str, few: bool) -> str:
    if row["expected"] is None:
        count = _whole(row, "n_expected")
        return text.ngettext(
            "{side} guessed {count} time, too few to use",
            "{side} guessed {count} times, too few to use",
            count,
        ).format(side=guesser, count=count)
    said = text.gettext("{side} expects {share}").format(
        side=guesser, share=_share(_number(row, "expected"), text, few=few)
    )
    if row["gap"] is None:
        return said
    low, high = _number(row, "gap_low"), _number(row, "gap_high")
    if low <= 0 <= high:
        return text.gettext("{said}: no clear gap").format(said=said)
    verdict = text.gettext("too high by about {gap}") if low > 0 else text.gettext("too low by about {gap}")
    # the limit nearer to zero first, whichever way the gap points
    near, far = sorted((abs(low), abs(high)))
    return text.gettext("{said}: {verdict} (probably between {low} and {high})").format(
        said=said,
        verdict=verdict.format(gap=_distance(abs(_number(row, "gap")), text, few=few)),
        low=_distance(near, text, few=few),
        high=_distance(far, text, few=few),
    )


def _share(share: float, text: Words, *, few: bool) -> str:
    """Return a share in words: in tenths of a group where there are few people, else per cent."""
    if few:
        return text.gettext("{count} of 10").format(count=round(10 * share))
    return text.gettext("{percent} %").format(percent=round(100 * share))


def _distance(share: float, text: Words, *, few: bool) -> str:
    """Return the distance between two shares in words."""
    if few:
        return _share(share, text, few=few)
    points = round(100 * share)
    return text.ngettext("{count} point", "{count} points", points).format(count=points)


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
    yield text.gettext('"Probably between" covers {level} in 100 cases. Settings: {settings}').format(
        level=round(100 * result.settings.interval), settings=result.settings.to_text()
    )


def _number(row: Row, key: str) -> float:
    value = row[key]
    assert isinstance(value, int | float)
    return float(value)


def _whole(row: Row, key: str) -> int:
    return int(_number(row, key))
