"""Where an event was held: a city after "in" or "at", before its country, or as the value of a key."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.tables import Said, Span

__all__ = ["Place", "find_place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city as printed and its country's code; either may be missing."""

    city: str | None
    country: str | None


_CAPITALISED: Final = r"[A-Z][\w’'.-]+(?:[ -](?:de |del |la |le |upon |am )?[A-Z][\w’'.-]+){0,3}"
_HELD_AT: Final = re.compile(r"(?:于|在)(?:[^，。；]{0,14}?)(?:举行|举办|召开|开幕|进行)|(?:在|于)")


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    latin = [name for name in lexicon.cities if name.isascii() or not re.search("[一-鿿]", name)]
    han = [name for name in lexicon.cities if re.search("[一-鿿]", name)]
    countries = [name for country in lexicon.countries.values() for name in country.names]
    city = "|".join(map(re.escape, sorted(latin, key=len, reverse=True)))
    country = "|".join(map(re.escape, sorted(countries, key=len, reverse=True)))
    known = re.compile(
        rf"(?P<before>\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]f|[Tt]o)\s+(?:the\s+)?(?:city of\s+)?|^\s*|[:,–—-]\s*)(?P<city>{city})(?:,?\s+(?P<country>{country}|DC|D\.C\.|[A-Z]{{2}})\b\.?)?(?![\w’'-]|\s+(?:University|Institute|Academy|Society|Center|Centre|College|School|Conference|Forum|Peace|Declaration|Agreement|Office|Consensus|Treaty|Convention|Protocol|Process|Dialogue|Group|Club|Times|Review|Daily|Post))"
    )
    named = re.compile(
        rf"(?P<before>\b(?:[Ii]n|[Aa]t)\s+)(?P<city>{_CAPITALISED}),\s+(?P<country>{country})\b"
    )
    chinese = re.compile(
        rf"(?P<before>于|在|赴|，|。|：|^|日)(?P<city>{'|'.join(map(re.escape, sorted(han, key=len, reverse=True)))})(?:市)?(?!大学|学院|日报|研究|协会|学会|学者|专家|论坛|气候|协定)"
    )
    return known, named, chinese


def find_place(text: str, *, lexicon: Lexicon, alone: bool = False) -> Said[Place] | None:
    """Return the place a text names in the position of a place.

    Args:
        text: a sentence, a heading or a value.
        lexicon: cities and countries.
        alone: whether the text is a value that names a place and nothing else.
    """
    known, named, chinese = _patterns(lexicon)
    by_name = {name: country.code for country in lexicon.countries.values() for name in country.names}
    for found in named.finditer(text):
        city = found["city"]
        code = by_name.get(found["country"])
        return Said(Place(city=city, country=code), Span(found.start("city"), found.end()))
    for found in known.finditer(text):
        if found["before"].strip().lower() in {"from", "of", "to"} or (
            not found["before"].strip() and not alone and found.start()
        ):
            continue
        if not alone and found["before"].strip() in {",", "-", "–", "—", ":"} and not _is_heading_like(text):
            continue
        city, code = lexicon.cities[found["city"]]
        tail = found["country"] or ""
        end = found.end("country") if tail else found.end("city")
        told = text[found.start("city") : end]
        stated = by_name.get(tail, code)
        shown = told if tail in {"DC", "D.C."} else found["city"]
        return Said(Place(city=shown, country=stated), Span(found.start("city"), end))
    han = chinese.search(text)
    if han:
        city, code = lexicon.cities[han["city"]]
        return Said(Place(city=han["city"], country=code), Span(*han.span("city")))
    return _value(text, lexicon, by_name) if alone else None


def _is_heading_like(text: str) -> bool:
    return len(text) < 120 and not text.rstrip().endswith((".", "。"))


def _value(text: str, lexicon: Lexicon, by_name: dict[str, str]) -> Said[Place] | None:
    """Read the value of "Where:": the last part that is a country, and the city before it."""
    parts = [
        (found.start(), found[0].strip())
        for found in re.finditer(r"[^,，;；|()（）·•]+", text)
        if found[0].strip()
    ]
    for place, (start, words) in reversed(list(enumerate(parts))):
        if words in by_name and place:
            before, city = parts[place - 1]
            if not re.search(r"\d", city) and city[0].isupper():
                return Said(
                    Place(city=city, country=by_name[words]),
                    Span(before + (len(text[before:]) - len(text[before:].lstrip())), start + len(words) + 1),
                )
        if words in by_name:
            return Said(Place(city=None, country=by_name[words]), Span(start, start + len(words)))
        if words in lexicon.cities:
            return Said(Place(city=words, country=lexicon.cities[words][1]), Span(start, start + len(words)))
    return None
