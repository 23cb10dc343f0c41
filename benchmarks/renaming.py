"""A specimen with every person and organisation renamed, and all spans moved.

The new names are invented and of the same shape: order of the parts, capitals, commas, script, length of given names,
a family name where one was, the type of the organisation and its abbreviation. Who is who stays as it was, also across
scripts. What a reader finds must not depend on names, so it must find as much in the renamed text.

Run ``python benchmarks/renaming.py SEED`` to see what becomes of the names of the open specimens.
"""

import random
import re
import sys
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final

from marked import Mark, Specimen, specimens

__all__ = ["renamed"]

HAN: Final = re.compile(r"[\u3400-\u9fff]")
WORD: Final = re.compile(r"[^\W\d_]+")


def _pairs(words: str) -> dict[str, str]:
    """Return pairs written as ``one/other``."""
    return dict(each.split("/") for each in words.split())


POOLS: Final[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "names.toml").read_text(encoding="utf-8")
)
KEPT: Final = frozenset(POOLS["kept"].split())
FAMILIES: Final = POOLS["families"].split()
GIVEN: Final = POOLS["given"].split()
LONG_AND_SHORT: Final = _pairs(POOLS["long_and_short"])
VIETNAMESE: Final = _pairs(POOLS["vietnamese"])
VIETNAMESE_FAMILIES: Final = frozenset(POOLS["vietnamese_families"].split())
CHINESE_FAMILIES: Final = _pairs(POOLS["chinese_families"])
READ_OTHERWISE: Final = frozenset(POOLS["read_otherwise"].split())
DOUBLE_FAMILIES: Final = tuple(POOLS["double_families"].split())
CHINESE_GIVEN: Final = _pairs(POOLS["chinese_given"])
TRADITIONAL: Final = str.maketrans(_pairs(POOLS["traditional"]))
JAPANESE: Final = POOLS["japanese"].split()
SOUNDS: Final = POOLS["sounds"].split()
TYPES: Final = frozenset(POOLS["types"].split())
SUBJECTS: Final = (POOLS["subjects"].split(), POOLS["kinds"].split())
PLACES: Final = POOLS["places"].split()
HAN_PLACES: Final = _pairs(POOLS["han_places"])
HAN_SUBJECTS: Final = POOLS["han_subjects"].split()
HAN_PREFIXES: Final = tuple(POOLS["han_prefixes"].split())
THIS: Final = ("我", "本", "该")
"""What a word begins with that stands for an organisation named elsewhere."""
SYLLABLE: Final = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|"
    r"in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|ü)",
)


def renamed(specimen: Specimen, *, seed: int) -> Specimen:
    """Return the specimen with everybody renamed.

    Args:
        specimen: as parsed; it stays as it is.
        seed: of the choice of names; the same seed gives the same names.
    """
    names = _Names(specimen, random.Random(f"{specimen.name} {seed}"))
    texts, marks = {}, []
    for document, text in specimen.texts.items():
        edits = _edits(specimen, document, names)
        texts[document] = "".join(_pieces(text, edits))
        marks += [_moved(mark, edits) for mark in specimen.marks if mark.document == document]
    stated = {
        word: [
            (key, {name: names.directive(word, name, value, key) for name, value in given.items()})
            for key, given in each
        ]
        for word, each in specimen.stated.items()
    }
    return Specimen(name=specimen.name, texts=texts, marks=_keyed(specimen, marks), stated=stated)


def _keyed(specimen: Specimen, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with the keys the old names gave, so that who is who stays."""

    def one(old: Mark, new: Mark) -> Mark:
        inside = tuple(one(*pair) for pair in zip(old.inside, new.inside, strict=True))
        return replace(new, inside=inside, key=specimen.key(old) if old.kind in "pio" else new.key)

    return [one(*pair) for pair in zip(specimen.marks, marks, strict=True)]


Edit = tuple[int, int, str]


def _edits(specimen: Specimen, document: str, names: "_Names") -> list[Edit]:
    """Return what is to be replaced in a document, in order: names where they are marked, then elsewhere."""
    text = specimen.texts[document]
    edits = [
        (mark.start, mark.end, names.of(mark.kind, specimen.key(mark), text[mark.start : mark.end]))
        for mark in specimen.every("pio")
        if mark.document == document and not any(each.kind in "pio" for each in mark.inside)
    ]
    taken = {each for start, end, _ in edits for each in range(start, end)}
    if names.unmarked:
        hits = re.finditer("|".join(map(_bounded, sorted(names.unmarked, key=len, reverse=True))), text)
        free = [hit for hit in hits if taken.isdisjoint(range(*hit.span()))]
        edits += [(*hit.span(), names.unmarked[hit[0]]) for hit in free]
    return sorted(edits)


def _bounded(name: str) -> str:
    return re.escape(name) if HAN.search(name) else rf"\b{re.escape(name)}\b"


def _pieces(text: str, edits: Sequence[Edit]) -> Iterable[str]:
    last = 0
    for start, end, new in edits:
        yield text[last:start]
        yield new
        last = end
    yield text[last:]


def _moved(mark: Mark, edits: Sequence[Edit]) -> Mark:
    def at(offset: int) -> int:
        return offset + sum(len(new) - (end - start) for start, end, new in edits if end <= offset)

    return replace(
        mark,
        start=at(mark.start),
        end=at(mark.end),
        inside=tuple(_moved(each, edits) for each in mark.inside),
    )


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()


def _cased(new: str, like: str) -> str:
    return new.upper() if like.isupper() and len(like) > 1 else new.lower() if like.islower() else new


class _Names:
    """What everybody in a specimen is called instead; what is chosen once stays, and no two share a new name."""

    def __init__(self, specimen: Specimen, chance: random.Random) -> None:
        """Choose for every form of every name that is marked or stated."""
        self.chance = chance
        self.used: set[str] = set()
        self.words: dict[tuple[str, str], str] = {}
        self.forms: dict[tuple[str, str], list[str]] = {}
        self.unmarked: dict[str, str] = {}
        self.places = {
            word for _, given in specimen.stated.get("event", ()) for word in given.get("city", "").split()
        }
        for mark in specimen.every("pio"):
            self._add(mark.kind, specimen.key(mark), specimen.quote(mark))
        for word, kind in (("person", "p"), ("org", "o")):
            for key, given in specimen.stated.get(word, ()):
                for form in [given[""], *filter(None, given.get("aliases", "").split("|"))]:
                    self._add(kind, key, form)
        self._remember()

    def _add(self, kind: str, key: str, form: str) -> None:
        forms = self.forms.setdefault((kind.replace("i", "p"), key), [])
        if form not in forms:
            forms.append(form)

    def _remember(self) -> None:
        """Note what the names become where they stand unmarked: whole names, and longer words of people's names."""
        for (kind, key), forms in self.forms.items():
            for form in forms:
                new = self.of(kind, key, form)
                if kind == "o" or HAN.search(form):
                    self.unmarked[form] = new
                    continue
                for old, word in zip(WORD.findall(form), WORD.findall(new), strict=True):
                    if len(old) > 3 and old not in (word, *self.places):
                        self.unmarked[old] = word
                        self.unmarked[old.capitalize()] = word.capitalize()

    def of(self, kind: str, key: str, form: str) -> str:
        """Return the new name for one form of a name."""
        if kind == "o":
            return self._organisation(key, form)
        return self._han_person(key, form) if HAN.search(form) else self._person(key, form)

    def directive(self, word: str, name: str, value: str, key: str) -> str:
        """Return a stated value with its names renamed."""
        if word == "event" and name in ("name", "margins") and self.unmarked:
            pattern = "|".join(map(_bounded, sorted(self.unmarked, key=len, reverse=True)))
            return re.sub(pattern, lambda hit: self.unmarked[hit[0]], value)
        if word in ("org", "person") and name in ("", "aliases"):
            return "|".join(
                self.of("o" if word == "org" else "p", key, each) if each else "" for each in value.split("|")
            )
        return value

    def _chosen(self, sort: str, word: str, pool: Sequence[str]) -> str:
        """Return the new word for a word of some sort; the first choice stays."""
        if (sort, word) not in self.words:
            free = [each for each in pool if each not in self.used] or list(pool)
            new = self.chance.choice(free)
            self.used.add(new)
            self.words[sort, word] = new
        return self.words[sort, word]

    # People

    def _person(self, key: str, form: str) -> str:
        words = WORD.findall(form)
        named = [word for word in words if _plain(word) not in KEPT]
        if self._chinese(key, named):
            change = self._chinese_word(key, named)
        elif any(_plain(word) in VIETNAMESE_FAMILIES for word in named):
            change = self._vietnamese_word
        else:
            change = self._western_word(key, named)
        return WORD.sub(
            lambda hit: hit[0] if _plain(hit[0]) in KEPT else _cased(change(hit[0]), hit[0]), form
        )

    def _chinese(self, key: str, named: Sequence[str]) -> bool:
        """Whether a name in Latin letters is pinyin: it also stands in Han script, or is all syllables."""
        if any(HAN.search(each) and "·" not in each for each in self.forms["p", key]):
            return all(_syllables(word) for word in named)
        families = {each.casefold() for each in CHINESE_FAMILIES.values()}
        return (
            len(named) in (2, 3)
            and all(_syllables(word) for word in named)
            and any(_plain(each) in families for each in (named[0], named[-1]))
        )

    def _chinese_word(self, key: str, named: Sequence[str]) -> Callable[[str], str]:
        families = {each.casefold() for each in CHINESE_FAMILIES.values()}
        capital = [word for word in named if word.isupper()]
        ends = [word for word in (named[0], named[-1]) if _plain(word) in families]
        family = (capital or ends or [named[0]])[0]
        han = next((each for each in self.forms["p", key] if HAN.search(each)), None)

        def change(word: str) -> str:
            if word == family:
                return (
                    CHINESE_FAMILIES[self._chinese_family(key, han)]
                    if han
                    else self._chosen("pinyin", _plain(word), list(CHINESE_FAMILIES.values()))
                )
            if han:
                return "".join(CHINESE_GIVEN[each] for each in self._chinese_given(key, han[1:])).capitalize()
            pool = [
                "".join(pair).capitalize()
                for pair in zip(
                    *[self.chance.sample(list(CHINESE_GIVEN.values()), 36) for _ in _syllables(word)],
                    strict=True,
                )
            ]
            return self._chosen("pinyin given", key + _plain(word), pool)

        return change

    def _chinese_family(self, key: str, han: str) -> str:
        heteronym = han[0] in READ_OTHERWISE
        pool = [each for each in CHINESE_FAMILIES if (each in READ_OTHERWISE) == heteronym and each != han[0]]
        return self._chosen("family", key, pool)

    def _chinese_given(self, key: str, given: str) -> str:
        return "".join(
            self._chosen("given", f"{key} {place} {each}", list(CHINESE_GIVEN))
            for place, each in enumerate(given)
        )

    def _vietnamese_word(self, word: str) -> str:
        plain = _plain(word)
        full = self._chosen("vietnamese", plain, list(VIETNAMESE))
        return full if plain != word.casefold() else VIETNAMESE[full]

    def _western_word(self, key: str, named: Sequence[str]) -> Callable[[str], str]:
        capital = {word for word in named if word.isupper() and len(word) > 1}
        family = capital or {named[-1]} if named else set()
        every = {_plain(word) for each in self.forms["p", key] for word in WORD.findall(each)}
        later = {_plain(word) for each in self.forms["p", key] for word in WORD.findall(each)[1:]}
        first = {self._first(each) for each in self.forms["p", key]} - {""} - later
        longest = max(first, key=len, default="")

        def change(word: str) -> str:
            plain = _plain(word)
            if plain in first and len(first) > 1 and word not in capital:
                pool = [each for each in LONG_AND_SHORT if each.casefold() not in first]
                long = self._chosen("nickname", key, pool)
                return long if plain == longest else LONG_AND_SHORT[long]
            if len(word) == 1:
                initials = [each for each in every if each.startswith(plain) and len(each) > 1]
                return (
                    change(initials[0].capitalize())[0]
                    if initials
                    else self._chosen("initial", key + plain, "BDFGKLMPRST")
                )
            if ("family", plain) in self.words or ("given", plain) in self.words:
                return self.words.get(("family", plain)) or self.words["given", plain]
            return (
                self._chosen("family", plain, FAMILIES)
                if word in family
                else self._chosen("given", plain, GIVEN)
            )

        return change

    def _first(self, form: str) -> str:
        """Return the first name in a name in Latin letters, empty where it begins with a family name in capitals."""
        named = [word for word in WORD.findall(form) if _plain(word) not in KEPT]
        return "" if HAN.search(form) or not named or named[0].isupper() or "," in form else _plain(named[0])

    def _han_person(self, key: str, form: str) -> str:
        traditional = "traditional" if self._traditional(form) else ""
        if "·" in form or "-" in form:
            new = re.sub(r"[\u3400-\u9fff]+", lambda hit: self._sounds(hit[0]), form)
        elif form.startswith(DOUBLE_FAMILIES):
            new = self._chosen(
                "double", key, [each for each in DOUBLE_FAMILIES if each != form[:2]]
            ) + self._chinese_given(key, form[2:])
        elif len(form) > 3:
            new = self._chosen("japanese", key, JAPANESE) + self._chinese_given(key, form[2:])
        else:
            new = self._chinese_family(key, form) + self._chinese_given(key, form[1:])
        return new.translate(TRADITIONAL) if traditional else new

    def _traditional(self, form: str) -> bool:
        return any(each in "簡誠剛湯啟賢陸國樑麥詠瑩" for each in form)

    def _sounds(self, part: str) -> str:
        pool = ["".join(self.chance.sample(SOUNDS, len(part))) for _ in range(20)]
        return self._chosen("sounds", part, pool)

    # Organisations

    def _organisation(self, key: str, form: str) -> str:
        if HAN.search(form):
            return self._han_organisation(key, form)
        if form.isupper() and re.fullmatch(r"[^\W\d_]{2,6}", form):
            return self._abbreviation(key, form)
        return re.sub(r"[^\W\d_]+", lambda hit: self._organisation_word(key, hit[0]), form)

    def _organisation_word(self, key: str, word: str) -> str:
        if word.casefold() in TYPES or word.islower() or len(word) == 1:
            return word
        han = next((each for each in self.forms["o", key] if HAN.search(each)), None)
        if han and self._is_translated(key):
            return word  # one name is the other in another language: they stay each other's
        if han and _syllables(word):
            return HAN_PLACES[self._chosen("han place", han[:2], list(HAN_PLACES))]
        for pool in SUBJECTS:
            if word in pool:
                return word if han else self._chosen("subject", word, [each for each in pool if each != word])
        return _cased(self._chosen("place", _plain(word), PLACES), word)

    def _abbreviation(self, key: str, form: str) -> str:
        """Return the initials of the new name where it was those of the old one, else letters of the same number."""
        for full in self.forms["o", key]:
            for words in (WORD.findall(full), [word for word in WORD.findall(full) if not word.islower()]):
                if len(words) == len(form) and "".join(word[0] for word in words).upper() == form:
                    return "".join(self._organisation_word(key, word)[0] for word in words).upper()
        pool = ["".join(self.chance.choices("BCDFGKLMNPRSTV", k=len(form))) for _ in range(20)]
        return self._chosen("letters", form, pool)

    def _is_translated(self, key: str) -> bool:
        """Whether an organisation's names in two scripts say the same in words, and share no place by its sound."""
        latin = [word for each in self.forms["o", key] if not HAN.search(each) for word in WORD.findall(each)]
        return bool(latin) and not any(
            _syllables(word) and len(_syllables(word)) > 1 and _plain(word) not in TYPES for word in latin
        )

    def _han_organisation(self, key: str, form: str) -> str:
        if self._is_translated(key) or form.startswith(THIS):
            return form
        prefix = next((each for each in HAN_PREFIXES if form.startswith(each)), "")
        rest = form.removeprefix(prefix)
        pool = HAN_SUBJECTS if prefix else list(HAN_PLACES)
        return (
            prefix
            + self._chosen("han place", rest[:2], [each for each in pool if each != rest[:2]])
            + rest[2:]
        )


def _syllables(word: str) -> list[str]:
    """Return the syllables of a word of pinyin, none if it is not pinyin."""
    plain, found = _plain(word), []
    while plain:
        hit = SYLLABLE.match(plain)
        if hit is None:
            return []
        found.append(hit[0])
        plain = plain[hit.end() :]
    return found


def main() -> None:
    """Print the old and the new names of the open specimens."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    for specimen in specimens("open"):
        new = renamed(specimen, seed=seed)
        pairs: Mapping[str, str] = {
            specimen.quote(one): new.quote(other)
            for one, other in zip(specimen.every("pio"), new.every("pio"), strict=True)
        }
        print(specimen.name, *chain(f"  {one} → {other}" for one, other in pairs.items()), sep="\n")


if __name__ == "__main__":
    main()
