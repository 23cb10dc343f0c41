"""Words without an author that give their author away: a name of the meeting, or traits that few of it share.

A person approves the wording of what goes out; this looks over their shoulder. Where remarks stand without their
authors, no name of anybody who was there may stand in them, and no organisation; and a post or a kind of organisation
that fewer than five of them share, under the date of that meeting, is as good as a name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tracktwo.clearance.disclosure import SMALLEST_GROUP
from tracktwo.clearance.gate import Material
from tracktwo.clearance.kinds import Attendance, Contribution, Organisation, Person, Remarks
from tracktwo.clearance.leaks.methods.gathering import Text, index_texts
from tracktwo.clearance.leaks.methods.letters import fold, spell
from tracktwo.clearance.leaks.methods.matching import find_places
from tracktwo.clearance.leaks.tables import Hit, Kind, Needles, Origin, Sort

__all__ = ["singled_out"]

_NAMES: Final = frozenset({"names", "organisations"})
_PARTS: Final = re.compile(r"\s*[,;，；、/]\s*|\s+and\s+")

Texts = dict[str, list[Text]]
"""What there is to say about the people of each meeting, by the meeting's key."""


def singled_out(
    material: Sequence[Material], *, items: Mapping[str, Mapping[str, object]]
) -> tuple[Hit, ...]:
    """Return what names or singles out somebody in remarks that stand without their author.

    A single trait that few share is a doubt, for a person to look at; two that few share together are a hit.

    Args:
        material: All raw nouns of a programme.
        items: The content of each public item, by id; plain JSON.

    Returns:
        Hits whose path is the id of the remarks and whose encoding is the language.
    """
    people = _people(material)
    return tuple(
        sorted(
            hit
            for item, content in items.items()
            if item.startswith("remarks:")
            for hit in _search_remarks(item, content, texts=people.get(item.removeprefix("remarks:"), []))
        )
    )


def _people(material: Sequence[Material]) -> Texts:
    """Return the names, organisations, posts and kinds of organisation of everybody at each meeting."""
    persons = {each.key: each for each in material if isinstance(each, Person)}
    organisations = {each.key: each for each in material if isinstance(each, Organisation)}
    texts: Texts = defaultdict(list)
    for noun in material:
        match noun:
            case Contribution():
                about = texts[noun.event.key]
                who = f"person:{noun.person}"
                about += _texts([noun.name_as_printed], who=who, field="names")
                about += _texts([noun.affiliation_as_printed], who=who, field="organisations")
                posts = (noun.post_as_printed, *_PARTS.split(noun.post_as_printed))
                about += _texts(posts, who=who, field="post")
                keys: tuple[str, ...] = noun.organisations
            case Attendance():
                about = texts[noun.event.key]
                who = f"person:{noun.person or noun.name}"
                about += _texts([noun.name], who=who, field="names")
                keys = (noun.organisation,)
            case Remarks():
                about = texts[noun.event.key]
                for remark in noun.remarks:
                    who = f"person:{remark.author or remark.author_name}"
                    about += _texts([remark.author_name], who=who, field="names")
                    about += _names(persons.get(remark.author), who=who)
                continue
            case _:
                continue
        about += _names(persons.get(noun.person), who=who)
        for key in keys:
            about += _organisation(organisations.get(key), who=who)
    return texts


def _names(person: Person | None, *, who: str) -> Iterator[Text]:
    for name in person.names if person else ():
        yield Text(said=name.value, sort=Sort.PERSON, origin=Origin(item=who, field="names"))


def _organisation(organisation: Organisation | None, *, who: str) -> Iterator[Text]:
    if organisation is not None:
        names = [name.value.text for name in organisation.names]
        yield from _texts(names, who=who, field="organisations")
        yield from _texts(organisation.type.values(), who=who, field="type")


def _texts(said: Iterable[str], *, who: str, field: str) -> Iterator[Text]:
    sort = Sort.PERSON if field == "names" else Sort.NAME
    for each in said:
        yield Text(said=each, sort=sort, origin=Origin(item=who, field=field))


def _search_remarks(item: str, content: Mapping[str, object], *, texts: Iterable[Text]) -> Iterator[Hit]:
    needles = index_texts(texts)
    remarks = content.get("remarks")
    for nth, remark in enumerate(remarks if isinstance(remarks, list | tuple) else (), 1):
        if not isinstance(remark, Mapping) or remark.get("author"):
            continue
        words = remark.get("released")
        for language, text in words.items() if isinstance(words, Mapping) else ():
            for kind, origin, is_doubtful in _traits(str(text), needles=needles):
                yield Hit(
                    path=item, line=nth, encoding=str(language), kind=kind, item=origin.item,
                    field=origin.field, is_doubtful=is_doubtful,
                )  # fmt: skip


def _traits(text: str, *, needles: Needles) -> Iterator[tuple[Kind, Origin, bool]]:
    """Yield the names in a text, and the traits in it if those of anybody fit fewer people than may be told apart.

    A text may be of several people: what is said of one is taken together, whatever it says of another.
    """
    _, found = find_places(spell(fold(text)), needles=needles)
    shared = []
    for number in sorted(set(found.tolist())):
        origins = needles.origins[number]
        names = [origin for origin in origins if origin.field in _NAMES]
        if names:
            yield Kind.NAME, min(names), False
        else:
            shared.append(origins)
    everybody = {origin.item for each in shared for origin in each}
    singled = [alone for who in everybody if (alone := _alone(who, shared))]
    if singled:
        is_doubtful, origin = min(singled)
        yield Kind.COMBINATION, origin, is_doubtful


def _alone(who: str, shared: Iterable[tuple[Origin, ...]]) -> tuple[bool, Origin] | None:
    """Return whether somebody with these traits is no more than a doubt, and the first of them; None in a crowd."""
    theirs = [each for each in shared if any(origin.item == who for origin in each)]
    if len(set.intersection(*({origin.item for origin in each} for each in theirs))) >= SMALLEST_GROUP:
        return None
    told = {origin.field for each in theirs for origin in each}
    return len(told) == 1, min(min(each) for each in theirs)
