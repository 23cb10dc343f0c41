"""Organisations that are known by name, to ask whether another name is one of theirs without comparing every two."""

from collections import defaultdict
from collections.abc import Iterable

from tracktwo.record.methods.resolution.bodies import Organisation, read_organisation
from tracktwo.record.methods.resolution.folding import plain
from tracktwo.record.methods.resolution.organisations import organisation_keys, same_organisation
from tracktwo.record.methods.resolution.translating import in_english
from tracktwo.record.tables import Verdict

__all__ = ["KnownOrganisations"]


class KnownOrganisations:
    """Printed names of organisations."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._by_word: dict[tuple[bool, str], set[str]] = defaultdict(set)
        for name in names:
            for key in organisation_keys(name):
                self._by_key[key].add(name)
            organisation = read_organisation(plain(name))
            for word in _words_in_english(organisation):
                self._by_word[bool(organisation.han), word].add(name)

    def has(self, name: str) -> bool:
        """Return whether one of the names is the same organisation's as another name, which may be in another script."""
        near = {other for key in organisation_keys(name) for other in self._by_key.get(key, ())}
        organisation = read_organisation(plain(name))
        for word in _words_in_english(organisation):
            near |= self._by_word.get((not organisation.han, word), set())
        return any(same_organisation(name, other).verdict is Verdict.SAME for other in sorted(near))


def _words_in_english(organisation: Organisation) -> Iterable[str]:
    """Return the words of a name; of one in Han characters those that its first part may be put into English as."""
    if not organisation.han:
        return organisation.tokens
    if organisation.tokens:
        return ()
    first = next(iter(in_english(organisation.han)), frozenset())
    return {row[0] for row in first}
