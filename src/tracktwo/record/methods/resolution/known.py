"""Organisations that are known by name, to ask whether another name is one of theirs without comparing every two."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from tracktwo.record.methods.resolution.bodies import Organisation, read_organisation
from tracktwo.record.methods.resolution.folding import plain
from tracktwo.record.methods.resolution.organisations import organisation_keys, same_organisation
from tracktwo.record.methods.resolution.translating import in_english
from tracktwo.record.tables import Verdict

__all__ = ["KnownOrganisations"]


class KnownOrganisations:
    """Printed names of organisations."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)

    def has(self, name: str) -> bool:
        """Return whether one of the names is the same organisation's as another name, which may be in another script."""
        return _is_among(
            name, {other for key in organisation_keys(name) for other in self._by_key.get(key, ())}
        ) or _is_among(name, self._across(read_organisation(plain(name))))

    def _across(self, organisation: Organisation) -> set[str]:
        """Return the names in the other script that share a word of an organisation's name in English."""
        words = _words_in_english(organisation)
        return {other for word in words for other in self._by_word.get((not organisation.han, word), ())}

    @cached_property
    def _by_key(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name in self._names:
            for key in organisation_keys(name):
                found[key].add(name)
        return found

    @cached_property
    def _by_word(self) -> Mapping[tuple[bool, str], set[str]]:
        """The names by their words in English, and whether these are put into English from Han characters."""
        found: dict[tuple[bool, str], set[str]] = defaultdict(set)
        for name in self._names:
            organisation = read_organisation(plain(name))
            for word in _words_in_english(organisation):
                found[bool(organisation.han), word].add(name)
        return found


def _is_among(name: str, others: Iterable[str]) -> bool:
    return any(same_organisation(name, other).verdict is Verdict.SAME for other in sorted(others))


def _words_in_english(organisation: Organisation) -> Iterable[str]:
    """Return the words of a name; of one in Han characters those that its first part may be put into English as."""
    if not organisation.han:
        return organisation.tokens
    if organisation.tokens:
        return ()
    first = next(iter(in_english(organisation.han)), frozenset())
    return {row[0] for row in first}
