"""Languages of a programme and the one catalogue of words.

The words of every page, picture, site and report stand in ``tracktwo/locale``, one gettext catalogue that
works without Django, settings or a database. It is called ``django`` because that is the only name Django
looks for, so forms and pages find the same words.
"""

import gettext
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

__all__ = [
    "INTERFACE_LANGUAGES",
    "LOCALE_FOLDER",
    "LanguageText",
    "Words",
    "choose",
    "direction",
    "endonym",
    "is_language_tag",
    "language_of_script",
    "template_words",
    "words",
]

LOCALE_FOLDER: Final = Path(__file__).parent.parent / "locale"
INTERFACE_LANGUAGES: Final = ("en", "zh-Hans")

LanguageText = Mapping[str, str]
"""One text in several languages: language tag (BCP 47) → text."""

Words = gettext.NullTranslations
"""A catalogue: ``.gettext(text)`` and ``.ngettext(one, many, n)``."""

_ENDONYMS: Final = {
    "ar": "العربية",
    "en": "English",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "he": "עברית",
    "hi": "हिन्दी",
    "ja": "日本語",
    "ko": "한국어",
    "ru": "Русский",
    "ur": "اردو",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
}
_LONGEST_TAG: Final = 35
_TAG: Final = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
_RIGHT_TO_LEFT: Final = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """Return ``"rtl"`` or ``"ltr"``, the direction in which a language tag is written."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def endonym(language: str) -> str:
    """Return a language's name in itself; a tag we do not know is its own name."""
    return _ENDONYMS.get(language, language)


def is_language_tag(text: str) -> bool:
    """Return whether a text is a language tag as we write them: language, script, region, variants (BCP 47)."""
    return len(text) <= _LONGEST_TAG and _TAG.fullmatch(text) is not None


def choose(text: LanguageText, *, language: str) -> tuple[str, str]:
    """Return ``(language tag, text)`` for a reader: the asked language, else English, else the first non-empty.

    A text that exists in no language is ``(language, "")``.
    """
    for tag in (language, "en", *text):
        if text.get(tag):
            return tag, text[tag]
    return language, ""


@cache
def words(language: str) -> Words:
    """Return the catalogue of an interface language; English (the source) for any other tag."""
    return gettext.translation(
        "django", localedir=LOCALE_FOLDER, languages=[language.replace("-", "_")], fallback=True
    )


def template_words(language: str, *, marked: Callable[[str], str]) -> Mapping[str, Callable[..., str]]:
    """Return what finds words in a template: ``_``, ``gettext`` and ``ngettext``.

    Args:
        language: The tag of the reader's language.
        marked: Makes text of a type whose ``%`` escapes what is named in it; our own words are safe.
    """
    catalogue = words(language)

    def find(message: str, **named: object) -> str:
        said = catalogue.gettext(message)
        return marked(said) % named if named else said

    def find_for(one: str, many: str, num: int, **named: object) -> str:
        return marked(catalogue.ngettext(one, many, num)) % {"num": num, **named}

    return {"_": find, "gettext": find, "ngettext": find_for}


def language_of_script(text: str) -> str:
    """Return the tag a printed text is most likely in, as far as its letters tell: "zh-Hans", "ar", or else "en"."""
    if re.search("[\u3400-\u9fff]", text):
        return "zh-Hans"
    return "ar" if re.search("[\u0600-\u06ff]", text) else "en"
