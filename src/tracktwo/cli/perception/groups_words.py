"""Opinion groups in words, for a reader at a terminal; nobody is named, and nobody is placed."""

from collections.abc import Iterable, Sequence
from typing import Final

from tracktwo.cli.perception.phrases import number, page, share, whole
from tracktwo.figures import COUNTS_BELOW
from tracktwo.perception import Groups, NoGroups, Origin
from tracktwo.perception.tables import Row, rows_of
from tracktwo.vocabulary.languages import Words

__all__ = ["groups_in_words"]

_SHOWN: Final = 5


def groups_in_words(result: Groups, text: Words) -> str:
    """Return the result for a reader at a terminal; no participant is named, and an id cannot steer it."""
    lines = [*_heading(result, text), "", *_verdict(result, text)]
    rows = rows_of(result.columns)
    if result.k is not None and result.k > 1:
        for group in range(result.k):
            lines += ["", *_group(result, rows, group, text)]
    if rows:
        lines += ["", *_consensus(result, rows, text)]
    return page([*lines, "", text.gettext("Settings: {settings}").format(settings=result.settings.to_text())])


def _heading(result: Groups, text: Words) -> Iterable[str]:
    if result.origin is Origin.SIMULATED:
        yield text.gettext("SIMULATED: a program made these answers up; nobody gave them.")
    yield text.ngettext(
        "{grouped} of {count} person voted on enough statements to be grouped.",
        "{grouped} of {count} people voted on enough statements to be grouped.",
        result.people,
    ).format(grouped=result.grouped, count=result.people)
    if result.left_out:
        yield text.ngettext(
            "{count} person of other sides is left out.",
            "{count} people of other sides are left out.",
            result.left_out,
        ).format(count=result.left_out)
    if result.few:
        yield text.gettext(
            "FEW PEOPLE: below {least}, groups are hard to tell from chance; read them as a guess."
        ).format(least=result.settings.least_people)


def _verdict(result: Groups, text: Words) -> Iterable[str]:
    match result.reason:
        case NoGroups.TOO_FEW:
            yield text.gettext("Not enough people to look for groups; at least {least} are needed.").format(
                least=result.settings.least_people
            )
            return
        case NoGroups.ALIKE:
            yield text.gettext("No groups here: everybody votes alike.")
            return
        case NoGroups.NOT_FOUND:
            yield text.gettext("No groups here: what there is of them, one crowd shows by chance as well.")
        case _:
            yield text.ngettext(
                "{count} group; people in it: {sizes}.",
                "{count} groups; people in each: {sizes}.",
                len(result.sizes),
            ).format(count=len(result.sizes), sizes=_listed(result.sizes, text))
    yield from _chance(result, text)
    if result.stability is not None:
        yield text.gettext(
            "With half of the votes gone, groups agree with these by {stability} (1 = the same groups, 0 = chance)."
        ).format(stability=f"{result.stability:.2f}")
    yield from _sides(result, text)


def _chance(result: Groups, text: Words) -> Iterable[str]:
    if result.p_groups is None:
        return
    yield text.ngettext(
        "Of {draws} crowds without groups, {count} showed as much.",
        "Of {draws} crowds without groups, {count} showed as much.",
        result.hits,
    ).format(draws=result.crowds, count=result.hits)
    if result.forced is not None and result.p_groups > result.settings.level:
        yield text.gettext(
            "The number of groups was asked for; the votes themselves speak for no groups at all."
        )


def _sides(result: Groups, text: Words) -> Iterable[str]:
    if result.side_ami is None or result.side_p is None:
        return
    shared = (
        text.gettext(
            "Groups and sides share {shared} (1 = groups are the sides, 0 = they cut across): no clear link."
        )
        if result.side_p > result.settings.level
        else text.gettext("Groups and sides share {shared} (1 = groups are the sides, 0 = they cut across).")
    )
    yield shared.format(shared=f"{result.side_ami:.2f}")


def _group(result: Groups, rows: Sequence[Row], group: int, text: Words) -> Iterable[str]:
    size = result.sizes[group]
    yield text.ngettext("Group {group}: {count} person", "Group {group}: {count} people", size).format(
        group=group, count=size
    )
    mine = [row for row in rows if row["group"] == group and row["representative"]]
    if not mine:
        yield "    " + text.gettext("no statement on which it differs surely from the others")
    mine.sort(key=lambda row: (number(row, "q"), -abs(number(row, "z_against")), str(row["statement"])))
    for row in mine[:_SHOWN]:
        said = {
            "agree": text.gettext("{statement}: agrees more than the others ({share})"),
            "disagree": text.gettext("{statement}: disagrees more than the others ({share})"),
        }[str(row["direction"])]
        yield "    " + said.format(
            statement=row["statement"], share=_counted(row, str(row["direction"]), text)
        )
    if len(mine) > _SHOWN:
        more = len(mine) - _SHOWN
        yield "    " + text.ngettext(
            "and {count} statement more", "and {count} statements more", more
        ).format(count=more)


def _consensus(result: Groups, rows: Sequence[Row], text: Words) -> Iterable[str]:
    k = max(1, len(result.sizes))
    statements = [rows[start : start + k] for start in range(0, len(rows), k)]
    agreed = [
        each
        for each in statements
        if not each[0]["rejected"] and all(number(row, "share_agree") > 1 / 2 for row in each)
    ]
    if not agreed:
        yield text.gettext("There is no statement that most people of every group agree with.")
        return
    agreed.sort(key=lambda each: (-number(each[0], "consensus"), str(each[0]["statement"])))
    yield text.gettext("Most people of every group agree with:")
    for each in agreed[:_SHOWN]:
        counts = text.gettext("; ").join(_counted(row, "agree", text) for row in each)
        yield "    " + text.gettext("{statement} ({shares})").format(
            statement=each[0]["statement"], shares=counts
        )


def _counted(row: Row, said: str, text: Words) -> str:
    """Return how many of a group say so: counted where they are few, else per cent."""
    n = whole(row, "n")
    if n < COUNTS_BELOW:
        return text.gettext("{count} of {all}").format(count=whole(row, said), all=n)
    return share(whole(row, said) / n, text, few=False)


def _listed(sizes: Sequence[int], text: Words) -> str:
    return text.gettext(", ").join(map(str, sizes))
