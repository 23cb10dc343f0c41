"""Tension in words: a verdict first, then what it rests on, and what no figure can mend."""

from collections.abc import Iterable, Sequence
from typing import Final

from tracktwo.cli.perception.phrases import distance, page, share, whole
from tracktwo.cli.terms.phrases import counted, people, probability, small_print
from tracktwo.figures import COUNTS_BELOW
from tracktwo.terms import Part, PartKind, Refused, Tension, Verdict, Warned
from tracktwo.terms.tables import Row, rows_of
from tracktwo.vocabulary.languages import Words

__all__ = ["tensions_in_words"]

_CASES: Final = 12


def tensions_in_words(found: Sequence[Tension], text: Words) -> str:
    """Return the results for a reader at a terminal, term after term."""
    lines: list[str] = []
    for each in found:
        lines += [*_term(each, text), ""]
    if len(found) > 1:
        tested = found[0].tested
        lines.append(
            text.gettext(
                "Terms tested together: {count}; of those said to differ, at most {share} in 100 do not."
            ).format(count=tested, share=round(100 * found[0].settings.false_share))
        )
    lines += [
        text.gettext(
            "People chose to take part; what interpreters made of words, and official lines, are not told apart."
        ),
        *small_print(found[0].settings, text),
    ]
    return page(lines)


def _term(found: Tension, text: Words) -> Iterable[str]:
    yield text.gettext("{term}: {verdict}").format(term=found.term, verdict=_verdict(found, text))
    for part in found.parts:
        told = _part(part, found, text)
        if told is not None:
            yield f"    {told}"
    if found.value is not None and found.p is not None:
        few = _is_few(found)
        said = text.gettext("Together: {value} more").format(
            value=distance(max(found.value, 0.0), text, few=few)
        )
        if found.low is not None and found.high is not None:
            said = text.gettext("{said} (probably between {low} and {high})").format(
                said=said,
                low=distance(max(found.low, 0.0), text, few=few),
                high=distance(max(found.high, 0.0), text, few=few),
            )
        yield f"    {said}{text.gettext('; ')}{probability(found.p, text)}"
    if found.people_needed is not None:
        yield "    " + text.gettext("To say more, about {count} people in all would be needed.").format(
            count=f"{found.people_needed:,}"
        )
    yield from (f"    {_warning(each, found, text)}" for each in found.warned)
    yield from _cases(found, text)


def _is_few(found: Tension) -> bool:
    return any(min(part.people) < COUNTS_BELOW for part in found.parts if part.value is not None)


def _verdict(found: Tension, text: Words) -> str:
    match found.verdict:
        case Verdict.DIFFERS:
            return text.gettext("the sides differ")
        case Verdict.NO_LARGER:
            return text.gettext(
                "no difference larger than {points} points, which is not to say they mean the same"
            ).format(points=round(100 * found.settings.same_within))
        case Verdict.NOT_ENOUGH:
            return text.gettext("not enough data to say")


def _part(part: Part, found: Tension, text: Words) -> str | None:
    if part.refused is Refused.NOT_ASKED:
        return None
    name = {
        PartKind.CASES: text.gettext("Cases"),
        PartKind.FEATURES: text.gettext("Definitions"),
        PartKind.USAGE: text.gettext("Company of the term"),
    }[part.kind]
    told = _refusal(part, found, text) if part.value is None else _figures(part, found, text)
    return text.gettext("{name}: {told}").format(name=name, told=told)


def _figures(part: Part, found: Tension, text: Words) -> str:
    value = part.value or 0.0
    if part.between is None or part.within is None:
        said = text.gettext("{gap} of 100 of it is not shared between the sides; {hits} by {people}").format(
            gap=max(0, round(100 * value)),
            hits=counted(part.items, text),
            people=people(sum(part.people), text),
        )
        if part.refused is not None:
            return text.gettext("{said}. {reason}").format(said=said, reason=_refusal(part, found, text))
    else:
        few = min(part.people) < COUNTS_BELOW
        said = text.gettext(
            "{count}; two people from opposite sides disagree about {between} of them, two of one side about {within}"
        ).format(
            between=share(part.between, text, few=few),
            within=share(part.within, text, few=few),
            count=_counted_items(part, text),
        )
    if part.p is None:
        return said
    return text.gettext("{said}; {p}").format(said=said, p=probability(part.p, text))


def _counted_items(part: Part, text: Words) -> str:
    if part.kind is PartKind.FEATURES:
        return text.ngettext("{count} feature", "{count} features", part.items).format(count=part.items)
    return text.ngettext("{count} case", "{count} cases", part.items).format(count=part.items)


def _refusal(part: Part, found: Tension, text: Words) -> str:
    made = found.settings
    least = made.min_speakers if part.kind is PartKind.USAGE else made.min_people
    return {
        Refused.NOT_ASKED: text.gettext("nothing to count"),
        Refused.TOO_FEW_PEOPLE: text.gettext(
            "too few people, {one} and {other}; at least {least} are needed on each side"
        ).format(one=part.people[0], other=part.people[1], least=least),
        Refused.TOO_FEW_CASES: text.gettext("too few cases, {count}; at least {least} are needed").format(
            count=part.items, least=made.min_cases
        ),
        Refused.OTHER_LANGUAGES: text.gettext(
            "the sides share no language, and how words of two languages are used cannot be compared"
        ),
        Refused.NOTHING_SHARED: text.gettext("people of one side have no word next to it in common"),
        Refused.ONE_VOICE: text.gettext("one person says it more than all others together"),
        Refused.UNEVEN: text.gettext(
            "No p: one side has many more people, and one says the term much more often; then no p holds."
        ),
        Refused.TOO_FEW_SPLITS: text.gettext("there are too few ways to split these people to tell chance"),
    }[part.refused or Refused.NOT_ASKED]


def _warning(warned: Warned, found: Tension, text: Words) -> str:
    return {
        Warned.SIDE_IS_LANGUAGE: text.gettext(
            "MIND: each side speaks its own language; what is of the language cannot be told from what is of the side."
        ),
        Warned.ONE_EVENT: text.gettext(
            "MIND: one side was heard at one event only, where the other was not; it may be the event that differs."
        ),
        Warned.PROVISIONAL: text.gettext(
            "PROVISIONAL: these people can be split in {splits} ways only, so p cannot be below {p}."
        ).format(splits=found.splits, p=f"{1 / found.splits:.3f}"),
    }[warned]


def _cases(found: Tension, text: Words) -> Iterable[str]:
    rows = rows_of(found.columns)
    for row in rows[:_CASES]:
        yield "        " + text.gettext("{case}: {first}; {second}").format(
            case=row["case"],
            first=_counts(row, found.sides[0], "first", text),
            second=_counts(row, found.sides[1], "second", text),
        )
    if len(rows) > _CASES:
        yield "        " + text.gettext("… and {count} more").format(count=len(rows) - _CASES)


def _counts(row: Row, side: str, which: str, text: Words) -> str:
    return text.gettext("{side} {yes} yes, {no} no, {depends} depends").format(
        side=side, **{answer: whole(row, f"{answer}_{which}") for answer in ("yes", "no", "depends")}
    )
