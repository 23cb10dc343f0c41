"""Which organisation is part of which."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tracktwo.record.methods.resolution.bodies import Organisation, read_organisation
from tracktwo.record.methods.resolution.folding import plain
from tracktwo.record.methods.resolution.organisations import is_part_of
from tracktwo.record.tables import Named

__all__ = ["parents"]


def parents(named: Sequence[Named], *, stated: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Return, for organisations whose names or documents say so, the key of what they are part of.

    The longest name that another contains is its parent. A circle is never made.

    Args:
        named: organisations, each with all its forms.
        stated: names of a part and its whole as a document gives them together.
    """
    forms = {each.key: sorted({plain(mention.text) for mention in each.mentions}) for each in named}
    by_form = {form: key for key, mine in sorted(forms.items()) for form in mine}
    wholes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for form, key in sorted(by_form.items()):
        for end in _ends(read_organisation(form)):
            wholes[end].append((form, key))
    found: dict[str, str] = {}
    for key, mine in sorted(forms.items()):
        parent = _longest(key, mine, wholes)
        if parent:
            found[key] = parent
    for part, whole in sorted(stated):
        one, other = by_form.get(plain(part)), by_form.get(plain(whole))
        if one and other and one != other:
            found.setdefault(one, other)
    return _without_circles(found)


def _ends(organisation: Organisation) -> set[str]:
    return {key for key in (" ".join(organisation.tokens), organisation.han) if key}


def _longest(key: str, forms: Iterable[str], wholes: dict[str, list[tuple[str, str]]]) -> str | None:
    """Return the key of the organisation with the longest name that one of the forms contains."""
    found = []
    for form in forms:
        organisation = read_organisation(form)
        tokens, han = organisation.tokens, organisation.han
        inside = {" ".join(tokens[:size]) for size in range(1, len(tokens))}
        inside |= {" ".join(tokens[-size:]) for size in range(1, len(tokens))}
        inside |= {han[:size] for size in range(4, len(han))}
        found += [
            (len(whole), other)
            for end in inside
            for whole, other in wholes.get(end, ())
            if other != key and is_part_of(form, whole)
        ]
    return min(found, key=lambda each: (-each[0], each[1]))[1] if found else None


def _without_circles(parent_of: dict[str, str]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for key in sorted(parent_of):
        above: str | None = parent_of[key]
        while above is not None and above != key:
            above = kept.get(above)
        if above is None:
            kept[key] = parent_of[key]
    return kept
